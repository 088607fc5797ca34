import { sceneDay, spokenDay } from "../context.ts"
import { isHyphen, isInsideName, lowerAt, readPart } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { ofTime, unanchored } from "../values.ts"
import { deicticDay } from "./deictic.ts"
import { monthDay } from "./month-day.ts"
import { weekday } from "./weekday.ts"

/** “the next morning”: days from the day spoken of. */
const SHIFTS: Readonly<Record<string, number | undefined>> = { next: 1, following: 1, previous: -1, same: 0 }

const TURNS: Readonly<Record<string, number | undefined>> = { before: -1, after: 1 }

const shiftedPart = (stretch: Stretch, at: number, i: number, days: number, last?: number): RuleMatch | null => {
  const part = readPart(stretch, i)
  if (part === null || lowerAt(stretch, i).endsWith("s")) return null
  return {
    first: at,
    last: last ?? part.next,
    resolve: (context) => {
      const near = spokenDay(context, 8)
      return near === null
        ? unanchored(`XXXX-XX-XX${part.value}`, "part_of_day", "TIME")
        : ofTime(near.day + days, part.value, "part_of_day", near.anchor)
    }
  }
}

const DETERMINERS = new Set(["the", "that", "a"])

/** “the afternoon”, “a rainy morning”, “the morning of Jan. 31”: a part of a day spoken of. */
export const partOfDay: TimeRule = {
  id: "times/part-of-day",
  source: "TIMEX3 parts of the day, on the day spoken of",
  opens: ["part", "the", "a", "shift"],
  examples: [
    { text: "He came on March 3, 2010. In the morning he left.", words: "the morning", value: "2010-03-03TMO" },
    { text: "They met on the morning of Jan. 31, 2010.", words: "the morning of Jan. 31, 2010", value: "2010-01-31TMO" },
    { text: "He came on March 3, 2010. The next morning he left.", words: "The next morning", value: "2010-03-04TMO" },
    { text: "He came on March 3, 2010. The night before, it had rained.", words: "The night before", value: "2010-03-02TNI" },
    { text: "On a rainy morning they met.", words: "a rainy morning", value: "2023-06-19TMO" }
  ],
  counterExamples: [
    "The morning paper said so.",
    "It was the opening night of the play.",
    "Good night, he said.",
    "The mornings are cold."
  ],
  match: (stretch, at): RuleMatch | null => {
    const determined = DETERMINERS.has(lowerAt(stretch, at))
    let i = determined ? at + 1 : at
    if (determined && readPart(stretch, i) === null && lowerAt(stretch, at) === "a" && /^JJ/u.test(stretch.tagAt(i))) i++
    const shift = lowerAt(stretch, at) === "the" ? SHIFTS[lowerAt(stretch, i)] : undefined
    if (shift !== undefined) return shiftedPart(stretch, at, i + 1, shift)
    const part = readPart(stretch, i)
    if (part === null || lowerAt(stretch, i).endsWith("s") || isInsideName(stretch, i)) return null
    if (isHyphen(stretch, part.next) || (isHyphen(stretch, i - 1) && i === at)) return null
    const before = lowerAt(stretch, at - 1)
    const led =
      before === "in" ||
      before === "on" ||
      before === "during" ||
      before === "by" ||
      before === "until" ||
      before === "of" ||
      before === "throughout" ||
      before === "before" ||
      before === "after" ||
      before === "since" ||
      before === "at"
    // “The night before, shots were heard.”; “the night before the vote” is measured from the vote.
    const turn = lowerAt(stretch, at) === "the" && i === at + 1 ? TURNS[lowerAt(stretch, part.next)] : undefined
    if (turn !== undefined && (stretch.words[part.next + 1] === undefined || stretch.words[part.next + 1].kind === "mark"))
      return shiftedPart(stretch, at, i, turn, part.next + 1)
    if (lowerAt(stretch, part.next) === "of" || lowerAt(stretch, part.next) === "on") {
      const j = part.next + 1
      for (const rule of stretch.words[j] === undefined ? [] : [monthDay, weekday, deicticDay]) {
        const date = rule.match(stretch, j)
        if (date !== null && date.first === j && determined) {
          return {
            first: at,
            last: date.last,
            ...(date.explicitYear === undefined ? {} : { explicitYear: date.explicitYear }),
            resolve: (context) => {
              const day = date.resolve(context)
              return day === null
                ? null
                : day.range === null
                  ? { ...day, type: "TIME", value: `${day.value}${part.value}`, grain: "part_of_day" }
                  : ofTime(day.range.first, part.value, "part_of_day", day.anchor)
            }
          }
        }
      }
      return null
    }
    // A noun after it: “the morning paper”. “a night” alone counts nights.
    if (/^NN/u.test(stretch.tagAt(part.next))) return null
    if (lowerAt(stretch, at) === "a" && !(led && i === at + 2 && before === "on")) return null
    if (
      !determined &&
      !(
        led &&
        before !== "of" &&
        ((part.value !== "TNI" && /^(?:by|until|before|after|since)$/u.test(before)) || (part.value === "TMI" && before === "at"))
      ) &&
      !(part.value === "TAF" && (before === "and" || before === "or"))
    )
      return null
    return {
      first: at,
      last: part.next,
      resolve: (context) => {
        const { previous } = context
        // The last time spoken of is a whole month: which of its days is not said.
        if (
          previous !== null &&
          previous.distance <= 1 &&
          previous.placesStory &&
          previous.resolution.grain === "month" &&
          previous.resolution.range !== null
        ) {
          return unanchored(`${previous.resolution.value}-XX${part.value}`, "part_of_day", "TIME")
        }
        const near = sceneDay(context, 12)
        return near === null
          ? unanchored(`XXXX-XX-XX${part.value}`, "part_of_day", "TIME")
          : ofTime(near.day, part.value, "part_of_day", near.anchor)
      }
    }
  }
}
