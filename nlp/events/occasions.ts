/** What somebody travels for: “flew to Oslo *for meetings* with Norway and Kenya”, “will go to Oslo *when Norway hosts* the leaders”. */
import type { Doc } from "../engine/doc.ts"
import { entitiesOf } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import { meetingKindOf } from "./meeting-kinds.ts"
import { outOfPartitive } from "./syntax.ts"
import type { EventLexicon } from "./lexicon.ts"

const isMeeting = (event: Candidate): boolean => event.type === "CONSULT" && meetingKindOf(event) === "meeting"

/** Whoever takes part besides the travellers is a country: people whom one meets there are told of by themselves. */
const isWithCountries = ({ actors, recipients }: Candidate, visit: Candidate): boolean => {
  const travellers = entitiesOf(visit.actors)
  const others = [...actors, ...recipients].filter(({ party }) => party.entities.some((id) => !travellers.has(id)))
  return others.length > 0 && others.every(({ agent, mention }) => agent === null && mention?.kind === "name" && mention.type === "GPE")
}

/** The journey that a meeting is the aim of, or the time of; undefined for any other meeting. */
const journeyOf = (doc: Doc, meeting: Candidate, visits: ReadonlyMap<number, Candidate>, lexicon: EventLexicon): Candidate | undefined => {
  const { carrier, trigger } = meeting
  if (carrier === trigger) {
    const isThen = doc.children(trigger).some((child) => doc.lower(child) === "when" && child < trigger)
    const visit = isThen && doc.dep(trigger) === "advcl" ? visits.get(doc.head(trigger)) : undefined
    const hosts = visit === undefined ? new Set<number>() : entitiesOf(visit.recipients)
    return meeting.lemma === "host" && hosts.size > 0 && hosts.isSubsetOf(entitiesOf(meeting.actors)) ? visit : undefined
  }
  const top = outOfPartitive(doc, trigger, lexicon)
  const preposition = doc.head(top)
  const visit = doc.dep(top) === "pobj" && doc.lower(preposition) === "for" ? visits.get(doc.head(preposition)) : undefined
  return visit !== undefined && isWithCountries(meeting, visit) ? visit : undefined
}

/** Meetings and the journeys that they are told with: one event. */
export const meetingsOnJourneys = (
  doc: Doc,
  events: ReadonlyArray<Candidate>,
  lexicon: EventLexicon
): ReadonlyArray<readonly [meeting: Candidate, journey: Candidate]> => {
  const visits = new Map(
    events
      .filter((event) => event.isVisit && meetingKindOf(event) === "journey" && event.carrier === event.trigger)
      .map((event) => [event.trigger, event])
  )
  if (visits.size === 0) return []
  return events.flatMap((meeting) => {
    const journey = isMeeting(meeting) ? journeyOf(doc, meeting, visits, lexicon) : undefined
    return journey === undefined ? [] : [[meeting, journey] as const]
  })
}
