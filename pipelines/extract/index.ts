/**
 * What was found in one article → the rows of one article. Offsets become code points here, once; ids are given here.
 * What cannot stand in a table (a mention that crosses sentences, an empty quotation) is left out with all that points
 * to it set to null.
 */
import type { ParseLimit } from "../../nlp/parsed-part.ts"
import type { ArticleAnnotations } from "../../nlp/annotations.ts"
import { readable } from "../../nlp/readable.ts"
import { sketch } from "../../nlp/duplicates/sketch.ts"
import type { Article, ArticleTables } from "../dataset.ts"
import { eventRows, timeRows } from "./event-rows.ts"
import { frameOf, keepWhere } from "./frame.ts"
import { mentionRows, quoteRows } from "./quote-rows.ts"
import { sentenceRows } from "./sentence-rows.ts"
import { sourceIdOf, sourceRow } from "./source-row.ts"

const byId =
  <K extends string>(key: K) =>
  (a: { readonly [P in K]: string }, b: { readonly [P in K]: string }): number =>
    a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0

/** **Shape**: one article → its rows, each table sorted by key. Pure. */
export const extractTables = (article: Article, annotations: ArticleAnnotations, parseLimit: ParseLimit | null = null): ArticleTables => {
  const frame = frameOf(sourceIdOf(article), annotations)
  const mentions = keepWhere(annotations.mentions, (mention) => frame.sentenceOf(mention) !== null)
  const quotes = keepWhere(
    annotations.quotes,
    (quote) => quote.parts.some(({ start, end }) => start < end) && frame.sentenceAt(quote.start) !== null
  )
  const times = keepWhere(annotations.times, (time) => frame.sentenceOf(time) !== null)
  const events = keepWhere(annotations.events, (event) => frame.sentenceOf(event.trigger) !== null)
  const rows = quoteRows(frame, quotes, mentions)
  const timed = timeRows(frame, times.kept)
  return {
    source: sourceRow(frame, article, annotations),
    sentences: sentenceRows(frame, annotations).toSorted(byId("sentence_id")),
    entities: annotations.entities,
    mentions: mentionRows(frame, mentions.kept, quotes.kept, rows).toSorted(byId("mention_id")),
    quotes: rows.toSorted(byId("quote_id")),
    times: timed.toSorted(byId("time_id")),
    events: eventRows(
      frame,
      events,
      (at) => timed[times.newIndex(at)]?.time_id ?? null,
      (at) => rows[quotes.newIndex(at)]?.quote_id ?? null
    ).toSorted(byId("event_id")),
    published_on: article.published.day,
    parse_limit: parseLimit,
    sketch: sketch(readable(article.text).text)
  }
}
