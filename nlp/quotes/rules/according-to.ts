import type { Attribution, QuoteContext } from "../context.ts"
import type { Doc, TokenRange } from "../../engine/doc.ts"
import type { Span } from "../../span.ts"
import { clauseVerb, spanOfRange, trimRange } from "../clauses.ts"
import type { CueRule } from "../rule.ts"
import { isSpeakerLike } from "../speaker.ts"

/** “according to X”, “in the words of X”, “in X's view”: a phrase that gives its whole clause to a source. */
export const accordingTo: CueRule = {
  id: "quotes/according-to",
  source: "Pareti 2012, prepositional cues",
  examples: [
    {
      text: "The bridge will open in May, according to the mayor.",
      kind: "indirect",
      content: ["The bridge will open in May"],
      speaker: "the mayor",
      cue: "according to"
    },
    {
      text: "The bridge was a disgrace, in the words of Senator Ann Reed.",
      kind: "indirect",
      content: ["The bridge was a disgrace"],
      speaker: "Senator Ann Reed",
      cue: "in the words of"
    },
    {
      text: "According to a city report, the bridge is unsafe.",
      kind: "indirect",
      content: ["the bridge is unsafe"],
      speaker: "a city report",
      cue: "According to"
    },
    {
      text: "According to the complaint, filed on Monday in a court in Oslo, Corvale Inc. charged users twice.",
      kind: "indirect",
      content: ["Corvale Inc. charged users twice"],
      speaker: "the complaint",
      cue: "According to"
    },
    {
      text: "Four people were hurt, according to the city's ambulance service, SAMU.",
      kind: "indirect",
      content: ["Four people were hurt"],
      speaker: "the city's ambulance service",
      cue: "according to"
    }
  ],
  counterExamples: ["They dressed according to the weather."],
  find: (context, i) => {
    const { doc } = context
    const phrase = sourcePhrase(context, i)
    if (phrase === null) return null
    const content = mainClause(context, i, phrase)
    if (content.length === 0) return null
    return {
      ruleId: accordingTo.id,
      cueToken: i,
      cue: { start: doc.start(i), end: doc.end(phrase.cueEnd) },
      entry: ENTRY,
      speaker: phrase.speaker,
      content
    } satisfies Attribution
  }
}

const ENTRY = { lemma: "according to", stance: "neutral", holder: "speech", frames: new Set<string>() } as const

interface SourcePhrase extends TokenRange {
  readonly speaker: number
  readonly cueEnd: number
}

/** The phrase that starts (or has its head) at this token. */
const sourcePhrase = ({ doc, lexicon }: QuoteContext, i: number): SourcePhrase | null => {
  if (doc.lower(i) === "according" && i + 1 < doc.length && doc.lower(i + 1) === "to") {
    const to = doc.child(i, "prep", "mark", "aux", "prt")
    let object = doc.child(to === -1 ? i + 1 : to, "pobj", "pcomp")
    if (object === -1) object = doc.child(i, "pobj", "dobj", "npadvmod")
    // “according to NHS data”, where the parser has a verb
    const isNoun =
      object !== -1 && (["NOUN", "PROPN", "PRON", "ADJ", "NUM"].includes(doc.pos(object)) || lexicon.speakerNouns.has(doc.lower(object)))
    if (!isNoun) return null
    const sentence = doc.sentences[doc.sentenceOf(i)]
    const last = Math.max(doc.subtree(i).last, doc.rightEdge(object) + 1)
    return { first: i, last: i <= sentence.first + 1 ? leadingEnd(doc, object, last, sentence.last) : last, speaker: object, cueEnd: i + 1 }
  }
  return inWords(doc, i)
}

const TELLINGS = new Set(["words", "view", "opinion", "telling", "account", "estimation", "judgment", "judgement", "reckoning"])

