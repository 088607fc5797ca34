import { addMonths, calendarDay, weekStart, type DayNumber } from "../calendar.ts"
import { spokenDay, spokenTime } from "../context.ts"
import { isHyphen, isPluralUnit, lowerAt, readCount, readUnit, skipApproximator, type Read } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { ofDay, ofDecade, ofMonth, ofWeek, ofYear, grainOf, unanchored, type Resolution, type Unit } from "../values.ts"

interface Distance {
  readonly count: number | null
  readonly unit: Unit
  readonly next: number
  /** A smaller part that is added: “two years and three months ago”. */
  readonly more: Distance | null
}

/** `four months`, `a year`, `decades`, `more than two weeks`. */
const readDistance = (stretch: Stretch, at: number, depth = 0): Distance | null => {
  const i = skipApproximator(stretch, at)
  let count: Read<number | null> | null = readCount(stretch, i)
  if (count === null && (lowerAt(stretch, i) === "a" || lowerAt(stretch, i) === "an")) count = { value: 1, next: i + 1 }
  if (count === null && isPluralUnit(stretch, i)) count = { value: null, next: i }
  if (count === null) return null
  const unit = readUnit(stretch, count.next)
  if (unit === null) return null
  const isHalf = ["and", "a", "half"].every((word, k) => lowerAt(stretch, unit.next + k) === word)
  if (isHalf && count.value !== null) return { count: count.value + 0.5, unit: unit.value, next: unit.next + 3, more: null }
  if (count.value === null || depth > 1) return { count: count.value, unit: unit.value, next: unit.next, more: null }
  const joined = lowerAt(stretch, unit.next) === "and" || lowerAt(stretch, unit.next) === "," ? unit.next + 1 : unit.next
  const more = readCount(stretch, joined) === null ? null : readDistance(stretch, joined, depth + 1)
  return { count: count.value, unit: unit.value, next: more?.next ?? unit.next, more }
}

/** A distance from a day, on the unit's own grain: months give a month, years a year. */
const shifted = (from: DayNumber, { count, unit, more }: Distance, sign: number, anchor: Resolution["anchor"]): Resolution | null => {
  if (count === null) return null
  const by = sign * count
  if (more !== null)
    return unit === "year" || unit === "month"
      ? shifted(addMonths(from, by * (unit === "year" ? 12 : 1)), more, sign, anchor)
      : shifted(from + by * (unit === "week" ? 7 : 1), more, sign, anchor)
  switch (unit) {
    case "day":
      return ofDay(from + Math.round(by), anchor)
    case "week":
      return by % 1 === 0 ? ofWeek(from + by * 7, anchor) : ofDay(from + Math.round(by * 7), anchor)
    case "fortnight":
      return ofWeek(from + Math.round(by) * 14, anchor)
    case "month": {
      const at = calendarDay(addMonths(from, Math.round(by)))
      return ofMonth(at.year, at.month, anchor)
    }
    case "quarter": {
      const at = calendarDay(addMonths(from, Math.round(by * 3)))
      return ofMonth(at.year, at.month, anchor)
    }
    case "year": {
      if (by % 1 === 0) return ofYear(calendarDay(from).year + by, anchor)
      const at = calendarDay(addMonths(from, Math.round(by * 12)))
      return ofMonth(at.year, at.month, anchor)
    }
    case "decade":
      return count === 1
        ? ofYear(calendarDay(from).year + by * 10, anchor)
        : ofDecade(Math.floor((calendarDay(from).year + by * 10) / 10) * 10, anchor)
    case "century":
      return ofYear(calendarDay(from).year + by * 100, anchor)
    default:
      return null
  }
}

/** Values of units that nothing anchors. */
const UNKNOWN: Readonly<Partial<Record<Unit, string>>> = { day: "XXXX-XX-XX", week: "XXXX-WXX", month: "XXXX-XX" }

/** `today`, `this week`, `this month` after “two years ago”: the same day, week or month then. */
const readExact = (stretch: Stretch, at: number): Read<"day" | "week" | "month"> | null => {
  if (lowerAt(stretch, at) === "today") return { value: "day", next: at + 1 }
  const unit = lowerAt(stretch, at) === "this" ? lowerAt(stretch, at + 1) : ""
  return unit === "week" || unit === "month" ? { value: unit, next: at + 2 } : null
}

/** A day some months or years before, null for smaller units. */
const shiftMonths = (from: DayNumber, { count, unit }: Distance): DayNumber | null =>
  count === null || count % 1 !== 0 || (unit !== "year" && unit !== "month" && unit !== "decade")
    ? null
    : addMonths(from, -count * (unit === "year" ? 12 : unit === "decade" ? 120 : 1))

