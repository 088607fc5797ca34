/** An answer as a file: CSV, Arrow or Parquet. */
import { readFile } from "node:fs/promises"
import { DuckDBInstance, type DuckDBResult } from "@duckdb/node-api"
import * as arrow from "apache-arrow"
import { stringify } from "csv-stringify/sync"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { QuestionRefused } from "./Questions.ts"

export const DOWNLOADS = {
  csv: "text/csv; charset=utf-8",
  arrow: "application/vnd.apache.arrow.file",
  parquet: "application/vnd.apache.parquet"
} as const

export type Download = keyof typeof DOWNLOADS

/** Rows of a download: more belong into a query of one's own on the files. */
export const MAX_DOWNLOAD_ROWS = 1_000_000

const tried = <A>(body: () => Promise<A>): Effect.Effect<A, QuestionRefused> =>
  Effect.tryPromise({
    try: body,
    catch: (cause) => new QuestionRefused({ reason: cause instanceof Error ? cause.message : String(cause) })
  })

/** The bytes of an answer in a format. */
export const asFile = (result: DuckDBResult, format: Download) =>
  format === "csv" ? tried(() => asCsv(result)) : format === "arrow" ? tried(() => asArrow(result)) : asParquet(result)

const asCsv = async (result: DuckDBResult): Promise<Uint8Array> => {
  const rows = await result.getRowsJson()
  const text = stringify(rows as Array<Array<unknown>>, {
    header: true,
    columns: result.columnNames(),
    cast: { object: (value) => JSON.stringify(value), boolean: String }
  })
  return new TextEncoder().encode(text)
}

/** Numbers, booleans, dates and text keep their type; lists and structs are JSON text. */
const arrowTypeOf = (type: string): arrow.DataType => {
  if (type === "BOOLEAN") return new arrow.Bool()
  if (/^U?(?:TINYINT|SMALLINT|INTEGER)$/u.test(type)) return type.startsWith("U") ? new arrow.Uint32() : new arrow.Int32()
  if (/^U?BIGINT$/u.test(type)) return new arrow.Int64()
  if (/^(?:DOUBLE|FLOAT|DECIMAL|HUGEINT)/u.test(type)) return new arrow.Float64()
  return new arrow.Utf8()
}

const arrowValue = (type: arrow.DataType, value: unknown): unknown => {
  if (value === null) return null
  if (arrow.DataType.isUtf8(type)) return typeof value === "string" ? value : JSON.stringify(value)
  if (arrow.DataType.isInt(type) && type.bitWidth === 64) return BigInt(value as string)
  return arrow.DataType.isFloat(type) ? Number(value) : value
}

const asArrow = async (result: DuckDBResult): Promise<Uint8Array> => {
  const columns = await result.getColumnsJson()
  const vectors = result.columnNames().map((name, i) => {
    const type = arrowTypeOf(result.columnType(i).toString())
    return [
      name,
      arrow.vectorFromArray(
        (columns[i] ?? []).map((value) => arrowValue(type, value)),
        type
      )
    ] as const
  })
  return arrow.tableToIPC(new arrow.Table(Object.fromEntries(vectors)), "file")
}

/** DuckDB writes Parquet, but the database that is asked may touch no file: the rows go through one of their own. */
const asParquet = Effect.fnUntraced(function* (result: DuckDBResult) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const folder = yield* fs.makeTempDirectoryScoped().pipe(Effect.mapError(({ message }) => new QuestionRefused({ reason: message })))
  const file = path.join(folder, "answer.parquet")
  return yield* tried(async () => {
    const instance = await DuckDBInstance.create(":memory:")
    const connection = await instance.connect()
    try {
      const columns = result.columnNames().map((name, i) => `"${name.replaceAll('"', '""')}" ${result.columnType(i).toString()}`)
      await connection.run(`CREATE TABLE answer (${columns.join(", ")})`)
      const appender = await connection.createAppender("answer")
      for await (const chunk of { [Symbol.asyncIterator]: () => chunksOf(result) }) appender.appendDataChunk(chunk)
      appender.closeSync()
      await connection.run(`COPY answer TO '${file.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`)
      return new Uint8Array(await readFile(file))
    } finally {
      connection.closeSync()
      instance.closeSync()
    }
  })
}, Effect.scoped)

async function* chunksOf(result: DuckDBResult) {
  for (;;) {
    const chunk = await result.fetchChunk()
    if (chunk === null || chunk.rowCount === 0) return
    yield chunk
  }
}
