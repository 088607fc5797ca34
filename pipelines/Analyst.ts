/** Articles → the rows of each. A pure function of one article: what workers, shards and caches run. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { ArticleContext } from "../nlp/annotations.ts"
import type { PointCorrection } from "../nlp/entities/index.ts"
import { type Readable, readable } from "../nlp/readable.ts"
import { restore } from "../nlp/restore.ts"
import { codePointOffsets } from "../nlp/span.ts"
import { createAnalyser, segmentsOf, unread } from "../nlp/analyse.ts"
import { parsedEnd, parseLimitOf } from "../nlp/parsed-part.ts"
import { pack, unpack } from "./analysed/packed.ts"
import { openPool } from "./analyst-pool.ts"
import { Annotator } from "./annotate/Annotator.ts"
import { Lexicons } from "./annotate/Lexicons.ts"
import type { Article, ArticleTables } from "./dataset.ts"
import { extractTables } from "./extract/index.ts"
import { PageReader } from "./ingest/PageReader.ts"
import { sourceIdOf } from "./extract/source-row.ts"
import { NO_OWN_NAMES, type OwnNames } from "./own-names.ts"
import { createKeyOf, type KeyOf } from "./store/article-key.ts"

/** Tables of articles, in their order. How articles are grouped changes nothing but speed. */
export class Analyst extends Context.Service<
  Analyst,
  {
    readonly tablesOf: (articles: ReadonlyArray<Article>) => Effect.Effect<ReadonlyArray<ArticleTables>>
    /** The same as bytes, which is how articles leave a thread and how they are kept. */
    readonly packedOf: (articles: ReadonlyArray<Article>) => Effect.Effect<ReadonlyArray<Uint8Array<ArrayBuffer>>>
    /** What an article's bytes are kept under: a hash of all that decides over them. */
    readonly keyOf: KeyOf
    /** Lets go of what only analysing needs; a later call gets it again. */
    readonly rest: Effect.Effect<void>
    /** Calls worth having under way at once. */
    readonly concurrency: number
  }
>()("onrecord/pipelines/Analyst") {
  /** Works in this thread, with a user's own names. */
  static readonly layerWith = (own: OwnNames) =>
    Layer.effect(
      Analyst,
      Effect.gen(function* () {
        const annotator = yield* Annotator
        const { corrections, gazetteer } = own
        const analyser = createAnalyser(yield* Lexicons, gazetteer)
        const tablesOf = Effect.fn("Analyst.tablesOf")(function* (articles: ReadonlyArray<Article>) {
          const readables = articles.map(({ text }) => readable(text))
          const contexts = articles.map((article, i) => contextOf(article, readables[i]))
          const layouts = contexts.map(analyser.layOut)
          const ends = contexts.map(({ text }) => parsedEnd(text))
          const inputs = articles.map((article, i) => ({
            text: contexts[i].text,
            segments: isRead(article) ? segmentsOf(layouts[i], ends[i]) : []
          }))
          const docs = yield* annotator.parse(inputs)
          return articles.map((article, i) => {
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
        return Analyst.of({
          concurrency: 1,
          rest: Effect.void,
          keyOf: createKeyOf(own),
          tablesOf,
          packedOf: (articles) => Effect.map(tablesOf(articles), (tables) => tables.map(pack))
        })
      })
    )

  /** Works in this thread. */
  static readonly layer = Analyst.layerWith(NO_OWN_NAMES)

  /** Works in up to `jobs` threads of its own, which read pages too. Gives what `layerWith` gives. */
  static readonly layerThreads = (jobs: number, own: OwnNames = NO_OWN_NAMES) =>
    Layer.effectContext(
      Effect.map(openPool(jobs, own), ({ packedOf, readPage, rest }) => {
        // One waits while each thread has one: no thread is without work while the next articles are found.
        const concurrency = jobs + 1
        const analyst = Analyst.of({
          rest,
          concurrency,
          keyOf: createKeyOf(own),
          packedOf,
          tablesOf: (articles) => Effect.map(packedOf(articles), (packed) => packed.map((bytes, i) => unpack(bytes, articles[i])))
        })
        return Context.make(Analyst, analyst).pipe(Context.add(PageReader, { read: readPage, concurrency }))
      })
    )
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
