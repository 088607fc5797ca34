/** `onrecord sql`: a question to a dataset, read-only. */
import { stringify } from "csv-stringify/sync"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { DuckDb, type SqlRow } from "../write/DuckDb.ts"
import { SqlFiles } from "../write/SqlFiles.ts"
import { columns, escapeLine } from "./terminal.ts"

/** The folder holds no dataset that can be asked. */
export class DatasetMissing extends Schema.TaggedError<DatasetMissing>()("DatasetMissing", { path: Schema.String }) {
  override get message() {
    return `OR905 no news.duckdb in ${this.path}: run onrecord first, with duckdb among its formats`
  }
}

/** The question cannot be answered. */
export class QueryRefused extends Schema.TaggedError<QueryRefused>()("QueryRefused", { reason: Schema.String }) {
  override get message() {
    return `OR906 the query cannot be run: ${this.reason}`
  }
}

export interface SqlSettings {
  /** SQL, or the name of a question that ships with the program; null lists these. */
  readonly query: string | null
  /** Folder of the dataset. */
  readonly dataset: string
  readonly format: "table" | "csv" | "json"
}

/** Answers a question on standard output. */
export const runSql = Effect.fn("runSql")(
  function* ({ dataset, format, query }: SqlSettings) {
    const { questions } = yield* SqlFiles
    if (query === null) {
      return yield* Console.log(columns([["question", "what it answers"], ...questions.map(({ claim, name }) => [name, claim])]))
    }
    const sql = questions.find((question) => question.name === query)?.sql ?? query
    yield* Console.log(RENDERERS[format](yield* answer(dataset, sql)))
  },
  Effect.scoped,
  Effect.provide(Layer.mergeAll(DuckDb.layer, SqlFiles.layer()))
)

const answer = Effect.fnUntraced(function* (dataset: string, sql: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const duckDb = yield* DuckDb
  const file = path.resolve(dataset, "news.duckdb")
  if (!(yield* fs.exists(file).pipe(Effect.orElseSucceed(() => false)))) return yield* new DatasetMissing({ path: dataset })
  const database = yield* duckDb.open(file, { readOnly: true })
  // What is asked may come from anywhere: it reads this database and no other file.
  yield* database.run("SET enable_external_access = false; SET lock_configuration = true")
  return yield* database.rows(sql).pipe(Effect.mapError(({ reason }) => new QueryRefused({ reason })))
})

/** Characters of a cell on a terminal. */
const CELL_WIDTH = 80

const cellOf = (value: unknown): string | number => {
  if (typeof value === "number") return value
  const text = escapeLine(value === null ? "" : typeof value === "object" ? JSON.stringify(value) : String(value))
  return text.length > CELL_WIDTH ? `${text.slice(0, CELL_WIDTH - 1)}…` : text
}

const RENDERERS: Readonly<Record<SqlSettings["format"], (rows: ReadonlyArray<SqlRow>) => string>> = {
  table: (rows) => (rows.length === 0 ? "no rows" : columns([Object.keys(rows[0]), ...rows.map((row) => Object.values(row).map(cellOf))])),
  csv: (rows) => stringify([...rows], { header: true, cast: { object: (value) => JSON.stringify(value) } }).trimEnd(),
  json: (rows) => JSON.stringify(rows, null, 2)
}