/** “four months ago”, “two years from now”. */
export const ago: TimeRule = {
  id: "times/ago",
  source: "TIMEX3 distances from the article's date, on the unit's own grain",
  opens: ["approximator", "count", "number", "figure", "the", "a", "unit"],
  examples: [
    { text: "They met four months ago.", words: "four months ago", value: "2023-02" },
    { text: "It closed seventeen years ago.", words: "seventeen years ago", value: "2006" },
    { text: "It closed a year and a half ago.", words: "a year and a half ago", value: "2021-12" },
    { text: "It closed over twenty years ago.", words: "over twenty years ago", value: "2003" },
    { text: "They met a week ago.", words: "a week ago", value: "2023-W24" },
    { text: "They met three days ago.", words: "three days ago", value: "2023-06-16" },
    { text: "It closed decades ago.", words: "decades ago", value: "PAST_REF" },
    { text: "Two years ago this week he was held.", words: "Two years ago this week", value: "2021-W25" },
    { text: "It will end two years from now.", words: "two years from now", value: "2025" }
  ],
  counterExamples: ["Santiago is far.", "He walked three miles ago.", "Two days of talks."],
  match: (stretch, at): RuleMatch | null => {
    const isOver = lowerAt(stretch, at) === "over"
    const distance = readDistance(stretch, isOver ? at + 1 : at)
    if (distance === null) return null
    const word = lowerAt(stretch, distance.next)
    const isAgo = word === "ago" || (word === "back" && lowerAt(stretch, distance.next + 1) !== "to")
    const isFromNow =
      (word === "from" && (lowerAt(stretch, distance.next + 1) === "now" || lowerAt(stretch, distance.next + 1) === "today")) ||
      word === "hence"
    if (!isAgo && !isFromNow) return null
    const last = distance.next + (isFromNow && word === "from" ? 2 : 1)
    const exact = isAgo && distance.count !== null ? readExact(stretch, last) : null
    if (exact !== null)
      return {
        first: at,
        last: exact.next,
        resolve: ({ published }) => {
          // A week is that of its Thursday (ISO 8601), here as in the calendar.
          const from = published === null ? null : exact.value === "week" ? weekStart(published) + 3 : published
          const month = from === null ? null : shiftMonths(from, distance)
          if (published === null) return unanchored(UNKNOWN[exact.value] ?? "XXXX", exact.value)
          return month === null
            ? null
            : exact.value === "day"
              ? ofDay(month, "published_at")
              : exact.value === "week"
                ? ofWeek(month, "published_at")
                : ofMonth(calendarDay(month).year, calendarDay(month).month, "published_at")
        }
      }
    return {
      first: at,
      last,
      resolve: ({ published }) => {
        const vague = unanchored(isAgo ? "PAST_REF" : "FUTURE_REF", grainOf(distance.unit))
        if (distance.count === null) return vague
        if (distance.unit === "hour" || distance.unit === "minute" || distance.unit === "second") return vague
        return published === null ? unanchored("XXXX", "year") : shifted(published, distance, isAgo ? -1 : 1, "published_at")
      }
    }
  }
}

/** “four months earlier”, “two days later”, “a year before”: from a time spoken of. */
export const earlierLater: TimeRule = {
  id: "times/earlier-later",
  source: "TIMEX3 distances from a time spoken of before",
  opens: ["approximator", "count", "number", "figure", "the", "a", "unit"],
  examples: [
    { text: "He came in February 2010. Four months earlier they had met.", words: "Four months earlier", value: "2009-10" },
    { text: "He came on March 3, 2010, and left two days later.", words: "two days later", value: "2010-03-05" },
    { text: "They promised it in 2019. Four years on, half are finished.", words: "Four years on", value: "2023" },
    { text: "Sales rose from a year earlier.", words: "a year earlier", value: "2022" }
  ],
  counterExamples: ["Two days before the vote he left.", "It is later.", "Earlier he left."],
  match: (stretch, at): RuleMatch | null => {
    const distance = readDistance(stretch, at)
    if (distance === null || distance.count === null) return null
    if (distance.unit === "hour" || distance.unit === "minute" || distance.unit === "second") return null
    const word = lowerAt(stretch, distance.next)
    const back = word === "earlier" || word === "before" || word === "previously" || word === "beforehand" || word === "prior"
    // “Four years on, fewer than half are finished.”
    const isOn = word === "on" && lowerAt(stretch, distance.next + 1) === "," && (at === 0 || lowerAt(stretch, at - 1) === ",")
    if (!back && !isOn && word !== "later" && word !== "after" && word !== "afterward" && word !== "afterwards") return null
    if ((word === "before" || word === "after" || word === "prior") && opensPhrase(stretch, distance.next + 1)) return null
    if ((word === "earlier" || word === "later") && lowerAt(stretch, distance.next + 1) === "than") return null
    return {
      first: at,
      last: distance.next + 1,
      isCompared: word === "earlier" && distance.unit === "year" && distance.count === 1,
      resolve: (context) => {
        const from = distance.unit === "day" ? spokenDay(context, 8) : spokenTime(context, 8)
        // “years later” runs on from something told; from the article's date it would be a guess.
        return from === null || (!back && from.anchor === "published_at")
          ? unanchored(back ? "PAST_REF" : (UNKNOWN[distance.unit] ?? "XXXX"), grainOf(distance.unit))
          : shifted(from.day, distance, back ? -1 : 1, from.anchor)
      }
    }
  }
}

