/** Mentions that stand before anybody of the kind was named: whom coreference gives them is a guess. */
import type { Mention } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { isVerbal } from "./syntax.ts"

/** Tokens within which a name stands in apposition to a noun. */
const MAX_APPOSED = 6

/** A pronoun or “the president” before anybody of the kind was named: the name must follow soon, and not in another role of the clause. */
export const createPremature = (doc: Doc, mentions: ReadonlyArray<Mention>): ((mention: Mention, head: number) => boolean) => {
  const firstNamed = new Map<number, number>()
  for (const { entities: ids, kind, start } of mentions)
    if (kind === "name") for (const id of ids) firstNamed.set(id, Math.min(start, firstNamed.get(id) ?? start))
  const hasVerbBetween = (first: number, last: number): boolean => {
    for (let i = first + 1; i < last; i++) if (isVerbal(doc, i)) return true
    return false
  }
  /** “When *he* arrived, …”, “in *his* speech, …”: pronouns that may stand before the name in its sentence. */
  const canPrecede = (token: number): boolean =>
    doc.dep(token) === "poss" || doc.dep(doc.head(token)) === "advcl" || doc.dep(doc.head(token)) === "pcomp"
  return ({ end, entities: ids, kind }: Mention, head: number): boolean => {
    if (kind === "name" || ids.length !== 1) return false
    const named = firstNamed.get(ids[0]) ?? 0
    if (named < end) return false
    const token = doc.tokenAt(named)
    if (token >= doc.length) return kind === "pronoun"
    const sentences = doc.sentenceOf(token) - doc.sentenceOf(head)
    if (kind === "pronoun") return sentences > 1 || (sentences === 0 && !canPrecede(head))
    // “spoke with a dancer who goes by the name of …” introduces somebody
    const determiner = doc.child(head, "det")
    if (determiner >= 0 && /^an?$/u.test(doc.lower(determiner))) return false
    return sentences === 0 && (token > head + MAX_APPOSED || hasVerbBetween(head, token))
  }
}
