/**
 * Cuts inputs into pieces of bounded size and packs pieces into batches.
 *
 * A cut at a preset sentence start changes nothing: the encoder sees four tokens
 * to either side, which a piece carries along, and neither trees nor names cross
 * a sentence start. Where no start is in reach (or none is preset) a text longer
 * than a piece is cut after the last line break or full stop, else anywhere;
 * there the parser begins afresh.
 */
import type { NetworkInput } from "../network-types.ts"

/** Tokens a piece may have unless said otherwise. Real articles stay below; feature tables are sized by it. */
export const PIECE_TOKENS = 4096
/** Tokens a batch should have, so that its rows stay in the second-level cache. */
export const BATCH_TOKENS = 1024
/** How far an encoder sees, and rows of padding between pieces. */
export const REACH = 4

/** Tokens [start, end) of one input. */
export interface Piece {
  readonly input: number
  readonly start: number
  readonly end: number
}

/** The pieces of one input, in order, each of at most `limit` tokens; none when it is empty. */
export function cut(input: NetworkInput, index: number, limit: number): Piece[] {
  const n = input.lexeme.length
  const pieces: Piece[] = []
  for (let start = 0; start < n;) {
    const end = n - start <= limit ? n : start + cutLength(input, start, limit)
    pieces.push({ input: index, start, end })
    start = end
  }
  return pieces
}

function cutLength(input: NetworkInput, start: number, limit: number): number {
  const { presetStarts, lexeme, lexemes } = input
  if (presetStarts !== undefined) {
    for (let length = limit; length > 0; length--) if (presetStarts[start + length] === 1) return length
  }
  for (let length = limit; length > limit / 2; length--) {
    const { text } = lexemes[lexeme[start + length - 1]]
    if (text === "." || text === "!" || text === "?" || text.includes("\n")) return length
  }
  return limit
}

/** Groups pieces, in order, into batches that share a lexeme table. */
export function batches(inputs: ReadonlyArray<NetworkInput>, limit: number): Piece[][] {
  const all: Piece[][] = []
  let batch: Piece[] = []
  let tokens = 0
  inputs.forEach((input, index) => {
    for (const piece of cut(input, index, limit)) {
      const size = piece.end - piece.start
      const foreign = batch.length > 0 && inputs[batch[0].input].lexemes !== input.lexemes
      if (batch.length > 0 && (foreign || tokens + size > BATCH_TOKENS)) {
        all.push(batch)
        batch = []
        tokens = 0
      }
      batch.push(piece)
      tokens += size
    }
  })
  if (batch.length > 0) all.push(batch)
  return all
}
