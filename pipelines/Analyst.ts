/** Articles → the rows of each. A pure function of one article: what workers, shards and caches run. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { asJson, compress } from "./analysed/compressed.ts"
import { pack, unpack } from "./analysed/packed.ts"
import { openPool } from "./analyst-pool.ts"
import { startAnalyst } from "./analyst-thread.ts"
import { Annotator } from "./annotate/Annotator.ts"
import { openEngineThread } from "./annotate/EngineThread.ts"
import { Lexicons } from "./annotate/Lexicons.ts"
import type { Article, ArticleTables } from "./dataset.ts"
import { PageReader } from "./ingest/PageReader.ts"
import { NO_OWN_NAMES, type OwnNames } from "./own-names.ts"
import { createKeyOf, type KeyOf } from "./store/article-key.ts"

/** What an analyst that makes tables here gives. */
const byTables = (tablesOf: Analyst["Service"]["tablesOf"], own: OwnNames, toBytes = compress) => ({
  keyOf: createKeyOf(own),
  tablesOf,
  packedOf: (articles: ReadonlyArray<Article>) =>
    Effect.map(tablesOf(articles), (tables) => tables.map((article) => pack(article, toBytes)))
})

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
        // Not loaded by a run that has it done by other threads.
        const { createAnalysis } = yield* Effect.promise(() => import("./analysis.ts"))
        const { tablesOf } = createAnalysis(yield* Annotator, yield* Lexicons, own)
        return Analyst.of({ ...byTables(tablesOf, own), concurrency: 1, rest: Effect.void })
      })
    )

  /** Works in this thread. */
  static readonly layer = Analyst.layerWith(NO_OWN_NAMES)

  /**
   * For few articles: they are parsed in a thread of its own, one after the other, and the rest is done here meanwhile. Pages are read as by
   * `layerThreads`.
   */
  static readonly layerBeside = (jobs: number, own: OwnNames = NO_OWN_NAMES) =>
    Layer.effectContext(
      Effect.gen(function* () {
        const { annotator, rest } = yield* openEngineThread
        const lexicons = yield* Lexicons
        const loaded = yield* Effect.cached(
          Effect.map(
            Effect.promise(() => import("./analysis.ts")),
            ({ createAnalysis }) => createAnalysis(annotator, lexicons, own).tablesOf
          )
        )
        // The thread that was started ahead is for texts.
        const pages = yield* openPool(jobs, own, { take: startAnalyst })
        const tablesOf = (articles: ReadonlyArray<Article>) =>
          Effect.flatMap(loaded, (tables) =>
            Effect.map(
              Effect.forEach(articles, (article) => tables([article]), { concurrency: "unbounded" }),
              (each) => each.flat()
            )
          )
        const analyst = Analyst.of({ ...byTables(tablesOf, own, asJson), concurrency: 2, rest: Effect.andThen(rest, pages.rest) })
        return Context.make(Analyst, analyst).pipe(Context.add(PageReader, { read: pages.readPage, concurrency: jobs + 1 }))
      })
    )

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
