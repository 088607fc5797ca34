/** Articles on standard input → their tables on standard output, in the same order: `onrecord worker`. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stdio from "effect/Stdio"
import * as Stream from "effect/Stream"
import { Analyst } from "../Analyst.ts"
import { pack } from "../analysed/packed.ts"
import type { ArticleTables } from "../dataset.ts"
import { eachOrNull, faultAt } from "../faults.ts"
import type { FieldMap } from "../ingest/fields.ts"
import type { Reading } from "../ingest/reader.ts"
import { articleRows, rejectOnly, withoutWords } from "./article-rows.ts"
import type { ArticleWriter, Outcome, OutputShape } from "./article-stream.ts"
import { readingsOf } from "./records.ts"

/** Articles in one piece of output: enough to fill the engine's batches, few enough for a steady flow. */
const BATCH = 16

export interface WorkerSettings extends OutputShape {
  readonly map: FieldMap
  /** False leaves the article's words out of the output. */
  readonly withText: boolean
}

/**
 * Reads, analyses and writes until the input ends. Memory holds a few batches: nothing is read while the output is not taken.
 * **Errors**: that of writing to standard output.
 */
export const work = Effect.fn("worker")(function* (writer: ArticleWriter, { isPacked, map, withText }: WorkerSettings) {
  const stdio = yield* Stdio.Stdio
  const analyst = yield* Analyst
  const outcomeOf = (tables: ArticleTables): Outcome => ({
    rows: withText ? articleRows(tables) : withoutWords(articleRows(tables)),
    packed: isPacked ? pack(tables) : null
  })
  const outcomes = Effect.fnUntraced(function* (readings: ReadonlyArray<Reading>) {
    const articles = readings.filter(Result.isSuccess).map(({ success }) => success)
    const analysed = (yield* eachOrNull(analyst.tablesOf, articles)).values()
    return readings.map((reading) => {
      if (Result.isFailure(reading)) return { rows: rejectOnly(reading.failure), packed: null }
      const tables = analysed.next().value ?? null
      return tables === null ? { rows: rejectOnly(faultAt(reading.success)), packed: null } : outcomeOf(tables)
    })
  })
  yield* Stream.suspend(() => Stream.succeed(writer.start())).pipe(
    Stream.concat(
      readingsOf(stdio.stdin, map).pipe(
        Stream.grouped(BATCH),
        Stream.mapEffect(outcomes, { concurrency: analyst.concurrency }),
        Stream.map(writer.articles)
      )
    ),
    Stream.concat(Stream.suspend(() => Stream.succeed(writer.end()))),
    Stream.filter((bytes) => bytes.length > 0),
    Stream.run(stdio.stdout())
  )
})