const opensPhrase = (stretch: Stretch, i: number): boolean =>
  stretch.words[i]?.kind === "word" || stretch.words[i]?.kind === "number" || /^["“‘$]/u.test(lowerAt(stretch, i))

/** “the year-earlier period”, “year-ago sales”. */
export const unitEarlier: TimeRule = {
  id: "times/unit-earlier",
  source: "TIMEX3 distances, as business news writes them",
  opens: ["unit"],
  examples: [{ text: "Sales rose from the year-earlier period.", words: "year-earlier", value: "2022" }],
  counterExamples: ["The ten-year-earlier date.", "A year later it fell.", "year-end sales rose"],
  match: (stretch, at): RuleMatch | null => {
    const unit = readUnit(stretch, at)
    if (
      unit === null ||
      isPluralUnit(stretch, at) ||
      (unit.value !== "year" && unit.value !== "month" && unit.value !== "week" && unit.value !== "quarter")
    )
      return null
    if (!isHyphen(stretch, unit.next) || isHyphen(stretch, at - 1)) return null
    const word = lowerAt(stretch, unit.next + 1)
    if (word !== "earlier" && word !== "ago") return null
    // “the year-ago quarter” is a year before the quarter that is reported.
    const isOfPeriod = /^(?:quarter|period)$/u.test(lowerAt(stretch, unit.next + 2))
    return {
      first: at,
      last: unit.next + 2,
      isCompared: true,
      resolve: (context) => {
        const from =
          word === "ago" && !isOfPeriod
            ? context.published === null
              ? null
              : { day: context.published, anchor: "published_at" as const }
            : spokenTime(context, word === "ago" ? 4 : 2)
        return from === null
          ? unanchored("PAST_REF", "year")
          : shifted(from.day, { count: 1, unit: unit.value, next: 0, more: null }, -1, from.anchor)
      }
    }
  }
}

/** “the largest rise in two years”, “for the first time in a month”: how long, not when. */
const followsRank = (stretch: Stretch, at: number): boolean => {
  for (let i = at - 1; i >= Math.max(0, at - 10); i--) {
    if (/^(?:JJS|RBS)$/u.test(stretch.tagAt(i)) || /^(?:first|only|second|third|record|worst|best|most|least)$/u.test(lowerAt(stretch, i)))
      return true
  }
  return false
}

/** “in two weeks”, “within a month” of what is to come. */
export const inDistance: TimeRule = {
  id: "times/in-distance",
  source: "TIMEX3: “in two weeks” of a future clause is a date, elsewhere a duration",
  opens: ["in"],
  examples: [
    { text: "They will meet in two weeks.", words: "in two weeks", value: "2023-W27" },
    { text: "They will leave in three days.", words: "in three days", value: "2023-06-22" }
  ],
  counterExamples: ["It is the first in five years.", "We will see the largest rise in two years.", "It grew in two places."],
  match: (stretch, at): RuleMatch | null => {
    if (lowerAt(stretch, at) !== "in" || stretch.words[at].text === "In") return null
    const distance = readDistance(stretch, at + 1)
    if (
      distance === null ||
      distance.count === null ||
      distance.unit === "hour" ||
      distance.unit === "minute" ||
      distance.unit === "second"
    )
      return null
    const after = lowerAt(stretch, distance.next)
    const alone =
      after === "" || after === "." || after === "," || after === "?" || after === "!" || after === "'" || after === "’" || after === "and"
    if (!alone) return null
    const before = lowerAt(stretch, at - 1)
    const own = (after === "'" || after === "’") && lowerAt(stretch, distance.next + 1) === "time" ? distance.next + 2 : distance.next
    if (before === "time" || distance.next - at > 4 || followsRank(stretch, at)) return null
    return {
      first: at,
      last: own,
      needsFuture: true,
      resolve: (context) =>
        context.published === null || context.tense !== "future" ? null : shifted(context.published, distance, 1, "published_at")
    }
  }
}
