/**
 * What a dataset needs before there is a row: its folder beside the old one, and databases with tables, comments and views.
 * It takes as long as reading a few articles, and can be done while they are read; comments and views, which take longest, while
 * they are resolved and loaded.
 */
import { availableParallelism } from "node:os"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Path from "effect/Path"
import * as Scope from "effect/Scope"
import { commentOn, createTable } from "../../schemas/duckdb.ts"
import { LOAD_ORDER, TABLE_NAMES, tableOf } from "../../schemas/index.ts"
import type { Format } from "../dataset.ts"
import { type Database, DuckDb } from "./DuckDb.ts"
import type { DuckDbFailed } from "./errors.ts"
import { beginFresh, ensureReplaceable, recover } from "./output-folder.ts"
import { SqlFiles } from "./SqlFiles.ts"

export interface BeginOptions {
  /** Folder to publish, absolute. */
  readonly out: string
  readonly formats: ReadonlyArray<Format>
  /** False leaves the article's words out of every table and file. */
  readonly withText: boolean
  /** Bytes that DuckDB may take, null for what its rows need; what it needs beyond lies on disk. */
  readonly memoryBytes: number | null
  /**
   * True where there is so little that sharing it out among threads, sorting it out before it gets keys, or finding out how it is best
   * compressed takes longer than it is worth. Changes the bytes of the database's file only.
   */
  readonly isSmall?: boolean
}

/** A dataset without rows. */
export interface Begun {
  readonly folders: { readonly dataset: string; readonly work: string }
  /** Holds everything, and is checked. The same as `published` unless that goes without the article's words. */
  readonly checked: Database
  readonly published: Database
  /** The published database's file. */
  readonly file: string
  /** Comments on tables and columns, made once: before there are rows, since each alters its table. */
  readonly commented: Effect.Effect<void, DuckDbFailed>
  /** Views, made once: while rows come in, or before. */
  readonly viewed: Effect.Effect<void, DuckDbFailed>
  /** See `BeginOptions`. */
  readonly isSmall: boolean
  /** Closes the databases; otherwise they close with the scope. */
  readonly close: Effect.Effect<void>
}

/** Beside the one that asks, which works as well, and of which there are two at the end or one that makes the next rows. */
const DUCKDB_THREADS = Math.max(1, availableParallelism() - 1)

/** One transaction: there may be hundreds of statements. */
const together = (statements: ReadonlyArray<string>): string => ["BEGIN", ...statements, "COMMIT"].join(";\n")

const tables = LOAD_ORDER.map((name) => createTable(tableOf(name)))

/** Until the scope closes; when it closes with a failure, the last dataset is as it was and the new folder is gone. */
export const begin = Effect.fn("DatasetWriter.begin")(function* ({ formats, isSmall = false, memoryBytes, out, withText }: BeginOptions) {
  const duckDb = yield* DuckDb
  const path = yield* Path.Path
  const { views } = yield* SqlFiles
  yield* recover(out)
  yield* ensureReplaceable(out)
  const folders = yield* Effect.acquireRelease(beginFresh(out), (_, exit) =>
    Exit.isFailure(exit) ? Effect.ignore(recover(out)) : Effect.void
  )
  // Closed before the folder is: what is registered later closes earlier.
  const scope = yield* Scope.fork(yield* Effect.scope)
  const openFresh = (file: string) =>
    Scope.provide(
      duckDb.open(file, {
        isNew: true,
        first: together(tables),
        temporaryFolder: path.join(folders.work, "spill"),
        memoryBytes,
        threads: isSmall ? 1 : DUCKDB_THREADS,
        ...(isSmall ? { isPlain: true } : {})
      }),
      scope
    )
  const file = path.join(formats.includes("duckdb") ? folders.dataset : folders.work, "news.duckdb")
  const published = yield* openFresh(file)
  const comments = TABLE_NAMES.flatMap((name) => commentOn(tableOf(name)))
  const commented = yield* Effect.cached(published.run(together(comments)))
  const viewStatements = views.map(({ sql }) => sql.trim().replace(/;$/u, ""))
  const beside = yield* Scope.provide(published.beside, scope)
  const viewed = yield* Effect.cached(beside.run(together(viewStatements)))
  // Words that must not be published must not touch a published file either: DuckDB keeps freed blocks.
  const checked = withText ? published : yield* openFresh(path.join(folders.work, "checked.duckdb"))
  return { folders, checked, published, file, commented, viewed, isSmall, close: Scope.close(scope, Exit.void) } satisfies Begun as Begun
})
