import { isHyphen, lowerAt } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { calendarDay } from "../calendar.ts"
import { spokenTime } from "../context.ts"
import { ofCentury, ofDecade, ofMonth, ofQuarter, ofWeek, ofYear, ofDay, unanchored, type Resolution } from "../values.ts"
import { century, decade } from "./decade.ts"
import { deicticDay } from "./deictic.ts"
import { month } from "./month.ts"
import { monthDay } from "./month-day.ts"
import { quarter } from "./quarter.ts"
import { relativeUnit, spokenUnit } from "./relative-unit.ts"
import { season } from "./season.ts"
import { weekday } from "./weekday.ts"
import { year } from "./year.ts"

const INNER: ReadonlyArray<TimeRule> = [
  monthDay,
  month,
  weekday,
  quarter,
  season,
  decade,
  century,
  relativeUnit,
  spokenUnit,
  deicticDay,
  year
]

/** “the year”, “the month”: the article's own, or that of a time just spoken of. */
export const readPlainUnit = (stretch: Stretch, at: number): RuleMatch | null => {
  const i = lowerAt(stretch, at) === "the" ? at + 1 : at
  const unit = lowerAt(stretch, i)
  if (
    unit !== "year" &&
    unit !== "month" &&
    unit !== "week" &&
    unit !== "day" &&
    unit !== "quarter" &&
    unit !== "decade" &&
    unit !== "century"
  )
    return null
  if (isHyphen(stretch, i + 1)) return null
  return {
    first: at,
    last: i + 1,
    resolve: (context) => {
      const near =
        context.published !== null && context.tense !== "past"
          ? { day: context.published, anchor: "published_at" as const }
          : spokenTime(context, 2)
      if (near === null) return unanchored("XXXX", "year")
      return unitOf(unit, near.day, near.anchor)
    }
  }
}

const unitOf = (unit: string, day: number, anchor: Resolution["anchor"]): Resolution => {
  const at = calendarDay(day)
  switch (unit) {
    case "year":
      return ofYear(at.year, anchor)
    case "month":
      return ofMonth(at.year, at.month, anchor)
    case "quarter":
      return ofQuarter(at.year, Math.floor((at.month - 1) / 3) + 1, anchor)
    case "week":
      return ofWeek(day, anchor)
    case "decade":
      return ofDecade(Math.floor(at.year / 10) * 10, anchor)
    case "century":
      return ofCentury(Math.floor((at.year - 1) / 100) + 1, anchor)
    default:
      return ofDay(day, anchor)
  }
}

/** Where the inner expression begins after “early in”, “mid-”, “the end of”, “later”. */
const readEdge = (stretch: Stretch, at: number): { readonly inner: number; readonly ofPlain: boolean } | null => {
  const { edges } = stretch.vocabulary
  const determined = lowerAt(stretch, at) === "the" || lowerAt(stretch, at) === "very"
  let i = determined ? at + 1 : at
  if (determined && lowerAt(stretch, i) === "very") i++
  const word = lowerAt(stretch, i)
  if (!edges.has(word)) return null
  i++
  const isNoun = word === "beginning" || word === "start" || word === "middle" || word === "end" || word === "close"
  if (isNoun) return lowerAt(stretch, i) === "of" ? { inner: i + 1, ofPlain: true } : null
  if (determined && word !== "late" && word !== "early" && word !== "mid") return null
  if (isHyphen(stretch, i)) i++
  if (
    lowerAt(stretch, i) === "on" &&
    (lowerAt(stretch, i + 1) === "in" ||
      lowerAt(stretch, i + 1) === "this" ||
      lowerAt(stretch, i + 1) === "last" ||
      stretch.vocabulary.weekdays.has(lowerAt(stretch, i + 1)))
  )
    i++
  const inside = lowerAt(stretch, i) === "in" || lowerAt(stretch, i) === "of"
  if (inside) i++
  return { inner: i, ofPlain: inside }
}

export const edge: TimeRule = {
  id: "times/edge",
  source: "TIMEX3 mod START, MID, END: the value is that of the whole",
  opens: ["edge", "the"],
  examples: [
    { text: "It opened in mid-June.", words: "mid-June", value: "2023-06" },
    { text: "It opened early in 2016.", words: "early in 2016", value: "2016" },
    { text: "They met earlier this month.", words: "earlier this month", value: "2023-06" },
    { text: "They will meet later in the year.", words: "later in the year", value: "2023" },
    { text: "They will meet by the end of the year.", words: "the end of the year", value: "2023" },
    { text: "It began in the late 1980s.", words: "the late 1980s", value: "1980/1989" },
    { text: "They met late Monday.", words: "late Monday", value: "2023-06-19" }
  ],
  counterExamples: ["Early voting began.", "The late president died.", "The end of the war came.", "He came later."],
  match: (stretch, at): RuleMatch | null => {
    const read = readEdge(stretch, at)
    if (read === null || stretch.words[read.inner] === undefined) return null
    for (const rule of INNER) {
      const inner = rule.match(stretch, read.inner)
      if (inner !== null && inner.first === read.inner) return { ...inner, first: at }
    }
    const plain = read.ofPlain ? readPlainUnit(stretch, read.inner) : null
    return plain === null ? null : { ...plain, first: at }
  }
}
