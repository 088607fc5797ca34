/**
 * Rows to CSV: RFC 4180 with `\n`, UTF-8 without a mark, header first, lists and structs as JSON, null as nothing, empty text
 * as `""`. The quoting is csv-stringify's: its rules are those that readers know, at a cost of a few percent of a run.
 */
import { stringify } from "csv-stringify/sync"
import type { PhysicalType } from "../../schemas/column.ts"
import type { Table } from "../../schemas/index.ts"

type Cell = (value: unknown) => unknown

/** What a spreadsheet takes for a formula, also behind a tab or a line end (OWASP, “CSV Injection”). */
const FORMULA = /^[=+\-@\t\r\n]/u

/** A text that no spreadsheet runs: with an apostrophe before it, which is shown. */
const defused: Cell = (value) => (typeof value === "string" && FORMULA.test(value) ? `'${value}` : value)

const cellOf = (type: PhysicalType, isSafe: boolean): Cell => {
  switch (type.kind) {
    case "list":
    case "struct":
      return (value) => (value === null ? null : JSON.stringify(value))
    case "bool":
      return (value) => (value === null ? null : value === true ? "true" : "false")
    default:
      return isSafe ? defused : (value) => value
  }
}

const OPTIONS = {
  record_delimiter: "\n",
  // Tells an empty text from a null.
  cast: { string: (value: string) => (value === "" ? { value, quoted_empty: true } : value) },
  // A reader may take a lone carriage return for a line end.
  quoted_match: /\r/
}

/** The header line, and a function from rows to lines. `isSafe` defuses texts that a spreadsheet would run. */
export const csvFile = (
  table: Table,
  isSafe = false
): { readonly header: string; readonly rows: (rows: ReadonlyArray<Readonly<Record<string, unknown>>>) => string } => {
  const cells = Object.entries(table.columns).map(([name, { type }]) => ({ name, cell: cellOf(type, isSafe) }))
  return {
    header: stringify([table.columnNames], OPTIONS),
    rows: (rows) =>
      stringify(
        rows.map((row) => cells.map(({ name, cell }) => cell(row[name]))),
        OPTIONS
      )
  }
}
