import { calendarDay, dayNumber, daysInMonth, easterSunday, nthWeekday, weekdayOf, type DayNumber } from "../calendar.ts"
import { directionOf, yearOfMonth } from "../context.ts"
import { lowerAt, readYear } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { ofDay, ofWeekend, unanchored } from "../values.ts"

/** The day a rule of `holidays.tsv` gives in a year. */
export const holidayIn = (rule: string, year: number): DayNumber => {
  const easter = /^easter([+-]\d+)$/u.exec(rule)
  if (easter !== null) return easterSunday(year) + Number(easter[1])
  const nth = /^(\d\d)-(\d)-(-?\d)(?:\+(\d))?$/u.exec(rule)
  if (nth !== null) return nthWeekday(year, Number(nth[1]), Number(nth[2]), Number(nth[3])) + Number(nth[4] ?? 0)
  const [month, day] = rule.split("-").map(Number)
  return dayNumber(year, month, Math.min(day, daysInMonth(year, month)))
}

/** Before these words a name in small letters is a day, too (“before christmas”). */
const LEADS = new Set(["of", "before", "after", "until", "since", "over"])

/** The longest named day that begins at a word. */
const readName = (stretch: Stretch, at: number): { readonly rule: string; readonly next: number } | null => {
  const { holidays, holidayOpeners, holidayStarts, longestHoliday } = stretch.vocabulary
  if (!holidayOpeners.has(lowerAt(stretch, at))) return null
  let text = ""
  let found: { readonly rule: string; readonly next: number } | null = null
  for (let i = at; i < at + longestHoliday * 2 && i < stretch.words.length; i++) {
    const word = stretch.words[i]
    text += (word.glued || i === at ? "" : " ") + (word.lower === "’" ? "'" : word.lower)
    if (!holidayStarts.has(text)) break
    const rule = holidays.get(text)
    if (rule !== undefined && (stretch.words[i + 1]?.glued !== true || stretch.words[i + 1].kind === "mark")) found = { rule, next: i + 1 }
  }
  return found
}

/** “Memorial Day weekend”: the Saturday and Sunday nearest to the day. */
const weekendOf = (stretch: Stretch, at: number, name: { readonly rule: string; readonly next: number }): RuleMatch => {
  const year = readYear(stretch, name.next + 1)
  return {
    first: at,
    last: year?.next ?? name.next + 1,
    ...(year === null ? {} : { explicitYear: year.value }),
    resolve: (context) => {
      const { published } = context
      if (year === null && published === null) return unanchored("XXXX-WXX-WE", "weekend")
      const now = year?.value ?? calendarDay(published ?? 0).year
      const nearest = (day: DayNumber): DayNumber => (weekdayOf(day) <= 2 ? day - 3 : day)
      const inYear = (candidate: number): DayNumber => nearest(holidayIn(name.rule, candidate))
      if (year !== null || published === null) return ofWeekend(inYear(now), "explicit")
      const direction = directionOf(context)
      const chosen = direction === "ahead" ? (inYear(now) >= published ? now : now + 1) : inYear(now) <= published ? now : now - 1
      return ofWeekend(inYear(chosen), "published_at")
    }
  }
}

export const holiday: TimeRule = {
  id: "times/holiday",
  source: "named days of holidays.tsv; the year by tense",
  opens: ["named-day", "shift", "figure"],
  examples: [
    { text: "They met on Christmas Eve 2010.", words: "Christmas Eve 2010", value: "2010-12-24" },
    { text: "They will meet before Thanksgiving.", words: "Thanksgiving", value: "2023-11-23" },
    { text: "They marched on International Women's Day.", words: "International Women's Day", value: "2023-03-08" },
    { text: "They met on Good Friday.", words: "Good Friday", value: "2023-04-07" },
    { text: "They met over Memorial Day weekend.", words: "Memorial Day weekend", value: "2023-W21-WE" },
    { text: "After 9/11 it changed.", words: "9/11", value: "2001-09-11" },
    { text: "The 9/11 attacks changed it.", words: "9/11", value: "2001-09-11" }
  ],
  counterExamples: ["The Christmas Island coast.", "May days pass.", "an epiphany came"],
  match: (stretch, at): RuleMatch | null => {
    const shift = stretch.vocabulary.shifts.get(lowerAt(stretch, at))
    const start = shift === undefined ? at : at + 1
    const name = stretch.words[start] === undefined ? null : readName(stretch, start)
    if (
      name === null ||
      (stretch.words[start].kind === "word" &&
        stretch.words[start].text === stretch.words[start].lower &&
        shift === undefined &&
        name.next === start + 1 &&
        !LEADS.has(lowerAt(stretch, start - 1)) &&
        lowerAt(stretch, name.next) !== "weekend" &&
        readYear(stretch, name.next) === null)
    )
      return null
    // One day in history is that day before a noun, too: “the 9/11 attacks”.
    if (/^\d{4}-\d\d-\d\d$/u.test(name.rule)) {
      const [y, m, d] = name.rule.split("-").map(Number)
      return { first: at, last: name.next, resolve: () => ofDay(dayNumber(y, m, d), "explicit") }
    }
    // “International Women's Day” is often taken for a body.
    const isDayName = name.next > start + 1 && lowerAt(stretch, name.next - 1) === "day"
    if (stretch.entityAt(start) === "PERSON" || (stretch.entityAt(start) === "ORG" && !isDayName)) return null
    const after = stretch.words[name.next]
    if (after?.kind === "word" && /^\p{Lu}/u.test(after.text) && !after.glued) return null
    // “the Christmas season”, “Merry Christmas”: no day is meant.
    if (/^(?:merry|happy)$/u.test(lowerAt(stretch, start - 1))) return null
    if (/^NN/u.test(stretch.tagAt(name.next)) && !/^(?:weekend|morning|eve|day|week|period)$/u.test(lowerAt(stretch, name.next)))
      return null
    if (lowerAt(stretch, name.next) === "weekend") return weekendOf(stretch, start, name)
    const year = readYear(
      stretch,
      lowerAt(stretch, name.next) === "," || lowerAt(stretch, name.next) === "of" || lowerAt(stretch, name.next) === "in"
        ? name.next + 1
        : name.next
    )
    if (year !== null)
      return {
        first: at,
        last: year.next,
        joins: "day",
        explicitYear: year.value,
        resolve: () => ofDay(holidayIn(name.rule, year.value), "explicit")
      }
    return {
      first: at,
      last: name.next,
      resolve: (context) => {
        const { published } = context
        if (published === null) return unanchored("XXXX-XX-XX", "day")
        const now = calendarDay(published).year
        const inYear = (candidate: number) => holidayIn(name.rule, candidate)
        if (shift === -1) return ofDay(inYear(now) < published ? inYear(now) : inYear(now - 1), "published_at")
        if (shift === 1) return ofDay(inYear(now) > published ? inYear(now) : inYear(now + 1), "published_at")
        if (shift === 0) return ofDay(inYear(now), "published_at")
        const at = calendarDay(inYear(now))
        const found = yearOfMonth(context, at.month, at.day)
        if (found === null) return null
        if (found.anchor === "previous_time") return ofDay(inYear(found.year), found.anchor)
        const direction = directionOf(context)
        const year =
          direction === "back"
            ? inYear(now) <= published
              ? now
              : now - 1
            : direction === "ahead"
              ? inYear(now) >= published
                ? now
                : now + 1
              : found.year
        return ofDay(inYear(year), "published_at")
      }
    }
  }
}
