/**
 * spaCy's English tokenizer: white-space chunks, special cases, affixes, and a second pass for special cases that the
 * affixes had torn apart. Chunks do not depend on each other, so each is split once and remembered.
 */
import { Affixes } from "./affixes.ts"
import type { AffixPatterns } from "./affixes.ts"
import { isAsciiWord, isSpaceUnit, ownText } from "./characters.ts"
import { LexemeTable } from "./lexemes.ts"
import type { Lexeme, LexemeMaker } from "./lexemes.ts"
import { SpecialCases } from "./special-cases.ts"
import type { SpecialCaseRules } from "./special-cases.ts"
import { TokenBuffer } from "./token-buffer.ts"
import type { Tokens } from "./token-buffer.ts"

/** Patterns and special cases, as the model's `tokenizer` table gives them. */
export interface TokenizerTables extends AffixPatterns {
  readonly rules: SpecialCaseRules
}

/** Chunks longer than this hardly ever come back. */
const MEMO_CHUNK_LIMIT = 64
/** What types and remembered chunks may occupy, in two generations: room for some 40,000 types. */
const DEFAULT_MEMORY_LIMIT = 20_000_000
/** A remembered chunk. */
const CHUNK_BYTES = 150

/** Chunk → its token types; one type as a bare number. */
type Memo = Map<string, number | ReadonlyArray<number>>

export class Tokenizer {
  readonly #affixes: Affixes
  readonly #maker: LexemeMaker
  readonly #special: SpecialCases
  readonly #memoryLimit: number
  #table: LexemeTable
  #memo: Memo = new Map()
  /** Chunks of the table before: they are not split again when they come again. */
  #oldMemo: Memo = new Map()
  readonly #buffer = new TokenBuffer()

  constructor(tables: TokenizerTables, maker: LexemeMaker, memoryLimit = DEFAULT_MEMORY_LIMIT) {
    this.#affixes = new Affixes(tables)
    this.#maker = maker
    this.#memoryLimit = memoryLimit
    this.#special = new SpecialCases(tables.rules, this.#affixes, (text) => this.#splitPlain(text))
    this.#table = new LexemeTable(maker)
  }

  /** The types met so far: append-only, until `turnWhenFull` starts a new table. */
  get lexemes(): ReadonlyArray<Lexeme> {
    return this.#table.lexemes
  }

  /** Starts a new table when the old one is half of what there may be; what comes again is taken from it. True when it did. */
  turnWhenFull(): boolean {
    if (this.#table.bytes + this.#memo.size * CHUNK_BYTES < this.#memoryLimit / 2) return false
    this.#table = new LexemeTable(this.#maker, this.#table)
    this.#oldMemo = this.#memo
    this.#memo = new Map()
    return true
  }

  /** Tokens of `text[start, end)`, with offsets into `text`. Every character but single spaces lies in one token. */
  tokenize(text: string, start: number, end: number): Tokens {
    const buffer = this.#buffer
    buffer.clear()
    if (start < end) this.#scan(text, start, end)
    if (this.#special.mayOccur(buffer, this.#table.lexemes)) this.#special.restore(text, buffer, this.#table)
    return buffer.tokens()
  }

  /** Runs of space and non-space characters; one space after a word belongs to no token. */
  #scan(text: string, start: number, end: number): void {
    let from = start
    let inSpace = isSpaceUnit(text.charCodeAt(start))
    for (let i = start; i < end; i++) {
      const unit = text.charCodeAt(i)
      if (isSpaceUnit(unit) === inSpace) continue
      if (from < i) this.#chunk(text, from, i)
      if (unit === 0x20) {
        this.#buffer.markSpace()
        from = i + 1
      } else from = i
      inSpace = !inSpace
    }
    if (from < end) this.#chunk(text, from, end)
  }

  #chunk(text: string, start: number, end: number): void {
    const chunk = text.slice(start, end)
    let types = this.#memo.get(chunk)
    if (types === undefined) {
      types = this.#again(this.#oldMemo.get(chunk)) ?? this.#split(chunk)
      if (chunk.length <= MEMO_CHUNK_LIMIT) this.#memo.set(ownText(chunk), types)
    }
    if (typeof types === "number") {
      this.#buffer.push(types, start)
      return
    }
    let at = start
    for (const type of types) {
      this.#buffer.push(type, at)
      at += this.#table.lexemes[type].text.length
    }
  }

