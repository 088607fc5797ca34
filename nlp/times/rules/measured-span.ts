import { addMonths, calendarDay, type DayNumber, type DayRange } from "../calendar.ts"
import { isHyphen, isPluralUnit, lowerAt, readCount, readOrdinal, readUnit } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { dayText, durationText, grainOf, ofHalf, ofQuarter, unanchored, type Resolution, type Unit } from "../values.ts"
import { readPlainUnit } from "./edge.ts"
import { month } from "./month.ts"
import { monthDay } from "./month-day.ts"
import { numericDate } from "./numeric-date.ts"
import { relativeUnit } from "./relative-unit.ts"
import { year } from "./year.ts"

const MONTHS: Readonly<Partial<Record<Unit, number>>> = { month: 1, quarter: 3, year: 12, decade: 120 }
const DAYS: Readonly<Partial<Record<Unit, number>>> = { day: 1, week: 7 }

/** Days of a count of units from a day on, or up to a day, that day included; null for units that are no whole days. */
const daysFrom = (first: DayNumber, count: number, unit: Unit): DayRange | null => {
  const months = MONTHS[unit]
  if (months !== undefined) return { first, last: addMonths(first, count * months) - 1 }
  const days = DAYS[unit]
  return days === undefined ? null : { first, last: first + count * days - 1 }
}
const daysUpTo = (last: DayNumber, count: number, unit: Unit): DayRange | null => {
  const months = MONTHS[unit]
  if (months !== undefined) return { first: addMonths(last + 1, -count * months), last }
  const days = DAYS[unit]
  return days === undefined ? null : { first: last - count * days + 1, last }
}

const spanning = (count: number, unit: Unit, range: DayRange | null, anchor: Resolution["anchor"]): Resolution => ({
  type: "DURATION",
  value: durationText([{ amount: count, unit }]),
  grain: grainOf(unit),
  anchor: range === null ? "none" : anchor,
  range
})

const WHOLES: ReadonlyArray<TimeRule["match"]> = [month, year, relativeUnit].map((rule) => rule.match)

/** “the first three months of 2024”, “the final two weeks of May”. */
export const spanOf: TimeRule = {
  id: "times/span-of",
  source: "TIMEX3 durations with a begin or end point: the days are those of the whole that is named",
  opens: ["lead", "the"],
  examples: [
    { text: "Exports fell in the first three months of 2022.", words: "the first three months", value: "P3M" },
    { text: "It rained in the last two weeks of May.", words: "the last two weeks", value: "P2W" }
  ],
  counterExamples: [
    "The first three months of the war were quiet.",
    "The last three men of 2020 left.",
    "The first months of 2022 were quiet."
  ],
  match: (stretch, at): RuleMatch | null => {
    const lead = lowerAt(stretch, at) === "the" ? at + 1 : at
    const isLast = /^(?:last|final)$/u.test(lowerAt(stretch, lead))
    if (!isLast && lowerAt(stretch, lead) !== "first") return null
    const count = readCount(stretch, lead + 1)
    if (count === null || count.value === null || count.value % 1 !== 0) return null
    const amount = count.value
    const unit = readUnit(stretch, count.next)
    if (unit === null || (amount !== 1 && !isPluralUnit(stretch, count.next)) || lowerAt(stretch, unit.next) !== "of") return null
    const from = unit.next + 1
    if (stretch.words[from] === undefined) return null
    for (const match of lowerAt(stretch, from) === "the" ? [...WHOLES, readPlainUnit] : WHOLES) {
      const whole = match(stretch, from)
      if (whole === null || whole.first !== from) continue
      return {
        first: at,
        last: unit.next,
        resolve: (context) => {
          const named = whole.resolve(context)
          const range = named?.range ?? null
          if (named === null || range === null) return spanning(amount, unit.value, null, "none")
          const days = isLast ? daysUpTo(range.last, amount, unit.value) : daysFrom(range.first, amount, unit.value)
          return spanning(amount, unit.value, days, named.anchor)
        }
      }
    }
    return null
  }
}

const ENDS: ReadonlyArray<TimeRule> = [monthDay, numericDate, month]

