/**
 * The pages people look at, written with every dataset: `report/index.html` opens from disk, without a server or a network.
 * The data are queries over the dataset's own database (`sql/report/`), one script file each; a page loads only what it shows.
 */
import { fileURLToPath } from "node:url"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import { duckDbType } from "../../schemas/duckdb.ts"
import { TABLE_NAMES, tableOf } from "../../schemas/index.ts"
import type { DatasetMade } from "../write/DatasetWriter.ts"
import { outputFiles } from "../write/describe.ts"
import type { Database, SqlRow } from "../write/DuckDb.ts"
import { type DuckDbFailed, OutputUnwritable } from "../write/errors.ts"
import { bucketCount, bucketOf, dataScript, pack, type Row } from "./data-file.ts"

export class Report extends Context.Service<Report, {
  /** Writes `report/` into a dataset's folder. Same dataset, same bytes (the run's own times aside). */
  readonly write: (input: DatasetMade) => Effect.Effect<void, DuckDbFailed | OutputUnwritable>
}>()("onrecord/report/Report") {
  /** `assets`: the built page (`pnpm build:report`); `queries`: folder of its SQL. */
  static readonly layer = Layer.effect(
    Report,
    Effect.gen(function*() {
      const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
      return Report.of({ write: (input) => Effect.provide(writeReport(input), services) })
    })
  )
}

const ASSETS = fileURLToPath(new URL("assets", import.meta.url))
const QUERIES = fileURLToPath(new URL("../../sql/report", import.meta.url))

/** Rows in one file of a list that a page reads piece by piece. */
const ROWS_PER_FILE = 500
/** Statements, or events, in one file of the page that sets tellings side by side. */
const GROUPS_PER_FILE = 100
/** Articles read from the database at once. */
const ARTICLES_PER_QUERY = 100

const unwritable = (folder: string) =>
  Effect.mapError((cause: { readonly message: string }) => new OutputUnwritable({ path: folder, reason: cause.message, cause }))

const writeReport = Effect.fn("Report.write")(function*(input: DatasetMade) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const folder = path.join(input.folder, "report")
  const tidy = unwritable(folder)
  const queryOf = (name: string) =>
    Effect.map(tidy(fs.readFileString(path.join(QUERIES, `${name}.sql`))), (sql) => sql.trim().replace(/;$/u, ""))
  const rowsOf = (name: string) => Effect.flatMap(queryOf(name), input.database.rows)
  const put: Put = (name, value) => tidy(fs.writeFileString(path.join(folder, "data", `${name}.js`), dataScript(name, value)))

  // Before there is a report: its own files are hashed in run.json only.
  const outputs = yield* outputFiles(input.folder)
  yield* tidy(fs.makeDirectory(path.join(folder, "data", "articles"), { recursive: true }))
  for (const asset of (yield* tidy(fs.readDirectory(ASSETS))).toSorted()) yield* tidy(fs.copyFile(path.join(ASSETS, asset), path.join(folder, asset)))

  const quotations = yield* rowsOf("quotations")
  const entities = yield* rowsOf("entities")
  const appearances = yield* rowsOf("appearances")
  const profiles = bucketCount(quotations.length + appearances.length, ROWS_PER_FILE)
  const [unnamed, named] = split(quotations, (row) => row.speaker === "unknown")
  const lists = {
    entities: piecesOf(entities.map((row) => [row]), ROWS_PER_FILE),
    statements: piecesOf(groupsOf(yield* rowsOf("statements")), GROUPS_PER_FILE),
    happenings: piecesOf(groupsOf(yield* rowsOf("happenings")), GROUPS_PER_FILE),
    timeline: piecesOf((yield* rowsOf("timeline")).map((row) => [row]), ROWS_PER_FILE),
    unnamed: piecesOf(unnamed.map((row) => [row]), ROWS_PER_FILE)
  }
  for (const [name, { files }] of Object.entries(lists)) {
    for (const [i, rows] of files.entries()) yield* put(`${name}-${i}`, pack(rows))
  }
  yield* put("overview", { ...overviewOf(input), profiles, lists: mapValues(lists, ({ files, total }) => ({ total, files: files.length })) })
  yield* putProfiles(put, { entities, quotations: named, appearances }, profiles)
  yield* put("articles", pack(yield* rowsOf("articles")))
  yield* put("speakers", { speakers: pack(yield* rowsOf("speakers")), outlets: pack(yield* rowsOf("speaker-outlets")) })
  yield* put("timeline", { days: pack(yield* rowsOf("timeline-days")), undated: Number((yield* rowsOf("undated"))[0]?.events ?? 0) })
  yield* put("network", pack(yield* rowsOf("dyads")))
  yield* put("hashes", { inputs: input.run.inputs.map(({ member, path: name, sha256 }) => ({ path: name, member, sha256 })), outputs: outputs.filter(isLasting) })
  yield* put("dataset", { tables: dictionary, rejects: yield* rowsOf("rejects") })
  yield* putArticles(put, input.database, yield* queryOf("article-rows"))
})

