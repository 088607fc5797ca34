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
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"))
  const columns = lines[0].split("\t")
  return lines.slice(1).map((line) => {
    const cells = line.split("\t")
    if (cells.length > columns.length) throw new Error(`lexicon ${name}.tsv: more cells than columns in “${line}”`)
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? ""]))
  })
}
