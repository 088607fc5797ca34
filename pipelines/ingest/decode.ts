/** A record's bytes → the text that rows point into. Pure. */
import { codePointOffsets } from "../../nlp/span.ts"
import type { TextMapSegment } from "../dataset.ts"
import type { UndecodableBytes } from "./charset.ts"
import { decodeBytes } from "./charset.ts"

export interface Decoded {
  /** Byte order mark dropped, line ends made `\n`, nothing else changed. */
  readonly text: string
  /** Stretches of `text` (UTF-16 units) and of the decoded record without its mark (code points). */
  readonly text_map: ReadonlyArray<TextMapSegment>
  readonly charset: string
  readonly replacements: number
}

/** Decodes a record that is an article's text as it stands. */
export const decodeText = (bytes: Uint8Array, declaredCharset: string | null): Decoded | UndecodableBytes => {
  const decoded = decodeBytes(bytes, declaredCharset)
  if ("problem" in decoded) return decoded
  return { ...unifyLineEnds(decoded.text), charset: decoded.charset, replacements: decoded.replacements }
}

/** Makes `\r\n` and lone `\r` into `\n` and says which stretch came from where. */
export const unifyLineEnds = (raw: string): Pick<Decoded, "text" | "text_map"> => {
  const codePointOf = codePointOffsets(raw)
  const text_map: Array<TextMapSegment> = []
  const pieces: Array<string> = []
  let textStart = 0
  let rawStart = 0
  const add = (rawEnd: number, ending: string): void => {
    const piece = raw.slice(rawStart, rawEnd - ending.length).replaceAll("\r", "\n") + (ending === "" ? "" : "\n")
    const textEnd = textStart + piece.length
    text_map.push({ text_start: textStart, text_end: textEnd, raw_start: codePointOf(rawStart), raw_end: codePointOf(rawEnd) })
    pieces.push(piece)
    textStart = textEnd
    rawStart = rawEnd
  }
  for (const match of raw.matchAll(/\r\n/gu)) add(match.index + 2, "\r\n")
  if (rawStart < raw.length) add(raw.length, "")
  return { text: pieces.join(""), text_map }
}
