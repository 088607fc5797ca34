/** Where the rows of one table go: validated, cut into batches of a fixed size, written to every format at once. */
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as FileSystem from "effect/FileSystem"
import * as Schema from "effect/Schema"
import * as SchemaJITCompiler from "effect/schema/SchemaJITCompiler"
import type { Table, TableName } from "../../schemas/index.ts"
import { RowInvalid } from "../check/errors.ts"
import { type ColumnBatch, joinedBatch, rowsOf, slicedBatch } from "../column-batch.ts"
import { arrowFile } from "./arrow.ts"
import { csvFile } from "./csv.ts"
import type { SqlRow } from "./DuckDb.ts"
import { type OutputUnwritable, unwritable } from "./errors.ts"

/** Rows in a record batch, whatever batches come in: file bytes must not depend on how work was cut up. */
const BATCH_ROWS: Readonly<Partial<Record<TableName, number>>> = { sources: 1024 }
const DEFAULT_BATCH_ROWS = 8192

export interface TableSink {
  readonly push: (rows: ColumnBatch) => Effect.Effect<void, RowInvalid | OutputUnwritable>
  /** Writes what is left and closes the files. Gives the number of rows. */
  readonly end: Effect.Effect<number, OutputUnwritable>
}

const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** What is wrong with a row by itself, null if nothing is. */
const faultIn = (table: Table, row: object): RowInvalid | null => {
  const exit = Schema.decodeExit(table.row)(row)
  if (Exit.isSuccess(exit)) return null
  const reason = String(exit).replaceAll(/\s+/gu, " ").slice(0, 500)
  return new RowInvalid({ table: table.name, key: String((row as Record<string, unknown>)[table.primaryKey]), reason })
}

/** Rows fit their declaration and come in key order, each key once. Gives the last key. */
const validate = (table: Table, areRows: (columns: unknown) => boolean, lastKey: string, batch: ColumnBatch) => {
  let last = lastKey
  for (const value of batch.columns[table.primaryKey]) {
    const key = String(value)
    if (compared(last, key) >= 0) return new RowInvalid({ table: table.name, key, reason: `its key does not sort after ${last}` })
    last = key
  }
  if (areRows(batch.columns)) return last
  for (const row of rowsOf(table, batch)) {
    const fault = faultIn(table, row)
    if (fault !== null) return fault
  }
  return last
}

const openFile = Effect.fnUntraced(function* (path: string) {
  const fs = yield* FileSystem.FileSystem
  const tidy = Effect.mapError(unwritable(path))
  const file = yield* tidy(fs.open(path, { flag: "w" }))
  return (pieces: ReadonlyArray<Uint8Array>) =>
    pieces.length === 0 ? Effect.void : tidy(file.writeAll(pieces.length === 1 ? pieces[0] : Buffer.concat(pieces)))
})

/** A file that takes batches of rows. */
interface FileSink {
  readonly rows: (rows: ColumnBatch) => Effect.Effect<void, OutputUnwritable>
  readonly end: Effect.Effect<void, OutputUnwritable>
}

const arrowSink = Effect.fnUntraced(function* (table: Table, path: string) {
  const write = yield* openFile(path)
  const arrow = arrowFile(table)
  yield* write(arrow.start())
  return { rows: (rows) => write(arrow.rows(rows)), end: Effect.suspend(() => write(arrow.end())) } satisfies FileSink as FileSink
})

const csvSink = Effect.fnUntraced(function* (table: Table, path: string, isSafe: boolean) {
  const write = yield* openFile(path)
  const csv = csvFile(table, isSafe)
  yield* write([Buffer.from(csv.header)])
  return { rows: (rows) => write([Buffer.from(csv.rows(rows))]), end: Effect.void } satisfies FileSink as FileSink
})

/** A sink for one table; files stay open until the scope closes. Null paths are formats that were not asked for. */
export const openTableSink = Effect.fnUntraced(function* (
  table: Table,
  paths: { readonly arrow: string | null; readonly csv: string | null },
  isCsvSafe = false
) {
  const files = [
    ...(paths.arrow === null ? [] : [yield* arrowSink(table, paths.arrow)]),
    ...(paths.csv === null ? [] : [yield* csvSink(table, paths.csv, isCsvSafe)])
  ]
  const batchRows = BATCH_ROWS[table.name as TableName] ?? DEFAULT_BATCH_ROWS
  let waiting: ReadonlyArray<ColumnBatch> = []
  let written = 0
  const flush = (rows: ColumnBatch) => {
    written += rows.length
    return Effect.forEach(files, (file) => file.rows(rows), { discard: true })
  }
  const push = Effect.fnUntraced(function* (rows: ColumnBatch) {
    const all = joinedBatch(table, [...waiting, rows])
    let from = 0
    for (; all.length - from >= batchRows; from += batchRows) yield* flush(slicedBatch(table, all, from, from + batchRows))
    waiting = [slicedBatch(table, all, from)]
  })
  const end = Effect.gen(function* () {
    const rest = joinedBatch(table, waiting)
    if (rest.length > 0) yield* flush(rest)
    waiting = []
    yield* Effect.forEach(files, (file) => file.end, { discard: true })
    return written
  })
  return { push, end } satisfies TableSink as TableSink
})

/**
 * Checks a table's rows as they pass; keeps the last key over batches. The check is compiled to JavaScript first unless rows are few
 * (`isSmall`): compiling takes longer than checking some thousand.
 */
export const batchValidator = (table: Table, isSmall: boolean): ((rows: ColumnBatch) => Effect.Effect<void, RowInvalid>) => {
  if (!isSmall) SchemaJITCompiler.enable(table.batch.ast)
  const areRows = Schema.is(table.batch)
  let lastKey = ""
  return (rows) =>
    Effect.suspend(() => {
      const last = validate(table, areRows, lastKey, rows)
      if (typeof last !== "string") return Effect.fail(last)
      lastKey = last
      return Effect.void
    })
}

/** The rows without the article's words; offsets and hashes stay. */
export const withoutWords = (table: Table, { columns, length }: ColumnBatch): ColumnBatch => {
  const nothing = new Array<null>(length).fill(null)
  return {
    length,
    columns: Object.fromEntries(
      Object.entries(table.columns).map(([name, { isArticleText }]) => [name, isArticleText ? nothing : columns[name]])
    )
  }
}

/** A function that takes the article's words out of rows, leaving offsets and hashes. */
export const withoutText = (table: Table): ((rows: ReadonlyArray<SqlRow>) => ReadonlyArray<SqlRow>) => {
  const blank = Object.fromEntries(
    Object.entries(table.columns).flatMap(([name, { isArticleText }]) => (isArticleText ? [[name, null]] : []))
  )
  return (rows) => rows.map((row) => ({ ...row, ...blank }))
}
