/**
 * Rows as the JSON that the report's pages read (`Packed`), made by DuckDB: no value of a row becomes one of this program's, which would
 * take several times as long. The same text as `JSON.stringify(pack(rows))`.
 */
import * as Effect from "effect/Effect"
import type { Database } from "../write/DuckDb.ts"

/** A column, as `DESCRIBE` tells of it. */
export interface RowColumn {
  readonly name: string
  readonly type: string
}

/** The columns of a table or a query. */
export const columnsOf = (database: Database, of: string) =>
  Effect.map(database.rows(`DESCRIBE ${of}`), (rows): ReadonlyArray<RowColumn> =>
    rows.map((row) => ({ name: String(row.column_name), type: String(row.column_type) }))
  )

/** DuckDB writes 1.0 where JavaScript writes 1, and JavaScript has no numbers of 64 bits. */
const value = ({ name, type }: RowColumn): string => {
  if (type === "DOUBLE") return `CASE WHEN "${name}" = trunc("${name}") THEN to_json("${name}"::BIGINT) ELSE to_json("${name}") END`
  return type === "BIGINT" || type === "HUGEINT" ? `"${name}"::VARCHAR` : `"${name}"`
}

/** SQL for a row of these columns as a JSON array. */
export const rowInJson = (columns: ReadonlyArray<RowColumn>): string => `json_array(${columns.map(value).join(", ")})::VARCHAR`

/** SQL for rows of these columns as JSON arrays, one after the other. */
export const rowsInJson = (columns: ReadonlyArray<RowColumn>, order: string): string =>
  `string_agg(${rowInJson(columns)}, ',' ORDER BY ${order})`

/** JSON of DuckDB's as JavaScript writes it: control characters have other numerals. */
export const asWritten = (json: string): string => (json.includes("\\u") ? JSON.stringify(JSON.parse(json)) : json)

/** What `rowsInJson` gave, null for no rows, with the names of the fields. */
export const packedJson = (columns: ReadonlyArray<RowColumn>, rows: unknown): string =>
  typeof rows === "string"
    ? `{"fields":${JSON.stringify(columns.map(({ name }) => name))},"rows":${asWritten(`[${rows}]`)}}`
    : '{"fields":[],"rows":[]}'

/** A JSON object whose values are JSON already. */
export const objectJson = (values: Readonly<Record<string, string>>): string =>
  `{${Object.entries(values)
    .map(([name, json]) => `${JSON.stringify(name)}:${json}`)
    .join(",")}}`
