import { addMonths, calendarDay, weekdayOf, weekStart, type DayNumber } from "../calendar.ts"
import { directionOf, spokenDay, spokenTime, type TimeContext } from "../context.ts"
import { isHyphen, lowerAt, readUnit } from "../readers.ts"
import type { RuleMatch, TimeRule } from "../rule.ts"
import {
  ofCentury,
  ofDay,
  ofDecade,
  ofMonth,
  ofQuarter,
  ofWeek,
  ofWeekend,
  ofYear,
  durationText,
  grainOf,
  unanchored,
  type Resolution,
  type Unit
} from "../values.ts"

/** The calendar unit that holds a day, some units on. Null for units the calendar does not cut. */
export const unitAround = (unit: Unit, from: DayNumber, shift: number, anchor: Resolution["anchor"]): Resolution | null => {
  const { year, month } = calendarDay(from)
  switch (unit) {
    case "day":
      return ofDay(from + shift, anchor)
    case "week":
      return ofWeek(from + shift * 7, anchor)
    case "weekend":
      return ofWeekend(from + shift * 7, anchor)
    case "month": {
      const at = calendarDay(addMonths(from, shift))
      return ofMonth(at.year, at.month, anchor)
    }
    case "quarter": {
      const index = year * 4 + Math.floor((month - 1) / 3) + shift
      return ofQuarter(Math.floor(index / 4), (index % 4) + 1, anchor)
    }
    case "year":
      return ofYear(year + shift, anchor)
    case "decade":
      return ofDecade((Math.floor(year / 10) + shift) * 10, anchor)
    case "century":
      return ofCentury(Math.floor((year - 1) / 100) + 1 + shift, anchor)
    default:
      return null
  }
}

/** “this weekend”, “the weekend”: the one that fits the tense, seen from the article's day. */
const weekendOf = (context: TimeContext, published: DayNumber, isThis: boolean): Resolution => {
  // On a Friday “this weekend” is at hand; what was done “over the weekend” was done at the last one.
  const nearEnd = weekdayOf(published) >= (isThis ? 5 : 6)
  return ofWeekend(directionOf(context) === "back" && !nearEnd ? published - 7 : published, "published_at")
}

const UNKNOWN: Readonly<Partial<Record<Unit, string>>> = {
  day: "XXXX-XX-XX",
  week: "XXXX-WXX",
  weekend: "XXXX-WXX-WE",
  month: "XXXX-XX",
  quarter: "XXXX-QX",
  year: "XXXX",
  decade: "XXXX",
  century: "XXXX"
}
const unknown = (unit: Unit): Resolution => unanchored(UNKNOWN[unit] ?? "XXXX", grainOf(unit))

/** “last week”, “this year”, “next month”, “this past week”. */
export const relativeUnit: TimeRule = {
  id: "times/relative-unit",
  source: "TIMEX3 relative dates, on the unit's own grain",
  opens: ["shift"],
  examples: [
    { text: "They met last week.", words: "last week", value: "2023-W24" },
    { text: "It rose this year.", words: "this year", value: "2023" },
    { text: "They will meet next month.", words: "next month", value: "2023-07" },
    { text: "They met this past week.", words: "this past week", value: "2023-W24" },
    { text: "It fell last quarter.", words: "last quarter", value: "2023-Q1" },
    { text: "They met this weekend.", words: "this weekend", value: "2023-W24-WE" },
    { text: "They will meet this weekend.", words: "this weekend", value: "2023-W25-WE" }
  ],
  counterExamples: ["It was the last minute.", "He had a bad week.", "The first year of his term.", "this year-old law"],
  match: (stretch, at): RuleMatch | null => {
    const first = lowerAt(stretch, at)
    const shift = stretch.vocabulary.shifts.get(first)
    if (
      shift === undefined ||
      first === "that" ||
      first === "same" ||
      first === "following" ||
      first === "preceding" ||
      first === "prior" ||
      lowerAt(stretch, at - 1) === "the" ||
      first === "previous" ||
      first === "past"
    )
      return null
    const past = first === "this" && lowerAt(stretch, at + 1) === "past"
    const coming = first === "this" && lowerAt(stretch, at + 1) === "coming"
    const i =
      past ||
      coming ||
      lowerAt(stretch, at + 1) === "calendar" ||
      lowerAt(stretch, at + 1) === "fiscal" ||
      lowerAt(stretch, at + 1) === "school"
        ? at + 2
        : at + 1
    const unit = readUnit(stretch, i)
    if (
      unit === null ||
      lowerAt(stretch, i).endsWith("s") ||
      unit.value === "second" ||
      unit.value === "minute" ||
      unit.value === "hour" ||
      unit.value === "millennium"
    )
      return null
    if (lowerAt(stretch, unit.next) === "-" && lowerAt(stretch, unit.next + 1) === "old") return null
    const total = past ? -1 : coming ? 1 : shift
    return {
      first: at,
      last: unit.next,
      resolve: (context) => {
        const { published } = context
        if (published === null) return unknown(unit.value)
        if (unit.value === "weekend" && total === 0) return weekendOf(context, published, true)
        if (unit.value === "weekend" && total < 0)
          return ofWeekend(weekdayOf(published) === 7 ? published - 7 : weekStart(published) - 7, "published_at")
        return unitAround(unit.value, published, total, "published_at")
      }
    }
  }
}

