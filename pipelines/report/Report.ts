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
import type { CheckResult } from "../check/errors.ts"
import type { DatasetMade, WriteError } from "../write/DatasetWriter.ts"
import { unwritable } from "../write/errors.ts"
import { pack, scriptOf } from "./data-file.ts"
import { keepRows, type Put, putArticles, putList, putProfiles } from "./pieces.ts"

export class Report extends Context.Service<
  Report,
  {
    /** Writes `report/` into a dataset's folder. Same dataset, same bytes (the run's own times aside). */
    readonly write: (input: DatasetMade) => Effect.Effect<void, WriteError>
  }
>()("onrecord/report/Report") {
  /** `assets`: the built page (`pnpm build:report`); `queries`: folder of its SQL. */
  static readonly layer = Layer.effect(
    Report,
    Effect.gen(function* () {
      const services = yield* Effect.context<FileSystem.FileSystem | Path.Path>()
      return Report.of({ write: (input) => Effect.provide(writeReport(input), services) })
    })
  )
}

const ASSETS = fileURLToPath(new URL("assets", import.meta.url))
const QUERIES = fileURLToPath(new URL("../../sql/report", import.meta.url))

const writeReport = Effect.fn("Report.write")(function* (input: DatasetMade) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const folder = path.join(input.folder, "report")
  const tidy = Effect.mapError(unwritable(folder))
  const queryOf = (name: string) =>
    Effect.map(tidy(fs.readFileString(path.join(QUERIES, `${name}.sql`))), (sql) => sql.trim().replace(/;$/u, ""))
  const rowsOf = (name: string) => Effect.flatMap(queryOf(name), input.database.rows)
  const putJson: Put = (name, json) => tidy(fs.writeFileString(path.join(folder, "data", `${name}.js`), scriptOf(name, json)))
  const put = (name: string, value: unknown) => putJson(name, JSON.stringify(value))

  yield* tidy(fs.makeDirectory(path.join(folder, "data", "articles"), { recursive: true }))
  for (const asset of (yield* tidy(fs.readDirectory(ASSETS))).toSorted())
    yield* tidy(fs.copyFile(path.join(ASSETS, asset), path.join(folder, asset)))

  const articles = Effect.gen(function* () {
    // By then the connection of the checks is free: there are never more than two at work.
    yield* input.checks
    yield* putArticles(putJson, yield* input.database.beside, {
      source: yield* queryOf("article/source"),
      sentences: yield* queryOf("article/sentences"),
      names: yield* queryOf("article/names"),
      quotes: yield* queryOf("article/quotes"),
      times: yield* queryOf("article/times"),
      events: yield* queryOf("article/events")
    })
  }).pipe(Effect.scoped)
  const listed = Effect.gen(function* () {
    const database = input.database
    yield* database.run(yield* queryOf("prelude"))
    for (const name of ["entities", "quotations", "appearances"]) yield* keepRows(database, `report_${name}`, yield* queryOf(name))
    const listOf = Effect.fnUntraced(function* (name: string, kind: "rows" | "groups", query: string) {
      yield* keepRows(database, "report_list", query)
      const list = yield* putList(putJson, database, name, "report_list", kind)
      yield* database.run("DROP TABLE report_list")
      return list
    })
    const lists = {
      entities: yield* putList(putJson, database, "entities", "report_entities", "rows"),
      statements: yield* listOf("statements", "groups", yield* queryOf("statements")),
      happenings: yield* listOf("happenings", "groups", yield* queryOf("happenings")),
      timeline: yield* listOf("timeline", "rows", yield* queryOf("timeline")),
      unnamed: yield* listOf("unnamed", "rows", "FROM report_quotations WHERE speaker = 'unknown' ORDER BY source, start, id")
    }
    const profiles = yield* putProfiles(putJson, database, {
      entities: { table: "report_entities", key: "id" },
      quotations: { table: "report_quotations", key: "speaker" },
      appearances: { table: "report_appearances", key: "entity" }
    })
    yield* database.run("DROP TABLE report_entities; DROP TABLE report_quotations; DROP TABLE report_appearances")
    yield* put("articles", pack(yield* rowsOf("articles")))
    yield* put("speakers", { speakers: pack(yield* rowsOf("speakers")), outlets: pack(yield* rowsOf("speaker-outlets")) })
    yield* put("timeline", { days: pack(yield* rowsOf("timeline-days")), undated: Number((yield* rowsOf("undated"))[0]?.events ?? 0) })
    yield* put("network", pack(yield* rowsOf("dyads")))
    yield* database.run("DROP TABLE report_timeline; DROP TABLE report_dyads")
    yield* put("dataset", { tables: dictionary, rejects: yield* rowsOf("rejects") })
    return { profiles, lists }
  })
  const [made, checks] = yield* Effect.all([listed, Effect.andThen(articles, input.checks)], {
    concurrency: input.isMuch ? 1 : "unbounded"
  })
  // The report's own files are hashed in run.json only.
  yield* put("overview", { ...overviewOf(input, checks), ...made })
  yield* put("hashes", {
    inputs: Array.from(input.run.inputs, ({ member, path: name, sha256 }) => ({ path: name, member, sha256 })),
    outputs: yield* input.files
  })
})

const overviewOf = ({ counts, run }: DatasetMade, checks: ReadonlyArray<CheckResult>) => ({
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
    columns: Object.entries(table.columns).map(([column, { doc, isNullable, type }]) => ({
      name: column,
      type: duckDbType(type),
      isNullable,
      doc
    }))
  }
})
