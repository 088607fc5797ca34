/** Who speaks, by syntax: the noun that answers for a cue, its words, and whom it speaks to. */
import type { SpeakerKind } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { Span } from "../span.ts"
import { cueVerb, isPunctuation, isVerb, ownSubject, type QuoteContext, sentenceRange, subjectOf } from "./context.ts"
import { afterDateline } from "./clauses.ts"

const FIRST_OR_SECOND = new Set(["i", "we", "you"])
const QUOTING = new Set(["quote", "cite", "report", "record", "hear", "describe"])

/** The speaker's head token; null when nobody can be named (“it is believed”) or the author speaks (“I think”). */
export const speakerOf = (context: QuoteContext, cue: number): number | null => {
  const { doc } = context
  const quoted = quotedPerson(doc, cue)
  if (quoted !== -1) return quoted
  const agent = doc.child(cue, "agent")
  if (agent !== -1) {
    const by = doc.child(agent, "pobj")
    if (by !== -1) return by
  }
  if (doc.child(cue, "nsubjpass") !== -1 || (doc.tag(cue) === "VBN" && doc.child(cue, "auxpass") !== -1)) return null
  const subject = subjectOf(doc, sharedCue(context, cue))
  if (subject === -1) return null
  const behind = behindDateline(context, subject)
  if (behind !== -1) return behind
  const apposed = apposedAhead(doc, subject)
  if (apposed !== -1) return apposed
  const titled = titledBehind(context, subject)
  if (titled !== -1) return titled
  // Words inside marks have their speaker inside the same marks.
  if (context.markOf[subject] !== context.markOf[cue]) return null
  const word = doc.lower(subject)
  if (FIRST_OR_SECOND.has(word)) return null
  if (word === "it" && isDummy(doc, subject)) return null
  if (word === "there" || word === "this" || word === "what" || word === "which" || word === "that" || word === "these") return null
  // A participle in front of a noun (“reported sales”) names no speaker.
  if (doc.tag(cue) === "VBN" && ownSubject(doc, cue) === -1 && !hasPerfect(doc, cue)) return null
  // “Reed, asked whether …, said”: mistaken for a past tense, but set off behind who was asked.
  if (doc.lower(cue) === "asked" && doc.textOf(Math.max(cue - 1, 0)) === "," && !doc.isRoot(cue)) return null
  // No English statement begins with a past tense: “Asked how …, he paused” has a participle.
  if (doc.tag(cue) === "VBD" && doc.columns.sentStart[cue] === 1) return null
  return subject
}

/** “LONDON (AP) — Mayor Ann Reed”, where the parser takes the town for the subject: the name behind the dash. */
const behindDateline = ({ doc }: QuoteContext, subject: number): number => {
  const sentence = sentenceRange(doc, subject)
  const start = afterDateline(doc, sentence.first)
  if (subject >= start || start === sentence.first) return -1
  let head = -1
  for (let i = start; i < Math.min(sentence.last, start + 12); i++) {
    if (doc.pos(i) === "NOUN" || doc.pos(i) === "PROPN" || doc.pos(i) === "PRON") head = i
    else if (doc.pos(i) !== "DET" && doc.pos(i) !== "ADJ" && doc.tag(i) !== "POS") break
  }
  return head
}

/**
 * “OSLO, 3 June – Nordwind Systems (OSE: NWS), a maker of turbines, today announced …”, where the parser takes the maker for the
 * subject: the last token of the name that opens the sentence behind its dateline; -1 for others.
 */
export const apposedAhead = (doc: Doc, subject: number): number => {
  const verb = doc.head(subject)
  if (verb < subject) return -1
  const edge = doc.leftEdge(subject)
  const first = doc.textOf(edge) === "(" ? edge + 1 : edge
  const isBracketed = first > 1 && doc.textOf(first - 1) === "("
  if (!isBracketed && !isSetOff(doc, subject, first, verb)) return -1
  let last = first - 2
  if (doc.textOf(last) === ")") while (last > 0 && doc.textOf(last) !== "(") last--
  if (doc.textOf(last) === "(") last--
  const opening = afterDateline(doc, sentenceRange(doc, subject).first)
  if (last < opening || first - opening > LONGEST_OPENING || doc.pos(last) !== "PROPN") return -1
  for (let i = opening; i <= last; i++)
    if (!/^(?:\p{Lu}|\d|[,.&-]$|(?:and|of|de|the)$)/u.test(doc.textOf(i)) || doc.pos(i) === "ADP") return -1
  return doc.textOf(last - 1) === "," && last - 2 >= opening ? last - 2 : last
}

/** “The Workers' Party (WP) leader Ann Reed”, where the parser takes the party for the subject: the name behind a title that no comma parts; -1 for others. */
const titledBehind = ({ doc, lexicon }: QuoteContext, subject: number): number => {
  const name = doc.child(subject, "appos")
  if (name <= subject + 1 || doc.pos(name) !== "PROPN" || doc.pos(subject) !== "PROPN") return -1
  for (let i = subject + 1; i < name; i++) if (doc.textOf(i) === ",") return -1
  const isTitled = doc.lefts(name).some((child) => doc.dep(child) === "compound" && lexicon.speakerNouns.has(doc.lower(child)))
  return isTitled ? name : -1
}

