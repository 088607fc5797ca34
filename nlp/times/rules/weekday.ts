import { weekdayOf, weekStart, type DayNumber } from "../calendar.ts"
import { directionOf, isJustPast, spokenDay, type TimeContext } from "../context.ts"
import { isGlued, isHyphen, isInsideName, lowerAt, readCount, readPart, readWeekday } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { ofDay, ofTime, unanchored } from "../values.ts"

/** The day a weekday means, by what stands before it or by tense. */
const dayOf = (weekday: number, shift: string, weeks: number | null, published: DayNumber, context: TimeContext): DayNumber => {
  const spoken = shift === "following" || shift === "previous" ? spokenDay(context, 3) : null
  // “On Saturday they play. The following Wednesday they rest.”: from the day told of.
  if (spoken !== null && spoken.anchor === "previous_time")
    return shift === "following"
      ? spoken.day + ((weekday - weekdayOf(spoken.day) + 7) % 7 || 7)
      : spoken.day - ((weekdayOf(spoken.day) - weekday + 7) % 7 || 7)
  const inWeek = weekStart(published) + weekday - 1
  if (weeks !== null) return inWeek + weeks * 7
  const back = published - ((weekdayOf(published) - weekday + 7) % 7)
  const ahead = published + ((weekday - weekdayOf(published) + 7) % 7)
  switch (shift) {
    case "last":
    case "past":
    case "previous":
      return back === published ? back - 7 : back
    case "this":
      return inWeek
    case "next":
      return inWeek + 7
    case "coming":
    case "upcoming":
    case "following":
      return ahead === published ? ahead + 7 : ahead
  }
  if (shift === "" && context.rangeEnd !== null) return context.rangeEnd - ((weekdayOf(context.rangeEnd) - weekday + 7) % 7)
  if (shift === "" && context.rangeStart !== null) return context.rangeStart + ((weekday - weekdayOf(context.rangeStart) + 7) % 7)
  const direction = directionOf(context)
  // Said without a clear tense, a weekday that the article has named is the same day.
  if (
    context.sameWeekday !== null &&
    Math.abs(context.sameWeekday - published) < 7 &&
    context.tense !== "past" &&
    context.tense !== "future"
  )
    return context.sameWeekday
  if (direction === "nearest") return published - back <= ahead - published ? back : ahead
  if (direction === "ahead" && context.tense === "present" && isJustPast(published - back, ahead - published)) return back
  return direction === "ahead" ? ahead : back
}

/** `last week`, `of next week`: weeks from this one, and the word after it. */
const readWeek = (stretch: Stretch, i: number): { readonly weeks: number; readonly next: number } | null => {
  const at = lowerAt(stretch, i) === "of" ? i + 1 : i
  const shift = stretch.vocabulary.shifts.get(lowerAt(stretch, at))
  return shift !== undefined && lowerAt(stretch, at + 1) === "week" ? { weeks: shift, next: at + 2 } : null
}

/** “two Sundays ago”. */
const weekdaysAgo = (stretch: Stretch, at: number): RuleMatch | null => {
  if (lowerAt(stretch, at + 2) !== "ago" && lowerAt(stretch, at + 3) !== "ago") return null
  const count = readCount(stretch, at)
  if (count === null || count.value === null || count.value % 1 !== 0 || lowerAt(stretch, count.next + 1) !== "ago") return null
  const name = lowerAt(stretch, count.next)
  const value = stretch.vocabulary.weekdays.get(name.endsWith("days") ? name.slice(0, -1) : name)
  if (value === undefined) return null
  const back = count.value
  return {
    first: at,
    last: count.next + 2,
    resolve: ({ published }) => {
      if (published === null) return unanchored(`XXXX-WXX-${value}`, "day")
      const since = (weekdayOf(published) - value + 7) % 7
      return ofDay(published - (since === 0 ? 7 : since) - (back - 1) * 7, "published_at")
    }
  }
}

