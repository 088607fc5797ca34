/**
 * The whole flow: files → articles → rows of each → one dataset → checked and published. Reads top to bottom.
 * Everything up to `kept` concerns one article; `resolve` is the first to look at all of them.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { storedArticle, type StoredArticle, storedCorpus } from "./analysed/corpus.ts"
import { Analyst } from "./Analyst.ts"
import type { Article, Dataset, DatasetBatch, InputRecord, Reject } from "./dataset.ts"
import { eachOrNull, faultAt } from "./faults.ts"
import { Inputs } from "./ingest/Inputs.ts"
import type { Reading } from "./ingest/reader.ts"
import { Progress } from "./Progress.ts"
import { datasetPieces, datasetOf } from "./resolve/index.ts"
import { Resolver } from "./resolve/Resolver.ts"
import { stage } from "./stages.ts"
import { ArticleStore } from "./store/ArticleStore.ts"

/** Articles analysed at once: enough to fill the engine's batches, few enough to see progress. */
const BATCH = 16

/** How much was done, and how much had been done before. */
export interface Work {
  readonly articles: number
  /** Of these, those that no earlier run had kept. */
  readonly analysed: number
}

/** Everything that was read, each article analysed and kept. */
export interface Analysed {
  readonly articles: ReadonlyArray<StoredArticle>
  readonly rejects: ReadonlyArray<Reject>
  readonly inputs: ReadonlyArray<InputRecord>
  readonly work: Work
}

/** A dataset that is made while it is asked for. */
export interface NewsPieces extends Omit<Analysed, "articles"> {
  readonly pieces: Stream.Stream<DatasetBatch>
}

export interface News {
  readonly dataset: Dataset
  readonly inputs: ReadonlyArray<InputRecord>
}

/** Inputs → the nine tables, in memory. **Errors**: InputNotFound, ManifestBroken, StoreUnwritable. */
export const news = Effect.gen(function* () {
  const { articles, inputs, rejects } = yield* analysed
  const { resolveCorpus } = yield* Resolver
  const corpus = storedCorpus(articles)
  return { dataset: datasetOf(corpus, resolveCorpus(corpus, rejects)), inputs } satisfies News
}).pipe(Effect.withSpan("news"))

/** Inputs → the nine tables piece by piece: memory holds what joins the articles, not what they say. Errors as `news`. */
export const newsPieces = Effect.gen(function* () {
  const { articles, ...all } = yield* analysed
  const { resolveCorpus } = yield* Resolver
  const corpus = storedCorpus(articles)
  const resolution = yield* Effect.sync(() => resolveCorpus(corpus, all.rejects)).pipe(stage("resolve"))
  return { ...all, pieces: Stream.fromIterable(datasetPieces(corpus, resolution), { chunkSize: 1 }) } satisfies NewsPieces
}).pipe(Effect.withSpan("news"))

/** Inputs → each article analysed and kept, in order of reading. */
export const analysed = Effect.gen(function* () {
  const inputs = yield* Inputs
  const progress = yield* Progress
  const { concurrency } = yield* Analyst
  yield* progress.begin(yield* inputs.files)
  const articles: Array<StoredArticle> = []
  const rejects: Array<Reject> = []
  const records: Array<InputRecord> = []
  let fresh = 0
  yield* inputs.readings.pipe(
    Stream.grouped(BATCH),
    Stream.mapEffect(analyse, { concurrency }),
    Stream.runForEach((batch) =>
      Effect.sync(() => {
        articles.push(...batch.articles)
        rejects.push(...batch.rejects)
        records.push(...batch.inputs)
        fresh += batch.analysed
      })
    )
  )
  yield* progress.end
  return { articles, rejects, inputs: records, work: { articles: articles.length, analysed: fresh } } satisfies Analysed
}).pipe(stage("analyse"))

/** The articles among some readings, analysed and kept; the rejects beside them. */
const analyse = Effect.fn("news.analyse")(function* (readings: ReadonlyArray<Reading>) {
  const progress = yield* Progress
  const articles = readings.filter(Result.isSuccess).map((each) => each.success)
  const done = yield* kept(articles)
  const rejects: ReadonlyArray<Reject> = [...readings.filter(Result.isFailure).map((each) => each.failure), ...done.faulty]
  yield* progress.advance(readings.length)
  return { ...done, rejects, inputs: readings.map(recordOf) }
})

/** Each article as the store has it; what it does not have is analysed and put there. */
const kept = Effect.fnUntraced(function* (articles: ReadonlyArray<Article>) {
  const store = yield* ArticleStore
  const { keyOf, packedOf } = yield* Analyst
  const keys = articles.map(keyOf)
  const found = keys.map(store.find)
  const missing = articles.filter((_, i) => found[i] === null)
  const packed = yield* eachOrNull(packedOf, missing)
  const stored: Array<StoredArticle> = []
  const faulty: Array<Reject> = []
  const fresh = packed.values()
  for (const [i, article] of articles.entries()) {
    const bytes = found[i] === null ? (fresh.next().value ?? null) : null
    const read = bytes === null ? found[i] : yield* store.put(keys[i], bytes)
    if (read === null) faulty.push(faultAt(article))
    else stored.push(storedArticle(article, read))
  }
  return { articles: stored, faulty, analysed: missing.length }
})

const recordOf = (reading: Reading): InputRecord => {
  const record = Result.isSuccess(reading) ? reading.success : { ...reading.failure, note: null }
  return { path: record.input_path, member: record.input_member, sha256: record.sha256, note: record.note }
}
