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
  const { items, keysOf, maxSharers } = blocking
  const counts = countKeys(blocking)
  const files = new Map<number, Array<number>>()
  for (let item = 0; item < items; item++) {
    for (const key of keysOf(item)) {
      if (counts[slotOf(key, counts.length - 1)] < 2) continue
      const list = files.get(key)
      if (list === undefined) files.set(key, [item])
      else if (list.length <= maxSharers && list[list.length - 1] !== item) list.push(item)
    }
  }
  return files
}

/** A list of numbers that grows without boxing them. */
class Numbers {
  #values = new Float64Array(1024)
  #length = 0
  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Float64Array(2 * this.#length)
      grown.set(this.#values)
      this.#values = grown
    }
    this.#values[this.#length++] = value
  }
  sorted(): Float64Array {
    return this.#values.subarray(0, this.#length).sort()
  }
}

/** Every pair of items that share a key, each once, the smaller first, in order. */
export const pairsSharing = (blocking: Blocking): ReadonlyArray<readonly [number, number]> => {
  const { items, maxSharers, mayPair = () => true } = blocking
  const codes = new Numbers()
  for (const list of fileShared(blocking).values()) {
    if (list.length > maxSharers) continue
    for (let a = 0; a < list.length; a++) {
      for (let b = a + 1; b < list.length; b++) if (mayPair(list[a], list[b])) codes.push(list[a] * items + list[b])
    }
  }
  const pairs: Array<readonly [number, number]> = []
  let last = -1
  for (const code of codes.sorted()) {
    if (code !== last) pairs.push([Math.floor(code / items), code % items])
    last = code
  }
  return pairs
}
