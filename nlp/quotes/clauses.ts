/** From a clause's head token to the characters that are reported. */
import type { Doc, TokenRange } from "../engine/doc.ts"
import type { Span } from "../span.ts"
import { isPunctuation, isVerb, type QuoteContext } from "./context.ts"

/** True for a clause with a subject or a tensed verb: what “that” could stand before. */
export const isFinite = (doc: Doc, head: number): boolean => {
  if (isInfinitive(doc, head)) return false
  const tag = doc.tag(head)
  // “hold Russia accountable”: a small clause has a subject, but no verb.
  if (!tag.startsWith("VB") && tag !== "MD" && doc.pos(head) !== "AUX" && doc.child(head, "mark", "aux", "cop") === -1) return false
  if (tag === "VBD" || tag === "VBZ" || tag === "VBP" || tag === "MD") return true
  for (const child of doc.children(head)) {
    const dep = doc.dep(child)
    // “found herself thinking”: the verb's object, not a subject that “that” could stand before.
    if (dep === "nsubj" && child === doc.leftEdge(head) && /sel(f|ves)$/u.test(doc.lower(child))) return false
    if (dep === "nsubj" || dep === "nsubjpass" || dep === "expl" || dep === "csubj")
      return tag !== "VBG" || hasTensedAux(doc, head) || child < head
    if ((dep === "aux" || dep === "auxpass") && /^(MD|VBD|VBZ|VBP)$/.test(doc.tag(child))) return true
  }
  return false
}

const hasTensedAux = (doc: Doc, head: number): boolean =>
  doc.children(head).some((child) => doc.dep(child).startsWith("aux") && /^(MD|VBD|VBZ|VBP)$/.test(doc.tag(child)))

export const isInfinitive = (doc: Doc, head: number): boolean =>
  doc.children(head).some((child) => child < head && doc.dep(child) === "aux" && doc.lower(child) === "to")

/** True when the clause begins with if, whether or a question word. */
export const isQuestion = (doc: Doc, head: number): boolean => {
  const first = doc.leftEdge(head)
  for (let i = first; i <= Math.min(head, first + 3); i++) {
    const tag = doc.tag(i)
    if (tag === "WP" || tag === "WRB" || tag === "WP$") return true
    if (tag === "WDT" && doc.lower(i) !== "that") return true
    if (doc.dep(i) === "mark" && (doc.lower(i) === "if" || doc.lower(i) === "whether") && doc.head(i) === head) return true
    if (!isPunctuation(doc, i) && doc.tag(i) !== "IN") break
  }
  return false
}

/** The clause's tokens as one range, without a leading “that” and without punctuation at the ends. */
export const clauseRange = (context: QuoteContext, head: number, cue: number): TokenRange => {
  const { doc } = context
  let { first, last } = doc.subtree(head)
  if (first <= cue && cue < last) {
    if (head > cue) first = cue + 1
    else last = cue
  }
  // “said Lind had “incited” supporters”: a verb between marks, read as an adjective of its own object
  if (head > cue && doc.dep(head) === "amod" && doc.head(head) > head && doc.child(head, "nsubj") !== -1)
    last = Math.max(last, doc.rightEdge(doc.head(head)) + 1)
  // “… said after the meeting that X”: what stands before “that” is the cue's, not the clause's.
  const that = doc.children(head).find((child) => doc.dep(child) === "mark" && doc.lower(child) === "that" && child >= first)
  if (that !== undefined && that < head && head > cue) first = that + 1
  else if (head > cue && doc.tag(first) === "WDT" && doc.lower(first) === "that" && doc.dep(head) === "relcl") first++
  return trimRange(context, { first, last })
}

/** Takes punctuation off both ends; a quotation mark stays where its partner stays. */
export const trimRange = (context: QuoteContext, range: TokenRange): TokenRange => {
  const { doc } = context
  let { first, last } = range
  first = Math.min(afterDateline(doc, first), last)
  for (;;) {
    if (last <= first) return { first, last: first }
    if (isPunctuation(doc, last - 1) && !keepsEnd(context, first, last - 1)) last--
    else if (doc.dep(last - 1) === "cc" && doc.pos(last - 1) === "CCONJ") last--
    else if (isPunctuation(doc, first) && !keepsStart(context, first, last)) first++
    else return { first, last }
  }
}

/** Behind a dateline (“LONDON (AP) — ”) where one starts here; else the token itself. */
export const afterDateline = (doc: Doc, first: number): number => {
  if (first >= doc.length || doc.columns.sentStart[first] !== 1) return first
  if (!/^\p{Lu}{3,}/u.test(doc.textOf(first))) return doc.pos(first) === "NUM" ? afterHour(doc, first) : afterTown(doc, first)
  for (let i = first + 1; i < Math.min(doc.length, first + 14); i++) {
    if (/^(—|–|--|-)$/u.test(doc.textOf(i)) && doc.columns.spaceAfter[i - 1] === 1) return afterDay(doc, i + 1)
    if (doc.textOf(i) === ":") return isPlaceInCapitals(doc, first, i) ? i + 1 : first
    if (!["PROPN", "PUNCT", "NOUN", "NUM"].includes(doc.pos(i)) || doc.columns.sentStart[i] === 1) return first
  }
  return first
}

