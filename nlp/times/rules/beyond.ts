import { addMonths, calendarDay, weekdayOf, weekStart } from "../calendar.ts"
import type { TimeContext } from "../context.ts"
import { lowerAt, readPart, readUnit, readYear } from "../readers.ts"
import type { RuleMatch, TimeRule } from "../rule.ts"
import { ofMonth, ofQuarter, ofTime, ofWeekend, ofYear, unanchored, type Resolution, type Unit } from "../values.ts"
import { unitAround } from "./relative-unit.ts"

const UNKNOWN: Readonly<Partial<Record<Unit, string>>> = {
  week: "XXXX-WXX",
  weekend: "XXXX-WXX-WE",
  month: "XXXX-XX",
  quarter: "XXXX-QX",
  year: "XXXX"
}

/** “the week before last”, “the month after next”, “the night before last”. */
export const beyondUnit: TimeRule = {
  id: "times/beyond-unit",
  source: "TIMEX3 relative dates: two units from the article's own",
  opens: ["the"],
  examples: [
    { text: "They met the week before last.", words: "the week before last", value: "2023-W23" },
    { text: "They will meet the month after next.", words: "the month after next", value: "2023-08" },
    { text: "Shots were heard the night before last.", words: "the night before last", value: "2023-06-17TNI" }
  ],
  counterExamples: ["He left the week before last month's vote.", "The week after he left.", "They met the week before."],
  match: (stretch, at): RuleMatch | null => {
    if (lowerAt(stretch, at) !== "the") return null
    const unit = readUnit(stretch, at + 1)
    const part = unit === null ? readPart(stretch, at + 1) : null
    const next = unit?.next ?? part?.next
    if (next === undefined) return null
    const turn = lowerAt(stretch, next)
    const word = lowerAt(stretch, next + 1)
    const isBack = turn === "before" && word === "last"
    if (!isBack && !(turn === "after" && word === "next")) return null
    // “the week before last month's vote”
    if (/^(?:NN|CD|JJ)/u.test(stretch.tagAt(next + 2))) return null
    const steps = isBack ? -2 : 2
    if (part !== null)
      return part.value === "TNI" && isBack
        ? {
            first: at,
            last: next + 2,
            resolve: ({ published }) =>
              published === null
                ? unanchored("XXXX-XX-XXTNI", "part_of_day", "TIME")
                : ofTime(published - 2, "TNI", "part_of_day", "published_at")
          }
        : null
    if (unit === null || UNKNOWN[unit.value] === undefined) return null
    const { value } = unit
    return {
      first: at,
      last: next + 2,
      resolve: ({ published }) => {
        if (published === null) return unanchored(UNKNOWN[value] ?? "XXXX", value === "weekend" ? "weekend" : "week")
        if (value !== "weekend") return unitAround(value, published, steps, "published_at")
        // The last weekend is the one that is over.
        return ofWeekend(isBack && weekdayOf(published) < 7 ? weekStart(published) - 14 : published + steps * 7, "published_at")
      }
    }
  }
}

/** The year of “last year”, “a year ago”, “2022”. */
const yearOf = (
  named: { readonly year: number | null; readonly shift: number },
  { published }: TimeContext
): { readonly year: number; readonly anchor: Resolution["anchor"] } | null =>
  named.year !== null
    ? { year: named.year, anchor: "explicit" }
    : published === null
      ? null
      : { year: calendarDay(published).year + named.shift, anchor: "published_at" }

/** “the same month last year”, “the same quarter of 2022”. */
export const sameUnit: TimeRule = {
  id: "times/same-unit",
  source: "TIMEX3 anaphoric dates, as business news compares",
  opens: ["the"],
  examples: [
    { text: "Sales fell in May from the same month last year.", words: "the same month last year", value: "2022-05" },
    { text: "Sales fell from the same month last year.", words: "the same month last year", value: "2022-XX" },
    { text: "Sales fell in the first quarter from the same quarter of 2021.", words: "the same quarter of 2021", value: "2021-Q1" }
  ],
  counterExamples: ["They met the same month.", "The same people came last year."],
  match: (stretch, at): RuleMatch | null => {
    if (lowerAt(stretch, at) !== "the" || lowerAt(stretch, at + 1) !== "same") return null
    const unit = lowerAt(stretch, at + 2)
    if (unit !== "month" && unit !== "quarter") return null
    const i = /^(?:of|in)$/u.test(lowerAt(stretch, at + 3)) ? at + 4 : at + 3
    const year = readYear(stretch, i)
    const isLast = lowerAt(stretch, i) === "last" && lowerAt(stretch, i + 1) === "year"
    const isAgo =
      /^(?:a|one)$/u.test(lowerAt(stretch, i)) &&
      lowerAt(stretch, i + 1) === "year" &&
      /^(?:ago|earlier|before)$/u.test(lowerAt(stretch, i + 2))
    if (year === null && !isLast && !isAgo) return null
    const named = { year: year?.value ?? null, shift: -1 }
    return {
      first: at,
      isCompared: true,
      last: year?.next ?? (isAgo ? i + 3 : i + 2),
      ...(year === null ? {} : { explicitYear: year.value }),
      resolve: (context) => {
        const { previous } = context
        const spoken = previous !== null && previous.distance <= 3 ? previous.resolution : null
        const fits = spoken !== null && (spoken.grain === unit || (unit === "month" && spoken.grain === "day"))
        const at =
          fits && spoken.range !== null ? calendarDay(year === null ? addMonths(spoken.range.first, -12) : spoken.range.first) : null
        if (at !== null) {
          const inYear = year?.value ?? at.year
          return unit === "month"
            ? ofMonth(inYear, at.month, "previous_time")
            : ofQuarter(inYear, Math.floor((at.month - 1) / 3) + 1, "previous_time")
        }
        // Which month is not said: the days are those of the year.
        const found = yearOf(named, context)
        return found === null
          ? unanchored(UNKNOWN[unit] ?? "XXXX", unit)
          : { ...ofYear(found.year, found.anchor), value: `${found.year}-${unit === "month" ? "XX" : "QX"}` }
      }
    }
  }
}
