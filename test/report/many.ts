/** A dataset of many articles, made of the rows of a few: under other ids, without reading any text again. */
import { execFileSync } from "node:child_process"
import { mkdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Report } from "../../pipelines/report/Report.ts"
import type { DatasetMade, WrittenDataset } from "../../pipelines/write/DatasetWriter.ts"
import { type Database, DuckDb } from "../../pipelines/write/DuckDb.ts"
import { SqlFiles } from "../../pipelines/write/SqlFiles.ts"
import { TABLE_NAMES } from "../../schemas/index.ts"

/** Copies of an entity: the things of a corpus grow in number with its articles, but more slowly. */
const ENTITY_COPIES = 40

/** Every row of every table of `seeds` once for each copy, ids renamed, so that the copies of an article lead to its copied rows; and the views. */
const multiply = Effect.fnUntraced(function* (database: Database, seeds: string, copies: number) {
  yield* database.run(`ATTACH '${seeds}' AS seeds (READ_ONLY)`)
  yield* database.run(
    `CREATE TEMP MACRO with_number(id, n) AS regexp_replace(id, '^([a-z]+_)[0-9a-f]{4}([0-9a-f]{12})', '\\1' || printf('%04x', n) || '\\2')`
  )
  yield* database.run(`CREATE TEMP MACRO renamed(id, n) AS CASE
    WHEN NOT starts_with(id, 'e_') THEN with_number(id, n) WHEN n % ${ENTITY_COPIES} = 0 THEN id ELSE with_number(id, n % ${ENTITY_COPIES}) END`)
  for (const { table } of yield* database.rows("SELECT table_name AS \"table\" FROM duckdb_tables() WHERE database_name = 'seeds'")) {
    const columns = yield* database.rows(
      `SELECT column_name AS name, data_type AS type FROM duckdb_columns() WHERE database_name = 'seeds' AND table_name = '${table}' ORDER BY column_index`
    )
    const values = columns.map(({ name, type }) => {
      if (name === "input_path") return "n || '/' || input_path AS input_path"
      return type === "VARCHAR"
        ? `renamed("${name}", n) AS "${name}"`
        : type === "VARCHAR[]"
          ? `list_transform("${name}", id -> renamed(id, n)) AS "${name}"`
          : `"${name}"`
    })
    yield* database.run(
      `CREATE TABLE ${table} AS SELECT ${values.join(", ")} FROM seeds.${table}, range(${table === "entities" ? Math.min(copies, ENTITY_COPIES) : copies}) AS copy(n)`
    )
  }
  yield* database.run("DETACH seeds")
  for (const { sql } of (yield* SqlFiles).views) yield* database.run(sql)
})

/** Writes the report of `copies` times the articles of `seeds/` to `<folder>/report`. */
export const writeMany = (folder: string, copies: number): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const dataset = join(folder, "seeds")
  execFileSync(process.execPath, ["pipelines/main.ts", "run", "seeds", "--out", dataset, "--quiet"])
  const run = JSON.parse(readFileSync(join(dataset, "run.json"), "utf8")) as DatasetMade["run"] & {
    readonly checks: WrittenDataset["checks"]
  }
  const program = Effect.gen(function* () {
    const database = yield* (yield* DuckDb).open(join(folder, "many.duckdb"), { temporaryFolder: folder })
    yield* multiply(database, join(dataset, "news.duckdb"), copies)
    const counts: Record<string, number> = {}
    for (const table of TABLE_NAMES) counts[table] = Number((yield* database.rows(`SELECT count(*)::INTEGER AS n FROM ${table}`))[0].n)
    yield* (yield* Report).write({
      folder,
      database,
      counts: counts as DatasetMade["counts"],
      isMuch: false,
      checks: Effect.succeed(run.checks),
      files: Effect.succeed([]),
      run
    })
  })
  return program.pipe(
    Effect.scoped,
    Effect.provide(Layer.provideMerge(Layer.mergeAll(DuckDb.layer, Report.layer, SqlFiles.layer()), NodeServices.layer)),
    Effect.runPromise
  )
}
