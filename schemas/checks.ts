/** Checks that follow from the declarations alone: unique keys, foreign keys, the words of enumerations. */
import { sqlText } from "./duckdb.ts"
import { foreignKeys, type Table } from "./table.ts"

/** A query that must return no row: its columns are the column at fault, the row's key and the value. */
export const declaredCheck = (table: Table): string => {
  const key = table.primaryKey
  const queries = [
    `SELECT '${key}' AS column_name, ${key} AS row_id, CAST(count(*) AS VARCHAR) AS value FROM ${table.name} GROUP BY ${key} HAVING count(*) > 1`,
    ...foreignKeys(table).map(({ column, isList, targetTable, targetColumn }) => {
      const value = isList ? `unnest(${column})` : column
      return `SELECT '${column}', ${key}, value FROM (SELECT ${key}, ${value} AS value FROM ${table.name}) WHERE value IS NOT NULL AND value NOT IN (SELECT ${targetColumn} FROM ${targetTable})`
    }),
    ...Object.entries(table.columns).flatMap(([name, { type }]) =>
      type.kind === "enumeration"
        ? [`SELECT '${name}', ${key}, ${name} FROM ${table.name} WHERE ${name} NOT IN (${type.values.map(sqlText).join(", ")})`]
        : []
    )
  ]
  return `-- Keys of ${table.name} are unique, its foreign keys hold, its enumerations keep to their words.\n${queries.join("\nUNION ALL ")}\n`
}
