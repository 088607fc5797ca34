/**
 * W3C Web Annotations (https://www.w3.org/TR/annotation-model/), one collection an article. Every annotation has a TextPosition
 * selector (code points, as the model asks) and a TextQuote selector, so that it is found again in a changed text.
 */
import * as Stream from "effect/Stream"
import { articlesOf, type ExportArticle, type Span } from "./articles.ts"
import type { Exporter, ExportFile } from "./Exporter.ts"

/** Characters of context on each side of a quoted text. */
const CONTEXT = 32

interface Body {
  readonly type: "TextualBody"
  readonly purpose: "classifying" | "identifying" | "describing"
  readonly value: string
}

const body = (purpose: Body["purpose"], value: string | null): ReadonlyArray<Body> =>
  value === null || value === "" ? [] : [{ type: "TextualBody", purpose, value }]

export const webAnnotation: Exporter = {
  about: "W3C Web Annotation collections, one JSON-LD file an article",
  files: (input) => Stream.map(articlesOf(input), fileOf)
}

const fileOf = (article: ExportArticle): ExportFile => {
  const { source } = article
  const characters = Array.from(source.text)
  const annotation = (id: string, { end, start }: Span, bodies: ReadonlyArray<Body>) => ({
    id: `urn:onrecord:${id}`,
    type: "Annotation",
    motivation: "identifying",
    body: bodies,
    target: {
      source: source.url ?? `urn:onrecord:${source.source_id}`,
      selector: [
        { type: "TextPositionSelector", start, end },
        {
          type: "TextQuoteSelector",
          exact: characters.slice(start, end).join(""),
          prefix: characters.slice(Math.max(0, start - CONTEXT), start).join(""),
          suffix: characters.slice(end, end + CONTEXT).join("")
        }
      ]
    }
  })
  const at = (row: { readonly char_start: number; readonly char_end: number }): Span => ({ start: row.char_start, end: row.char_end })
  const items = [
    ...article.mentions.map((row) =>
      annotation(row.mention_id, at(row), [...body("classifying", row.mention_type), ...body("identifying", (row.names ?? []).join(", "))])
    ),
    ...article.quotes.map((row) =>
      annotation(row.quote_id, at(row), [...body("classifying", `quote:${row.quote_kind}`), ...body("identifying", row.speaker_name)])
    ),
    ...article.times.map((row) =>
      annotation(row.time_id, at(row), [...body("classifying", row.timex_type), ...body("describing", row.timex_value)])
    ),
    ...article.events.map((row) =>
      annotation(row.event_id, { start: row.trigger_start, end: row.trigger_end }, [
        ...body("classifying", `event:${row.event_type}`),
        ...body("describing", row.modality),
        ...body("identifying", [(row.actors ?? []).join(", "), (row.recipients ?? []).join(", ")].filter((part) => part !== "").join(" → "))
      ])
    )
  ]
  const collection = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: `urn:onrecord:${source.source_id}`,
    type: "AnnotationCollection",
    label: source.title ?? source.input_path,
    total: items.length,
    first: { id: `urn:onrecord:${source.source_id}#page`, type: "AnnotationPage", startIndex: 0, items }
  }
  return { name: `${source.source_id}.jsonld`, text: `${JSON.stringify(collection, null, 1)}\n` }
}
