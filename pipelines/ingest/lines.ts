/** A file of lines, chunk by chunk: each line's bytes and where it stands. Memory is bounded by the longest line allowed. */
import * as Stream from "effect/Stream"
import type * as PlatformError from "effect/PlatformError"

export interface Line {
  /** From 1. */
  readonly number: number
  readonly byteOffset: number
  /** Without its line end; null for a line longer than a record may be. */
  readonly bytes: Uint8Array | null
}

/** Bytes a record may have. */
export const MAX_RECORD_BYTES = 64 * 1024 * 1024

const LINE_FEED = 0x0a

interface State {
  rest: Array<Uint8Array>
  restBytes: number
  number: number
  byteOffset: number
}

const joined = (parts: ReadonlyArray<Uint8Array>): Uint8Array => (parts.length === 1 ? parts[0] : Buffer.concat(parts))

const lineOf = (state: State, tail: Uint8Array): Line => {
  const bytes = state.restBytes + tail.length > MAX_RECORD_BYTES ? null : joined([...state.rest, tail])
  return { number: state.number, byteOffset: state.byteOffset, bytes }
}

/** Splits chunks at line feeds; a last line without one counts. A failing source ends the lines with its error. */
export const linesOf = <E = PlatformError.PlatformError>(chunks: Stream.Stream<Uint8Array, E>): Stream.Stream<Line, E> => {
  const state: State = { rest: [], restBytes: 0, number: 1, byteOffset: 0 }
  const take = (chunk: Uint8Array): ReadonlyArray<Line> => {
    const lines: Array<Line> = []
    let start = 0
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, start)) {
      const tail = chunk.subarray(start, at)
      lines.push(lineOf(state, tail))
      state.number++
      state.byteOffset += state.restBytes + tail.length + 1
      state.rest = []
      state.restBytes = 0
      start = at + 1
    }
    const rest = chunk.subarray(start)
    // A line beyond the limit is counted on but no longer kept.
    if (state.restBytes + rest.length <= MAX_RECORD_BYTES) state.rest.push(rest)
    else state.rest = []
    state.restBytes += rest.length
    return lines
  }
  const last = Stream.suspend(() => (state.restBytes === 0 ? Stream.empty : Stream.succeed(lineOf(state, new Uint8Array(0)))))
  return chunks.pipe(Stream.map(take), Stream.flatMap(Stream.fromIterable), Stream.concat(last))
}
