import { calendarDay, dayNumber, isDay, numberOfDay, weekdayOf } from "../calendar.ts"
import { yearOfMonth, yearWithDay } from "../context.ts"
import { isGlued, lowerAt, readMonth, readWeekday } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { ofDay, ofMonth, unanchored } from "../values.ts"

const SEPARATORS = new Set(["-", "/", ".", "‐", "‑"])
const LEADS = new Set(["on", "from", "to", "until", "till", "by", "since", "before", "after", "dated", "between", "through"])

interface Part {
  readonly number: number | null
  readonly month: number | null
  readonly digits: number
}

/** Two or three parts held together by one kind of separator. */
const readParts = (
  stretch: Stretch,
  at: number
): { readonly parts: ReadonlyArray<Part>; readonly separator: string; readonly next: number } | null => {
  const parts: Array<Part> = []
  let i = at
  let separator = ""
  for (;;) {
    const word = stretch.words[i]
    if (word === undefined || (parts.length > 0 && !word.glued)) return null
    const month = word.kind === "word" ? (readMonth(stretch, i)?.value ?? null) : null
    if (word.kind === "number" && word.text.length <= 4) parts.push({ number: Number(word.text), month: null, digits: word.text.length })
    else if (month !== null) parts.push({ number: null, month, digits: 0 })
    else return null
    i++
    const mark = lowerAt(stretch, i)
    const goesOn =
      SEPARATORS.has(mark) && isGlued(stretch, i) && isGlued(stretch, i + 1) && (separator === "" || mark === separator) && parts.length < 3
    if (!goesOn) break
    separator = mark
    i++
  }
  return parts.length < 2 ? null : { parts, separator, next: i }
}

const fullYear = (part: Part): number =>
  part.digits > 2 ? (part.number ?? 0) : (part.number ?? 0) + ((part.number ?? 0) >= 40 ? 1900 : 2000)

/** Which part is which: by month name, size, the mark between, and the American order where both would do. */
const readDay = (parts: ReadonlyArray<Part>, separator: string): { year: number; month: number; day: number } | null => {
  const [a, b, c] = parts
  const make = (year: Part, month: number, day: Part) =>
    day.number === null || year.number === null ? null : { year: fullYear(year), month, day: day.number }
  const named = parts.findIndex((part) => part.month !== null)
  if (named >= 0) {
    const [first, second] = parts.filter((part) => part.month === null)
    const month = parts[named].month ?? 0
    return first.digits === 4 ? make(first, month, second) : make(second, month, first)
  }
  if (a.number === null || b.number === null || c.number === null) return null
  if (a.digits === 4) return b.number > 12 ? make(a, c.number, b) : make(a, b.number, c)
  if (c.digits === 4 || c.digits === 2) {
    // Full stops are how the continent writes: day first, where that can be.
    const isDayFirst = a.number > 12 || (separator === "." && b.number <= 12)
    return isDayFirst ? make(c, b.number, a) : make(c, a.number, b)
  }
  return null
}

export const numericDate: TimeRule = {
  id: "times/numeric-date",
  source: "ISO 8601; where both orders are possible, day first with full stops (DIN 1355-1), else the American order",
  opens: ["figure", "month", "weekday", "shift"],
  examples: [
    { text: "It was signed on 2019-04-01.", words: "2019-04-01", value: "2019-04-01" },
    { text: "The report of 9/30/2001 says so.", words: "9/30/2001", value: "2001-09-30" },
    { text: "Received 23/Jan/2019 by mail.", words: "23/Jan/2019", value: "2019-01-23" },
    { text: "They left on 30.04.1975 at last.", words: "30.04.1975", value: "1975-04-30" },
    { text: "They left on 3.5.1975 at last.", words: "3.5.1975", value: "1975-05-03" },
    { text: "They met on 11/20 there.", words: "11/20", value: "2022-11-20" }
  ],
  counterExamples: ["It won 9/10 of the votes.", "Version 1.2.3 is out.", "They voted 50-50.", "Call 555-1234 now."],
  match: (stretch, at): RuleMatch | null => {
    const shifted = /^(?:this|next|last|coming)$/u.test(lowerAt(stretch, at)) ? at + 1 : at
    const weekday = stretch.words[shifted]?.kind === "word" ? readWeekday(stretch, shifted) : null
    if (weekday !== null) return withWeekday(stretch, at, weekday.next)
    if (stretch.words[at].glued && SEPARATORS.has(lowerAt(stretch, at - 1))) return null
    const read = readParts(stretch, at)
    if (read === null) return null
    const { parts, separator, next } = read
    if (stretch.words[next]?.glued === true && stretch.words[next].kind !== "mark") return null
    if (parts.length === 3) {
      if (parts.every((part) => part.month === null) && !parts.some((part) => part.digits === 4) && separator !== "/") return null
      const day = readDay(parts, separator)
      if (day === null || !isDay(day.year, day.month, day.day) || day.year < 1000) return null
      const resolution = ofDay(numberOfDay(day), "explicit")
      return { first: at, last: next, joins: "day", explicitYear: day.year, resolve: () => resolution }
    }
    return twoParts(stretch, at, next, parts, separator)
  }
}

