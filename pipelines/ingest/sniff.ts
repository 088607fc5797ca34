/** What the first bytes of a file tell of its format. Pure. */
import type { InputFile } from "./reader.ts"

const startsWithBytes = (head: Uint8Array, ...bytes: ReadonlyArray<number>): boolean => bytes.every((byte, i) => head[i] === byte)

/** UTF-16 by its mark, or, without one, by the NUL in every second byte of Latin text; null for all else. */
export const utf16Of = (head: Uint8Array): "utf-16le" | "utf-16be" | null => {
  if (startsWithBytes(head, 0xff, 0xfe)) return "utf-16le"
  if (startsWithBytes(head, 0xfe, 0xff)) return "utf-16be"
  const sample = head.subarray(0, 1024)
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

/** The start of a file as text, byte order mark and leading white space dropped. Never fails: what is no text gives nonsense. */
export const headText = ({ head }: Pick<InputFile, "head">): string => new TextDecoder(utf16Of(head) ?? "utf-8").decode(head).trimStart()

/** True for a name whose ending, if it has one, promises no other format: `story`, `a.txt`, `Talks in the U.S. today`, `-`. */
export const promisesNothing = (input_path: string): boolean => {
  const name = input_path.slice(input_path.lastIndexOf("/") + 1)
  const ending = /\.(?<ending>[A-Za-z][A-Za-z0-9]{0,9})$/u.exec(name)?.groups?.ending
  return ending === undefined || TEXT_ENDINGS.has(ending.toLowerCase())
}

const TEXT_ENDINGS = new Set("txt text asc utf8 log dat data out story body article tmp part download".split(" "))

/** `%PDF-` stands in the first kilobyte (ISO 32000-2 §7.5.2, as readers take it). */
export const isPdf = ({ head }: Pick<InputFile, "head">): boolean => Buffer.from(head.subarray(0, 1024)).includes("%PDF-")

/** A zip that starts with an entry, or is empty. Office documents and e-books are zips. */
export const isZip = ({ head }: Pick<InputFile, "head">): boolean =>
  startsWithBytes(head, 0x50, 0x4b, 0x03, 0x04) || startsWithBytes(head, 0x50, 0x4b, 0x05, 0x06)

/** A POSIX or GNU tar: `ustar` at byte 257. */
export const isTar = ({ head }: Pick<InputFile, "head">): boolean => Buffer.from(head.subarray(257, 262)).toString("latin1") === "ustar"

/** Documents of other programs that would pass for text or start like something that is read: RTF, and Word and Excel before 2007. */
export const isForeign = ({ head }: Pick<InputFile, "head">): boolean =>
  startsWithBytes(head, 0x7b, 0x5c, 0x72, 0x74, 0x66) || startsWithBytes(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)

/** A zip that begins as office documents and e-books do. */
export const isPackage = (file: Pick<InputFile, "head">): boolean => {
  if (!isZip(file)) return false
  const length = file.head[26] + file.head[27] * 256
  return /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/|word\/|xl\/|ppt\/|mimetype$|META-INF\/)/u.test(
    new TextDecoder("latin1").decode(file.head.subarray(30, 30 + length))
  )
}
