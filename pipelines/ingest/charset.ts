/**
 * Bytes → text, whatever they were encoded with. A byte order mark decides, then what was declared, then UTF-8 where it fits;
 * what is left is guessed by a library, and the guess is recorded. Pure.
 */
import chardet from "chardet"
import { utf16Of } from "./sniff.ts"

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
const isControl = (byte: number): boolean => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b

const controlShare = (bytes: Uint8Array): number => {
  let controls = 0
  for (const byte of bytes) if (isControl(byte)) controls++
  return controls / Math.max(1, bytes.length)
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

/** Characters beyond ASCII that UTF-8 explains, for each byte that it does not: from this on a text is damaged UTF-8, not something older. */
const MIN_EXPLAINED = 2

/** True for UTF-8 with damage: most of what is beyond ASCII reads as UTF-8, or nothing but the last character is cut. */
const isDamagedUtf8 = ({ replacements, text }: DecodedBytes): boolean => {
  if (replacements === 1 && text.endsWith("\uFFFD")) return true
  let beyond = -replacements
  for (const character of text) if (character > "\u007F") beyond++
  return beyond >= replacements * MIN_EXPLAINED
}

const isByteOrderMarked = (bytes: Uint8Array): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf

/** Decodes a record. `declared` is what a header, a manifest or the record itself says its charset is. */
export const decodeBytes = (bytes: Uint8Array, declared: string | null): DecodedBytes | UndecodableBytes => {
  if (bytes.length === 0) return { problem: "empty", byteOffset: null }
  const utf16 = utf16Of(bytes)
  if (utf16 !== null) return finish(decodeAs(bytes, utf16), bytes)
  if (controlShare(bytes) > BINARY_SHARE) return { problem: "binary", byteOffset: bytes.findIndex(isControl) }
  const utf8 = decodeAs(bytes, "utf-8")
  const isUtf8 = utf8 !== null && (utf8.replacements === 0 || isByteOrderMarked(bytes) || (isGood(utf8) && isDamagedUtf8(utf8)))
  if (isUtf8) return finish(utf8, bytes)
  const stated = declared === null ? null : decodeAs(bytes, declared)
  if (isGood(stated)) return finish(stated, bytes)
  const guess = guessOf(bytes)
  const guessed = guess === null ? null : decodeAs(bytes, guess)
  if (isGood(guessed)) return finish(guessed, bytes)
  return isGood(utf8) ? finish(utf8, bytes) : { problem: "unknown-charset", byteOffset: null }
}

/** The library's guess, from the stretch around the first byte beyond ASCII: the start of a long file may say nothing. */
const guessOf = (bytes: Uint8Array): string | null => {
  const first = bytes.findIndex((byte) => byte > 0x7f)
  const start = Math.max(0, first - SAMPLE_BYTES / 4)
  const sample = bytes.subarray(start, start + SAMPLE_BYTES)
  const guess = chardet.detect(sample)
  return guess !== null && WESTERN.test(guess) && !isWestern(sample) ? null : guess
}

const WESTERN = /^(?:ISO-8859-1|windows-1252)$/iu
/** Bytes that windows-1252 leaves undefined, and þ, ÿ: strays, where they are a good part of what is beyond ASCII. */
const STRAY = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d, 0xfe, 0xff])
const isWestern = (sample: Uint8Array): boolean => {
  const beyond = sample.filter((byte) => byte > 0x7f)
  return beyond.filter((byte) => STRAY.has(byte)).length < beyond.length / 3
}

const finish = (decoded: DecodedBytes | null, bytes: Uint8Array): DecodedBytes | UndecodableBytes => {
  if (decoded === null) return { problem: "unknown-charset", byteOffset: null }
  if (decoded.text.trim() === "") return { problem: "empty", byteOffset: null }
  return countOf(decoded.text, "\0") > bytes.length * BINARY_SHARE
    ? { problem: "binary", byteOffset: Math.max(0, bytes.indexOf(0)) }
    : decoded
}
