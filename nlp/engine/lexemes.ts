/** Token types: what is true of a word wherever it stands, computed once. */
import { firstCharacter, isSpaceText, lastThreeCharacters, ownText, wordShape } from "./characters.ts"
import { StringHasher } from "./network/string-ids.ts"
import type { LexemeFeatures } from "./network-types.ts"

/** One type: exact text and norm, and the features the network hashes. */
export interface Lexeme extends LexemeFeatures {
  readonly lower: string
}

/** The tables of the model that features are made from (`en_md.json`). */
export interface LexemeTables {
  /** String id (16 hexadecimal digits) → norm. */
  readonly norms: Readonly<Record<string, string>>
  /** Text → norm, where `norms` has none. */
  readonly baseNorms: Readonly<Record<string, string>>
  readonly symbols: Readonly<Record<string, number>>
  /** Characters that Python calls digits though they are not decimal. */
  readonly extraDigits: string
}

const hexadecimal = (half: number): string => half.toString(16).padStart(8, "0")

/** Makes lexemes. Holds no words: `LexemeTable` does, and can be thrown away. */
export class LexemeMaker {
  readonly #norms: ReadonlyMap<string, string>
  readonly #baseNorms: ReadonlyMap<string, string>
  readonly #hasher: StringHasher
  readonly #extraDigits: ReadonlySet<string>

  constructor(tables: LexemeTables) {
    this.#norms = new Map(Object.entries(tables.norms))
    this.#baseNorms = new Map(Object.entries(tables.baseNorms))
    this.#hasher = new StringHasher(tables.symbols)
    this.#extraDigits = new Set(tables.extraDigits)
  }

  /** The norm of a word that no special case gives one. */
  norm(text: string, lower: string): string {
    this.#hasher.id(text)
    const id = hexadecimal(this.#hasher.hi) + hexadecimal(this.#hasher.lo)
    return this.#norms.get(id) ?? this.#baseNorms.get(text) ?? lower
  }

  make(text: string, ownNorm: string | undefined): Lexeme {
    const own = ownText(text)
    const lower = own.toLowerCase()
    return {
      text: own,
      lower,
      norm: ownNorm ?? this.norm(own, lower),
      prefix: firstCharacter(own),
      suffix: lastThreeCharacters(own),
      shape: wordShape(own, this.#extraDigits),
      isSpace: isSpaceText(own)
    }
  }
}

/** A type with its short strings and table entries. */
const TYPE_BYTES = 400

/** Lexemes by number. Append-only, so whoever computes something for a type can keep it by its number. */
export class LexemeTable {
  readonly lexemes: Array<Lexeme> = []
  readonly #maker: LexemeMaker
  readonly #plain = new Map<string, number>()
  readonly #withNorm = new Map<string, number>()
  #units = 0

  constructor(maker: LexemeMaker) {
    this.#maker = maker
  }

  /** Roughly what the types occupy, in bytes. */
  get bytes(): number {
    return this.lexemes.length * TYPE_BYTES + this.#units * 2
  }

  /** Number of the type with this text and, from a special case, this norm. */
  intern(text: string, ownNorm?: string): number {
    const table = ownNorm === undefined ? this.#plain : this.#withNorm
    const key = ownNorm === undefined ? text : `${text}\u0000${ownNorm}`
    const known = table.get(key)
    if (known !== undefined) return known
    const lexeme = this.#maker.make(text, ownNorm)
    const id = this.lexemes.length
    this.lexemes.push(lexeme)
    this.#units += 3 * lexeme.text.length
    table.set(ownNorm === undefined ? lexeme.text : key, id)
    return id
  }
}
