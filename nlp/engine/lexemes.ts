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

const keyOf = (text: string, ownNorm: string | undefined): string => (ownNorm === undefined ? text : `${text}\u0000${ownNorm}`)

/** Lexemes by number. Append-only, so whoever computes something for a type can keep it by its number. */
export class LexemeTable {
  readonly lexemes: Array<Lexeme> = []
  readonly #maker: LexemeMaker
  #before: LexemeTable | null
  readonly #plain = new Map<string, number>()
  readonly #withNorm = new Map<string, number>()
  /** Norms that special cases gave, by type. */
  readonly #ownNorms = new Map<number, string>()
  #units = 0

  /** `before`: a table that this one follows on. Its types get new numbers here when they are met again, and are not made again. */
  constructor(maker: LexemeMaker, before: LexemeTable | null = null) {
    this.#maker = maker
    this.#before = before
    // Two tables at most are held on to.
    if (before !== null) before.#before = null
  }

  /** Roughly what the types occupy, in bytes. */
  get bytes(): number {
    return this.lexemes.length * TYPE_BYTES + this.#units * 2
  }

  /** Number of the type with this text and, from a special case, this norm. */
  intern(text: string, ownNorm?: string): number {
    const key = keyOf(text, ownNorm)
    const known = this.#number(key, ownNorm)
    if (known !== undefined) return known
    const lexeme = this.#before === null ? undefined : this.#before.#find(key, ownNorm)
    return this.#add(lexeme ?? this.#maker.make(text, ownNorm), key, ownNorm)
  }

  /** The number that a type of the table before has here. */
  taken(id: number): number {
    const before = this.#before!
    const ownNorm = before.#ownNorms.get(id)
    const lexeme = before.lexemes[id]
    const key = keyOf(lexeme.text, ownNorm)
    return this.#number(key, ownNorm) ?? this.#add(lexeme, key, ownNorm)
  }

  #add(lexeme: Lexeme, key: string, ownNorm: string | undefined): number {
    const id = this.lexemes.length
    this.lexemes.push(lexeme)
    this.#units += 3 * lexeme.text.length
    if (ownNorm === undefined) this.#plain.set(lexeme.text, id)
    else {
      this.#withNorm.set(key, id)
      this.#ownNorms.set(id, ownNorm)
    }
    return id
  }

  #find(key: string, ownNorm: string | undefined): Lexeme | undefined {
    const id = this.#number(key, ownNorm)
    return id === undefined ? undefined : this.lexemes[id]
  }

  #number(key: string, ownNorm: string | undefined): number | undefined {
    return (ownNorm === undefined ? this.#plain : this.#withNorm).get(key)
  }
}
