/**
 * spaCy's attribute ruler for English: part of speech and morphology from tag, word and dependency, and a few lemmas.
 * All rules look at the state before any of them is applied; then they are applied in their order, later ones winning.
 */
import type { StringTable } from "./strings.ts"

/** A condition on one attribute: equal to, one of, none of, or matching a pattern somewhere. */
export type RulerCondition =
  | string
  | boolean
  | { readonly IN: ReadonlyArray<string> }
  | { readonly NOT_IN: ReadonlyArray<string> }
  | { readonly REGEX: string }

export interface RulerTokenPattern {
  readonly TAG?: RulerCondition
  readonly LOWER?: RulerCondition
  readonly DEP?: RulerCondition
  readonly IS_SPACE?: RulerCondition
}

/** One rule of the model: any of `patterns` (one or two adjacent tokens) sets `attrs` on the token at `index`. */
export interface RulerRule {
  readonly patterns: ReadonlyArray<ReadonlyArray<RulerTokenPattern>>
  readonly attrs: Readonly<Partial<Record<"POS" | "MORPH" | "LEMMA" | "TAG" | "DEP", string>>>
  readonly index: number
}

/** What a rule can see of a token. */
export interface RulerView {
  readonly lower: string
  readonly tag: string
  readonly dep: string
  readonly isSpace: boolean
}

/** What the rules make of a token; every field a string id. `lemma` is −1 when no rule gives one. */
export interface RulerResult {
  readonly tag: number
  readonly dep: number
  readonly pos: number
  readonly morph: number
  readonly lemma: number
}

type Predicate = (value: string | boolean) => boolean

/** A rule's pattern, ready to be asked. */
interface Compiled {
  readonly order: number
  readonly tokens: ReadonlyArray<(view: RulerView) => boolean>
  readonly rule: RulerRule
}

const predicate = (condition: RulerCondition): Predicate => {
  if (typeof condition !== "object") return (value) => value === condition
  if ("IN" in condition) {
    const allowed: ReadonlySet<string | boolean> = new Set(condition.IN)
    return (value) => allowed.has(value)
  }
  if ("NOT_IN" in condition) {
    const barred: ReadonlySet<string | boolean> = new Set(condition.NOT_IN)
    return (value) => !barred.has(value)
  }
  const pattern = new RegExp(condition.REGEX, "u")
  return (value) => typeof value === "string" && pattern.test(value)
}

const compileToken = (pattern: RulerTokenPattern): ((view: RulerView) => boolean) => {
  const tag = pattern.TAG === undefined ? null : predicate(pattern.TAG)
  const lower = pattern.LOWER === undefined ? null : predicate(pattern.LOWER)
  const dep = pattern.DEP === undefined ? null : predicate(pattern.DEP)
  const isSpace = pattern.IS_SPACE === undefined ? null : predicate(pattern.IS_SPACE)
  return (view) =>
    (tag === null || tag(view.tag)) &&
    (lower === null || lower(view.lower)) &&
    (dep === null || dep(view.dep)) &&
    (isSpace === null || isSpace(view.isSpace))
}

export class AttributeRuler {
  /** Single-token patterns whose first condition is a fixed tag, by that tag; the others under "". */
  readonly #byTag = new Map<string, Array<Compiled>>()
  readonly #pairs: Array<Compiled> = []
  /** Words that some rule names or could match: all others behave alike. */
  readonly #words = new Set<string>()
  readonly #wordPatterns: Array<RegExp> = []

  constructor(rules: ReadonlyArray<RulerRule>) {
    rules.forEach((rule, order) => {
      for (const pattern of rule.patterns) {
        const compiled: Compiled = { order, rule, tokens: pattern.map(compileToken) }
        for (const token of pattern) this.#noteWords(token.LOWER)
        if (pattern.length > 1) this.#pairs.push(compiled)
        else {
          const tag = typeof pattern[0].TAG === "string" ? pattern[0].TAG : ""
          const same = this.#byTag.get(tag)
          if (same === undefined) this.#byTag.set(tag, [compiled])
          else same.push(compiled)
        }
      }
    })
  }

  #noteWords(condition: RulerCondition | undefined): void {
    if (typeof condition === "string") this.#words.add(condition)
    else if (typeof condition === "object" && "IN" in condition) for (const word of condition.IN) this.#words.add(word)
    else if (typeof condition === "object" && "REGEX" in condition) this.#wordPatterns.push(new RegExp(condition.REGEX, "u"))
  }

  /** The word as far as rules can tell it from others: itself when some rule names it, "" for all the rest. */
  wordClass(lower: string): string {
    return this.#words.has(lower) || this.#wordPatterns.some((pattern) => pattern.test(lower)) ? lower : ""
  }

  /** True when a rule about two tokens could begin here. Such tokens are never cached. */
  opensPair(view: RulerView): boolean {
    return this.#pairs.some((pair) => pair.tokens[0](view))
  }

  /** Applies every rule that holds for the token, given its neighbours (null outside the segment). */
  apply(previous: RulerView | null, view: RulerView, next: RulerView | null, strings: StringTable): RulerResult {
    const matched = [...(this.#byTag.get(view.tag) ?? []), ...(this.#byTag.get("") ?? [])].filter((one) => one.tokens[0](view))
    for (const pair of this.#pairs) {
      const [first, second] = pair.rule.index === 0 ? [view, next] : [previous, view]
      if (first !== null && second !== null && pair.tokens[0](first) && pair.tokens[1](second)) matched.push(pair)
    }
    matched.sort((a, b) => a.order - b.order)
    let { tag, dep } = view
    let pos = ""
    let morph = ""
    let lemma: string | null = null
    for (const { rule } of matched) {
      tag = rule.attrs.TAG ?? tag
      dep = rule.attrs.DEP ?? dep
      pos = rule.attrs.POS ?? pos
      morph = rule.attrs.MORPH ?? morph
      lemma = rule.attrs.LEMMA ?? lemma
    }
    return {
      tag: strings.id(tag),
      dep: strings.id(dep),
      pos: strings.id(pos),
      morph: strings.id(morph === "_" ? "" : morph),
      lemma: lemma === null ? -1 : strings.id(lemma)
    }
  }
}
