/**
 * Lists of any length as files of a few hundred rows. DuckDB sorts them once, in temporary tables that it may spill to disk, and gives them back
 * in order, some files at a time: neither memory nor time grows faster than the rows.
 */
import * as Effect from "effect/Effect"
import type { Database, SqlRow } from "../write/DuckDb.ts"
import type { DuckDbFailed, OutputUnwritable } from "../write/errors.ts"
import { bucketCount, bucketOf, pack, type Row } from "./data-file.ts"

/** Writes `data/<name>.js`. */
export type Put = (name: string, value: unknown) => Effect.Effect<void, OutputUnwritable>

/** Rows in one file of a list that a page reads piece by piece. */
const ROWS_PER_FILE = 500
/** Statements, or events, in one file of the page that sets tellings side by side. */
const GROUPS_PER_FILE = 100
/** Files written after one query. */
const FILES_PER_QUERY = 20
/** Articles read from the database at once. */
const ARTICLES_PER_QUERY = 100

const indexes = (count: number): ReadonlyArray<number> => Array.from({ length: count }, (_, i) => i)

export const mapValues = <A, B>(record: Readonly<Record<string, A>>, map: (value: A) => B): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]))

/** Rows of a temporary table that lie between two places, in the order in which they went in. */
const between = (database: Database, table: string, column: string, first: number, last: number) =>
  database.rows(`SELECT * FROM ${table} WHERE ${column} BETWEEN ${first} AND ${last} ORDER BY rowid`)

/**
 * Writes the rows of an ordered query to `<name>-<i>.js`; rows of one `group`, where there is such a column, are one item and stay together.
 * Gives the number of items and of files.
 */
export const putList = Effect.fnUntraced(function* (put: Put, database: Database, name: string, query: string, kind: "rows" | "groups") {
  yield* database.run(`CREATE TEMP TABLE report_list AS ${query}`)
  const starts =
    kind === "rows"
      ? indexes(Number((yield* database.rows("SELECT count(*)::INTEGER AS n FROM report_list"))[0].n))
      : (yield* database.rows(
          `SELECT place::INTEGER AS place FROM (SELECT rowid AS place, "group" AS own, lag("group") OVER (ORDER BY rowid) AS before FROM report_list)
       WHERE before IS DISTINCT FROM own ORDER BY place`
        )).map(({ place }) => Number(place))
  const perFile = kind === "rows" ? ROWS_PER_FILE : GROUPS_PER_FILE
  const files = Math.ceil(starts.length / perFile)
  for (const file of indexes(files)) {
    const next = starts[(file + 1) * perFile]
    yield* put(
      `${name}-${file}`,
      pack(
        yield* between(database, "report_list", "rowid", starts[file * perFile], next === undefined ? Number.MAX_SAFE_INTEGER : next - 1)
      )
    )
  }
  yield* database.run("DROP TABLE report_list")
  return { total: starts.length, files }
})

/** A query whose rows tell something of an entity, and the column that names the entity. */
export interface ProfilePart {
  readonly query: string
  readonly key: string
}

/** Writes `profiles-<i>.js`, each with all parts of some entities (`bucketOf` says which). Gives the number of files. */
export const putProfiles = Effect.fnUntraced(function* (put: Put, database: Database, parts: Readonly<Record<string, ProfilePart>>) {
  const names = Object.keys(parts)
  let rows = 0
  for (const name of names) {
    yield* database.run(`CREATE TEMP TABLE report_unsorted_${name} AS ${parts[name].query}`)
    rows += Number((yield* database.rows(`SELECT count(*)::INTEGER AS n FROM report_unsorted_${name}`))[0].n)
  }
  const files = bucketCount(rows, ROWS_PER_FILE)
  for (const name of names) {
    // The same number as `bucketOf` computes.
    const bucket = `('0x' || substr("${parts[name].key}", 3, 8))::UBIGINT % ${files}`
    yield* database.run(
      `CREATE TEMP TABLE report_${name} AS SELECT *, ${bucket} AS bucket FROM report_unsorted_${name} ORDER BY bucket, report_unsorted_${name}.rowid`
    )
    yield* database.run(`DROP TABLE report_unsorted_${name}`)
  }
  for (let from = 0; from < files; from += FILES_PER_QUERY) {
    const found: Record<string, ReadonlyMap<number, ReadonlyArray<SqlRow>>> = {}
    for (const name of names) {
      const some = yield* between(database, `report_${name}`, "bucket", from, from + FILES_PER_QUERY - 1)
      found[name] = Map.groupBy(
        some.map(({ bucket: _, ...row }) => row),
        (row) => bucketOf(String(row[parts[name].key]), files)
      )
    }
    for (const file of indexes(Math.min(FILES_PER_QUERY, files - from)))
      yield* put(
        `profiles-${from + file}`,
        mapValues(found, (own) => pack(own.get(from + file) ?? []))
      )
  }
  for (const name of names) yield* database.run(`DROP TABLE report_${name}`)
  return files
})

/** Writes `articles/<id>.js` for each article. */
export const putArticles = Effect.fnUntraced(function* (
  put: Put,
  database: Database,
  query: string
): Effect.fn.Return<void, DuckDbFailed | OutputUnwritable> {
  yield* database.run(`CREATE TEMP TABLE report_rows AS ${query}`)
  const ids = (yield* database.rows("SELECT source_id FROM sources ORDER BY source_id")).map((row) => String(row.source_id))
  for (let from = 0; from < ids.length; from += ARTICLES_PER_QUERY) {
    const some = ids.slice(from, from + ARTICLES_PER_QUERY)
    const rows = yield* database.rows(
      `SELECT source_id, layer, body FROM report_rows WHERE source_id BETWEEN '${some[0]}' AND '${some.at(-1)}' ORDER BY rowid`
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
