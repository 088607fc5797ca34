/**
 * Lists of any length as files of a few hundred rows. DuckDB sorts them once, in temporary tables that it may spill to disk, and gives them back
 * in order, some files at a time: neither memory nor time grows faster than the rows.
 */
import * as Effect from "effect/Effect"
import { letGo } from "../let-go.ts"
import type { Database } from "../write/DuckDb.ts"
import type { OutputUnwritable } from "../write/errors.ts"
import { bucketCount } from "./data-file.ts"
import { asWritten, columnsOf, objectJson, packedJson, rowInJson, rowsInJson } from "./packed-rows.ts"

/** Writes `data/<name>.js` with a value that is JSON already. */
export type Put = (name: string, json: string) => Effect.Effect<void, OutputUnwritable>

/** Rows in one file of a list that a page reads piece by piece. */
const ROWS_PER_FILE = 500
/** Statements, or events, in one file of the page that sets tellings side by side. */
const GROUPS_PER_FILE = 100
/** Files written after one query. */
const FILES_PER_QUERY = 20
/** Articles read from the database at once. */
const ARTICLES_PER_QUERY = 100
/** Files being written at a time. */
const FILES_AT_ONCE = 4

const indexes = (count: number): ReadonlyArray<number> => Array.from({ length: count }, (_, i) => i)

/** What a list was made of is let go of before the next one is asked for, here and in DuckDB. */
const over = (database: Database) => Effect.andThen(Effect.sync(letGo), database.giveBack)

/** The rows of an ordered query, kept in their order for what reads them several times. */
export const keepRows = (database: Database, table: string, query: string) => database.run(`CREATE TEMP TABLE ${table} AS ${query}`)

/**
 * Writes the rows of a table to `<name>-<i>.js`, in their order; rows of one `group`, where there is such a column, are one item and stay
 * together. Gives the number of items and of files.
 */
export const putList = Effect.fnUntraced(function* (put: Put, database: Database, name: string, table: string, kind: "rows" | "groups") {
  const starts =
    kind === "rows"
      ? indexes(Number((yield* database.rows(`SELECT count(*)::INTEGER AS n FROM ${table}`))[0].n))
      : (yield* database.rows(
          `SELECT place::INTEGER AS place FROM (SELECT rowid AS place, "group" AS own, lag("group") OVER (ORDER BY rowid) AS before FROM ${table})
       WHERE before IS DISTINCT FROM own ORDER BY place`
        )).map(({ place }) => Number(place))
  const perFile = kind === "rows" ? ROWS_PER_FILE : GROUPS_PER_FILE
  const files = Math.ceil(starts.length / perFile)
  const columns = yield* columnsOf(database, table)
  for (const file of indexes(files)) {
    const next = starts[(file + 1) * perFile]
    const last = next === undefined ? Number.MAX_SAFE_INTEGER : next - 1
    const [some] = yield* database.rows(
      `SELECT ${rowsInJson(columns, "rowid")} AS "rows" FROM ${table} WHERE rowid BETWEEN ${starts[file * perFile]} AND ${last}`
    )
    yield* put(`${name}-${file}`, packedJson(columns, some.rows))
  }
  yield* over(database)
  return { total: starts.length, files }
})

/** A table whose rows tell something of an entity, in their order, and the column that names the entity. */
export interface ProfilePart {
  readonly table: string
  readonly key: string
}

