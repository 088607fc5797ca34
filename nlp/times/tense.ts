/**
 * Which way a clause looks: into the past, the present or the future of the article's date. Decides which Sunday
 * “on Sunday” is. From the verb that governs the words, its auxiliaries and, for infinitives, the verb above.
 */
import type { Doc } from "../engine/doc.ts"
import type { TimeVocabulary } from "./vocabulary.ts"

/**
 * `prospective`: planned in the past (“was due to meet”), so either side of the article's date. “would meet” counts as
 * future: in news it reports what someone has just said.
 */
export type Tense = "past" | "present" | "future" | "prospective" | "none"

const MAX_CLIMB = 24
const WILL = new Set(["will", "'ll", "’ll", "wo", "shall", "ll"])

const isVerb = (doc: Doc, i: number): boolean => doc.tag(i).startsWith("VB") || doc.tag(i) === "MD"

const looksAhead = (doc: Doc, i: number, vocabulary: TimeVocabulary): boolean =>
  vocabulary.planVerbs.has(doc.lemma(i).toLowerCase()) || vocabulary.planVerbs.has(doc.lower(i))

/** An auxiliary of the perfect, contracted ones included (“they’ve met”, “he’d met”, “she’s gone”). */
const isHave = (doc: Doc, auxiliary: number, verbTag: string): boolean => {
  const lower = doc.lower(auxiliary)
  if (doc.lemma(auxiliary) === "have" || /^(?:have|has|had|having|['’]ve)$/u.test(lower)) return true
  return verbTag === "VBN" && doc.dep(auxiliary) === "aux" && /^['’][ds]$/u.test(lower)
}

/** Verbs whose base form is not their past, though it is their participle. */
const NO_PAST = /^(?:run|come|become|overcome|overrun)$/u

const tenseOfVerb = (doc: Doc, verb: number, vocabulary: TimeVocabulary, depth: number): Tense => {
  // “a deal was unlikely before June”, “sees inflation peaking in July”
  if (doc.lemma(verb) === "be" && /^(?:likely|unlikely)$/u.test(doc.lower(Math.max(0, doc.child(verb, "acomp"))))) return "future"
  if (doc.lemma(verb) === "see" && doc.tag(verb) === "VBZ" && doc.tag(Math.max(0, doc.child(verb, "ccomp"))) === "VBG") return "future"
  const auxiliaries = doc.children(verb).filter((child) => doc.dep(child) === "aux" || doc.dep(child) === "auxpass")
  const words = auxiliaries.map((child) => doc.lower(child))
  const tag = doc.tag(verb)
  const perfect = auxiliaries.some((child) => isHave(doc, child, tag))
  if (words.some((word) => WILL.has(word))) return "future"
  if (words.includes("to") || (tag === "VB" && doc.dep(verb) === "xcomp" && auxiliaries.length === 0)) {
    if (perfect) return isToBe(doc, verb) ? "prospective" : "past"
    return depth > 6 || doc.isRoot(verb) ? "future" : tenseUnder(doc, doc.head(verb), vocabulary, depth + 1)
  }
  if (words.includes("would") || (!perfect && (words.includes("'d") || words.includes("’d")))) return perfect ? "past" : "future"
  if (auxiliaries.some((child) => doc.tag(child) === "MD")) return perfect ? "past" : "future"
  if (perfect) return "past"
  // “threatened to strike if they were not paid by June”: what has not come yet.
  const isCondition = doc.children(verb).some((child) => doc.dep(child) === "mark" && /^(?:if|unless)$/u.test(doc.lower(child)))
  if (isCondition && doc.dep(verb) === "advcl") return "future"
  const finite = auxiliaries.find((child) => doc.tag(child) === "VBD" || doc.tag(child) === "VBZ" || doc.tag(child) === "VBP")
  if (finite !== undefined) {
    const past = doc.tag(finite) === "VBD"
    if (tag === "VBN" && vocabulary.scheduled.has(doc.lower(verb))) return past ? "prospective" : "future"
    return past ? "past" : "present"
  }
  // “The games run from July”: the parser takes for a past what can be none.
  if ((tag === "VBD" || tag === "VBN") && auxiliaries.length === 0 && NO_PAST.test(doc.lower(verb)) && doc.child(verb, "nsubj") >= 0)
    return vocabulary.timetabled.has(doc.lower(verb)) ? "future" : "present"
  if (tag === "VBD") return "past"
  // “will be held next week, followed by a service in the autumn”
  if (tag === "VBN" && FOLLOWS.test(doc.lower(verb)) && /^(?:prep|advcl|acl)$/u.test(doc.dep(verb)) && depth <= 6)
    return tenseAbove(doc, doc.head(verb), vocabulary, depth + 1)
  if (tag === "VBN") return vocabulary.scheduled.has(doc.lower(verb)) && doc.dep(verb) !== "ROOT" ? "future" : "past"
  if (tag === "VBG") return depth > 6 || doc.isRoot(verb) ? "present" : tenseAbove(doc, doc.head(verb), vocabulary, depth + 1)
  if (tag === "VBZ" || tag === "VBP") return vocabulary.timetabled.has(doc.lemma(verb)) ? "future" : "present"
  // “the forces retook it”: a base form with a subject and no auxiliary is a past tense that the tagger does not know
  const isMisread =
    tag === "VB" &&
    auxiliaries.length === 0 &&
    /^(?:ROOT|ccomp|conj)$/u.test(doc.dep(verb)) &&
    doc.child(verb, "nsubj") >= 0 &&
    doc.child(verb, "nsubj") < verb &&
    !doc.children(verb).some((child) => doc.dep(child) === "mark")
  if (isMisread) return "past"
  return tag === "VB" ? "future" : "none"
}

const FOLLOWS = /^(?:followed|preceded|accompanied)$/u

/** “was to have spoken”: an infinitive under a form of “be”. */
const isToBe = (doc: Doc, verb: number): boolean => !doc.isRoot(verb) && doc.lemma(doc.head(verb)) === "be"

/** Tense of an infinitive by what it hangs on: “plans to meet” looks ahead, “came to meet” does not. */
const tenseUnder = (doc: Doc, governor: number, vocabulary: TimeVocabulary, depth: number): Tense => {
  if (looksAhead(doc, governor, vocabulary)) {
    const had = doc.children(governor).some((child) => doc.lower(child) === "had" && doc.dep(child) === "aux")
    if (had) return "past"
    const own = isVerb(doc, governor) ? tenseOfVerb(doc, governor, vocabulary, depth + 1) : "present"
    return own === "past" || own === "prospective" ? "prospective" : "future"
  }
  const own = tenseAbove(doc, governor, vocabulary, depth)
  // “was to begin on Friday”: planned in the past.
  if (own === "past" && doc.lemma(governor) === "be") return "prospective"
  return own === "present" ? "future" : own
}

const tenseAbove = (doc: Doc, from: number, vocabulary: TimeVocabulary, depth: number): Tense => {
  let at = from
  for (let steps = 0; steps < MAX_CLIMB; steps++) {
    if (isVerb(doc, at)) return tenseOfVerb(doc, at, vocabulary, depth)
    const turn = turnOfNoun(doc, at, vocabulary)
    if (turn !== null) return turn
    if (doc.isRoot(at)) return "none"
    at = doc.head(at)
  }
  return "none"
}

/** “their previous meeting in November”, “the upcoming summit in May”: an adjective of the noun settles it. */
const turnOfNoun = (doc: Doc, noun: number, vocabulary: TimeVocabulary): Tense | null => {
  if (!doc.tag(noun).startsWith("NN")) return null
  for (const child of doc.children(noun)) {
    if (doc.dep(child) !== "amod") continue
    if (vocabulary.backward.has(doc.lower(child))) return "past"
    if (vocabulary.forward.has(doc.lower(child))) return "future"
  }
  return null
}

/** The governing verb of the words at an offset, -1 when the clause has none. */
export const governingVerb = (doc: Doc, offset: number): number => {
  let at = doc.tokenAt(offset)
  if (at >= doc.length) return -1
  for (let steps = 0; steps < MAX_CLIMB; steps++) {
    if (isVerb(doc, at)) return at
    if (doc.isRoot(at)) return -1
    at = doc.head(at)
  }
  return -1
}

/** “said *on Monday* it would close”: right behind a verb in the past, with whose clause the day was read. */
const isWhenSaid = (doc: Doc, token: number, offset: number): boolean => {
  const before = token > 1 && doc.lower(token - 1) === "on" ? token - 2 : token - 1
  if (before < 0 || doc.tag(before) !== "VBD") return false
  const verb = governingVerb(doc, offset)
  return verb > token && doc.dep(verb) === "ccomp" && doc.head(verb) === before && doc.child(verb, "nsubj", "nsubjpass") > token
}

const LASTS = /^(?:ban|suspend|extend|postpone|delay|prolong|freeze|adjourn|bar)$/u

/** “banned exports until March 31”: how long holds what has just been ordered. */
const isTerm = (doc: Doc, token: number): boolean => {
  const until = token - 1
  if (until < 0 || !/^(?:until|till)$/u.test(doc.lower(until))) return false
  const verb = doc.head(until)
  return doc.tag(verb) === "VBD" && LASTS.test(doc.lemma(verb)) && doc.child(verb, "aux", "auxpass") < 0
}

/** Tense of the clause that the words at an offset belong to. */
export const tenseAt = (doc: Doc, offset: number, vocabulary: TimeVocabulary): Tense => {
  const token = doc.tokenAt(offset)
  if (token >= doc.length) return "none"
  if (isTerm(doc, token)) return "future"
  return isWhenSaid(doc, token, offset) ? "past" : tenseAbove(doc, token, vocabulary, 0)
}
