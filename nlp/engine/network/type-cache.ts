/**
 * What an encoder needs of a token *type*: its embedding after the mixer, and
 * the products of that embedding with the three parts of the first layer's
 * window. A word seen before costs nothing but three additions.
 */
import type { Kernel, Pointer } from "../kernel/kernel.ts"
import type { EncoderConfig, LexemeFeatures } from "../network-types.ts"
import { FeatureTable } from "./feature-table.ts"
import type { LexemeHashes } from "./lexeme-hashes.ts"
import type { Memory } from "./memory.ts"
import { Product } from "./product.ts"
import { Slots } from "./slots.ts"
import { EmbeddingHasher } from "./string-ids.ts"
import type { StringHasher } from "./string-ids.ts"
import type { Packed, Tensor, Weights } from "./weights.ts"

const WIDTH = 96
const WIDE = 288
/** Floats per type: left, centre and right products, then the embedding. */
const TYPE_STRIDE = 3 * WIDE + WIDTH
/** The same with int16 products and a scale for each part. */
const SHORT_STRIDE = (3 * WIDE) / 2 + WIDTH + 4
/** Types made at once. */
const BLOCK = 48
/** Kept values per string feature; a cleared table costs a few milliseconds to fill again. */
const FEATURE_VALUES: Readonly<Record<string, number>> = { PREFIX: 512, SUFFIX: 2048, SHAPE: 1024, SPACY: 2, IS_SPACE: 2 }

/** The static vectors in the kernel's memory. */
export interface VectorTable {
  readonly scales: Pointer
  readonly values: Pointer
}

