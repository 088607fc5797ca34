/**
 * The whole flow: files → articles → rows of each → one dataset → checked and published. Reads top to bottom.
 * Everything in `analysed` concerns one article; `resolve` is the first to look at all of them.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { createHash } from "node:crypto"
import { storedArticle, type StoredArticle, storedCorpus } from "./analysed/corpus.ts"
import { Analyst } from "./Analyst.ts"
import type { Dataset, InputRecord, Reject } from "./dataset.ts"
import { eachOrNull, faultAt } from "./faults.ts"
import { Inputs } from "./ingest/Inputs.ts"
import type { Reading } from "./ingest/reader.ts"
import { Progress } from "./Progress.ts"
import { datasetPieces, datasetOf } from "./resolve/index.ts"
import { Resolver } from "./resolve/Resolver.ts"
import { hashOfReject, holds, OwnShare } from "./shards/Share.ts"
import { stage } from "./stages.ts"
import { ArticleStore } from "./store/ArticleStore.ts"

/** Articles analysed at once: enough to fill the engine's batches, few enough to see progress. */
const BATCH = 16

/** A file up to this size is taken for one article; a larger one may hold any number. */
const ARTICLE_FILE_BYTES = 64 * 1024

/** The same where a few files hold an article each: every thread gets some. */
const batchOf = ({ bytes, files }: { readonly bytes: number; readonly files: number }, threads: number): number =>
  files > 1 && bytes <= files * ARTICLE_FILE_BYTES ? Math.min(BATCH, Math.ceil(files / threads)) : BATCH

/** How much was done, and how much had been done before. */
export interface Work {
  readonly articles: number
  /** Of these, those that no earlier run had kept. */
  readonly analysed: number
}

/** What became of one record: an article that is kept, or a reject. */
export interface Outcome {
  /** Its place among all records, from 0, whether this run does them or not. */
  readonly at: number
  readonly input: InputRecord
  readonly key: string
  readonly result: Result.Result<StoredArticle, Reject>
}

/** Everything that was read, each article analysed and kept. */
export interface Analysed {
  /** In order of reading. */
  readonly outcomes: ReadonlyArray<Outcome>
  readonly work: Work
  /** All records of the inputs, those of other shards included: how many, and a hash over them. */
  readonly seen: { readonly records: number; readonly sha256: string }
}

/** Records in their order, as a table lists them. */
export const inputsOf = ({ outcomes }: Pick<Analysed, "outcomes">): ReadonlyArray<InputRecord> => outcomes.map(({ input }) => input)

export const rejectsOf = ({ outcomes }: Pick<Analysed, "outcomes">): ReadonlyArray<Reject> =>
  outcomes.flatMap(({ result }) => (Result.isFailure(result) ? [result.failure] : []))

export interface News {
  readonly dataset: Dataset
  readonly inputs: ReadonlyArray<InputRecord>
}

/** Inputs → the nine tables, in memory. **Errors**: InputNotFound, ManifestBroken, StoreUnwritable. */
export const news = Effect.gen(function* () {
  const all = yield* analysed
  const { corpus, resolution } = yield* resolved(all)
  return { dataset: datasetOf(corpus, resolution), inputs: inputsOf(all) } satisfies News
}).pipe(Effect.withSpan("news"))

/** The nine tables piece by piece, made while they are asked for: memory holds what joins the articles, not what they say. */
export const piecesOf = (all: Analysed) =>
  Effect.map(resolved(all), ({ corpus, resolution }) => Stream.fromIterable(datasetPieces(corpus, resolution), { chunkSize: 1 }))

const resolved = (all: Analysed) =>
  Effect.map(Resolver, ({ resolveCorpus }) => {
    const corpus = storedCorpus(all.outcomes.flatMap(({ result }) => (Result.isSuccess(result) ? [result.success] : [])))
    return { corpus, resolution: resolveCorpus(corpus, rejectsOf(all)) }
  }).pipe(stage("resolve"))

/** Inputs → each article of this run's share analysed and kept. Errors as `news`. */
export const analysed = Effect.gen(function* () {
  const inputs = yield* Inputs
  const progress = yield* Progress
  const share = yield* OwnShare
  const { concurrency, keyOf, rest } = yield* Analyst
  const extent = yield* inputs.extent
  yield* progress.begin(extent.bytes)
  const outcomes: Array<Outcome> = []
  const digest = createHash("sha256")
  let records = 0
  let fresh = 0
  const recordOf = (reading: Reading): ReadRecord => {
    const input = inputOf(reading)
    digest.update(JSON.stringify(input))
    return { at: records++, input, reading, key: Result.isSuccess(reading) ? keyOf(reading.success) : hashOfReject(reading) }
  }
  yield* inputs.readings.pipe(
    Stream.map(recordOf),
    Stream.filter(({ key }) => holds(share, key)),
    Stream.grouped(batchOf(extent, Math.max(1, concurrency - 1))),
    Stream.mapEffect(analyse, { concurrency }),
    Stream.runForEach((batch) =>
      Effect.sync(() => {
        outcomes.push(...batch.outcomes)
        fresh += batch.analysed
      })
    )
  )
  yield* progress.end
  yield* rest
  const articles = outcomes.filter(({ result }) => Result.isSuccess(result)).length
  return { outcomes, work: { articles, analysed: fresh }, seen: { records, sha256: digest.digest("hex") } } satisfies Analysed
}).pipe(stage("analyse"))

/** A record with what it is kept under. */
interface ReadRecord {
  readonly at: number
  readonly input: InputRecord
  readonly reading: Reading
  readonly key: string
}

/** Each article as the store has it; what it does not have is analysed and put there. */
const analyse = Effect.fn("news.analyse")(function* (records: ReadonlyArray<ReadRecord>) {
  const store = yield* ArticleStore
  const progress = yield* Progress
  const { bytesRead } = yield* Inputs
  const { packedOf } = yield* Analyst
  const found = records.map(({ key, reading }) => (Result.isSuccess(reading) ? store.find(key) : null))
  const missing = records.flatMap(({ reading }, i) => (Result.isSuccess(reading) && found[i] === null ? [reading.success] : []))
  const packed = (yield* eachOrNull(packedOf, missing)).values()
  const outcomes: Array<Outcome> = []
  for (const [i, { at, input, key, reading }] of records.entries()) {
    if (Result.isFailure(reading)) {
      outcomes.push({ at, input, key, result: Result.fail(reading.failure) })
      continue
    }
    const bytes = found[i] === null ? (packed.next().value ?? null) : null
    const read = bytes === null ? found[i] : yield* store.put(key, bytes)
    const result = read === null ? Result.fail(faultAt(reading.success)) : Result.succeed(storedArticle(reading.success, read))
    outcomes.push({ at, input, key, result })
  }
  const done = outcomes.flatMap(({ result }) => (Result.isSuccess(result) ? [result.success.word_count] : []))
  yield* progress.advance({
    articles: done.length,
    words: done.reduce((sum, words) => sum + words, 0),
    rejects: outcomes.length - done.length,
    bytesRead: yield* bytesRead
  })
  return { outcomes, analysed: missing.length }
})

const inputOf = (reading: Reading): InputRecord => {
  const record = Result.isSuccess(reading) ? reading.success : { ...reading.failure, note: null }
  return { path: record.input_path, member: record.input_member, sha256: record.sha256, note: record.note }
}
