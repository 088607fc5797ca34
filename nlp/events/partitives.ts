/** “a round of talks”, “thousands of soldiers”: between the word that measures and what it measures. */
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon } from "./lexicon.ts"

/** Climbs from a noun out of “a round of talks”, “three days of war games” to the phrase's own head. */
export const outOfPartitive = (doc: Doc, noun: number, lexicon: EventLexicon): number => {
  const partitives = lexicon.classes.get("partitive")!
  let at = noun
  for (let steps = 0; steps < 4; steps++) {
    if (doc.dep(at) !== "pobj") return at
    const preposition = doc.head(at)
    const host = doc.head(preposition)
    const isMeasure =
      partitives.has(doc.lemma(host).toLowerCase()) || (doc.tag(host) === "NNS" && lexicon.classes.get("money")!.has(doc.lemma(host)))
    if (doc.lower(preposition) !== "of" || host === preposition || !isMeasure) return at
    at = host
  }
  return at
}

/** Descends from “a round”, “thousands” into the noun they measure; the token itself when they measure none. */
export const intoPartitive = (doc: Doc, noun: number, lexicon: EventLexicon): number => {
  const partitives = lexicon.classes.get("partitive")!
  let at = noun
  for (let steps = 0; steps < 4; steps++) {
    if (!partitives.has(doc.lemma(at).toLowerCase()) && doc.pos(at) !== "NUM") return at
    const next = doc.children(at).find((child) => doc.dep(child) === "prep" && doc.lower(child) === "of")
    const object = next === undefined ? -1 : doc.child(next, "pobj")
    if (object < 0) return at
    at = object
  }
  return at
}

/** What an amount is made up of: the noun after its “in” (“ten million in *aid*”); -1 where none is. */
export const amountOf = (doc: Doc, figure: number): number => {
  for (const child of doc.children(figure)) if (doc.dep(child) === "prep" && doc.lower(child) === "in") return doc.child(child, "pobj")
  // read with the verb
  const next = figure + 1
  const isBeside = next < doc.length && doc.lower(next) === "in" && doc.dep(next) === "prep" && doc.head(next) === doc.head(figure)
  return isBeside ? doc.child(next, "pobj") : -1
}

/** “the town of *Okota*”: the name; any other head itself. */
export const townOf = (doc: Doc, head: number): number => {
  if (!SETTLEMENTS.has(doc.lower(head)) || !doc.children(head).some((child) => doc.lower(child) === "the")) return head
  const of = doc.children(head).find((child) => doc.dep(child) === "prep" && doc.lower(child) === "of")
  const name = of === undefined ? -1 : doc.child(of, "pobj")
  return name >= 0 && doc.pos(name) === "PROPN" ? name : head
}
const SETTLEMENTS = new Set(["town", "city", "village", "province", "region", "island", "district", "port", "capital", "county"])
