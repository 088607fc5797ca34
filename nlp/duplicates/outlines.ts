/**
 * Outlines of sketches: which of a fixed number of slots hold hashes. Two outlines bound what two sketches can share, and tell of
 * nearly all pairs that they are no copies without their sketches being looked at. A few hundred bytes an article.
 */
import { SAMPLE_BOUND } from "./sketch.ts"

/** Slots of the hashes below the sampling bound, as many for those above; 32 in a word. */
const HALF_SLOTS = 1024
const HALF_WORDS = HALF_SLOTS / 32
const WORDS = 2 * HALF_WORDS

/** Most that two sketches can share, and how many hashes of either are compared. */
export interface Bound {
  readonly common: number
  readonly left: number
  readonly right: number
}

export interface Outlines {
  /** Takes the sketch of an article. */
  readonly draw: (article: number, sketch: Uint32Array) => void
  readonly boundOf: (a: number, b: number) => Bound
}

const bitsOf = (word: number): number => {
  const pairs = word - ((word >>> 1) & 0x5555_5555)
  const fours = (pairs & 0x3333_3333) + ((pairs >>> 2) & 0x3333_3333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f_0f0f, 0x0101_0101) >>> 24
}

/** Outlines of so many articles. */
export const createOutlines = (articles: number): Outlines => {
  const slots = new Uint32Array(articles * WORDS)
  // Hashes below and above the bound, and how many of either found their slot taken.
  const sizes = [new Uint32Array(articles), new Uint32Array(articles)]
  const crowded = [new Uint32Array(articles), new Uint32Array(articles)]
  const sharedIn = (half: 0 | 1, a: number, b: number): number => {
    const [left, right] = [a * WORDS + half * HALF_WORDS, b * WORDS + half * HALF_WORDS]
    let taken = 0
    for (let k = 0; k < HALF_WORDS; k++) taken += bitsOf(slots[left + k] & slots[right + k])
    return taken + Math.min(crowded[half][a], crowded[half][b])
  }
  return {
    draw: (article, sketch) => {
      for (let k = 0; k < sketch.length; k++) {
        const half = sketch[k] < SAMPLE_BOUND ? 0 : 1
        const slot = sketch[k] % HALF_SLOTS
        const at = article * WORDS + half * HALF_WORDS + (slot >>> 5)
        sizes[half][article]++
        if (((slots[at] >>> (slot & 31)) & 1) === 1) crowded[half][article]++
        else slots[at] |= 1 << (slot & 31)
      }
    },
    boundOf: (a, b) => {
      const low = { common: sharedIn(0, a, b), left: sizes[0][a], right: sizes[0][b] }
      // Only what both kept is compared: a sketch without hashes above the bound was sampled.
      if (sizes[1][a] === 0 || sizes[1][b] === 0) return low
      return { common: low.common + sharedIn(1, a, b), left: low.left + sizes[1][a], right: low.right + sizes[1][b] }
    }
  }
}
