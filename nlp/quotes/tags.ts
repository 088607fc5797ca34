/** Attributions that stand beside a quotation: “…,” said X · X said: “…” · X: “…” · “…” – X. */
import type { Span } from "../span.ts"
import { afterDateline } from "./clauses.ts"
import { type Attribution, cueVerb, isNegated, isPunctuation, isVerb, ownSubject, type QuoteContext } from "./context.ts"
import type { CueEntry } from "./lexicon.ts"
import { addresseeOf, cueSpan, isSpeakerLike, speakerKindOf, speakerOf } from "./speaker.ts"

/** How many tokens beside a quotation are read for its attribution. */
const REACH = 45

/** A mark's surroundings, in tokens: what stands outside marks in its first and last sentence. */
export interface Surroundings {
  /** `[leftFirst, leftLast)`: from the sentence's start or the mark before. */
  readonly leftFirst: number
  readonly leftLast: number
  /** `[rightFirst, rightLast)`: to the sentence's end or the next mark. */
  readonly rightFirst: number
  readonly rightLast: number
  /** Index of the outer mark right before in the same sentence, or -1. */
  readonly previous: number
}

/** Where a mark stands in its sentence. `outer` are the outermost marks in reading order, `k` an index into it. */
export const surroundingsOf = (context: QuoteContext, outer: ReadonlyArray<number>, k: number): Surroundings => {
  const { doc, marks } = context
  const mark = marks[outer[k]]
  const firstInner = doc.tokenAt(mark.inner.start)
  const lastInner = Math.max(firstInner, doc.tokenAt(mark.inner.end - 1))
  const sentence = doc.sentences[doc.sentenceOf(Math.min(firstInner, doc.length - 1))]
  const lastSentence = doc.sentences[doc.sentenceOf(Math.min(lastInner, doc.length - 1))]
  const leftLast = doc.tokenAt(mark.start)
  let leftFirst = Math.max(Math.min(afterDateline(doc, sentence.first), leftLast), leftLast - REACH)
  let previous = -1
  if (k > 0) {
    const before = marks[outer[k - 1]]
    const end = doc.tokenAt(before.end)
    if (end > leftFirst || before.end > doc.start(Math.min(leftFirst, doc.length - 1))) {
      leftFirst = Math.max(leftFirst, end)
      previous = outer[k - 1]
    }
  }
  const rightFirst = doc.tokenAt(mark.end)
  let rightLast = Math.min(lastSentence.last, rightFirst + REACH)
  if (k + 1 < outer.length) rightLast = Math.min(rightLast, doc.tokenAt(marks[outer[k + 1]].start))
  return { leftFirst: Math.min(leftFirst, leftLast), leftLast, rightFirst, rightLast: Math.max(rightLast, rightFirst), previous }
}

/** True where no word stands in the range. */
export const isBlank = (context: QuoteContext, first: number, last: number): boolean => {
  for (let i = first; i < last; i++)
    if (!isPunctuation(context.doc, i) && context.doc.pos(i) !== "SYM" && !/^[-–—]+$/u.test(context.doc.textOf(i))) return false
  return true
}

/** “…,” said X · “…,” X said on Monday. Null when the words after the mark do not attribute it. */
export const tagAfter = (context: QuoteContext, around: Surroundings): Attribution | null => {
  const { doc } = context
  let first = around.rightFirst
  while (first < around.rightLast && (isPunctuation(doc, first) || /^[-–—]+$/u.test(doc.textOf(first)))) first++
  // “…,” while Councilman Reed said that …: another's words
  if (first < around.rightLast && /^(?:while|whereas|but|although|though)$/u.test(doc.lower(first))) return null
  for (let i = first; i < around.rightLast; i++) {
    if (!isVerb(doc, i)) continue
    const cue = cueVerb(context, i)
    const named = subjectBeside(context, i, first, around.rightLast, cue !== null && !cue.entry.frames.has("as"))
    if (cue === null || !isTagging(cue.entry)) {
      if (/^(?:like|love|use)$/u.test(doc.lemma(i)) && doc.child(i, "xcomp") === i + 2) continue
      // Another clause begins: what stands after the mark is no attribution, unless this verb only describes the subject.
      if (named !== -1 && !isInsideNoun(context, i, first)) return null
      continue
    }
    // “…,” one man, who asked not to be named, said: what is told of him attributes nothing
    if (named === -1 || (doc.dep(i) === "relcl" && /^W(?:P|DT)$/u.test(doc.tag(named)))) {
      if (isInsideNoun(context, i, first)) continue
      return null
    }
    if (["i", "we", "you"].includes(doc.lower(named)) || (cue.entry.frames.has("doc") && !isDocument(context, named))) return null
    if (
      named > i ? !isClose(context, first, i, 3) : !isClose(context, first, doc.leftEdge(named) < first ? first : doc.leftEdge(named), 14)
    )
      return null
    return attribution(context, "quotes/tag-after", i, cue.entry, cue.particle, named)
  }
  return null
}

