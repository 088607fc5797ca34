import { calendarDay, dayNumber } from "../calendar.ts"
import { directionOf, spokenTime } from "../context.ts"
import { isInsideName, isRangeDash, lowerAt, readYear, type Read } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { ofSeason, unanchored } from "../values.ts"

const FIRST_MONTH: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 }
const LEADS = new Set(["the", "in", "by", "during", "until", "since", "early", "late", "mid", "of", "before", "after"])

/** The word after “1962” or, in “the winter of 1962-63”, after both years. */
const endOfYears = (stretch: Stretch, { value, next }: Read<number>): number =>
  (isRangeDash(stretch, next) || lowerAt(stretch, next) === "/") &&
  lowerAt(stretch, next + 1) === String((value + 1) % 100).padStart(2, "0")
    ? next + 2
    : next

export const season: TimeRule = {
  id: "times/season",
  source: "TIMEX3 seasons; a season's year by tense",
  opens: ["season", "shift", "the"],
  examples: [
    { text: "They will meet in the fall.", words: "the fall", value: "2023-FA" },
    { text: "It opened in the summer of 1969.", words: "the summer of 1969", value: "1969-SU" },
    { text: "It closed last winter.", words: "last winter", value: "2022-WI" },
    { text: "They open this summer.", words: "this summer", value: "2023-SU" },
    { text: "It opened in spring 2012.", words: "spring 2012", value: "2012-SP" },
    { text: "The river froze in the winter of 1962-63.", words: "the winter of 1962-63", value: "1962-WI" },
    { text: "It began in the fall of 1999 -", words: "the fall of 1999", value: "1999-FA" }
  ],
  counterExamples: [
    "The fall of the wall came.",
    "Prices fall.",
    "The Winter Olympics opened.",
    "They sow winter wheat.",
    "The summer heat kills."
  ],
  match: (stretch, at): RuleMatch | null => {
    const { shifts, seasons } = stretch.vocabulary
    const lead = lowerAt(stretch, at)
    const shift = shifts.get(lead)
    const hasLead = shift !== undefined || lead === "the"
    let i = hasLead ? at + 1 : at
    if (shift !== undefined && lowerAt(stretch, i) === "past") i++
    const value = seasons.get(lowerAt(stretch, i))
    if (value === undefined) return null
    const yearAt = lowerAt(stretch, i + 1) === "of" || lowerAt(stretch, i + 1) === "in" || lowerAt(stretch, i + 1) === "," ? i + 2 : i + 1
    const year = readYear(stretch, yearAt)
    if (year !== null)
      return {
        first: at,
        last: endOfYears(stretch, year),
        explicitYear: year.value,
        resolve: () => ofSeason(year.value, value, "explicit")
      }
    if (isInsideName(stretch, i) || (!hasLead && !LEADS.has(lowerAt(stretch, at - 1)))) return null
    const after = stretch.words[i + 1]
    if (shift === undefined && (lowerAt(stretch, i + 1) === "of" || (after?.kind === "word" && /^NN/u.test(stretch.tagAt(i + 1)))))
      return null
    if (!hasLead && /^VB/u.test(stretch.tagAt(i))) return null
    return {
      first: at,
      last: i + 1,
      resolve: (context) => {
        const { published } = context
        if (lead === "that") {
          const spoken = spokenTime(context, 6)
          return spoken === null || spoken.anchor === "published_at"
            ? unanchored(`XXXX-${value}`, "season")
            : ofSeason(calendarDay(spoken.day).year, value, "previous_time")
        }
        if (published === null) return unanchored(`XXXX-${value}`, "season")
        const now = calendarDay(published).year
        const startsIn = (candidate: number): number => dayNumber(candidate, FIRST_MONTH[value] ?? 1, 1)
        const isOver = (candidate: number): boolean => startsIn(candidate) + 91 < published
        const latest = startsIn(now) <= published ? now : now - 1
        if (shift === -1) return ofSeason(isOver(latest) ? latest : latest - 1, value, "published_at")
        if (shift === 0) return ofSeason(value === "WI" && calendarDay(published).month < 3 ? now - 1 : now, value, "published_at")
        const next = isOver(now) || startsIn(now) <= published ? now + 1 : now
        if (shift === 1) return ofSeason(next, value, "published_at")
        return ofSeason(
          directionOf(context) === "ahead" || directionOf(context) === "nearest" ? (isOver(latest) ? latest + 1 : latest) : latest,
          value,
          "published_at"
        )
      }
    }
  }
}
