/** TIMEX3 values and the days they stand for (TimeML 1.2.1, ISO 8601). */
import type { TimeGrain, TimexType, TimeAnchor } from "../annotations.ts"
import { addMonths, calendarDay, dayNumber, dayOfIsoWeek, isoWeek, weekStart, type DayNumber, type DayRange } from "./calendar.ts"

/** What an expression means, once it is anchored. `range` is null where the value names no days. */
export interface Resolution {
  readonly type: TimexType
  readonly value: string
  readonly grain: TimeGrain
  readonly anchor: TimeAnchor
  readonly range: DayRange | null
}

/** Calendar units, as TIMEX3 writes them in durations. */
export type Unit =
  | "second"
  | "minute"
  | "hour"
  | "day"
  | "week"
  | "fortnight"
  | "weekend"
  | "month"
  | "quarter"
  | "year"
  | "decade"
  | "century"
  | "millennium"

const pad = (value: number, width: number): string => String(value).padStart(width, "0")

export const yearText = (year: number): string => pad(year, 4)
export const dayText = (day: DayNumber): string => {
  const { year, month, day: dayOfMonth } = calendarDay(day)
  return `${yearText(year)}-${pad(month, 2)}-${pad(dayOfMonth, 2)}`
}

export const yearRange = (year: number): DayRange => ({ first: dayNumber(year, 1, 1), last: dayNumber(year, 12, 31) })
export const monthRange = (year: number, month: number): DayRange => {
  const first = dayNumber(year, month, 1)
  return { first, last: addMonths(first, 1) - 1 }
}

const date = (value: string, grain: TimeGrain, range: DayRange | null, anchor: TimeAnchor): Resolution => ({
  type: "DATE",
  value,
  grain,
  anchor,
  range
})

export const ofDay = (day: DayNumber, anchor: TimeAnchor): Resolution => date(dayText(day), "day", { first: day, last: day }, anchor)
export const ofWeek = (day: DayNumber, anchor: TimeAnchor): Resolution => {
  const { year, week } = isoWeek(day)
  const first = dayOfIsoWeek(year, week)
  return date(`${yearText(year)}-W${pad(week, 2)}`, "week", { first, last: first + 6 }, anchor)
}
export const ofWeekend = (day: DayNumber, anchor: TimeAnchor): Resolution => {
  const { year, week } = isoWeek(day)
  const saturday = weekStart(day) + 5
  return date(`${yearText(year)}-W${pad(week, 2)}-WE`, "weekend", { first: saturday, last: saturday + 1 }, anchor)
}
export const ofMonth = (year: number, month: number, anchor: TimeAnchor): Resolution =>
  date(`${yearText(year)}-${pad(month, 2)}`, "month", monthRange(year, month), anchor)
export const ofYear = (year: number, anchor: TimeAnchor): Resolution => date(yearText(year), "year", yearRange(year), anchor)
export const ofQuarter = (year: number, quarter: number, anchor: TimeAnchor): Resolution =>
  date(
    `${yearText(year)}-Q${quarter}`,
    "quarter",
    { first: dayNumber(year, quarter * 3 - 2, 1), last: monthRange(year, quarter * 3).last },
    anchor
  )
export const ofHalf = (year: number, half: number, anchor: TimeAnchor): Resolution =>
  date(`${yearText(year)}-H${half}`, "half", { first: dayNumber(year, half * 6 - 5, 1), last: monthRange(year, half * 6).last }, anchor)
/** A decade by its first year: 1980 → `1980/1989`. */
export const ofDecade = (year: number, anchor: TimeAnchor): Resolution =>
  date(`${yearText(year)}/${yearText(year + 9)}`, "decade", { first: yearRange(year).first, last: yearRange(year + 9).last }, anchor)
/** A century by its number: 20 → `1901/2000`. */
export const ofCentury = (century: number, anchor: TimeAnchor): Resolution => {
  const first = (century - 1) * 100 + 1
  return date(
    `${yearText(first)}/${yearText(first + 99)}`,
    "century",
    { first: yearRange(first).first, last: yearRange(first + 99).last },
    anchor
  )
}

