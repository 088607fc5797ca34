/**
 * Sentences of one paragraph, in one pass from left to right.
 *
 * A sentence ends at its terminal mark together with the closing quotation marks and brackets that touch it. What
 * follows decides whether the mark was terminal: abbreviations, initials, decimals, web addresses and a quotation's own
 * question mark are not. After the rules of Grefenstette & Tapanainen (1994) and Mikheev (2002): the abbreviation
 * and the word after it decide together.
 */
import type { Span } from "../span.ts"
import {
  charAt,
  isBullet,
  isClosingBracket,
  isDash,
  isDigit,
  isLetter,
  isLower,
  isOpeningBracket,
  isQuoteMark,
  isSpace,
  isTerminal,
  isUpper
} from "./characters.ts"
import { abbreviationEnds } from "./abbreviations.ts"
import { attributionFollows } from "./attribution.ts"
import { itemStarts } from "./enumerations.ts"
import type { LayoutVocabulary } from "./vocabulary.ts"

/** A sentence of a paragraph and the rule that ended it. */
export interface SentenceSpan extends Span {
  readonly ruleId: string
}

/** A run of terminal marks with what closes the sentence after it, and where the text goes on. */
interface Terminator {
  /** First terminal mark. */
  readonly start: number
  /** End of the run of terminal marks. */
  readonly marksEnd: number
  /** End of the closing quotation marks and brackets. */
  readonly end: number
  /** First character after the white space. */
  readonly next: number
  readonly kind: "stop" | "ellipsis" | "strong"
  readonly closesQuote: boolean
  readonly closesBracket: boolean
}

/** End of a run of terminal marks, spaced ellipses (“. . .”) included. */
const marksEndAt = (text: string, start: number, end: number): number => {
  let at = start
  while (at < end && isTerminal(text[at])) at++
  while (
    at + 1 < end &&
    text[at] === " " &&
    (text[at + 1] === "." || text[at + 1] === "…") &&
    !isLetter(charAt(text, at + 2)) &&
    !isDigit(charAt(text, at + 2))
  ) {
    at++
    while (at < end && isTerminal(text[at])) at++
  }
  return at
}

const kindOf = (text: string, start: number, marksEnd: number): Terminator["kind"] => {
  let stops = 0
  for (let i = start; i < marksEnd; i++) {
    const char = text[i]
    if (char === "!" || char === "?" || char === "！" || char === "？" || char === "‽") return "strong"
    if (char === "…") return "ellipsis"
    if (char === ".") stops++
  }
  return stops > 1 ? "ellipsis" : "stop"
}

/** `[3]` after a full stop: a note. Its end, or the same offset. */
const noteEnd = (text: string, start: number): number => {
  if (text[start] !== "[") return start
  let at = start + 1
  while (at < start + 4 && isDigit(text[at] ?? "")) at++
  return at > start + 1 && text[at] === "]" ? at + 1 : start
}

/** True for a mark that can close here: white space, the end or another closing mark follows. */
const closesAt = (text: string, at: number, end: number): boolean => {
  const after = at + 1 < end ? text[at + 1] : ""
  return after === "" || isSpace(after) || isQuoteMark(after) || isClosingBracket(after) || after === "," || after === ";" || isDash(after)
}

const readTerminator = (text: string, start: number, end: number, quoteOpen: boolean): Terminator => {
  const marksEnd = marksEndAt(text, start, end)
  let at = marksEnd
  let closesQuote = false
  let closesBracket = false
  for (;;) {
    const char = at < end ? text[at] : ""
    const note = noteEnd(text, at)
    if (note > at) at = note
    else if (
      char === "”" ||
      char === "»" ||
      (isQuoteMark(char) && (closesAt(text, at, end) || (char === '"' && quoteOpen && !closesQuote)))
    ) {
      closesQuote = true
      at++
    } else if (isClosingBracket(char)) {
      closesBracket = true
      at++
    } else if (
      char === " " &&
      at + 1 < end &&
      (text[at + 1] === "”" || text[at + 1] === "»" || (text[at + 1] === '"' && quoteOpen && !closesQuote && closesAt(text, at + 1, end)))
    ) {
      closesQuote = true
      at += 2
    } else break
  }
  let next = at
  while (next < end && isSpace(text[next])) next++
  return { start, marksEnd, end: at, next, kind: kindOf(text, start, marksEnd), closesQuote, closesBracket }
}

type Opening = "upper" | "lower" | "digit" | "mark" | "other"

