/**
 * The whole flow: files → articles → rows of each → one dataset → checked and published. Reads top to bottom.
 * Everything up to `tablesOf` concerns one article; `resolve` is the first to look at all of them.
 */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { Analyst } from "./Analyst.ts"
import type { Article, ArticleTables, Dataset, Reject } from "./dataset.ts"
import { Inputs } from "./ingest/Inputs.ts"
import type { Reading } from "./ingest/reader.ts"
import { excerptOf } from "./ingest/record.ts"
import { rejected } from "./ingest/rejected.ts"
import { Progress } from "./Progress.ts"
import { Resolver } from "./resolve/Resolver.ts"

/** Articles analysed at once: enough to fill the engine's batches, few enough to see progress. */
const BATCH = 16

/** What is known of each input once everything is read, for `run.json`. */
export interface InputRecord {
  readonly path: string
  readonly member: string | null
  readonly sha256: string | null
  readonly note: string | null
}

export interface News {
  readonly dataset: Dataset
  readonly inputs: ReadonlyArray<InputRecord>
}

/** Inputs → the nine tables, in memory. **Errors**: InputNotFound, ManifestBroken. */
export const news = Effect.gen(function* () {
  const inputs = yield* Inputs
  const progress = yield* Progress
  const { concurrency } = yield* Analyst
  const { resolve } = yield* Resolver
  yield* progress.begin(yield* inputs.files)
  const batches = yield* inputs.readings.pipe(Stream.grouped(BATCH), Stream.mapEffect(analyse, { concurrency }), Stream.runCollect)
  yield* progress.end
  return {
    dataset: resolve(
      batches.flatMap((batch) => batch.tables),
      batches.flatMap((batch) => batch.rejects)
    ),
    inputs: batches.flatMap((batch) => batch.inputs)
  } satisfies News
}).pipe(Effect.withSpan("news"))

/** The articles among some readings as tables; the rejects beside them. */
const analyse = Effect.fn("news.analyse")(function* (readings: ReadonlyArray<Reading>) {
  const analyst = yield* Analyst
  const progress = yield* Progress
  const articles = readings.filter(Result.isSuccess).map((each) => each.success)
  const { faulty, tables } = yield* tablesOrRejects(analyst, articles)
  const rejects: ReadonlyArray<Reject> = readings.filter(Result.isFailure).map((each) => each.failure)
  yield* progress.advance(readings.length)
  return { tables, rejects: [...rejects, ...faulty], inputs: readings.map(recordOf) }
})

interface Analysed {
  readonly tables: ReadonlyArray<ArticleTables>
  readonly faulty: ReadonlyArray<Reject>
}

/** An article at which the program fails is a reject; those beside it are analysed without it. */
const tablesOrRejects = (analyst: Analyst["Service"], articles: ReadonlyArray<Article>): Effect.Effect<Analysed> =>
  analyst.tablesOf(articles).pipe(
    Effect.map((tables): Analysed => ({ tables, faulty: [] })),
    Effect.catchDefect(() =>
      articles.length === 1
        ? Effect.succeed<Analysed>({ tables: [], faulty: [faultyArticle(articles[0])] })
        : Effect.map(
            Effect.forEach(articles, (article) => tablesOrRejects(analyst, [article])),
            (each): Analysed => ({ tables: each.flatMap(({ tables }) => tables), faulty: each.flatMap(({ faulty }) => faulty) })
          )
    )
  )

const faultyArticle = ({ input_member, input_path, sha256, text }: Article): Reject =>
  rejected("OR305", input_path, { input_member, sha256, excerpt: excerptOf(text) })

const recordOf = (reading: Reading): InputRecord => {
  const record = Result.isSuccess(reading) ? reading.success : { ...reading.failure, note: null }
  return { path: record.input_path, member: record.input_member, sha256: record.sha256, note: record.note }
}
