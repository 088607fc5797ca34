/**
 * Metonymy: a capital that acts (“Beijing said”, “Washington’s policy”) stands for its country's government.
 * Decided by syntax; a place that something happens in, goes to or comes from stays a place.
 */
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidates.ts"
import type { EntityLexicon, GazetteerEntry, MetonymyUse } from "./lexicon.ts"

/** Whether this capital has the part of its country's government. The caller knows that it is a capital. */
export const isMetonymic = (doc: Doc, name: { readonly first: number; readonly last: number }, lexicon: EntityLexicon): boolean => {
  const token = firstConjunct(doc, doc.rootOf(name))
  const head = doc.head(token)
  const has = (use: MetonymyUse, i: number): boolean => lexicon.metonymy.has(`${use} ${doc.lemma(i).toLowerCase()}`)
  switch (doc.dep(token)) {
    case "nsubj":
    case "agent":
      return !has("place-subject", head)
    case "nsubjpass":
      return !has("place-subject", head) && !has("place-object", head)
    case "dobj":
    case "iobj":
    case "dative":
      return !has("place-object", head)
    case "poss":
      return doc.pos(head) !== "PROPN" && !has("place-possession", head)
    case "pobj":
      return isDealing(doc, head, has)
    default:
      return false
  }
}

/** “Beijing and Washington” act together: the first of the row decides. */
const firstConjunct = (doc: Doc, token: number): number => {
  let at = token
  for (let steps = 0; doc.dep(at) === "conj" && steps < 8; steps++) at = doc.head(at)
  return at
}

/** The prepositions under which governments deal: “talks with Washington”, “aid from Washington”, “pressure on Beijing”. */
const isDealing = (doc: Doc, preposition: number, has: (use: MetonymyUse, i: number) => boolean): boolean => {
  const governor = doc.head(preposition)
  // “sent a letter to Moscow”: the deal may be the verb's object
  const object = doc.child(governor, "dobj")
  const isDeal = has("dealing-noun", governor) || (object >= 0 && has("dealing-noun", object))
  switch (doc.lower(preposition)) {
    case "by":
      return doc.pos(governor) === "VERB" || doc.pos(governor) === "NOUN"
    case "between":
      return !has("route-noun", governor)
    case "with":
      return !has("route-noun", governor)
    case "against":
      return !has("place-object", governor)
    case "from":
    case "to":
    case "on":
    case "toward":
    case "towards":
    case "of":
      return isDeal
    default:
      return false
  }
}

/**
 * A form that a capital and a region of another place share (“Washington”): the region where the text says so, by a town
 * before it (“Seattle, Washington”) or by its office or kind (“Governor of Washington”, “Washington state”).
 */
export const readsAsRegion = (doc: Doc, name: Candidate, isTown: (token: number) => boolean): GazetteerEntry | null => {
  const region = name.entries.find((entry) => entry.kind === "region")
  if (region === undefined || name.entries[0].kind === "region" || name.first < 2) return null
  const before = doc.textOf(name.first - 1)
  if (before === "," && isTown(name.first - 2)) return region
  if (before === "of" && /^(?:governor|state|senator|university)$/u.test(doc.lower(name.first - 2))) return region
  return name.last < doc.length && /^state$/iu.test(doc.textOf(name.last)) ? region : null
}