/** What the text goes on with: looks through opening marks. `marked` tells whether there were any. */
const openingAt = (text: string, next: number, end: number): { kind: Opening; at: number; marked: boolean } => {
  let at = next
  while (at < end && at < next + 4 && (isQuoteMark(text[at]) || isOpeningBracket(text[at]) || text[at] === "¿" || text[at] === "¡")) at++
  const char = at < end ? charAt(text, at) : ""
  const marked = at > next
  if (isUpper(char)) return { kind: "upper", at, marked }
  if (isDigit(char)) return { kind: "digit", at, marked }
  if (isLower(char)) return { kind: startsAddress(text, at) ? "mark" : "lower", at, marked }
  if (isLetter(char)) return { kind: "upper", at, marked }
  if (
    isBullet(char) ||
    char === "$" ||
    char === "£" ||
    char === "€" ||
    char === "#" ||
    char === "@" ||
    char === "…" ||
    char === "." ||
    char > "\u2100"
  )
    return { kind: "mark", at, marked }
  return { kind: "other", at, marked }
}

/** A web address: it stands alone, whatever its case. */
const startsAddress = (text: string, at: number): boolean =>
  text.startsWith("http://", at) || text.startsWith("https://", at) || text.startsWith("www.", at)

/** Two letters at least, then the mark, then a capital and a small letter: the space was lost (“talks.The”). */
const spaceWasLost = (text: string, mark: Terminator, sentenceStart: number, vocabulary: LayoutVocabulary): boolean => {
  const first = charAt(text, mark.end)
  if (!isUpper(first) || !isLower(charAt(text, mark.end + first.length))) return false
  if (vocabulary.hostEndings.has(/^\p{L}{1,8}/u.exec(text.slice(mark.end, mark.end + 8))?.[0] ?? "")) return false
  if (mark.kind === "stop" && !mark.closesQuote && !mark.closesBracket) {
    if (!isLower(text[mark.start - 1] ?? "") || !isLower(text[mark.start - 2] ?? "") || !isLower(text[mark.start - 3] ?? "")) return false
    for (let i = mark.start - 1; i > Math.max(sentenceStart, mark.start - 40) && !isSpace(text[i]); i--) {
      if (text[i] === "/" || text[i] === "@" || text[i] === "." || text[i] === "_") return false
    }
    for (let i = mark.end; i < mark.end + 40 && i < text.length && !isSpace(text[i]); i++) {
      if (text[i] === "/" || text[i] === "@" || text[i] === "_" || text[i] === "(") return false
    }
  }
  return mark.kind !== "ellipsis"
}

/** “… posted it on X. Lind …”: a platform, no initial. */
const endsInPlatform = (text: string, mark: number): boolean => text.slice(Math.max(0, mark - 5), mark) === " on X"

/** The rule by which a sentence ends at the mark, null when it goes on. */
const ruleAt = (text: string, span: Span, mark: Terminator, sentenceStart: number, vocabulary: LayoutVocabulary): string | null => {
  if (mark.next === mark.end) return spaceWasLost(text, mark, sentenceStart, vocabulary) ? "sentences/missing-space" : null
  const opening = openingAt(text, mark.next, span.end)
  const goesOnSmall = opening.kind === "lower" && !opening.marked
  if (mark.kind === "strong") {
    if (mark.closesQuote || mark.closesBracket) {
      if (opening.kind === "lower" || opening.kind === "other") return null
      if (mark.closesQuote && attributionFollows(text, mark.next, span.end, vocabulary)) return null
      return mark.closesQuote ? "sentences/closing-quote" : "sentences/closing-bracket"
    }
    if (opening.kind === "other") return isDash(text[opening.at]) && isUpper(afterDash(text, opening.at)) ? "sentences/terminal-mark" : null
    if (isMarkedName(text, mark, vocabulary) && (goesOnSmall || !isStarter(text, opening.at, vocabulary))) return null
    return goesOnSmall && text[mark.start] === "!" ? null : "sentences/terminal-mark"
  }
  if (mark.kind === "ellipsis") {
    if (opening.kind === "lower" || opening.kind === "other") return null
    if (opening.kind === "upper" && text[opening.at] === "I" && !isLetter(text[opening.at + 1] ?? "") && !opening.marked) return null
    return "sentences/ellipsis"
  }
  if (goesOnSmall) return smallSentenceStarts(text, sentenceStart, mark, opening.at, vocabulary) ? "sentences/small-start" : null
  if (opening.kind === "lower" && (mark.closesQuote || mark.closesBracket)) return null
  if (opening.kind === "other" && !(isDash(text[opening.at]) && isUpper(afterDash(text, opening.at)) && !mark.closesQuote)) return null
  if (
    !mark.closesQuote &&
    !endsInPlatform(text, mark.start) &&
    !abbreviationEnds(text, sentenceStart, mark.start, opening.at, opening.kind === "digit", opening.marked, mark.closesBracket, vocabulary)
  )
    return null
  return mark.closesQuote ? "sentences/closing-quote" : mark.closesBracket ? "sentences/closing-bracket" : "sentences/terminal-mark"
}

