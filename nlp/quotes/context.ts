/** What every rule of this annotator looks at: the parse, the marks, the word lists, and short ways to walk them. */
import type { ParsedArticle } from "../annotations.ts"
import type { Doc, TokenRange } from "../engine/doc.ts"
import type { Span } from "../span.ts"
import type { CueEntry, QuoteLexicon } from "./lexicon.ts"
import type { MarkedSpan } from "./marks.ts"

export interface QuoteContext {
  readonly article: ParsedArticle
  readonly doc: Doc
  readonly lexicon: QuoteLexicon
  readonly marks: ReadonlyArray<MarkedSpan>
  /** Token → index in `marks` of the outermost stretch whose inside holds it, or -1. */
  readonly markOf: Int32Array
  /** Token → the model's entity label, empty outside entities. */
  readonly labelOf: ReadonlyArray<string>
}

/** A finding of a rule: who is said to say which words, by what sign. Token indices; spans in UTF-16 units. */
export interface Attribution {
  readonly ruleId: string
  /** The token that carries the cue (a verb, noun, adjective, “according”). */
  readonly cueToken: number
  readonly cue: Span
  readonly entry: CueEntry
  /** Head token of the speaker's noun phrase, -1 when there is none. */
  readonly speaker: number
  readonly content: ReadonlyArray<Span>
  readonly via?: number
  readonly addressee?: number
  readonly isNegated?: boolean
}

export const isVerb = (doc: Doc, i: number): boolean => {
  const tag = doc.tag(i)
  return tag.startsWith("VB")
}

export const isPunctuation = (doc: Doc, i: number): boolean => {
  const pos = doc.pos(i)
  return pos === "PUNCT" || pos === "SPACE"
}

/** A verb's cue entry, and the token of its particle, -1 when it has none. */
export interface CueOfVerb {
  readonly entry: CueEntry
  readonly particle: number
}

/** The cue entry of a verb, its particle taken into account (“pointed out”). */
export const cueVerb = ({ doc, lexicon }: QuoteContext, i: number): CueOfVerb | null => {
  const lemma = knownLemma(doc, lexicon, i)
  if (lemma === null) return null
  for (const child of doc.children(i)) {
    if (
      child < i ||
      (doc.dep(child) !== "prt" && !(doc.dep(child) === "advmod" && child === i + 1) && !(doc.dep(child) === "prep" && child === i + 1))
    )
      continue
    const entry = lexicon.verbs.get(`${lemma} ${doc.lower(child)}`)
    if (entry !== undefined) return { entry, particle: child }
    // “could not rule out that …”: with a particle that the list does not know, it is another verb.
    if (doc.dep(child) === "prt") return null
  }
  const entry = lexicon.verbs.get(lemma)
  return entry === undefined ? null : { entry, particle: -1 }
}

/** The verb's lemma as the list has it. A rule lemmatiser shortens too far (“hopes” → hop): its forms are tried as well. */
export const knownLemma = (doc: Doc, lexicon: QuoteLexicon, i: number): string | null => {
  const lemma = doc.lemma(i).toLowerCase()
  if (lexicon.verbs.has(lemma) || lexicon.particleVerbs.has(lemma)) return lemma
  const form = doc.lower(i)
  for (const [ending, letters] of ENDINGS) {
    if (!form.endsWith(ending)) continue
    const stem = form.slice(0, form.length - ending.length)
    for (const one of [stem, stem + letters]) if (one.length > 2 && lexicon.verbs.has(one)) return one
  }
  return null
}
const ENDINGS = [
  ["ing", "e"],
  ["ed", "e"],
  ["es", "e"],
  ["s", ""]
] as const

const SUBJECTS = ["nsubj", "nsubjpass"]

/**
 * The subject token directly under a verb, or -1; the nearest where a misread quotation gives it two. Existential “there”
 * and dummy “it” count as subjects here.
 */
export const ownSubject = (doc: Doc, verb: number): number => {
  let nearest = -1
  for (const child of doc.children(verb)) {
    if (SUBJECTS.includes(doc.dep(child)) && (nearest === -1 || Math.abs(child - verb) < Math.abs(nearest - verb))) nearest = child
  }
  return nearest
}

/**
 * The holder of an action: the verb's own subject; the subject it shares with the verb it is coordinated with,
 * complements or modifies (“X did A, saying B”); the noun a participle or relative clause hangs on. -1 when none.
 */
export const subjectOf = (doc: Doc, verb: number): number => {
  let at = verb
  for (let steps = 0; steps < 6; steps++) {
    const own = ownSubject(doc, at)
    if (own !== -1) return antecedent(doc, own, at)
    const dep = doc.dep(at)
    const head = doc.head(at)
    if (head === at) return strandedSubject(doc, at)
    if (dep === "acl" || dep === "relcl") return nounHolder(doc, head, dep === "acl" && isSetOff(doc, at))
    if (dep === "pcomp") {
      // “with his aides signalling”: the subject stands under the participle; else the clause's own subject.
      at = doc.head(head) === head ? head : doc.head(head)
      if (!isVerb(doc, at) && doc.pos(at) !== "AUX") return nounHolder(doc, at)
      continue
    }
    if (dep === "xcomp" || dep === "ccomp") {
      const object = doc.child(head, "dobj")
      if (object !== -1 && object < at && dep === "xcomp" && doc.child(at, "aux") !== -1) return object
    }
    at = head
    if (!isVerb(doc, at) && doc.pos(at) !== "AUX") return doc.pos(at) === "NOUN" || doc.pos(at) === "PROPN" ? nounHolder(doc, at) : -1
  }
  return -1
}