/** The cache of one encoder over one lexeme table. Slot 0 is the pad row: all zeros. */
export class TypeCache {
  /** Types by slot: TYPE_STRIDE floats each or, where products are kept as int16, SHORT_STRIDE. */
  readonly products: Pointer
  readonly short: boolean
  readonly #kernel: Kernel
  readonly #memory: Memory
  readonly #hashes: LexemeHashes
  readonly #hasher: StringHasher
  readonly #product: Product
  readonly #vectors: VectorTable
  readonly #part: number
  readonly #norm: { readonly embedding: Tensor; readonly seed: number }
  readonly #features: ReadonlyArray<{ readonly attr: string; readonly table: FeatureTable }>
  readonly #mix: { readonly norm: Packed; readonly vector: Packed; readonly bias: Pointer; readonly gain: Pointer; readonly shift: Pointer }
  readonly #first: Packed
  readonly #scratch: {
    readonly keys: Pointer
    readonly rows: Pointer
    readonly slots: Pointer
    readonly tables: Pointer
    readonly x: Pointer
    readonly y: Pointer
    readonly vectorProducts: Pointer
    readonly products: Pointer
  }
  readonly #rows = new EmbeddingHasher()
  readonly #variants: number
  readonly #slots: Slots
  /** Keys (lexeme × variants + space) and slots of types that have no products yet. */
  readonly #pending: { readonly key: Int32Array; readonly slot: Int32Array }
  #pendingCount = 0

  constructor(
    weights: Weights,
    name: string,
    config: EncoderConfig,
    vectors: VectorTable,
    part: number,
    hashes: LexemeHashes,
    hasher: StringHasher,
    capacity: number
  ) {
    const memory = weights.memory
    this.#memory = memory
    this.#kernel = memory.kernel
    this.#hashes = hashes
    this.#hasher = hasher
    this.#vectors = vectors
    this.#part = part
    this.#product = new Product(memory, weights.integer, BLOCK + 16, WIDTH)
    const attrs = config.attrs
    this.#norm = { embedding: weights.tensor(`${name}.embed.NORM`), seed: attrs[0].seed }
    this.#features = attrs.slice(1).map(({ attr, seed }, i) => {
      const cut = weights.pack(`${name}.mix.W`, WIDTH, 3, WIDTH, [(i + 1) * WIDTH])
      const embedding = weights.tensor(`${name}.embed.${attr}`)
      return { attr, table: new FeatureTable(memory, this.#product, embedding, cut, seed, FEATURE_VALUES[attr]) }
    })
    this.#variants = attrs.some(({ attr }) => attr === "SPACY") ? 2 : 1
    this.#mix = {
      norm: weights.pack(`${name}.mix.W`, WIDTH, 3, WIDTH, [0]),
      vector: weights.pack(`${name}.mix.W`, WIDTH, 3, WIDTH, [attrs.length * WIDTH]),
      bias: weights.byPiece(`${name}.mix.b`, 1, WIDTH, 3),
      gain: weights.plain(`${name}.mix.G`),
      shift: weights.plain(`${name}.mix.beta`)
    }
    this.#first = weights.pack(`${name}.enc0.W`, WIDTH, 3, WIDTH, [0, WIDTH, 2 * WIDTH])
    this.short = weights.integer
    this.products = memory.floats(capacity * (this.short ? SHORT_STRIDE : TYPE_STRIDE))
    this.#slots = new Slots(capacity)
    this.#pending = { key: new Int32Array(capacity), slot: new Int32Array(capacity) }
    this.#scratch = {
      keys: memory.allocate(BLOCK * 16),
      rows: memory.allocate(BLOCK * 4),
      slots: memory.allocate(BLOCK * (attrs.length + 1) * 4),
      tables: memory.allocate((attrs.length + 1) * 4),
      x: memory.floats(BLOCK * WIDTH),
      y: memory.floats(BLOCK * WIDE),
      vectorProducts: memory.floats(BLOCK * WIDE),
      products: memory.floats(BLOCK * TYPE_STRIDE)
    }
    memory.i32[this.#scratch.tables / 4 + this.#features.length] = this.#scratch.vectorProducts
    this.#features.forEach(({ attr, table }, i) => {
      memory.i32[this.#scratch.tables / 4 + i] = table.products
      if (attr === "SPACY" || attr === "IS_SPACE") {
        table.add(0, 0)
        table.add(1, 0)
        table.compute()
      }
    })
  }

  /** Begins a batch: its types stay until the next. */
  turn(): void {
    this.#slots.turn()
  }

  /** Forgets every type: another lexeme table is coming. */
  clear(): void {
    this.#slots.clear()
    this.#pendingCount = 0
  }

  /** Slot of a lexeme with or without a space after it; its products are there after `compute`. */
  slot(lexeme: number, space: number): number {
    const key = this.#variants === 2 ? 2 * lexeme + space : lexeme
    const known = this.#slots.find(key)
    if (known !== 0) return known
    const slot = this.#slots.take(key)
    this.#pending.key[this.#pendingCount] = key
    this.#pending.slot[this.#pendingCount++] = slot
    return slot
  }

  /** Computes the types that got a slot since the last call. */
  compute(lexemes: ReadonlyArray<LexemeFeatures>): void {
    const count = this.#pendingCount
    for (let i = 0; i < count; i += BLOCK) this.#computeBlock(lexemes, i, Math.min(BLOCK, count - i))
    this.#pendingCount = 0
  }

  #computeBlock(lexemes: ReadonlyArray<LexemeFeatures>, from: number, n: number): void {
    const { keys, rows, slots, tables, x, y, vectorProducts, products } = this.#scratch
    this.#gather(lexemes, from, n)
    const kernel = this.#kernel
    const { embedding } = this.#norm
    kernel.embed_rows(embedding.values, embedding.scales, keys, n, x, WIDTH)
    this.#product.run(x, n, WIDTH, this.#mix.norm, y, WIDE)
    kernel.vector_rows(this.#vectors.values, this.#vectors.scales, this.#part, rows, n, x, WIDTH)
    this.#product.run(x, n, WIDTH, this.#mix.vector, vectorProducts, WIDE)
    const embedded = products + 3 * WIDE * 4
    kernel.mix(y, n, this.#mix.bias, tables, slots, this.#features.length + 1, this.#mix.gain, this.#mix.shift, embedded)
    this.#product.run(embedded, n, TYPE_STRIDE, this.#first, products, TYPE_STRIDE)
    const { slot } = this.#pending
    if (this.short) {
      this.#memory.i32.set(slot.subarray(from, from + n), slots / 4)
      kernel.keep_short(products, n, slots, this.products)
      return
    }
    for (let i = 0; i < n; i++) {
      const row = products / 4 + i * TYPE_STRIDE
      this.#memory.f32.copyWithin(this.products / 4 + slot[from + i] * TYPE_STRIDE, row, row + TYPE_STRIDE)
    }
  }

  /** Writes the rows and slots of a block's features to scratch. */
  #gather(lexemes: ReadonlyArray<LexemeFeatures>, from: number, n: number): void {
    const i32 = this.#memory.i32
    const { keys, rows, slots } = this.#scratch
    const features = this.#features
    for (const { attr, table } of features) if (attr !== "SPACY" && attr !== "IS_SPACE") table.reserve(n)
    for (let i = 0; i < n; i++) {
      const key = this.#pending.key[from + i]
      const index = this.#variants === 2 ? key >> 1 : key
      const lexeme = lexemes[index]
      this.#hashes.need(lexemes, index)
      const lo = this.#hashes.normLo[index]
      const hi = this.#hashes.normHi[index]
      this.#rows.rows(lo, hi, this.#norm.seed, this.#norm.embedding.shape[0], i32, keys / 4 + 4 * i)
      i32[rows / 4 + i] = this.#hashes.vectorRow[index]
      const at = slots / 4 + i * (features.length + 1)
      for (let a = 0; a < features.length; a++) {
        const { attr, table } = features[a]
        i32[at + a] = this.#featureSlot(attr, table, lexeme, key)
      }
      i32[at + features.length] = i
    }
    for (const { table } of features) table.compute()
  }

  #featureSlot(attr: string, table: FeatureTable, lexeme: LexemeFeatures, key: number): number {
    switch (attr) {
      case "PREFIX":
        return table.slot(lexeme.prefix, this.#hasher)
      case "SUFFIX":
        return table.slot(lexeme.suffix, this.#hasher)
      case "SHAPE":
        return table.slot(lexeme.shape, this.#hasher)
      case "SPACY":
        return key & 1
      default:
        return lexeme.isSpace ? 1 : 0
    }
  }
}
