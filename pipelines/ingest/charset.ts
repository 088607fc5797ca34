/**
 * Bytes → text, whatever they were encoded with. A byte order mark decides, then what was declared, then UTF-8 where it fits;
 * what is left is guessed by a library, and the guess is recorded. Pure.
 */
import chardet from "chardet"

export interface DecodedBytes {
  /** Byte order mark dropped; line ends as they were. */
  readonly text: string
  /** What was decided, lower-case (WHATWG names): `utf-8`, `windows-1252`, `utf-16le`. */
  readonly charset: string
  /** Replacement characters that stand for bytes the charset does not have. */
  readonly replacements: number
}

/** The offset of the first byte that shows the trouble, null when the whole is meant. */
export interface UndecodableBytes {
  readonly problem: "empty" | "binary" | "unknown-charset"
  readonly byteOffset: number | null
}

const MARKS: ReadonlyArray<readonly [string, ReadonlyArray<number>]> = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]]
]

/** Bytes the guess looks at. */
const SAMPLE_BYTES = 65_536
/** Share of NUL and other control bytes from which on a record is no text. A stray NUL in an article is kept. */
const BINARY_SHARE = 0.01
/** A charset that turns more of a text than this into replacement characters is not the text's charset. */
const MAX_REPLACED_SHARE = 0.02

const decoderOf = (label: string): TextDecoder | null => {
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}

const countOf = (text: string, character: string): number => {
  let count = 0
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) count++
  return count
}

/** C0 controls that no text file holds (tab, line ends, form feed and escape left out) and NUL. */
const controlShare = (bytes: Uint8Array): number => {
  let controls = 0
  for (const byte of bytes) if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) controls++
  return controls / Math.max(1, bytes.length)
}

/** UTF-16 without a mark: every second byte of Latin text is NUL. */
const unmarkedUtf16 = (bytes: Uint8Array): string | null => {
  const sample = bytes.subarray(0, 1024)
  if (sample.length < 4) return null
  let even = 0
  let odd = 0
  sample.forEach((byte, i) => {
    if (byte === 0) i % 2 === 0 ? even++ : odd++
  })
  const half = sample.length / 2
  if (odd > half * 0.7 && even < half * 0.1) return "utf-16le"
  if (even > half * 0.7 && odd < half * 0.1) return "utf-16be"
  return null
}

const decodeAs = (bytes: Uint8Array, label: string): DecodedBytes | null => {
  const decoder = decoderOf(label)
  if (decoder === null) return null
  const text = decoder.decode(bytes)
  const own = decoder.encoding === "utf-8" ? ownReplacements(bytes) : 0
  return { text, charset: decoder.encoding, replacements: Math.max(0, countOf(text, "\uFFFD") - own) }
}

/** Replacement characters that stand in the bytes themselves are the author's, not ours. */
const ownReplacements = (bytes: Uint8Array): number => {
  let count = 0
  for (let at = bytes.indexOf(0xef); at >= 0; at = bytes.indexOf(0xef, at + 1)) {
    if (bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd) count++
  }
  return count
}

const isGood = (decoded: DecodedBytes | null): decoded is DecodedBytes =>
  decoded !== null && decoded.replacements <= decoded.text.length * MAX_REPLACED_SHARE

/** Decodes a record. `declared` is what a header, a manifest or the record itself says its charset is. */
export const decodeBytes = (bytes: Uint8Array, declared: string | null): DecodedBytes | UndecodableBytes => {
  if (bytes.length === 0) return { problem: "empty", byteOffset: null }
  const mark = MARKS.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte))
  const marked = mark === undefined ? unmarkedUtf16(bytes) : mark[0]
  if (marked !== null) return finish(decodeAs(bytes, marked), bytes)
  if (controlShare(bytes) > BINARY_SHARE) return { problem: "binary", byteOffset: bytes.findIndex((byte) => byte < 0x09) }
  const utf8 = decodeAs(bytes, "utf-8")
  if (utf8 !== null && utf8.replacements === 0) return finish(utf8, bytes)
  const stated = declared === null ? null : decodeAs(bytes, declared)
  if (isGood(stated)) return finish(stated, bytes)
  if (isGood(utf8)) return finish(utf8, bytes)
  const guess = chardet.detect(bytes.subarray(0, SAMPLE_BYTES))
  const guessed = guess === null ? null : decodeAs(bytes, guess)
  return isGood(guessed) ? finish(guessed, bytes) : { problem: "unknown-charset", byteOffset: null }
}

const finish = (decoded: DecodedBytes | null, bytes: Uint8Array): DecodedBytes | UndecodableBytes => {
  if (decoded === null) return { problem: "unknown-charset", byteOffset: null }
  if (decoded.text.trim() === "") return { problem: "empty", byteOffset: null }
  return countOf(decoded.text, "\0") > bytes.length * BINARY_SHARE ? { problem: "binary", byteOffset: bytes.indexOf(0) } : decoded
}
