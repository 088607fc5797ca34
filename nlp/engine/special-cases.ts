/**
 * Words with a tokenization of their own (`don't`, `a.m.`, `:-)`), and the pass over a whole text that puts those
 * together again which the affix rules had torn apart.
 */
import type { Affixes } from "./affixes.ts"
import type { Lexeme, LexemeTable } from "./lexemes.ts"
import type { TokenBuffer } from "./token-buffer.ts"

/** One token of a special case: its text and, where the case gives one, its norm. */
export type SpecialToken = readonly [text: string, norm?: string]
/** Exact chunk text → its tokens, whose texts joined give the chunk. */
export type SpecialCaseRules = Readonly<Record<string, ReadonlyArray<SpecialToken>>>

/** Tokens `[first, last)` that read like a torn special case. */
interface Match {
  readonly first: number
  readonly last: number
}

export class SpecialCases {
  readonly #rules: ReadonlyMap<string, ReadonlyArray<SpecialToken>>
  readonly #longest: number
  readonly #affixes: Affixes
  readonly #split: (text: string) => ReadonlyArray<string>
  /** First token text → the token texts of every torn case that begins with it. */
  #torn: ReadonlyMap<string, ReadonlyArray<ReadonlyArray<string>>> | null = null
  /** Per type: can a torn case begin with it? 0 not asked yet, 1 no, 2 yes. */
  #opens = new Uint8Array(1024)
  #opensFor: ReadonlyArray<Lexeme> | null = null

  /** `split` tokenizes a chunk by affixes alone. */
  constructor(rules: SpecialCaseRules, affixes: Affixes, split: (text: string) => ReadonlyArray<string>) {
    this.#rules = new Map(Object.entries(rules))
    this.#longest = Math.max(0, ...Array.from(this.#rules.keys(), (key) => key.length))
    this.#affixes = affixes
    this.#split = split
  }

  /** The tokens of a special case. Long texts are not hashed to find out. */
  rule(text: string): ReadonlyArray<SpecialToken> | undefined {
    return text.length <= this.#longest ? this.#rules.get(text) : undefined
  }

  /** True when some token could begin a torn special case. */
  mayOccur(tokens: TokenBuffer, lexemes: ReadonlyArray<Lexeme>): boolean {
    for (let i = 0; i < tokens.length; i++) if (this.#canOpen(tokens.lexeme[i], lexemes)) return true
    return false
  }

  /** Replaces torn special cases by their own tokens, in place. */
  restore(text: string, tokens: TokenBuffer, table: LexemeTable): void {
    const matches = keepLongest(this.#find(tokens, table.lexemes), tokens.length)
    if (matches.length === 0) return
    const before = { lexeme: tokens.lexeme.slice(0, tokens.length), start: tokens.start.slice(0, tokens.length) }
    const spaceAfter = tokens.spaceAfter.slice(0, tokens.length)
    const length = tokens.length
    const endOf = (i: number): number => before.start[i] + table.lexemes[before.lexeme[i]].text.length
    tokens.clear()
    let next = 0
    for (let i = 0; i < length;) {
      const match = next < matches.length && matches[next].first === i ? matches[next++] : null
      const rule = match === null ? undefined : this.rule(text.slice(before.start[i], endOf(match.last - 1)))
      if (match === null || rule === undefined) {
        tokens.push(before.lexeme[i], before.start[i])
        if (spaceAfter[i] === 1) tokens.markSpace()
        i++
        continue
      }
      let at = before.start[i]
      for (const [tokenText, norm] of rule) {
        tokens.push(table.intern(tokenText, norm), at)
        at += tokenText.length
      }
      if (spaceAfter[match.last - 1] === 1) tokens.markSpace()
      i = match.last
    }
  }

  #canOpen(type: number, lexemes: ReadonlyArray<Lexeme>): boolean {
    if (this.#opensFor !== lexemes) {
      this.#opensFor = lexemes
      this.#opens.fill(0)
    }
    if (type >= this.#opens.length) {
      const grown = new Uint8Array(Math.max(type + 1, this.#opens.length * 2))
      grown.set(this.#opens)
      this.#opens = grown
    }
    if (this.#opens[type] === 0) this.#opens[type] = this.#tornCases().has(lexemes[type].text) ? 2 : 1
    return this.#opens[type] === 2
  }

  #find(tokens: TokenBuffer, lexemes: ReadonlyArray<Lexeme>): Array<Match> {
    const found: Array<Match> = []
    for (let i = 0; i < tokens.length; i++) {
      if (!this.#canOpen(tokens.lexeme[i], lexemes)) continue
      for (const texts of this.#tornCases().get(lexemes[tokens.lexeme[i]].text) ?? []) {
        let k = 1
        while (k < texts.length && i + k < tokens.length && lexemes[tokens.lexeme[i + k]].text === texts[k]) k++
        if (k === texts.length) found.push({ first: i, last: i + k })
      }
    }
    return found
  }

  #tornCases(): ReadonlyMap<string, ReadonlyArray<ReadonlyArray<string>>> {
    if (this.#torn !== null) return this.#torn
    const torn = new Map<string, Array<ReadonlyArray<string>>>()
    for (const key of this.#rules.keys()) {
      const affixes = this.#affixes
      const isTorn = affixes.prefixLength(key) > 0 || affixes.suffixLength(key) > 0 || affixes.hasInfix(key) || key.includes(" ")
      if (!isTorn) continue
      const texts = this.#split(key)
      const same = torn.get(texts[0])
      if (same === undefined) torn.set(texts[0], [texts])
      else same.push(texts)
    }
    return (this.#torn = torn)
  }
}

/**
 * Of overlapping matches the longest, then the first. As in spaCy, a match is dropped when its first or last token
 * lies in an earlier one, and also a dropped match claims its tokens.
 */
const keepLongest = (matches: Array<Match>, length: number): ReadonlyArray<Match> => {
  if (matches.length === 0) return matches
  const claimed = new Uint8Array(length)
  const kept: Array<Match> = []
  matches.sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first)
  for (const match of matches) {
    if (claimed[match.first] === 0 && claimed[match.last - 1] === 0) kept.push(match)
    claimed.fill(1, match.first, match.last)
  }
  return kept.sort((a, b) => a.first - b.first)
}
