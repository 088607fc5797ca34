/** DuckDB's side of a table: column types, `CREATE TABLE` with keys, `COMMENT ON`. */
import type { PhysicalType } from "./column.ts"
import { LOAD_ORDER } from "./index.ts"
import { foreignKeys, type ForeignKey, type Table } from "./table.ts"

/** A single-quoted SQL literal. */
export const sqlText = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** DuckDB's name for a physical type. Enumerations are VARCHAR; a check holds them to their words. */
export const duckDbType = (type: PhysicalType): string => {
  switch (type.kind) {
    case "utf8":
    case "enumeration":
      return "VARCHAR"
    case "int32":
      return "INTEGER"
    case "float64":
      return "DOUBLE"
    case "bool":
      return "BOOLEAN"
    case "date":
      return "DATE"
    case "timestamp":
      return "TIMESTAMP WITH TIME ZONE"
    case "list":
      return `${duckDbType(type.item)}[]`
    case "struct":
      return `STRUCT(${Object.entries(type.fields)
        .map(([name, inner]) => `"${name}" ${duckDbType(inner)}`)
        .join(", ")})`
  }
}

/** True for a key that DuckDB can hold: one value, to a table that is loaded earlier. The others are checked by query. */
export const isDeclared = (foreignKey: ForeignKey): boolean => {
  const order: ReadonlyArray<string> = LOAD_ORDER
  return !foreignKey.isList && order.indexOf(foreignKey.targetTable) < order.indexOf(foreignKey.table)
}

/** `CREATE TABLE` with NOT NULL, primary key and the foreign keys that DuckDB can hold. */
export const createTable = (table: Table): string => {
  const columns = Object.entries(table.columns).map(
    ([name, { type, isNullable }]) => `  ${name} ${duckDbType(type)}${isNullable ? "" : " NOT NULL"}`
  )
  const keys = foreignKeys(table)
    .filter(isDeclared)
    .map((key) => `  FOREIGN KEY (${key.column}) REFERENCES ${key.targetTable} (${key.targetColumn})`)
  return `CREATE TABLE ${table.name} (\n${[...columns, `  PRIMARY KEY (${table.primaryKey})`, ...keys].join(",\n")}\n)`
}

/** `COMMENT ON` for the table and each column. */
export const commentOn = (table: Table): ReadonlyArray<string> => [
  `COMMENT ON TABLE ${table.name} IS ${sqlText(`${table.grain}. ${table.note}`)}`,
  ...Object.entries(table.columns).map(([name, { doc }]) => `COMMENT ON COLUMN ${table.name}.${name} IS ${sqlText(doc)}`)
]
