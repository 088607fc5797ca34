import { calendarDay, dayNumber } from "../calendar.ts"
import { isGlued, isHyphen, lowerAt, readOrdinal, readYear } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import type { TimeContext } from "../context.ts"
import { ofHalf, ofQuarter, unanchored, type Resolution } from "../values.ts"

/** `of 2017`, `2017`, `of last year`, `of the year`: a year, or years from the article's. */
const readYearAfter = (
  stretch: Stretch,
  i: number
): { readonly year: number | null; readonly shift: number; readonly next: number } | null => {
  let at = i
  if (lowerAt(stretch, at) === "of" || lowerAt(stretch, at) === "in" || isHyphen(stretch, at)) at++
  if (lowerAt(stretch, at) === "fiscal") at++
  const year = readYear(stretch, at)
  if (year !== null) return { year: year.value, shift: 0, next: year.next }
  const shift = lowerAt(stretch, at) === "the" ? 0 : stretch.vocabulary.shifts.get(lowerAt(stretch, at))
  const isBare = /^(?:last|next|this)$/u.test(lowerAt(stretch, at))
  return (at > i || isBare) && shift !== undefined && lowerAt(stretch, at + 1) === "year" ? { year: null, shift, next: at + 2 } : null
}

const make = (part: "quarter" | "half", ordinal: number, year: number, anchor: Resolution["anchor"]): Resolution =>
  part === "quarter" ? ofQuarter(year, ordinal, anchor) : ofHalf(year, ordinal, anchor)

const GAME = new Set(["trailed", "trailing", "outscored", "touchdown", "touchdowns", "rebounds", "overtime", "halftime", "yards"])
const REPORTED = /^(?:results|earnings|profits?|figures|revenues?|loss|losses|numbers)$/u

/** The latest such part that has begun; the next one for a future clause, but for results. */
const resolveAlone = (part: "quarter" | "half", ordinal: number, context: TimeContext, isReported: boolean): Resolution => {
  const { published } = context
  if (context.followingYear !== null) return make(part, ordinal, context.followingYear, "explicit")
  if (published === null) return unanchored(`XXXX-${part === "quarter" ? "Q" : "H"}${ordinal}`, part)
  const now = calendarDay(published).year
  const start = dayNumber(now, (ordinal - 1) * (part === "quarter" ? 3 : 6) + 1, 1)
  if (!isReported && (context.tense === "future" || context.tense === "prospective")) {
    const end = make(part, ordinal, now, "published_at").range?.last ?? start
    return make(part, ordinal, end >= published ? now : now + 1, "published_at")
  }
  return make(part, ordinal, start <= published ? now : now - 1, "published_at")
}

export const quarter: TimeRule = {
  id: "times/quarter",
  source: "TIMEX3 quarters and halves of years",
  opens: ["the", "ordinal", "number", "figure", "short"],
  examples: [
    { text: "Sales fell in the third quarter.", words: "the third quarter", value: "2022-Q3" },
    { text: "First-quarter profit rose.", words: "First-quarter", value: "2023-Q1" },
    { text: "It will report fourth-quarter results on Thursday.", words: "fourth-quarter", value: "2022-Q4" },
    { text: "He expects a cut in the third quarter.", words: "the third quarter", value: "2023-Q3" },
    { text: "It rose in the first quarter of 2017.", words: "the first quarter of 2017", value: "2017-Q1" },
    { text: "It rose in Q1 2019.", words: "Q1 2019", value: "2019-Q1" },
    { text: "Prices will rise in the second half of the year.", words: "the second half of the year", value: "2023-H2" },
    { text: "Prices fell in Q3 last year.", words: "Q3 last year", value: "2022-Q3" },
    { text: "Prices fell in the fourth quarter of last year.", words: "the fourth quarter of last year", value: "2022-Q4" }
  ],
  counterExamples: [
    "A quarter of them left.",
    "They trailed by 27 in the third quarter.",
    "He scored in the second half.",
    "Three quarters of it is gone."
  ],
  match: (stretch, at): RuleMatch | null => {
    const start = lowerAt(stretch, at) === "the" ? at + 1 : at
    const short = readShort(stretch, start)
    let ordinal: number
    let part: "quarter" | "half" = "quarter"
    let next: number
    if (short !== null) {
      ordinal = short.ordinal
      next = short.next
      part = short.part
    } else {
      const read = readOrdinal(stretch, start)
      if (read === null || read.value > 4) return null
      const i = isHyphen(stretch, read.next) ? read.next + 1 : lowerAt(stretch, read.next) === "fiscal" ? read.next + 1 : read.next
      const unit = lowerAt(stretch, i)
      if (unit !== "quarter" && unit !== "half") return null
      ordinal = read.value
      part = unit
      next = i + 1
    }
    if (part === "half" && ordinal > 2) return null
    const year = readYearAfter(stretch, next)
    const before = short !== null ? (readYear(stretch, at - 1) ?? (isHyphen(stretch, at - 1) ? readYear(stretch, at - 2) : null)) : null
    if (before !== null && year === null) {
      return {
        first: isHyphen(stretch, at - 1) ? at - 2 : at - 1,
        last: next,
        joins: "month",
        explicitYear: before.value,
        resolve: () => make(part, ordinal, before.value, "explicit")
      }
    }
    if (year === null) {
      // “will report fourth-quarter results on Thursday”: of a quarter that is over
      const isReported = REPORTED.test(lowerAt(stretch, next)) || REPORTED.test(lowerAt(stretch, next + 1))
      // “trailed by 27 in the third quarter”: of a game
      if (stretch.words.some(({ lower }) => GAME.has(lower))) return null
      // Half of what is not said: a game, a film.
      if (part === "half" || (short !== null && short.part === "half")) return null
      return { first: at, last: next, joins: "month", resolve: (context) => resolveAlone(part, ordinal, context, isReported) }
    }
    const { year: named, shift } = year
    if (named !== null)
      return { first: at, last: year.next, joins: "month", explicitYear: named, resolve: () => make(part, ordinal, named, "explicit") }
    return {
      first: at,
      last: year.next,
      resolve: (context) =>
        context.published === null
          ? unanchored(`XXXX-${part === "quarter" ? "Q" : "H"}${ordinal}`, part)
          : make(part, ordinal, calendarDay(context.published).year + shift, "published_at")
    }
  }
}

/** `Q3`, `H1`. */
const readShort = (
  stretch: Stretch,
  i: number
): { readonly ordinal: number; readonly part: "quarter" | "half"; readonly next: number } | null => {
  const letter = lowerAt(stretch, i)
  if ((letter !== "q" && letter !== "h") || !isGlued(stretch, i + 1)) return null
  const ordinal = Number(lowerAt(stretch, i + 1))
  if (!(ordinal >= 1 && ordinal <= (letter === "q" ? 4 : 2))) return null
  return { ordinal, part: letter === "q" ? "quarter" : "half", next: i + 2 }
}
