import { LEADS } from "../openings.ts"
import { isPluralUnit, lowerAt, readCount, readUnit } from "../readers.ts"
import type { RuleMatch, TimeRule } from "../rule.ts"
import { addMonths, type DayNumber } from "../calendar.ts"
import { durationText, grainOf, unanchored, type Resolution, type Unit } from "../values.ts"

const SPAN_LEADS = new Set(LEADS)

/** “the past three years”, “the next several months”. */
export const countedSpan: TimeRule = {
  id: "times/counted-span",
  source: "TIMEX3 durations that begin or end at a time",
  opens: ["lead", "the"],
  examples: [
    { text: "It rose in the past three years.", words: "the past three years", value: "P3Y" },
    { text: "They will meet in the next several months.", words: "the next several months", value: "PXM" },
    { text: "He sat there for the next 30 hours.", words: "the next 30 hours", value: "PT30H" },
    { text: "They will stay another two weeks.", words: "another two weeks", value: "P2W" }
  ],
  counterExamples: ["The last three men left.", "The past is past.", "next 3 seats", "It will last men two lives."],
  match: (stretch, at): RuleMatch | null => {
    let i = lowerAt(stretch, at) === "the" ? at + 1 : at
    // “will last six weeks”: the verb.
    if (!SPAN_LEADS.has(lowerAt(stretch, i)) || stretch.tagAt(i).startsWith("VB")) return null
    i++
    const count = readCount(stretch, i)
    if (count === null) return null
    const unit = readUnit(stretch, lowerAt(stretch, count.next) === "more" ? count.next + 1 : count.next)
    if (unit === null || (count.value !== 1 && !isPluralUnit(stretch, unit.next - 1))) return null
    const value = durationText([{ amount: count.value, unit: unit.value }])
    const lead = lowerAt(stretch, i - 1)
    const sign = BACK.has(lead) ? -1 : AHEAD.has(lead) ? 1 : 0
    return {
      first: at,
      last: unit.next,
      resolve: ({ published }) => ({
        type: "DURATION",
        value,
        grain: grainOf(unit.value),
        ...stretchFrom(published, sign, count.value, unit.value)
      })
    }
  }
}

const BACK = new Set(["past", "last", "previous", "preceding"])
const AHEAD = new Set(["next", "coming", "upcoming"])

/** The days that “the past three years” covers: up to the article's date, or from it. */
const stretchFrom = (published: DayNumber | null, sign: number, count: number | null, unit: Unit): Pick<Resolution, "range" | "anchor"> => {
  const months = unit === "month" ? 1 : unit === "quarter" ? 3 : unit === "year" ? 12 : unit === "decade" ? 120 : 0
  const days = unit === "day" ? 1 : unit === "week" ? 7 : 0
  if (published === null || sign === 0 || count === null || count % 1 !== 0 || (months === 0 && days === 0))
    return { range: null, anchor: "none" }
  const other = months > 0 ? addMonths(published, sign * count * months) : published + sign * count * days
  return { range: sign < 0 ? { first: other, last: published } : { first: published, last: other }, anchor: "published_at" }
}

/** “recent weeks”, “the coming months”: a time without a date. */
export const vagueSpan: TimeRule = {
  id: "times/vague-span",
  source: "TIMEX3 PAST_REF and FUTURE_REF",
  opens: ["lead", "the"],
  examples: [
    { text: "It rose in recent weeks.", words: "recent weeks", value: "PAST_REF" },
    { text: "More will close in the months ahead.", words: "the months ahead", value: "FUTURE_REF" },
    { text: "They will meet in the coming months.", words: "the coming months", value: "FUTURE_REF" }
  ],
  counterExamples: ["A recent week of talks failed.", "He missed the last days of it."],
  match: (stretch, at): RuleMatch | null => {
    const i = lowerAt(stretch, at) === "the" ? at + 1 : at
    const word = lowerAt(stretch, i)
    const plain = i > at && isPluralUnit(stretch, i) ? readUnit(stretch, i) : null
    if (plain !== null && /^(?:day|week|month|year|decade)$/u.test(plain.value)) {
      const last =
        lowerAt(stretch, plain.next) === "ahead"
          ? plain.next + 1
          : lowerAt(stretch, plain.next) === "to" && lowerAt(stretch, plain.next + 1) === "come"
            ? plain.next + 2
            : null
      if (last !== null && lowerAt(stretch, last) !== "of")
        return { first: at, last, resolve: () => unanchored("FUTURE_REF", grainOf(plain.value)) }
    }
    const back = word === "recent" || word === "past"
    if (!back && word !== "coming" && word !== "upcoming" && word !== "next") return null
    const unit = readUnit(stretch, i + 1)
    if (unit === null || !isPluralUnit(stretch, i + 1) || unit.value === "second" || unit.value === "minute") return null
    return { first: at, last: unit.next, resolve: () => unanchored(back ? "PAST_REF" : "FUTURE_REF", grainOf(unit.value)) }
  }
}
