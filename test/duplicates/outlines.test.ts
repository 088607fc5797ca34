import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { createOutlines } from "../../nlp/duplicates/outlines.ts"
import { overlapOf, SAMPLE_BOUND } from "../../nlp/duplicates/sketch.ts"

const hash = fc.integer({ min: 0, max: 0xffff_ffff })
const sampledHash = fc.integer({ min: 0, max: SAMPLE_BOUND - 1 })
const sketchOf = (hashes: ReadonlyArray<number>): Uint32Array => Uint32Array.from(new Set(hashes)).sort()

/** Two sketches, whole or sampled, and what they have in common. */
const pair = fc
  .tuple(fc.boolean(), fc.boolean())
  .chain(([isLeftWhole, isRightWhole]) =>
    fc.tuple(
      fc.array(isLeftWhole ? hash : sampledHash, { maxLength: 600 }),
      fc.array(isRightWhole ? hash : sampledHash, { maxLength: 600 }),
      fc.array(isLeftWhole && isRightWhole ? hash : sampledHash, { maxLength: 300 })
    )
  )
  .map(([left, right, both]) => [sketchOf([...left, ...both]), sketchOf([...right, ...both])] as const)

describe("outlines of sketches", () => {
  it("never promise less than the sketches share, and count what is compared", () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const outlines = createOutlines(2)
        outlines.draw(0, a)
        outlines.draw(1, b)
        const { common, left, right } = outlines.boundOf(0, 1)
        const { containment, jaccard } = overlapOf(a, b)
        const smaller = Math.min(left, right)
        const most = Math.min(common, smaller)
        if (smaller === 0) expect(containment).toBe(0)
        else {
          expect(most / smaller).toBeGreaterThanOrEqual(containment)
          expect(most / (left + right - most)).toBeGreaterThanOrEqual(jaccard)
        }
      })
    )
  })

  it("tell two texts of news length that have nothing in common", () => {
    const outlines = createOutlines(2)
    const half = (from: number): Uint32Array => sketchOf(Array.from({ length: 300 }, (_, i) => Math.imul(2 * i + from, 0x9e37_79b1) >>> 0))
    outlines.draw(0, half(0))
    outlines.draw(1, half(1))
    expect(outlines.boundOf(0, 1).common).toBeLessThan(0.4 * 300)
  })
})
