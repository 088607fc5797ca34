/** Articles on standard input → their tables on standard output, in the same order: `onrecord worker`. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stdio from "effect/Stdio"
import * as Stream from "effect/Stream"
import { unpack } from "../analysed/packed.ts"
import { readStored } from "../analysed/stored.ts"
import { Analyst } from "../Analyst.ts"
import type { Article, ArticleTables } from "../dataset.ts"
import { eachOrNull, faultAt } from "../faults.ts"
import type { FieldMap } from "../ingest/fields.ts"
import type { FileRecord, Reading } from "../ingest/reader.ts"
import { isPage } from "../ingest/reader.ts"
import { PageReader } from "../ingest/PageReader.ts"
import { saidBy } from "../store/article-key.ts"
import type { ArticleStore } from "../store/ArticleStore.ts"
import type { StoreUnwritable } from "../store/errors.ts"
import { articleRows, rejectOnly, withoutWords } from "./article-rows.ts"
import type { ArticleWriter } from "./article-stream.ts"
import { recordsOf } from "./records.ts"

/** Articles in one piece of output: enough to fill the engine's batches, few enough for a steady flow. */
const BATCH = 16

export interface WorkSettings {
  readonly map: FieldMap
  /** False leaves the article's words out of the output. */
  readonly withText: boolean
  /** Where analysed articles are kept and looked for, null for nowhere. */
  readonly store: ArticleStore["Service"] | null
}

/**
 * Reads, analyses and writes until the input ends. Memory holds a few batches: nothing is read while the output is not taken.
 * **Errors**: that of writing to standard output, StoreUnwritable.
 */
export const work = Effect.fn("worker")(function* (writer: ArticleWriter, { map, store, withText }: WorkSettings) {
  const stdio = yield* Stdio.Stdio
  const analyst = yield* Analyst
  const tablesOf =
    store === null ? (articles: ReadonlyArray<Article>) => eachOrNull(analyst.tablesOf, articles) : keptTables(analyst, store)
  const rowsOf = (tables: ArticleTables) => (withText ? articleRows(tables) : withoutWords(articleRows(tables)))
  const pages = yield* PageReader
  const read = (record: FileRecord): Effect.Effect<Reading> => (isPage(record) ? pages.read(record) : Effect.succeed(record))
  const analyse = Effect.fn("worker.analyse")(function* (readings: ReadonlyArray<Reading>) {
    const articles = readings.filter(Result.isSuccess).map(({ success }) => success)
    const analysed = (yield* tablesOf(articles)).values()
    return readings.map((reading) => {
      if (Result.isFailure(reading)) return rejectOnly(reading.failure)
      const tables = analysed.next().value ?? null
      return tables === null ? rejectOnly(faultAt(reading.success)) : rowsOf(tables)
    })
  })
  yield* Stream.suspend(() => Stream.succeed(writer.start())).pipe(
    Stream.concat(
      recordsOf(stdio.stdin, map).pipe(
        Stream.mapEffect(read, { concurrency: pages.concurrency }),
        Stream.grouped(BATCH),
        Stream.mapEffect(analyse, { concurrency: analyst.concurrency }),
        Stream.map(writer.articles)
      )
    ),
    Stream.concat(Stream.suspend(() => Stream.succeed(writer.end()))),
    Stream.filter((bytes) => bytes.length > 0),
    Stream.run(stdio.stdout())
  )
})

/** Tables from a store; what it does not have is analysed and put there. */
const keptTables = ({ keyOf, packedOf }: Analyst["Service"], store: ArticleStore["Service"]) =>
  Effect.fnUntraced(function* (articles: ReadonlyArray<Article>): Effect.fn.Return<ReadonlyArray<ArticleTables | null>, StoreUnwritable> {
    const keys = articles.map((article) => keyOf(saidBy(article)))
    const found = keys.map(store.find)
    const fresh = (yield* eachOrNull(
      packedOf,
      articles.filter((_, i) => found[i] === null)
    )).values()
    const tables: Array<ArticleTables | null> = []
    for (const [i, article] of articles.entries()) {
      const packed = found[i] === null ? (fresh.next().value ?? null) : readStored(found[i])
      if (found[i] === null && packed !== null) yield* store.put(keys[i], packed)
      tables.push(packed === null ? null : unpack(packed, article))
    }
    return tables
  })
