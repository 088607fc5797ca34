/** The meeting or visit that an event's clause puts it in, whose day is the event's own. */
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidate.ts"
import { isVerbal } from "./syntax.ts"

/** “At that meeting the two agreed …”: events and the meeting or visit that their clause puts them in. */
export const occasionsOf = (doc: Doc, events: ReadonlyArray<Candidate>): ReadonlyMap<Candidate, Candidate> => {
  const meetings = new Map(events.filter(({ type }) => type === "CONSULT").map((event) => [event.trigger, event]))
  const found = new Map<Candidate, Candidate>()
  if (meetings.size === 0) return found
  for (const event of events) {
    const verb = event.carrier >= 0 ? event.carrier : event.trigger
    if (!isVerbal(doc, verb)) continue
    for (const child of doc.children(verb)) {
      const word = doc.lower(child)
      if (doc.dep(child) !== "prep" || !(DURING.has(word) || (UPON.has(word) && child < verb))) continue
      const meeting = meetings.get(doc.child(child, "pobj"))
      if (meeting !== undefined && meeting !== event) found.set(event, meeting)
    }
    const earlier = found.has(event) ? undefined : saidAfter(doc, event, verb, meetings)
    if (earlier !== undefined) found.set(event, earlier)
  }
  for (const event of meetings.values()) {
    const host = partOf(doc, event, meetings)
    if (host !== undefined && !found.has(event) && found.get(host) !== event) found.set(event, host)
  }
  return found
}

/** “said after the talks that they had *agreed*”: what came of the talks. */
const saidAfter = (doc: Doc, { type }: Candidate, verb: number, meetings: ReadonlyMap<number, Candidate>): Candidate | undefined => {
  if ((type !== "AGREE" && type !== "SUPPORT") || doc.dep(verb) !== "ccomp") return undefined
  const isAfter = (clause: number): boolean => doc.children(clause).some((mark) => doc.dep(mark) === "mark" && doc.lower(mark) === "after")
  // “said after she met him that …”, with the that-clause read with the meeting
  if (isAfter(doc.head(verb))) return meetings.get(doc.head(verb))
  for (const child of doc.children(doc.head(verb))) {
    const word = doc.lower(child)
    if (doc.dep(child) === "prep" && (AFTER.has(word) || DURING.has(word))) {
      const meeting = meetings.get(doc.child(child, "pobj"))
      if (meeting !== undefined) return meeting
    }
    if (doc.dep(child) === "advcl" && isAfter(child)) {
      const meeting = meetings.get(child)
      if (meeting !== undefined) return meeting
    }
  }
  return undefined
}
const AFTER = new Set(["after", "following"])

/** “arrived on a two-day *visit*”, “their meeting during the *summit*”: the arrival or meeting that the noun is the frame of. */
const partOf = (doc: Doc, event: Candidate, meetings: ReadonlyMap<number, Candidate>): Candidate | undefined => {
  const { carrier, isVisit, trigger } = event
  const preposition = doc.head(trigger)
  if (carrier === trigger || doc.dep(trigger) !== "pobj" || isVerbal(doc, trigger)) return undefined
  const word = doc.lower(preposition)
  const host = meetings.get(doc.head(preposition))
  if (host === undefined || host === event) return undefined
  return (isVisit && host.isVisit && (word === "on" || word === "for")) || (word === "during" && host.carrier < 0) ? host : undefined
}
const DURING = new Set(["during", "at", "in"])
/** “On arrival, she …”, but “agreed on a visit”. */
const UPON = new Set(["on", "upon"])
