import { byVerb } from "../attribution.ts"
import type { QuoteContext } from "../context.ts"
import type { TokenRange } from "../../engine/doc.ts"
import type { Span } from "../../span.ts"
import { cueVerb, isPunctuation, isVerb, ownSubject } from "../context.ts"
import { markStartingAt, spanOfRange, trimRange } from "../clauses.ts"
import { blockOf } from "../direct.ts"
import type { CueRule } from "../rule.ts"
import { addresseeOf, speakerOf, TELLING } from "../speaker.ts"

/** An attribution set into or after the clause it reports: “The bridge, he said, is old”, “…, as the mayor put it”. */
export const parenthetical: CueRule = {
  id: "quotes/parenthetical",
  source: "Quirk et al. 1985 §15.54, comment clauses; Stanford dependencies, parataxis",
  examples: [
    {
      text: "The nurse walks along a road where, she says, armed men have tried to rob her.",
      kind: "indirect",
      content: ["armed men have tried to rob her"],
      speaker: "she",
      cue: "says"
    },
    {
      text: "The bridge, said the mayor, is too old.",
      kind: "indirect",
      content: ["The bridge", "is too old"],
      speaker: "the mayor",
      cue: "said"
    },
    {
      text: "Bridge unsafe for lorries, engineers say\n\nThe bridge was opened on Monday by the mayor of the town.",
      kind: "indirect",
      content: ["Bridge unsafe for lorries"],
      speaker: "engineers",
      cue: "say"
    },
    {
      text: "The council is drafting common rules, its general secretary, Mara Lind, told The Herald newspaper in May.",
      kind: "indirect",
      content: ["The council is drafting common rules"],
      speaker: "its general secretary",
      cue: "told"
    },
    {
      text: "Floods worse than ever, warns river agency\n\nThe bridge was opened on Monday by the mayor of the town.",
      kind: "indirect",
      content: ["Floods worse than ever"],
      speaker: "river agency",
      cue: "warns"
    },
    { text: "The bridge, she said, is too old.", kind: "indirect", content: ["The bridge", "is too old"], speaker: "she", cue: "said" }
  ],
  counterExamples: ["The bridge, which he sold, is too old.", "The bridge is unsafe, the mayor said, adding that it was sixty years old."],
  find: (context, i) => {
    const { doc } = context
    if (!isVerb(doc, i)) return null
    const cue = cueVerb(context, i)
    if (cue === null || !(cue.entry.frames.has("that") || cue.entry.lemma === "put")) return null
    const behind = doc.children(i).some((child) => doc.dep(child) === "ccomp" && child > i)
    const tail = behind ? -1 : headlineTail(context, i)
    const subject = behind ? invertedSubject(context, i) : tail !== -1 ? tail : ownSubject(doc, i)
    if (subject === -1 || doc.children(i).some((child) => child < i && (doc.dep(child) === "mark" || doc.tag(child) === "WRB"))) return null
    const tag = tagRange(context, i, subject)
    if (tag === null) return null
    const speaker = behind || tail !== -1 ? subject : speakerOf(context, i)
    if (speaker === null) return null
    const content = around(context, i, tag)
    if (content.length === 0) return null
    return { ...byVerb(context, parenthetical.id, i, cue, speaker, content), addressee: addresseeOf(context, i, speaker) }
  }
}

/** “Recipients, said Lind, are required …”: the subject right behind the cue. */
const invertedSubject = ({ doc }: QuoteContext, cue: number): number => {
  for (const child of doc.children(cue)) if (child > cue && doc.dep(child) === "nsubj" && doc.leftEdge(child) === cue + 1) return child
  return -1
}

/** “Floods worse than ever, warns agency”: who reports at a headline's end, read as the object of the verb; -1 for nobody. */
const headlineTail = ({ article, doc }: QuoteContext, cue: number): number => {
  if (doc.tag(cue) !== "VBZ" || cue < 2 || doc.textOf(cue - 1) !== ",") return -1
  const object = doc.child(cue, "dobj")
  if (object < cue || doc.leftEdge(object) !== cue + 1) return -1
  const block = article.blocks.find(({ end, start }) => start <= doc.start(cue) && doc.start(cue) < end)
  return block !== undefined && /^head/u.test(block.kind) && block.end - doc.end(doc.rightEdge(object)) <= 1 ? object : -1
}

const COMMA = /^(,|–|—|--|-)$/u

/**
 * The tokens of the tag, between commas: “, he said ,” or “, said Mary Lind , a farmer ,”. Null when the cue and its
 * subject are not set off on both sides (the second may be the sentence's end).
 */
const tagRange = (context: QuoteContext, cue: number, subject: number): TokenRange | null => {
  const { doc } = context
  const sentence = doc.sentences[doc.sentenceOf(cue)]
  const dep = doc.dep(cue)
  if (dep === "relcl" || dep === "xcomp" || dep === "pcomp") return null
  let first = Math.min(cue, doc.leftEdge(subject) < cue ? doc.leftEdge(subject) : cue)
  while (first > sentence.first && (doc.dep(first - 1) === "aux" || doc.dep(first - 1) === "advmod") && doc.head(first - 1) === cue) first--
  if (first <= sentence.first || !COMMA.test(doc.textOf(first - 1))) return null
  const limit = Math.min(sentence.last, Math.max(cue, subject) + 40)
  let last = Math.max(cue, subject) + 1
  if (subject > cue) last = Math.max(last, doc.rightEdge(subject) < limit ? doc.rightEdge(subject) + 1 : last)
  while (last < limit && !COMMA.test(doc.textOf(last)) && !/^[.!?;:]$/u.test(doc.textOf(last)) && !isFinalMark(context, last)) last++
  if (last >= limit && limit !== sentence.last) return null
  return { first: first - 1, last: Math.min(last + (last < sentence.last && COMMA.test(doc.textOf(last)) ? 1 : 0), sentence.last) }
}