const SPANNING = new Set(["over", "within", "for", "during", "throughout", "in"])

/** “that day”, “the same year”, “the following week”, “the weekend”: from what the text speaks of. */
export const spokenUnit: TimeRule = {
  id: "times/spoken-unit",
  source: "TIMEX3 anaphoric dates: the anchor is a time spoken of before",
  opens: ["shift", "the"],
  examples: [
    { text: "He came on March 3, 2010. He left the same day.", words: "the same day", value: "2010-03-03" },
    { text: "He came on March 3, 2010. He left the next day.", words: "the next day", value: "2010-03-04" },
    { text: "It fell in 2008. It rose the following year.", words: "the following year", value: "2009" },
    { text: "It fell in 2008. That year it closed.", words: "That year", value: "2008" },
    { text: "It rose in 2008, up from the year before.", words: "the year before", value: "2007" }
  ],
  counterExamples: [
    "The year was good.",
    "He saw her the weekend before she died.",
    "That day-old paper is gone.",
    "He said that week-long talks failed."
  ],
  match: (stretch, at): RuleMatch | null => {
    const first = lowerAt(stretch, at)
    let i = at
    let shift: number | null = null
    if (first === "that") (i++, (shift = 0))
    else if (first === "the") {
      const word = lowerAt(stretch, at + 1)
      const known = stretch.vocabulary.shifts.get(word)
      if (known !== undefined && word !== "last" && word !== "past" && word !== "this" && word !== "coming" && word !== "upcoming") {
        // “over the next year” is how long.
        if (word === "next" && (SPANNING.has(lowerAt(stretch, at - 1)) || /^(?:decade|century)$/u.test(lowerAt(stretch, at + 2))))
          return null
        i += 2
        if (lowerAt(stretch, i) === "calendar" || lowerAt(stretch, i) === "fiscal") i++
        shift = known
      } else i++
    } else return null
    const unit = readUnit(stretch, i)
    if (
      unit === null ||
      lowerAt(stretch, i).endsWith("s") ||
      unit.value === "second" ||
      unit.value === "minute" ||
      unit.value === "hour" ||
      unit.value === "millennium" ||
      unit.value === "quarter"
    )
      return null
    let last = unit.next
    if (lowerAt(stretch, last) === "-") return null
    if (shift === null) {
      const after = lowerAt(stretch, last)
      // “the weekend before she died” is no weekend that has a date here.
      if (unit.value === "weekend" && (after === "before" || after === "after") && startsPhrase(stretch.tagAt(last + 1))) return null
      if (unit.value === "weekend") shift = 0
      else if (after === "before" || after === "after" || after === "earlier") {
        // “the day before the talks” is measured from the talks, which have no date here.
        if (startsPhrase(stretch.tagAt(last + 1))) return null
        shift = after === "after" ? 1 : -1
        last++
      } else return null
    }
    const total = shift
    const isThat = first === "that"
    return {
      first: at,
      last,
      resolve: (context) => {
        if (unit.value === "weekend" && first === "the" && total === 0) {
          const spoken =
            context.previous !== null && context.previous.distance <= 12 && context.previous.resolution.grain === "weekend"
              ? context.previous.resolution
              : null
          if (spoken !== null) return { ...spoken, anchor: "previous_time" }
          // “The dam broke on Tuesday. By the weekend the town was empty.”: the one after the day told of.
          const told = context.tense === "past" && context.looksForward ? spokenDay(context, 1) : null
          if (told !== null && told.anchor === "previous_time") return ofWeekend(told.day, told.anchor)
          return context.published === null ? unknown("weekend") : weekendOf(context, context.published, false)
        }
        // “by the end of the year. … the previous week”: a week is not told from a year
        const isCoarse = unit.value === "week" && /^(?:year|decade|century|quarter|half)$/u.test(context.previous?.resolution.grain ?? "")
        const near = unit.value === "day" || isCoarse ? spokenDay(context, 6) : spokenTime(context, 6)
        if (near === null) return unknown(unit.value)
        const previous = context.previous
        // A coarser time cannot say which day or weekend: what the text gives is that time itself.
        if (
          isThat &&
          previous !== null &&
          previous.distance <= 6 &&
          (unit.value === "weekend" || unit.value === "week" || unit.value === "day") &&
          (previous.resolution.grain === "month" || previous.resolution.grain === "year")
        ) {
          return { ...previous.resolution, anchor: "previous_time" }
        }
        // “that day” with nothing spoken of: the text does not say which.
        if (isThat && near.anchor === "published_at") return unknown(unit.value)
        return unitAround(unit.value, near.day, total, near.anchor)
      }
    }
  }
}

/** Tags that open the phrase which “before” and “after” govern. */
const startsPhrase = (tag: string): boolean => /^(?:DT|PRP|NN|VBG|CD|JJ|WP|WDT|IN|EX)/u.test(tag)

