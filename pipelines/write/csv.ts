/** Rows to CSV: RFC 4180 with `\n`, UTF-8 without a mark, header first, lists and structs as JSON, null as nothing, empty text as `""`. */
import type { PhysicalType } from "../../schemas/column.ts"
import type { Table } from "../../schemas/index.ts"

/** A value as it stands between the delimiters. */
type Cell = (value: unknown) => string

/** A comma, a quotation mark or a line end; some readers take a lone carriage return for one. */
const NEEDS_QUOTES = /[",\n\r]/u

/** What a spreadsheet takes for a formula, also behind a tab or a line end (OWASP, “CSV Injection”). */
const FORMULA = /^[=+\-@\t\r\n]/u

/** A text that no spreadsheet runs: with an apostrophe before it, which is shown. */
const defused = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** An empty text is quoted, which tells it from a null. */
const quoted = (text: string): string => (text === "" || NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const cellOf = (type: PhysicalType, isSafe: boolean): Cell => {
  switch (type.kind) {
    case "list":
    case "struct":
      return (value) => (value === null ? "" : quoted(JSON.stringify(value)))
    case "bool":
    case "int32":
    case "float64":
      return (value) => (value === null ? "" : String(value))
    default:
      return (value) => (value === null ? "" : quoted(isSafe ? defused(value as string) : (value as string)))
  }
}

/** The header line, and a function from rows to lines. `isSafe` defuses texts that a spreadsheet would run. */
export const csvFile = (
  table: Table,
  isSafe = false
): { readonly header: string; readonly rows: (rows: ReadonlyArray<Readonly<Record<string, unknown>>>) => string } => {
  const cells = Object.entries(table.columns).map(([name, { type }]) => ({ name, cell: cellOf(type, isSafe) }))
  return {
    header: `${table.columnNames.join(",")}\n`,
    rows: (rows) => {
      let lines = ""
      for (const row of rows) {
        for (let at = 0; at < cells.length; at++) lines += (at === 0 ? "" : ",") + cells[at].cell(row[cells[at].name])
        lines += "\n"
      }
      return lines
    }
  }
}
