/** CoNLL-U of the engine's parse, one file an article: the parse behind the rows, made again from their own sentences. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import { toConllu } from "../../nlp/engine/conllu.ts"
import type { Segment } from "../../nlp/engine/segments.ts"
import { Annotator } from "../annotate/Annotator.ts"
import { articlesOf, type ExportSentence } from "./articles.ts"
import type { Exporter } from "./Exporter.ts"

export const conllu: Exporter = {
  about: "CoNLL-U of the parse behind the rows, one file an article",
  files: (input) =>
    Stream.unwrap(
      Effect.map(Annotator, (annotator) =>
        Stream.mapEffect(articlesOf(input), ({ sentences, source: { source_id, text } }) =>
          Effect.map(annotator.parse([{ text, segments: segmentsOf(text, sentences) }]), ([doc]) => ({
            name: `${source_id}.conllu`,
            text: toConllu(source_id, doc)
          }))
        )
      )
    )
}

/** Code points → UTF-16 offsets. */
const utf16Offsets = (text: string): ((codePoint: number) => number) => {
  const starts: Array<number> = []
  let at = 0
  for (const character of text) {
    starts.push(at)
    at += character.length
  }
  starts.push(at)
  return starts.length === text.length + 1 ? (offset) => offset : (offset) => starts[offset] ?? at
}

/** A segment a paragraph, its sentences starting where the rows say. */
const segmentsOf = (text: string, sentences: ReadonlyArray<ExportSentence>): ReadonlyArray<Segment> => {
  const toUtf16 = utf16Offsets(text)
  return [...Map.groupBy(sentences, (sentence) => sentence.paragraph).values()].map((own) => ({
    start: toUtf16(own[0].char_start),
    end: toUtf16(own[own.length - 1].char_end),
    sentenceStarts: own.map((sentence) => toUtf16(sentence.char_start))
  }))
}
