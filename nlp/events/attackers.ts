/** “Two people were killed when Kenyan jets bombed a market”, “in a Kenyan air strike”: whose violence it was, told beside it. */
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidate.ts"
import { hasParty } from "./enough.ts"

const HARMS = new Set("kill wound injure hurt maim hit damage destroy die".split(" "))
const WITHIN = new Set(["in", "by", "during", "from", "under", "after", "following", "amid"])
const WHEN = new Set(["when", "after", "as", "while"])

/** True when a deed is the one by which somebody came to harm: its clause, the noun after “in”, the noun that is its subject. */
const isHow = (doc: Doc, deed: Candidate, harm: Candidate, subject: number): boolean => {
  const { trigger } = deed
  if (trigger === subject) return true
  const host = doc.head(trigger)
  if (deed.carrier !== trigger) return doc.dep(trigger) === "pobj" && WITHIN.has(doc.lower(host)) && doc.head(host) === harm.trigger
  return (
    doc.dep(trigger) === "advcl" &&
    host === harm.trigger &&
    doc.children(trigger).some((child) => child < trigger && WHEN.has(doc.lower(child)))
  )
}

/** What kills by itself: the subject of “the attack killed two”, of the clause on it too. */
const subjectOf = (doc: Doc, { trigger }: Candidate): number => {
  const own = doc.child(trigger, "nsubj")
  if (own >= 0 && doc.tag(own) !== "WDT") return own
  const isClause = doc.dep(trigger) === "relcl" || (doc.dep(trigger) === "acl" && doc.tag(trigger) === "VBG")
  if (isClause) return doc.head(trigger)
  return doc.dep(trigger) === "advcl" || doc.dep(trigger) === "conj" ? doc.child(doc.head(trigger), "nsubj") : -1
}

/** Gives harm done by nobody the actors of the deed that did it, and leaves out what still has no party. */
export const nameAttackers = (doc: Doc, events: ReadonlyArray<Candidate>): ReadonlyArray<Candidate> => {
  const deeds = events.filter((event) => event.type === "ASSAULT" && event.actors.length > 0)
  for (const harm of events) {
    if (harm.type !== "ASSAULT" || harm.carrier !== harm.trigger || harm.actors.length > 0 || !HARMS.has(harm.lemma)) continue
    const subject = subjectOf(doc, harm)
    const deed = deeds.find((other) => doc.sentenceOf(other.trigger) === doc.sentenceOf(harm.trigger) && isHow(doc, other, harm, subject))
    if (deed !== undefined) harm.actors = deed.actors
  }
  return events.filter(({ actors, mode, recipients, type, isUnsettled }) => !isUnsettled || hasParty(type, mode, actors, recipients))
}
