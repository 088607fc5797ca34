/**
 * The whole flow: files → articles → rows of each → one dataset → checked and published. Reads top to bottom.
 * Everything in `analysed` concerns one article; `resolve` is the first to look at all of them.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { createHash } from "node:crypto"
import { forgetNames } from "../nlp/entities/name-forms.ts"
import { storedCorpus } from "./analysed/corpus.ts"
import { type Outcome, Outcomes, storedArticle } from "./analysed/outcomes.ts"
import type { Stored } from "./analysed/stored.ts"
import { Analyst } from "./Analyst.ts"
import type { Dataset, InputRecord } from "./dataset.ts"
import { eachOrNull, faultAt } from "./faults.ts"
import { FEW_BYTES } from "./foreseen.ts"
import { Inputs } from "./ingest/Inputs.ts"
import type { FileRecord } from "./ingest/reader.ts"
import type { SkippedCounts } from "./ingest/skipped.ts"
import { letGo } from "./let-go.ts"
import { Progress } from "./Progress.ts"
import { datasetPieces, datasetOf } from "./resolve/index.ts"
import { type FoundRecord, inputOf, readRecords, type ReadRecord, hashesOf } from "./read-records.ts"
import { Resolver } from "./resolve/Resolver.ts"
import { holds, OwnShare } from "./shards/Share.ts"
import { stage } from "./stages.ts"
import { ArticleStore } from "./store/ArticleStore.ts"

/** Articles analysed at once: enough to fill the engine's batches, few enough to see progress. */
export const BATCH = 16

/** A file up to this size is taken for one article; a larger one may hold any number. */
const ARTICLE_FILE_BYTES = 64 * 1024

/** The same where a few files hold an article each: every thread gets some, unless there is too little for more than one. */
const batchOf = ({ bytes, files }: { readonly bytes: number; readonly files: number }, threads: number): number =>
  files > 1 && bytes > FEW_BYTES && bytes <= files * ARTICLE_FILE_BYTES ? Math.min(BATCH, Math.ceil(files / threads)) : BATCH

/** How much was done, and how much had been done before. */
export interface Work {
  readonly articles: number
  /** Of these, those that no earlier run had kept. */
  readonly analysed: number
}

/** Everything that was read, each article analysed and kept. */
export interface Analysed {
  /** In order of reading. Emptied by `piecesOf`. */
  readonly outcomes: Outcomes
  readonly work: Work
  /** All records of the inputs, those of other shards included: how many, in files of how many bytes, a hash over them, and what was passed over. */
  readonly seen: { readonly records: number; readonly bytes: number; readonly sha256: string; readonly skipped: SkippedCounts }
}

export interface News {
  readonly dataset: Dataset
  readonly inputs: ReadonlyArray<InputRecord>
}

/** Inputs → the nine tables, in memory. **Errors**: InputNotFound, ManifestBroken, StoreUnwritable. */
export const news = Effect.gen(function* () {
  const all = yield* analysed
  const { corpus, resolution } = yield* resolved(all.outcomes)
  return { dataset: datasetOf(corpus, resolution), inputs: [...all.outcomes.inputs()] } satisfies News
}).pipe(Effect.withSpan("news"))

/**
 * The nine tables piece by piece, made while they are asked for: memory holds what joins the articles, not what they say. Lets go of the
 * outcomes: there are as many as records, and whoever asks for pieces holds on to them until the dataset is written.
 */
export const piecesOf = (all: Analysed) =>
  Effect.map(resolved(all.outcomes.take()), ({ corpus, resolution }) =>
    Stream.fromIterable(datasetPieces(corpus, resolution), { chunkSize: 1 })
  )

const resolved = (outcomes: Outcomes) =>
  Effect.map(Resolver, ({ resolveCorpus }) => {
    const corpus = storedCorpus(outcomes)
    const resolution = resolveCorpus(corpus, outcomes.rejects())
    forgetNames()
    letGo()
    return { corpus, resolution }
  }).pipe(stage("resolve"))

/** Inputs → each article of this run's share analysed and kept. Errors as `news`. */
export const analysed = Effect.gen(function* () {
  const inputs = yield* Inputs
  const progress = yield* Progress
  const share = yield* OwnShare
  const { concurrency, rest } = yield* Analyst
  const hashOf = yield* hashesOf
  const extent = yield* inputs.extent
  yield* progress.begin(extent.bytes)
  const outcomes = new Outcomes()
  const digest = createHash("sha256")
  let records = 0
  let fresh = 0
  const recordOf = (record: FileRecord): FoundRecord => {
    digest.update(JSON.stringify(inputOf(record)))
    return { at: records++, record, hash: hashOf(record) }
  }
  yield* inputs.records.pipe(
    Stream.map(recordOf),
    Stream.filter(({ hash }) => holds(share, hash)),
    Stream.grouped(batchOf(extent, Math.max(1, concurrency - 1))),
    Stream.mapEffect(readRecords),
    Stream.mapEffect(analyse, { concurrency }),
    Stream.runForEach((batch) =>
      Effect.sync(() => {
        for (const outcome of batch.outcomes) outcomes.push(outcome)
        fresh += batch.analysed
      })
    )
  )
  yield* progress.end
  yield* rest
  return {
    outcomes,
    work: { articles: outcomes.articles().length, analysed: fresh },
    seen: { records, bytes: extent.bytes, sha256: digest.digest("hex"), skipped: yield* inputs.skipped }
  } satisfies Analysed
}).pipe(stage("analyse"))

/** Each article as the store has it; what it does not have is analysed and put there. */
const analyse = Effect.fn("news.analyse")(function* (records: ReadonlyArray<ReadRecord>) {
  const store = yield* ArticleStore
  const progress = yield* Progress
  const { bytesRead } = yield* Inputs
  const { packedOf } = yield* Analyst
  const fresh = records.flatMap((record) => (record.kind === "new" ? [record.article] : []))
  const packed = (yield* eachOrNull(packedOf, fresh)).values()
  const outcomes: Array<Outcome> = []
  for (const record of records) {
    const { at, input, key } = record
    const bytes = record.kind === "new" ? (packed.next().value ?? null) : null
    const stored = bytes === null ? null : yield* store.put(key, bytes)
    outcomes.push({ at, input, key, result: resultOf(record, stored) })
  }
  const done = outcomes.flatMap(({ result }) => (Result.isSuccess(result) ? [result.success.word_count] : []))
  yield* progress.advance({
    articles: done.length,
    words: done.reduce((sum, words) => sum + words, 0),
    rejects: outcomes.length - done.length,
    bytesRead: yield* bytesRead
  })
  return { outcomes, analysed: fresh.length }
})

/** `stored`: where a new article was put, null where the program failed at it. */
const resultOf = (record: ReadRecord, stored: Stored | null): Outcome["result"] => {
  if (record.kind === "rejected") return Result.fail(record.reject)
  if (record.kind === "kept") return Result.succeed(storedArticle(record.place, record.stored))
  return stored === null ? Result.fail(faultAt(record.article)) : Result.succeed(storedArticle(record.article, stored))
}
