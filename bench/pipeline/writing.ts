/**
 * What writing a dataset's rows takes by format, against DuckDB's own COPY of the same tables. CPU seconds of this process, all threads,
 * the least of some rounds: rows → Arrow, rows → CSV, rows → DuckDB; tables → CSV and Parquet by COPY.
 */
import { DuckDBInstance } from "@duckdb/node-api"
import * as Effect from "effect/Effect"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { createTable } from "../../schemas/duckdb.ts"
import { LOAD_ORDER, tableOf, type TableName } from "../../schemas/index.ts"
import { batchOf, type ColumnBatch, slicedBatch } from "../../pipelines/column-batch.ts"
import { arrowFile } from "../../pipelines/write/arrow.ts"
import { csvFile } from "../../pipelines/write/csv.ts"
import { DuckDb } from "../../pipelines/write/DuckDb.ts"

const BATCH = 8192

export interface WritingSpeed {
  readonly what: string
  readonly seconds: number
  readonly rows: number
}

const cpuOf = async (body: () => unknown): Promise<number> => {
  const before = process.cpuUsage()
  await body()
  const { system, user } = process.cpuUsage(before)
  return (system + user) / 1e6
}

/** `database`: a `news.duckdb`. Values are those that rows have before they are written: texts, numbers, lists, `YYYY-MM-DD`. */
export const writingSpeeds = async (database: string, rounds: number): Promise<ReadonlyArray<WritingSpeed>> => {
  const instance = await DuckDBInstance.create(database, { access_mode: "READ_ONLY" })
  const connection = await instance.connect()
  await connection.run("SET TimeZone = 'UTC'")
  const batchesOf = new Map<TableName, ReadonlyArray<ColumnBatch>>()
  for (const name of LOAD_ORDER) {
    const columns = Object.entries(tableOf(name).columns).map(([column, { type }]) =>
      type.kind === "timestamp" ? `strftime(${column}, '%Y-%m-%dT%H:%M:%SZ') AS ${column}` : column
    )
    const all = batchOf(
      tableOf(name),
      (await connection.runAndReadAll(`SELECT ${columns.join(", ")} FROM ${name} ORDER BY ${tableOf(name).primaryKey}`)).getRowObjectsJson()
    )
    batchesOf.set(
      name,
      Array.from({ length: Math.ceil(all.length / BATCH) }, (_, at) => slicedBatch(tableOf(name), all, at * BATCH, (at + 1) * BATCH))
    )
  }
  const rows = [...batchesOf.values()].flat().reduce((sum, { length }) => sum + length, 0)
  const folder = mkdtempSync(join(tmpdir(), "onrecord-writing-"))
  const batches = (name: TableName): ReadonlyArray<ColumnBatch> => batchesOf.get(name)!
  const copy = (format: string, options: string) => async () => {
    for (const name of LOAD_ORDER) await connection.run(`COPY ${name} TO '${join(folder, `${name}.${format}`)}' (${options})`)
  }
  let round = 0
  const contestants: Readonly<Record<string, () => unknown>> = {
    "Arrow, ours": () => {
      for (const name of LOAD_ORDER) {
        const file = arrowFile(tableOf(name))
        const pieces = [...file.start(), ...batches(name).flatMap((batch) => file.rows(batch)), ...file.end()]
        writeFileSync(join(folder, `${name}.arrow`), Buffer.concat(pieces))
      }
    },
    "CSV, ours": () => {
      for (const name of LOAD_ORDER) {
        const file = csvFile(tableOf(name))
        writeFileSync(join(folder, `${name}.csv`), [file.header, ...batches(name).map(file.rows)].join(""))
      }
    },
    "DuckDB tables with keys, ours": () =>
      Effect.gen(function* () {
        const { open } = yield* DuckDb
        const fresh = yield* open(join(folder, `${round++}.duckdb`))
        for (const name of LOAD_ORDER) yield* fresh.run(createTable(tableOf(name)))
        for (const name of LOAD_ORDER) for (const batch of batches(name)) yield* fresh.append(tableOf(name), batch)
      }).pipe(Effect.scoped, Effect.provide(DuckDb.layer), Effect.runPromise),
    "CSV, DuckDB's COPY": copy("copy.csv", "HEADER"),
    "Parquet, DuckDB's COPY (which is ours)": copy("parquet", "FORMAT parquet, COMPRESSION zstd")
  }
  const least = new Map(Object.keys(contestants).map((what) => [what, Number.POSITIVE_INFINITY]))
  try {
    for (let n = 0; n < rounds; n++)
      for (const [what, body] of Object.entries(contestants)) least.set(what, Math.min(least.get(what)!, await cpuOf(body)))
  } finally {
    connection.closeSync()
    instance.closeSync()
    rmSync(folder, { recursive: true })
  }
  return [...least].map(([what, seconds]) => ({ what, seconds, rows }))
}
