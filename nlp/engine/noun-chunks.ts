/** Base noun phrases, by spaCy's rules for English (`spacy/lang/en/syntax_iterators.py`): a noun with what precedes it. */
import type { Doc, TokenRange } from "./doc.ts"

const NOMINAL = new Set(["NOUN", "PROPN", "PRON"])
const PHRASE_DEPS = new Set(["oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT"])

/** True when the token is coordinated, over any number of steps to the left, with the head of a phrase. */
const joinsPhrase = (doc: Doc, token: number): boolean => {
  let head = doc.head(token)
  while (doc.dep(head) === "conj" && doc.head(head) < head) head = doc.head(head)
  return PHRASE_DEPS.has(doc.dep(head))
}

/** Noun chunks as token ranges, in reading order, never nested. */
export const nounChunks = (doc: Doc): ReadonlyArray<TokenRange> => {
  const chunks: Array<TokenRange> = []
  let previous = -1
  for (let i = 0; i < doc.length; i++) {
    if (!NOMINAL.has(doc.pos(i)) || doc.leftEdge(i) <= previous) continue
    const dep = doc.dep(i)
    if (!PHRASE_DEPS.has(dep) && !(dep === "conj" && joinsPhrase(doc, i))) continue
    chunks.push({ first: doc.leftEdge(i), last: i + 1 })
    previous = i
  }
  return chunks
}
