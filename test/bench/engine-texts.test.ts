import { assert, describe, it } from "@effect/vitest"
import { median, quantile, spread } from "../../bench/engine/statistics.ts"
import { groupTexts, unseenTexts } from "../../bench/engine/texts.ts"

const paragraph = (name: string): string => `${name} ${"word ".repeat(320)}`

describe("texts of the engine's benchmark", () => {
  it("never hold a paragraph twice", () => {
    const [a, b, c] = ["a", "b", "c"].map(paragraph)
    assert.deepStrictEqual(unseenTexts([`${a}\n\n${b}`, `${b}\n${a}`, `${a}\n\n${c}`]), [`${a}\n\n${b}`, c])
  })

  it("hold no paragraph that was used elsewhere", () => assert.deepStrictEqual(unseenTexts([paragraph("a")], [paragraph("a")]), []))

  it("join what is short with the next", () =>
    assert.deepStrictEqual(unseenTexts(["short", paragraph("a")]), [`short\n\n${paragraph("a")}`]))

  it("are dealt out once each", () => {
    const texts = Array.from({ length: 10 }, (_, i) => String(i).repeat(10))
    assert.deepStrictEqual(groupTexts(texts, 3, 25), [texts.slice(0, 3), texts.slice(3, 6), texts.slice(6, 9)])
    assert.throws(() => groupTexts(texts, 4, 30), /fills 3 of 4 groups/u)
  })
})

describe("statistics", () => {
  it("give the median and the range", () => {
    assert.strictEqual(median([3, 1, 2]), 2)
    assert.strictEqual(median([4, 1, 2, 3]), 2.5)
    assert.strictEqual(quantile([1, 2, 3, 4, 5], 0.25), 2)
    assert.strictEqual(spread([2, 1.5, 3]), "2.00× (1.50–3.00)")
  })
})
