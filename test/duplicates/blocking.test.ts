import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { pairsSharing, sharedAmong } from "../../nlp/blocking.ts"

const MAX = 3

/** What `pairsSharing` says, by looking at everything. */
const allPairs = (keys: ReadonlyArray<ReadonlyArray<number>>, isChained: boolean): ReadonlyArray<readonly [number, number]> => {
  const found = new Set<number>()
  for (const key of new Set(keys.flat())) {
    const sharers = [...keys.keys()].filter((item) => keys[item].includes(key))
    if (sharers.length <= MAX) for (const a of sharers) for (const b of sharers) if (a < b) found.add(a * 1000 + b)
    if (sharers.length > MAX && isChained) for (let k = 0; k + 1 < sharers.length; k++) found.add(sharers[k] * 1000 + sharers[k + 1])
  }
  return [...found].sort((a, b) => a - b).map((pair) => [Math.floor(pair / 1000), pair % 1000] as const)
}

describe("pairs that share a key", () => {
  it("are those that looking at everything finds, each once, in order", () => {
    const key = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 2 ** 40, max: 2 ** 40 + 3 }))
    fc.assert(
      fc.property(fc.array(fc.array(key, { maxLength: 6 }), { maxLength: 12 }), fc.boolean(), (keys, isChained) => {
        const found = [...pairsSharing({ items: keys.length, keysOf: (item) => keys[item], maxSharers: MAX, isChained })]
        expect(found).toEqual(allPairs(keys, isChained))
      })
    )
  })

  it("leave out what may not be paired", () => {
    const mayPair = (a: number, b: number): boolean => a + b !== 3
    expect([...pairsSharing({ items: 3, keysOf: () => [7], maxSharers: MAX, mayPair })]).toEqual([
      [0, 1],
      [0, 2]
    ])
  })
})

describe("shared keys", () => {
  it("are those that are there twice or more", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (keys) => {
        const isShared = sharedAmong(Float64Array.from(keys))
        for (let key = -1; key <= 21; key++) expect(isShared(key)).toBe(keys.filter((each) => each === key).length > 1)
      })
    )
  })
})
