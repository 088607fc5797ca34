import { calendarDay, dayNumber, isDay, weekdayOf } from "../calendar.ts"
import { yearOfMonth, yearWithDay } from "../context.ts"
import {
  isAmbiguousName,
  isGlued,
  isRangeDash,
  lowerAt,
  readCount,
  readDayOfMonth,
  readMonth,
  readRelativeYear,
  readSpelledYear,
  readWeekday,
  readYear
} from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { dayText, ofDay, ofInterval, unanchored, type Resolution } from "../values.ts"

interface ReadDate {
  readonly month: number
  readonly day: number
  /** Last day of “May 5-7”, else null. */
  readonly lastDay: number | null
  readonly next: number
}

/** `Sept. 11`, `March the 9th`, `May 5-7`. */
const readMonthFirst = (stretch: Stretch, at: number): ReadDate | null => {
  const month = readMonth(stretch, at)
  if (month === null || (isAmbiguousName(lowerAt(stretch, at)) && stretch.words[at].text === lowerAt(stretch, at))) return null
  let i = month.next
  if (lowerAt(stretch, i) === "the" || (lowerAt(stretch, i) === "," && readDayOfMonth(stretch, i + 1)?.isOrdinal === true)) i++
  const day = readDayOfMonth(stretch, i) ?? readSpelledDay(stretch, i)
  if (day === null || isDecimal(stretch, day.next) || (stretch.words[day.next - 1].text.length === 2 && readYear(stretch, i) !== null))
    return null
  if (stretch.words[day.next]?.kind === "word" && lowerAt(stretch, day.next) === "percent") return null
  return { month: month.value, day: day.value, ...readRangeEnd(stretch, day.next, day.value) }
}

/** `January twenty five nineteen eighty six`: a day without its ending, only before a year in words. */
const readSpelledDay = (stretch: Stretch, i: number): { readonly value: number; readonly next: number } | null => {
  const count = readCount(stretch, i)
  if (count === null || count.value === null || count.value > 31 || count.value % 1 !== 0 || stretch.words[i].kind === "number") return null
  return readSpelledYear(stretch, count.next) === null ? null : { value: count.value, next: count.next }
}

const isDecimal = (stretch: Stretch, i: number): boolean =>
  (lowerAt(stretch, i) === "." || lowerAt(stretch, i) === ",") &&
  isGlued(stretch, i) &&
  isGlued(stretch, i + 1) &&
  stretch.words[i + 1]?.kind === "number"

/** `-7` or `to 7` after a day; not `to 7 p.m.`, and `to 7 October` only where the month is still to come. */
const readRangeEnd = (
  stretch: Stretch,
  i: number,
  day: number,
  isMonthAfter = false
): { readonly lastDay: number | null; readonly next: number } => {
  const none = { lastDay: null, next: i }
  const joiner = isRangeDash(stretch, i) || lowerAt(stretch, i) === "to" || lowerAt(stretch, i) === "through"
  if (!joiner) return none
  const at = lowerAt(stretch, i + 1) === "the" ? i + 2 : i + 1
  const end = readDayOfMonth(stretch, at)
  if (end === null || end.value <= day || isDecimal(stretch, end.next)) return none
  const after = lowerAt(stretch, end.next)
  if (
    after === "a" ||
    after === "p" ||
    after === "am" ||
    after === "pm" ||
    after === ":" ||
    (readMonth(stretch, end.next) !== null) !== isMonthAfter ||
    after === "%" ||
    after === "percent" ||
    after === "of"
  )
    return none
  return { lastDay: end.value, next: end.next }
}

/** `11 September`, `the 4th of July`, `18-19 June`. */
const readDayFirst = (stretch: Stretch, at: number): ReadDate | null => {
  const start = lowerAt(stretch, at) === "the" ? at + 1 : at
  const day = readDayOfMonth(stretch, start)
  if (day === null || /^[$£€¥]$/u.test(lowerAt(stretch, at - 1))) return null
  if (start > at && !day.isOrdinal) return null
  const range = readRangeEnd(stretch, day.next, day.value, true)
  let i = range.next
  if (lowerAt(stretch, i) === "day" && lowerAt(stretch, i + 1) === "of") i++
  const isOf = lowerAt(stretch, i) === "of"
  if (isOf) i++
  const month = readMonth(stretch, i)
  if (month === null || (isAmbiguousName(lowerAt(stretch, i)) && stretch.words[i].text === lowerAt(stretch, i))) return null
  // “the 20 May votes”, “Article 5 May”: words must stand free and a written ordinal needs its “of”.
  if (day.isOrdinal && !isOf && stretch.words[start].kind === "word") return null
  return { month: month.value, day: day.value, lastDay: range.lastDay, next: month.next }
}

