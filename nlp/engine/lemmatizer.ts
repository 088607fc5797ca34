/** spaCy's rule lemmatizer for English, with WordNet's word lists read in place: nothing is parsed at start-up. */

/** Suffix rules and exceptions by lower-cased part of speech. */
export interface LemmaTables {
  /** `[ending, replacement]`, in order of preference. */
  readonly rules: Readonly<Record<string, ReadonlyArray<readonly [string, string]>>>
  readonly exc: Readonly<Record<string, Readonly<Record<string, ReadonlyArray<string>>>>>
}

/** A sorted word list, one word a line, inside a longer text. */
interface WordList {
  readonly start: number
  readonly end: number
}

/** The lists of `lemma_index.txt`: sections `#adj` … each sorted by code unit, so a word is found by bisection. */
export class LemmaIndex {
  readonly #text: string
  readonly #lists = new Map<string, WordList>()

  constructor(text: string) {
    this.#text = text
    for (const pos of ["adj", "adv", "noun", "verb"]) {
      const heading = `#${pos}\n`
      const at = text.startsWith(heading) ? 0 : text.indexOf(`\n${heading}`) + 1
      if (at === 0 && !text.startsWith(heading)) continue
      const end = text.indexOf("\n#", at)
      this.#lists.set(pos, { start: at + heading.length, end: end === -1 ? text.length : end + 1 })
    }
  }

  has(pos: string): boolean {
    return this.#lists.has(pos)
  }

  includes(pos: string, word: string): boolean {
    const list = this.#lists.get(pos)
    if (list === undefined) return false
    let low = list.start
    let high = list.end
    while (low < high) {
      const middle = (low + high) >>> 1
      const start = Math.max(list.start, this.#text.lastIndexOf("\n", middle - 1) + 1)
      const newline = this.#text.indexOf("\n", middle)
      const end = newline === -1 ? this.#text.length : newline
      const order = this.#compare(word, start, end)
      if (order === 0) return true
      if (order < 0) high = start
      else low = end + 1
    }
    return false
  }

  /** Order of `word` against the line `[start, end)`. */
  #compare(word: string, start: number, end: number): number {
    const length = Math.min(word.length, end - start)
    for (let i = 0; i < length; i++) {
      const difference = word.charCodeAt(i) - this.#text.charCodeAt(start + i)
      if (difference !== 0) return difference
    }
    return word.length - (end - start)
  }
}

const LETTERS = /^\p{L}+$/u

/** True for a form that is its own lemma, by its morphology. */
const isBaseForm = (pos: string, morph: string): boolean => {
  const has = (feature: string): boolean => morph !== "" && `|${morph}|`.includes(`|${feature}|`)
  if (pos === "noun" && has("Number=Sing")) return true
  if (pos === "verb" && has("VerbForm=Inf")) return true
  if (pos === "verb" && has("VerbForm=Fin") && has("Tense=Pres") && !morph.includes("Number=")) return true
  if (pos === "adj" && has("Degree=Pos")) return true
  return has("VerbForm=Inf") || has("VerbForm=None") || has("Degree=Pos")
}

export class Lemmatizer {
  readonly #rules: ReadonlyMap<string, ReadonlyArray<readonly [string, string]>>
  readonly #exceptions: ReadonlyMap<string, ReadonlyMap<string, ReadonlyArray<string>>>
  readonly #index: LemmaIndex

  constructor(tables: LemmaTables, index: LemmaIndex) {
    this.#rules = new Map(Object.entries(tables.rules))
    this.#exceptions = new Map(Object.entries(tables.exc).map(([pos, entries]) => [pos, new Map(Object.entries(entries))]))
    this.#index = index
  }

  /** The lemma of a word, given its part of speech (`VERB`) and morphology. */
  lemma(text: string, pos: string, morph: string): string {
    const kind = pos.toLowerCase()
    if (kind === "" || kind === "space" || kind === "eol" || isBaseForm(kind, morph)) return text.toLowerCase()
    const rules = this.#rules.get(kind)
    const exceptions = this.#exceptions.get(kind)
    if (rules === undefined && exceptions === undefined && !this.#index.has(kind)) {
      return kind === "propn" ? text : text.toLowerCase()
    }
    const lower = text.toLowerCase()
    const { forms, unknown } = this.#byRule(lower, kind, rules ?? [])
    for (const form of exceptions?.get(lower) ?? []) if (!forms.includes(form)) forms.unshift(form)
    return forms[0] ?? unknown[0] ?? text
  }

  /** Forms in order of preference: WordNet's first; `unknown` are words that WordNet lacks. */
  #byRule(lower: string, kind: string, rules: ReadonlyArray<readonly [string, string]>): { forms: Array<string>; unknown: Array<string> } {
    const forms: Array<string> = []
    const unknown: Array<string> = []
    for (const [ending, replacement] of rules) {
      if (!lower.endsWith(ending)) continue
      const form = lower.slice(0, lower.length - ending.length) + replacement
      if (form === "") continue
      if (this.#index.includes(kind, form)) forms.unshift(form)
      else if (!LETTERS.test(form)) forms.push(form)
      else unknown.push(form)
    }
    return { forms: Array.from(new Set(forms)), unknown }
  }
}
