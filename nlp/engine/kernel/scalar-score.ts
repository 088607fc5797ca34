/** score.h in plain JavaScript. */
import { rowTimesPanelF32, rowTimesPanelI16 } from "./scalar-dense.ts"
import { HIDDEN, PANEL, quantize } from "./scalar-memory.ts"
import type { ScalarMemory } from "./scalar-memory.ts"

/** Class weights in panels: byte offsets, int16 with column scales, or float32 where `scales` is 0. */
export interface Classes {
  readonly weights: number
  readonly scales: number
  readonly bias: number
  readonly top: number
}

/** Hidden units and class scores of one step. */
export class Scorer {
  readonly hidden = new Float32Array(HIDDEN)
  readonly score: Float32Array
  readonly #memory: ScalarMemory
  readonly #rounded = new Int16Array(HIDDEN)

  constructor(memory: ScalarMemory, columns: number) {
    this.#memory = memory
    this.score = new Float32Array(columns)
  }

  /** Fills `hidden` from rows x[f][at[f]..] and a bias at index `bias`. */
  hiddenUnits(rows: ReadonlyArray<Float32Array>, at: ReadonlyArray<number>, bias: number): void {
    const f = Math.fround
    const b32 = this.#memory.f32
    for (let o = 0; o < HIDDEN; o++) {
      let a = rows[0][at[0] + o]
      let b = rows[0][at[0] + HIDDEN + o]
      for (let i = 1; i < rows.length; i++) {
        a = f(a + rows[i][at[i] + o])
        b = f(b + rows[i][at[i] + HIDDEN + o])
      }
      a = f(a + b32[bias + o])
      b = f(b + b32[bias + HIDDEN + o])
      this.hidden[o] = a < b ? b : a
    }
  }

  /** Scores of the columns of `panels` panels from panel `first` on. */
  classScores(to: Classes, first: number, panels: number): void {
    const m = this.#memory
    const scale = to.scales === 0 ? 0 : quantize(this.hidden, 0, HIDDEN, to.top, this.#rounded, 0)
    for (let p = first; p < first + panels; p++) {
      const at = p * PANEL
      const b = p * HIDDEN * PANEL
      if (to.scales === 0) rowTimesPanelF32(m, this.hidden, 0, to.weights / 4 + b, HIDDEN, this.score, at)
      else rowTimesPanelI16(m, this.#rounded, 0, scale, to.weights / 2 + b, to.scales / 4 + at, HIDDEN, this.score, at)
      for (let c = at; c < at + PANEL; c++) this.score[c] = this.score[c] + m.f32[to.bias / 4 + c]
    }
  }
}

/** Index of the first largest of s[from, until). */
export function firstLargest(s: Float32Array, from: number, until: number): number {
  let best = from
  for (let i = from + 1; i < until; i++) if (s[i] > s[best]) best = i
  return best
}
