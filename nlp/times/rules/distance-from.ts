import { calendarDay, addMonths, type DayNumber } from "../calendar.ts"
import { isPluralUnit, lowerAt, readCount, readUnit, type Read } from "../readers.ts"
import type { RuleMatch, TimeRule } from "../rule.ts"
import { ofDay, ofMonth, ofYear, type Resolution, type Unit } from "../values.ts"
import { deicticDay } from "./deictic.ts"
import { holiday } from "./holiday.ts"
import { month } from "./month.ts"
import { monthDay } from "./month-day.ts"
import { numericDate } from "./numeric-date.ts"
import { weekday } from "./weekday.ts"
import { year } from "./year.ts"

const ANCHORS: ReadonlyArray<TimeRule> = [holiday, monthDay, numericDate, weekday, deicticDay, month, year]

/** A count of units from a time: days and weeks from a day give a day, months from a month a month. */
const shift = (from: Resolution, count: number, unit: Unit): Resolution | null => {
  if (from.range === null) return null
  const first: DayNumber = from.range.first
  const isDay = from.range.first === from.range.last
  if (unit === "day" || unit === "week") return isDay ? ofDay(first + count * (unit === "week" ? 7 : 1), from.anchor) : null
  if (unit === "month" || unit === "year") {
    const moved = addMonths(first, count * (unit === "year" ? 12 : 1))
    if (isDay) return ofDay(moved, from.anchor)
    const at = calendarDay(moved)
    return from.grain === "year" && unit === "year" ? ofYear(at.year, from.anchor) : ofMonth(at.year, at.month, from.anchor)
  }
  return null
}

/** “two days after Christmas”, “three weeks from tomorrow”, “a day before July 4”. */
export const distanceFrom: TimeRule = {
  id: "times/distance-from",
  source: "TIDES 2005 § 4: a distance from a named time is one expression",
  opens: ["count", "number", "figure", "the", "a"],
  examples: [
    { text: "They met two days after Christmas.", words: "two days after Christmas", value: "2022-12-27" },
    { text: "They will meet three weeks from tomorrow.", words: "three weeks from tomorrow", value: "2023-07-11" },
    { text: "It happened 2 weeks before May 13, 1999.", words: "2 weeks before May 13, 1999", value: "1999-04-29" }
  ],
  counterExamples: ["He left two days after the vote.", "It took two weeks from start to end."],
  match: (stretch, at): RuleMatch | null => {
    let count: Read<number | null> | null = readCount(stretch, at)
    if (count === null && (lowerAt(stretch, at) === "a" || lowerAt(stretch, at) === "an")) count = { value: 1, next: at + 1 }
    if (count === null || count.value === null || count.value % 1 !== 0) return null
    const amount = count.value
    const unit = readUnit(stretch, count.next)
    if (unit === null || (amount !== 1 && !isPluralUnit(stretch, count.next))) return null
    // “for 48 hours from Friday” is a duration and a day
    if (!/^(?:day|week|month|year)$/u.test(unit.value)) return null
    const word = lowerAt(stretch, unit.next)
    if (word !== "after" && word !== "before" && word !== "from") return null
    for (const rule of ANCHORS) {
      const anchor = stretch.words[unit.next + 1] === undefined ? null : rule.match(stretch, unit.next + 1)
      if (anchor === null || anchor.first !== unit.next + 1) continue
      return {
        ...anchor,
        first: at,
        isToday: false,
        resolve: (context) => {
          const from = anchor.resolve(context)
          return from === null ? null : shift(from, word === "before" ? -amount : amount, unit.value)
        }
      }
    }
    return null
  }
}
