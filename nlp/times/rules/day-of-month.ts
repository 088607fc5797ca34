import { addMonths, calendarDay, dayNumber, isDay, weekdayOf, type DayNumber } from "../calendar.ts"
import { directionOf, type TimeContext } from "../context.ts"
import { lowerAt, readDayOfMonth, readMonth, readUnit, readWeekday } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { ofDay, unanchored } from "../values.ts"
import { monthDay } from "./month-day.ts"

/** How many months to look for a weekday that falls on the day: every pair comes round in fourteen. */
const MONTHS_AROUND = 14

/** The day of that number, and weekday if one is given, nearest in the direction of the clause. */
const dayOf = (dayOfMonth: number, weekday: number | null, published: DayNumber, context: TimeContext): DayNumber | null => {
  const direction = directionOf(context)
  const now = calendarDay(published)
  const first = dayNumber(now.year, now.month, 1)
  let best: DayNumber | null = null
  for (let k = -MONTHS_AROUND; k <= MONTHS_AROUND; k++) {
    const month = calendarDay(addMonths(first, k))
    if (!isDay(month.year, month.month, dayOfMonth)) continue
    const day = dayNumber(month.year, month.month, dayOfMonth)
    if (weekday !== null && weekdayOf(day) !== weekday) continue
    if (weekday === null && direction !== "nearest" && (direction === "back" ? day > published : day < published)) continue
    if (best === null || Math.abs(day - published) < Math.abs(best - published)) best = day
  }
  return best
}

/** “Friday the 13th”, “Tuesday 5th”, “on the 18th”: a day of a month that is not named. */
export const dayOfMonth: TimeRule = {
  id: "times/day-of-month",
  source: "TIMEX3 partial dates; a weekday beside the day must fit it",
  opens: ["weekday", "the"],
  examples: [
    { text: "They met on Tuesday the 13th.", words: "Tuesday the 13th", value: "2023-06-13" },
    { text: "They met on the 15th of last month.", words: "the 15th of last month", value: "2023-05-15" },
    { text: "They met on the 12th.", words: "the 12th", value: "2023-06-12" },
    { text: "They will meet on the 28th.", words: "the 28th", value: "2023-06-28" }
  ],
  counterExamples: ["He came in on the 12th floor.", "It is on 18th street.", "On the 18th hole he lost.", "She finished on the 3rd try."],
  match: (stretch, at): RuleMatch | null => {
    const weekday = readWeekday(stretch, at)
    const i = weekday?.next ?? at
    const determined = lowerAt(stretch, i) === "the"
    const day = readDayOfMonth(stretch, determined ? i + 1 : i)
    if (day === null || !day.isOrdinal || stretch.words[day.next - 1].text.length !== 2) return null
    if (weekday === null && (!determined || !/^(?:on|of|by|until|since|before|after)$/u.test(lowerAt(stretch, at - 1)))) return null
    const after = stretch.words[day.next]
    const shift = after?.lower === "of" ? stretch.vocabulary.shifts.get(lowerAt(stretch, day.next + 1)) : undefined
    if (shift !== undefined && lowerAt(stretch, day.next + 2) === "month")
      return {
        first: at,
        last: day.next + 3,
        joins: "day",
        resolve: ({ published }) => {
          if (published === null) return unanchored(`XXXX-XX-${String(day.value).padStart(2, "0")}`, "day")
          const { month, year } = calendarDay(addMonths(published, shift))
          return isDay(year, month, day.value) ? ofDay(dayNumber(year, month, day.value), "published_at") : null
        }
      }
    if (
      after !== undefined &&
      (after.kind === "number" ||
        (after.kind === "word" &&
          (readUnit(stretch, day.next) !== null ||
            readMonth(stretch, day.next) !== null ||
            /^(?:NN|JJ|VB[GN]|CD)/u.test(stretch.tagAt(day.next)) ||
            after.lower === "of")))
    )
      return null
    if (after?.glued === true && after.text === "-") return null
    return {
      first: at,
      last: day.next,
      joins: "day",
      resolve: (context) => {
        const found = context.published === null ? null : dayOf(day.value, weekday?.value ?? null, context.published, context)
        return found === null ? unanchored(`XXXX-XX-${String(day.value).padStart(2, "0")}`, "day") : ofDay(found, "published_at")
      }
    }
  }
}

/** The month and day that end right before a word: “May 1” in “May 1 and 2”. */
const dateBefore = (stretch: Stretch, end: number): RuleMatch | null => {
  for (const start of [end - 2, end - 3]) {
    const date = start < 0 || readMonth(stretch, start) === null ? null : monthDay.match(stretch, start)
    if (date !== null && date.first === start && date.last === end) return date
  }
  return null
}

/** “18 and 19 June”, “June 18 and 19”: a day listed beside a full date shares its month. */
export const listedDay: TimeRule = {
  id: "times/listed-day",
  source: "TIMEX3: each date of a list is an expression of its own",
  opens: ["figure"],
  examples: [
    { text: "They met on 18 and 19 June 2010.", words: "18", value: "2010-06-18" },
    { text: "They met on 3 and 4 May 2010.", words: "3", value: "2010-05-03" },
    { text: "They met on May 3 and 4 there.", words: "4", value: "2023-05-04" }
  ],
  counterExamples: ["Between 18 and 19 men came in June.", "It has 3 and 4 rooms.", "On May 3 and 4 men came."],
  match: (stretch, at): RuleMatch | null => {
    const day = readDayOfMonth(stretch, at)
    if (day === null || stretch.words[at].kind !== "number") return null
    const earlier = /^(?:and|or)$/u.test(lowerAt(stretch, at - 1)) ? dateBefore(stretch, at - 1) : null
    if (earlier !== null) return /^(?:NN|JJ)/u.test(stretch.tagAt(day.next)) ? null : listedBeside(at, day.next, day.value, earlier)
    if (!/^(?:and|or)$/u.test(lowerAt(stretch, day.next))) return null
    const second = readDayOfMonth(stretch, day.next + 1)
    if (second === null || second.value <= day.value || stretch.words[day.next + 1].kind !== "number") return null
    const date = monthDay.match(stretch, day.next + 1)
    if (date === null || date.first !== day.next + 1) return null
    return listedBeside(at, day.next, day.value, date)
  }
}

/** A day of the month that another date names. */
const listedBeside = (first: number, last: number, day: number, date: RuleMatch): RuleMatch => ({
  first,
  last,
  joins: "day",
  resolve: (context) => {
    const other = date.resolve(context)
    if (other === null || other.range === null) return null
    const { year, month } = calendarDay(other.range.first)
    return isDay(year, month, day) ? ofDay(dayNumber(year, month, day), other.anchor) : null
  }
})
