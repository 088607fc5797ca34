import type { ArticleAnnotations } from "../../nlp/annotations.ts"
import type { Span } from "../../nlp/span.ts"
import type { SentenceRow } from "../../schemas/index.ts"
import { countWords, type Frame } from "./frame.ts"
import { coverageOf } from "./spans.ts"

/** Spans joined where they overlap, in order. */
const union = (spans: ReadonlyArray<Span>): ReadonlyArray<Span> => {
  const joined: Array<Span> = []
  for (const span of spans.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last !== undefined && span.start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else joined.push(span)
  }
  return joined
}

/** `sentences` rows, in reading order. */
export const sentenceRows = (frame: Frame, { quotes, sentences, text }: ArticleAnnotations): ReadonlyArray<SentenceRow> => {
  const said = union(quotes.filter(({ kind }) => kind !== "scare").flatMap(({ quotedParts }) => quotedParts))
  let next = 0
  return sentences.map((sentence) => {
    while (next < said.length && said[next].end <= sentence.start) next++
    let last = next
    while (last < said.length && said[last].start < sentence.end) last++
    const { start, end } = frame.spanOf(sentence)
    const words = frame.wordsOf(sentence)
    return {
      sentence_id: frame.sentenceIdOf(sentence),
      source_id: frame.sourceId,
      ordinal: sentence.ordinal,
      paragraph: sentence.paragraph,
      kind: sentence.kind,
      section: sentence.section,
      char_start: start,
      char_end: end,
      text: words,
      word_count: countWords(words),
      in_quote: coverageOf(text, sentence, said.slice(next, last)),
      rule_id: sentence.ruleId
    }
  })
}