/** “, a maker of turbines,” between a name and its verb. */
const isSetOff = (doc: Doc, subject: number, first: number, verb: number): boolean => {
  const after = doc.rightEdge(subject) + 1
  return first > 1 && doc.textOf(first - 1) === "," && /^(?:an?|the)$/u.test(doc.lower(first)) && after < verb && doc.textOf(after) === ","
}
/** Tokens from the head of the sentence to an apposition. */
const LONGEST_OPENING = 16

/** “They claimed A and claim B”: a reporting verb coordinated inside a reported clause shares the outer cue's subject. */
const sharedCue = (context: QuoteContext, cue: number): number => {
  const { doc } = context
  const above = cueAbove(context, cue)
  if (above !== -1) return above
  if (doc.dep(cue) !== "conj" || ownSubject(doc, cue) !== -1) return cue
  const clause = doc.head(cue)
  const outer = doc.head(clause)
  if (doc.dep(clause) !== "ccomp" || cueVerb(context, outer) === null) return cue
  const isSameTense = doc.tag(cue) === doc.tag(outer) || (hasPerfect(doc, outer) && doc.tag(cue) === "VBD" && doc.tag(clause) === "VB")
  return isSameTense || doc.lemma(cue) === doc.lemma(outer) ? outer : cue
}

/** “The judge ruled that the hearing would be closed, saying …”: a hearing does not say, the judge of the outer cue does. */
const cueAbove = (context: QuoteContext, cue: number): number => {
  const { doc } = context
  if (doc.tag(cue) !== "VBG" || doc.dep(cue) !== "advcl" || doc.textOf(cue - 1) !== ",") return -1
  const clause = doc.head(cue)
  const outer = doc.head(clause)
  const subject = ownSubject(doc, clause)
  if (doc.dep(clause) !== "ccomp" || cueVerb(context, outer) === null || subject === -1) return -1
  const named = ownSubject(doc, outer)
  return named !== -1 && isSpeakerLike(context, named) && !isSpeakerLike(context, subject) ? outer : -1
}

/** “has said”: an auxiliary of the verb's own or of the verb it is coordinated with. */
const hasPerfect = (doc: Doc, verb: number): boolean => {
  let at = verb
  for (let steps = 0; steps < 4; steps++) {
    if (doc.children(at).some((child) => doc.dep(child) === "aux" && doc.lemma(child) === "have")) return true
    if (doc.dep(at) !== "conj") return false
    at = doc.head(at)
  }
  return false
}

/** “quoted X as saying”, “X was quoted as saying”. */
const quotedPerson = (doc: Doc, cue: number): number => {
  if (doc.tag(cue) !== "VBG" || doc.dep(cue) !== "pcomp") return -1
  const as = doc.head(cue)
  const verb = doc.head(as)
  if (doc.lower(as) !== "as" || !QUOTING.has(doc.lemma(verb))) return -1
  const passive = doc.child(verb, "nsubjpass")
  return passive !== -1 ? passive : doc.child(verb, "dobj")
}

/** Who quotes: “the Paper quoted X as saying” → the Paper. -1 when nobody does. */
export const quoterOf = (doc: Doc, cue: number): number => {
  if (quotedPerson(doc, cue) === -1) return -1
  const verb = doc.head(doc.head(cue))
  const agent = doc.child(verb, "agent")
  if (agent !== -1) return doc.child(agent, "pobj")
  return doc.child(verb, "nsubj")
}

/** “It is important to note …”, “it is likely that …”. */
const isDummy = (doc: Doc, subject: number): boolean => {
  const verb = doc.head(subject)
  return doc.lemma(verb) === "be" || doc.pos(verb) === "AUX" || ["seem", "appear", "happen", "remain", "make"].includes(doc.lemma(verb))
}

/** Head token of whom the words are said to, or -1. */
export const addresseeOf = ({ doc }: QuoteContext, cue: number, speaker: number): number => {
  const object = doc.child(cue, "dative", "dobj")
  if (object !== -1 && object !== speaker && doc.dep(object) === "dative" && doc.pos(object) !== "ADP") return object
  if (object !== -1 && object !== speaker && TELLING.has(doc.lemma(cue))) return object
  for (const child of doc.children(cue)) {
    if ((doc.dep(child) === "prep" || doc.dep(child) === "dative") && doc.lower(child) === "to" && doc.textOf(child - 1) !== ",")
      return doc.child(child, "pobj")
  }
  return -1
}
/** Verbs whose object is whom the words are said to. */
export const TELLING = new Set([
  "tell",
  "inform",
  "notify",
  "remind",
  "assure",
  "reassure",
  "warn",
  "advise",
  "convince",
  "persuade",
  "brief",
  "ask"
])

/** The cue with its particle: “pointed out”. */
export const cueSpan = (doc: Doc, cue: number, particle: number): Span =>
  particle === cue + 1 ? { start: doc.start(cue), end: doc.end(particle) } : { start: doc.start(cue), end: doc.end(cue) }