/** First month of each meteorological season of the northern hemisphere. */
const SEASON_MONTH: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 }
export const ofSeason = (year: number, season: string, anchor: TimeAnchor): Resolution => {
  const first = dayNumber(year, SEASON_MONTH[season] ?? 1, 1)
  return date(`${yearText(year)}-${season}`, "season", { first, last: addMonths(first, 3) - 1 }, anchor)
}

/** Two resolved times as one interval, from the start of the first to the end of the second. */
export const ofInterval = (from: Resolution, to: Resolution): Resolution => ({
  type: "DATE",
  value: `${from.value}/${to.value}`,
  grain: from.grain,
  anchor: from.anchor === "explicit" ? to.anchor : from.anchor,
  range:
    from.range !== null && to.range !== null && from.range.first <= to.range.last ? { first: from.range.first, last: to.range.last } : null
})

/** A value that names no days: `PAST_REF`, `XXXX-WXX-7`. */
export const unanchored = (value: string, grain: TimeGrain, type: TimexType = "DATE"): Resolution => ({
  type,
  value,
  grain,
  anchor: "none",
  range: null
})

/** A time of day: `T08:30` or `TMO` on a day, or alone when the day is not known. */
export const ofTime = (day: DayNumber | null, time: string, grain: TimeGrain, anchor: TimeAnchor): Resolution => ({
  type: "TIME",
  value: day === null ? time : `${dayText(day)}${time}`,
  grain,
  anchor: day === null ? "none" : anchor,
  range: day === null ? null : { first: day, last: day }
})

const CODES: Readonly<Record<Unit, readonly [clock: boolean, code: string]>> = {
  second: [true, "S"],
  minute: [true, "M"],
  hour: [true, "H"],
  day: [false, "D"],
  week: [false, "W"],
  fortnight: [false, "W"],
  weekend: [false, "WE"],
  month: [false, "M"],
  quarter: [false, "Q"],
  year: [false, "Y"],
  decade: [false, "DE"],
  century: [false, "CE"],
  millennium: [false, "ML"]
}

/** What half of a unit is, in the next smaller one; units without an entry keep the fraction. */
const HALF: Readonly<Partial<Record<Unit, readonly [count: number, unit: Unit]>>> = {
  hour: [30, "minute"],
  minute: [30, "second"],
  year: [6, "month"],
  decade: [5, "year"],
  century: [50, "year"]
}

/** An amount of a unit; `amount` null when the text does not count (“several”). */
export interface Amount {
  readonly amount: number | null
  readonly unit: Unit
}

/** ISO 8601 duration of the amounts, largest first: `P2D`, `PT7H30M`, `PXM`. */
export const durationText = (amounts: ReadonlyArray<Amount>): string => {
  let calendar = ""
  let clock = ""
  const write = (amount: number | null, unit: Unit): void => {
    if (unit === "fortnight") return write(amount === null ? null : amount * 2, "week")
    const half = HALF[unit]
    if (amount !== null && half !== undefined && amount % 1 === 0.5) {
      if (unit === "decade" || unit === "century") return write(amount * half[0] * 2, half[1])
      if (amount > 0.5) write(amount - 0.5, unit)
      return write(half[0], half[1])
    }
    if (unit === "century" && amount !== null && amount % 1 !== 0) return write(amount * 100, "year")
    const [isClock, code] = CODES[unit]
    const text = `${amount === null ? "X" : amount}${code}`
    if (isClock) clock += text
    else calendar += text
  }
  for (const { amount, unit } of amounts) write(amount, unit)
  return `P${calendar}${clock === "" ? "" : `T${clock}`}`
}

export const grainOf = (unit: Unit): TimeGrain =>
  unit === "second" ? "minute" : unit === "fortnight" ? "week" : unit === "millennium" ? "century" : unit
