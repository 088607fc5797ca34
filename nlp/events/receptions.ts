/** “Kenya agreed to *meet* the envoy”: a country cannot meet anybody; whoever visits it and meets it is on that visit. */
import { entitiesOf } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import type { Resolved } from "./parties.ts"

/** A country by its name, not by its officials. */
const isLand = ({ agent, mention }: Resolved): boolean =>
  agent === null && mention !== null && mention.kind === "name" && mention.type === "GPE"

const isPerson = ({ mention, party }: Resolved): boolean => mention?.type === "PERSON" && party.entities.length === 1

/** Meetings of a country with its visitor, each with the last visit told of before that is his and there. */
export const receptionsOf = (events: ReadonlyArray<Candidate>): ReadonlyArray<readonly [meeting: Candidate, visit: Candidate]> => {
  const visits = events.filter(({ isMany, isVisit, modality }) => isVisit && !isMany && (modality === "asserted" || modality === "planned"))
  return events.flatMap((meeting) => {
    const sides = [...meeting.actors, ...meeting.recipients]
    const guest = sides.find(isPerson)
    const land = sides.find(isLand)
    if (meeting.type !== "CONSULT" || meeting.isVisit || meeting.carrier !== meeting.trigger || sides.length !== 2) return []
    if (guest === undefined || land === undefined || meeting.modality === "negated" || meeting.modality === "called_off") return []
    const visit = visits.findLast(
      ({ actors, recipients, trigger }) =>
        trigger < meeting.trigger && guest.party.entities.every((id) => entitiesOf(actors).has(id)) && meetsAny(land, recipients)
    )
    return visit === undefined ? [] : [[meeting, visit] as const]
  })
}

const meetsAny = ({ party }: Resolved, hosts: ReadonlyArray<Resolved>): boolean => party.entities.some((id) => entitiesOf(hosts).has(id))
