import { lowerAt } from "../readers.ts"
import type { RuleMatch, Stretch, TimeRule } from "../rule.ts"
import { spokenTime } from "../context.ts"
import { unanchored } from "../values.ts"

/** “soon”, “recently”, and “now” where it stands for a time. */
const ADVERBIALS: ReadonlyArray<readonly [words: ReadonlyArray<string>, value: string]> = [
  [["in", "the", "past"], "PAST_REF"],
  [["in", "the", "future"], "FUTURE_REF"],
  [["in", "the", "near", "future"], "FUTURE_REF"],
  [["at", "the", "moment"], "PRESENT_REF"],
  [["at", "present"], "PRESENT_REF"]
]

/** “in the past”, “at the moment”, where nothing goes on from it; the preposition stays outside “the past”. */
const readAdverbial = (stretch: Stretch, at: number): RuleMatch | null => {
  for (const [words, value] of ADVERBIALS) {
    if (!words.every((word, k) => lowerAt(stretch, at + k) === word)) continue
    const last = at + words.length
    const after = stretch.words[last]
    if (
      after !== undefined &&
      (/^(?:NN|JJ|CD)/u.test(stretch.tagAt(last)) || after.lower === "of" || after.lower === "when" || after.text === "-")
    )
      return null
    return { first: words[0] === "in" ? at + 1 : at, last, resolve: () => unanchored(value, "day") }
  }
  return null
}

export const reference: TimeRule = {
  id: "times/reference",
  source: "TIMEX3 PRESENT_REF, PAST_REF, FUTURE_REF; adjectives and connectives are left out",
  opens: ["reference", "in", "at"],
  examples: [
    { text: "They will meet soon.", words: "soon", value: "FUTURE_REF" },
    { text: "She was recently an adviser.", words: "recently", value: "PAST_REF" },
    { text: "Now they are friends.", words: "Now", value: "PRESENT_REF" },
    { text: "It is the largest to date.", words: "to date", value: "PRESENT_REF" },
    { text: "He is rarely seen these days.", words: "these days", value: "PRESENT_REF" },
    { text: "They did so in the past.", words: "the past", value: "PAST_REF" },
    { text: "It is quiet at the moment.", words: "at the moment", value: "PRESENT_REF" },
    { text: "It is quiet for now.", words: "now", value: "PRESENT_REF" },
    { text: "They will not meet anytime soon.", words: "anytime soon", value: "FUTURE_REF" }
  ],
  counterExamples: [
    "He may now go.",
    "In the past decade it grew.",
    "It shaped the future of trade.",
    "At the moment of truth he left.",
    "As soon as he left they came.",
    "Sooner or later they meet."
  ],
  match: (stretch, at): RuleMatch | null => {
    const start = lowerAt(stretch, at)
    if (start === "anytime" && lowerAt(stretch, at + 1) === "soon")
      return { first: at, last: at + 2, resolve: () => unanchored("FUTURE_REF", "day") }
    if (start === "these" && lowerAt(stretch, at + 1) === "days" && lowerAt(stretch, at + 2) !== "of")
      return { first: at, last: at + 2, resolve: () => unanchored("PRESENT_REF", "day") }
    if (start === "right" && lowerAt(stretch, at + 1) === "now")
      return { first: at, last: at + 2, resolve: () => unanchored("PRESENT_REF", "day") }
    if (
      (start === "to" || start === "till") &&
      lowerAt(stretch, at + 1) === "date" &&
      !/^NN/u.test(stretch.tagAt(at + 2)) &&
      !/^VB/u.test(stretch.tagAt(at + 1))
    )
      return { first: at, last: at + 2, resolve: () => unanchored("PRESENT_REF", "day") }
    const adverbial = readAdverbial(stretch, at)
    if (adverbial !== null) return adverbial
    const value = stretch.vocabulary.references.get(start)
    if (value === undefined) return null
    const before = lowerAt(stretch, at - 1)
    const after = lowerAt(stretch, at + 1)
    if (start === "soon" && (after === "as" || before === "as" || before === "too")) return null
    if (
      start === "now" &&
      !(
        at === 0 ||
        /^["“'‘(—–]$/u.test(before) ||
        (before === "," && /^(?:a|an|the)$/u.test(after)) ||
        /^(?:for|until|by|till|from|since|than|right)$/u.test(before) ||
        (/^[.,;:!?”"]?$/u.test(after) && before !== "are" && before !== "is")
      )
    )
      return null
    if (start === "now" && at === 0 && after === "that") return null
    return { first: at, last: at + 1, resolve: () => unanchored(value, "day") }
  }
}

/** “his deputy at the time”: the time spoken of. */
export const atTheTime: TimeRule = {
  id: "times/at-the-time",
  source: "TIMEX3 anaphoric dates",
  opens: ["at"],
  examples: [
    { text: "He came in 2011. She was his deputy at the time.", words: "at the time", value: "2011" },
    { text: "She was his deputy at the time.", words: "at the time", value: "PAST_REF" }
  ],
  counterExamples: ["It fell at the time of the war.", "At the time he left, it rained."],
  match: (stretch, at): RuleMatch | null => {
    if (lowerAt(stretch, at) !== "at" || !/^(?:the|that)$/u.test(lowerAt(stretch, at + 1)) || lowerAt(stretch, at + 2) !== "time")
      return null
    const after = stretch.words[at + 3]
    if (after !== undefined && after.kind !== "mark") return null
    return {
      first: at,
      last: at + 3,
      resolve: (context) => {
        const near = spokenTime(context, 1)
        return near !== null && near.anchor === "previous_time" && context.previous !== null && near.day !== context.published
          ? { ...context.previous.resolution, type: "DATE", anchor: "previous_time" }
          : unanchored("PAST_REF", "day")
      }
    }
  }
}