type Put = (name: string, value: unknown) => Effect.Effect<void, OutputUnwritable>

/** The database's file still changes after the report was written, and has no bytes of its own anyway: it is compared by content. */
const isLasting = ({ path }: { readonly path: string }): boolean => /^(?:arrow|csv|parquet)\//u.test(path)

const split = (rows: ReadonlyArray<SqlRow>, isLeft: (row: SqlRow) => boolean): readonly [ReadonlyArray<SqlRow>, ReadonlyArray<SqlRow>] =>
  [rows.filter(isLeft), rows.filter((row) => !isLeft(row))]

const mapValues = <A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))

const groupsOf = (rows: ReadonlyArray<SqlRow>): ReadonlyArray<ReadonlyArray<SqlRow>> => [...Map.groupBy(rows, (row) => row.group).values()]

/** A list cut into files of `perFile` items; an item is a row, or the rows of a group, which stay together. */
const piecesOf = (items: ReadonlyArray<ReadonlyArray<SqlRow>>, perFile: number) => ({
  total: items.length,
  files: Array.from({ length: Math.ceil(items.length / perFile) }, (_, i) => items.slice(i * perFile, (i + 1) * perFile).flat())
})

/** What is known of each entity: itself, what it said, and where it is named. */
const putProfiles = (put: Put, tables: Readonly<Record<string, ReadonlyArray<SqlRow>>>, files: number): Effect.Effect<void, OutputUnwritable> => {
  const grouped = mapValues(tables, (rows) => Map.groupBy(rows, (row) => bucketOf(String(row.entity ?? row.speaker ?? row.id), files)))
  return Effect.forEach(Array.from({ length: files }, (_, i) => i), (i) => put(`profiles-${i}`, mapValues(grouped, (own) => pack(own.get(i) ?? []))), { discard: true })
}

/** A file for each article. The rows are sorted once, on disk where they are many, and read in order, some articles at a time. */
const putArticles = Effect.fnUntraced(function*(put: Put, database: Database, query: string) {
  yield* database.run(`CREATE TEMP TABLE report_rows AS ${query}`)
  const ids = (yield* database.rows("SELECT source_id FROM sources ORDER BY source_id")).map((row) => String(row.source_id))
  for (let from = 0; from < ids.length; from += ARTICLES_PER_QUERY) {
    const some = ids.slice(from, from + ARTICLES_PER_QUERY)
    const rows = yield* database.rows(
      `SELECT source_id, layer, body FROM report_rows WHERE source_id BETWEEN '${some[0]}' AND '${some.at(-1)}' ORDER BY source_id, layer, a, b`
    )
    for (const [id, own] of Map.groupBy(rows, (row) => String(row.source_id))) yield* put(`articles/${id}`, layersOf(own))
  }
  yield* database.run("DROP TABLE report_rows")
})

/** The rows of one article by layer, as the page reads them. */
const layersOf = (rows: ReadonlyArray<SqlRow>): Readonly<Record<string, unknown>> => {
  const layers: Record<string, Array<Row>> = { sentences: [], names: [], quotes: [], times: [], events: [] }
  let source: unknown = null
  for (const row of rows) {
    const body = JSON.parse(String(row.body)) as Row
    if (row.layer === "source") source = body
    else layers[String(row.layer)].push(body)
  }
  return { source, ...mapValues(layers, pack) }
}

const overviewOf = ({ checks, counts, run }: DatasetMade) => ({
  counts,
  checks: checks.map(({ check, claim, failures }) => ({ check, claim, failures })),
  settings: run.settings,
  versions: run.versions
})

/** The data dictionary: every table and column with type and meaning, from the declarations. */
const dictionary = TABLE_NAMES.map((name) => {
  const table = tableOf(name)
  return {
    name,
    grain: table.grain,
    key: table.primaryKey,
    columns: Object.entries(table.columns).map(([column, { doc, isNullable, type }]) => ({ name: column, type: duckDbType(type), isNullable, doc }))
  }
})
