/** Dates that go together: ranges with “to” or a dash, and lists, whose parts lend each other a year or a direction. Pure. */
import type { DayNumber } from "./calendar.ts"
import type { TimeContext } from "./context.ts"
import { isRangeDash, lowerAt, readWeekday } from "./readers.ts"
import type { Reading, Stretch } from "./rule.ts"
import { ofInterval } from "./values.ts"

/** Two dates of one kind with a dash between them are an interval: “2000 – 2050”. */
export const joinDashed = (stretch: Stretch, readings: ReadonlyArray<Reading>): ReadonlyArray<Reading> => {
  const joined: Array<Reading> = []
  for (const reading of readings) {
    const before = joined.at(-1)
    if (
      before !== undefined &&
      before.joins !== undefined &&
      before.joins === reading.joins &&
      reading.first === before.last + 1 &&
      isRangeDash(stretch, before.last)
    ) {
      const from = before.resolve
      const to = reading.resolve
      joined[joined.length - 1] = {
        ...reading,
        first: before.first,
        resolve: (context) => {
          const end = to(context)
          // “November-January 2023”: the first one ends with the second.
          const start = from(
            before.explicitYear === undefined && reading.explicitYear !== undefined
              ? { ...context, followingYear: reading.explicitYear, rangeEnd: end?.range?.last ?? null }
              : context
          )
          return start === null || end === null ? (end ?? start) : ofInterval(start, end)
        }
      }
      continue
    }
    joined.push(reading)
  }
  return joined
}

/** The year of a date that this one is listed with: only “and”, “to”, commas and dashes lie between. */
export const followingYear = (stretch: Stretch, readings: ReadonlyArray<Reading>, k: number): number | null => {
  if (readings[k].explicitYear !== undefined || readings[k].joins === undefined) return null
  for (let next = k + 1; next < Math.min(readings.length, k + 4); next++) {
    for (let i = readings[next - 1].last; i < readings[next].first; i++) {
      if (
        !/^(?:and|to|or|through|until|till|the|&|,|-|–|—)$/u.test(lowerAt(stretch, i)) ||
        readings[next].first - readings[next - 1].last > 3
      )
        return null
    }
    if (readings[next].joins === undefined) return null
    if (readings[next].explicitYear !== undefined && readings[next].joins !== "year") return readings[next].explicitYear ?? null
  }
  return null
}

/** “Monday to Thursday”. */
const isWeekdayRange = (stretch: Stretch, from: Reading, to: Reading): boolean =>
  from.rule.id === WEEKDAY &&
  to.rule.id === WEEKDAY &&
  to.first === from.last + 1 &&
  (/^(?:to|through|until|till)$/u.test(lowerAt(stretch, from.last)) ||
    (lowerAt(stretch, from.last) === "and" && lowerAt(stretch, from.first - 1) === "between"))
const WEEKDAY = "times/weekday"

/** The day that “to Thursday” is counted from: that of “Monday” before it, in a clause that looks ahead; and that of “Sunday” in “Sunday and Monday”. */
export const rangeStart = (stretch: Stretch, readings: ReadonlyArray<Reading>, k: number, context: TimeContext): DayNumber | null => {
  if (k === 0) return null
  const isRange = context.tense === "future" && isWeekdayRange(stretch, readings[k - 1], readings[k])
  const isList = !isRange && isWeekdayList(stretch, readings[k - 1], readings[k])
  if (!isRange && !isList) return null
  const from = readings[k - 1].resolve({ ...context, sameWeekday: null })?.range?.last ?? null
  // what is told of in the past and lies before the article goes on from no day to one ahead of it
  const isDone = isList && context.tense !== "future" && from !== null && context.published !== null && from < context.published
  return isDone ? null : from
}

/** “Sunday and Monday”. */
const isWeekdayList = (stretch: Stretch, before: Reading, after: Reading): boolean =>
  after.first === before.last + 1 &&
  /^(?:and|or)$/u.test(lowerAt(stretch, before.last)) &&
  before.last === before.first + 1 &&
  readWeekday(stretch, before.first) !== null &&
  readWeekday(stretch, after.first) !== null

/** Where the range ends that a date without a year opens: the date after “to”, “through”, “until” or a dash. */
export const rangeEnd = (stretch: Stretch, readings: ReadonlyArray<Reading>, k: number, context: TimeContext): DayNumber | null => {
  const reading = readings[k]
  const next = readings[k + 1]
  if (next !== undefined && isWeekdayRange(stretch, reading, next)) {
    const end = next.resolve(context)?.range?.last ?? null
    // What lies ahead is counted from its first day.
    return context.tense === "future" ? null : end
  }
  if (
    next === undefined ||
    reading.explicitYear !== undefined ||
    reading.joins === undefined ||
    reading.joins === "year" ||
    next.joins !== reading.joins
  )
    return null
  if (
    next.first !== reading.last + 1 ||
    !(isRangeDash(stretch, reading.last) || /^(?:to|through|until|till)$/u.test(lowerAt(stretch, reading.last)))
  )
    return null
  return next.resolve(context)?.range?.last ?? null
}
