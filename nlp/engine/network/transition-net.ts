/** What parser and name recogniser share: token vectors, feature rows and class weights. */
import type { Kernel, Pointer } from "../kernel/kernel.ts"
import type { Memory } from "./memory.ts"
import { Product } from "./product.ts"
import { PANEL, TOP } from "./weights.ts"
import type { Packed, Weights } from "./weights.ts"

const WIDTH = 96
const HIDDEN = 64
const PIECES = 2
/** Floats between rows of projected tokens: 64 columns, filled to whole panels. */
const PROJECTED = Math.ceil(HIDDEN / PANEL) * PANEL
const BLOCK = 48

/** Weights of one transition network, and the vectors of one run of tokens. */
export class TransitionNet {
  /** One packed matrix per feature or, where all are wanted for every token, one for all. */
  readonly lower: ReadonlyArray<Packed>
  /** Rows of a missing token, and bias of the hidden units: pieces apart. */
  readonly pad: Pointer
  readonly bias: Pointer
  readonly up: Packed
  readonly upBias: Pointer
  /** Vectors of the run, 64 per token: float32 PROJECTED apart, or int16 64 apart with a scale each. */
  readonly vectors: { readonly data: Pointer; readonly scales: Pointer; readonly stride: number }
  readonly #integer: boolean
  readonly #memory: Memory
  readonly #kernel: Kernel
  readonly #project: Product
  readonly #linear: Packed
  readonly #linearBias: Pointer
  readonly #projected: Pointer

  /**
   * `columns`: per column of the class weights the class it holds, or −1 for none.
   * `together`: features × 2 × 64 columns in one matrix, else one of 2 × 64 per feature.
   */
  constructor(weights: Weights, name: string, features: number, columns: ReadonlyArray<number>, together: boolean, maxTokens: number) {
    const memory = weights.memory
    this.#memory = memory
    this.#kernel = memory.kernel
    this.#integer = weights.integer
    this.#project = new Product(memory, weights.integer, BLOCK, WIDTH)
    this.#linear = weights.pack(`${name}.lin.W`, HIDDEN, 1, WIDTH, [0])
    this.#linearBias = weights.plain(`${name}.lin.b`)
    const blocks = together ? [[0, features]] : Array.from({ length: features }, (_, f) => [f, 1])
    this.lower = blocks.map(([first, count]) => weights.packBlocks(`${name}.low.W`, HIDDEN, PIECES, first, count))
    this.pad = weights.byPiece(`${name}.low.pad`, features, HIDDEN, PIECES)
    this.bias = weights.byPiece(`${name}.low.b`, 1, HIDDEN, PIECES)
    this.up = weights.packColumns(`${name}.up.W`, columns)
    this.upBias = this.#columnBias(weights.plain(`${name}.up.b`), columns)
    this.#projected = memory.floats((weights.integer ? BLOCK : maxTokens) * PROJECTED)
    this.vectors = weights.integer
      ? { data: memory.allocate(maxTokens * HIDDEN * 2), scales: memory.floats(maxTokens), stride: HIDDEN }
      : { data: this.#projected, scales: 0, stride: PROJECTED }
  }

  /** Floats between rows of what `spread` writes. */
  get rowStride(): number {
    return this.lower[0].panels * PANEL
  }

  /** Projects `tokens` encoded rows to `vectors`. */
  project(rows: Pointer, tokens: number): void {
    const { data, scales } = this.vectors
    for (let t = 0; t < tokens; t += BLOCK) {
      const n = Math.min(BLOCK, tokens - t)
      const to = this.#projected + (this.#integer ? 0 : t * PROJECTED * 4)
      this.#project.run(rows + t * WIDTH * 4, n, WIDTH, this.#linear, to, PROJECTED)
      this.#kernel.add_bias(to, n, PROJECTED, this.#linearBias, HIDDEN)
      if (this.#integer) this.#kernel.quantize_rows(to, n, HIDDEN, PROJECTED, TOP, data + t * HIDDEN * 2, scales + t * 4)
    }
  }

  /** Rows of `lower[0]` for the projected tokens, written to `table`. */
  spread(tokens: number, table: Pointer): void {
    const { data, scales, stride } = this.vectors
    const { data: weights, scales: columnScales, panels, depth } = this.lower[0]
    const wide = this.rowStride
    for (let t = 0; t < tokens; t += BLOCK) {
      const n = Math.min(BLOCK, tokens - t)
      const to = table + t * wide * 4
      if (this.#integer) {
        const from = data + t * stride * 2
        this.#kernel.gemm_i16(from, scales + t * 4, n, weights, columnScales, panels, depth, to, wide)
      } else {
        this.#kernel.gemm_f32(data + t * stride * 4, stride, n, weights, panels, depth, to, wide)
      }
    }
  }

  #columnBias(bias: Pointer, columns: ReadonlyArray<number>): Pointer {
    const to = this.#memory.floats(columns.length)
    const f32 = this.#memory.f32
    columns.forEach((cls, column) => (f32[to / 4 + column] = cls < 0 ? NEVER : f32[bias / 4 + cls]))
    return to
  }
}

/** Score of a column that holds no class. */
const NEVER = -1e30
