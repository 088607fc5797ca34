/**
 * Which static vector a text has. 684,830 keys are kept as 359,188 entries of
 * a hash table (format EKV2): case variants share the entry of the lower-cased
 * key, with a code saying which of them exist.
 */
import { StringHasher } from "./string-ids.ts"

const MAGIC = 0x32564b45
const BUCKETS = 65_536
const HEADER_BYTES = 16

/** The key table: text to row of the vectors. */
export class StaticVectors {
  readonly #hasher = new StringHasher({})
  readonly #start = new Uint32Array(BUCKETS + 1)
  readonly #tag: Uint32Array
  readonly #value: Uint16Array

  /** `bytes`: `en_md.keys.bin`. */
  constructor(bytes: Uint8Array) {
    const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice()
    const [magic, entries] = new Uint32Array(aligned.buffer, aligned.byteOffset, 4)
    if (magic !== MAGIC) throw new RangeError("The key table of the static vectors has another format than EKV2.")
    const length = HEADER_BYTES + BUCKETS + entries * 6
    if (aligned.length !== length) throw new RangeError(`The key table is ${aligned.length} bytes long, not ${length}.`)
    const start = this.#start
    for (let b = 0; b < BUCKETS; b++) start[b + 1] = start[b] + aligned[HEADER_BYTES + b]
    const tags = aligned.byteOffset + HEADER_BYTES + BUCKETS
    this.#tag = new Uint32Array(aligned.buffer, tags, entries)
    this.#value = new Uint16Array(aligned.buffer, tags + entries * 4, entries)
  }

  /** Row of the vector of exactly this text, or −1. */
  row(text: string): number {
    const exact = this.#find(text)
    if (exact >= 0) return exact & 0x3fff
    if (!ASCII_WITH_UPPER.test(text)) return -1
    const lower = text.toLowerCase()
    const folded = this.#find(lower)
    const code = folded < 0 ? 0 : folded >> 14
    if ((code === 1 || code === 2) && text === asciiTitle(lower)) return folded & 0x3fff
    if ((code === 2 || code === 3) && text === text.toUpperCase()) return folded & 0x3fff
    return -1
  }

  #find(text: string): number {
    this.#hasher.hash(text)
    const { lo, hi } = this.#hasher
    const bucket = hi >>> 16
    const tag = ((hi << 16) | (lo >>> 16)) >>> 0
    const end = this.#start[bucket + 1]
    for (let e = this.#start[bucket]; e < end; e++) if (this.#tag[e] === tag) return this.#value[e]
    return -1
  }
}

const ASCII_WITH_UPPER = /^[\0-\x7f]*[A-Z][\0-\x7f]*$/

/** Every letter a–z after a non-letter, or at the start, in upper case. */
function asciiTitle(lower: string): string {
  return lower.replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase())
}
