import { assert, describe, it } from "@effect/vitest"
import { prf, roundToTenth } from "../../eval/figures.ts"
import { updateResults } from "../../eval/scoreboard.ts"
import { intervalOf, isSameValue } from "../../eval/timex-value.ts"

describe("figures", () => {
  it("rounds exact ties to the even tenth and everything else to the nearest", () => {
    assert.deepStrictEqual([0.25, 0.75, 12.25, 12.35, 99.95, 58.749999].map(roundToTenth), [0.2, 0.8, 12.2, 12.3, 100, 58.7])
  })

  it("takes an empty side as 0", () => {
    assert.deepStrictEqual(prf(0, 0, 5), { P: 0, R: 0, F1: 0 })
    assert.deepStrictEqual(prf(1, 2, 4), { P: 50, R: 25, F1: 33.3 })
  })
})

describe("time values", () => {
  it("names the days of a value", () => {
    assert.deepStrictEqual(intervalOf("2023-02"), ["2023-02-01", "2023-02-28"])
    assert.deepStrictEqual(intervalOf("2020-W53"), ["2020-12-28", "2021-01-03"])
    assert.deepStrictEqual(intervalOf("2021-W53"), null)
    assert.deepStrictEqual(intervalOf("2019-WI"), ["2019-12-01", "2020-02-29"])
    assert.deepStrictEqual(intervalOf("2023-Q2"), ["2023-04-01", "2023-06-30"])
    assert.deepStrictEqual(intervalOf("199"), ["1990-01-01", "1999-12-31"])
    assert.deepStrictEqual(intervalOf("2023-06-18/2023-06-19"), ["2023-06-18", "2023-06-19"])
    assert.deepStrictEqual(intervalOf("2023-02-30"), null)
    assert.deepStrictEqual(intervalOf("P2D"), null)
  })

  it("compares values by the days they name", () => {
    assert.isTrue(isSameValue("199", "199X"))
    assert.isTrue(isSameValue("2023-06-18", "2023-06-18T10:00"))
    assert.isFalse(isSameValue("2023-06-18T09:00", "2023-06-18T10:00"))
    assert.isTrue(isSameValue("P1D", "PT24H", ["PT24H"]))
    assert.isFalse(isSameValue("2023-06-18", null))
  })
})

describe("results", () => {
  const board = (set: string, F1: number) => ({ set, documents: 1, goldHash: "0".repeat(16), figures: { sentences: { P: 1, R: 1, F1 } } })

  it("keeps one section a set, sorted, and leaves the others as they are", () => {
    const first = updateResults("", board("seeds", 50))
    const both = updateResults(first, board("core/a", 60))
    const again = updateResults(both, board("seeds", 70))
    assert.deepStrictEqual(again.match(/^## .*$/gmu), ["## core/a", "## seeds"])
    assert.include(again, "| sentences | 1.0 | 1.0 | 70.0 |")
    assert.notInclude(again, "50.0")
    assert.strictEqual(updateResults(again, board("seeds", 70)), again)
  })
})
