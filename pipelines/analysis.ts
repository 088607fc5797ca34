/** Articles → the tables of each, by an engine and the word lists: everything that concerns one article only. */
import * as Effect from "effect/Effect"
import type { ArticleContext } from "../nlp/annotations.ts"
import type { PointCorrection } from "../nlp/entities/index.ts"
import type { LexiconTexts } from "../nlp/lexicon/table.ts"
import { type Readable, readable } from "../nlp/readable.ts"
import { restore } from "../nlp/restore.ts"
import { codePointOffsets } from "../nlp/span.ts"
import { createAnalyser, segmentsOf, unread } from "../nlp/analyse.ts"
import { parsedEnd, parseLimitOf } from "../nlp/parsed-part.ts"
import type { Annotator } from "./annotate/Annotator.ts"
import type { Article, ArticleTables } from "./dataset.ts"
import { extractTables } from "./extract/index.ts"
import { sourceIdOf } from "./extract/source-row.ts"
import type { OwnNames } from "./own-names.ts"

/** Compiles the word lists once, with a user's own names: most of them by `ready`, or while the first articles are parsed. */
export const createAnalysis = (annotator: Annotator["Service"], lexicons: LexiconTexts, { corrections, gazetteer }: OwnNames) => {
  const analyser = createAnalyser(lexicons, gazetteer)
  const ready = Effect.sync(analyser.compile)
  // Not before everything that can be parsed meanwhile has been asked for.
  const meanwhile = Effect.andThen(Effect.yieldNow, ready)
  const tablesOf = Effect.fn("Analyst.tablesOf")(function* (articles: ReadonlyArray<Article>) {
    const readables = articles.map(({ text }) => readable(text))
    const contexts = articles.map((article, i) => contextOf(article, readables[i]))
    const layouts = contexts.map(analyser.layOut)
    const ends = contexts.map(({ text }) => parsedEnd(text))
    const inputs = articles.map((article, i) => ({
      text: contexts[i].text,
      segments: isRead(article) ? segmentsOf(layouts[i], ends[i]) : []
    }))
    const [docs] = yield* Effect.all([annotator.parse(inputs), meanwhile], { concurrency: "unbounded" })
    return articles.map((article, i): ArticleTables => {
      const annotations = isRead(article)
        ? analyser.annotate(
            { ...contexts[i], ...layouts[i], doc: docs[i] },
            pointsOf(corrections.points.get(sourceIdOf(article)) ?? [], article, readables[i])
          )
        : unread(contexts[i], layouts[i])
      const limit = isRead(article) ? parseLimitOf(contexts[i].text, layouts[i], ends[i]) : null
      return extractTables(article, restore(annotations, readables[i], article.text), limit)
    })
  })
  return { ready, tablesOf }
}

/** English is read; other languages get their sources and sentences, and no guesses. */
const isRead = ({ language }: Article): boolean => language === "en" || language.startsWith("en-")

/** The text as it is read: what nobody sees is not matched, and spans are led back afterwards. */
const contextOf = ({ byline, outlet, published, regions = [], title }: Article, { read, text }: Readable): ArticleContext => ({
  text,
  publishedOn: published.day,
  outlet,
  byline: byline === null ? null : readable(byline).text,
  title: title === null ? null : readable(title).text,
  regions: regions.map((region) => ({ ...region, ...read(region) }))
})

/** A user's corrections speak of the text as it was written. */
const pointsOf = (
  points: ReadonlyArray<PointCorrection>,
  { text: written }: Article,
  { read, text }: Readable
): ReadonlyArray<PointCorrection> => {
  if (points.length === 0 || text === written) return points
  const toCodePoints = codePointOffsets(text)
  return points.map((point) => {
    if (point.charStart === null) return { ...point, text: readable(point.text).text }
    const start = Array.from(written).slice(0, point.charStart).join("").length
    return { ...point, charStart: toCodePoints(read({ start, end: start }).start), text: readable(point.text).text }
  })
}
