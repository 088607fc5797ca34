import { isGlued, isHyphen, isPluralUnit, lowerAt, readCount, readMonth, readUnit, readYear, skipApproximator } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { durationText, grainOf, type Amount } from "../values.ts"

/** “a 19-year-old”, “at age seventeen”, “12 years of age”: an age, not a duration. */
const isAge = (stretch: Stretch, first: number, last: number): boolean => {
  const after = lowerAt(stretch, isHyphen(stretch, last) ? last + 1 : last)
  if (after === "old" || after === "olds" || after === "older" || after === "younger") return true
  if (after === "of" && lowerAt(stretch, last + 1) === "age") return true
  const before = lowerAt(stretch, first - 1)
  return before === "aged" || before === "age" || before === "ages" || (before === "of" && lowerAt(stretch, first - 2) === "age")
}

const isIdiom = (stretch: Stretch, first: number, last: number, unit: string, count: number | null): boolean => {
  if (lowerAt(stretch, last) === "of" && unit === "quarter") return true
  if (unit === "second" && count === 1) return true
  // “one day he said”: some day.
  if (unit === "day" && count === 1 && lowerAt(stretch, first) === "one" && lowerAt(stretch, last) === "in")
    return readMonth(stretch, last + 1) !== null || readYear(stretch, last + 1) !== null
  if (unit === "day" && count === 1 && lowerAt(stretch, first) === "one")
    return !stretch.vocabulary.spanBefore.has(lowerAt(stretch, first - 1)) && !stretch.vocabulary.spanAfter.has(lowerAt(stretch, last))
  // “the third time in as many weeks”
  if (lowerAt(stretch, first) === "many" && lowerAt(stretch, first - 1) === "as") return true
  // “ten minutes from time”: a moment of a match.
  if (unit === "minute" && lowerAt(stretch, last) === "from" && lowerAt(stretch, last + 1) === "time") return true
  return lowerAt(stretch, first - 1) === "light" || (unit === "minute" && lowerAt(stretch, first - 1) === "last")
}

const duration = (amounts: ReadonlyArray<Amount>, first: number, last: number): RuleMatch => {
  const value = durationText(amounts)
  return { first, last, resolve: () => ({ type: "DURATION", value, grain: grainOf(amounts[0].unit), anchor: "none", range: null }) }
}

/** “two years and three months”, “nearly half an hour”, “five-and-a-half-hour”. */
export const countedDuration: TimeRule = {
  id: "times/counted-duration",
  source: "TIMEX3 durations (ISO 8601); ages are left out",
  opens: ["approximator", "count", "number", "figure", "the", "a"],
  examples: [
    { text: "They spoke for seven-and-a-half hours.", words: "seven-and-a-half hours", value: "PT7H30M" },
    { text: "The two-day visit ended.", words: "two-day", value: "P2D" },
    { text: "It took nearly two decades.", words: "nearly two decades", value: "P2DE" },
    { text: "After nearly half an hour they left.", words: "nearly half an hour", value: "PT30M" },
    { text: "It stood for half a century.", words: "half a century", value: "P50Y" },
    { text: "It lasted two years and three months.", words: "two years and three months", value: "P2Y3M" },
    { text: "He waited several weeks.", words: "several weeks", value: "PXW" },
    { text: "Within a few short months it was gone.", words: "a few short months", value: "PXM" },
    { text: "She ran it for 1.5 years.", words: "1.5 years", value: "P1Y6M" }
  ],
  counterExamples: [
    "He is 19 years old.",
    "A 19-year-old left.",
    "She joined aged two years.",
    "At the age of five months he left.",
    "One day in March he left.",
    "They scored ten minutes from time.",
    "It is the third time in as many weeks.",
    "One day he left.",
    "Three quarters of it is gone."
  ],
  match: (stretch, at): RuleMatch | null => {
    if (stretch.words[at].glued && isHyphen(stretch, at - 1) && stretch.words[at - 1].glued) return null
    const i = skipApproximator(stretch, at)
    const amounts: Array<Amount> = []
    let next = i
    for (let part = 0; part < 3; part++) {
      const from = part > 0 && (lowerAt(stretch, next) === "and" || lowerAt(stretch, next) === ",") ? next + 1 : next
      const count = readCount(stretch, from)
      if (count === null) break
      let u = isHyphen(stretch, count.next) ? count.next + 1 : count.next
      if (stretch.vocabulary.countAdjectives.has(lowerAt(stretch, u))) u++
      const unit = readUnit(stretch, u)
      if (unit === null) break
      const compound = isHyphen(stretch, count.next)
      const needsPlural = count.value !== 1 && !(count.value !== null && count.value < 1) && !compound
      if (needsPlural && !isPluralUnit(stretch, u)) break
      if (part > 0 && rank(unit.value) >= rank(amounts[part - 1].unit)) break
      amounts.push({ amount: count.value, unit: unit.value })
      next = unit.next
    }
    if (amounts.length === 0) return null
    if (isAge(stretch, i, next) || isIdiom(stretch, i, next, amounts[0].unit, amounts[0].amount)) return null
    if (isHyphen(stretch, next) && isGlued(stretch, next) && lowerAt(stretch, next + 1) === "long") next += 2
    return duration(amounts, at, next)
  }
}

