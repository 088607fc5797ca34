/** Articles → the rows of each. A pure function of one article: what workers, shards and caches run. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type { ArticleContext } from "../nlp/annotations.ts"
import { createAnalyser, segmentsOf, unread } from "../nlp/analyse.ts"
import { openPool } from "./analyst-pool.ts"
import { Annotator } from "./annotate/Annotator.ts"
import { Lexicons } from "./annotate/Lexicons.ts"
import type { Article, ArticleTables } from "./dataset.ts"
import { extractTables } from "./extract/index.ts"
import { sourceIdOf } from "./extract/source-row.ts"
import { NO_OWN_NAMES, type OwnNames } from "./own-names.ts"

/** Tables of articles, in their order. How articles are grouped changes nothing but speed. */
export class Analyst extends Context.Service<
  Analyst,
  {
    readonly tablesOf: (articles: ReadonlyArray<Article>) => Effect.Effect<ReadonlyArray<ArticleTables>>
    /** Calls worth having under way at once. */
    readonly concurrency: number
  }
>()("onrecord/pipelines/Analyst") {
  /** Works in this thread, with a user's own names. */
  static readonly layerWith = ({ corrections, gazetteer }: OwnNames) =>
    Layer.effect(
      Analyst,
      Effect.gen(function* () {
        const annotator = yield* Annotator
        const analyser = createAnalyser(yield* Lexicons, gazetteer)
        return Analyst.of({
          concurrency: 1,
          tablesOf: Effect.fn("Analyst.tablesOf")(function* (articles: ReadonlyArray<Article>) {
            const contexts = articles.map(contextOf)
            const layouts = contexts.map(analyser.layOut)
            const inputs = articles.map((article, i) => ({ text: article.text, segments: isRead(article) ? segmentsOf(layouts[i]) : [] }))
            const docs = yield* annotator.parse(inputs)
            return articles.map((article, i) => {
              const annotations = isRead(article)
                ? analyser.annotate({ ...contexts[i], ...layouts[i], doc: docs[i] }, corrections.points.get(sourceIdOf(article)) ?? [])
                : unread(contexts[i], layouts[i])
              return extractTables(article, annotations)
            })
          })
        })
      })
    )

  /** Works in this thread. */
  static readonly layer = Analyst.layerWith(NO_OWN_NAMES)

  /** Works in `jobs` threads of its own. Gives what `layerWith` gives. */
  static readonly layerThreads = (jobs: number, own: OwnNames = NO_OWN_NAMES) =>
    Layer.effect(
      Analyst,
      Effect.map(openPool(jobs, own), (tablesOf) => Analyst.of({ concurrency: jobs, tablesOf }))
    )
}

/** English is read; other languages get their sources and sentences, and no guesses. */
const isRead = ({ language }: Article): boolean => language === "en" || language.startsWith("en-")

const contextOf = ({ byline, outlet, published, text, title }: Article): ArticleContext => ({
  text,
  publishedOn: published.day,
  outlet,
  byline,
  title
})
