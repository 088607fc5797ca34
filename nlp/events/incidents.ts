/** “the balloon incident”: an act told before, known by a thing that it was done with or to. */
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidate.ts"
import { toldAgain } from "./candidate.ts"

const INCIDENTS = new Set(["incident", "episode", "affair"])
const ACTS = new Set(["PROTEST", "MOBILIZE", "COERCE", "ASSAULT"])
const MODIFIERS = new Set(["compound", "nmod", "amod"])

/** Lemmas of the nouns before an incident, when it is a known one (“the *hostage* incident”). */
const knownBy = (doc: Doc, token: number): ReadonlyArray<string> => {
  if (!INCIDENTS.has(doc.lemma(token)) || doc.pos(token) !== "NOUN") return []
  const children = doc.children(token)
  const isDefinite = children.some((child) => doc.dep(child) === "det" && /^(?:the|that|this)$/u.test(doc.lower(child)))
  return isDefinite
    ? children.filter((child) => MODIFIERS.has(doc.dep(child)) && doc.pos(child) === "NOUN").map((child) => doc.lemma(child))
    : []
}

/** True when the clause of an event names one of the things. */
const names = (doc: Doc, { carrier, trigger }: Candidate, things: ReadonlyArray<string>): boolean => {
  const { first, last } = doc.subtree(carrier >= 0 ? carrier : trigger)
  for (let i = first; i < last; i++) if (things.includes(doc.lemma(i))) return true
  return false
}

/** Incidents and the acts they stand for; tokens that are events already are left out. */
export const incidentsOf = (doc: Doc, events: ReadonlyArray<Candidate>): ReadonlyArray<readonly [incident: Candidate, act: Candidate]> => {
  const taken = new Set(events.map(({ trigger }) => trigger))
  const acts = events.filter(({ modality, type }) => ACTS.has(type) && modality === "asserted")
  const found: Array<readonly [Candidate, Candidate]> = []
  if (acts.length === 0) return found
  for (let token = acts[0].trigger + 1; token < doc.length; token++) {
    const things = knownBy(doc, token)
    if (things.length === 0 || taken.has(token)) continue
    const act = acts.findLast((event) => event.trigger < token && names(doc, event, things))
    if (act === undefined) continue
    found.push([toldAgain(doc, act, token), act])
  }
  return found
}