const ORDER = ["second", "minute", "hour", "day", "week", "fortnight", "month", "quarter", "year", "decade", "century"]
const rank = (unit: string): number => ORDER.indexOf(unit)

/** “for a year”, “an hour later”: one of a unit, where it is no rate. */
export const singleDuration: TimeRule = {
  id: "times/single-duration",
  source: "TIMEX3 durations; “$5 an hour”, “twice a year” are rates",
  opens: ["approximator", "a", "unit"],
  examples: [
    { text: "He stayed for a year.", words: "a year", value: "P1Y" },
    { text: "It took more than an hour.", words: "more than an hour", value: "PT1H" },
    { text: "A quarter of a century passed.", words: "A quarter of a century", value: "P25Y" },
    { text: "The week-long trip ended.", words: "week-long", value: "P1W" }
  ],
  counterExamples: ["It costs $5 a day.", "They meet twice a year.", "It was a year of change.", "Have a day off."],
  match: (stretch, at): RuleMatch | null => {
    const i = skipApproximator(stretch, at)
    if ((lowerAt(stretch, i) === "a" && lowerAt(stretch, i + 1) === "quarter") || lowerAt(stretch, i) === "quarter") {
      const q = lowerAt(stretch, i) === "a" ? i + 2 : i + 1
      const c = lowerAt(stretch, q) === "of" && lowerAt(stretch, q + 1) === "a" ? q + 2 : q
      if (lowerAt(stretch, c) === "century") return duration([{ amount: 25, unit: "year" }], at, c + 1)
    }
    const bare = readUnit(stretch, i)
    if (
      bare !== null &&
      !isPluralUnit(stretch, i) &&
      (isHyphen(stretch, i + 1) || isGlued(stretch, i + 1)) &&
      lowerAt(stretch, i + 2) === "long" &&
      !isHyphen(stretch, i - 1)
    ) {
      return duration([{ amount: 1, unit: bare.value }], at, i + 3)
    }
    if (lowerAt(stretch, i) !== "a" && lowerAt(stretch, i) !== "an") return null
    const half = lowerAt(stretch, i + 1) === "full" || lowerAt(stretch, i + 1) === "whole" ? i + 2 : i + 1
    const unit = readUnit(stretch, half)
    if (unit === null || isPluralUnit(stretch, half) || unit.value === "second" || unit.value === "quarter") return null
    const before = lowerAt(stretch, i - 1)
    const led = i > at || (stretch.vocabulary.spanBefore.has(before) && before !== "of")
    const rated = stretch.words[i - 1]?.kind === "number" || before === "times" || before === "once" || before === "twice"
    const after = lowerAt(stretch, unit.next)
    const trailed =
      after === "later" ||
      after === "earlier" ||
      after === "afterwards" ||
      ((after === "after" || after === "before") && before !== "such") ||
      (after === "and" && lowerAt(stretch, unit.next + 1) === "a")
    if (rated || (!led && !trailed) || isHyphen(stretch, unit.next)) return null
    if (after === "and" && lowerAt(stretch, unit.next + 1) === "a" && lowerAt(stretch, unit.next + 2) === "half")
      return duration([{ amount: 1.5, unit: unit.value }], at, unit.next + 3)
    return duration([{ amount: 1, unit: unit.value }], at, unit.next)
  }
}

/** “for years”, “months of talks”: an uncounted plural where it measures time. */
export const bareDuration: TimeRule = {
  id: "times/bare-duration",
  source: "TIMEX3 durations with X for the number",
  opens: ["unit"],
  examples: [
    { text: "They have fought for years.", words: "years", value: "PXY" },
    { text: "After months of tension they met.", words: "months", value: "PXM" },
    { text: "They left hours after the talks.", words: "hours", value: "PTXH" },
    { text: "It has been so for decades.", words: "decades", value: "PXDE" }
  ],
  counterExamples: [
    "Those years were good.",
    "In minutes published on its site, the bank said so.",
    "The hours are long.",
    "His final days."
  ],
  match: (stretch, at): RuleMatch | null => {
    const unit = readUnit(stretch, at)
    if (unit === null || !isPluralUnit(stretch, at) || unit.value === "second" || unit.value === "quarter" || unit.value === "weekend")
      return null
    const before = lowerAt(stretch, at - 1)
    const after = lowerAt(stretch, unit.next)
    const led =
      (stretch.vocabulary.spanBefore.has(before) &&
        before !== "last" &&
        before !== "past" &&
        before !== "next" &&
        before !== "of" &&
        before !== "every") ||
      (before === "of" && /^NN/u.test(stretch.tagAt(at - 2)) === false)
    const free = before === "" || stretch.words[at - 1].kind === "mark" || /^(?:VB|IN|RB|CC)/u.test(stretch.tagAt(at - 1))
    const trailed = free && stretch.vocabulary.spanAfter.has(after) && after !== "ago" && after !== "in"
    if (!led && !trailed) return null
    // “in minutes published alongside the decision”: of a meeting
    if (unit.value === "minute" && /^(?:published|released|of|from|show|showed)$/u.test(after)) return null
    if (isAge(stretch, at, unit.next)) return null
    return duration([{ amount: null, unit: unit.value }], at, unit.next)
  }
}