/** “in the words of Ann Reed”, “in Reed's view”. */
const inWords = (doc: Doc, i: number): SourcePhrase | null => {
  if (doc.lower(i) !== "in") return null
  const noun = doc.child(i, "pobj")
  if (noun === -1 || !TELLINGS.has(doc.lower(noun))) return null
  const of = doc.children(noun).find((child) => child > noun && doc.lower(child) === "of")
  const speaker = of === undefined ? doc.child(noun, "poss") : doc.child(of, "pobj")
  if (speaker === -1 || ["my", "our", "your", "its"].includes(doc.lower(speaker))) return null
  return { ...doc.subtree(i), speaker, cueEnd: of ?? noun }
}

/**
 * “According to the Post, the mayor said …”: when nothing but a verb follows, the parser has taken the clause's subject
 * for an apposition, and the phrase ends at its first comma.
 */
const leadingEnd = (doc: Doc, object: number, last: number, sentenceEnd: number): number => {
  let next = last
  while (next < sentenceEnd && doc.pos(next) === "PUNCT") next++
  // “According to the complaint, filed in Oslo, the firm …”: what is told of the source
  if (next > last && next < sentenceEnd && doc.tag(next) === "VBN" && doc.dep(next) === "advcl" && doc.leftEdge(next) >= last) {
    const end = doc.rightEdge(next) + 1
    if (end < sentenceEnd && doc.textOf(end) === ",") return end
  }
  if (next < sentenceEnd && !["VERB", "AUX"].includes(doc.pos(next))) return last
  for (let i = object + 1; i < last; i++) if (doc.textOf(i) === ",") return i
  return last
}

/** The clause around the phrase, without it. A phrase set off at either end of the sentence takes the whole sentence. */
const mainClause = (context: QuoteContext, i: number, phrase: SourcePhrase): ReadonlyArray<Span> => {
  const { doc } = context
  const sentence = doc.sentences[doc.sentenceOf(i)]
  const isFirst = trimRange(context, { first: sentence.first, last: phrase.first }).last <= sentence.first
  const rest = trimRange(context, { first: phrase.last, last: sentence.last })
  const isLast = rest.last <= rest.first
  const setOff = isFirst || /[,–—\-)]/u.test(doc.textOf(Math.max(phrase.first - 1, 0)))
  if (!setOff && !(isLast && isSpeakerLike(context, phrase.speaker))) return []
  const verb = clauseVerb(doc, doc.head(i))
  if (!hasVerb(context, sentence, phrase)) return []
  const range = isFirst || isLast ? sentence : doc.subtree(verb)
  const parts: Array<Span> = []
  for (const piece of [
    { first: range.first, last: Math.min(phrase.first, range.last) },
    { first: Math.max(phrase.last, range.first), last: range.last }
  ]) {
    const span = spanOfRange(doc, trimRange(context, dropConjunction(context, piece)))
    if (span !== null && !(parts.length > 0 && isNameBehind(context, piece))) parts.push(span)
  }
  return parts
}

/** “according to the city's ambulance service, SAMU”: capitals alone behind the phrase are the source's name. */
const isNameBehind = ({ doc }: QuoteContext, { first, last }: TokenRange): boolean => {
  let words = 0
  for (let i = first; i < last; i++) {
    if (doc.pos(i) === "PUNCT" || doc.dep(i) === "punct") continue
    if (!/^\p{Lu}/u.test(doc.textOf(i))) return false
    words++
  }
  return words > 0 && doc.textOf(first) === ","
}

const dropConjunction = ({ doc }: QuoteContext, range: TokenRange): TokenRange =>
  range.first < range.last && doc.dep(range.first) === "cc" && doc.pos(range.first) === "CCONJ"
    ? { first: range.first + 1, last: range.last }
    : range

const hasVerb = ({ doc }: QuoteContext, sentence: TokenRange, phrase: TokenRange): boolean => {
  const last = Math.min(sentence.last, sentence.first + 400)
  for (let i = sentence.first; i < last; i++) {
    if (i >= phrase.first && i < phrase.last) continue
    if (doc.pos(i) === "AUX" || doc.tag(i).startsWith("VB")) return true
  }
  return false
}