/** The date up to which a span runs: `to March`, `ended Dec. 31, 2023`, `through the end of May`. */
const readEnd = (stretch: Stretch, at: number): RuleMatch | null => {
  let i = at
  if (lowerAt(stretch, i) === "up") i++
  if (!/^(?:to|through|until|till|ended|ending)$/u.test(lowerAt(stretch, i))) return null
  i++
  if (lowerAt(stretch, i) === "on") i++
  if (lowerAt(stretch, i) === "the" && lowerAt(stretch, i + 1) === "end" && lowerAt(stretch, i + 2) === "of") i += 3
  else if (lowerAt(stretch, i) === "end") i += isHyphen(stretch, i + 1) || lowerAt(stretch, i + 1) === "of" ? 2 : 1
  if (stretch.words[i] === undefined) return null
  for (const rule of ENDS) {
    const found = rule.match(stretch, i)
    if (found !== null && found.first === i) return found
  }
  return null
}

/** A quarter or half by its last day: the calendar's where it is one, else the firm's own, as its days. */
const partEnding = (part: "quarter" | "half", ordinal: number, last: DayNumber | null, anchor: Resolution["anchor"]): Resolution => {
  if (last === null) return unanchored(`XXXX-${part === "quarter" ? "Q" : "H"}${ordinal}`, part)
  const months = part === "quarter" ? 3 : 6
  const calendar = calendarDay(last)
  const own = (part === "quarter" ? ofQuarter : ofHalf)(calendar.year, ordinal, anchor)
  if (own.range !== null && own.range.last === last) return own
  const first = addMonths(last + 1, -months)
  return { type: "DATE", value: `${dayText(first)}/${dayText(last)}`, grain: part, anchor, range: { first, last } }
}

/** `three months`, `the year`, `the fiscal year`, `the second quarter`, with the word after it. */
const readSpan = (
  stretch: Stretch,
  at: number
): { readonly next: number; readonly make: (last: DayNumber | null, anchor: Resolution["anchor"]) => Resolution } | null => {
  const i = lowerAt(stretch, at) === "the" ? at + 1 : at
  const ordinal = readOrdinal(stretch, i)
  if (ordinal !== null) {
    const p = isHyphen(stretch, ordinal.next) || lowerAt(stretch, ordinal.next) === "fiscal" ? ordinal.next + 1 : ordinal.next
    const part = lowerAt(stretch, p)
    if ((part !== "quarter" && part !== "half") || ordinal.value > (part === "quarter" ? 4 : 2)) return null
    return { next: p + 1, make: (last, anchor) => partEnding(part, ordinal.value, last, anchor) }
  }
  const count = i > at ? null : readCount(stretch, i)
  const amount = count === null ? 1 : count.value
  if (amount === null || amount % 1 !== 0 || (count === null && i === at)) return null
  const u = count?.next ?? (/^(?:fiscal|financial|full|calendar|tax)$/u.test(lowerAt(stretch, i)) ? i + 1 : i)
  const unit = readUnit(stretch, u)
  if (unit === null || isPluralUnit(stretch, u) === (amount === 1)) return null
  if (count === null && !/^(?:year|month|quarter)$/u.test(unit.value)) return null
  return {
    next: unit.next,
    make: (last, anchor) => spanning(amount, unit.value, last === null ? null : daysUpTo(last, amount, unit.value), anchor)
  }
}

/** “the year to March”, “the three months ended June 30, 2023”, “the second quarter ended Jan. 31”. */
export const spanTo: TimeRule = {
  id: "times/span-to",
  source: "TIMEX3 durations with an end point, as business news writes them: the days are those up to the date",
  opens: ["the", "number", "figure", "ordinal"],
  examples: [
    { text: "Prices rose 4 percent in the year to March.", words: "the year", value: "P1Y" },
    { text: "Profit rose in the three months ended May 31, 2023.", words: "three months", value: "P3M" },
    { text: "Profit rose in the first quarter ended March 31.", words: "the first quarter", value: "2023-Q1" },
    { text: "Profit rose in the second quarter ended Jan. 31.", words: "the second quarter", value: "2022-11-01/2023-01-31" }
  ],
  counterExamples: ["The year to remember came.", "The second half ended badly.", "It took three months to march there."],
  match: (stretch, at): RuleMatch | null => {
    const span = readSpan(stretch, at)
    if (span === null || stretch.words[span.next] === undefined) return null
    const end = readEnd(stretch, span.next)
    if (end === null) return null
    return {
      first: at,
      last: span.next,
      resolve: (context) => {
        const date = end.resolve(context)
        return date === null ? null : span.make(date.range?.last ?? null, date.anchor)
      }
    }
  }
}
