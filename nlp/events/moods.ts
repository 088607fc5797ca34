/** Whether a clause denies, asks or supposes what its verb says, told by its own words. */
import type { Doc } from "../engine/doc.ts"

const NEGATIVE_ADVERBS = new Set(["not", "n't", "n’t", "never", "no", "neither", "nor", "hardly", "barely"])

/** True when the predicate, its subject's determiner or a “no longer” denies it. */
export const isNegated = (doc: Doc, verb: number): boolean => {
  for (const child of doc.children(verb)) {
    const dep = doc.dep(child)
    if (dep === "neg")
      return !doc.children(verb).some((aux) => doc.dep(aux) === "aux" && (doc.lower(aux) === "may" || doc.lower(aux) === "might"))
    if (dep === "advmod" && NEGATIVE_ADVERBS.has(doc.lower(child))) return true
    if (dep === "advmod" && doc.lower(child) === "longer" && doc.children(child).some((inner) => doc.lower(inner) === "no")) return true
    if (dep === "nsubj" || dep === "nsubjpass" || dep === "dobj") {
      if (NEGATIVE_SUBJECTS.has(doc.lower(child))) return true
      const isNone = (inner: number): boolean =>
        (doc.dep(inner) === "det" || doc.dep(inner) === "preconj") && NEGATIVE_SUBJECTS.has(doc.lower(inner))
      if (dep !== "dobj" && doc.children(child).some(isNone)) return true
    }
    if (dep === "preconj" && doc.lower(child) === "neither") return true
  }
  return false
}
const NEGATIVE_SUBJECTS = new Set(["no", "neither", "none", "nobody", "nothing"])

/** “Had Turkey vetoed the bid, …”: a condition by its order. */
export const isInverted = (doc: Doc, verb: number): boolean => {
  if (doc.dep(verb) !== "advcl") return false
  const subject = doc.child(verb, "nsubj", "nsubjpass")
  return doc.children(verb).some((child) => child < subject && INVERTED.has(doc.lower(child)) && doc.dep(child).startsWith("aux"))
}
const INVERTED = new Set(["had", "should", "were"])

/** Main-clause verb of a question. */
export const isAsked = (doc: Doc, verb: number): boolean => {
  let at = verb
  while (doc.dep(at) === "conj" || (doc.dep(at) === "acomp" && doc.pos(at) === "ADJ")) at = doc.head(at)
  if (!doc.isRoot(at)) return false
  const range = doc.sentences[doc.sentenceOf(verb)]
  for (let i = range.last - 1; i >= range.first && i > range.last - 4; i--) if (doc.textOf(i) === "?") return true
  return false
}

/** “Do you see any signs that they are helping?”: a that-clause of a question to somebody. */
export const isAskedAbout = (doc: Doc, verb: number): boolean => {
  let at = verb
  let isClause = false
  for (let steps = 0; steps < 6 && !doc.isRoot(at); steps++) {
    const dep = doc.dep(at)
    if (dep === "ccomp" || dep === "acl") isClause = true
    else if (dep !== "dobj" && dep !== "xcomp" && dep !== "conj") return false
    at = doc.head(at)
  }
  const asked = doc.child(at, "nsubj")
  return isClause && asked >= 0 && doc.lower(asked) === "you" && doc.lemma(at) !== "know" && isAsked(doc, at)
}
