/** Numbers by key, a fifth of what a map of texts takes: there is one for everything that was ever kept. */

/** Keys are 32 hex digits, hashes all over, so that any of their bits will do to find them. */
const WORDS = 4
const DIGITS = 8
const FREE = -1

export interface KeyIndex {
  /** The number of a key, null for none. */
  readonly get: (key: string) => number | null
  /** Gives a key a number from 0, in place of one it may have. */
  readonly set: (key: string, number: number) => void
  readonly delete: (key: string) => void
}

export const createKeyIndex = (): KeyIndex => {
  let slots = 1024
  let used = 0
  let keys = new Uint32Array(slots * WORDS)
  let numbers = new Int32Array(slots).fill(FREE)
  let taken = new Uint8Array(slots)
  const wanted = new Uint32Array(WORDS)
  const slotOf = (key: Uint32Array): number => {
    for (let slot = key[0] & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      if (taken[slot] === 0) return slot
      const at = slot * WORDS
      if (keys[at] === key[0] && keys[at + 1] === key[1] && keys[at + 2] === key[2] && keys[at + 3] === key[3]) return slot
    }
  }
  const find = (key: string): number => {
    for (let word = 0; word < WORDS; word++) wanted[word] = Number.parseInt(key.slice(word * DIGITS, (word + 1) * DIGITS), 16)
    return slotOf(wanted)
  }
  const put = (slot: number, key: Uint32Array, number: number): void => {
    if (taken[slot] === 0) used++
    taken[slot] = 1
    keys.set(key, slot * WORDS)
    numbers[slot] = number
  }
  const grow = (): void => {
    const [oldKeys, oldNumbers] = [keys, numbers]
    slots *= 2
    used = 0
    keys = new Uint32Array(slots * WORDS)
    numbers = new Int32Array(slots).fill(FREE)
    taken = new Uint8Array(slots)
    oldNumbers.forEach((number, slot) => {
      const key = oldKeys.subarray(slot * WORDS, (slot + 1) * WORDS)
      if (number !== FREE) put(slotOf(key), key, number)
    })
  }
  return {
    get: (key) => {
      const number = numbers[find(key)]
      return number === FREE ? null : number
    },
    set: (key, number) => {
      if (2 * used >= slots) grow()
      put(find(key), wanted, number)
    },
    // The place stays taken, so that what stands behind it is still found.
    delete: (key) => {
      numbers[find(key)] = FREE
    }
  }
}
