/** names.c in plain JavaScript. */
import type { Kernel } from "./kernel.ts"
import { rowTimesPanelF32, rowTimesPanelI16 } from "./scalar-dense.ts"
import { HIDDEN, PANEL } from "./scalar-memory.ts"
import type { ScalarMemory } from "./scalar-memory.ts"
import { firstLargest, Scorer } from "./scalar-score.ts"

const LABELS = 18
const OUT = 36
const OPEN = 48
const COLUMNS = 84
const ROW = 132

export function scalarNames(m: ScalarMemory): Pick<Kernel, "names"> {
  const scorer = new Scorer(m, COLUMNS)
  const head = new Float32Array(ROW)
  const before = new Float32Array(ROW)
  return {
    names: (
      table,
      vectors,
      vectorScales,
      stride,
      first,
      firstScales,
      last,
      lastScales,
      pad,
      bias,
      up,
      upScales,
      upBias,
      top,
      n,
      starts,
      space,
      spans
    ) => {
      const classes = { weights: up, scales: upScales, bias: upBias, top }
      const featureRow = (token: number, weights: number, scales: number, row: Float32Array): void => {
        for (let p = 0; p < ROW / PANEL; p++) {
          const b = p * HIDDEN * PANEL
          const at = p * PANEL
          if (vectorScales === 0) {
            rowTimesPanelF32(m, m.f32, vectors / 4 + token * stride, weights / 4 + b, HIDDEN, row, at)
          } else {
            const scale = m.f32[vectorScales / 4 + token]
            rowTimesPanelI16(m, m.i16, vectors / 2 + token * stride, scale, weights / 2 + b, scales / 4 + at, HIDDEN, row, at)
          }
        }
      }
      let open = -1
      let label = 0
      let count = 0
      const close = (start: number, end: number, kind: number): void => {
        m.i32.set([start, end, kind], spans / 4 + 3 * count++)
      }
      for (let i = 0; i < n; i++) {
        if (open < 0 && m.u8[space + i] !== 0) continue
        const ends = i + 1 === n || m.u8[starts + i + 1] !== 0
        const row = table / 4 + i * ROW
        if (open < 0) {
          scorer.hiddenUnits([m.f32, m.f32, m.f32], [row, pad / 4 + 2 * HIDDEN, pad / 4 + 4 * HIDDEN], bias / 4)
          scorer.classScores(classes, 0, 4)
          const best = firstLargest(scorer.score, ends ? LABELS : 0, OUT + 1)
          if (best < LABELS) {
            open = i
            label = best
            featureRow(open, first, firstScales, head)
          } else if (best < OUT) {
            close(i, i + 1, best - LABELS)
          }
          continue
        }
        let closes = ends
        if (!ends) {
          const inside = OPEN + 2 * label
          featureRow(i - 1, last, lastScales, before)
          scorer.hiddenUnits([m.f32, head, before], [row, 0, 0], bias / 4)
          scorer.classScores(classes, Math.floor(inside / PANEL), 1)
          closes = scorer.score[inside + 1] > scorer.score[inside]
        }
        if (closes) {
          close(open, i + 1, label)
          open = -1
        }
      }
      return count
    }
  }
}
