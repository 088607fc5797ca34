/**
 * Labels of the regions of an article: headline, dateline, heading, caption, pull quote, promotion, credit, body.
 *
 * Every label rests on general evidence: position, length, terminal punctuation, verbs, cue phrases of news sites
 * (`layout-cues.tsv`), or that the block repeats another. What shows nothing is body.
 */
import type { BlockKind, MarkedRegion } from "../annotations.ts"
import { sliceOf, type Span } from "../span.ts"
import { isDigit, isQuoteMark, isUpper } from "./characters.ts"
import type { SentenceSpan } from "./sentences.ts"
import type { LayoutVocabulary } from "./vocabulary.ts"

/** What the reader of an input knows of an article besides its text. */
export interface LayoutHints {
  readonly title?: string | null
  readonly byline?: string | null
  /** Regions that the input's markup names, in the order of their starts. */
  readonly regions?: ReadonlyArray<MarkedRegion>
}

/** Longest block, in characters, that can be anything but body. */
const MAX_LABEL_LENGTH = 320

interface Candidate {
  readonly text: string
  readonly words: ReadonlyArray<string>
  readonly sentences: number
  /** Ends in `.`, `!`, `?`, `:` or a closing quotation mark. */
  readonly isClosed: boolean
  readonly isQuestion: boolean
}

const EMPTY: Candidate = { text: "", words: [], sentences: 99, isClosed: true, isQuestion: false }

const candidateOf = (text: string, block: Span, sentences: number): Candidate => {
  if (block.end - block.start > MAX_LABEL_LENGTH) return EMPTY
  const slice = sliceOf(text, block)
  const last = slice.at(-1) ?? ""
  return {
    text: slice,
    words: slice.split(/\s+/u),
    sentences,
    isClosed: /[.!?:;,…]/u.test(last) || isQuoteMark(last),
    isQuestion: last === "?"
  }
}

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()

/** Only month and weekday names, figures, times, zones and marks, with at least one name and one figure. */
const isDateLine = (candidate: Candidate, vocabulary: LayoutVocabulary): boolean => {
  if (candidate.words.length > 14) return false
  let names = 0
  let figures = 0
  for (const word of candidate.text.split(/[\s,./|:•·–—-]+/u)) {
    if (word === "") continue
    if (vocabulary.calendarNames.has(word.toLowerCase())) names++
    else if (isDigit(word[0])) figures++
    else if (!vocabulary.dateLineWords.has(word.toLowerCase())) return false
  }
  return names > 0 && figures > 0
}

const CLOCK_LINE = /^(?:(?:updated|posted|published|at)\s*:?\s*)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{1,5}\)?)?$/iu
const AGE_LINE =
  /^(?:(?:updated|posted|published)\s*:?\s*)?(?:\d{1,3}|an?)\s*(?:s|m|h|d|secs?|mins?|hrs?|seconds?|minutes?|hours?|days?|weeks?)\s+ago$/iu

/** `11.15 GMT`, `9:05 a.m. ET`, `2h ago`: what stands over each entry of a live report. */
const isTimeLine = (candidate: Candidate): boolean =>
  candidate.words.length <= 5 && (CLOCK_LINE.test(candidate.text) || AGE_LINE.test(candidate.text))