/** “Reed said A, accused B and mocked C”: the parser may make the second verb the root and hang the first on it. */
const seriesSubject = (doc: Doc, verb: number): number => {
  if (!/^(VBD|VBZ|VBP)$/.test(doc.tag(verb))) return -1
  for (const child of doc.children(verb)) {
    if (child > verb || doc.dep(child) !== "parataxis" || doc.tag(child) !== doc.tag(verb)) continue
    const subject = ownSubject(doc, child)
    if (subject !== -1 && subject < child) return subject
  }
  return -1
}

/** “Reed, asked about it, said …”: the subject that the parse gives to the participle before the verb. */
const askedSubject = (doc: Doc, verb: number): number => {
  if (verb < 1 || doc.textOf(verb - 1) !== ",") return -1
  for (const child of doc.children(verb)) {
    if (child > verb || (doc.dep(child) !== "ccomp" && doc.dep(child) !== "advcl") || doc.rightEdge(child) !== verb - 2) continue
    const subject = ownSubject(doc, child)
    if (subject !== -1 && child > 0 && doc.textOf(child - 1) === ",") return subject
  }
  return -1
}

/** A capitalised word right before the verb and its auxiliaries, where the parse gives the verb no subject. */
const strandedSubject = (doc: Doc, verb: number): number => {
  const asked = askedSubject(doc, verb)
  if (asked !== -1) return asked
  const series = seriesSubject(doc, verb)
  if (series !== -1) return series
  let at = verb - 1
  while (at >= 0 && doc.head(at) === verb && ["aux", "neg", "advmod"].includes(doc.dep(at)) && !/^\p{Lu}/u.test(doc.textOf(at))) at--
  return at >= 0 && doc.head(at) === verb && /^\p{Lu}/u.test(doc.textOf(at)) && doc.dep(at) !== "punct" && doc.columns.sentStart[at] === 0
    ? at
    : -1
}

/** A noun that a participle hangs on speaks itself, unless it names an act (“in a call, saying …”): then its verb's subject does. */
const nounHolder = (doc: Doc, noun: number, setOff = false): number => {
  const dep = doc.dep(noun)
  if (dep === "dobj" || dep === "pobj") {
    const holder = setOff ? -1 : possessor(doc, noun)
    if (holder !== -1) return holder
    let verb = doc.head(noun)
    for (let steps = 0; steps < 4 && !isVerb(doc, verb) && doc.head(verb) !== verb; steps++) verb = doc.head(verb)
    const subject = isVerb(doc, verb) ? ownSubject(doc, verb) : -1
    if (subject !== -1 && doc.pos(noun) === "NOUN") return antecedent(doc, subject, verb)
  }
  return noun
}

/** True for a participle that a comma cuts off from the noun it hangs on: it goes with the clause's subject. */
const isSetOff = (doc: Doc, participle: number): boolean => {
  const first = doc.leftEdge(participle)
  return first > 0 && doc.textOf(first - 1) === ","
}

export const possessor = (doc: Doc, noun: number): number => doc.child(noun, "poss")

/** “officials, who said …” → officials; any other subject stays. */
const antecedent = (doc: Doc, subject: number, verb: number): number => {
  const tag = doc.tag(subject)
  if ((tag === "WP" || tag === "WDT" || doc.lower(subject) === "that") && doc.dep(verb) === "relcl")
    return nearerBody(doc, doc.head(verb), subject)
  return subject
}

/** “an appeal by the Makers' Guild, which had argued …”: a body right before “which”, under a noun that argues nothing. */
const nearerBody = (doc: Doc, noun: number, which: number): number => {
  if (doc.lower(which) !== "which" || which < 2 || doc.textOf(which - 1) !== "," || doc.pos(noun) !== "NOUN") return noun
  for (const child of doc.children(noun)) {
    if (child < noun || doc.dep(child) !== "prep" || !/^(?:by|from|with)$/u.test(doc.lower(child))) continue
    const object = doc.child(child, "pobj")
    if (object !== -1 && doc.pos(object) === "PROPN" && object < which && doc.rightEdge(child) >= which - 3) return object
  }
  return noun
}

const hasPunctuation = (doc: Doc, first: number, last: number): boolean => {
  for (let i = first; i < last; i++) if (isPunctuation(doc, i)) return true
  return false
}

/** True when a negation stands directly under the verb or its auxiliary, right beside it (not in words it quotes). */
export const isNegated = (doc: Doc, verb: number): boolean => {
  for (const child of doc.children(verb)) {
    if (child > verb || child < verb - 4 || hasPunctuation(doc, child, verb)) continue
    if (doc.dep(child) === "neg") return true
    if (doc.dep(child) === "advmod" && doc.lower(child) === "never") return true
  }
  return false
}

/** The sentence (tokens) of a token. */
export const sentenceRange = (doc: Doc, i: number): TokenRange => doc.sentences[doc.sentenceOf(i)]
