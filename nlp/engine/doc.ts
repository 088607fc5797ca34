/**
 * A parsed text, as columns: one slot a token, typed arrays for numbers, one string table for words and labels.
 * Offsets are UTF-16 units of `text`, half-open. Token indices are 0-based over the whole text; `head` is absolute
 * and a root is its own head. Labels are spaCy's English ones (Penn tags, UD part of speech, ClearNLP dependencies,
 * OntoNotes entities).
 */
import type { Span } from "../span.ts"
import { nounChunks } from "./noun-chunks.ts"
import { Token } from "./token.ts"

/** The columns of a parse, as the engine fills them. Every `…Id` column indexes `strings`. */
export interface DocColumns {
  readonly text: string
  readonly strings: ReadonlyArray<string>
  readonly start: Int32Array
  readonly end: Int32Array
  readonly spaceAfter: Uint8Array
  readonly tagId: Uint32Array
  readonly posId: Uint32Array
  readonly morphId: Uint32Array
  readonly lemmaId: Uint32Array
  readonly normId: Uint32Array
  readonly depId: Uint32Array
  readonly head: Int32Array
  readonly sentStart: Uint8Array
  /** Entities in reading order, as token ranges `[entityStart, entityEnd)`. */
  readonly entityStart: Int32Array
  readonly entityEnd: Int32Array
  readonly entityLabelId: Uint32Array
}

/** A range of tokens `[first, last)`. */
export interface TokenRange {
  readonly first: number
  readonly last: number
}

/** A named entity as the model sees it: a token range and an OntoNotes label (PERSON, GPE, ORG …). */
export interface ModelEntity extends TokenRange {
  readonly label: string
}

const NO_CHILDREN: ReadonlyArray<number> = []

export class Doc {
  readonly columns: DocColumns
  readonly text: string
  /** Number of tokens. */
  readonly length: number
  #childStart: Int32Array | null = null
  #childList: Int32Array | null = null
  #edges: { left: Int32Array; right: Int32Array } | null = null
  #sentences: ReadonlyArray<TokenRange> | null = null
  #sentenceOf: Int32Array | null = null
  #nounChunks: ReadonlyArray<TokenRange> | null = null
  readonly #children: Array<ReadonlyArray<number> | undefined>
  readonly #lower: Array<string | undefined>

  constructor(columns: DocColumns) {
    this.columns = columns
    this.text = columns.text
    this.length = columns.start.length
    this.#children = new Array(this.length)
    this.#lower = new Array(this.length)
  }

  /** The token as an object, for comfort: `doc.token(3).head.text`. Costs an object; loops over indices do not. */
  token(i: number): Token {
    return new Token(this, i)
  }
  *[Symbol.iterator](): Generator<Token, void, undefined> {
    for (let i = 0; i < this.length; i++) yield new Token(this, i)
  }

