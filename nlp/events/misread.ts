/** Clauses that the parser takes for something else, read as what they are. Everything is token indices; -1 means none. */
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon } from "./lexicon.ts"
import { isNominal, isVerbal } from "./tokens.ts"

/** “after Ms. Lind, then speaker, visited Rome” is often read with the subject as the object of “after”. */
export const subjectOfMisreadClause = (doc: Doc, verb: number): number => {
  const tag = doc.tag(verb)
  if (doc.dep(verb) === "dep" && tag === "VBD") return subjectBefore(doc, verb)
  if (doc.dep(verb) !== "advcl" || (tag !== "VBD" && tag !== "VBZ" && tag !== "VBP")) return -1
  for (const child of doc.children(verb)) {
    if (child > verb || doc.dep(child) !== "prep" || !CONJUNCTIONS.has(doc.lower(child))) continue
    const object = doc.child(child, "pobj")
    if (object >= 0 && object < verb) return object
  }
  return -1
}
/** “since her predecessor, Ms. Lind, made a stop there”: the object of “since”, right before a verb that hangs nowhere. */
const subjectBefore = (doc: Doc, verb: number): number => {
  const { first } = doc.sentences[doc.sentenceOf(verb)]
  let at = doc.leftEdge(verb) - 1
  while (at > first && doc.pos(at) === "PUNCT") at--
  for (let steps = 0; steps < 6 && at >= first; steps++, at = doc.head(at))
    if (doc.dep(at) === "pobj") return CONJUNCTIONS.has(doc.lower(doc.head(at))) ? at : -1
  return -1
}

/** “Mr. Lind Sunday rejected …” may be read with the name as a part of the day's. */
export const subjectBeforeDay = (doc: Doc, verb: number): number => {
  if (verb === 0 || doc.tag(verb) !== "VBD" || doc.dep(verb - 1) !== "npadvmod" || doc.head(verb - 1) !== verb) return -1
  for (const child of doc.children(verb - 1))
    if (child === verb - 2 && doc.dep(child) === "compound" && doc.pos(child) === "PROPN") return child
  return -1
}
const CONJUNCTIONS = new Set(["after", "before", "since", "until", "as"])

/**
 * “The court on Friday jailed Mr. Lind” is often read as “on [Friday-jailed Mr. Lind]”: a participle before a name. The subject is
 * then the noun that “on” hangs on, the object the noun that the participle seems to modify. Null for any other verb.
 */
export const misreadMainVerb = (doc: Doc, verb: number): { readonly subject: number; readonly object: number } | null => {
  if (doc.dep(verb) !== "amod" || verb < 3 || doc.dep(verb - 1) !== "npadvmod" || doc.head(verb - 1) !== verb) return null
  const preposition = verb - 2
  const subject = doc.head(preposition)
  if (doc.dep(preposition) !== "prep" || doc.lower(preposition) !== "on" || subject > preposition || !isNominal(doc, subject)) return null
  let object = doc.head(verb)
  while (doc.dep(object) === "compound" || doc.dep(object) === "nmod") object = doc.head(object)
  return doc.dep(object) === "pobj" && doc.head(object) === preposition ? { subject, object } : null
}

/**
 * “Niger's junta suspended exports to France” may be read as one long noun, without a verb: “suspended” before the head, behind a
 * possessor and what he possesses. The subject is the possessor, whose word stands between. Null for any other verb.
 */
export const misreadSentence = (doc: Doc, verb: number): { readonly subject: number; readonly object: number } | null => {
  const object = doc.head(verb)
  if (doc.dep(verb) !== "amod" || verb < 3 || !doc.isRoot(object) || doc.tag(object).startsWith("VB") || object < verb) return null
  const owner = doc.child(object, "poss")
  if (owner < 0 || owner > verb - 3 || doc.pos(owner) !== "PROPN" || (doc.pos(verb - 1) !== "NOUN" && doc.tag(verb - 1) !== "JJ"))
    return null
  const isBetween = doc.head(verb - 1) === object || doc.head(verb - 1) === verb
  const hasClause = doc.children(object).some((child) => SUBJECTS.has(doc.dep(child)) || doc.dep(child) === "cop")
  return isBetween && !hasClause && /ed$|t$|n$/u.test(doc.lower(verb)) ? { subject: owner, object } : null
}
const SUBJECTS = new Set(["nsubj", "nsubjpass", "csubj"])

/** “cut access and deployed troops”, “expelled envoys and imposed sanctions”, read as “access and [deployed troops]”: a second verb of the same subject. Null for any other. */
export const misreadJoinedVerb = (doc: Doc, verb: number): { readonly governor: number; readonly object: number } | null => {
  if (doc.dep(verb) !== "amod" || doc.tag(verb) !== "VBN" || verb < 2) return null
  const object = doc.head(verb)
  // “expelled two envoys and (later) imposed sanctions”: a noun is no second of a verb
  const before = doc.dep(verb - 1) === "advmod" ? verb - 2 : verb - 1
  const above = doc.head(object)
  if (
    doc.dep(object) === "conj" &&
    above < before &&
    /^VB[DPZ]$/u.test(doc.tag(above)) &&
    doc.lower(before) === "and" &&
    doc.head(before) === above
  )
    return { governor: above, object }
  if (doc.lower(verb - 1) !== "and") return null
  const first = doc.head(object)
  const governor = doc.head(first)
  const isJoined = doc.dep(object) === "conj" && doc.dep(first) === "dobj" && isVerbal(doc, governor) && doc.leftEdge(object) === verb
  return isJoined && doc.tag(object) === "NNS" && doc.head(verb - 1) === first && doc.tag(governor) !== "VB" ? { governor, object } : null
}

/** “the attack in Rome, Italy, which killed two”: what kills is the attack, where the clause is read with the place. -1 for any other noun. */
export const deedBefore = (doc: Doc, place: number, verb: number, lexicon: EventLexicon): number => {
  if (doc.pos(place) !== "PROPN" || !lexicon.verbs.get(doc.lemma(verb))?.some(({ type }) => type === "ASSAULT")) return -1
  const named = doc.dep(place) === "appos" ? doc.head(place) : place
  const preposition = doc.head(named)
  if (doc.dep(named) !== "pobj" || !PLACING.has(doc.lower(preposition))) return -1
  const deed = doc.head(preposition)
  return lexicon.nouns.get(doc.lemma(deed))?.[0].type === "ASSAULT" ? deed : -1
}
const PLACING = new Set(["in", "at", "near", "on", "outside"])

/** “spoke with Ms. Lind to thank her”, with the name read as the one who thanks: the infinitive of such a verb, -1 for any other. */
export const purposeWith = (doc: Doc, verb: number): number => {
  const marked = doc
    .children(verb)
    .find((child) => doc.dep(child) === "advcl" && doc.child(child, "mark") > verb && doc.lower(doc.child(child, "mark")) === "with")
  return marked !== undefined && isPurposeWith(doc, marked) ? marked : -1
}

/** The infinitive itself: its subject is the other's. */
export const isPurposeWith = (doc: Doc, infinitive: number): boolean => {
  if (doc.dep(infinitive) !== "advcl") return false
  const mark = doc.child(infinitive, "mark")
  const isTo = doc.children(infinitive).some((child) => doc.dep(child) === "aux" && doc.lower(child) === "to")
  return mark >= 0 && doc.lower(mark) === "with" && isTo && doc.child(infinitive, "nsubj") > mark
}
