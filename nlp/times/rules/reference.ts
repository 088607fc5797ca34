import { lowerAt } from "../readers.ts"
import type { RuleMatch, TimeRule } from "../rule.ts"
import { unanchored } from "../values.ts"

/** “soon”, “recently”, and “now” where it stands for a time. */
export const reference: TimeRule = {
  id: "times/reference",
  source: "TIMEX3 PRESENT_REF, PAST_REF, FUTURE_REF; adjectives and connectives are left out",
  examples: [
    { text: "They will meet soon.", words: "soon", value: "FUTURE_REF" },
    { text: "She was recently an adviser.", words: "recently", value: "PAST_REF" },
    { text: "Now they are friends.", words: "Now", value: "PRESENT_REF" },
    { text: "It is quiet for now.", words: "now", value: "PRESENT_REF" },
    { text: "They will not meet anytime soon.", words: "anytime soon", value: "FUTURE_REF" }
  ],
  counterExamples: ["He may now go.", "As soon as he left they came.", "Sooner or later they meet."],
  match: (stretch, at): RuleMatch | null => {
    const start = lowerAt(stretch, at)
    if (start === "anytime" && lowerAt(stretch, at + 1) === "soon") return { first: at, last: at + 2, resolve: () => unanchored("FUTURE_REF", "day") }
    if (start === "right" && lowerAt(stretch, at + 1) === "now") return { first: at, last: at + 2, resolve: () => unanchored("PRESENT_REF", "day") }
    const value = stretch.vocabulary.references.get(start)
    if (value === undefined) return null
    const before = lowerAt(stretch, at - 1)
    const after = lowerAt(stretch, at + 1)
    if (start === "soon" && (after === "as" || before === "as" || before === "too")) return null
    if (start === "now" && !(at === 0 || /^["“'‘(—–]$/u.test(before) || (before === "," && /^(?:a|an|the)$/u.test(after)) || /^(?:for|until|by|till|from|since|than|right)$/u.test(before) || (/^[.,;:!?”"]?$/u.test(after) && before !== "are" && before !== "is"))) return null
    if (start === "now" && at === 0 && after === "that") return null
    return { first: at, last: at + 1, resolve: () => unanchored(value, "day") }
  }
}
