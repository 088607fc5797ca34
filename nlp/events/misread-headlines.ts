/** Headlines, whose short sentences the parser takes for long nouns. Everything is token indices; -1 means none. */
import type { Doc } from "../engine/doc.ts"
import { isNominal, isVerbal } from "./tokens.ts"

/** How the first of two subjects is read, where “and” is a comma. */
const ASIDE = new Set(["npadvmod", "dep", "nsubj", "nmod", "ROOT"])
/** Tags of a word that is no verb in the singular or the past. */
const PLURAL = new Set(["VB", "VBP", "NN"])

/** “*Kenya*, Sudan agree …”, “*Lind*, Okello meet”: the first of two subjects at the head of a sentence, -1 for any other subject. */
export const firstOfTwo = (doc: Doc, subject: number): number => {
  const verb = doc.head(subject)
  const comma = doc.leftEdge(subject) - 1
  const { first } = doc.sentences[doc.sentenceOf(subject)]
  if (comma <= first || verb <= subject || doc.lower(comma) !== ",") return -1
  if (doc.dep(subject) !== "compound" && !PLURAL.has(doc.tag(verb))) return -1
  let at = comma - 1
  while (at > first && doc.head(at) >= first && doc.head(at) < comma && doc.head(at) !== at) at = doc.head(at)
  const isWhole = doc.leftEdge(at) === first && isNominal(doc, at) && ASIDE.has(doc.dep(at))
  const isBeside = doc.head(at) === verb || doc.head(at) === at
  return isWhole && isBeside && !doc.children(at).some((child) => child < comma && !INSIDE.has(doc.dep(child))) ? at : -1
}
const INSIDE = new Set(["compound", "amod", "nmod", "poss", "det", "nummod"])

/** True for a subject that goes with “arrest” rather than with “arrests”. */
const isMany = (doc: Doc, subject: number): boolean =>
  doc.tag(subject) === "NNS" || MANY.has(doc.lower(subject)) || doc.lower(doc.leftEdge(subject) - 1) === ","
const MANY = new Set(["police", "taliban", "houthis", "cops"])

/**
 * “Kenyan police *arrest* opposition leader”, “Sudan *strikes* rebel camp”: a verb read as a noun among nouns, where the headline has no other.
 * Null for any other noun. The subject is the word before it and agrees with it; the object the noun it seems to describe, or that follows it.
 */
export const misreadHeadline = (doc: Doc, verb: number): { readonly subject: number; readonly object: number } | null => {
  const subject = verb - 1
  const tag = doc.tag(verb)
  const { first, last } = doc.sentences[doc.sentenceOf(verb)]
  if (verb === first || (tag !== "NN" && tag !== "NNS") || !isNominal(doc, subject)) return null
  if (isMany(doc, subject) === (tag === "NNS")) return null
  for (let i = first; i < last; i++) if (isVerbal(doc, i) && FINITE.has(doc.tag(i))) return null
  const above = doc.head(verb)
  const isDescribing = doc.dep(verb) === "compound" && above > verb
  const object = isDescribing ? above : (doc.children(verb).find((child) => child > verb && doc.dep(child) === "appos") ?? -1)
  if (object < 0 || (!isDescribing && !doc.isRoot(verb)) || doc.leftEdge(object) < first) return null
  for (let i = verb + 1; i < object; i++) if (doc.pos(i) === "PUNCT") return null
  const isBeside = doc.head(subject) === verb || doc.head(subject) === above
  return isBeside ? { subject, object } : null
}
const FINITE = new Set(["VBD", "VBZ", "VBP", "MD"])
