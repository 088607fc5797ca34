/** Rows as columns and back: one list a column, names once. Plain JSON values, so that any program can read them. */
import type { Columns } from "../column-batch.ts"

/** All rows have the columns of the first. */
export const toColumns = (rows: ReadonlyArray<object>): Columns => {
  const [first] = rows
  return first === undefined
    ? {}
    : Object.fromEntries(Object.keys(first).map((name) => [name, rows.map((row) => (row as Record<string, unknown>)[name])]))
}

/** Rows with their properties in the order of the columns. */
export const toRows = <Row>(columns: Columns): ReadonlyArray<Row> => {
  const names = Object.keys(columns)
  const rows: Array<Row> = []
  for (let at = 0; at < (columns[names[0]]?.length ?? 0); at++) {
    const row: Record<string, unknown> = {}
    for (const name of names) row[name] = columns[name][at]
    rows.push(row as Row)
  }
  return rows
}
