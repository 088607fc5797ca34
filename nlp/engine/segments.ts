/**
 * Cuts what is too long to be parsed at once. A segment is normally a paragraph and stays whole; only far longer ones
 * (a book without line breaks) are cut, where it does the least harm, so that memory is bounded and time linear.
 */
import { isSpaceUnit } from "./characters.ts"

/** UTF-16 units parsed at once: about 4,000 words, some four times a long news article. */
const DEFAULT_PIECE_LIMIT = 20_000

/** One stretch of text parsed by itself, with the sentence starts that are known, null when none are. */
export interface Piece {
  readonly start: number
  readonly end: number
  readonly sentenceStarts: ReadonlyArray<number> | null
  /** False when it goes on where a cut segment was cut. */
  readonly opensSegment: boolean
}

/** A segment as the caller gives it. */
export interface Segment {
  readonly start: number
  readonly end: number
  /** UTF-16 offsets where sentences start, ascending. When given, no other sentence is made. */
  readonly sentenceStarts?: ReadonlyArray<number>
}

const CLOSING = new Set("\"'”’)]»")
const SENTENCE_END = new Set(".!?…。！？")

/** Right after a sentence end and white space. */
const followsSentence = (text: string, at: number): boolean => {
  let i = at - 1
  if (!isSpaceUnit(text.charCodeAt(i))) return false
  while (i > 0 && isSpaceUnit(text.charCodeAt(i))) i--
  while (i > 0 && CLOSING.has(text[i])) i--
  return SENTENCE_END.has(text[i])
}

const startsWord = (text: string, at: number): boolean => isSpaceUnit(text.charCodeAt(at - 1)) && !isSpaceUnit(text.charCodeAt(at))

const followsLineBreak = (text: string, at: number): boolean => text.charCodeAt(at - 1) === 0x0a && startsWord(text, at)

/** The last place in `(from, to]` where `isGood` holds; −1 without one. */
const lastPlace = (from: number, to: number, isGood: (at: number) => boolean): number => {
  for (let at = to; at > from; at--) if (isGood(at)) return at
  return -1
}

/** The best cut in `(from, to]`: a known sentence start, else a line, a sentence end, a word, else anywhere. */
const cutPlace = (text: string, from: number, to: number, starts: ReadonlySet<number> | null): number => {
  const tests: Array<(at: number) => boolean> = [
    (at) => followsLineBreak(text, at),
    (at) => startsWord(text, at) && followsSentence(text, at),
    (at) => startsWord(text, at)
  ]
  if (starts !== null) tests.unshift((at) => starts.has(at))
  for (const test of tests) {
    const at = lastPlace(from, to, test)
    if (at !== -1) return at
  }
  const unit = text.charCodeAt(to)
  return unit >= 0xdc00 && unit < 0xe000 ? to - 1 : to
}

/** The pieces of a segment, in order and without gaps: nearly always just one. */
export const cutSegment = (text: string, segment: Segment, limit = DEFAULT_PIECE_LIMIT): ReadonlyArray<Piece> => {
  const starts = segment.sentenceStarts ?? null
  if (segment.end - segment.start <= limit) {
    return [{ start: segment.start, end: segment.end, sentenceStarts: starts, opensSegment: true }]
  }
  const known = starts === null ? null : new Set(starts)
  const pieces: Array<Piece> = []
  let next = 0
  for (let start = segment.start; start < segment.end;) {
    const isLast = segment.end - start <= limit
    const end = isLast ? segment.end : cutPlace(text, start + (limit >>> 1), start + limit, known)
    const first = next
    while (starts !== null && next < starts.length && starts[next] < end) next++
    const sentenceStarts = starts === null ? null : starts.slice(first, next)
    pieces.push({ start, end, sentenceStarts, opensSegment: start === segment.start })
    start = end
  }
  return pieces
}