/** “the past year”, “the next decade”: how long, not when. */
export const spanUnit: TimeRule = {
  id: "times/span-unit",
  source: "TIMEX3: “the past year” is a duration that ends now",
  opens: ["shift", "the"],
  examples: [
    { text: "It rose over the past year.", words: "the past year", value: "P1Y" },
    { text: "It fell over the past year and a half.", words: "the past year and a half", value: "P1Y6M" },
    { text: "It will grow in the next decade.", words: "the next decade", value: "P1DE" },
    { text: "Germany was beaten in the past century.", words: "the past century", value: "1901/2000" }
  ],
  counterExamples: ["They met the next day.", "It was the last day."],
  match: (stretch, at): RuleMatch | null => {
    const first = lowerAt(stretch, at)
    const i = first === "the" ? at + 1 : at
    const word = lowerAt(stretch, i)
    if (!(word === "past" || word === "coming" || (first === "the" && (word === "last" || word === "next")))) return null
    const unit = readUnit(stretch, i + 1)
    if (unit === null || lowerAt(stretch, i + 1).endsWith("s")) return null
    if (unit.value === "minute" || unit.value === "second" || unit.value === "weekend" || unit.value === "millennium") return null
    if (unit.value === "day" && word !== "past") return null
    if (
      first === "the" &&
      (word === "next" || word === "last") &&
      (unit.value === "week" || unit.value === "month") &&
      lowerAt(stretch, unit.next) === "of"
    )
      return null
    if (unit.value === "century") {
      return {
        first: at,
        last: unit.next,
        resolve: ({ published }) =>
          published === null
            ? unknown("century")
            : unitAround("century", published, word === "past" || word === "last" ? -1 : 1, "published_at")
      }
    }
    const withHalf =
      lowerAt(stretch, unit.next) === "and" && lowerAt(stretch, unit.next + 1) === "a" && lowerAt(stretch, unit.next + 2) === "half"
    const value = durationText([{ amount: withHalf ? 1.5 : 1, unit: unit.value }])
    return {
      first: at,
      last: withHalf ? unit.next + 3 : unit.next,
      resolve: () => ({ type: "DURATION", value, grain: grainOf(unit.value), anchor: "none", range: null })
    }
  }
}

/** “profit for the year.”, “out for the day.”: the article's own unit, at the end of its clause. */
export const ownUnit: TimeRule = {
  id: "times/own-unit",
  source: "TIMEX3: “the year” that nothing else names is the current one",
  opens: ["the"],
  examples: [
    { text: "Profit rose 5 percent for the year.", words: "the year", value: "2023" },
    { text: "Sales will fall in the year.", words: "the year", value: "2023" }
  ],
  counterExamples: ["It was the year of the war.", "In the year he died it fell.", "She was player of the year.", "Call it a day."],
  match: (stretch, at): RuleMatch | null => {
    if (lowerAt(stretch, at) !== "the" || !/^(?:for|in|on)$/u.test(lowerAt(stretch, at - 1))) return null
    const unit = readUnit(stretch, at + 1)
    if (unit === null || !/^(?:day|week|month|quarter|year)$/u.test(lowerAt(stretch, at + 1))) return null
    if (lowerAt(stretch, at - 1) === "on" && unit.value !== "day" && unit.value !== "year") return null
    const after = stretch.words[unit.next]
    if (after !== undefined && (after.kind !== "mark" || (after.glued && /^[-'’]$/u.test(after.text)) || after.text === "(")) return null
    return {
      first: at,
      last: unit.next,
      resolve: (context) => {
        const near = context.tense === "past" || context.tense === "none" ? spokenTime(context, 1) : null
        if (near !== null) return unitAround(unit.value, near.day, 0, near.anchor)
        return context.published === null ? unknown(unit.value) : unitAround(unit.value, context.published, 0, "published_at")
      }
    }
  }
}

/** “the year to date”, “year-to-date sales”: the article's own year so far. */
export const yearToDate: TimeRule = {
  id: "times/year-to-date",
  source: "TIMEX3 dates, as business news writes them",
  opens: ["unit", "the"],
  examples: [{ text: "Sales fell 5 percent in the year to date.", words: "the year to date", value: "2023" }],
  counterExamples: ["It took a year to date the bones.", "The year to remember came."],
  match: (stretch, at): RuleMatch | null => {
    const i = lowerAt(stretch, at) === "the" ? at + 1 : at
    if (lowerAt(stretch, i) !== "year" || lowerAt(stretch, i - 1) === "a") return null
    const to = isHyphen(stretch, i + 1) ? i + 2 : i + 1
    const date = isHyphen(stretch, to + 1) ? to + 2 : to + 1
    if (lowerAt(stretch, to) !== "to" || lowerAt(stretch, date) !== "date" || /^VB/u.test(stretch.tagAt(date))) return null
    return {
      first: at,
      last: date + 1,
      resolve: ({ published }) => (published === null ? unknown("year") : unitAround("year", published, 0, "published_at"))
    }
  }
}
