/** How far the reported words reach: what the reporter adds behind them is cut off. */
import type { Doc, TokenRange } from "../engine/doc.ts"
import { markStartingAt, marksIn } from "./clauses.ts"
import { cueVerb, isVerb, ownSubject, type QuoteContext } from "./context.ts"
import { isSpeakerLike } from "./speaker.ts"

/**
 * Cuts a reported clause where the reporter goes on: “X said Y, with Z adding …”, “said Y, leading to protests”,
 * “announced that Y was gone and ordered a search”. `head` is the clause's head, `cue` the verb that reports it.
 */
export const cutAddition = (context: QuoteContext, head: number, cue: number, range: TokenRange): TokenRange => {
  let last = range.last
  const inspect = (verb: number, depth: number): void => {
    const { doc } = context
    for (const child of doc.children(verb)) {
      if (child <= head || child >= last) continue
      const first = doc.leftEdge(child)
      if (first <= head) continue
      if (startsAddition(context, child, head, cue)) {
        last = Math.min(last, first)
        return
      }
      if (doc.dep(child) === "conj" && depth < 4) {
        if (goesOnWithCue(context, child, cue, verb)) {
          last = Math.min(last, conjunctionBefore(doc, child, verb))
          return
        }
        inspect(child, depth + 1)
      }
    }
  }
  inspect(head, 0)
  last = Math.min(last, accordingPhrase(context, Math.max(head, range.first), last))
  last = Math.min(last, otherVoice(context, Math.max(head, range.first), last))
  last = Math.min(last, colonBeforeMark(context, Math.max(head, range.first), last))
  return { first: range.first, last }
}

/** “would not apologise for the remarks, which his opponent called a disgrace”: a relative clause with another speaker. */
const otherVoice = (context: QuoteContext, head: number, last: number): number => {
  const { doc } = context
  for (let i = head + 1; i < last; i++) {
    if (doc.dep(i) !== "relcl" || cueVerb(context, i) === null) continue
    const first = doc.leftEdge(i)
    const subject = ownSubject(doc, i)
    if (subject === -1 || /^W/u.test(doc.tag(subject)) || doc.tag(subject) === "PRP") continue
    if (first > head && doc.textOf(first - 1) === ",") return first
    // “…, a stance that Hart called dangerous”
    const noun = doc.leftEdge(doc.head(i))
    if (noun > head && doc.textOf(noun - 1) === ",") return noun
  }
  return last
}

