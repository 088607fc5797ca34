/**
 * Candidate pairs for comparison: items that share a key. Nothing is compared with everything. Keys that only one item has
 * are never kept (a counting filter sees them first, Fan et al. 2000), so memory grows with what is shared.
 */

/** 53 bits of a text: two multiplicative hashes side by side. Equal texts have equal keys, others hardly ever. */
export const textKey = (text: string): number => {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 15)
  }
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0)
}

export interface Blocking {
  readonly items: number
  /** Keys of an item. Asked twice, must answer the same. */
  readonly keysOf: (item: number) => Iterable<number>
  /** A key that more items have tells nothing and proposes no pair. */
  readonly maxSharers: number
  /** True: a key that more items have proposes each of them with the next, so that a large family still hangs together. */
  readonly isChained?: boolean
  /** False leaves a pair out before it is kept. */
  readonly mayPair?: (a: number, b: number) => boolean
}

const SMALLEST_FILTER = 1 << 16
const LARGEST_FILTER = 1 << 26
const SLOTS_PER_ITEM = 256

const slotOf = (key: number, mask: number): number => {
  const mixed = Math.imul((key / 0x1_0000_0000) ^ key ^ (key >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) & mask
}

/** How often each slot is met, up to 2. */
const countKeys = ({ items, keysOf }: Blocking): Uint8Array => {
  let size = SMALLEST_FILTER
  while (size < LARGEST_FILTER && size < items * SLOTS_PER_ITEM) size *= 2
  const counts = new Uint8Array(size)
  for (let item = 0; item < items; item++) {
    for (const key of keysOf(item)) {
      const slot = slotOf(key, size - 1)
      if (counts[slot] < 2) counts[slot]++
    }
  }
  return counts
}

/** Items of each key that at least two items may have; lists stop growing once they are too long to count. */
const fileShared = (blocking: Blocking): ReadonlyMap<number, ReadonlyArray<number>> => {
  const { isChained = false, items, keysOf, maxSharers } = blocking
  const counts = countKeys(blocking)
  const files = new Map<number, Array<number>>()
  for (let item = 0; item < items; item++) {
    for (const key of keysOf(item)) {
      if (counts[slotOf(key, counts.length - 1)] < 2) continue
      const list = files.get(key)
      if (list === undefined) files.set(key, [item])
      else if ((isChained || list.length <= maxSharers) && list[list.length - 1] !== item) list.push(item)
    }
  }
  return files
}

/** The shared files of each item: those of item `i` are `files[at[i]]` … `files[at[i + 1] - 1]` of `lists`. */
const filesOfItems = (items: number, lists: ReadonlyArray<ReadonlyArray<number>>): { readonly at: Uint32Array; readonly files: Uint32Array } => {
  const at = new Uint32Array(items + 1)
  for (const list of lists) for (const item of list) at[item + 1]++
  for (let item = 0; item < items; item++) at[item + 1] += at[item]
  const files = new Uint32Array(at[items])
  const next = at.slice()
  lists.forEach((list, file) => {
    for (const item of list) files[next[item]++] = file
  })
  return { at, files }
}

/** What follows each item in one of the lists: as many pairs as the lists are long. */
const chainsOf = (lists: ReadonlyArray<ReadonlyArray<number>>): ReadonlyMap<number, ReadonlySet<number>> => {
  const following = new Map<number, Set<number>>()
  for (const list of lists) {
    for (let k = 0; k + 1 < list.length; k++) {
      const next = following.get(list[k])
      if (next === undefined) following.set(list[k], new Set([list[k + 1]]))
      else next.add(list[k + 1])
    }
  }
  return following
}

/** Every pair of items that share a key, each once, the smaller first, in order. Only the pairs of one item are in memory. */
export function* pairsSharing(blocking: Blocking): Generator<readonly [number, number]> {
  const { isChained = false, items, maxSharers, mayPair = () => true } = blocking
  const all = [...fileShared(blocking).values()]
  const lists = all.filter((list) => list.length > 1 && list.length <= maxSharers)
  const following = isChained ? chainsOf(all.filter((list) => list.length > maxSharers)) : new Map<number, ReadonlySet<number>>()
  const { at, files } = filesOfItems(items, lists)
  const partners = new Set<number>()
  for (let a = 0; a < items; a++) {
    partners.clear()
    for (let f = at[a]; f < at[a + 1]; f++) for (const b of lists[files[f]]) if (b > a && mayPair(a, b)) partners.add(b)
    for (const b of following.get(a) ?? []) if (mayPair(a, b)) partners.add(b)
    for (const b of Uint32Array.from(partners).sort()) yield [a, b]
  }
}