  start(i: number): number {
    return this.columns.start[i]
  }
  end(i: number): number {
    return this.columns.end[i]
  }
  textOf(i: number): string {
    return this.text.slice(this.columns.start[i], this.columns.end[i])
  }
  /** Lower-cased token text. */
  lower(i: number): string {
    return (this.#lower[i] ??= this.textOf(i).toLowerCase())
  }
  /** Penn Treebank tag (NNP, VBD …). */
  tag(i: number): string {
    return this.columns.strings[this.columns.tagId[i]]
  }
  /** Universal part of speech (PROPN, VERB …). */
  pos(i: number): string {
    return this.columns.strings[this.columns.posId[i]]
  }
  /** Morphology as `Key=Value|…`, empty when there is none. */
  morph(i: number): string {
    return this.columns.strings[this.columns.morphId[i]]
  }
  lemma(i: number): string {
    return this.columns.strings[this.columns.lemmaId[i]]
  }
  norm(i: number): string {
    return this.columns.strings[this.columns.normId[i]]
  }
  /** Dependency label (nsubj, dobj, ccomp …; ROOT for a root). */
  dep(i: number): string {
    return this.columns.strings[this.columns.depId[i]]
  }
  /** Index of the governing token; a root's head is itself. */
  head(i: number): number {
    return this.columns.head[i]
  }
  isRoot(i: number): boolean {
    return this.columns.head[i] === i
  }
  isSpace(i: number): boolean {
    return this.pos(i) === "SPACE"
  }

  /** Children of a token, ascending. */
  children(i: number): ReadonlyArray<number> {
    if (this.#childStart === null || this.#childList === null) this.#index()
    return (this.#children[i] ??= this.#childrenOf(i))
  }
  lefts(i: number): ReadonlyArray<number> {
    return this.children(i).filter((child) => child < i)
  }
  rights(i: number): ReadonlyArray<number> {
    return this.children(i).filter((child) => child > i)
  }
  /** First child with one of the labels, or -1. */
  child(i: number, dep: string, ...others: ReadonlyArray<string>): number {
    const children = this.children(i)
    for (let k = 0; k < children.length; k++) {
      const own = this.dep(children[k])
      if (own === dep || (others.length > 0 && others.includes(own))) return children[k]
    }
    return -1
  }
  /** Left-most token of the subtree. */
  leftEdge(i: number): number {
    return (this.#edges ??= this.#findEdges()).left[i]
  }
  /** Right-most token of the subtree (inclusive). */
  rightEdge(i: number): number {
    return (this.#edges ??= this.#findEdges()).right[i]
  }
  /** Tokens from the left-most to the right-most descendant. */
  subtree(i: number): TokenRange {
    return { first: this.leftEdge(i), last: this.rightEdge(i) + 1 }
  }
  /** Heads from the token's own head up to the root (bounded by the sentence's length). */
  ancestors(i: number): ReadonlyArray<number> {
    const found: Array<number> = []
    let at = i
    while (this.columns.head[at] !== at && found.length < this.length) {
      at = this.columns.head[at]
      found.push(at)
    }
    return found
  }
  /** True when `descendant` lies under `ancestor` (a token is not under itself). */
  isUnder(descendant: number, ancestor: number): boolean {
    let at = descendant
    for (let steps = 0; this.columns.head[at] !== at && steps < this.length; steps++) {
      at = this.columns.head[at]
      if (at === ancestor) return true
    }
    return false
  }

  /** Character span of a token range. */
  spanOf(range: TokenRange): Span {
    return { start: this.columns.start[range.first], end: this.columns.end[range.last - 1] }
  }
  /** Index of the token that holds the character, or of the first token after it; `length` when there is none. */
  tokenAt(offset: number): number {
    let low = 0
    let high = this.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.columns.end[middle] <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
  /** Tokens that share a character with the span; empty (first === last) when none does. */
  tokensIn(span: Span): TokenRange {
    const first = this.tokenAt(span.start)
    let last = first
    while (last < this.length && this.columns.start[last] < span.end) last++
    return { first, last }
  }
  /** The token of a range whose head lies outside it: its syntactic head. */
  rootOf(range: TokenRange): number {
    for (let i = range.first; i < range.last; i++) {
      const head = this.columns.head[i]
      if ((head < range.first || head >= range.last || head === i) && !this.isSpace(i)) return i
    }
    return range.last - 1
  }

  /** Sentences as token ranges, in reading order. */
  get sentences(): ReadonlyArray<TokenRange> {
    if (this.#sentences !== null) return this.#sentences
    const found: Array<TokenRange> = []
    let first = 0
    for (let i = 1; i <= this.length; i++) {
      if (i === this.length || this.columns.sentStart[i] === 1) {
        found.push({ first, last: i })
        first = i
      }
    }
    return (this.#sentences = this.length === 0 ? [] : found)
  }
  /** Ordinal (in `sentences`) of the token's sentence. */
  sentenceOf(i: number): number {
    if (this.#sentenceOf === null) {
      this.#sentenceOf = new Int32Array(this.length)
      this.sentences.forEach((range, ordinal) => this.#sentenceOf!.fill(ordinal, range.first, range.last))
    }
    return this.#sentenceOf[i]
  }
  /** Base noun phrases (“the Chinese foreign minister”), in reading order. */
  get nounChunks(): ReadonlyArray<TokenRange> {
    return (this.#nounChunks ??= nounChunks(this))
  }
  /** Entities as the model found them, in reading order. */
  get entities(): ReadonlyArray<ModelEntity> {
    const { entityStart, entityEnd, entityLabelId, strings } = this.columns
    return Array.from(entityStart, (first, k) => ({ first, last: entityEnd[k], label: strings[entityLabelId[k]] }))
  }

  #childrenOf(i: number): ReadonlyArray<number> {
    const first = this.#childStart![i]
    const last = this.#childStart![i + 1]
    // Most words have none: they share one list.
    if (first === last) return NO_CHILDREN
    const found: Array<number> = []
    for (let k = first; k < last; k++) found.push(this.#childList![k])
    return found
  }

  #index(): void {
    const { head } = this.columns
    const counts = new Int32Array(this.length + 1)
    for (let i = 0; i < this.length; i++) if (head[i] !== i) counts[head[i] + 1]++
    for (let i = 0; i < this.length; i++) counts[i + 1] += counts[i]
    const next = counts.slice()
    const list = new Int32Array(counts[this.length])
    for (let i = 0; i < this.length; i++) if (head[i] !== i) list[next[head[i]]++] = i
    this.#childStart = counts
    this.#childList = list
  }

  #findEdges(): { left: Int32Array; right: Int32Array } {
    const { head } = this.columns
    const left = Int32Array.from({ length: this.length }, (_, i) => i)
    const right = left.slice()
    // From each end inwards: who has been reached from further out has passed it on upwards already.
    for (let i = 0; i < this.length; i++) for (let at = head[i]; left[at] > i; at = head[at]) left[at] = i
    for (let i = this.length - 1; i >= 0; i--) for (let at = head[i]; right[at] < i; at = head[at]) right[at] = i
    return { left, right }
  }
}
