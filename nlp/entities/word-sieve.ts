/** Turns away words that a list cannot hold, by their length and their first, middle and last letters, before a substring is made or hashed. */

export class WordSieve {
  readonly #places: Uint8Array
  /** A bit for each place of the hash. */
  readonly #mask: number

  /** `words` in lower case; `places` of the hash are a power of two. */
  constructor(words: Iterable<string>, places: number) {
    this.#places = new Uint8Array(places)
    this.#mask = places - 1
    for (const word of words) this.#places[hashOf(word, 0, word.length) & this.#mask] = 1
  }

  /** False where the list has no such word, in any case of letters; true may still be none. Half-open, UTF-16 units of `text`. */
  mayHold(text: string, start: number, end: number): boolean {
    const hash = hashOf(text, start, end)
    return hash === 0 || this.#places[hash & this.#mask] === 1
  }
}

/**
 * Hash of a word's length, ends and middle without case; 0 for words with other letters than English ones there, whose case may be more
 * than a bit.
 */
const hashOf = (text: string, start: number, end: number): number => {
  if (end - start < 2) return 0
  const first = text.charCodeAt(start)
  const second = text.charCodeAt(start + 1)
  const third = text.charCodeAt(end - 2)
  const last = text.charCodeAt(end - 1)
  const middle = text.charCodeAt((start + end) >> 1)
  if ((first | second | third | last | middle) > 127) return 0
  const ends = (((first | 32) * 31 + (second | 32)) * 31 + (third | 32)) * 31 + (last | 32)
  return (ends * 31 + (middle | 32)) * 16 + end - start
}