/** `Geneva, Switzerland -`: capitalised words and commas, then a dash that ends the line. */
const isPlaceLine = (candidate: Candidate): boolean =>
  candidate.words.length <= 8 &&
  /^\p{Lu}[\p{L}.,' ()/-]{1,80}\s?[-–—]{1,2}$/u.test(candidate.text) &&
  candidate.words.every((word) => isUpper(word[0]) || word === "of" || word === "the" || /^[(–—-]/u.test(word)) &&
  candidate.sentences === 1

/** What publishers ask their readers for: with one of these words a call may be a long sentence. */
const SOLICITED = /\b(?:newsletters?|inbox|cookies|subscri(?:be|ption|bers?)|e-?mail alerts?)\b/u

const cueKind = (candidate: Candidate, vocabulary: LayoutVocabulary): BlockKind | null => {
  const text = candidate.text
    .toLowerCase()
    .replace(/’/gu, "'")
    .replace(/^[\W_]+(?=\w)/u, (marks) => (marks.includes("©") ? marks : ""))
  const bare = text.replace(/(?<![.\s)\]])[.\s)\]]+$/u, "")
  for (const { phrase, kind, position } of vocabulary.cues) {
    const hit =
      position === "start"
        ? startsWithPhrase(text, phrase)
        : position === "label"
          ? !candidate.isClosed && startsWithPhrase(text, phrase)
          : position === "end"
            ? text.endsWith(phrase) || bare.endsWith(phrase.replace(/(?<![)\]])[)\]]+$/u, ""))
            : text.includes(phrase)
    if (!hit) continue
    if (kind === "promo" && position === "start" && candidate.sentences > 2) continue
    const isLong = candidate.isClosed && candidate.words.length > (SOLICITED.test(text) ? 40 : 14)
    if (kind === "promo" && !phrase.endsWith(":") && isLong) continue
    if (kind === "dateline" && (candidate.words.length > 14 || !candidate.words.some((word) => isDigit(word[0])))) continue
    if (kind === "caption" && position === "start" && !phrase.endsWith(":") && !phrase.includes("photo") && candidate.words.length > 30)
      continue
    return kind
  }
  return null
}

const startsWithPhrase = (text: string, phrase: string): boolean => {
  if (!text.startsWith(phrase)) return false
  const after = text[phrase.length] ?? " "
  return /\W$/u.test(phrase) || !/[\p{L}\p{N}]/u.test(after)
}

/** `By Ann Smith and Bo Li, Staff Writer`: “by”, then names. */
const isByline = (candidate: Candidate, hints: LayoutHints): boolean => {
  if (
    hints.byline &&
    folded(hints.byline).length > 3 &&
    folded(candidate.text).replace(/^by /u, "") === folded(hints.byline).replace(/^by /u, "")
  )
    return true
  if (candidate.words.length < 2 || candidate.words.length > 14 || !/^by$/iu.test(candidate.words[0])) return false
  return (
    candidate.words.slice(1).every((word) => isUpper(word[0]) || /^(?:and|in|for|of|de|van|von|bin|al-.*|[|&,•·-])$/u.test(word)) &&
    !candidate.text.endsWith(".")
  )
}

/** A short phrase without a finite verb, on one line: what stands under a picture. */
const isVerblessPhrase = (candidate: Candidate, vocabulary: LayoutVocabulary): boolean => {
  if (candidate.sentences !== 1 || candidate.words.length < 3 || candidate.words.length > 12 || candidate.isQuestion) return false
  if (isQuoteMark(candidate.text[0]) || /[:!]$/u.test(candidate.text)) return false
  const words = candidate.text.toLowerCase().match(/\p{L}+/gu) ?? []
  if (vocabulary.clauseOpeners.has(words[0] ?? "")) return false
  if (/(?:n['’]t|['’](?:re|ll|ve|d))\b/iu.test(candidate.text)) return false
  return words.every(
    (word, k) => !vocabulary.finiteWords.has(word) && (k === 0 || !/^.{2,}ed$/u.test(word) || vocabulary.participleAdjectives.has(word))
  )
}

const isHeading = (candidate: Candidate): boolean =>
  candidate.sentences === 1 &&
  candidate.words.length <= 14 &&
  candidate.text.length <= 100 &&
  (!candidate.isClosed || candidate.isQuestion) &&
  (isUpper(candidate.text[0]) || isDigit(candidate.text[0]) || isQuoteMark(candidate.text[0])) &&
  /\p{L}/u.test(candidate.text) &&
  !/[-–—]$/u.test(candidate.text)

/** A block that says what a neighbour says too: the neighbour's words are at its start. */
const repeats = (candidate: Candidate, neighbour: Candidate): boolean => {
  const a = folded(candidate.text)
  const b = folded(neighbour.text)
  return b.length >= 40 && a.startsWith(b) && a.length - b.length < 60 && a.length > b.length
}

