/**
 * Part of speech, morphology and lemma of every token of a segment. A token's outcome depends on its word (as far as
 * some rule names it), tag and dependency, so each such triple is worked out once; lemmas likewise once a word.
 */
import type { AttributeRuler, RulerResult, RulerView } from "./attribute-ruler.ts"
import type { Lemmatizer } from "./lemmatizer.ts"
import type { Lexeme } from "./lexemes.ts"
import type { StringTable } from "./strings.ts"

/** Columns that a segment's outcome is written to, from index `at`. String ids. */
export interface MorphologyColumns {
  readonly tagId: Uint32Array
  readonly posId: Uint32Array
  readonly morphId: Uint32Array
  readonly lemmaId: Uint32Array
  readonly normId: Uint32Array
  readonly depId: Uint32Array
}

/** A segment as tokenizer and network leave it. */
export interface TaggedSegment {
  readonly lexemes: ReadonlyArray<Lexeme>
  readonly lexeme: Int32Array
  readonly tag: Uint8Array
  readonly dep: Uint16Array
}

/** A triple's outcome. */
interface Outcome extends RulerResult {
  readonly view: RulerView
  /** A rule about this token and the next could hold. */
  readonly opensPair: boolean
  /** Number of the pair (part of speech, morphology). */
  readonly kind: number
}

const MAX_KINDS = 4096
const SPACE_CLASS = 1

export class Morphology {
  readonly #ruler: AttributeRuler
  readonly #lemmatizer: Lemmatizer
  readonly #strings: StringTable
  readonly #tags: ReadonlyArray<string>
  readonly #deps: ReadonlyArray<string>
  readonly #classes: Array<string> = ["", ""]
  readonly #classIds = new Map<string, number>()
  readonly #outcomes = new Map<number, Outcome>()
  readonly #kinds = new Map<string, number>()
  #lexemes: ReadonlyArray<Lexeme> | null = null
  /** Per type: its word class + 1, and its norm + 1; 0 when not asked yet. */
  #classOf = new Int32Array(0)
  #normOf = new Int32Array(0)
  #lemmas = new Map<number, number>()

  /** `tags` and `deps`: what the network's numbers stand for. Everything it remembers are ids of `strings`. */
  constructor(
    ruler: AttributeRuler,
    lemmatizer: Lemmatizer,
    strings: StringTable,
    tags: ReadonlyArray<string>,
    deps: ReadonlyArray<string>
  ) {
    this.#ruler = ruler
    this.#lemmatizer = lemmatizer
    this.#strings = strings
    this.#tags = tags
    this.#deps = deps
  }

  /** Fills the columns of one segment from index `at`. */
  annotate(segment: TaggedSegment, columns: MorphologyColumns, at: number): void {
    this.#follow(segment.lexemes)
    const { lexeme } = segment
    let previous: Outcome | null = null
    for (let i = 0; i < lexeme.length; i++) {
      const outcome = this.#outcome(segment, i)
      const isPair = outcome.opensPair || (previous !== null && previous.opensPair)
      const result = isPair ? this.#withNeighbours(segment, i, outcome) : outcome
      const slot = at + i
      columns.tagId[slot] = result.tag
      columns.depId[slot] = result.dep
      columns.posId[slot] = result.pos
      columns.morphId[slot] = result.morph
      columns.normId[slot] = this.#norm(lexeme[i])
      columns.lemmaId[slot] = result.lemma >= 0 ? result.lemma : this.#lemma(lexeme[i], result)
      previous = outcome
    }
  }

  /** Starts anew what is kept by type number when the types are others. */
  #follow(lexemes: ReadonlyArray<Lexeme>): void {
    if (this.#lexemes !== lexemes) {
      this.#lexemes = lexemes
      this.#classOf = new Int32Array(0)
      this.#normOf = new Int32Array(0)
      this.#lemmas = new Map()
    }
    if (this.#classOf.length >= lexemes.length) return
    const classOf = new Int32Array(lexemes.length * 2)
    const normOf = new Int32Array(lexemes.length * 2)
    classOf.set(this.#classOf)
    normOf.set(this.#normOf)
    this.#classOf = classOf
    this.#normOf = normOf
  }

  #type(lexeme: number): Lexeme {
    return this.#lexemes![lexeme]
  }

  #wordClass(lexeme: number): number {
    if (this.#classOf[lexeme] > 0) return this.#classOf[lexeme] - 1
    const { lower, isSpace } = this.#type(lexeme)
    const word = this.#ruler.wordClass(lower)
    let id = word === "" ? (isSpace ? SPACE_CLASS : 0) : this.#classIds.get(word)
    if (id === undefined) {
      id = this.#classes.push(word) - 1
      this.#classIds.set(word, id)
    }
    this.#classOf[lexeme] = id + 1
    return id
  }

  #outcome(segment: TaggedSegment, i: number): Outcome {
    const word = this.#wordClass(segment.lexeme[i])
    const key = (word * 256 + segment.tag[i]) * 1024 + segment.dep[i]
    const known = this.#outcomes.get(key)
    if (known !== undefined) return known
    const view: RulerView = {
      lower: this.#classes[word],
      tag: this.#tags[segment.tag[i]],
      dep: this.#deps[segment.dep[i]],
      isSpace: word === SPACE_CLASS
    }
    const outcome = this.#complete(view, this.#ruler.apply(null, view, null, this.#strings))
    this.#outcomes.set(key, outcome)
    return outcome
  }

  #complete(view: RulerView, result: RulerResult): Outcome {
    const pair = `${result.pos} ${result.morph}`
    const kind = this.#kinds.get(pair) ?? this.#kinds.size
    this.#kinds.set(pair, kind)
    return { ...result, view, opensPair: this.#ruler.opensPair(view), kind }
  }

  #withNeighbours(segment: TaggedSegment, i: number, outcome: Outcome): Outcome {
    const previous = i > 0 ? this.#outcome(segment, i - 1).view : null
    const next = i + 1 < segment.lexeme.length ? this.#outcome(segment, i + 1).view : null
    return this.#complete(outcome.view, this.#ruler.apply(previous, outcome.view, next, this.#strings))
  }

  #norm(lexeme: number): number {
    if (this.#normOf[lexeme] === 0) this.#normOf[lexeme] = this.#strings.id(this.#type(lexeme).norm) + 1
    return this.#normOf[lexeme] - 1
  }

  #lemma(lexeme: number, outcome: Outcome): number {
    const key = lexeme * MAX_KINDS + outcome.kind
    const known = this.#lemmas.get(key)
    if (known !== undefined) return known
    const { strings } = this.#strings
    const lemma = this.#lemmatizer.lemma(this.#type(lexeme).text, strings[outcome.pos], strings[outcome.morph])
    const id = this.#strings.id(lemma)
    this.#lemmas.set(key, id)
    return id
  }
}
