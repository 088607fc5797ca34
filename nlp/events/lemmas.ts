/** The parse with lemmas the lexicon can look up: lower-cased, and with the silent e that rule lemmatizers drop (“staged” → stage), and joined verbs with their like. */
import { Doc } from "../engine/doc.ts"
import type { EventLexicon } from "./lexicon.ts"
import { parallelHeads } from "./parallel.ts"

export class LexiconDoc extends Doc {
  readonly #lemmas: Array<string | undefined>
  readonly #known: ReadonlySet<string>
  readonly #parsed: Doc
  /** Null where every verb is joined to its like, as nearly always. */
  readonly #heads: ReadonlyMap<number, number> | null

  constructor(doc: Doc, lexicon: EventLexicon) {
    super(doc.columns)
    this.#parsed = doc
    this.#lemmas = new Array(doc.length)
    this.#known = lexicon.lemmas
    const heads = parallelHeads(doc)
    this.#heads = heads.size > 0 ? heads : null
  }
  override head(i: number): number {
    return this.#heads === null ? super.head(i) : (this.#heads.get(i) ?? super.head(i))
  }
  // What earlier stages have looked up of the tree is not looked up again.
  override children(i: number): ReadonlyArray<number> {
    return this.#parsed.children(i)
  }
  override lower(i: number): string {
    return this.#parsed.lower(i)
  }
  override leftEdge(i: number): number {
    return this.#parsed.leftEdge(i)
  }
  override rightEdge(i: number): number {
    return this.#parsed.rightEdge(i)
  }
  override sentenceOf(i: number): number {
    return this.#parsed.sentenceOf(i)
  }
  override get sentences(): Doc["sentences"] {
    return this.#parsed.sentences
  }
  override lemma(i: number): string {
    return (this.#lemmas[i] ??= this.#correct(i))
  }
  /** “de-risk”: cut at its hyphen by the tokenizer, and another word than “risk”. Null where the table has no such word. */
  #prefixed(i: number): string | null {
    // Offsets first: hardly any word is joined to the one before.
    const isJoined = i > 1 && this.end(i - 1) === this.start(i) && this.end(i - 2) === this.start(i - 1)
    if (!isJoined || this.lower(i - 1) !== "-" || this.lower(i - 2) !== "de") return null
    const word = `de-${super.lemma(i).toLowerCase()}`
    return this.#known.has(word) ? word : null
  }
  #correct(i: number): string {
    const prefixed = this.#prefixed(i)
    if (prefixed !== null) return prefixed
    const parsed = super.lemma(i)
    const lemma = parsed === this.lower(i) ? parsed : parsed.toLowerCase()
    // News has bases of troops; those of an argument are hardly ever told of.
    if (lemma === "basis" && this.lower(i) === "bases") return "base"
    const tag = this.tag(i)
    if ((tag === "VBD" || tag === "VBN" || tag === "VBG") && !this.#known.has(lemma)) {
      const text = this.lower(i)
      const full = `${lemma}e`
      if ((text === `${full}d` || text === `${lemma}ing`) && this.#known.has(full)) return full
    }
    return lemma
  }
}
