/** Figures as a table of text, and `eval/results.md` with one section a gold set. Pure. */
import type { Figure, Figures } from "./figures.ts"

/** One gold set and how the program did on it. */
export interface Board {
  /** `seeds`, `core/gum_interview` … */
  readonly set: string
  /** Number of articles or records. */
  readonly documents: number
  /** First 16 hex digits of SHA-256 over the set's files. */
  readonly goldHash: string
  readonly figures: Figures
}

export const HEADER = ["figure", "P", "R", "F1", "n"] as const

/** A figure as cells: precision, recall, F1 (or share right, or mistakes), and n. */
const cellsOf = (figure: Figure): readonly [string, string, string, string] => {
  if ("acc" in figure) return ["", "", figure.acc === null ? "–" : `${figure.acc.toFixed(1)} right`, String(figure.n)]
  if ("wrong" in figure) return ["", "", `${figure.wrong} wrong`, String(figure.gold)]
  if ("P" in figure)
    return [figure.P.toFixed(1), figure.R.toFixed(1), figure.F1.toFixed(1), figure.gold === undefined ? "" : String(figure.gold)]
  return ["", "", figure.F1.toFixed(1), ""]
}

/** Rows of the scoreboard, `HEADER` first. */
export const rowsOf = ({ figures }: Board): ReadonlyArray<ReadonlyArray<string>> => [
  HEADER,
  ...Object.entries(figures).map(([name, figure]) => [name, ...cellsOf(figure)])
]

const TITLE = `# How often it is right

Written by \`pnpm evaluate\`, one section a gold set; figures in percent, defined in \`eval/\`. A change that moves a figure moves this file in
the same commit. The sets that do not ship with the program are named in [docs/how-to/measure.md](../docs/how-to/measure.md).
`

const markerOf = (set: string): string => `## ${set}`

const sectionOf = (board: Board): string => {
  const [header, ...rows] = rowsOf(board)
  const line = (cells: ReadonlyArray<string>): string => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`
  return [
    markerOf(board.set),
    "",
    `${board.documents} documents, gold ${board.goldHash}.`,
    "",
    line(header),
    "|---|---:|---:|---:|---:|",
    ...rows.map(line),
    ""
  ].join("\n")
}

/** The results file with this set's section put in or replaced; sections sorted by set. */
export const updateResults = (earlier: string, board: Board): string => {
  const [, ...old] = earlier.split(/^(?=## )/mu)
  const sections = old.filter((section) => section.split("\n")[0] !== markerOf(board.set)).map((section) => `${section.trimEnd()}\n`)
  return [TITLE, ...[...sections, sectionOf(board)].sort()].join("\n")
}
