/** dense.c in plain JavaScript. Pointers are bytes; inside, indices count numbers. */
import type { Kernel } from "./kernel.ts"
import { nearest, PANEL, quantize } from "./scalar-memory.ts"
import type { ScalarMemory } from "./scalar-memory.ts"

type Dense = Pick<Kernel, "quantize_rows" | "gemm_i16" | "gemm_f32" | "unpack" | "pack_f32" | "pack_i16">

/** One row times one panel of int16 weights: c[to..to+11]. */
export function rowTimesPanelI16(
  m: ScalarMemory,
  q: Int16Array,
  a: number,
  scale: number,
  b: number,
  cs: number,
  depth: number,
  c: Float32Array,
  to: number
): void {
  const f = Math.fround
  const w = m.i16
  const panel = PANEL
  const f32 = m.f32
  for (let n = 0; n < panel; n += 4) {
    let s0 = 0
    let s1 = 0
    let s2 = 0
    let s3 = 0
    for (let k = 0, at = b + 2 * n; k < depth; k += 2, at += 2 * panel) {
      const x = q[a + k]
      const y = q[a + k + 1]
      s0 = (s0 + Math.imul(x, w[at]) + Math.imul(y, w[at + 1])) | 0
      s1 = (s1 + Math.imul(x, w[at + 2]) + Math.imul(y, w[at + 3])) | 0
      s2 = (s2 + Math.imul(x, w[at + 4]) + Math.imul(y, w[at + 5])) | 0
      s3 = (s3 + Math.imul(x, w[at + 6]) + Math.imul(y, w[at + 7])) | 0
    }
    c[to + n] = f(f(s0) * f32[cs + n]) * scale
    c[to + n + 1] = f(f(s1) * f32[cs + n + 1]) * scale
    c[to + n + 2] = f(f(s2) * f32[cs + n + 2]) * scale
    c[to + n + 3] = f(f(s3) * f32[cs + n + 3]) * scale
  }
}

/** One row times one panel of float32 weights: c[to..to+11]. */
export function rowTimesPanelF32(m: ScalarMemory, x: Float32Array, a: number, b: number, depth: number, c: Float32Array, to: number): void {
  const f = Math.fround
  const w = m.f32
  const panel = PANEL
  for (let n = 0; n < panel; n += 4) {
    let s0 = 0
    let s1 = 0
    let s2 = 0
    let s3 = 0
    for (let k = 0, at = b + n; k < depth; k++, at += panel) {
      const v = x[a + k]
      s0 = f(s0 + f(v * w[at]))
      s1 = f(s1 + f(v * w[at + 1]))
      s2 = f(s2 + f(v * w[at + 2]))
      s3 = f(s3 + f(v * w[at + 3]))
    }
    c[to + n] = s0
    c[to + n + 1] = s1
    c[to + n + 2] = s2
    c[to + n + 3] = s3
  }
}

export function scalarDense(m: ScalarMemory): Dense {
  return {
    quantize_rows: (x, rows, width, stride, top, q, scale) => {
      for (let r = 0; r < rows; r++) m.f32[scale / 4 + r] = quantize(m.f32, x / 4 + r * stride, width, top, m.i16, q / 2 + r * width)
    },
    gemm_i16: (a, rs, rows, b, cs, panels, depth, c, ldc) => {
      for (let p = 0; p < panels; p++)
        for (let r = 0; r < rows; r++) {
          const to = c / 4 + r * ldc + p * PANEL
          const scale = m.f32[rs / 4 + r]
          rowTimesPanelI16(m, m.i16, a / 2 + r * depth, scale, b / 2 + p * depth * PANEL, cs / 4 + p * PANEL, depth, m.f32, to)
        }
    },
    gemm_f32: (a, lda, rows, b, panels, depth, c, ldc) => {
      for (let p = 0; p < panels; p++)
        for (let r = 0; r < rows; r++) {
          const to = c / 4 + r * ldc + p * PANEL
          rowTimesPanelF32(m, m.f32, a / 4 + r * lda, b / 4 + p * depth * PANEL, depth, m.f32, to)
        }
    },
    unpack: (q, s, rows, width, from, depth, outs, pieces, to, stride) => {
      const block = outs * pieces
      for (let r = 0; r < rows; r++) {
        const inBlock = r % block
        const n = r - inBlock + (inBlock % pieces) * outs + Math.floor(inBlock / pieces)
        const scale = m.f32[s / 4 + r]
        for (let k = 0; k < depth; k++) m.f32[to / 4 + n * stride + k] = m.i16[q / 2 + r * width + from + k] * scale
      }
    },
    pack_f32: (w, n, depth, to) => {
      const columns = Math.ceil(n / PANEL) * PANEL
      for (let c = 0; c < columns; c++)
        for (let k = 0; k < depth; k++) {
          const at = to / 4 + (Math.floor(c / PANEL) * depth + k) * PANEL + (c % PANEL)
          m.f32[at] = c < n ? m.f32[w / 4 + c * depth + k] : 0
        }
    },
    pack_i16: (w, n, depth, top, to, cs) => {
      const columns = Math.ceil(n / PANEL) * PANEL
      for (let c = 0; c < columns; c++) {
        const row = w / 4 + c * depth
        const scale = c < n ? columnScale(m.f32, row, depth, top) : 1
        m.f32[cs / 4 + c] = 1 / scale
        for (let k = 0; k < depth; k++) {
          const at = to / 2 + (Math.floor(c / PANEL) * (depth / 2) + (k >> 1)) * PANEL * 2 + (c % PANEL) * 2 + (k & 1)
          m.i16[at] = c < n ? nearest(Math.fround(m.f32[row + k] * scale)) : 0
        }
      }
    }
  }
}

/** 0.98 · 2^31 as a float32: what an int32 sum may reach. */
const ROOM = Math.fround(2_104_533_975)

function columnScale(w: Float32Array, at: number, depth: number, top: number): number {
  const f = Math.fround
  let max = 0
  let sum = 0
  for (let k = at; k < at + depth; k++) {
    const x = Math.abs(w[k])
    if (x > max) max = x
    sum = f(sum + f(x * x))
  }
  if (max === 0) return 1
  const room = f(ROOM / f(top * f(Math.sqrt(sum))))
  const scale = f(32_767 / max)
  return room < scale ? room : scale
}
