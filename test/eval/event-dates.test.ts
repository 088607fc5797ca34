import { describe, expect, it } from "vitest"
import { parseArticleGold } from "../../eval/gold-articles.ts"
import { isRightDate, scoreEventDates } from "../../eval/score-event-dates.ts"

const event = (id: number, over: object): string =>
  JSON.stringify({
    event_id: `e${id}`,
    source: "a",
    trigger: { start: id * 10, end: id * 10 + 5 },
    type: "CONSULT",
    actors: [],
    targets: [],
    tier: "core",
    modality: "asserted",
    event_ref: null,
    ...over
  })

const ours = (id: number, days: readonly [string, string] | null) => ({
  trigger: { start: id * 10, end: id * 10 + 5 },
  type: "CONSULT",
  actors: [],
  targets: [],
  modality: "asserted",
  days
})

describe("event dates", () => {
  it("are right when one stretch of days holds the other and ours is no coarser than a month", () => {
    expect(isRightDate(["2023-06-18", "2023-06-19"], ["2023-06-18", "2023-06-18"])).toBe(true)
    expect(isRightDate(["2023-02-04", "2023-02-04"], ["2023-02-01", "2023-02-28"])).toBe(true)
    expect(isRightDate(["2023-02-04", "2023-02-04"], ["2023-01-01", "2023-12-31"])).toBe(false)
    expect(isRightDate(["2018-01-01", "2018-12-31"], ["2018-01-01", "2018-12-31"])).toBe(true)
    expect(isRightDate(["2023-06-18", "2023-06-18"], ["2023-06-19", "2023-06-19"])).toBe(false)
  })
  it("count a date where gold has none as wrong, and ask nothing of durations and statements", () => {
    const events = [
      event(1, { time_value: "2023-06-18" }),
      event(2, { time_value: null }),
      event(3, { time_value: "P2D" }),
      event(4, { time_value: "2023-06-18" }),
      event(5, { time_value: "2023-06-18", type: "STATEMENT" })
    ].join("\n")
    const gold = parseArticleGold({ "events.jsonl": events, "sources.jsonl": JSON.stringify({ source: "a" }) }, true)
    const found = [1, 2, 3, 5].map((id) => ours(id, ["2023-06-18", "2023-06-18"]))
    const { figures } = scoreEventDates(gold, { a: { events: [...found, ours(4, null)] } })
    expect(figures["event dates"]).toMatchObject({ tp: 1, sys: 2, gold: 2 })
  })
})