  /** Types of the table before in this one. */
  #again(types: number | ReadonlyArray<number> | undefined): number | ReadonlyArray<number> | undefined {
    if (types === undefined) return undefined
    return typeof types === "number" ? this.#table.taken(types) : types.map((type) => this.#table.taken(type))
  }

  #split(chunk: string): number | ReadonlyArray<number> {
    const types: Array<number> = []
    const add = (text: string): void => {
      const rule = this.#special.rule(text)
      if (rule === undefined) types.push(this.#table.intern(text))
      else for (const token of rule) types.push(this.#table.intern(token[0], token[1]))
    }
    if (this.#special.rule(chunk) !== undefined || isAsciiWord(chunk)) add(chunk)
    else {
      const plain = (text: string): void => void types.push(this.#table.intern(text))
      this.#splitAffixes(chunk, (text) => this.#special.rule(text) !== undefined, plain, add)
    }
    return types.length === 1 ? types[0] : types
  }

  /** Token texts without any special case. */
  #splitPlain(chunk: string): ReadonlyArray<string> {
    const texts: Array<string> = []
    const plain = (text: string): void => void texts.push(text)
    this.#splitAffixes(chunk, () => false, plain, plain)
    return texts
  }

  /** Strips prefixes and suffixes until a special case or nothing strippable is left; `middle` gets special cases. */
  #splitAffixes(chunk: string, isRule: (text: string) => boolean, plain: (text: string) => void, middle: (text: string) => void): void {
    const suffixes: Array<string> = []
    let rest = chunk
    let lastLength = -1
    while (rest !== "" && rest.length !== lastLength && !isRule(rest)) {
      lastLength = rest.length
      const prefix = this.#affixes.prefixLength(rest)
      const afterPrefix = rest.slice(prefix)
      if (prefix > 0 && afterPrefix !== "" && isRule(afterPrefix)) {
        plain(rest.slice(0, prefix))
        rest = afterPrefix
        break
      }
      const suffix = this.#affixes.suffixLength(afterPrefix)
      const beforeSuffix = rest.slice(0, rest.length - suffix)
      if (suffix > 0 && beforeSuffix !== "" && isRule(beforeSuffix)) {
        suffixes.push(rest.slice(beforeSuffix.length))
        rest = beforeSuffix
        break
      }
      if (prefix > 0) plain(rest.slice(0, prefix))
      if (suffix > 0 && prefix + suffix <= rest.length) {
        suffixes.push(rest.slice(beforeSuffix.length))
        rest = rest.slice(prefix, beforeSuffix.length)
      } else rest = afterPrefix
    }
    if (rest !== "") this.#splitInfixes(rest, isRule, plain, middle)
    for (let i = suffixes.length - 1; i >= 0; i--) plain(suffixes[i])
  }

  #splitInfixes(text: string, isRule: (text: string) => boolean, plain: (text: string) => void, middle: (text: string) => void): void {
    if (isRule(text)) return middle(text)
    if (this.#affixes.isUrl(text)) return plain(text)
    const infixes = this.#affixes.infixes(text)
    let start = 0
    for (let k = 0; k < infixes.length; k += 2) {
      if (start < infixes[k]) plain(text.slice(start, infixes[k]))
      plain(text.slice(infixes[k], infixes[k + 1]))
      start = infixes[k + 1]
    }
    if (start < text.length) plain(text.slice(start))
  }
}
