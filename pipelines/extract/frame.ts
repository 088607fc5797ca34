/** What every row of an article is made with: its text, the way to code points, its sentences' ids. */
import type { ArticleAnnotations, CalendarDay, Sentence } from "../../nlp/annotations.ts"
import { codePointOffsets, sliceOf, type Span } from "../../nlp/span.ts"
import { sentenceIdOf, type SentenceId, type SourceId } from "../../schemas/ids.ts"
import { sentenceFinder } from "./spans.ts"

export interface Frame {
  readonly text: string
  readonly sourceId: SourceId
  /** UTF-16 units → code points. */
  readonly toCodePoints: (utf16: number) => number
  /** The same of both ends. */
  readonly spanOf: (span: Span) => { readonly start: number; readonly end: number }
  readonly wordsOf: (span: Span) => string
  /** The sentence that holds the whole span, null when none does. */
  readonly sentenceOf: (span: Span) => Sentence | null
  readonly sentenceAt: (offset: number) => Sentence | null
  readonly sentenceIdOf: (sentence: Sentence) => SentenceId
}

export const frameOf = (sourceId: SourceId, { sentences, text }: ArticleAnnotations): Frame => {
  const toCodePoints = codePointOffsets(text)
  const sentenceAt = sentenceFinder(sentences)
  return {
    text,
    sourceId,
    toCodePoints,
    spanOf: ({ start, end }) => ({ start: toCodePoints(start), end: toCodePoints(end) }),
    wordsOf: (span) => sliceOf(text, span),
    sentenceAt,
    sentenceOf: ({ start, end }) => {
      const sentence = start < end ? sentenceAt(start) : null
      return sentence !== null && end <= sentence.end ? sentence : null
    },
    sentenceIdOf: (sentence) => sentenceIdOf(sourceId, sentence.ordinal)
  }
}

/** `<prefix>_start`, `<prefix>_end`, `<prefix>_text` of a span that may be missing. */
export const optionalSpan = <P extends string>(frame: Frame, prefix: P, span: Span | null) => {
  const at = span === null || span.start >= span.end ? null : frame.spanOf(span)
  // The three names are spelled from the prefix, which a record type cannot follow.
  return {
    [`${prefix}_text`]: at === null || span === null ? null : frame.wordsOf(span),
    [`${prefix}_start`]: at?.start ?? null,
    [`${prefix}_end`]: at?.end ?? null
  } as { readonly [K in `${P}_text`]: string | null } & { readonly [K in `${P}_start` | `${P}_end`]: number | null }
}

/** Characters in words: runs between white space. */
export const countWords = (text: string): number => text.match(/\S+/gu)?.length ?? 0

/** `YYYY-MM-DD`, null outside the years 1 to 9999. */
export const isoDay = (day: CalendarDay | null): string | null =>
  day === null || day.year < 1 || day.year > 9999
    ? null
    : `${String(day.year).padStart(4, "0")}-${String(day.month).padStart(2, "0")}-${String(day.day).padStart(2, "0")}`

/** Both days of an interval, or neither. */
export const isoInterval = (start: CalendarDay | null, end: CalendarDay | null): readonly [string, string] | readonly [null, null] => {
  const [first, last] = [isoDay(start), isoDay(end)]
  return first === null || last === null ? [null, null] : [first, last]
}

/** What becomes rows, and where each index went: -1 for what was left out and for null. */
export interface Kept<A> {
  readonly kept: ReadonlyArray<A>
  readonly newIndex: (at: number | null) => number
}

/** Keeps what passes. */
export const keepWhere = <A>(items: ReadonlyArray<A>, isKept: (item: A) => boolean): Kept<A> => {
  const kept: Array<A> = []
  const newIndex = items.map((item) => (isKept(item) ? kept.push(item) - 1 : -1))
  return { kept, newIndex: (at: number | null) => (at === null ? -1 : (newIndex[at] ?? -1)) }
}
