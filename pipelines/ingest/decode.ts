/** Bytes → text. Pure. */
import type { TextMapSegment } from "../dataset.ts"
import { codePointOffsets } from "../../nlp/span.ts"

export interface Decoded {
  /** Byte order mark dropped, line ends made `\n`, nothing else changed. */
  readonly text: string
  /** Stretches of `text` (UTF-16 units) and of the decoded record without its mark (code points). */
  readonly text_map: ReadonlyArray<TextMapSegment>
}

export interface Undecodable {
  readonly problem: "empty" | "binary" | "not-utf-8"
  /** Offset in bytes of the first byte that does not fit, null when the whole is meant. */
  readonly byteOffset: number | null
}

const LENIENT = new TextDecoder("utf-8", { ignoreBOM: true })
const REPLACEMENT = "\uFFFD"

/** Share of NUL bytes above which a file is no text. A stray NUL in an article is kept. */
const BINARY_NUL_SHARE = 0.01

/** Decodes UTF-8. */
export const decodeUtf8 = (bytes: Uint8Array): Decoded | Undecodable => {
  const raw = LENIENT.decode(bytes)
  const text = raw.startsWith("\uFEFF") ? raw.slice(1) : raw
  if (text.trim() === "") return { problem: "empty", byteOffset: null }
  const nuls = countNuls(bytes)
  const invalid = firstInvalidByte(bytes, raw)
  if (invalid !== null && nuls > 0) return { problem: "binary", byteOffset: invalid }
  if (nuls > bytes.length * BINARY_NUL_SHARE) return { problem: "binary", byteOffset: bytes.indexOf(0) }
  return invalid === null ? unifyLineEnds(text) : { problem: "not-utf-8", byteOffset: invalid }
}

const countNuls = (bytes: Uint8Array): number => {
  let count = 0
  for (const byte of bytes) if (byte === 0) count++
  return count
}

/** Offset of the first byte that had to be replaced; a replacement character that stands in the file is no fault. */
const firstInvalidByte = (bytes: Uint8Array, raw: string): number | null => {
  let offset = 0
  let done = 0
  for (let at = raw.indexOf(REPLACEMENT); at >= 0; at = raw.indexOf(REPLACEMENT, done)) {
    offset += Buffer.byteLength(raw.slice(done, at))
    if (bytes[offset] !== 0xef || bytes[offset + 1] !== 0xbf || bytes[offset + 2] !== 0xbd) return offset
    offset += 3
    done = at + 1
  }
  return null
}

/** Makes `\r\n` and lone `\r` into `\n` and says which stretch came from where. */
const unifyLineEnds = (raw: string): Decoded => {
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
