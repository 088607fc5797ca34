import { calendarDay, dayOfIsoWeek, nthWeekday, weekdayOf, weekStart, type DayRange } from "../calendar.ts"
import { lowerAt, readFigures, readOrdinal, readUnit, readWeekday, readYear } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { ofDay, ofMonth, ofWeek, ofWeekend, ofYear, unanchored, type Resolution } from "../values.ts"
import { dayOfMonth } from "./day-of-month.ts"
import { deicticDay } from "./deictic.ts"
import { readPlainUnit } from "./edge.ts"
import { decade } from "./decade.ts"
import { holiday } from "./holiday.ts"
import { month } from "./month.ts"
import { monthDay } from "./month-day.ts"
import { relativeUnit } from "./relative-unit.ts"
import { weekday } from "./weekday.ts"
import { year } from "./year.ts"

const WHOLES: ReadonlyArray<TimeRule> = [month, year, relativeUnit, decade]

/** `first`, `third`, `last`: −1 for the last. */
const readRank = (stretch: Stretch, at: number): { readonly rank: number; readonly next: number } | null => {
  const lower = lowerAt(stretch, at)
  if (lower === "last" || lower === "final") return { rank: -1, next: at + 1 }
  const ordinal = readOrdinal(stretch, at)
  return ordinal === null || ordinal.value > 53 ? null : { rank: ordinal.value, next: ordinal.next }
}

/** The part of a whole that a rank names. A week belongs to the whole that holds its Thursday (ISO 8601). */
const partOf = (whole: DayRange, rank: number, part: string, weekdayNumber: number, anchor: Resolution["anchor"]): Resolution | null => {
  const at = calendarDay(rank < 0 ? whole.last : whole.first)
  switch (part) {
    case "day": {
      const day = rank < 0 ? whole.last : whole.first + rank - 1
      return day > whole.last ? null : ofDay(day, anchor)
    }
    case "week":
      return ofWeek(rank < 0 ? whole.last - 3 : whole.first + 3 + (rank - 1) * 7, anchor)
    case "weekend": {
      const saturday = weekStart(whole.first) + 5 < whole.first ? weekStart(whole.first) + 12 : weekStart(whole.first) + 5
      return ofWeekend(rank < 0 ? weekStart(whole.last - 6) + 5 : saturday + (rank - 1) * 7, anchor)
    }
    case "month": {
      const index = at.year * 12 + at.month - 1 + (rank < 0 ? 0 : rank - 1)
      return ofMonth(Math.floor(index / 12), (index % 12) + 1, anchor)
    }
    case "year":
      return ofYear(rank < 0 ? at.year : at.year + rank - 1, anchor)
    case "weekday":
      return ofDay(nthWeekday(at.year, at.month, weekdayNumber, rank), anchor)
    default:
      return null
  }
}