/** Kinds of the blocks, one each. */
export const labelRegions = (
  text: string,
  blocks: ReadonlyArray<Span>,
  sentencesOf: ReadonlyArray<ReadonlyArray<SentenceSpan>>,
  hints: LayoutHints,
  vocabulary: LayoutVocabulary
): ReadonlyArray<BlockKind> => {
  const candidates = blocks.map((block, k) => candidateOf(text, block, sentencesOf[k].length))
  const kinds: Array<BlockKind> = blocks.map(() => "body")
  const title = hints.title ? folded(hints.title) : ""
  /** Still above the running text. */
  let inHead = true
  const markedKind = markedKinds(hints.regions ?? [])
  candidates.forEach((candidate, k) => {
    const marked = title !== "" && k < 3 && folded(candidate.text) === title ? null : markedKind(blocks[k])
    if (marked !== null) {
      kinds[k] = marked
      return
    }
    if (candidate === EMPTY) {
      inHead = false
      return
    }
    const kind = labelOf(candidate, k, candidates, inHead, title, kinds, hints, vocabulary)
    kinds[k] = kind
    if (kind === "body" && candidate.words.length > 20) inHead = false
  })
  return withoutInterviewQuestions(candidates, kinds)
}

/** The kind that markup gives a block, null when none. Asked block after block, so that the regions are walked once. */
const markedKinds = (regions: ReadonlyArray<MarkedRegion>): ((block: Span) => BlockKind | null) => {
  let at = 0
  return (block) => {
    while (at < regions.length && regions[at].end <= block.start) at++
    const region = regions[at]
    return region !== undefined && region.start <= block.start && region.end >= block.end ? region.kind : null
  }
}

const labelOf = (
  candidate: Candidate,
  k: number,
  candidates: ReadonlyArray<Candidate>,
  inHead: boolean,
  title: string,
  kinds: ReadonlyArray<BlockKind>,
  hints: LayoutHints,
  vocabulary: LayoutVocabulary
): BlockKind => {
  if (title !== "" && k < 3 && folded(candidate.text) === title) return "headline"
  if (isDateLine(candidate, vocabulary) || isTimeLine(candidate)) return "dateline"
  if (isByline(candidate, hints)) return "credit"
  const cue = cueKind(candidate, vocabulary)
  if (cue !== null) return cue
  if (k <= 5 && isPlaceLine(candidate)) return "dateline"
  const next = candidates[k + 1]
  if (
    k === 0 &&
    next !== undefined &&
    !kinds.includes("headline", 0) &&
    candidate.sentences <= 2 &&
    candidate.words.length <= 30 &&
    (!candidate.isClosed || candidate.isQuestion || candidate.text.endsWith("!") || isQuoteMark(candidate.text.at(-1) ?? ""))
  )
    return "headline"
  if ((next !== undefined && repeats(candidate, next)) || (k > 0 && repeats(candidate, candidates[k - 1]))) return "pullquote"
  const besideLead = k > 0 && next !== undefined && (k <= 4 || (k <= 6 && kinds[k - 1] !== "body"))
  if (
    besideLead &&
    kinds.slice(0, k).some((kind) => kind === "headline" || kind === "dateline") &&
    isVerblessPhrase(candidate, vocabulary) &&
    (inHead || candidate.isClosed)
  )
    return "caption"
  if (k > 0 && next !== undefined && isHeading(candidate)) return "heading"
  return "body"
}

/** In an interview many paragraphs are questions: those are speech, not headings. */
const withoutInterviewQuestions = (candidates: ReadonlyArray<Candidate>, kinds: ReadonlyArray<BlockKind>): ReadonlyArray<BlockKind> => {
  const questions = candidates.filter((candidate) => candidate.isQuestion).length
  return questions >= 5 && questions * 7 > kinds.length
    ? kinds.map((kind, k) => (kind === "heading" && candidates[k].isQuestion ? "body" : kind))
    : kinds
}
