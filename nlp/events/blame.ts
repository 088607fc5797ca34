/** “broke ties with Israel because of *its* attacks”: what somebody is punished or blamed for is their own doing. */
import type { Doc } from "../engine/doc.ts"
import { entitiesOf, FORCE } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import type { Resolved } from "./parties.ts"

const BLAMING = new Set(["SANCTION", "ACCUSE", "THREATEN", "REJECT", "REQUEST"])
const BECAUSE = new Set(["for", "over", "because", "after", "following"])

/** True when a token lies in a phrase with “for”, “over”, “because of” under a verb. */
const isGroundOf = (doc: Doc, token: number, verb: number): boolean => {
  let isGround = false
  let at = token
  for (let steps = 0; steps < 8; steps++) {
    if (at === verb) return isGround
    if (doc.isRoot(at)) return false
    if (doc.dep(at) === "prep" && BECAUSE.has(doc.lower(at))) isGround = true
    at = doc.head(at)
  }
  return false
}

/** “claims that she was held for years”: whoever stands accused by the same person has done it. */
export const nameAccused = (doc: Doc, events: ReadonlyArray<Candidate>): void => {
  for (const claim of events) {
    if (claim.type !== "ACCUSE" || !CLAIMING.has(claim.lemma) || entitiesOf(claim.recipients).size === 0) continue
    const claimants = entitiesOf(claim.actors)
    for (const harm of events) {
      if (harm.actors.length > 0 || !HARMS.has(harm.type) || !doc.isUnder(harm.trigger, claim.trigger)) continue
      if ([...entitiesOf(harm.recipients)].some((id) => claimants.has(id))) harm.actors = claim.recipients
    }
  }
}
const CLAIMING = new Set(["claim", "allege"])
const HARMS = new Set(["COERCE", "ASSAULT"])

/** “condemned the raid”, “rejected the sanctions”: said of whoever did or imposed them. */
export const nameBlamed = (
  doc: Doc,
  events: ReadonlyArray<Candidate>,
  asState: (party: Resolved) => Resolved
): ReadonlyArray<Candidate> => {
  nameStopped(doc, events)
  const deeds = new Map(events.map((event) => [event.trigger, event]))
  for (const event of events) {
    if (!OF_DEEDS.has(event.type) || event.carrier !== event.trigger || event.consumed < 0 || event.recipients.length > 0) continue
    const isOfMove = isMove(doc, event.consumed)
    const deed =
      deeds.get(event.consumed) ??
      moveBeside(doc, event, events) ??
      (isOfMove ? (sameMove(doc, event, events) ?? moveBefore(doc, event, events)) : undefined)
    if (deed === undefined || deed.modality === "negated") continue
    const own = new Set([...entitiesOf(event.actors), ...entitiesOf(event.actors.map(asState))])
    // “Sudan dismissed the move. Kenya hailed the decision”: the one that was dismissed
    const makers = isOfMove && OF_DEEDS.has(deed.type) && isMove(doc, deed.consumed) ? deed.recipients : deed.actors
    event.recipients = makers.filter(({ party }) => party.entities.length > 0 && !party.entities.some((id) => own.has(id)))
  }
  return events.filter((event) => event.type !== "SUPPORT" || !event.isUnsettled || event.recipients.length > 0)
}
/** “demanded an end to the offensive”: of whoever carries it on. */
const nameStopped = (doc: Doc, events: ReadonlyArray<Candidate>): void => {
  for (const event of events) {
    if (event.type !== "REQUEST" || event.recipients.length > 0) continue
    const deed = events.find(({ actors, carrier, trigger, type }) => {
      const end = doc.head(doc.head(trigger))
      const isEnd = carrier !== trigger && doc.dep(trigger) === "pobj" && ENDS.has(doc.lemma(end)) && doc.isUnder(end, event.trigger)
      return isEnd && FORCE.has(type) && entitiesOf(actors).size > 0
    })
    const own = entitiesOf(event.actors)
    if (deed !== undefined) event.recipients = deed.actors.filter(({ party }) => party.entities.every((id) => !own.has(id)))
  }
}
const ENDS = new Set(["end", "halt", "stop", "cessation"])

const OF_DEEDS = new Set(["ACCUSE", "REJECT", "SUPPORT"])

