/**
 * spaCy's string ids and the hash that spreads them over embedding rows, both
 * in 64-bit arithmetic on pairs of 32-bit halves: BigInt would cost ten times
 * as much, and these run several times for every new word.
 */

/** Ids of strings. The last result is left in `lo` and `hi`, unsigned 32-bit halves. */
export class StringHasher {
  lo = 0
  hi = 0
  readonly #symbols: ReadonlyMap<string, number>
  #bytes = new Uint8Array(256)

  /** `symbols`: strings whose id is a small number instead of a hash. */
  constructor(symbols: Readonly<Record<string, number>>) {
    this.#symbols = new Map(Object.entries(symbols))
  }

  /** The id of a string: 0 for none, its number for a symbol, else its hash. */
  id(text: string): void {
    const symbol = this.#symbols.get(text)
    if (symbol === undefined) {
      this.hash(text)
    } else {
      this.lo = symbol
      this.hi = 0
    }
  }

  /** MurmurHash64A (Appleby, 64-bit, seed 1) of the UTF-8 bytes. */
  hash(text: string): void {
    const length = this.#encode(text)
    const bytes = this.#bytes
    const whole = length & ~7
    this.#scramble(length, 0)
    let lo = this.lo ^ 1
    let hi = this.hi
    for (let i = 0; i < whole; i += 8) {
      this.#scramble(word(bytes, i), word(bytes, i + 4))
      this.#scramble(this.lo ^ (this.hi >>> 15), this.hi)
      this.#scramble(lo ^ this.lo, hi ^ this.hi)
      lo = this.lo
      hi = this.hi
    }
    if (whole < length) {
      for (let i = whole; i < length; i++) {
        const shift = (i - whole) * 8
        if (shift < 32) lo ^= bytes[i] << shift
        else hi ^= bytes[i] << (shift - 32)
      }
      this.#scramble(lo, hi)
      lo = this.lo
      hi = this.hi
    }
    this.#scramble(lo ^ (hi >>> 15), hi)
    this.lo = (this.lo ^ (this.hi >>> 15)) >>> 0
    this.hi >>>= 0
  }

  /** (lo, hi) times Murmur's constant, modulo 2^64. */
  #scramble(lo: number, hi: number): void {
    this.hi = (highProduct(lo, 0x5bd1e995) + Math.imul(lo, 0xc6a4a793) + Math.imul(hi, 0x5bd1e995)) | 0
    this.lo = Math.imul(lo, 0x5bd1e995)
  }

  /** Writes UTF-8 to the buffer; a lone surrogate becomes U+FFFD, as in TextEncoder. */
  #encode(text: string): number {
    if (this.#bytes.length < text.length * 3) this.#bytes = new Uint8Array(text.length * 4)
    const bytes = this.#bytes
    let n = 0
    for (let i = 0; i < text.length; i++) {
      let code = text.charCodeAt(i)
      if (code < 0x80) {
        bytes[n++] = code
        continue
      }
      if (code >= 0xd800 && code < 0xe000) {
        code = text.codePointAt(i) ?? 0
        if (code > 0xffff) i++
        else code = 0xfffd
      }
      if (code < 0x800) {
        bytes[n++] = 0xc0 | (code >> 6)
      } else {
        if (code < 0x10000) {
          bytes[n++] = 0xe0 | (code >> 12)
        } else {
          bytes[n++] = 0xf0 | (code >> 18)
          bytes[n++] = 0x80 | ((code >> 12) & 63)
        }
        bytes[n++] = 0x80 | ((code >> 6) & 63)
      }
      bytes[n++] = 0x80 | (code & 63)
    }
    return n
  }
}

/** Spreads ids over the rows of an embedding table, as thinc's HashEmbed does. */
export class EmbeddingHasher {
  #lo = 0
  #hi = 0

  /**
   * The four row numbers of an id, `keys[at..at+3]`: MurmurHash3's 128-bit hash
   * of one 8-byte block, its four 32-bit words modulo `rows`.
   */
  rows(lo: number, hi: number, seed: number, rows: number, keys: Int32Array, at: number): void {
    this.#multiply(lo, hi, 0x114253d5, 0x87c37b91)
    const low = this.#lo
    const high = this.#hi
    this.#multiply((low << 31) | (high >>> 1), (high << 31) | (low >>> 1), 0x2745937f, 0x4cf5ad43)
    // h1 = product ^ seed ^ 8, h2 = seed ^ 8; h1 += h2; h2 += h1.
    const tail = seed ^ 8
    this.#lo ^= tail
    this.#add(tail, 0)
    let lo1 = this.#lo
    let hi1 = this.#hi
    this.#add(tail, 0)
    this.#finish()
    let lo2 = this.#lo
    let hi2 = this.#hi
    this.#lo = lo1
    this.#hi = hi1
    this.#finish()
    this.#add(lo2, hi2)
    lo1 = this.#lo
    hi1 = this.#hi
    this.#add(lo2, hi2)
    lo2 = this.#lo
    hi2 = this.#hi
    keys[at] = (lo1 >>> 0) % rows
    keys[at + 1] = (hi1 >>> 0) % rows
    keys[at + 2] = (lo2 >>> 0) % rows
    keys[at + 3] = (hi2 >>> 0) % rows
  }

  #multiply(lo: number, hi: number, byLo: number, byHi: number): void {
    this.#hi = (highProduct(lo, byLo) + Math.imul(lo, byHi) + Math.imul(hi, byLo)) | 0
    this.#lo = Math.imul(lo, byLo)
  }

  #add(lo: number, hi: number): void {
    const sum = (this.#lo >>> 0) + (lo >>> 0)
    this.#lo = sum | 0
    this.#hi = (this.#hi + hi + (sum > 0xffffffff ? 1 : 0)) | 0
  }

  /** MurmurHash3's fmix64. */
  #finish(): void {
    this.#lo ^= this.#hi >>> 1
    this.#multiply(this.#lo, this.#hi, 0xed558ccd, 0xff51afd7)
    this.#lo ^= this.#hi >>> 1
    this.#multiply(this.#lo, this.#hi, 0x1a85ec53, 0xc4ceb9fe)
    this.#lo ^= this.#hi >>> 1
  }
}

function word(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24)
}

/** Upper 32 bits of the product of two unsigned 32-bit numbers. */
function highProduct(a: number, b: number): number {
  const a0 = a & 0xffff
  const a1 = a >>> 16
  const b0 = b & 0xffff
  const b1 = b >>> 16
  const middle = a1 * b0 + ((a0 * b0) >>> 16)
  const other = a0 * b1 + (middle & 0xffff)
  return (a1 * b1 + (middle >>> 16) + (other >>> 16)) | 0
}
