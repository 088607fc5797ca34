/** encoder.c in plain JavaScript. */
import type { Kernel } from "./kernel.ts"
import {
  laneSquares,
  laneSum,
  nearest,
  quantize,
  SHORT_EMBEDDED,
  SHORT_SCALES,
  SHORT_STRIDE,
  TYPE_STRIDE,
  WIDE,
  WIDTH
} from "./scalar-memory.ts"
import type { ScalarMemory } from "./scalar-memory.ts"

type EncoderKernel = Pick<
  Kernel,
  | "embed_rows"
  | "vector_rows"
  | "mix"
  | "keep_short"
  | "layer_first"
  | "layer_first_short"
  | "layer_finish"
  | "pair_inputs"
  | "pair_weights"
  | "pair_finish"
>

const f = Math.fround
const EPSILON = f(1e-8)

export function scalarEncoder(m: ScalarMemory): EncoderKernel {
  const y = new Float32Array(WIDE)
  const z = new Float32Array(WIDE)
  const v = new Float32Array(WIDTH)
  const inputs = [0, 1, 2, 3].map(() => new Float32Array(WIDTH))

  /** LN of the largest of three pieces of x[at..], plus m.f32[add..] where add ≥ 0, to m.f32[to..]. */
  const maxoutNorm = (x: Float32Array, at: number, g: number, beta: number, add: number, to: number): void => {
    const f32 = m.f32
    for (let k = 0; k < WIDTH; k++) {
      const a = x[at + k]
      const b = x[at + WIDTH + k]
      const c = x[at + 2 * WIDTH + k]
      const ab = a < b ? b : a
      v[k] = ab < c ? c : ab
    }
    const mean = f(laneSum(v, 0, WIDTH) / WIDTH)
    for (let k = 0; k < WIDTH; k++) v[k] = v[k] - mean
    const r = f(1 / f(Math.sqrt(f(f(laneSquares(v, 0, WIDTH) / WIDTH) + EPSILON))))
    for (let k = 0; k < WIDTH; k++) {
      const n = f(f(f(v[k] * r) * f32[g + k]) + f32[beta + k])
      f32[to + k] = add < 0 ? n : f32[add + k] + n
    }
  }

  return {
    embed_rows: (q, s, keys, n, to, stride) => {
      for (let i = 0; i < n; i++)
        for (let k = 0; k < WIDTH; k++) {
          let sum = 0
          for (let j = 0; j < 4; j++) {
            const row = m.i32[keys / 4 + 4 * i + j]
            sum = f(sum + f(m.i16[q / 2 + row * WIDTH + k] * m.f32[s / 4 + row]))
          }
          m.f32[to / 4 + i * stride + k] = sum
        }
    },
    vector_rows: (q, s, part, rows, n, to, stride) => {
      for (let i = 0; i < n; i++) {
        const row = m.i32[rows / 4 + i]
        const scale = row < 0 ? 0 : m.f32[s / 4 + row * 2 + part]
        const from = q / 2 + Math.max(row, 0) * 2 * WIDTH + part * WIDTH
        for (let k = 0; k < WIDTH; k++) m.f32[to / 4 + i * stride + k] = m.i16[from + k] * scale
      }
    },
    mix: (yAt, n, bias, tables, slots, count, g, beta, to) => {
      for (let i = 0; i < n; i++) {
        for (let k = 0; k < WIDE; k++) {
          let sum = f(m.f32[yAt / 4 + i * WIDE + k] + m.f32[bias / 4 + k])
          for (let a = 0; a < count; a++) {
            const slot = m.i32[slots / 4 + i * count + a]
            sum = f(sum + m.f32[m.i32[tables / 4 + a] / 4 + slot * WIDE + k])
          }
          y[k] = sum
        }
        maxoutNorm(y, 0, g / 4, beta / 4, -1, to / 4 + i * TYPE_STRIDE)
      }
    },
    layer_first: (type, rows, cache, bias, g, beta, to) => {
      const at = (i: number): number => cache / 4 + (i >= 0 && i < rows ? m.i32[type / 4 + i] : 0) * TYPE_STRIDE
      for (let i = 0; i < rows; i++) {
        const left = at(i - 1)
        const here = at(i)
        const right = at(i + 1)
        for (let k = 0; k < WIDE; k++) {
          const sum = f(f(m.f32[left + k] + m.f32[here + WIDE + k]) + m.f32[right + 2 * WIDE + k])
          y[k] = sum + m.f32[bias / 4 + k]
        }
        maxoutNorm(y, 0, g / 4, beta / 4, here + 3 * WIDE, to / 4 + i * WIDTH)
      }
    },
    keep_short: (types, n, slots, cache) => {
      for (let i = 0; i < n; i++) {
        const from = types / 4 + i * TYPE_STRIDE
        const to = cache / 4 + m.i32[slots / 4 + i] * SHORT_STRIDE
        for (let p = 0; p < 3; p++) {
          const x = m.f32.subarray(from + p * WIDE, from + (p + 1) * WIDE)
          const max = x.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
          const up = max > 0 ? f(32_767 / max) : 0
          for (let k = 0; k < WIDE; k++) m.i16[2 * to + p * WIDE + k] = nearest(f(x[k] * up))
          m.f32[to + SHORT_SCALES + p] = max / 32_767
        }
        m.f32.copyWithin(to + SHORT_EMBEDDED, from + 3 * WIDE, from + TYPE_STRIDE)
      }
    },
    layer_first_short: (type, rows, cache, bias, g, beta, to) => {
      const { f32, i16 } = m
      const at = (i: number): number => cache / 4 + (i >= 0 && i < rows ? m.i32[type / 4 + i] : 0) * SHORT_STRIDE
      for (let i = 0; i < rows; i++) {
        const left = at(i - 1)
        const here = at(i)
        const right = at(i + 1)
        const sl = f32[left + SHORT_SCALES]
        const sc = f32[here + SHORT_SCALES + 1]
        const sr = f32[right + SHORT_SCALES + 2]
        for (let k = 0; k < WIDE; k++) {
          const two = f(f(i16[2 * left + k] * sl) + f(i16[2 * here + WIDE + k] * sc))
          y[k] = f(two + f(i16[2 * right + 2 * WIDE + k] * sr)) + f32[bias / 4 + k]
        }
        maxoutNorm(y, 0, g / 4, beta / 4, here + SHORT_EMBEDDED, to / 4 + i * WIDTH)
      }
    },
    layer_finish: (yAt, rows, bias, g, beta, x, to) => {
      for (let i = 0; i < rows; i++) {
        for (let k = 0; k < WIDE; k++) y[k] = m.f32[yAt / 4 + i * WIDE + k] + m.f32[bias / 4 + k]
        maxoutNorm(y, 0, g / 4, beta / 4, x / 4 + i * WIDTH, to / 4 + i * WIDTH)
      }
    },
    pair_inputs: (x, pairs, top, q, scale) => {
      const f32 = m.f32
      for (let i = 0; i < pairs; i++) {
        const at = x / 4 + i * 2 * WIDTH
        for (let k = 0; k < WIDTH; k++) {
          const a = f32[at - WIDTH + k]
          const b = f32[at + k]
          const c = f32[at + WIDTH + k]
          const d = f32[at + 2 * WIDTH + k]
          inputs[0][k] = a - c
          inputs[1][k] = b + c
          inputs[2][k] = c - b
          inputs[3][k] = b - d
        }
        for (let j = 0; j < 4; j++) {
          const to = j * pairs + i
          f32[scale / 4 + to] = quantize(inputs[j], 0, WIDTH, top, m.i16, q / 2 + to * WIDTH)
        }
      }
    },
    pair_weights: (w, to) => {
      const f32 = m.f32
      const part = WIDE * WIDTH
      for (let n = 0; n < WIDE; n++)
        for (let k = 0; k < WIDTH; k++) {
          const at = w / 4 + n * WIDE + k
          const l = f32[at]
          const c = f32[at + WIDTH]
          const r = f32[at + 2 * WIDTH]
          const t = to / 4 + n * WIDTH + k
          f32[t] = l
          f32[t + part] = f(f(l + r) + c) * 0.5
          f32[t + 2 * part] = f(f(l + r) - c) * 0.5
          f32[t + 3 * part] = r
        }
    },
    pair_finish: (mAt, pairs, bias, g, beta, x, to) => {
      const f32 = m.f32
      const step = pairs * WIDE
      for (let i = 0; i < pairs; i++) {
        const at = mAt / 4 + i * WIDE
        for (let k = 0; k < WIDE; k++) {
          const m1 = f32[at + step + k]
          const m2 = f32[at + 2 * step + k]
          const b = f32[bias / 4 + k]
          y[k] = f(f(f32[at + k] + m1) + m2) + b
          z[k] = f(f(m1 - m2) - f32[at + 3 * step + k]) + b
        }
        const row = x / 4 + 2 * i * WIDTH
        const out = to / 4 + 2 * i * WIDTH
        maxoutNorm(y, 0, g / 4, beta / 4, row, out)
        maxoutNorm(z, 0, g / 4, beta / 4, row + WIDTH, out + WIDTH)
      }
    }
  }
}
