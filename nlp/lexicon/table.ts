/** Lexicon files as text, by file name without its ending (`cue-verbs` → the text of `cue-verbs.tsv`). */
export type LexiconTexts = Readonly<Record<string, string>>

/** A row of a lexicon file: column name → cell. */
export type LexiconRow = Readonly<Record<string, string>>

/**
 * Reads a lexicon: tab-separated, first line the column names, lines that start with `#` and empty lines left out.
 * Throws on a missing list or a row with more cells than columns: a lexicon is part of the program.
 */
export const parseTable = (lexicons: LexiconTexts, name: string): ReadonlyArray<LexiconRow> => {
  const text = lexicons[name]
  if (text === undefined) throw new Error(`lexicon ${name}.tsv is missing`)
  const [header = [], ...rows] = text
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t"))
  const Row = rowOf(header)
  return rows.map((cells) => {
    if (cells.length > header.length) throw new Error(`lexicon ${name}.tsv: more cells than columns in “${cells.join("\t")}”`)
    return new Row(cells)
  })
}

/** Rows whose cells are named as they are asked for: ten thousand are read before the first article, and of most a few cells are. */
const rowOf = (columns: ReadonlyArray<string>): new (cells: ReadonlyArray<string>) => LexiconRow => {
  class Row {
    readonly cells: ReadonlyArray<string>
    constructor(cells: ReadonlyArray<string>) {
      this.cells = cells
    }
  }
  columns.forEach((column, at) => {
    Object.defineProperty(Row.prototype, column, {
      get(this: Row) {
        return this.cells[at] ?? ""
      }
    })
  })
  return Row as never
}