const isFinalMark = ({ doc }: QuoteContext, i: number): boolean => isPunctuation(doc, i) && /["”]/u.test(doc.textOf(i))

/** The sentence around the tag, when words stand on both sides or only before it. */
const around = (context: QuoteContext, cue: number, tag: TokenRange): ReadonlyArray<Span> => {
  const { doc } = context
  const sentence = doc.sentences[doc.sentenceOf(cue)]
  const before = trimRange(context, { first: sentence.first, last: tag.first })
  const after = trimRange(context, { first: tag.last, last: sentence.last })
  const head = doc.head(cue)
  // “Asked about the cost, she said, “…””: when she said it is none of it
  const asked = doc.child(cue, "advcl")
  if (asked !== -1 && doc.tag(asked) === "VBN" && asked === sentence.first && doc.rightEdge(asked) + 1 >= tag.first - 1) return []
  // “a road where, she says, armed men have tried to rob her”
  if (
    tag.first > sentence.first &&
    /^W(?:RB|P|DT)$/u.test(doc.tag(tag.first - 1)) &&
    after.last > after.first &&
    hasFiniteVerb(context, after)
  ) {
    const content = spanOfRange(doc, after)
    return content === null ? [] : [content]
  }
  const isHung =
    doc.dep(cue) === "parataxis" ||
    doc.dep(cue) === "ccomp" ||
    (doc.dep(cue) === "advcl" && doc.child(cue, "mark") === -1) ||
    doc.dep(cue) === "dep"
  // Hung on a verb beside it: “X, he said, is Y”. A root with all else under it reads the same when words follow the tag.
  if (after.last > after.first && before.last > before.first && !isAddition(context, after, cue)) {
    if (
      !(isHung && (head < tag.first || head >= tag.last)) &&
      !(
        doc.isRoot(cue) &&
        (hasFiniteVerb(context, after) || startsMarked(context, after)) &&
        hasNoun(context, before) &&
        !isAdverbial(context, before, cue)
      )
    )
      return []
    return [before, after].flatMap((range) => spanOfRange(doc, range) ?? [])
  }
  // A clause that the parser already gives to the cue is the clausal rule's.
  if (doc.children(cue).some((child) => child < cue && doc.dep(child) === "ccomp")) return []
  // Headlines leave out “is”: “Bridge unsafe, engineers say”.
  const isSubjectless = /^(IN|RB|WRB|VBG)$/u.test(doc.tag(before.first))
  if (before.last > before.first + 1 && !isSubjectless && hasNoun(context, before) && endsHeadline(context, sentence.first, tag))
    return [doc.spanOf(before)]
  if (isUnjoined(context, cue) && after.last <= after.first && hasFiniteVerb(context, before)) return [doc.spanOf(before)]
  if (isAdverbial(context, before, cue)) return []
  if (before.last > before.first && (isHung || doc.isRoot(cue)) && hasFiniteVerb(context, before)) return [doc.spanOf(before)]
  return []
}

/** “The bridge is old, its builder, Mara Lind, told the paper”: read as a second verb, though no “and” joins it. */
const isUnjoined = ({ doc, markOf }: QuoteContext, cue: number): boolean =>
  markOf[cue] === -1 &&
  doc.dep(cue) === "conj" &&
  doc.head(cue) < cue &&
  !doc.children(doc.head(cue)).some((child) => doc.dep(child) === "cc") &&
  (doc.child(cue, "dobj") === -1 || TELLING.has(doc.lemma(cue)))

/** “X, he said, adding that Y”: what the speaker does as well is no part of X. */
const isAddition = ({ doc }: QuoteContext, after: TokenRange, cue: number): boolean =>
  doc.tag(after.first) === "VBG" && doc.dep(after.first) === "advcl" && doc.head(after.first) === cue

/** True when the sentence is a headline and the tag its end. */
const endsHeadline = (context: QuoteContext, first: number, tag: TokenRange): boolean => {
  const { article, doc } = context
  const block = article.blocks[blockOf(context, doc.start(first))]
  const last = doc.end(tag.last - 1)
  return (
    (block?.kind === "headline" || block?.kind === "heading") &&
    block.start <= doc.start(first) &&
    (block.end === last || block.end === last + 1)
  )
}

/** “It was, Lind said later, “a bad night””: the clause ends in marked words. */
const startsMarked = (context: QuoteContext, range: TokenRange): boolean => markStartingAt(context, range.first) !== -1

const hasNoun = ({ doc }: QuoteContext, range: TokenRange): boolean => {
  for (let i = range.first; i < range.last; i++) if (doc.pos(i) === "NOUN" || doc.pos(i) === "PROPN" || doc.pos(i) === "PRON") return true
  return false
}

/** “On Tuesday, the city announced …”: an adverbial before the subject makes no parenthesis. */
const isAdverbial = ({ doc }: QuoteContext, range: TokenRange, cue: number): boolean => {
  for (let i = range.first; i < range.last; i++) {
    if (doc.head(i) === cue && !["prep", "npadvmod", "advmod", "advcl", "punct", "cc", "mark"].includes(doc.dep(i))) return false
    if (doc.head(i) >= range.last && doc.head(i) !== cue) return false
  }
  return true
}

const hasFiniteVerb = ({ doc }: QuoteContext, range: TokenRange): boolean => {
  for (let i = range.first; i < Math.min(range.last, range.first + 200); i++) if (/^(VBD|VBZ|VBP|MD)$/.test(doc.tag(i))) return true
  return false
}
