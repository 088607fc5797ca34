import { spokenTime, yearOfMonth } from "../context.ts"
import {
  isAmbiguousName,
  isGlued,
  isInsideName,
  lowerAt,
  readMonth,
  readRelativeYear,
  readSpelledYear,
  readSpokenYear,
  readYear
} from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { calendarDay } from "../calendar.ts"
import { ofMonth, unanchored } from "../values.ts"

/** “May” the verb, “March” the walk, “April Jones”: a month alone must look like one. */
const isMonthAlone = (stretch: Stretch, at: number, next: number): boolean => {
  const word = stretch.words[at]
  const before = lowerAt(stretch, at - 1)
  const led =
    stretch.vocabulary.beforeYear.has(before) ||
    stretch.vocabulary.shifts.has(before) ||
    stretch.vocabulary.edges.has(before) ||
    before === "-"
  if (/^[$#@]$/u.test(before)) return false
  if (word.text === word.lower)
    return !isAmbiguousName(word.lower) || (word.lower !== "march" && led && (before === "in" || before === "since" || before === "until"))
  if (isInsideName(stretch, at)) return false
  // “Theresa May”: a capitalised name runs into it.
  const left = stretch.words[at - 1]
  if (isAmbiguousName(word.lower) && left?.text === "." && left.glued && stretch.words[at - 2]?.text.length <= 4) return false
  if (isAmbiguousName(word.lower) && left?.kind === "word" && /^\p{Lu}/u.test(left.text) && stretch.tagAt(at - 1) === "NNP" && !led)
    return false
  const after = stretch.words[next]
  if (after !== undefined && !after.glued && /^\p{Lu}\p{Ll}/u.test(after.text) && stretch.entityAt(next) === "PERSON") return false
  // “his wife Jan”: a short form alone needs its full stop.
  if (isAmbiguousName(word.lower) && word.text.length === 3 && word.lower !== "may") return led || lowerAt(stretch, at + 1) === "."
  if (isAmbiguousName(word.lower)) return led || (stretch.tagAt(at) === "NNP" && at > 0)
  return true
}

/** Sentences back to the time whose year is meant by “that year”. */
const SPOKEN = 6

export const month: TimeRule = {
  id: "times/month",
  source: "TIMEX3 partial dates; the year by tense (Pustejovsky et al. 2003) or from the story",
  opens: ["month", "shift"],
  examples: [
    { text: "It began in Nov. 2001.", words: "Nov. 2001", value: "2001-11" },
    { text: "She left in June of 1999.", words: "June of 1999", value: "1999-06" },
    { text: "They met in February.", words: "February", value: "2023-02" },
    { text: "They will meet in February.", words: "February", value: "2024-02" },
    { text: "It fell in August.", words: "August", value: "2022-08" },
    { text: "She will leave next June.", words: "next June", value: "2024-06" },
    { text: "It opens in January next year.", words: "January next year", value: "2024-01" },
    { text: "It opened in August 2009. It closed in December of that year.", words: "December of that year", value: "2009-12" },
    { text: "It opened in August 2009. It closed in March the following year.", words: "March the following year", value: "2010-03" },
    { text: "It was closed last October.", words: "last October", value: "2022-10" }
  ],
  counterExamples: [
    "It may rain.",
    "They march on.",
    "Theresa May spoke.",
    "He and his wife Jan came.",
    "He saw the march of time.",
    "The spokesman said that may happen."
  ],
  match: (stretch, at): RuleMatch | null => {
    const { shifts } = stretch.vocabulary
    let i = at
    const shift = shifts.get(lowerAt(stretch, at))
    // “said that July was”
    if (lowerAt(stretch, at) === "that" && stretch.tagAt(at) === "IN") return null
    if (shift !== undefined) {
      i = at + 1
      if (lowerAt(stretch, i) === "past") i++
    }
    const read = readMonth(stretch, i)
    if (read === null) return null
    let y = read.next
    if (lowerAt(stretch, y) === "," || lowerAt(stretch, y) === "of" || lowerAt(stretch, y) === "in" || lowerAt(stretch, y) === "-") y++
    const year = readYear(stretch, y) ?? readSpelledYear(stretch, y)
    if (
      year !== null &&
      shift === undefined &&
      !(lowerAt(stretch, year.next) === "s" && isGlued(stretch, year.next)) &&
      (stretch.words[i].text !== lowerAt(stretch, i) || !isAmbiguousName(lowerAt(stretch, i)) || y === read.next)
    ) {
      return {
        first: at,
        last: year.next,
        joins: "month",
        explicitYear: year.value,
        resolve: () => ofMonth(year.value, read.value, "explicit")
      }
    }
    if (!isMonthAlone(stretch, i, read.next)) return null
    const yearFirst = readYear(stretch, at - 1)
    if (
      yearFirst !== null &&
      shift === undefined &&
      yearFirst.next === at &&
      !stretch.vocabulary.beforeYear.has(lowerAt(stretch, at - 3))
    ) {
      return {
        first: at - 1,
        last: read.next,
        joins: "month",
        explicitYear: yearFirst.value,
        resolve: () => ofMonth(yearFirst.value, read.value, "explicit")
      }
    }
    const relative = shift === undefined ? readRelativeYear(stretch, read.next) : null
    const spoken = shift === undefined && relative === null ? readSpokenYear(stretch, read.next) : null
    return {
      first: at,
      last: relative?.next ?? spoken?.next ?? read.next,
      joins: "month",
      resolve: (context) => {
        const { published } = context
        if (relative !== null && published !== null)
          return ofMonth(calendarDay(published).year + relative.shift, read.value, "published_at")
        // “It opened in August 2019. In December of that year …”
        const told = spoken === null ? null : spokenTime(context, SPOKEN)
        if (spoken !== null && told !== null && told.anchor === "previous_time")
          return ofMonth(calendarDay(told.day).year + spoken.shift, read.value, "previous_time")
        if (shift !== undefined && published !== null) {
          const now = calendarDay(published)
          const back = read.value < now.month ? now.year : now.year - 1
          if (shift < 0) return ofMonth(back, read.value, "published_at")
          if (shift > 0) return ofMonth(read.value > now.month ? now.year : now.year + 1, read.value, "published_at")
          return ofMonth(now.year, read.value, "published_at")
        }
        const found = yearOfMonth(context, read.value, null)
        return found === null
          ? unanchored(`XXXX-${String(read.value).padStart(2, "0")}`, "month")
          : ofMonth(found.year, read.value, found.anchor)
      }
    }
  }
}