/**
 * The speaker's words: the noun phrase with determiner, title, possessor and of-phrases; without relative clauses,
 * appositions and what follows a comma.
 */
export const speakerSpan = (doc: Doc, head: number): Span => {
  let first = doc.leftEdge(head)
  // A dateline before the name is not the speaker's: “LONDON — Ann Reed”.
  for (let i = first; i < head; i++)
    if (/^(—|–|--|:)$/u.test(doc.textOf(i)) || (doc.textOf(i) === "-" && i > 0 && doc.columns.spaceAfter[i - 1] === 1)) first = i + 1
  // “11:48 Coach Ann Reed”, of an entry of a live page
  if (doc.pos(first) === "NUM" && first < head) first = Math.min(afterDateline(doc, first), head)
  // “(WP) leader Ann Reed”, where the bracket belongs to the party before it
  for (let i = first; i < head; i++)
    if (doc.textOf(i) === ")" && !doc.text.slice(doc.start(first), doc.start(i)).includes("(")) first = i + 1
  while (first < head && (isPunctuation(doc, first) || /^[-–—]+$/u.test(doc.textOf(first)))) first++
  // “the ex-president”, where the parser joins nothing
  if (first === head && first > 1 && doc.textOf(first - 1) === "-" && doc.end(first - 2) === doc.start(first - 1)) {
    first -= 2
    if (first > 0 && /^(?:the|an?|his|her|their)$/u.test(doc.lower(first - 1))) first--
  }
  // “Joseph R. Biden, Jr.”, where the suffix is read as the head.
  if (first === head && /^(jr|sr)\.?$|^(ii|iii|iv)$/u.test(doc.lower(head)) && doc.textOf(head - 1) === ",") {
    first = head - 1
    while (first > 0 && doc.pos(first - 1) === "PROPN" && doc.columns.sentStart[first] !== 1) first--
  }
  let last = head
  for (const child of doc.children(head)) {
    if (child < head) continue
    const dep = doc.dep(child)
    if (
      dep === "cc" ||
      dep === "conj" ||
      (dep === "prep" && doc.start(child) === doc.end(last) + 1) ||
      dep === "compound" ||
      dep === "nummod"
    ) {
      if (dep === "cc") continue
      if (dep === "conj" && isVerb(doc, child)) break
      last = Math.max(last, dep === "prep" ? shortRight(doc, child) : dep === "conj" ? shortRight(doc, child) : child)
    } else break
  }
  return { start: doc.start(first), end: doc.end(last) }
}

/** Right edge of a phrase, cut before a relative clause or an apposition. */
const shortRight = (doc: Doc, top: number): number => {
  let last = top
  for (const child of doc.children(top)) {
    if (child < top) continue
    const dep = doc.dep(child)
    if (dep === "relcl" || dep === "acl" || dep === "appos" || dep === "punct" || dep === "advcl") break
    last = Math.max(last, shortRight(doc, child))
  }
  return last
}

const PRONOUNS = new Set(["he", "she", "they", "it", "him", "her", "them", "who", "both", "one", "some", "many", "others", "all", "those"])

/** What kind of speaker this is by its words alone; `linkSpeakers` sharpens it once mentions are resolved. */
export const speakerKindOf = (context: QuoteContext, head: number): SpeakerKind => {
  const { doc, lexicon } = context
  if (head === -1) return "unknown"
  if (PRONOUNS.has(doc.lower(head))) return "pronoun"
  if (doc.tag(head) === "NNPS" && (context.labelOf[head] === "NORP" || context.labelOf[head] === "")) return "collective"
  if (doc.pos(head) === "PROPN") return "named"
  const kind = lexicon.speakerNouns.get(doc.lemma(head).toLowerCase())
  if (kind === "document") return "document"
  const plural = doc.tag(head) === "NNS" || doc.tag(head) === "NNPS"
  if (plural) return "collective"
  return kind === "collective" && !isPersonNoun(doc, head) ? "collective" : "role"
}

const isPersonNoun = (doc: Doc, head: number): boolean => doc.tag(head) === "NN" && /(ist|ician|man|woman)$/u.test(doc.lower(head))

const SPEAKER_ENTITIES = new Set(["PERSON", "ORG", "GPE", "NORP"])

/** True for what can speak: persons, bodies, countries, their pronouns, and nouns for people, groups and documents. */
export const isSpeakerLike = (context: QuoteContext, head: number): boolean => {
  const { doc, lexicon } = context
  if (PRONOUNS.has(doc.lower(head))) return doc.lower(head) !== "it"
  if (doc.pos(head) === "PROPN") {
    const label = context.labelOf[head]
    return label === "" || SPEAKER_ENTITIES.has(label)
  }
  return (
    lexicon.speakerNouns.has(doc.lemma(head).toLowerCase()) ||
    isPersonNoun(doc, head) ||
    doc.children(head).some((child) => doc.dep(child) === "appos" && doc.pos(child) === "PROPN")
  )
}
