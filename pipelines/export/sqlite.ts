/** The tables in a SQLite file, for Datasette and everything that reads SQLite: keys as in DuckDB, lists and structs as JSON text. */
import { DatabaseSync, type SQLInputValue } from "node:sqlite"
import * as Effect from "effect/Effect"
import type { PhysicalType } from "../../schemas/column.ts"
import { LOAD_ORDER, type Table, tableOf } from "../../schemas/index.ts"
import type { Database } from "../write/DuckDb.ts"

const sqliteType = (type: PhysicalType): string => {
  switch (type.kind) {
    case "int32":
    case "bool":
      return "INTEGER"
    case "float64":
      return "REAL"
    default:
      return "TEXT"
  }
}

const createTable = (table: Table): string => {
  const columns = Object.entries(table.columns).map(
    ([name, { isNullable, references, type }]) =>
      `"${name}" ${sqliteType(type)}${name === table.primaryKey ? " PRIMARY KEY" : ""}${isNullable || name === table.primaryKey ? "" : " NOT NULL"}` +
      (references === null || type.kind === "list" ? "" : ` REFERENCES "${references.table}"("${references.column}")`)
  )
  return `CREATE TABLE "${table.name}" (${columns.join(", ")}) STRICT`
}

const sqliteValue = (value: unknown): SQLInputValue => {
  if (value === null || value === undefined) return null
  if (typeof value === "boolean") return value ? 1 : 0
  return typeof value === "object" ? JSON.stringify(value) : (value as SQLInputValue)
}

const ROWS_PER_QUERY = 10_000

/** Writes `file`, which must not exist. */
export const writeSqlite = Effect.fn("writeSqlite")(function* (database: Database, file: string) {
  const sqlite = yield* Effect.acquireRelease(
    Effect.sync(() => new DatabaseSync(file, { enableForeignKeyConstraints: false })),
    (open) => Effect.sync(() => open.close())
  )
  for (const name of LOAD_ORDER) {
    const table = tableOf(name)
    const columns = Object.keys(table.columns)
    sqlite.exec(createTable(table))
    const insert = sqlite.prepare(`INSERT INTO "${name}" VALUES (${columns.map(() => "?").join(", ")})`)
    for (let offset = 0; ; offset += ROWS_PER_QUERY) {
      const rows = yield* database.rows(`SELECT * FROM ${name} ORDER BY ${table.primaryKey} LIMIT ${ROWS_PER_QUERY} OFFSET ${offset}`)
      sqlite.exec("BEGIN")
      for (const row of rows) insert.run(...columns.map((column) => sqliteValue(row[column])))
      sqlite.exec("COMMIT")
      if (rows.length < ROWS_PER_QUERY) break
    }
    for (const [column, { references, type }] of Object.entries(table.columns)) {
      if (references !== null && type.kind !== "list") sqlite.exec(`CREATE INDEX "${name}_${column}" ON "${name}"("${column}")`)
    }
  }
}, Effect.scoped)
