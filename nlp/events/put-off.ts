/** “In May they had agreed on *a visit*”, in a story of a visit that was put off since: that plan, not the visit that takes place now. */
import type { Doc } from "../engine/doc.ts"
import { entitiesOf } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import type { Resolved } from "./parties.ts"

interface Reader {
  readonly asState: (party: Resolved) => Resolved
  /** True when an event is dated well before the article. */
  readonly isGone: (event: Candidate) => boolean
}

/** Visits agreed on long ago, and the visit called off that they are: of the same travellers to the same host, told of before. */
export const putOffSince = (
  doc: Doc,
  events: ReadonlyArray<Candidate>,
  { asState, isGone }: Reader
): ReadonlyArray<readonly [plan: Candidate, visit: Candidate]> => {
  const statesOf = (parties: ReadonlyArray<Resolved>): ReadonlySet<number> => entitiesOf(parties.map(asState))
  const off = events.filter(({ isVisit, modality }) => isVisit && modality === "called_off")
  if (off.length === 0) return []
  return events.flatMap((plan) => {
    if (!plan.isVisit || plan.modality !== "planned") return []
    const travellers = statesOf(plan.actors)
    const hosts = statesOf(plan.recipients)
    const isAgreed = events.some((event) => event.type === "AGREE" && doc.isUnder(plan.trigger, event.trigger) && isGone(event))
    if (!isAgreed || travellers.size === 0) return []
    const visit = off.findLast(
      ({ actors, recipients, trigger }) =>
        trigger < plan.trigger && travellers.isSubsetOf(statesOf(actors)) && !hosts.isDisjointFrom(statesOf(recipients))
    )
    return visit === undefined ? [] : [[plan, visit] as const]
  })
}
