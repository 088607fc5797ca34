/** Visits that an article announces and goes on about: “will welcome Ms. Lind … Her visit will strengthen …”. */
import type { Doc } from "../engine/doc.ts"
import { entitiesOf } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"

/** Nominals said to bring something about, of people whose visit was told before as one to come, are to come as well. */
export const foresee = (doc: Doc, events: ReadonlyArray<Candidate>): ReadonlyArray<Candidate> => {
  const coming = new Set<number>()
  return events.map((event) => {
    if (event.isVisit && event.modality === "planned") {
      for (const id of entitiesOf([...event.actors, ...event.recipients])) coming.add(id)
      return event
    }
    if (!event.isVisit || event.modality !== "asserted" || doc.dep(event.trigger) !== "nsubj") return event
    const isAhead = doc.children(doc.head(event.trigger)).some((child) => doc.dep(child) === "aux" && doc.lower(child) === "will")
    const isTheirs = [...entitiesOf(event.actors)].some((id) => coming.has(id))
    return isAhead && isTheirs ? { ...event, modality: "planned" } : event
  })
}