/** What can “read” or “go”: a text, not a reader. */
const isDocument = (context: QuoteContext, head: number): boolean =>
  speakerKindOf(context, head) === "document" ||
  (context.doc.pos(head) === "NOUN" && !isSpeakerLike(context, head)) ||
  context.doc.lower(head) === "it"

/** A participle or relative clause that describes the noun before it. */
const isInsideNoun = ({ doc }: QuoteContext, verb: number, floor: number): boolean => {
  let at = verb
  for (let steps = 0; steps < 12; steps++) {
    const dep = doc.dep(at)
    if (dep === "relcl" || dep === "acl" || dep === "amod" || dep === "advcl" || dep === "pcomp" || dep === "csubj") return true
    const head = doc.head(at)
    if (head === at || head < floor) return false
    at = head
  }
  return false
}

const isTagging = (entry: CueEntry): boolean =>
  entry.frames.has("tag") || entry.frames.has("that") || entry.frames.has("wh") || entry.frames.has("put")

/** True when at most `limit` words stand between, none of them a finite verb. */
const isClose = (context: QuoteContext, from: number, to: number, limit: number): boolean => {
  const { doc } = context
  let words = 0
  for (let i = from; i < to; i++) {
    if (isPunctuation(doc, i)) continue
    if (/^(VBD|VBZ|VBP|MD)$/.test(doc.tag(i)) && doc.dep(i) !== "aux" && doc.dep(i) !== "auxpass" && doc.dep(i) !== "relcl") return false
    words++
  }
  return words <= limit
}

/** The subject token of a verb beside a quotation; found by place where the parse does not say. */
const subjectBeside = (context: QuoteContext, verb: number, first: number, last: number, byPlace: boolean): number => {
  const { doc } = context
  // “…,” Mr. Dolan liked to say
  const isHabit = doc.dep(verb) === "xcomp" && /^(?:like|love|use)$/u.test(doc.lemma(doc.head(verb))) && doc.head(verb) === verb - 2
  const own = ownSubject(doc, isHabit ? doc.head(verb) : verb)
  if (own >= first && own < last && doc.dep(own) === "nsubj") return own
  if (own !== -1 && doc.dep(own) === "nsubjpass") return -1
  // “…,” one of them, Ann Reed, said
  const named = own === -1 && doc.lower(first) === "one" && doc.lower(first + 1) === "of" ? doc.child(first, "appos") : -1
  if (named > first && named < verb && doc.pos(named) === "PROPN") return named
  // ““Agreed,” replied another”: what the parser takes for the subject stands inside the marks.
  if ((own === -1 || (own < first && context.markOf[own] !== -1)) && byPlace && /^(VBD|VBZ|VBP)$/.test(doc.tag(verb))) {
    const after = verb + 1
    if (after < last && ["PROPN", "PRON", "DET", "NOUN", "ADJ", "NUM"].includes(doc.pos(after))) return nounHeadFrom(context, after, last)
    const before = verb - 1
    if (before >= first && (doc.pos(before) === "PROPN" || doc.pos(before) === "PRON")) return before
  }
  return -1
}

