import { isHyphen, lowerAt, readCount, readMonth, readPart, readUnit, readWeekday } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { durationText, grainOf, type Resolution } from "../values.ts"
import { readClock } from "./clock.ts"

const set = (value: string, grain: Resolution["grain"]): Resolution => ({ type: "SET", value, grain, anchor: "none", range: null })

/** `at 8 p.m.` behind the days it happens on. */
const readAtClock = (stretch: Stretch, at: number): ReturnType<typeof readClock> => {
  const i = lowerAt(stretch, at) === "," ? at + 1 : at
  return lowerAt(stretch, i) === "at" && stretch.words[i + 1] !== undefined ? readClock(stretch, i + 1) : null
}

/** “every year”, “each Monday”, “every two weeks”. */
export const every: TimeRule = {
  id: "times/every",
  source: "TIMEX3 sets",
  opens: ["every"],
  examples: [
    { text: "They meet every year.", words: "every year", value: "P1Y" },
    { text: "They meet every ten years.", words: "every ten years", value: "P10Y" },
    { text: "They meet every other week.", words: "every other week", value: "P2W" },
    { text: "They meet every Monday.", words: "every Monday", value: "XXXX-WXX-1" },
    { text: "They clap every Thursday at 8 p.m. there.", words: "every Thursday at 8 p.m.", value: "XXXX-WXX-4T20:00" },
    { text: "Millions come each year.", words: "each year", value: "P1Y" }
  ],
  counterExamples: ["Calls came from every quarter.", "People's every day lives.", "Every man left.", "Each of the years."],
  match: (stretch, at): RuleMatch | null => {
    const lower = lowerAt(stretch, at)
    if (lower !== "every" && lower !== "each") return null
    let i = at + 1
    let times = 1
    if (lowerAt(stretch, i) === "other" || lowerAt(stretch, i) === "second") {
      times = 2
      i++
    } else if (lowerAt(stretch, i) === "single") i++
    const weekday = readWeekday(stretch, i)
    if (weekday !== null) {
      const part = readPart(stretch, weekday.next)
      const clock = part === null ? readAtClock(stretch, weekday.next) : null
      return {
        first: at,
        last: part?.next ?? clock?.next ?? weekday.next,
        resolve: () =>
          set(
            `XXXX-WXX-${weekday.value}${part?.value ?? clock?.value ?? ""}`,
            part !== null ? "part_of_day" : clock !== null ? "minute" : "day"
          )
      }
    }
    const month = readMonth(stretch, i)
    if (month !== null) return { first: at, last: month.next, resolve: () => set(`XXXX-${String(month.value).padStart(2, "0")}`, "month") }
    const part = readPart(stretch, i)
    if (part !== null) return { first: at, last: part.next, resolve: () => set(`XXXX-XX-XX${part.value}`, "part_of_day") }
    const season = stretch.vocabulary.seasons.get(lowerAt(stretch, i))
    if (season !== undefined) return { first: at, last: i + 1, resolve: () => set(`XXXX-${season}`, "season") }
    const count = lower === "every" && times === 1 ? readCount(stretch, i) : null
    const unit = readUnit(stretch, count?.next ?? i)
    if (unit === null) return null
    // “every day lives”: written apart, an adjective.
    if (unit.value === "day" && count === null && (/^NN/u.test(stretch.tagAt(unit.next)) || lowerAt(stretch, at - 1) === "s")) return null
    // “calls from every quarter”: from all sides.
    if (unit.value === "quarter" && count === null && lowerAt(stretch, at - 1) === "from") return null
    const value = durationText([{ amount: count === null ? times : count.value, unit: unit.value }])
    return { first: at, last: unit.next, resolve: () => set(value, grainOf(unit.value)) }
  }
}

/** “once a week”, “twice a year”, “three times a day”. */
export const timesA: TimeRule = {
  id: "times/times-a",
  source: "TIMEX3 sets with a frequency",
  opens: ["times", "count", "number", "figure", "the", "a"],
  examples: [
    { text: "They meet twice a year.", words: "twice a year", value: "P1Y" },
    { text: "They call three times a day.", words: "three times a day", value: "P1D" }
  ],
  counterExamples: ["Once a man left.", "Three times the price.", "It costs $5 a day."],
  match: (stretch, at): RuleMatch | null => {
    let i = at
    const lower = lowerAt(stretch, at)
    if (lower === "once" || lower === "twice") i++
    else {
      const count = readCount(stretch, at)
      if (count === null || lowerAt(stretch, count.next) !== "times") return null
      i = count.next + 1
    }
    if (
      lowerAt(stretch, i) !== "a" &&
      lowerAt(stretch, i) !== "an" &&
      lowerAt(stretch, i) !== "per" &&
      lowerAt(stretch, i) !== "every" &&
      lowerAt(stretch, i) !== "each"
    )
      return null
    const count = lowerAt(stretch, i) === "every" ? readCount(stretch, i + 1) : null
    const unit = readUnit(stretch, count?.next ?? i + 1)
    if (unit === null) return null
    const value = durationText([{ amount: count === null ? 1 : count.value, unit: unit.value }])
    return { first: at, last: unit.next, resolve: () => set(value, grainOf(unit.value)) }
  }
}

/** “on Sundays”, “Saturday nights”. */
export const weekdays: TimeRule = {
  id: "times/weekdays",
  source: "TIMEX3 sets of weekdays",
  opens: ["weekday"],
  examples: [
    { text: "It is closed on Sundays.", words: "Sundays", value: "XXXX-WXX-7" },
    { text: "It opens Saturday nights.", words: "Saturday nights", value: "XXXX-WXX-6TNI" }
  ],
  counterExamples: ["It is closed on Sunday.", "Days passed."],
  match: (stretch, at): RuleMatch | null => {
    const lower = lowerAt(stretch, at)
    const plural = lower.endsWith("days") ? stretch.vocabulary.weekdays.get(lower.slice(0, -1)) : undefined
    const weekday = plural ?? (lower.endsWith("day") ? stretch.vocabulary.weekdays.get(lower) : undefined)
    if (weekday === undefined) return null
    const part = readPart(stretch, at + 1)
    const pluralPart = part !== null && lowerAt(stretch, at + 1).endsWith("s")
    if (plural === undefined && !pluralPart) return null
    if (isHyphen(stretch, at + 1)) return null
    const clock = pluralPart ? null : readAtClock(stretch, at + 1)
    if (clock !== null) return { first: at, last: clock.next, resolve: () => set(`XXXX-WXX-${weekday}${clock.value}`, "minute") }
    return {
      first: at,
      last: pluralPart ? at + 2 : at + 1,
      resolve: () => set(`XXXX-WXX-${weekday}${pluralPart && part !== null ? part.value : ""}`, pluralPart ? "part_of_day" : "day")
    }
  }
}
