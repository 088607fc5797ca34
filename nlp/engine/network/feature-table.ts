/** Products of one feature's embeddings with its part of the mixer, kept per value. */
import type { Pointer } from "../kernel/kernel.ts"
import type { Memory } from "./memory.ts"
import type { Product } from "./product.ts"
import { EmbeddingHasher } from "./string-ids.ts"
import type { StringHasher } from "./string-ids.ts"
import type { Packed, Tensor } from "./weights.ts"

const WIDTH = 96
const WIDE = 288
/** Values computed at once. */
const BLOCK = 64

/** Prefixes, suffixes and shapes are few: what the mixer makes of each is computed once. */
export class FeatureTable {
  readonly products: Pointer
  readonly #memory: Memory
  readonly #product: Product
  readonly #embedding: Tensor
  readonly #weights: Packed
  readonly #seed: number
  readonly #capacity: number
  readonly #keys: Pointer
  readonly #embedded: Pointer
  readonly #slots = new Map<string, number>()
  readonly #rows = new EmbeddingHasher()
  #computed = 0
  #size = 0

  constructor(memory: Memory, product: Product, embedding: Tensor, weights: Packed, seed: number, capacity: number) {
    this.#memory = memory
    this.#product = product
    this.#embedding = embedding
    this.#weights = weights
    this.#seed = seed
    this.#capacity = capacity
    this.products = memory.floats(capacity * WIDE)
    this.#keys = memory.allocate(BLOCK * 4 * 4)
    this.#embedded = memory.floats(BLOCK * WIDTH)
  }

  /** Makes sure `more` new values fit; forgets all when they do not. Slots given before are then stale. */
  reserve(more: number): void {
    if (this.#size + more <= this.#capacity) return
    this.#slots.clear()
    this.#size = 0
    this.#computed = 0
  }

  /** Row of `products` for a string; valid after `compute`. */
  slot(value: string, hasher: StringHasher): number {
    const known = this.#slots.get(value)
    if (known !== undefined) return known
    hasher.id(value)
    const slot = this.add(hasher.lo, hasher.hi)
    this.#slots.set(value, slot)
    return slot
  }

  /** Takes the next slot for an id. */
  add(lo: number, hi: number): number {
    if (this.#size - this.#computed === BLOCK) this.compute()
    const at = this.#keys / 4 + (this.#size - this.#computed) * 4
    this.#rows.rows(lo, hi, this.#seed, this.#embedding.shape[0], this.#memory.i32, at)
    return this.#size++
  }

  /** Computes what was added since the last call. */
  compute(): void {
    const n = this.#size - this.#computed
    if (n === 0) return
    const { scales, values } = this.#embedding
    this.#memory.kernel.embed_rows(values, scales, this.#keys, n, this.#embedded, WIDTH)
    const to = this.products + this.#computed * WIDE * 4
    this.#product.run(this.#embedded, n, WIDTH, this.#weights, to, WIDE)
    this.#computed = this.#size
  }
}