/** Head of the noun phrase that starts here, by parts of speech alone. */
const nounHeadFrom = ({ doc }: QuoteContext, first: number, last: number): number => {
  let head = -1
  for (let i = first; i < Math.min(last, first + 10); i++) {
    const pos = doc.pos(i)
    if (pos === "NOUN" || pos === "PROPN" || pos === "PRON" || doc.lower(i) === "one") head = i
    else if (pos !== "DET" && pos !== "ADJ" && pos !== "NUM" && doc.dep(i) !== "case" && doc.tag(i) !== "HYPH") break
    if (pos === "PRON" && head === i && doc.tag(i) === "PRP") break
  }
  return head
}

export interface TagBefore {
  readonly attribution: Attribution
  /** True when the cue, “that”, a comma or a colon stands right before the mark. */
  readonly isAdjacent: boolean
  readonly hasColon: boolean
}

/** X said: “…” · X told reporters on Monday, “…” · …, adding: “…”. */
export const tagBefore = (context: QuoteContext, around: Surroundings): TagBefore | null => {
  const { doc } = context
  let last = around.leftLast
  let hasColon = false
  let hasComma = false
  while (last > around.leftFirst && (isPunctuation(doc, last - 1) || /^[-–—:]+$/u.test(doc.textOf(last - 1)))) {
    last--
    if (doc.textOf(last).includes(":")) hasColon = true
    if (/[,–—-]/u.test(doc.textOf(last))) hasComma = true
  }
  const isThat = last > around.leftFirst && doc.lower(last - 1) === "that"
  for (let i = last - 1; i >= around.leftFirst; i--) {
    if (!isVerb(doc, i)) continue
    const cue = cueVerb(context, i)
    // A judgement (“described them as tired, “…””) does not lead into speech behind a comma.
    if (cue === null || !isTagging(cue.entry) || (cue.entry.frames.has("as") && !hasColon)) continue
    if (!hasColon && !isUnbroken(context, i, last)) return null
    let speaker = speakerOf(context, i)
    if (speaker === null && ownSubject(doc, i) === -1 && around.previous === -1) speaker = leadingSubject(context, around.leftFirst, i)
    if (speaker === null || (cue.entry.frames.has("doc") && !isDocument(context, speaker))) continue
    if (context.markOf[i] !== -1) continue
    return {
      attribution: attribution(context, "quotes/tag-before", i, cue.entry, cue.particle, speaker),
      isAdjacent: hasColon || hasComma || isThat || i === last - 1 || cue.particle === last - 1,
      hasColon
    }
  }
  return null
}

/** “…, X said, “…””: the subject where the parse hangs the cue elsewhere. */
const leadingSubject = ({ doc }: QuoteContext, first: number, verb: number): number | null => {
  for (let i = first; i < verb; i++) {
    if (doc.dep(i) === "nsubj" && doc.head(i) < verb) return ["i", "we", "you", "it"].includes(doc.lower(i)) ? null : i
  }
  return null
}

/** True when no other clause stands between the cue and the mark. */
const isUnbroken = ({ doc }: QuoteContext, cue: number, last: number): boolean => {
  for (let i = cue + 1; i < last; i++) {
    const dep = doc.dep(i)
    if ((dep === "nsubj" || dep === "nsubjpass") && doc.head(i) !== cue && i !== last - 1 && doc.lower(i) !== "that") {
      // A clause of time or place belongs to the cue; a subject of its own complement breaks it.
      const verb = doc.head(i)
      if (doc.dep(verb) !== "advcl" && doc.dep(verb) !== "relcl" && doc.dep(verb) !== "pcomp") return false
    }
  }
  return true
}

/** The attribution without its content, which the marks give. */
const attribution = (
  context: QuoteContext,
  ruleId: string,
  cue: number,
  entry: CueEntry,
  particle: number,
  speaker: number
): Attribution => {
  const { doc } = context
  return {
    ruleId,
    cueToken: cue,
    cue: cueSpan(doc, cue, particle),
    entry,
    speaker,
    content: [] as ReadonlyArray<Span>,
    addressee: addresseeOf(context, cue, speaker),
    isNegated: isNegated(doc, cue)
  }
}
