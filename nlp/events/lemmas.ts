/** The parse with lemmas the lexicon can look up: lower-cased, and with the silent e that rule lemmatizers drop (“staged” → stage). */
import { Doc } from "../engine/doc.ts"
import type { EventLexicon } from "./lexicon.ts"

export class LexiconDoc extends Doc {
  readonly #lemmas: Array<string | undefined> = []
  readonly #known: ReadonlySet<string>

  constructor(doc: Doc, lexicon: EventLexicon) {
    super(doc.columns)
    this.#known = lexicon.lemmas
  }
  override lemma(i: number): string {
    return (this.#lemmas[i] ??= this.#correct(i))
  }
  #correct(i: number): string {
    const lemma = super.lemma(i).toLowerCase()
    if (this.#known.has(lemma)) return lemma
    const tag = this.tag(i)
    if (tag === "VBD" || tag === "VBN" || tag === "VBG") {
      const text = this.lower(i)
      const full = `${lemma}e`
      if ((text === `${full}d` || text === `${lemma}ing`) && this.#known.has(full)) return full
    }
    return lemma
  }
}