export const weekday: TimeRule = {
  id: "times/weekday",
  source: "TIMEX3 weekdays; direction by tense, the article's own day when it is that weekday",
  opens: ["weekday", "shift", "count", "number", "figure", "the", "a"],
  examples: [
    { text: "They met on Sunday.", words: "Sunday", value: "2023-06-18" },
    { text: "They will meet on Thursday.", words: "Thursday", value: "2023-06-22" },
    { text: "They met on Monday morning.", words: "Monday morning", value: "2023-06-19TMO" },
    { text: "They met last Friday.", words: "last Friday", value: "2023-06-16" },
    { text: "They meet next Friday.", words: "next Friday", value: "2023-06-30" },
    { text: "They met two Sundays ago.", words: "two Sundays ago", value: "2023-06-11" },
    { text: "They met on Tuesday of last week.", words: "Tuesday of last week", value: "2023-06-13" },
    { text: "They call next week on Wednesday.", words: "next week on Wednesday", value: "2023-06-28" },
    { text: "They met on May 3. The following Friday they left.", words: "following Friday", value: "2023-05-05" },
    { text: "They play on Saturday week.", words: "Saturday week", value: "2023-07-01" }
  ],
  counterExamples: [
    "He sat down.",
    "The sun rose.",
    "They wed there.",
    "They recalled Bloody Sunday.",
    "The Good Friday Agreement held.",
    "He told The Sun about it."
  ],
  match: (stretch, at): RuleMatch | null => {
    const past = weekdaysAgo(stretch, at)
    if (past !== null) return past
    let i = at
    let shift = ""
    let weeks: number | null = null
    const weekFirst = readWeek(stretch, at)
    if (weekFirst !== null && lowerAt(stretch, at) !== "of") {
      i = weekFirst.next
      if (lowerAt(stretch, i) === "on" || lowerAt(stretch, i) === "-") i++
      weeks = weekFirst.weeks
    } else {
      if (lowerAt(stretch, i) === "this" && (lowerAt(stretch, i + 1) === "past" || lowerAt(stretch, i + 1) === "coming")) i++
      if (stretch.vocabulary.shifts.has(lowerAt(stretch, i)) && lowerAt(stretch, i) !== "that" && lowerAt(stretch, i) !== "same")
        shift = lowerAt(stretch, i++)
    }
    const read = readWeekday(stretch, i)
    // “told The Sun”
    if (read !== null && stretch.words[i].text.length <= 3 && lowerAt(stretch, i - 1) === "the") return null
    if (read === null || isInsideName(stretch, i) || stretch.words[i].lower.endsWith("days")) return null
    const name = stretch.words[i - 1]
    if (name !== undefined && /^\p{Lu}/u.test(name.text) && stretch.vocabulary.weekdayNames.has(name.lower)) return null
    if (lowerAt(stretch, read.next) === "s" && isGlued(stretch, read.next)) return null
    let last = read.next
    // “on Saturday week”, as the British say it: a week after the coming one.
    const isWeekOn =
      shift === "" &&
      weeks === null &&
      lowerAt(stretch, last) === "week" &&
      !/^(?:NN|JJ|CD)/u.test(stretch.tagAt(last + 1)) &&
      !isHyphen(stretch, last + 1) &&
      lowerAt(stretch, i - 1) !== "the"
    if (isWeekOn)
      return {
        first: at,
        last: last + 1,
        resolve: ({ published }) =>
          published === null
            ? unanchored(`XXXX-WXX-${read.value}`, "day")
            : ofDay(published + ((read.value - weekdayOf(published) + 7) % 7 || 7) + 7, "published_at")
      }
    const weekAfter = weeks === null && shift === "" ? readWeek(stretch, last) : null
    if (weekAfter !== null) {
      weeks = weekAfter.weeks
      last = weekAfter.next
    }
    const part = readPart(stretch, last)
    if (part !== null) last = part.next
    return {
      first: at,
      last,
      resolve: (context) => {
        const { published } = context
        if (published === null)
          return unanchored(
            `XXXX-WXX-${read.value}${part?.value ?? ""}`,
            part === null ? "day" : "part_of_day",
            part === null ? "DATE" : "TIME"
          )
        const day = dayOf(read.value, shift, weeks, published, context)
        return part === null ? ofDay(day, "published_at") : ofTime(day, part.value, "part_of_day", "published_at")
      }
    }
  }
}
