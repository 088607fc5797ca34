/** What both encoders need of a lexeme and is costly to find: its vector's row and its norm's id. */
import type { LexemeFeatures } from "../network-types.ts"
import type { StaticVectors } from "./static-vectors.ts"
import type { StringHasher } from "./string-ids.ts"

/** Per index of one lexeme table; computed on first use. */
export class LexemeHashes {
  readonly #vectors: StaticVectors
  readonly #hasher: StringHasher
  #known = new Uint8Array(0)
  vectorRow = new Int32Array(0)
  normLo = new Uint32Array(0)
  normHi = new Uint32Array(0)

  constructor(vectors: StaticVectors, hasher: StringHasher) {
    this.#vectors = vectors
    this.#hasher = hasher
  }

  /** Forgets everything: another table is coming. */
  clear(): void {
    this.#known.fill(0)
  }

  /** Makes sure the entry of `lexemes[index]` is there. */
  need(lexemes: ReadonlyArray<LexemeFeatures>, index: number): void {
    if (this.#known[index] === 1) return
    if (index >= this.#known.length) this.#grow(Math.max(lexemes.length, index + 1))
    const lexeme = lexemes[index]
    this.#hasher.id(lexeme.norm)
    this.normLo[index] = this.#hasher.lo
    this.normHi[index] = this.#hasher.hi
    this.vectorRow[index] = this.#vectors.row(lexeme.text)
    this.#known[index] = 1
  }

  #grow(count: number): void {
    const size = Math.max(1024, 2 * count)
    const known = new Uint8Array(size)
    known.set(this.#known)
    const rows = new Int32Array(size)
    rows.set(this.vectorRow)
    const lo = new Uint32Array(size)
    lo.set(this.normLo)
    const hi = new Uint32Array(size)
    hi.set(this.normHi)
    this.#known = known
    this.vectorRow = rows
    this.normLo = lo
    this.normHi = hi
  }
}
