/** Text for terminals. Whatever comes from an input is data: it must not move the cursor, colour or retitle the window. */

const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

/** The text with control and direction-changing characters as `\u{…}`; line ends stay. */
export const escapeControls = (text: string): string =>
  text.replaceAll(CONTROLS, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)

/** As `escapeControls`, on one line. */
export const escapeLine = (text: string): string => escapeControls(text).replaceAll("\n", "\\n")

export type Cell = string | number

/** Columns with two spaces between; numbers to the right. The first row is the header. */
export const columns = (rows: ReadonlyArray<ReadonlyArray<Cell>>): string => {
  const widths = rows[0].map((_, i) => Math.max(...rows.map((row) => [...String(row[i])].length)))
  const lines = rows.map((row) =>
    row
      .map((cell, i) => {
        const text = String(cell)
        const padding = " ".repeat(Math.max(0, widths[i] - [...text].length))
        return typeof cell === "number" || (rows[1] !== undefined && typeof rows[1][i] === "number") ? padding + text : text + padding
      })
      .join("  ")
      .trimEnd()
  )
  return lines.join("\n")
}
