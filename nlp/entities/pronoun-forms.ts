/** English pronouns that refer to people, by lower-cased form. */
import type { Doc } from "../engine/doc.ts"

export interface PronounForm {
  /** The pronoun it is a form of: he, she, they, i, you. */
  readonly pronoun: "he" | "she" | "they" | "i" | "you"
  readonly isPossessive: boolean
  readonly isReflexive: boolean
}

const form = (pronoun: PronounForm["pronoun"], isPossessive: boolean, isReflexive: boolean): PronounForm => ({
  pronoun,
  isPossessive,
  isReflexive
})

export const PRONOUNS: ReadonlyMap<string, PronounForm> = new Map([
  ["he", form("he", false, false)],
  ["him", form("he", false, false)],
  ["his", form("he", true, false)],
  ["himself", form("he", false, true)],
  ["she", form("she", false, false)],
  ["her", form("she", false, false)],
  ["hers", form("she", true, false)],
  ["herself", form("she", false, true)],
  ["they", form("they", false, false)],
  ["them", form("they", false, false)],
  ["their", form("they", true, false)],
  ["theirs", form("they", true, false)],
  ["themselves", form("they", false, true)],
  ["i", form("i", false, false)],
  ["me", form("i", false, false)],
  ["my", form("i", true, false)],
  ["mine", form("i", true, false)],
  ["myself", form("i", false, true)],
  ["you", form("you", false, false)],
  ["your", form("you", true, false)],
  ["yours", form("you", true, false)],
  ["yourself", form("you", false, true)]
])

/** “her name”, not “handed her the prize”, whatever the parse. */
export const isOwner = (doc: Doc, i: number): boolean =>
  doc.dep(i) === "poss" && !(i + 1 < doc.length && /^(?:the|a|an)$/u.test(doc.textOf(i + 1)))