/**
 * A sentence that begins with a small letter (brands, careless writers): only after an ordinary word of four letters
 * or more; after a name, the next word must be one that opens sentences.
 */
const smallSentenceStarts = (
  text: string,
  sentenceStart: number,
  mark: Terminator,
  next: number,
  vocabulary: LayoutVocabulary
): boolean => {
  if (mark.closesQuote || mark.closesBracket || isClosingBracket(text[next + 1] ?? "")) return false
  let start = mark.start
  while (start > sentenceStart && mark.start - start < 24 && isLetter(text[start - 1])) start--
  if (mark.start - start < 4 || (start > sentenceStart && !isSpace(text[start - 1]))) return false
  const word = text.slice(start, mark.start)
  if (vocabulary.abbreviations.has(word) || vocabulary.abbreviations.has(word.toLowerCase())) return false
  return word === word.toLowerCase() || isStarter(text, next, vocabulary)
}

const afterDash = (text: string, at: number): string => {
  let after = at
  while (after < at + 4 && (isDash(text[after] ?? "") || isSpace(text[after] ?? ""))) after++
  return charAt(text, after)
}

/** The word at an offset, lower-case, up to 20 letters. */
const wordAt = (text: string, at: number): string => {
  let end = at
  while (end < at + 20 && (isLetter(charAt(text, end)) || ((text[end] === "'" || text[end] === "’") && end > at))) end++
  return text
    .slice(at, end)
    .toLowerCase()
    .replace(/['’].*$/u, "")
}

const isStarter = (text: string, at: number, vocabulary: LayoutVocabulary): boolean => vocabulary.starters.has(wordAt(text, at))

const isMarkedName = (text: string, mark: Terminator, vocabulary: LayoutVocabulary): boolean => {
  let start = mark.start
  while (start > 0 && mark.start - start < 12 && isLetter(text[start - 1])) start--
  return vocabulary.markedNames.has(text.slice(start, mark.marksEnd))
}

/** A list number with its full stop (“2.”) that opens the sentence ends nothing. */
const isItemNumber = (text: string, start: number, at: number): boolean => {
  if (at - start > 4) return false
  for (let i = start; i < at; i++)
    if (!isDigit(text[i]) && !isBullet(text[i]) && text[i] !== " " && !(at - start === 1 && isLower(text[i]))) return false
  return true
}

/** Longer than this (characters), an address is taken for a word like any other. */
const MAX_ADDRESS = 300

/** True when the sentence so far is one web address. */
const followsAddress = (text: string, start: number, at: number): boolean => {
  if (!startsAddress(text, start)) return false
  let end = start
  while (end < at && end < start + MAX_ADDRESS && !isSpace(text[end])) end++
  if (!isSpace(text[end])) return false
  while (end < at && isSpace(text[end])) end++
  return end === at
}

/** Sentences of the paragraph, in order; between them there is only white space. */
export const splitSentences = (text: string, paragraph: Span, vocabulary: LayoutVocabulary): ReadonlyArray<SentenceSpan> => {
  const found: Array<SentenceSpan> = []
  const items = itemStarts(text, paragraph)
  let item = 0
  let start = paragraph.start
  let quoteOpen = false
  /** Whether the sentence so far has a letter or a digit: without one it cannot end. */
  let hasWord = false
  const endAt = (end: number, next: number, ruleId: string) => {
    found.push({ start, end, ruleId })
    start = next
    hasWord = false
  }
  for (let i = start; i < paragraph.end;) {
    while (item < items.length && items[item] < i) item++
    if (items[item] === i && i > start) {
      let end = i
      while (end > start && isSpace(text[end - 1])) end--
      if (hasWord) endAt(end, i, "sentences/list-item")
    }
    if (i > start && startsAddress(text, i) && isSpace(text[i - 1]) && followsAddress(text, start, i)) {
      let end = i
      while (isSpace(text[end - 1])) end--
      endAt(end, i, "sentences/address")
    }
    const char = text[i]
    if (char === '"') quoteOpen = !quoteOpen
    if (!isTerminal(char)) {
      hasWord ||= isLetter(char) || isDigit(char) || char >= "\ud800"
      i++
      continue
    }
    const mark = readTerminator(text, i, paragraph.end, quoteOpen)
    for (let k = i; k < mark.end; k++) if (text[k] === '"') quoteOpen = !quoteOpen
    i = Math.max(mark.end, i + 1)
    if (mark.next >= paragraph.end) continue
    if (isItemNumber(text, start, mark.start) || !hasWord) continue
    const ruleId = ruleAt(text, paragraph, mark, start, vocabulary)
    if (ruleId !== null) {
      endAt(mark.end, mark.next, ruleId)
      i = mark.next
    }
  }
  if (start < paragraph.end) found.push({ start, end: paragraph.end, ruleId: "sentences/block-end" })
  return found
}
