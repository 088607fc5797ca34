/**
 * Parquet in Hive's layout, `TABLE/published_month=2023-06/…`, which DuckDB, Spark and Polars read as one table and skip
 * what a query does not ask for. Rows go with their source; tables without one stand whole beside.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { sqlText } from "../../schemas/duckdb.ts"
import { TABLE_NAMES, tableOf, type TableName } from "../../schemas/index.ts"
import type { Database } from "./DuckDb.ts"
import { unwritable } from "./errors.ts"
import type { Partition } from "./options.ts"

/** Of a source that says no date there is none: Hive's name for that is `__HIVE_DEFAULT_PARTITION__`. */
const MONTH = "strftime(published_at, '%Y-%m')"

const copyOf = (name: TableName, folder: string, partition: Partition): string => {
  const { columns, primaryKey } = tableOf(name)
  const [rows, isParted] =
    name === "sources"
      ? [`SELECT *, ${MONTH} AS ${partition} FROM sources`, true]
      : "source_id" in columns
        ? [`SELECT own.*, ${MONTH} AS ${partition} FROM ${name} own JOIN sources USING (source_id)`, true]
        : [`SELECT * FROM ${name}`, false]
  return isParted
    ? `COPY (${rows} ORDER BY ${partition}, ${primaryKey}) TO ${sqlText(folder)} (FORMAT parquet, COMPRESSION zstd, PARTITION_BY (${partition}))`
    : `COPY (${rows} ORDER BY ${primaryKey}) TO ${sqlText(`${folder}/${name}.parquet`)} (FORMAT parquet, COMPRESSION zstd)`
}

/** Writes every table under `folder/partitioned`. One thread, so that the same rows give the same files. */
export const writePartitioned = Effect.fn("writePartitioned")(function* (database: Database, dataset: string, partition: Partition) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  yield* database.run("SET threads = 1")
  for (const name of TABLE_NAMES) {
    const folder = path.join(dataset, "partitioned", name)
    yield* fs.makeDirectory(folder, { recursive: true }).pipe(Effect.mapError(unwritable(folder)))
    yield* database.run(copyOf(name, folder, partition))
  }
  yield* database.run("RESET threads")
})
