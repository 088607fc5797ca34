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
  let columns: ReadonlyArray<string> | null = null
  const rows: Array<LexiconRow> = []
  for (let start = 0; start < text.length;) {
    const found = text.indexOf("\n", start)
    const end = found < 0 ? text.length : found
    const isLeftOut = start === end || text.startsWith("#", start)
    const cells = isLeftOut ? [] : text.slice(start, end).split("\t")
    start = end + 1
    if (isLeftOut) continue
    if (columns === null) {
      columns = cells
      continue
    }
    if (cells.length > columns.length) throw new Error(`lexicon ${name}.tsv: more cells than columns in “${cells.join("\t")}”`)
    // A loop, not `Object.fromEntries`: ten thousand rows are read before the first article.
    const row: Record<string, string> = {}
    for (let i = 0; i < columns.length; i++) row[columns[i]] = cells[i] ?? ""
    rows.push(row)
  }
  return rows
}