/** `, 2001`, ` 2001`, ` of 2001`, `, in 2001` after a date. */
const readYearAfter = (stretch: Stretch, i: number): { readonly year: number; readonly next: number } | null => {
  let at = i
  if (lowerAt(stretch, at) === ",") at++
  if (lowerAt(stretch, at) === "of" || lowerAt(stretch, at) === "in") at++
  const year = readYear(stretch, at) ?? readSpelledYear(stretch, at)
  if (year === null || (lowerAt(stretch, year.next) === "s" && isGlued(stretch, year.next))) return null
  return { year: year.value, next: year.next }
}

export const monthDay: TimeRule = {
  id: "times/month-day",
  source: "TIMEX3 calendar dates (TimeML 1.2.1 § 2.2), all orders of English",
  opens: ["month", "weekday", "figure", "ordinal", "number", "the"],
  examples: [
    { text: "On Sept. 11, 2001, they met.", words: "Sept. 11, 2001", value: "2001-09-11" },
    { text: "Saturday, September 12, 2015", words: "Saturday, September 12, 2015", value: "2015-09-12" },
    { text: "He was born on the 4th of July, 1995.", words: "the 4th of July, 1995", value: "1995-07-04" },
    { text: "They met on 12 May 1998.", words: "12 May 1998", value: "1998-05-12" },
    { text: "It opened on May 16.", words: "May 16", value: "2023-05-16" },
    { text: "It ran on May 5-7 there.", words: "May 5-7", value: "2023-05-05/2023-05-07" },
    { text: "It ran from 3 to 7 May there.", words: "3 to 7 May", value: "2023-05-03/2023-05-07" },
    { text: "He was held on Dec. 14 last year.", words: "Dec. 14 last year", value: "2022-12-14" },
    { text: "He left on Tuesday, June 13.", words: "Tuesday, June 13", value: "2023-06-13" }
  ],
  counterExamples: ["He may 12 times a day call.", "In June 40 percent agreed.", "Chapter 12 may follow."],
  match: (stretch, at): RuleMatch | null => {
    let i = at
    const weekday = readWeekday(stretch, at)
    if (weekday !== null) {
      i = weekday.next
      if (lowerAt(stretch, i) === ",") i++
      if (lowerAt(stretch, i) === "the") i++
    }
    const date = readMonthFirst(stretch, i) ?? readDayFirst(stretch, i)
    if (date === null || !isDay(2000, date.month, date.day)) return null
    const year = readYearAfter(stretch, date.next)
    const last = year?.next ?? date.next
    if (year !== null && !isDay(year.year, date.month, date.day)) return null
    const make = (inYear: number, anchor: Resolution["anchor"]): Resolution | null => {
      if (!isDay(inYear, date.month, date.day)) return null
      const first = ofDay(dayNumber(inYear, date.month, date.day), anchor)
      return date.lastDay === null || !isDay(inYear, date.month, date.lastDay)
        ? first
        : ofInterval(first, ofDay(dayNumber(inYear, date.month, date.lastDay), anchor))
    }
    if (year !== null) return { first: at, last, joins: "day", explicitYear: year.year, resolve: () => make(year.year, "explicit") }
    const relative = readRelativeYear(stretch, date.next)
    return {
      first: at,
      last: relative?.next ?? last,
      joins: "day",
      resolve: (context) => {
        if (relative !== null && context.published !== null)
          return make(calendarDay(context.published).year + relative.shift, "published_at")
        const found = yearOfMonth(context, date.month, date.day)
        if (found === null) return unanchored(`XXXX-${dayText(dayNumber(2000, date.month, date.day)).slice(5)}`, "day")
        // A weekday beside the date settles a year in doubt.
        const fits =
          weekday === null
            ? undefined
            : [found.year, found.year - 1, found.year + 1].find(
                (candidate) =>
                  isDay(candidate, date.month, date.day) && weekdayOf(dayNumber(candidate, date.month, date.day)) === weekday.value
              )
        return make(fits ?? yearWithDay(found.year, date.month, date.day) ?? found.year, found.anchor)
      }
    }
  }
}
