/** The tables as Parquet files, by DuckDB's own writer. */
import * as Effect from "effect/Effect"
import * as Path from "effect/Path"
import { sqlText } from "../../schemas/duckdb.ts"
import { SCHEMA_VERSION, TABLE_NAMES, tableOf } from "../../schemas/index.ts"
import type { Database } from "./DuckDb.ts"

/** Keys, then order: the same rows give the same bytes at any number of threads. */
export const copyToParquet = Effect.fnUntraced(function* (database: Database, folder: string) {
  const path = yield* Path.Path
  for (const name of TABLE_NAMES) {
    const { primaryKey } = tableOf(name)
    yield* database.run(
      `COPY (SELECT * FROM ${name} ORDER BY ${primaryKey}) TO ${sqlText(path.join(folder, "parquet", `${name}.parquet`))} ` +
        `(FORMAT parquet, COMPRESSION zstd, KV_METADATA {onrecord_table: ${sqlText(name)}, schema_version: '${SCHEMA_VERSION}'})`
    )
  }
})