/** “Voters say X, according to the poll”: the poll is the reporter's source. */
const accordingPhrase = ({ doc }: QuoteContext, head: number, last: number): number => {
  for (let i = head + 1; i < last; i++) {
    if (doc.lower(i) !== "according") continue
    // “… the top,” according to the paper
    if (doc.textOf(i - 1) === "," || (/^["”’']+$/u.test(doc.textOf(i - 1)) && doc.textOf(i - 2) === ",")) return i
  }
  return last
}

/** “said the plan was dead: “Not on my watch.””: the marked words are a quotation of their own. */
const colonBeforeMark = (context: QuoteContext, head: number, last: number): number => {
  for (let i = head + 1; i < last - 1; i++) {
    if (context.doc.textOf(i) === ":" && markStartingAt(context, i + 1) !== -1) return i
  }
  return last
}

/** Where the coordination begins: the “and” (and its comma) before the second verb. */
const conjunctionBefore = (doc: Doc, conjunct: number, verb: number): number => {
  let first = doc.leftEdge(conjunct)
  for (const child of doc.children(verb)) if (doc.dep(child) === "cc" && child < conjunct && child > verb) first = Math.min(first, child)
  return first
}

/** “, with Blinken stressing …” and “, prompting protests”: a participle behind a comma that says or follows. */
const startsAddition = (context: QuoteContext, child: number, head: number, cue: number): boolean => {
  const { doc } = context
  const first = doc.leftEdge(child)
  if (first < 1 || doc.textOf(first - 1) !== ",") return false
  if (doc.dep(child) === "prep" && doc.lower(child) === "with") {
    const participle = doc.child(child, "pcomp")
    return participle !== -1 && cueVerb(context, participle) !== null
  }
  // “said A, while Hart said B”: the reporter's own contrast.
  if (
    doc.dep(child) === "advcl" &&
    ["while", "whereas"].includes(doc.lower(first)) &&
    ownSubject(doc, child) !== -1 &&
    doc.tag(ownSubject(doc, child)) !== "PRP"
  )
    return true
  // “acknowledged A, though they insisted B”: a second report, told in the cue's own tense.
  if (
    doc.dep(child) === "advcl" &&
    ["though", "although", "while", "whereas"].includes(doc.lower(first)) &&
    ownSubject(doc, child) !== -1 &&
    doc.tag(child) === doc.tag(cue) &&
    cueVerb(context, child)?.entry.holder === "speech"
  )
    return true
  if (doc.dep(child) !== "advcl" || doc.tag(child) !== "VBG" || doc.child(child, "mark") !== -1 || first < child - 2) return false
  void head
  void cue
  if (context.lexicon.aftermath.has(doc.lemma(child))) return true
  const entry = cueVerb(context, child)
  return entry !== null && (entry.entry.frames.has("that") || entry.entry.frames.has("np"))
}

/**
 * A verb coordinated inside the clause that really goes on with the cue: it reports something itself, or its form fits
 * the cue's and not the clause's (“announced that a balloon was hovering and then ordered …”).
 */
const goesOnWithCue = (context: QuoteContext, conjunct: number, cue: number, verb: number): boolean => {
  const { doc } = context
  if (!isVerb(doc, conjunct) || ownSubject(doc, conjunct) !== -1) return false
  const entry = cueVerb(context, conjunct)
  const reports = entry !== null && entry.entry.frames.has("that") && doc.child(conjunct, "ccomp") > conjunct
  const tag = doc.tag(conjunct)
  // “said it was troubled and pledged to help”: a promise or request is an act of the speaker's own.
  if (
    entry !== null &&
    tag === doc.tag(cue) &&
    ["promising", "asking"].includes(entry.entry.stance) &&
    ownSubject(doc, verb) !== -1 &&
    doc.tag(ownSubject(doc, verb)) === "PRP"
  )
    return true
  if (reports && (tag === doc.tag(cue) || doc.lemma(conjunct) === doc.lemma(cue))) return true
  // “had warned that it would cost a fortune and said …”: nothing would said
  if (reports && tag === "VBD" && tenseOf(doc, cue) === "VBD" && tenseOf(doc, verb) === "MD") return true
  const subject = ownSubject(doc, verb)
  // “said the road was unsafe and called on drivers to avoid it”: a road calls on nobody.
  if (entry?.entry.stance === "asking" && tag === doc.tag(cue) && subject !== -1 && !isSpeakerLike(context, subject)) return true
  // “noted that Hart had backed it and dismissed his doubts as “theater””: the marked words are the speaker's.
  if (
    entry !== null &&
    tag === doc.tag(cue) &&
    tag !== tenseOf(doc, verb) &&
    entry.entry.frames.has("as") &&
    quotesMarked(context, conjunct)
  )
    return true
  // “declared that a disaster exists and ordered …”: the tense is the cue's, not the clause's.
  if (
    (tag === "VBD" || tag === "VBZ") &&
    tag === doc.tag(cue) &&
    ["VBD", "VBZ", "VBP"].includes(tenseOf(doc, verb)) &&
    tenseOf(doc, verb) !== tag &&
    !(tag === "VBZ" && tenseOf(doc, verb) === "VBP")
  )
    return true
  const goesOn = doc.children(conjunct).some((child) => child < conjunct && ["then", "later", "subsequently"].includes(doc.lower(child)))
  return goesOn && (tag === "VBD" || tag === "VBZ") && tag === doc.tag(cue) && ["VBG", "VBN", "VB"].includes(doc.tag(verb))
}

/** True when marked words stand under the verb, behind it. */
const quotesMarked = (context: QuoteContext, verb: number): boolean => {
  const { doc } = context
  return marksIn(context, { start: doc.end(verb), end: doc.end(doc.rightEdge(verb)) }).length > 0
}

/**
 * “claims her passport was taken and she was forced to work”: a clause coordinated with the cue, no comma between,
 * is reported too when it has a subject of its own, or a tense that is the clause's and not the cue's.
 */
export const addCoordinated = (context: QuoteContext, head: number, cue: number, range: TokenRange): TokenRange => {
  const { doc } = context
  if (head < cue) return range
  for (const child of doc.children(cue)) {
    if (child < range.last || doc.dep(child) !== "conj" || !(isVerb(doc, child) || doc.pos(child) === "AUX")) continue
    // “said that X, and that Y”
    if (doc.children(child).some((x) => doc.dep(x) === "mark" && doc.lower(x) === "that" && x < child))
      return { first: range.first, last: doc.rightEdge(child) + 1 }
    const conjunction = doc.children(cue).find((x) => doc.dep(x) === "cc" && x >= range.last && x < child)
    if (conjunction === undefined || doc.lower(conjunction) !== "and" || conjunction !== range.last) return range
    const subject = ownSubject(doc, child)
    const isClauses = subject !== -1 ? doc.tag(subject) === "PRP" : doc.tag(child) !== doc.tag(cue) && doc.tag(child) === tenseOf(doc, head)
    if (!isClauses || (cueVerb(context, child) !== null && subject === -1)) return range
    return { first: range.first, last: doc.rightEdge(child) + 1 }
  }
  return range
}

/**
 * The parser may split a clause in two (“a bank called First closed in May” → called, closed): a finite verb without a
 * subject that begins right where the clause stops, both under the cue, is the clause's own.
 */
export const addContinuation = ({ doc }: QuoteContext, head: number, cue: number, range: TokenRange): TokenRange => {
  if (head < cue || range.last >= doc.length) return range
  for (const child of doc.children(cue)) {
    if (
      child >= range.last &&
      doc.leftEdge(child) === range.last &&
      ["ccomp", "conj", "dep", "advcl"].includes(doc.dep(child)) &&
      ownSubject(doc, child) === -1 &&
      doc.child(child, "mark") === -1 &&
      isTensed(doc, child)
    ) {
      return { first: range.first, last: doc.rightEdge(child) + 1 }
    }
  }
  return range
}

const isTensed = (doc: Doc, verb: number): boolean => /^(VBD|VBZ|VBP|MD)$/.test(tenseOf(doc, verb))

/** The tag that carries a clause's tense: its own or its first auxiliary's. */
const tenseOf = (doc: Doc, head: number): string => {
  for (const child of doc.children(head)) if (child < head && doc.dep(child).startsWith("aux")) return doc.tag(child)
  return doc.tag(head)
}
