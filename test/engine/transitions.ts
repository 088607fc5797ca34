/** Follows the transition networks move by move, with the scores the reference vectors give. */
import { apply, choose, State } from "../../nlp/engine/kernel/scalar-parser.ts"
import { ScalarMemory } from "../../nlp/engine/kernel/scalar-memory.ts"
import { Scorer } from "../../nlp/engine/kernel/scalar-score.ts"
import type { Memory } from "../../nlp/engine/network/memory.ts"
import type { Model } from "../../nlp/engine/network/model.ts"
import { TransitionNet } from "../../nlp/engine/network/transition-net.ts"

const HIDDEN = 64

/** The kernel's memory as the JavaScript kernel sees it. */
const scalarView = (memory: Memory): ScalarMemory => {
  const view = new ScalarMemory()
  view.u8 = memory.u8
  view.f32 = memory.f32
  view.i32 = memory.i32
  view.i16 = new Int16Array(memory.f32.buffer)
  return view
}

/** The parser's moves over `n` prepared tokens with their scores; forced moves are scored as well. */
export const arcMoves = (
  memory: Memory,
  net: TransitionNet,
  table: number,
  names: ReadonlyArray<string>,
  n: number
): Array<readonly [string, number]> => {
  const view = scalarView(memory)
  const classes = { weights: net.up.data, scales: net.up.scales, bias: net.upBias, top: 0 }
  const lefts = names.filter((name) => name.startsWith("L-")).length
  const scorer = new Scorer(view, 108)
  const state = new State(n)
  const starts = new Uint8Array(n)
  starts[0] = 1
  const head = new Int32Array(n).fill(-1)
  const arcs = new Uint8Array(n)
  const moves: Array<readonly [string, number]> = []
  const prepare = (): void => {
    const b0 = state.front(0)
    const s0 = state.top(0)
    const left = (token: number): number => state.left[token] ?? -1
    const ids = [b0, state.front(1), s0, state.top(1), state.top(2), left(b0), left(s0), state.right[s0] ?? -1]
    const rows = ids.map((id, f) => (id < 0 ? net.pad / 4 : table / 4 + id * net.rowStride) + f * 2 * HIDDEN)
    scorer.hiddenUnits(
      ids.map(() => view.f32),
      rows,
      net.bias / 4
    )
  }
  while (state.stack.length > 0 || state.again.length > 0 || state.next < n) {
    prepare()
    scorer.classScores(classes, 0, 9)
    const best = choose(state, starts, scorer, classes, prepare)
    const name = best === 0 ? "S" : best === 1 ? "D" : best === 2 ? "B-ROOT" : names[best - 2]
    moves.push([name, scorer.score[best]])
    apply(state, best, lefts, starts, head, arcs)
  }
  return moves
}

/** The name recogniser's scores of the first twelve classes (all of them "begin") for the first token. */
export const nameScores = (model: Model, rows: number): Array<number> => {
  const net = new TransitionNet(model.weights, "ner", 3, model.nameMoves.columns, false, 16)
  const table = model.memory.floats(net.rowStride)
  net.project(rows, 1)
  net.spread(1, table)
  const view = scalarView(model.memory)
  const scorer = new Scorer(view, 84)
  scorer.hiddenUnits([view.f32, view.f32, view.f32], [table / 4, net.pad / 4 + 2 * HIDDEN, net.pad / 4 + 4 * HIDDEN], net.bias / 4)
  scorer.classScores({ weights: net.up.data, scales: net.up.scales, bias: net.upBias, top: 0 }, 0, 4)
  return Array.from(scorer.score.subarray(0, 12))
}
