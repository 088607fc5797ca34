/** tree.c in plain JavaScript. */
import type { Kernel } from "./kernel.ts"
import type { ScalarMemory } from "./scalar-memory.ts"

const DECORATED = 256
const NONE = 255
const ROUNDS = 12

export function scalarTree(m: ScalarMemory): Pick<Kernel, "tree" | "classify" | "add_bias"> {
  return {
    tree: (headAt, move, n, plain, lifted, root, spaceAt, preset, startsAt, depAt) => {
      const head = m.i32.subarray(headAt / 4, headAt / 4 + n)
      const dep = m.i32.subarray(depAt / 4, depAt / 4 + n)
      const space = m.u8.subarray(spaceAt, spaceAt + n)
      const starts = m.u8.subarray(startsAt, startsAt + n)
      let any = false
      for (let i = 0; i < n; i++) {
        const arc = m.u8[move + i]
        if (head[i] < 0) {
          head[i] = i
          dep[i] = root
        } else if (m.u8[lifted + arc] === NONE) {
          dep[i] = m.u8[plain + arc]
        } else {
          dep[i] = DECORATED + arc
          any = true
        }
      }
      if (any) {
        const edge = edges(head)
        for (let i = 0; i < n; i++) {
          if (dep[i] < DECORATED) continue
          const arc = dep[i] - DECORATED
          head[i] = liftedHead(i, head[i], m.u8[lifted + arc], head, dep, space, edge)
          dep[i] = m.u8[plain + arc]
        }
      }
      if (preset !== 0) return
      const { left } = edges(head)
      starts.fill(0)
      for (let i = 0; i < n; i++) if (head[i] === i) starts[left[i]] = 1
    },
    classify: (logits, rows, stride, bias, classes, to) => {
      const f = Math.fround
      for (let r = 0; r < rows; r++) {
        const at = logits / 4 + r * stride
        let best = 0
        let top = f(m.f32[at] + m.f32[bias / 4])
        for (let c = 1; c < classes; c++) {
          const s = f(m.f32[at + c] + m.f32[bias / 4 + c])
          if (s > top) {
            best = c
            top = s
          }
        }
        m.u8[to + r] = best
      }
    },
    add_bias: (x, rows, stride, bias, width) => {
      for (let r = 0; r < rows; r++)
        for (let k = 0; k < width; k++) {
          const at = x / 4 + r * stride + k
          m.f32[at] = m.f32[at] + m.f32[bias / 4 + k]
        }
    }
  }
}

interface Edges {
  readonly left: Int32Array
  readonly right: Int32Array
}

function edges(head: Int32Array): Edges {
  const n = head.length
  const left = Int32Array.from(head, (_, i) => i)
  const right = left.slice()
  const widen = (i: number): void => {
    const h = head[i]
    if (left[i] < left[h]) left[h] = left[i]
    if (right[i] > right[h]) right[h] = right[i]
  }
  for (let round = 0; round < ROUNDS; round++) {
    for (let i = 0; i < n; i++) widen(i)
    for (let i = n - 1; i >= 0; i--) widen(i)
    if (withinSentences(head, left)) break
  }
  return { left, right }
}

function withinSentences(head: Int32Array, left: Int32Array): boolean {
  const n = head.length
  const mark = new Uint8Array(n)
  for (let i = 0; i < n; i++) if (head[i] === i) mark[left[i]] = 1
  let start = 0
  for (let i = 0; i < n; i++) {
    if (!(i > 0 && mark[i] === 1) && i !== n - 1) continue
    for (let j = start; j < i; j++) if (head[j] < start || head[j] > i) return false
    start = i
  }
  return true
}

function liftedHead(token: number, top: number, label: number, head: Int32Array, dep: Int32Array, space: Uint8Array, edge: Edges): number {
  const queue = [top]
  for (const t of queue) {
    for (let j = edge.left[t]; j <= edge.right[t]; j++) {
      if (j === t || head[j] !== t || j === token || space[j] !== 0) continue
      if (dep[j] === label) return j
      if (queue.length < head.length) queue.push(j)
    }
  }
  return top
}
