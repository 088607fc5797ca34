/** Classes of the transition networks in the order the kernel scores them. */

const PARSER_COLUMNS = 108
const NAME_LABELS = 18
/** First column of the moves inside an open name. */
const NAME_OPEN_COLUMN = 48

/** Columns of the parser's class weights, and what an arc's class means. */
export interface ParserMoves {
  readonly columns: ReadonlyArray<number>
  readonly lefts: number
  /** Plain labels, the root's last. */
  readonly deps: ReadonlyArray<string>
  /** Per arc class: its label, and for `X||Y` the label Y (255: none), as indices into `deps`. */
  readonly plain: Uint8Array
  readonly lifted: Uint8Array
}

/** `moves` as stored: S, D, L-x…, R-x…, B-ROOT. */
export function parserMoves(moves: ReadonlyArray<string>): ParserMoves {
  const arcs = moves.slice(2, -1)
  const lefts = arcs.filter((move) => move.startsWith("L-")).length
  const labels = arcs.map((move) => move.slice(2).split("||"))
  const deps = [...new Set(labels.flat()), "ROOT"]
  const columns = [0, 1, moves.length - 1, -1, ...arcs.map((_, i) => i + 2)]
  while (columns.length < PARSER_COLUMNS) columns.push(-1)
  return {
    columns,
    lefts,
    deps,
    plain: Uint8Array.from(labels, ([label]) => deps.indexOf(label)),
    lifted: Uint8Array.from(labels, ([, lifted]) => (lifted === undefined ? 255 : deps.indexOf(lifted)))
  }
}

/** Columns of the name recogniser's class weights: begin, unit, out, then (in, last) per label. */
export interface NameMoves {
  readonly columns: ReadonlyArray<number>
  readonly labels: ReadonlyArray<string>
}

/** `moves` as stored: B-x, I-x, L-x, U-x for 18 labels, `U-`, O. */
export function nameMoves(moves: ReadonlyArray<string>): NameMoves {
  const labels = moves.filter((move) => move.startsWith("B-")).map((move) => move.slice(2))
  if (labels.length !== NAME_LABELS) throw new RangeError(`The model names ${labels.length} kinds of entity, not ${NAME_LABELS}.`)
  const of = (action: string, label: string): number => moves.indexOf(`${action}-${label}`)
  const columns = [...labels.map((l) => of("B", l)), ...labels.map((l) => of("U", l)), moves.indexOf("O")]
  while (columns.length < NAME_OPEN_COLUMN) columns.push(-1)
  for (const label of labels) columns.push(of("I", label), of("L", label))
  return { columns, labels }
}