/** “11:05 The mayor says”: behind the time of an entry of a live page. */
const afterHour = (doc: Doc, first: number): number => {
  if (first > 0 && doc.text[doc.start(first) - 1] !== "\n") return first
  const hour = /^[0-2]?\d[:.][0-5]\d ?(?:[ap]m|GMT|BST|CET|ET)?(?: ?[-–—:])? (?=["“‘']?\p{Lu})/u.exec(
    doc.text.slice(doc.start(first), doc.start(first) + 18)
  )
  return hour === null ? first : doc.tokenAt(doc.start(first) + hour[0].length)
}

/** “Kabul, Afghanistan – The council”: a town in small letters with its country, before a dash. */
const afterTown = (doc: Doc, first: number): number => {
  if (doc.pos(first) !== "PROPN" || (first > 0 && doc.text[doc.start(first) - 1] !== "\n")) return first
  let comma = -1
  for (let i = first + 1; i < Math.min(doc.length - 1, first + 8); i++) {
    const word = doc.textOf(i)
    if (/^[—–]$/u.test(word) && doc.columns.spaceAfter[i - 1] === 1)
      return comma > 0 && comma < i - 1 && /^["“‘'\p{Lu}]/u.test(doc.textOf(i + 1)) ? i + 1 : first
    if (word === "," && comma < 0) comma = i
    else if (!/^\p{Lu}/u.test(word) || doc.pos(i) !== "PROPN") return first
  }
  return first
}

/** “OSLO – March 12, 2024 – Nordwind said”: behind the day, where one follows the place. */
const afterDay = (doc: Doc, from: number): number => {
  if (from + 2 >= doc.length || !MONTH.test(doc.textOf(from)) || doc.columns.sentStart[from] === 1) return from
  for (let i = from + 1; i < Math.min(doc.length, from + 7); i++) {
    if (/^(?:—|–|--|-)$/u.test(doc.textOf(i))) return i + 1
    if (!/^[\d,./]/u.test(doc.textOf(i))) return from
  }
  return from
}
const MONTH =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)$/u

/** “NEW DELHI:”, not “REED:”, who speaks. */
const isPlaceInCapitals = (doc: Doc, first: number, last: number): boolean =>
  /^[\p{Lu} .’'-]+$/u.test(doc.text.slice(doc.start(first), doc.end(last - 1))) &&
  doc.entities.some((entity) => entity.first <= first && entity.last >= last && /^(?:GPE|LOC)$/u.test(entity.label))

const keepsEnd = (context: QuoteContext, first: number, at: number): boolean => {
  const mark = markEndingAt(context, at)
  return mark !== -1 && context.marks[mark].start >= context.doc.start(first)
}

const keepsStart = (context: QuoteContext, at: number, last: number): boolean => {
  const mark = markStartingAt(context, at)
  return mark !== -1 && context.marks[mark].end <= context.doc.end(last - 1)
}

/** Index of a stretch whose closing mark this token is, or -1. */
export const markEndingAt = ({ doc, marks }: QuoteContext, token: number): number => {
  if (token < 1) return -1
  return lastBefore(marks, doc.start(token), (mark) => mark.end === doc.end(token) && mark.inner.end <= doc.start(token))
}

/** Index of a stretch whose opening mark this token is, or -1. */
export const markStartingAt = ({ doc, marks }: QuoteContext, token: number): number =>
  lastBefore(marks, doc.start(token), (mark) => mark.start === doc.start(token) && mark.isOpened)

const lastBefore = (marks: QuoteContext["marks"], start: number, test: (mark: QuoteContext["marks"][number]) => boolean): number => {
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (marks[middle].start <= start) low = middle + 1
    else high = middle
  }
  for (let k = low - 1; k >= 0 && k >= low - 6; k--) if (test(marks[k])) return k
  return -1
}

/** Marks that share a character with a span, in reading order; none that starts more than a few thousand marks before it. */
export const marksIn = ({ marks }: QuoteContext, span: Span): ReadonlyArray<QuoteContext["marks"][number]> => {
  let low = 0
  let high = marks.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (marks[middle].start < span.end) low = middle + 1
    else high = middle
  }
  const found: Array<QuoteContext["marks"][number]> = []
  // Outermost marks do not overlap: once one ends before the span, no earlier one reaches it.
  for (let k = low - 1; k >= 0; k--) {
    if (marks[k].end > span.start) found.push(marks[k])
    else if (marks[k].depth === 0) break
  }
  return found.reverse()
}

/** A range as characters, or null where nothing is left. */
export const spanOfRange = (doc: Doc, range: TokenRange): Span | null => (range.first < range.last ? doc.spanOf(range) : null)

/** The finite verb of the clause that a token stands in. */
export const clauseVerb = (doc: Doc, i: number): number => {
  let at = i
  for (let steps = 0; steps < 40 && doc.head(at) !== at; steps++) {
    if (isVerb(doc, at) || doc.pos(at) === "AUX") {
      const dep = doc.dep(at)
      if (dep === "ccomp" || dep === "relcl" || dep === "advcl" || dep === "parataxis") return at
      if (dep === "conj" && doc.child(at, "nsubj", "nsubjpass", "expl") !== -1) return at
    }
    at = doc.head(at)
  }
  return at
}
