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
import type { SqlRow } from "../write/DuckDb.ts"
import { type DuckDbFailed, OutputUnwritable } from "../write/errors.ts"
import { bucketCount, bucketOf, dataScript } from "./data-file.ts"

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

/** Quotations in one file of a speaker's page. */
const QUOTATIONS_PER_FILE = 500
/** Articles asked for in one query. */
const ARTICLES_PER_QUERY = 100

const unwritable = (folder: string) =>
  Effect.mapError((cause: { readonly message: string }) => new OutputUnwritable({ path: folder, reason: cause.message, cause }))

const writeReport = Effect.fn("Report.write")(function*(input: DatasetMade) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const folder = path.join(input.folder, "report")
  const tidy = unwritable(folder)
  const query = (name: string) => tidy(fs.readFileString(path.join(QUERIES, `${name}.sql`)))
  const rowsOf = (name: string) => Effect.flatMap(query(name), (sql) => input.database.rows(sql.trim().replace(/;$/u, "")))
  const put = (name: string, value: unknown) => tidy(fs.writeFileString(path.join(folder, "data", `${name}.js`), dataScript(name, value)))

  // Before there is a report: its own files are hashed in run.json only.
  const outputs = yield* outputFiles(input.folder)
  yield* tidy(fs.makeDirectory(path.join(folder, "data", "articles"), { recursive: true }))
  for (const asset of (yield* tidy(fs.readDirectory(ASSETS))).toSorted()) yield* tidy(fs.copyFile(path.join(ASSETS, asset), path.join(folder, asset)))

  const articles = yield* rowsOf("articles")
  const quotations = yield* rowsOf("quotations")
  const buckets = bucketCount(quotations.length, QUOTATIONS_PER_FILE)
  yield* put("overview", overviewOf(input, buckets))
  yield* put("articles", articles)
  yield* put("speakers", { speakers: yield* rowsOf("speakers"), outlets: yield* rowsOf("speaker-outlets") })
  yield* putQuotations(put, quotations, buckets)
  yield* put("tellings", { statements: yield* rowsOf("statements"), happenings: yield* rowsOf("happenings") })
  yield* put("timeline", { events: yield* rowsOf("timeline"), undated: Number((yield* rowsOf("undated"))[0]?.events ?? 0) })
  yield* put("network", yield* rowsOf("dyads"))
  yield* put("entities", yield* rowsOf("entities"))
  yield* put("hashes", { inputs: input.run.inputs.map(({ member, path: name, sha256 }) => ({ path: name, member, sha256 })), outputs: outputs.filter(isLasting) })
  yield* put("dataset", { tables: dictionary, rejects: yield* rowsOf("rejects") })

  const articleQuery = yield* query("article-rows")
  for (let from = 0; from < articles.length; from += ARTICLES_PER_QUERY) {
    const ids = articles.slice(from, from + ARTICLES_PER_QUERY).map((article) => String(article.id))
    const rows = yield* input.database.rows(articleQuery.trim().replace(/;$/u, "").replaceAll("$sources", ids.map((id) => `'${id}'`).join(", ")))
    for (const [id, own] of Map.groupBy(rows, (row) => String(row.source_id))) yield* put(`articles/${id}`, layersOf(own))
  }
})

/** The database's file still changes after the report was written, and has no bytes of its own anyway: it is compared by content. */
const isLasting = ({ path }: { readonly path: string }): boolean => /^(?:arrow|csv|parquet)\//u.test(path)

/** The rows of one article by layer, as the page reads them. */
const layersOf = (rows: ReadonlyArray<SqlRow>): Readonly<Record<string, unknown>> => {
  const layers: Record<string, Array<unknown>> = { sentences: [], names: [], quotes: [], times: [], events: [] }
  let source: unknown = null
  for (const row of rows) {
    const body: unknown = JSON.parse(String(row.body))
    if (row.layer === "source") source = body
    else layers[String(row.layer)].push(body)
  }
  return { source, ...layers }
}

const putQuotations = (
  put: (name: string, value: unknown) => Effect.Effect<void, OutputUnwritable>, quotations: ReadonlyArray<SqlRow>, buckets: number
): Effect.Effect<void, OutputUnwritable> => {
  const groups = Map.groupBy(quotations, (row) => bucketOf(String(row.speaker), buckets))
  return Effect.forEach(Array.from({ length: buckets }, (_, i) => i), (bucket) => put(`quotations-${bucket}`, groups.get(bucket) ?? []), { discard: true })
}

const overviewOf = ({ checks, counts, run }: DatasetMade, buckets: number): unknown => ({
  counts,
  checks: checks.map(({ check, claim, failures }) => ({ check, claim, failures })),
  settings: run.settings,
  versions: run.versions,
  quotation_files: buckets
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
