/** tok2vec: four window layers over embedded types, each token seeing four to either side in the end. */
import type { Kernel, Pointer } from "../kernel/kernel.ts"
import type { Memory } from "./memory.ts"
import type { TypeCache } from "./type-cache.ts"
import { TOP } from "./weights.ts"
import type { Packed, Weights } from "./weights.ts"

const WIDTH = 96
const WIDE = 288
/** Rows taken through a layer at once; even. Their products stay in the cache. */
const BLOCK = 48

interface Layer {
  /** One product over the window (float32), or four over pairs of rows (int16). */
  readonly weights: ReadonlyArray<Packed>
  readonly bias: Pointer
  readonly gain: Pointer
  readonly shift: Pointer
}

/** The layers of one encoder; embeddings come from its type cache. */
export class Encoder {
  readonly #kernel: Kernel
  readonly #memory: Memory
  readonly #types: TypeCache
  readonly #integer: boolean
  readonly #layers: ReadonlyArray<Layer>
  /** Two buffers of rows, each with a zero row before and after. */
  readonly #rows: readonly [Pointer, Pointer]
  readonly #scratch: { readonly rounded: Pointer; readonly scales: Pointer; readonly output: Pointer }

  constructor(weights: Weights, name: string, types: TypeCache, maxRows: number) {
    const memory = weights.memory
    this.#memory = memory
    this.#kernel = memory.kernel
    this.#types = types
    this.#integer = weights.integer
    this.#layers = [0, 1, 2, 3].map((l) => ({
      weights: l === 0 ? [] : this.#pack(weights, `${name}.enc${l}.W`),
      bias: weights.byPiece(`${name}.enc${l}.b`, 1, WIDTH, 3),
      gain: weights.plain(`${name}.enc${l}.G`),
      shift: weights.plain(`${name}.enc${l}.beta`)
    }))
    const buffer = (): Pointer => memory.floats((maxRows + 2) * WIDTH) + WIDTH * 4
    this.#rows = [buffer(), buffer()]
    this.#scratch = {
      rounded: memory.allocate(2 * BLOCK * WIDTH * 2),
      scales: memory.floats(2 * BLOCK),
      output: memory.floats(2 * BLOCK * WIDE)
    }
  }

  /** Encodes `rows` (even) types, the slots at `type`; gives the rows of the last layer, or of the one after the first `more`. */
  run(type: Pointer, rows: number, more = 3): Pointer {
    const [first] = this.#layers
    const layerFirst = this.#types.short ? this.#kernel.layer_first_short : this.#kernel.layer_first
    layerFirst(type, rows, this.#types.products, first.bias, first.gain, first.shift, this.#rows[0])
    for (const buffer of this.#rows) this.#memory.f32.fill(0, buffer / 4 + rows * WIDTH, buffer / 4 + (rows + 1) * WIDTH)
    for (let l = 1; l <= more; l++) {
      const from = this.#rows[(l + 1) % 2]
      const to = this.#rows[l % 2]
      for (let r = 0; r < rows; r += BLOCK) {
        const n = Math.min(BLOCK, rows - r)
        const offset = r * WIDTH * 4
        if (this.#integer) this.#pairs(this.#layers[l], from + offset, n / 2, to + offset)
        else this.#window(this.#layers[l], from + offset, n, to + offset)
      }
    }
    return this.#rows[more % 2]
  }

  #pack(weights: Weights, name: string): ReadonlyArray<Packed> {
    return weights.integer ? weights.packPairs(name) : [weights.pack(name, WIDTH, 3, WIDE, [0])]
  }

  #window(layer: Layer, x: Pointer, rows: number, to: Pointer): void {
    const { data, panels, depth } = layer.weights[0]
    const { output } = this.#scratch
    this.#kernel.gemm_f32(x - WIDTH * 4, WIDTH, rows, data, panels, depth, output, WIDE)
    this.#kernel.layer_finish(output, rows, layer.bias, layer.gain, layer.shift, x, to)
  }

  #pairs(layer: Layer, x: Pointer, pairs: number, to: Pointer): void {
    const { rounded, scales, output } = this.#scratch
    this.#kernel.pair_inputs(x, pairs, TOP, rounded, scales)
    for (let m = 0; m < 4; m++) {
      const w = layer.weights[m]
      const at = m * pairs
      this.#kernel.gemm_i16(
        rounded + at * WIDTH * 2,
        scales + at * 4,
        pairs,
        w.data,
        w.scales,
        w.panels,
        w.depth,
        output + at * WIDE * 4,
        WIDE
      )
    }
    this.#kernel.pair_finish(output, pairs, layer.bias, layer.gain, layer.shift, x, to)
  }
}
