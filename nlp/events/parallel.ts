/** Joined verbs that the parser hangs on the wrong partner: verbs are joined to verbs of the same form. */
import type { Doc } from "../engine/doc.ts"

const FILLERS = new Set(["CCONJ", "PUNCT", "ADV"])

const hasAuxiliary = (doc: Doc, verb: number): boolean =>
  doc.children(verb).some((child) => doc.dep(child) === "aux" || doc.dep(child) === "auxpass")

/** “to free people who are *held* or beaten”: the participle right before another that has no auxiliary, -1 for any other verb. */
const participleBefore = (doc: Doc, verb: number): number => {
  if (doc.tag(verb) !== "VBN" || doc.tag(doc.head(verb)) === "VBN" || hasAuxiliary(doc, verb)) return -1
  let at = verb - 1
  while (at > doc.head(verb) && FILLERS.has(doc.pos(at))) at--
  const isPassive = doc.tag(at) === "VBN" && doc.children(at).some((child) => doc.dep(child) === "auxpass")
  return at > doc.head(verb) && isPassive && doc.dep(at) === "relcl" ? at : -1
}

/** “*announced* that ships were near and ordered a search”: what tells that something was going on, -1 for any other verb. */
const tellingBefore = (doc: Doc, verb: number): number => {
  const head = doc.head(verb)
  const teller = doc.head(head)
  if (doc.tag(verb) !== "VBD" || doc.tag(head) !== "VBG" || doc.dep(head) !== "ccomp" || doc.tag(teller) !== "VBD") return -1
  return hasAuxiliary(doc, head) && doc.child(verb, "nsubj", "nsubjpass") < 0 && teller < head ? teller : -1
}

/** Verbs and the verb that each is joined to, for those that the parser joins to one of another form. */
export const parallelHeads = (doc: Doc): ReadonlyMap<number, number> => {
  const found = new Map<number, number>()
  for (let verb = 1; verb < doc.length; verb++) {
    if (doc.dep(verb) !== "conj" || doc.pos(verb) !== "VERB" || doc.pos(doc.head(verb)) !== "VERB") continue
    const participle = participleBefore(doc, verb)
    const head = participle >= 0 ? participle : tellingBefore(doc, verb)
    if (head >= 0) found.set(verb, head)
  }
  return found
}
