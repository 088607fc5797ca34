/** Sentence boundaries on raw text. A blank line always splits, in gold and system alike. */
import type { Span } from "../nlp/span.ts"
import type { Figures } from "./figures.ts"
import { prfWithCounts } from "./figures.ts"
import type { CoreDocument, CorePredictions } from "./core-documents.ts"
import { CodePointText } from "./core-documents.ts"

const isSpace = (character: string): boolean => /^\s$/u.test(character)

/** Sentences trimmed of white space and, when asked, cut at blank lines. */
const normalise = (text: CodePointText, sentences: ReadonlyArray<readonly [number, number]>, isCut: boolean): ReadonlyArray<Span> =>
  sentences.flatMap(([start, end]) => {
    const pieces = isCut ? cutAtBlankLines(text.slice(start, end), start) : [{ start, end }]
    return pieces.flatMap((piece) => {
      let { start: from, end: to } = piece
      while (from < to && isSpace(text.slice(from, from + 1))) from++
      while (to > from && isSpace(text.slice(to - 1, to))) to--
      return from < to ? [{ start: from, end: to }] : []
    })
  })

const cutAtBlankLines = (slice: string, offset: number): ReadonlyArray<Span> => {
  const pieces: Array<Span> = []
  const text = new CodePointText(slice)
  let from = 0
  for (const { end, start } of text.matches(/\n\s*\n/gu)) {
    pieces.push({ start: offset + from, end: offset + start })
    from = end
  }
  return [...pieces, { start: offset + from, end: offset + text.length }]
}

const COUNTS = ["ends", "inner", "exact", "noparsplit"] as const

/**
 * `ends`: sentence ends; `inner`: only ends that are not a paragraph's; `exact`: both ends; `noparsplit`: system
 * sentences as they came.
 */
export const scoreCoreSentences = (
  documents: ReadonlyArray<CoreDocument>,
  predictions: CorePredictions
): Figures & { readonly perfect: number } => {
  const counts = Object.fromEntries(COUNTS.map((name) => [name, { tp: 0, sys: 0, gold: 0 }]))
  let perfect = 0
  for (const document of documents) {
    const text = new CodePointText(document.text)
    const found = predictions[document.doc]?.sentences ?? []
    const gold = normalise(text, document.sentences ?? [], true)
    const ours = normalise(text, found, true)
    const ends = (spans: ReadonlyArray<Span>): Set<number> => new Set(spans.map((span) => span.end))
    const paragraphEnds = new Set([
      ...text.matches(/(?<!\s)\s*\n\s*\n/gu).map((span) => span.start),
      text.length - (document.text.length - document.text.trimEnd().length)
    ])
    const keys = (spans: ReadonlyArray<Span>): Set<string> => new Set(spans.map((span) => `${span.start}-${span.end}`))
    const add = <T>(name: (typeof COUNTS)[number], wanted: ReadonlySet<T>, given: ReadonlySet<T>): void => {
      counts[name].tp += wanted.intersection(given).size
      counts[name].gold += wanted.size
      counts[name].sys += given.size
    }
    add("ends", ends(gold), ends(ours))
    add("inner", ends(gold).difference(paragraphEnds), ends(ours).difference(paragraphEnds))
    add("exact", keys(gold), keys(ours))
    add("noparsplit", ends(gold), ends(normalise(text, found, false)))
    if (ends(gold).symmetricDifference(ends(ours)).size === 0) perfect++
  }
  const figures = Object.fromEntries(COUNTS.map((name) => [name, prfWithCounts(counts[name].tp, counts[name].sys, counts[name].gold)]))
  return { ...figures, perfect } as Figures & { readonly perfect: number }
}
