/**
 * spaCy's punctuation rules: how much of a chunk's beginning and end is punctuation, where it splits inside, what is a
 * URL. The patterns are the model's; this file only runs them in time linear in the chunk.
 */

/** Sources of the four patterns, for the `u` flag. */
export interface AffixPatterns {
  readonly prefix: string
  readonly suffix: string
  readonly infix: string
  readonly url: string
}

/** A suffix other than a run of dots is never longer than this (the longest alternative has 7 characters). */
const SUFFIX_LIMIT = 24
/** Longer chunks are not tried as URLs: the pattern may go back over them many times. */
const URL_LIMIT = 4096
/** A domain's last part is two letters or more, none a capital of ASCII; an address of numbers has three dots. Costs little to compile. */
const MAY_BE_URL = /\.[a-z\u0080-\uffff]{2}|(?:\.[^.]+){3}/
/** Chunks of these characters alone have no infix. */
const NO_INFIX = /^[A-Za-z0-9'’]*$/

export class Affixes {
  readonly #prefix: RegExp
  readonly #suffix: RegExp
  readonly #infix: RegExp
  readonly #url: RegExp

  constructor(patterns: AffixPatterns) {
    this.#prefix = new RegExp(patterns.prefix, "u")
    this.#suffix = new RegExp(patterns.suffix, "gu")
    this.#infix = new RegExp(patterns.infix, "gu")
    this.#url = new RegExp(patterns.url, "u")
  }

  /** Length of the prefix, 0 without one. */
  prefixLength(text: string): number {
    return this.#prefix.exec(text)?.[0].length ?? 0
  }

  /** Length of the suffix, 0 without one. The search starts near the end: only a run of dots can be long. */
  suffixLength(text: string): number {
    let from = text.length
    while (from > 0 && text.charCodeAt(from - 1) === 0x2e) from--
    this.#suffix.lastIndex = Math.max(0, Math.min(from, text.length - SUFFIX_LIMIT))
    return this.#suffix.exec(text)?.[0].length ?? 0
  }

  /** `[start, end)` of every infix, flat, in order; those at the very start do not count. */
  infixes(text: string): ReadonlyArray<number> {
    const found: Array<number> = []
    if (NO_INFIX.test(text)) return found
    for (const match of text.matchAll(this.#infix)) {
      if (match.index > 0) found.push(match.index, match.index + match[0].length)
    }
    return found
  }

  /** True when any infix matches, also one at the very start. */
  hasInfix(text: string): boolean {
    return !NO_INFIX.test(text) && text.search(this.#infix) !== -1
  }

  isUrl(text: string): boolean {
    return text.length <= URL_LIMIT && MAY_BE_URL.test(text) && this.#url.test(text)
  }
}
