/** A small RFC 4180 reader for the files that users hand in: quoted cells, doubled quotes, any line end. */

export interface CsvRecord {
  /** 1-based number of the line on which the record starts. */
  readonly line: number
  readonly cells: ReadonlyArray<string>
}

/** Why a record of a user's file was not taken. */
export interface RejectedRecord {
  readonly line: number
  readonly code: string
  readonly message: string
}

/** Records of a CSV text, empty lines left out. A quote that is never closed takes the rest of the text into its cell. */
export const readCsv = (text: string): ReadonlyArray<CsvRecord> => {
  const records: Array<CsvRecord> = []
  let cells: Array<string> = []
  let cell = ""
  let isQuoted = false
  let line = 1
  let startLine = 1
  const endRecord = (): void => {
    cells.push(cell)
    if (cells.length > 1 || cells[0].trim() !== "") records.push({ line: startLine, cells })
    cells = []
    cell = ""
    startLine = line
  }
  const source = text.replace(/^\uFEFF/u, "").replace(/\r\n?/gu, "\n")
  for (let k = 0; k < source.length; k++) {
    const character = source[k]
    if (character === "\n") line++
    if (isQuoted) {
      if (character !== '"') cell += character
      else if (source[k + 1] === '"') ((cell += '"'), k++)
      else isQuoted = false
    } else if (character === '"' && cell === "") isQuoted = true
    else if (character === ",") {
      cells.push(cell)
      cell = ""
    } else if (character === "\n") endRecord()
    else cell += character
  }
  endRecord()
  return records
}

/** Records as column → cell, by the header line; column names lower-cased, spaces as underscores. */
export const readTable = (
  text: string
): ReadonlyArray<{ readonly line: number; readonly cells: Readonly<Record<string, string>>; readonly extra: number }> => {
  const [header, ...records] = readCsv(text)
  if (header === undefined) return []
  const columns = header.cells.map((name) => name.trim().toLowerCase().replace(/\s+/gu, "_"))
  return records.map(({ line, cells }) => ({
    line,
    cells: Object.fromEntries(columns.map((column, k) => [column, (cells[k] ?? "").trim()])),
    extra: Math.max(0, cells.length - columns.length)
  }))
}
