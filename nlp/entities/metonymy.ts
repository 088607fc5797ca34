/**
 * Metonymy: a capital that acts (“Beijing said”, “Washington’s policy”) stands for its country's government.
 * Decided by syntax alone; a place that something happens in, goes to or comes from stays a place.
 */
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidates.ts"

const AGENT_PREPOSITION = /^(?:by|between|against|with|from|toward|towards|on|for)$/u

/** Whether this name is a capital in the part of its country's government. */
export const isMetonymic = (doc: Doc, name: Candidate): boolean => {
  const token = doc.rootOf({ first: name.first, last: name.last })
  const dep = doc.dep(token)
  if (dep === "nsubj" || dep === "nsubjpass" || dep === "agent") return true
  if (dep === "poss") return true
  if (dep === "dobj" || dep === "iobj" || dep === "dative") return true
  if (dep === "pobj") return AGENT_PREPOSITION.test(doc.lower(doc.head(token))) && doc.lower(doc.head(token)) !== "from" && doc.lower(doc.head(token)) !== "for"
  return false
}
