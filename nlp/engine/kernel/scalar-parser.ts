/** parser.c in plain JavaScript. */
import type { Kernel } from "./kernel.ts"
import { HIDDEN } from "./scalar-memory.ts"
import type { ScalarMemory } from "./scalar-memory.ts"
import { firstLargest, Scorer } from "./scalar-score.ts"
import type { Classes } from "./scalar-score.ts"

const COLUMNS = 108
const ARCS = 4
const STARTS = 1
const SHIFT = 0
const REDUCE = 1
const BREAK = 2

/** Stack, unshifted tokens and arcs of one run. Exported, as the two functions below, for tests to follow the moves. */
export class State {
  readonly stack: number[] = []
  readonly again: number[] = []
  next = 0
  readonly left: Int32Array
  readonly right: Int32Array
  readonly before: Int32Array
  readonly shifted: Uint8Array
  readonly avail: number

  constructor(avail: number) {
    this.avail = avail
    this.left = new Int32Array(avail).fill(-1)
    this.right = new Int32Array(avail).fill(-1)
    this.before = new Int32Array(avail).fill(-1)
    this.shifted = new Uint8Array(avail)
  }

  /** The i-th token of the buffer, or −1. */
  front(i: number): number {
    const waiting = this.again.length
    if (i < waiting) return this.again[waiting - 1 - i]
    const at = this.next + i - waiting
    return at < this.avail ? at : -1
  }

  /** The i-th token of the stack from the top, or −1. */
  top(i: number): number {
    return this.stack[this.stack.length - 1 - i] ?? -1
  }

  push(token: number): void {
    this.stack.push(token)
    if (this.again.length > 0) this.again.pop()
    else this.next++
  }
}

export function scalarParser(m: ScalarMemory): Pick<Kernel, "parse"> {
  const scorer = new Scorer(m, COLUMNS)
  return {
    parse: (table, ldt, pad, bias, up, upScales, upBias, top, lefts, n, avail, flags, headAt, moveAt) => {
      const classes: Classes = { weights: up, scales: upScales, bias: upBias, top }
      const head = m.i32.subarray(headAt / 4, headAt / 4 + n).fill(-1)
      const move = m.u8.subarray(moveAt, moveAt + n)
      const starts = m.u8.subarray(flags, flags + avail)
      const s = new State(avail)
      const rows = Array.from({ length: 8 }, () => m.f32)
      const at = new Array<number>(8).fill(0)
      while (s.stack.length > 0 || s.again.length > 0 || s.next < n) {
        const best = choose(s, starts, scorer, classes, () => {
          const b0 = s.front(0)
          const s0 = s.top(0)
          const ids = [b0, s.front(1), s0, s.top(1), s.top(2), s.left[b0] ?? -1, s.left[s0] ?? -1, s.right[s0] ?? -1]
          for (let f = 0; f < 8; f++) at[f] = (ids[f] < 0 ? pad / 4 : table / 4 + ids[f] * ldt) + f * 2 * HIDDEN
          scorer.hiddenUnits(rows, at, bias / 4)
        })
        apply(s, best, lefts, starts, head, move)
      }
    }
  }
}

/** The valid move with the highest score, the first of equals in the order S, D, L-x, R-x, Break. */
export function choose(s: State, starts: Uint8Array, scorer: Scorer, classes: Classes, prepare: () => void): number {
  const depth = s.stack.length
  const b0 = s.front(0)
  const b1 = s.front(1)
  const length = s.avail - s.next + s.again.length
  const atStart = b0 >= 0 && (starts[b0] & STARTS) !== 0
  const arc = depth > 0 && length >= 1 && !atStart
  const shift = depth === 0 || (length >= 2 && !atStart && s.shifted[b0] === 0)
  const brk = length >= 2 && b1 === b0 + 1 && starts[b1] === 0
  if (!arc && !brk && (depth === 0 || !shift)) return depth === 0 ? SHIFT : REDUCE
  prepare()
  scorer.classScores(classes, 0, arc ? 9 : 1)
  const score = scorer.score
  let best = shift ? SHIFT : -1
  if (depth > 0 && (best < 0 || score[REDUCE] > score[best])) best = REDUCE
  if (arc) {
    const first = firstLargest(score, ARCS, COLUMNS)
    if (best < 0 || score[first] > score[best]) best = first
  }
  if (brk && (best < 0 || score[BREAK] > score[best])) best = BREAK
  return best
}

/** Does a move (its column): the state, heads and arc classes change. */
export function apply(s: State, move: number, lefts: number, starts: Uint8Array, head: Int32Array, moves: Uint8Array): void {
  const b0 = s.front(0)
  const s0 = s.top(0)
  if (move === SHIFT) {
    s.push(b0)
  } else if (move === REDUCE) {
    s.stack.pop()
    if (head[s0] < 0 && s.stack.length > 0) {
      s.shifted[s0] = 1
      s.again.push(s0)
    }
  } else if (move === BREAK) {
    starts[s.front(1)] = STARTS
  } else if (move < ARCS + lefts) {
    const old = head[s0]
    if (old >= 0 && s.right[old] === s0) s.right[old] = s.before[s0]
    head[s0] = b0
    moves[s0] = move - ARCS
    s.left[b0] = s0
    s.shifted[b0] = 0
    s.stack.pop()
  } else {
    head[b0] = s0
    moves[b0] = move - ARCS
    s.before[b0] = s.right[s0]
    s.right[s0] = b0
    s.push(b0)
  }
}
