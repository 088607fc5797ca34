/** What a token can be: a verb, a noun. */
import type { Doc } from "../engine/doc.ts"

/** True for a verb or auxiliary token. */
export const isVerbal = (doc: Doc, i: number): boolean => {
  const pos = doc.pos(i)
  return pos === "VERB" || pos === "AUX"
}

/** True for nouns, names, pronouns and numbers. */
export const isNominal = (doc: Doc, i: number): boolean => {
  const pos = doc.pos(i)
  return pos === "NOUN" || pos === "PROPN" || pos === "PRON" || pos === "NUM"
}

/** Lower-cased; empty for the token that was looked for and is not there (-1). */
export const lemmaOf = (doc: Doc, token: number): string => (token < 0 ? "" : doc.lemma(token).toLowerCase())