/** “the move”, “this decision”, with nothing that says which. */
export const isMove = (doc: Doc, token: number): boolean =>
  token >= 0 &&
  MOVES.has(doc.lemma(token)) &&
  (doc.tag(token) === "NN" || (doc.tag(token) === "NNS" && OUSTINGS.has(doc.lemma(token)))) &&
  doc.children(token).some((child) => POINTING.has(doc.lower(child))) &&
  doc.children(token).every((child) => doc.dep(child) === "det" || doc.dep(child) === "punct" || doc.lower(child) === "as")
const MOVES = new Set(
  "move decision announcement step deal ruling verdict plan pledge agreement measure offer proposal accord vote closure ban expulsion deportation eviction layoff".split(
    " "
  )
)
const OUSTINGS = new Set(["expulsion", "deportation", "eviction", "layoff"])
const POINTING = new Set(["the", "this", "that"])

/** “Kenya closed the border, *a move* condemned by Sudan”: what the clause before the comma tells. */
const moveBeside = (doc: Doc, { consumed }: Candidate, events: ReadonlyArray<Candidate>): Candidate | undefined => {
  const verb = consumed < 0 ? -1 : doc.head(consumed)
  const isAside = consumed > verb && doc.lower(doc.leftEdge(consumed) - 1) === "," && ASIDE.has(doc.dep(consumed))
  if (!isAside || !MOVES.has(doc.lemma(consumed)) || doc.lower(doc.leftEdge(consumed)) !== "a") return undefined
  return events.findLast(
    ({ actors, carrier, trigger }) =>
      trigger < consumed && doc.sentenceOf(trigger) === doc.sentenceOf(consumed) && carrier >= 0 && entitiesOf(actors).size > 0
  )
}
const ASIDE = new Set(["npadvmod", "appos", "dobj", "conj"])

/** “the agreement”, “the plan”: what was signed, offered or rejected under that word in the sentences before. */
const sameMove = (doc: Doc, { consumed, trigger }: Candidate, events: ReadonlyArray<Candidate>): Candidate | undefined => {
  const sentence = doc.sentenceOf(trigger)
  return events.findLast(({ actors, consumed: object, modality, trigger: at }) => {
    const word = doc.lemma(consumed)
    const isOfWord =
      doc.lemma(at) === word || (object >= 0 && (doc.lemma(object) === word || (ACCORDS.has(word) && ACCORDS.has(doc.lemma(object)))))
    const back = sentence - doc.sentenceOf(at)
    return isOfWord && back > 0 && back <= MOVE_BACK && modality !== "hypothetical" && entitiesOf(actors).size > 0
  })
}
/** Words for the same paper. */
const ACCORDS = new Set("agreement deal accord pact treaty declaration truce ceasefire settlement".split(" "))
const MOVE_BACK = 4

/** What the sentence before tells of in its main clause. */
const moveBefore = (doc: Doc, { trigger }: Candidate, events: ReadonlyArray<Candidate>): Candidate | undefined => {
  const sentence = doc.sentenceOf(trigger)
  return events.find(
    ({ actors, carrier, modality, trigger: at, type }) =>
      doc.sentenceOf(at) === sentence - 1 &&
      carrier >= 0 &&
      doc.isRoot(carrier) &&
      modality !== "hypothetical" &&
      type !== "ASSAULT" &&
      entitiesOf(actors).size > 0
  )
}

/** Gives the nominals that are grounds of blame to the one blamed, where a pronoun was read as the one who blames. */
export const turnBlame = (doc: Doc, candidates: ReadonlyArray<Candidate>): void => {
  for (const candidate of candidates) {
    const { actors, trigger } = candidate
    if (trigger === candidate.carrier || actors.length !== 1 || !actors[0].isPronoun) continue
    const own = entitiesOf(actors)
    const blame = candidates.find(
      (other) =>
        BLAMING.has(other.type) &&
        other !== candidate &&
        doc.sentenceOf(other.trigger) === doc.sentenceOf(trigger) &&
        entitiesOf(other.recipients).size > 0 &&
        [...entitiesOf(other.actors)].some((id) => own.has(id)) &&
        isGroundOf(doc, trigger, other.trigger)
    )
    if (blame === undefined) continue
    candidate.actors = blame.recipients.filter((found) => found.party.entities.length > 0)
    const taken = entitiesOf(candidate.actors)
    candidate.recipients = candidate.recipients.filter((found) => !found.party.entities.some((id) => taken.has(id)))
  }
}
