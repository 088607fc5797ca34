/** The tables as Parquet files, by DuckDB's own writer. */
import * as Effect from "effect/Effect"
import * as Path from "effect/Path"
import { sqlText } from "../../schemas/duckdb.ts"
import { SCHEMA_VERSION, TABLE_NAMES } from "../../schemas/index.ts"
import type { Database } from "./DuckDb.ts"

/**
 * In the order in which the rows were loaded, which is that of their keys; DuckDB keeps it. The same rows give the same bytes at any number
 * of threads. Sorting them once more would take twice the time, and memory that cannot be spilled.
 */
export const copyToParquet = Effect.fnUntraced(function* (database: Database, folder: string) {
  const path = yield* Path.Path
  for (const name of TABLE_NAMES) {
    yield* database.run(
      `COPY ${name} TO ${sqlText(path.join(folder, "parquet", `${name}.parquet`))} ` +
        `(FORMAT parquet, COMPRESSION zstd, KV_METADATA {onrecord_table: ${sqlText(name)}, schema_version: '${SCHEMA_VERSION}'})`
    )
  }
})
