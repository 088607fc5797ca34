/** “the two sides”, “both leaders”, “each country”, “they” after a meeting: which two are meant. */
import type { Mention } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon } from "./lexicon.ts"
import { TOGETHER } from "./party-words.ts"
import type { Reference } from "./reference.ts"
import { conjuncts } from "./syntax.ts"

const NOBODY: ReadonlySet<number> = new Set()

export interface Pairs {
  readonly pairOf: (head: number) => ReadonlyArray<number>
  readonly pairAround: (head: number) => ReadonlyArray<number>
  readonly isTwo: (mention: Mention, head: number) => boolean
  readonly isThey: (mention: Mention, head: number) => boolean
  /** True where a pair was read as the very two who ask something of it. */
  readonly isOfAskers: (mention: Mention, head: number) => boolean
}

/** Reads pairs of an article; `idsOf` gives the entities of a head. */
export const createPairs = (
  doc: Doc,
  lexicon: EventLexicon,
  reference: Reference,
  idsOf: (head: number) => ReadonlyArray<number>
): Pairs => {
  const pairnouns = lexicon.classes.get("pairnoun")!
  const pairpeople = lexicon.classes.get("pairpeople")!
  const pairwords = lexicon.classes.get("pairword")!

  /** “the two sides”, “both leaders”, “each country”: entities of the pair, none for anything else. */
  const pairOf = (head: number): ReadonlyArray<number> => {
    const lemma = doc.lemma(head).toLowerCase()
    const kind = pairnouns.has(lemma) ? "countries" : pairpeople.has(lemma) ? "people" : null
    if (kind === null && !pairwords.has(doc.lower(head))) return []
    if (kind !== null && !doc.children(head).some((child) => pairwords.has(doc.lower(child)))) return []
    const found = reference.pair(head, kind ?? "people", idsOf)
    const askers = found.length === 0 ? NOBODY : askersOf(head)
    return found.every((id) => askers.has(id)) ? [] : found
  }

  /** “Qatar and Kuwait urged *both sides* to …”: who asks them are two others. */
  const askersOf = (head: number): ReadonlySet<number> => {
    const above = doc.head(head)
    const verb = doc.dep(head) === "pobj" || doc.dep(above) === "ccomp" ? doc.head(above) : above
    if (verb >= head || !lexicon.verbs.get(doc.lemma(verb))?.some(({ type }) => type === "REQUEST")) return NOBODY
    const subject = doc.child(verb, "nsubj")
    return subject < 0 ? NOBODY : new Set(conjuncts(doc, subject).flatMap(idsOf))
  }

  /** “the two”, “both men”: after “A met B” these two, whoever else was named. */
  const isTwo = ({ entities: ids, kind, type }: Mention, head: number): boolean =>
    kind === "nominal" &&
    type === "PERSON" &&
    ids.length === 2 &&
    (pairwords.has(doc.lower(head)) || doc.children(head).some((child) => doc.dep(child) === "nummod" && pairwords.has(doc.lower(child))))

  /** “They also discussed”: read as two people, of whom one only was spoken of. */
  const isThey = ({ entities: ids, kind, type }: Mention, head: number): boolean =>
    kind === "pronoun" && type === "PERSON" && ids.length === 2 && doc.lower(head) === "they" && TOGETHER.has(doc.lemma(doc.head(head)))

  /** The pair of the noun itself, or of what it belongs to (“leaders of the two nations”). */
  const pairAround = (head: number): ReadonlyArray<number> => {
    const own = pairOf(head)
    if (own.length > 0) return own
    const of = doc.children(head).find((child) => doc.dep(child) === "prep" && doc.lower(child) === "of")
    const object = of === undefined ? -1 : doc.child(of, "pobj")
    return object < 0 ? [] : pairOf(object)
  }
  const isOfAskers = ({ entities: ids, kind }: Mention, head: number): boolean => {
    if (kind !== "nominal" || ids.length !== 2) return false
    const askers = askersOf(head)
    return ids.every((id) => askers.has(id))
  }
  return { pairOf, pairAround, isTwo, isThey, isOfAskers }
}