/** “the first week of May”, “the last day of 2020”, “the second Tuesday in November”. */
export const ordinalOf: TimeRule = {
  id: "times/ordinal-of",
  source: "ISO 8601 weeks; United States Code style ranks of weekdays",
  opens: ["the", "lead", "ordinal", "number", "figure"],
  examples: [
    { text: "They met in the first week of May 2018.", words: "the first week of May 2018", value: "2018-W18" },
    { text: "It closed on the last day of 2020.", words: "the last day of 2020", value: "2020-12-31" },
    { text: "They vote on the first Monday of March 2010.", words: "the first Monday of March 2010", value: "2010-03-01" },
    { text: "They meet on the last Friday of every month.", words: "the last Friday of every month", value: "XXXX-WXX-5" },
    { text: "They met in the last week of December 2016.", words: "the last week of December 2016", value: "2016-W52" }
  ],
  counterExamples: ["The first week of talks failed.", "It was the last day of the trip.", "The third man of 2020."],
  match: (stretch, at): RuleMatch | null => {
    const determined = lowerAt(stretch, at) === "the"
    const rank = readRank(stretch, determined ? at + 1 : at)
    if (rank === null) return null
    const unit = readUnit(stretch, rank.next)
    const named = unit === null ? readWeekday(stretch, rank.next) : null
    if (unit === null && named === null) return null
    const next = unit?.next ?? named?.next ?? 0
    if (lowerAt(stretch, next) !== "of" && lowerAt(stretch, next) !== "in") return null
    const part = named === null ? (unit?.value ?? "") : "weekday"
    if (part === "second" || part === "minute" || part === "hour" || part === "quarter" || part === "decade" || part === "century")
      return null
    if (named !== null && /^(?:every|each)$/u.test(lowerAt(stretch, next + 1)) && readUnit(stretch, next + 2) !== null)
      return { first: at, last: next + 3, resolve: () => unanchored(`XXXX-WXX-${named.value}`, "day", "SET") }
    for (const match of stretch.words[next + 1] === undefined ? [] : [...WHOLES.map((rule) => rule.match), readPlainUnit]) {
      const whole = match(stretch, next + 1)
      if (whole === null || whole.first !== next + 1 || (match === readPlainUnit && lowerAt(stretch, next + 1) !== "the")) continue
      return {
        first: at,
        last: whole.last,
        ...(whole.explicitYear === undefined ? {} : { explicitYear: whole.explicitYear }),
        resolve: (context) => {
          const resolved = whole.resolve(context)
          if (resolved === null || resolved.range === null) return null
          if (part === "weekday" && resolved.grain !== "month") return null
          return partOf(resolved.range, rank.rank, part, named?.value ?? 0, resolved.anchor)
        }
      }
    }
    return null
  }
}

/** “the week of Oct. 6”, “the weekend of Halloween”, “week 31”, “week 3 of 2027”. */
export const weekOf: TimeRule = {
  id: "times/week-of",
  source: "ISO 8601 weeks",
  opens: ["the", "unit"],
  examples: [
    { text: "They met in the week of Oct. 5, 2020.", words: "the week of Oct. 5, 2020", value: "2020-W41" },
    { text: "It is due in week 3 of 2027.", words: "week 3 of 2027", value: "2027-W03" },
    { text: "They met on the weekend of June 6, 2010.", words: "the weekend of June 6, 2010", value: "2010-W22-WE" }
  ],
  counterExamples: ["A week of talks failed.", "The week of the vote came.", "Week by week it grew."],
  match: (stretch, at): RuleMatch | null => {
    const i = lowerAt(stretch, at) === "the" ? at + 1 : at
    const unit = lowerAt(stretch, i)
    if (unit !== "week" && unit !== "weekend") return null
    const figures = unit === "week" ? readFigures(stretch, i + 1, 2) : null
    if (figures !== null) {
      if (figures.value < 1 || figures.value > 53) return null
      const year =
        lowerAt(stretch, figures.next) === "of" || lowerAt(stretch, figures.next) === ","
          ? readYear(stretch, figures.next + 1)
          : readYear(stretch, figures.next)
      return {
        first: at,
        last: year?.next ?? figures.next,
        ...(year === null ? {} : { explicitYear: year.value }),
        resolve: ({ published }) => {
          const inYear = year?.value ?? (published === null ? null : calendarDay(published).year)
          return inYear === null ? null : ofWeek(dayOfIsoWeek(inYear, figures.value), year === null ? "published_at" : "explicit")
        }
      }
    }
    const link = lowerAt(stretch, i + 1)
    if (link !== "of" && link !== "ended" && link !== "ending" && link !== "beginning" && link !== "starting" && link !== "commencing")
      return null
    for (const rule of stretch.words[i + 2] === undefined ? [] : [monthDay, holiday, deicticDay, weekday, dayOfMonth]) {
      const date = rule.match(stretch, i + 2)
      if (date === null || date.first !== i + 2) continue
      return {
        ...date,
        first: at,
        isToday: false,
        resolve: (context) => {
          const resolved = date.resolve(context)
          if (resolved === null || resolved.range === null) return null
          return unit === "week"
            ? ofWeek(resolved.range.first, resolved.anchor)
            : ofWeekend(weekdayOf(resolved.range.first) <= 2 ? resolved.range.first - 3 : resolved.range.first, resolved.anchor)
        }
      }
    }
    return null
  }
}