/** Writes `profiles-<i>.js`, each with all parts of some entities (`bucketOf` says which). Gives the number of files. */
export const putProfiles = Effect.fnUntraced(function* (put: Put, database: Database, parts: Readonly<Record<string, ProfilePart>>) {
  const names = Object.keys(parts)
  const counts = names.map((name) => `(SELECT count(*) FROM ${parts[name].table} WHERE ${isKnown(parts[name])})`)
  const [{ rows }] = yield* database.rows(`SELECT (${counts.join(" + ")})::INTEGER AS "rows"`)
  const files = bucketCount(Number(rows), ROWS_PER_FILE)
  const columns = yield* Effect.forEach(names, (name) => columnsOf(database, parts[name].table))
  const all = names.map(
    (name, at) =>
      // The same number as `bucketOf` computes.
      `SELECT (('0x' || substr("${parts[name].key}", 3, 8))::UBIGINT % ${files})::INTEGER AS bucket, ${at} AS part, rowid AS place,
         ${rowInJson(columns[at])} AS "row" FROM ${parts[name].table} WHERE ${isKnown(parts[name])}`
  )
  yield* keepRows(database, "report_profiles", `SELECT bucket, part, "row" FROM (${all.join(" UNION ALL ")}) ORDER BY bucket, part, place`)
  for (let from = 0; from < files; from += FILES_PER_QUERY) {
    const some = yield* database.rows(
      `SELECT bucket, part, string_agg("row", ',' ORDER BY rowid) AS "rows" FROM report_profiles
       WHERE bucket BETWEEN ${from} AND ${from + FILES_PER_QUERY - 1} GROUP BY ALL`
    )
    const found = new Map(some.map(({ bucket, part, rows }) => [`${bucket} ${part}`, rows]))
    for (let file = from; file < Math.min(files, from + FILES_PER_QUERY); file++)
      yield* put(
        `profiles-${file}`,
        objectJson(Object.fromEntries(names.map((name, at) => [name, packedJson(columns[at], found.get(`${file} ${at}`))])))
      )
  }
  yield* database.run("DROP TABLE report_profiles")
  yield* over(database)
  return files
})

/** Not every row names an entity: a speaker may be unknown. */
const isKnown = ({ key }: ProfilePart): string => `"${key}" <> 'unknown'`

/** An article's layers, as the pages name them, each with the query that gives its rows; `source` gives a JSON object a row. */
export type LayerQueries = Readonly<Record<"source" | "sentences" | "names" | "quotes" | "times" | "events", string>>

/** Writes `articles/<id>.js` for each article. */
export const putArticles = Effect.fnUntraced(function* (put: Put, database: Database, { source, ...layers }: LayerQueries) {
  yield* over(database)
  const names = Object.keys(layers) as ReadonlyArray<keyof typeof layers>
  const columns = yield* Effect.forEach(names, (name) =>
    Effect.map(columnsOf(database, layers[name]), (all) => all.filter((column) => column.name !== "source_id"))
  )
  // Rows lie in the order of their articles already, and only those of some articles are put together at once: what an aggregate
  // holds cannot be spilled.
  for (const [at, name] of names.entries())
    yield* database.run(
      `CREATE TEMP TABLE report_${name} AS SELECT source_id, start, "end", id, ${rowInJson(columns[at])} AS "row" FROM (${layers[name]})`
    )
  const ids = (yield* database.rows("SELECT source_id FROM sources ORDER BY source_id")).map((row) => String(row.source_id))
  for (let from = 0; from < ids.length; from += ARTICLES_PER_QUERY) {
    const some = ids.slice(from, from + ARTICLES_PER_QUERY)
    const isSome = `source_id BETWEEN '${some[0]}' AND '${some.at(-1)}'`
    const joined = names.map(
      (name) =>
        `LEFT JOIN (SELECT source_id, string_agg("row", ',' ORDER BY start, "end", id) AS ${name} FROM report_${name} WHERE ${isSome} GROUP BY source_id) USING (source_id)`
    )
    const articles = yield* database.rows(
      `SELECT source_id, source, ${names.join(", ")} FROM (${source} WHERE ${isSome}) ${joined.join(" ")}`
    )
    const putOne = (article: Readonly<Record<string, unknown>>) => {
      const packed = names.map((name, at) => [name, packedJson(columns[at], article[name])])
      return put(
        `articles/${String(article.source_id)}`,
        objectJson({ source: asWritten(String(article.source)), ...Object.fromEntries(packed) })
      )
    }
    yield* Effect.forEach(articles, putOne, { concurrency: FILES_AT_ONCE, discard: true })
  }
  yield* database.run(names.map((name) => `DROP TABLE report_${name}`).join(";"))
})
