/** The memory of the plain-JavaScript kernel, and the constants its functions share with kernel.h. */

export const WIDTH = 96
export const WIDE = 288
export const TYPE_STRIDE = 960
export const SHORT_STRIDE = 532
export const SHORT_EMBEDDED = 432
export const SHORT_SCALES = 528
export const HIDDEN = 64
export const PANEL = 12

const FIRST_BYTES = 1 << 20

/** One growing block of bytes seen as numbers of each kind. */
export class ScalarMemory {
  f32: Float32Array = new Float32Array(FIRST_BYTES / 4)
  i16: Int16Array = new Int16Array(this.f32.buffer)
  i32: Int32Array = new Int32Array(this.f32.buffer)
  u8: Uint8Array = new Uint8Array(this.f32.buffer)

  /** Grows by half at least, so that laying out a model copies it a few times only. */
  reserve(bytes: number): ArrayBuffer {
    if (bytes > this.u8.length) {
      const size = Math.ceil(Math.max(bytes, this.u8.length * 1.5) / 64) * 64
      const u8 = new Uint8Array(size)
      u8.set(this.u8)
      this.u8 = u8
      this.f32 = new Float32Array(u8.buffer)
      this.i16 = new Int16Array(u8.buffer)
      this.i32 = new Int32Array(u8.buffer)
    }
    return this.u8.buffer as ArrayBuffer
  }
}

/** Sum of `count` numbers of x in the kernel's order: four lanes, then ((0+1)+(2+3)). */
export function laneSum(x: Float32Array, at: number, count: number): number {
  const f = Math.fround
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let k = at; k < at + count; k += 4) {
    a = f(a + x[k])
    b = f(b + x[k + 1])
    c = f(c + x[k + 2])
    d = f(d + x[k + 3])
  }
  return f(f(a + b) + f(c + d))
}

/** Sum of squares in the same order. */
export function laneSquares(x: Float32Array, at: number, count: number): number {
  const f = Math.fround
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  for (let k = at; k < at + count; k += 4) {
    a = f(a + f(x[k] * x[k]))
    b = f(b + f(x[k + 1] * x[k + 1]))
    c = f(c + f(x[k + 2] * x[k + 2]))
    d = f(d + f(x[k + 3] * x[k + 3]))
  }
  return f(f(a + b) + f(c + d))
}

/** Adding and taking away 1.5 · 2^23 leaves a float32 below 2^22 rounded to an integer, ties to even. */
const ROUND = 12_582_912

/** The nearest integer of a float32, ties to even. */
export function nearest(x: number): number {
  return Math.fround(Math.fround(x + ROUND) - ROUND)
}

/** `quantize` of kernel.h: q[to..] from x[at..]; gives the scale. Indices count numbers, not bytes. */
export function quantize(x: Float32Array, at: number, width: number, top: number, q: Int16Array, to: number): number {
  const f = Math.fround
  const length = f(Math.sqrt(laneSquares(x, at, width)))
  const up = length > 0 ? f(top / length) : 0
  for (let k = 0; k < width; k++) q[to + k] = Math.max(-32_768, Math.min(32_767, nearest(f(x[at + k] * up))))
  return f(length / top)
}
