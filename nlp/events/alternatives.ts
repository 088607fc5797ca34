/** “people who were killed *or wounded*”: what one clause leaves open is told once, in several words. */
import type { Doc } from "../engine/doc.ts"
import { entitiesOf } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import { isVerbal } from "./tokens.ts"

const MAX_JOINED = 6

/** The first of the verbs that a verb is joined to, in words that leave open which: itself, where it stands alone or beside an “and”. */
const firstOf = (doc: Doc, verb: number): number => {
  let first = verb
  let isOpen = false
  for (let steps = 0; steps < MAX_JOINED && doc.dep(first) === "conj" && isVerbal(doc, doc.head(first)); steps++) {
    first = doc.head(first)
    for (const child of doc.children(first)) {
      if (doc.dep(child) !== "cc" || child > verb) continue
      if (doc.lower(child) !== "or") return verb
      isOpen = true
    }
  }
  // “held, beaten or killed”: the “or” stands with the last.
  const hasMore = doc.children(verb).some((child) => doc.dep(child) === "cc" && doc.lower(child) === "or")
  return isOpen || hasMore ? first : verb
}

/** Alternatives of one type with the same parties, each with the first of them. */
export const alternativesOf = (
  doc: Doc,
  events: ReadonlyArray<Candidate>
): ReadonlyArray<readonly [other: Candidate, first: Candidate]> => {
  const byVerb = new Map(events.filter(({ carrier, trigger }) => carrier === trigger).map((event) => [event.trigger, event]))
  return events.flatMap((event) => {
    if (event.carrier !== event.trigger || doc.dep(event.trigger) !== "conj") return []
    const first = byVerb.get(firstOf(doc, event.trigger))
    if (first === undefined || first === event || first.type !== event.type || first.modality !== event.modality) return []
    return isSame(first.actors, event.actors) && isSame(first.recipients, event.recipients) ? [[event, first] as const] : []
  })
}

const isSame = (a: Candidate["actors"], b: Candidate["actors"]): boolean => {
  const [one, other] = [entitiesOf(a), entitiesOf(b)]
  return one.size === other.size && one.isSubsetOf(other) && a.every(({ head }, k) => b[k]?.head === head)
}
