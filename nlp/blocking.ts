/**
 * Candidate pairs for comparison: items that share a key. Nothing is compared with everything. Keys that only one item has
 * are never kept (a counting filter sees them first, Fan et al. 2000), so memory grows with what is shared; what is kept are
 * numbers in typed arrays.
 */
import { createNumbers } from "./numbers.ts"

const { imul } = Math

/** 53 bits of a text: two multiplicative hashes side by side. Equal texts have equal keys, others hardly ever. */
export const textKey = (text: string): number => {
  let low = 0x811c9dc5
  let high = 0x9e3779b9
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    low = imul(low ^ unit, 0x01000193)
    high = imul(high ^ unit, 0x85ebca6b) ^ (high >>> 15)
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

const slotOf = (key: number, mask: number): number => {
  const mixed = Math.imul((key / 0x1_0000_0000) ^ key ^ (key >>> 15), 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) & mask
}

/** Tells of a key whether at least two have it, or seem to: hardly ever without being so. */
interface SharedKeys {
  readonly count: (key: number) => void
  readonly isShared: (key: number) => boolean
}

/** A filter for about so many keys. */
const createSharedKeys = (keys: number): SharedKeys => {
  let size = SMALLEST_FILTER
  while (size < LARGEST_FILTER && size < 2 * keys) size *= 2
  const counts = new Uint8Array(size)
  return {
    count: (key) => {
      const slot = slotOf(key, size - 1)
      if (counts[slot] < 2) counts[slot]++
    },
    isShared: (key) => counts[slotOf(key, size - 1)] === 2
  }
}

const KEYS_PER_ITEM = 128

/** Of so few items, keys are kept from the first time that they are asked for to the second. */
const FEW_ITEMS = 1024

const remembered = (keysOf: Blocking["keysOf"]): Blocking["keysOf"] => {
  const known: Array<ReadonlyArray<number>> = []
  return (item) => (known[item] ??= [...keysOf(item)])
}

/** Keys are sorted in parts of this size, so that sorting needs little room. */
const PARTS = 16

/** Keys that are shared, or seem to be, with the items that have them, in parts. */
const filed = ({ items, keysOf: computed }: Blocking) => {
  const shared = createSharedKeys(items * KEYS_PER_ITEM)
  const keysOf = items <= FEW_ITEMS ? remembered(computed) : computed
  for (let item = 0; item < items; item++) for (const key of keysOf(item)) shared.count(key)
  const parts = Array.from({ length: PARTS }, () => ({ keys: createNumbers(Float64Array), items: createNumbers(Uint32Array) }))
  for (let item = 0; item < items; item++) {
    for (const key of keysOf(item)) {
      if (!shared.isShared(key)) continue
      const part = parts[slotOf(key, PARTS - 1)]
      part.keys.push(key)
      part.items.push(item)
    }
  }
  return parts.map((part) => ({ keys: part.keys.taken(), items: part.items.taken() }))
}

/** Place of a value in an ascending array that has it. */
const placeIn = (sorted: Float64Array, value: number): number => {
  let low = 0
  let high = sorted.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] < value) low = middle + 1
    else high = middle
  }
  return low
}

/** Tells of a key whether it is among these at least twice. */
export const sharedAmong = (keys: Float64Array): ((key: number) => boolean) => {
  const sorted = keys.slice().sort()
  let count = 0
  for (let k = 1; k < sorted.length; k++)
    if (sorted[k] === sorted[k - 1] && (count === 0 || sorted[count - 1] !== sorted[k])) sorted[count++] = sorted[k]
  const shared = sorted.slice(0, count)
  return (key) => count > 0 && shared[placeIn(shared, key)] === key
}

/** Lists of numbers: list `i` is `values[at[i]]` … `values[at[i + 1] - 1]`. */
interface Lists {
  readonly at: Uint32Array
  readonly values: Uint32Array
}

/** The values that go with each of `lists` numbers, in the order in which they come. */
const listed = (lists: number, numbers: Uint32Array, values: Uint32Array): Lists => {
  const at = new Uint32Array(lists + 1)
  for (const number of numbers) at[number + 1]++
  for (let list = 0; list < lists; list++) at[list + 1] += at[list]
  const filled = new Uint32Array(values.length)
  const next = at.slice()
  numbers.forEach((number, k) => {
    filled[next[number]++] = values[k]
  })
  return { at, values: filled }
}

/** Items of each key of a part, ascending. */
const itemsOfKeys = ({ items, keys }: { readonly keys: Float64Array; readonly items: Uint32Array }): Lists => {
  const sorted = keys.slice().sort()
  let distinct = 0
  for (let k = 0; k < sorted.length; k++) if (k === 0 || sorted[k] !== sorted[k - 1]) sorted[distinct++] = sorted[k]
  const known = sorted.subarray(0, distinct)
  return listed(
    distinct,
    Uint32Array.from(keys, (key) => placeIn(known, key)),
    items
  )
}

/** Lists of items that share a key, and what follows each item in a list that is too long for that. */
const families = (blocking: Blocking): { readonly lists: Lists; readonly following: Lists } => {
  const { isChained = false, items, maxSharers } = blocking
  const at = createNumbers(Uint32Array)
  const members = createNumbers(Uint32Array)
  const before = createNumbers(Uint32Array)
  const after = createNumbers(Uint32Array)
  const parts = filed(blocking)
  while (parts.length > 0) {
    const { at: from, values } = itemsOfKeys(parts.pop()!)
    for (let key = 0; key + 1 < from.length; key++) {
      const own = values.subarray(from[key], from[key + 1])
      let sharers = 0
      // An item may have a key twice.
      for (let k = 0; k < own.length; k++) if (k === 0 || own[k] !== own[k - 1]) own[sharers++] = own[k]
      if (sharers > maxSharers) {
        for (let k = 0; isChained && k + 1 < sharers; k++) {
          before.push(own[k])
          after.push(own[k + 1])
        }
      } else if (sharers > 1) {
        at.push(members.length())
        for (let k = 0; k < sharers; k++) members.push(own[k])
      }
    }
  }
  at.push(members.length())
  return { lists: { at: at.taken(), values: members.taken() }, following: listed(items, before.taken(), after.taken()) }
}

/** The lists of each item. */
const listsOfItems = (items: number, { at, values }: Lists): Lists => {
  const lists = new Uint32Array(values.length)
  for (let list = 0; list + 1 < at.length; list++) lists.fill(list, at[list], at[list + 1])
  return listed(items, values, lists)
}

/** Every pair of items that share a key, each once, the smaller first, in order. Only the pairs of one item are in memory. */
export function* pairsSharing(blocking: Blocking): Generator<readonly [number, number]> {
  const { items, mayPair = () => true } = blocking
  const { following, lists } = families(blocking)
  const own = listsOfItems(items, lists)
  /** Item → one more than the last item that it was met with. */
  const met = new Uint32Array(items)
  const partners = createNumbers(Uint32Array)
  for (let a = 0; a < items; a++) {
    partners.clear()
    const meet = (b: number): void => {
      if (met[b] === a + 1) return
      met[b] = a + 1
      if (mayPair(a, b)) partners.push(b)
    }
    for (let k = own.at[a]; k < own.at[a + 1]; k++) {
      const list = own.values[k]
      // Lists are ascending: what comes before has met this one.
      for (let m = lists.at[list + 1] - 1; m >= lists.at[list] && lists.values[m] > a; m--) meet(lists.values[m])
    }
    for (let k = following.at[a]; k < following.at[a + 1]; k++) meet(following.values[k])
    for (const b of partners.taken().sort()) yield [a, b]
  }
}
