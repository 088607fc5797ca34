/**
 * Rows to CSV: RFC 4180 with `\n`, UTF-8 without a mark, header first, lists and structs as JSON, null as nothing, empty text
 * as `""`. The quoting is csv-stringify's, whose rules are those that readers know; it is given what needs quotes, a batch at a time.
 */
import { stringify } from "csv-stringify/sync"
import type { PhysicalType } from "../../schemas/column.ts"
import type { Table } from "../../schemas/index.ts"
import type { ColumnBatch } from "../column-batch.ts"

type Cell = (value: unknown) => string

/** What a spreadsheet takes for a formula, also behind a tab or a line end (OWASP, “CSV Injection”). */
const FORMULA = /^[=+\-@\t\r\n]/u

/** A text that no spreadsheet runs: with an apostrophe before it, which is shown. */
const defused = (value: string): string => (FORMULA.test(value) ? `'${value}` : value)

/** The cell of a value that is not null. */
const cellOf = (type: PhysicalType, isSafe: boolean): Cell => {
  switch (type.kind) {
    case "list":
    case "struct":
      return JSON.stringify
    case "bool":
    case "int32":
    case "float64":
      return String
    default:
      return isSafe ? (value) => defused(value as string) : (value) => value as string
  }
}

/** A reader may take a lone carriage return for a line end. */
const NEEDS_QUOTES = /[",\n\r]/

/** Between quoted cells, until they are taken apart. No text is likely to have it. */
const SEPARATOR = "\0"

const quotedTogether = (cells: ReadonlyArray<string>, delimiter: string): string =>
  stringify([cells], { delimiter, quoted: true, quoted_empty: true, eof: false })

/** Each cell between quotation marks. */
const quoted = (cells: ReadonlyArray<string>): ReadonlyArray<string> => {
  if (cells.length === 0) return []
  const together = quotedTogether(cells, SEPARATOR).split(SEPARATOR)
  return together.length === cells.length ? together : cells.map((cell) => quotedTogether([cell], SEPARATOR))
}

/** The cells of a column as they stand in the file. */
const columnCells = (values: ReadonlyArray<unknown>, cell: Cell): ReadonlyArray<string> => {
  const cells: Array<string> = []
  const quotedAt: Array<number> = []
  for (let at = 0; at < values.length; at++) {
    const value = values[at]
    const own = value === null ? "" : cell(value)
    // Tells an empty text from a null.
    if (own === "" ? value !== null : NEEDS_QUOTES.test(own)) quotedAt.push(at)
    cells.push(own)
  }
  const between = quoted(quotedAt.map((at) => cells[at]))
  for (let k = 0; k < between.length; k++) cells[quotedAt[k]] = between[k]
  return cells
}

/** The header line, and a function from rows to lines. `isSafe` defuses texts that a spreadsheet would run. */
export const csvFile = (table: Table, isSafe = false): { readonly header: string; readonly rows: (batch: ColumnBatch) => string } => {
  const columns = Object.entries(table.columns).map(([name, { type }]) => ({ name, cell: cellOf(type, isSafe) }))
  return {
    header: stringify([table.columnNames]),
    rows: (batch) => {
      const [first, ...rest] = columns.map(({ cell, name }) => columnCells(batch.columns[name], cell))
      let lines = ""
      for (let row = 0; row < batch.length; row++) {
        lines += first[row]
        for (const cells of rest) lines += `,${cells[row]}`
        lines += "\n"
      }
      return lines
    }
  }
}
