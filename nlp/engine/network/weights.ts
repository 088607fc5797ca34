/** The tensors of the model in the kernel's memory, and packing them for its products. */
import type { Kernel, Pointer } from "../kernel/kernel.ts"
import type { ModelManifest } from "../network-types.ts"
import type { Memory } from "./memory.ts"

/** Columns of a panel of packed weights. */
export const PANEL = 12
/**
 * Euclidean length every row of activations is scaled to before it is rounded to
 * int16 (see `quantize`). The longer, the finer activations and the coarser
 * weights, whose product is bounded; here both lose about the same. A number
 * over 0.8 of its row's length would saturate; none is.
 */
export const TOP = 40_000

/** Room for the largest float32 matrix that is ever packed or split: 4 × 288 × 96. */
const SCRATCH_FLOATS = 4 * 288 * 96

/** A stored tensor: int16 rows with a scale each, or (`values` −1) plain float32 at `scales`. */
export interface Tensor {
  readonly shape: ReadonlyArray<number>
  readonly scales: Pointer
  readonly values: Pointer
}

/** A matrix packed for the kernel: `panels` of 12 columns, `depth` long, with column scales when int16, else `scales` is 0. */
export interface Packed {
  readonly data: Pointer
  readonly scales: Pointer
  readonly panels: number
  readonly depth: number
}

/** All tensors by name, and how they are packed: as float32 or int16. */
export class Weights {
  readonly kernel: Kernel
  readonly memory: Memory
  readonly integer: boolean
  readonly #tensors = new Map<string, Tensor>()
  readonly #scratch: Pointer
  readonly #split: Pointer

  constructor(memory: Memory, manifest: ModelManifest, weights: Uint8Array, integer: boolean) {
    this.kernel = memory.kernel
    this.memory = memory
    this.integer = integer
    const bytes = bytesOfTensors(manifest)
    if (weights.length < bytes) throw new RangeError(`The weights of the model are ${weights.length} bytes long, not ${bytes}.`)
    const base = memory.place(weights)
    manifest.tensors32.forEach(({ name, shape }, i) => {
      const [scales, values] = manifest.tensorsI16[i]
      this.#tensors.set(name, { shape, scales: base + scales, values: values < 0 ? -1 : base + values })
    })
    this.#scratch = memory.floats(SCRATCH_FLOATS)
    this.#split = memory.floats(SCRATCH_FLOATS)
  }

  tensor(name: string): Tensor {
    const tensor = this.#tensors.get(name)
    if (tensor === undefined) throw new RangeError(`The model has no tensor named ${name}.`)
    return tensor
  }

  /** A float32 tensor as it is stored. */
  plain(name: string): Pointer {
    return this.tensor(name).scales
  }

  /** A bias or pad of [blocks, outs, pieces] as [blocks, pieces, outs]. */
  byPiece(name: string, blocks: number, outs: number, pieces: number): Pointer {
    const to = this.memory.floats(blocks * outs * pieces)
    const from = this.plain(name) / 4
    const f32 = this.memory.f32
    for (let b = 0; b < blocks; b++)
      for (let o = 0; o < outs; o++)
        for (let p = 0; p < pieces; p++) f32[to / 4 + (b * pieces + p) * outs + o] = f32[from + (b * outs + o) * pieces + p]
    return to
  }

  /**
   * A tensor of [blocks, outs, pieces, width], or [rows, width] with one piece,
   * packed: one column per row, the pieces of a block apart. Of each row the
   * `cuts` are taken, each `depth` long from a column on: laid one after the
   * other (`join`), or as further columns.
   */
  pack(name: string, outs: number, pieces: number, depth: number, cuts: ReadonlyArray<number>, join = false): Packed {
    const { shape, scales, values } = this.tensor(name)
    const width = shape[shape.length - 1]
    const rows = shape.slice(0, -1).reduce((a, b) => a * b, 1)
    const stride = join ? depth * cuts.length : depth
    cuts.forEach((from, i) => {
      const to = this.#scratch + (join ? i * depth : i * rows * depth) * 4
      this.kernel.unpack(values, scales, rows, width, from, depth, outs, pieces, to, stride)
    })
    return this.packFloats(this.#scratch, join ? rows : rows * cuts.length, stride, this.integer)
  }

  /** Blocks [first, first + count) of a tensor of [blocks, outs, pieces, width], packed as `pack` does. */
  packBlocks(name: string, outs: number, pieces: number, first: number, count: number): Packed {
    const { shape, scales, values } = this.tensor(name)
    const width = shape[shape.length - 1]
    const block = outs * pieces
    const from = first * block
    const rows = count * block
    const q = values + from * width * 2
    this.kernel.unpack(q, scales + from * 4, rows, width, 0, width, outs, pieces, this.#scratch, width)
    return this.packFloats(this.#scratch, rows, width, this.integer)
  }

  /** Rows of [rows, width] in the order of `columns`; −1 is a column of zeros. */
  packColumns(name: string, columns: ReadonlyArray<number>): Packed {
    const { shape, scales, values } = this.tensor(name)
    const width = shape[shape.length - 1]
    columns.forEach((row, column) => {
      const to = this.#scratch + column * width * 4
      if (row < 0) this.memory.f32.fill(0, to / 4, to / 4 + width)
      else this.kernel.unpack(values + row * width * 2, scales + row * 4, 1, width, 0, width, 1, 1, to, width)
    })
    return this.packFloats(this.#scratch, columns.length, width, this.integer)
  }

  /** The four products of a window layer (`pair_weights`), packed as int16. */
  packPairs(name: string): ReadonlyArray<Packed> {
    const { scales, values } = this.tensor(name)
    this.kernel.unpack(values, scales, 288, 288, 0, 288, 96, 3, this.#scratch, 288)
    this.kernel.pair_weights(this.#scratch, this.#split)
    return [0, 1, 2, 3].map((m) => this.packFloats(this.#split + m * 288 * 96 * 4, 288, 96, true))
  }

  packFloats(from: Pointer, columns: number, depth: number, integer: boolean): Packed {
    const panels = Math.ceil(columns / PANEL)
    const data = this.memory.allocate(panels * PANEL * depth * (integer ? 2 : 4))
    const scales = integer ? this.memory.floats(panels * PANEL) : 0
    if (integer) this.kernel.pack_i16(from, columns, depth, TOP, data, scales)
    else this.kernel.pack_f32(from, columns, depth, data)
    return { data, scales, panels, depth }
  }
}

/** Where the last tensor ends. */
function bytesOfTensors({ tensors32, tensorsI16 }: ModelManifest): number {
  const ends = tensorsI16.map(([scales, values], i) => {
    const size = tensors32[i].shape.reduce((a, b) => a * b, 1)
    return values < 0 ? scales + size * 4 : values + size * 2
  })
  return Math.max(...ends)
}
