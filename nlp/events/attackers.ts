/** “Two people were killed when Kenyan jets bombed a market”, “in a Kenyan air strike”: whose violence it was, told beside it. */
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidate.ts"
import { hasParty } from "./enough.ts"

const HARMS = new Set("kill wound injure hurt maim hit damage destroy die".split(" "))
const WITHIN = new Set(["in", "by", "during", "from", "under", "after", "following", "amid"])
const WHEN = new Set(["when", "after", "as", "while"])

/** The verb itself, or one joined to it: “were killed and wounded *in* an attack”. */
const isOf = (doc: Doc, verb: number, harm: number): boolean => verb === harm || (doc.dep(verb) === "conj" && doc.head(verb) === harm)

/** True when a deed is the one by which somebody came to harm: its clause, the noun after “in”, the noun that is its subject. */
const isHow = (doc: Doc, deed: Candidate, harm: Candidate, subject: number): boolean => {
  const { trigger } = deed
  if (trigger === subject) return true
  const host = doc.head(trigger)
  if (deed.carrier !== trigger) return doc.dep(trigger) === "pobj" && WITHIN.has(doc.lower(host)) && isOf(doc, doc.head(host), harm.trigger)
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

/** “killed *in the clashes*”: whose they were is known once “the clashes” are. */
const isOpen = ({ actors, carrier, isAnaphoric, trigger, type }: Candidate): boolean =>
  type === "ASSAULT" && isAnaphoric && actors.length === 0 && carrier !== trigger

/**
 * Gives harm done by nobody the actors of the deed that did it, and leaves out what still has no party. Read twice: before definite
 * nominals are known (`isLast` false), when harm done in one of them is kept, and after. Whichever deed did it goes into `ways`.
 */
export const nameAttackers = (
  doc: Doc,
  events: ReadonlyArray<Candidate>,
  isLast: boolean,
  ways: Map<Candidate, Candidate>
): ReadonlyArray<Candidate> => {
  const deeds = events.filter((event) => (event.type === "ASSAULT" && event.actors.length > 0) || (!isLast && isOpen(event)))
  const pending = new Set<Candidate>()
  for (const harm of events) {
    if (harm.type !== "ASSAULT" || harm.carrier !== harm.trigger || !HARMS.has(harm.lemma)) continue
    const subject = subjectOf(doc, harm)
    const deed = deeds.find((other) => doc.sentenceOf(other.trigger) === doc.sentenceOf(harm.trigger) && isHow(doc, other, harm, subject))
    if (deed === undefined || deed === harm) continue
    ways.set(harm, deed)
    if (harm.actors.length > 0) continue
    if (deed.actors.length === 0) pending.add(harm)
    else harm.actors = deed.actors
  }
  return events.filter(
    (event) => !event.isUnsettled || pending.has(event) || hasParty(event.type, event.mode, event.actors, event.recipients)
  )
}
