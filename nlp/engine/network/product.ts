/** A matrix product in the precision its weights were packed for. */
import type { Kernel, Pointer } from "../kernel/kernel.ts"
import type { Memory } from "./memory.ts"
import { TOP } from "./weights.ts"
import type { Packed } from "./weights.ts"

/** Multiplies rows by packed weights; rounds the rows to int16 first where the weights are. */
export class Product {
  readonly #kernel: Kernel
  readonly #integer: boolean
  readonly #rounded: Pointer
  readonly #scales: Pointer
  readonly #blockRows: number

  /** `floats`: size of the largest block of rows that is rounded at a time. */
  constructor(memory: Memory, integer: boolean, blockRows: number, depth: number) {
    this.#kernel = memory.kernel
    this.#integer = integer
    this.#blockRows = blockRows
    this.#rounded = integer ? memory.allocate(blockRows * depth * 2) : 0
    this.#scales = integer ? memory.floats(blockRows) : 0
  }

  /** c[r] = a[r] × weights, rows `stride` and `strideOut` floats apart. */
  run(a: Pointer, rows: number, stride: number, weights: Packed, c: Pointer, strideOut: number): void {
    const { data, scales, panels, depth } = weights
    if (!this.#integer) {
      this.#kernel.gemm_f32(a, stride, rows, data, panels, depth, c, strideOut)
      return
    }
    for (let r = 0; r < rows; r += this.#blockRows) {
      const n = Math.min(this.#blockRows, rows - r)
      this.#kernel.quantize_rows(a + r * stride * 4, n, depth, stride, TOP, this.#rounded, this.#scales)
      const to = c + r * strideOut * 4
      this.#kernel.gemm_i16(this.#rounded, this.#scales, n, data, scales, panels, depth, to, strideOut)
    }
  }
}