/** `2/29-3/1`: two days of the same form with a dash between them. */
const isSlashRange = (stretch: Stretch, at: number, next: number): boolean => {
  const after = lowerAt(stretch, next) === "-" ? readParts(stretch, next + 1) : null
  const isPair = (j: number): boolean =>
    stretch.words[j]?.kind === "number" && lowerAt(stretch, j + 1) === "/" && stretch.words[j + 2]?.kind === "number"
  return (after?.separator === "/" && isPair(next + 1)) || (lowerAt(stretch, at - 1) === "-" && isPair(at - 4))
}

/** `Friday 7/6`, `Friday, 6 (jun-15)`: the weekday is part of the date. */
const withWeekday = (stretch: Stretch, at: number, after: number): RuleMatch | null => {
  const mark = lowerAt(stretch, after)
  const i = mark === "," || mark === "(" || mark === "-" ? after + 1 : after
  if (stretch.words[i]?.kind !== "number" && !stretch.vocabulary.months.has(lowerAt(stretch, i))) return null
  const date = stretch.words[i] === undefined ? null : readParts(stretch, i)
  if (date === null) return null
  const match = date.parts.length === 2 ? twoParts(stretch, i, date.next, date.parts, date.separator) : numericDate.match(stretch, i)
  if (match === null || match.first !== i) return null
  const closed = mark === "(" && lowerAt(stretch, match.last) === ")" ? match.last + 1 : match.last
  const weekday = readWeekday(stretch, after - 1)?.value ?? null
  return {
    ...match,
    first: at,
    last: closed,
    resolve: (context) => {
      const resolved = match.resolve(context)
      if (resolved === null || resolved.range === null || weekday === null) return resolved
      // The weekday settles a year in doubt.
      const { year, month, day } = calendarDay(resolved.range.first)
      const fits = [year, year - 1, year + 1].find(
        (candidate) => isDay(candidate, month, day) && weekdayOf(dayNumber(candidate, month, day)) === weekday
      )
      return fits === undefined || match.explicitYear !== undefined ? resolved : ofDay(dayNumber(fits, month, day), resolved.anchor)
    }
  }
}

const twoParts = (stretch: Stretch, at: number, next: number, parts: ReadonlyArray<Part>, separator: string): RuleMatch | null => {
  const [a, b] = parts
  const year = parts.find((part) => part.digits === 4)
  if (year !== undefined) {
    const other = year === a ? b : a
    const value = year.number ?? 0
    if (separator === "." || value < 1000 || value > 2999) return null
    const ordinal = other.number ?? 0
    const month = other.month ?? (ordinal >= 1 && ordinal <= 12 && (separator === "-" || other.digits === 2) ? ordinal : 0)
    if (month === 0 || (year === a && other.month === null && other.digits === 2 && ordinal > value % 100)) return null
    const resolution = ofMonth(value, month, "explicit")
    return { first: at, last: next, joins: "month", explicitYear: value, resolve: () => resolution }
  }
  const named = parts.find((part) => part.month !== null)
  const monthFirst = (a.number ?? 0) <= 12
  const month = named?.month ?? (monthFirst ? (a.number ?? 0) : (b.number ?? 0))
  const day =
    named !== undefined ? (parts.find((part) => part.month === null)?.number ?? 0) : monthFirst ? (b.number ?? 0) : (a.number ?? 0)
  const led =
    LEADS.has(lowerAt(stretch, at - 1)) ||
    stretch.vocabulary.weekdays.has(lowerAt(stretch, at - 1)) ||
    isSlashRange(stretch, at, next) ||
    lowerAt(stretch, at - 1) === "("
  if (named === undefined && !(led && separator === "/")) return null
  if (!isDay(2000, month, day)) return null
  return {
    first: at,
    last: next,
    joins: "day",
    resolve: (context) => {
      const found = yearOfMonth(context, month, day)
      if (found === null) return unanchored(`XXXX-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`, "day")
      const year = yearWithDay(found.year, month, day)
      return year === null ? null : ofDay(dayNumber(year, month, day), found.anchor)
    }
  }
}
