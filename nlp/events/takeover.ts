/**
 * One act, one row: what is agreed under an agreement, refused under a refusal or named as the topic of a protest is no second
 * event (PLOVER 2.0), and neither is the nominal that a verb's own entry already counts (“imposed sanctions”).
 */
import type { Doc } from "../engine/doc.ts"
import { without } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"

const BREAKS = new Set(["relcl", "advcl"])

/** True when a token lies in the complement without a relative or adverbial clause between. */
const isInside = (doc: Doc, token: number, complement: number): boolean => {
  let at = token
  for (let steps = 0; steps < 12; steps++) {
    if (at === complement) return true
    if (doc.isRoot(at) || BREAKS.has(doc.dep(at))) return false
    at = doc.head(at)
  }
  return false
}

/** True when a token is the object, one of its conjuncts, or what a partitive object measures. */
const isObject = (doc: Doc, token: number, object: number): boolean => {
  let at = token
  for (let steps = 0; steps < 4; steps++) {
    if (at === object) return true
    const dep = doc.dep(at)
    if (dep !== "conj" && dep !== "pobj" && !(dep === "prep" && doc.lower(at) === "of")) return false
    at = doc.head(at)
  }
  return false
}

/** “assured her of his commitment to *restoring* ties”: the content of what is promised. */
const isPledged = (doc: Doc, token: number, promise: number): boolean => {
  const pledge = doc.dep(token) === "pcomp" ? doc.head(doc.head(token)) : -1
  return pledge >= 0 && pledge !== promise && PLEDGES.has(doc.lemma(pledge)) && doc.isUnder(pledge, promise)
}
const PLEDGES = new Set(["commitment", "promise", "pledge", "readiness", "willingness"])

/** “fired tear gas to disperse the crowd” is one act. */
const HOSTILE = new Set(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"])
const ORDERING = new Set(["order", "direct", "command"])
const DEEDS = new Set(["ASSAULT", "COERCE", "SANCTION"])
const TOPIC_TYPES = new Set(["REQUEST", "ACCUSE"])

const isTakenOver = (doc: Doc, candidate: Candidate, other: Candidate): boolean => {
  if (other === candidate) return false
  if (other.complement >= 0 && isInside(doc, candidate.trigger, other.complement)) {
    const isMeeting =
      other.type === "AGREE" && candidate.type === "CONSULT" && (candidate.isVisit || candidate.trigger !== candidate.carrier)
    return !isMeeting
  }
  if (other.type === "AGREE" && isPledged(doc, candidate.trigger, other.trigger)) return true
  const isNominal = candidate.trigger !== candidate.carrier
  if (isNominal && other.consumed >= 0 && isObject(doc, candidate.trigger, other.consumed)) {
    const isCalledOff = other.type === "REJECT" && other.mode === "meet" && candidate.type === "CONSULT"
    // “condemned the raid”, “rejected the sanctions”: a deed of others, told of before or here
    const isBlamed =
      (other.type === "ACCUSE" || other.type === "REJECT") &&
      DEEDS.has(candidate.type) &&
      ((candidate.isAnaphoric && candidate.recipients.length === 0) ||
        (other.type === "ACCUSE" && candidate.type !== "SANCTION" && candidate.actors.length > 0))
    return !isCalledOff && !isBlamed
  }
  if (isNominal && candidate.carrier === other.trigger && candidate.type === other.type) return true
  if (
    other.carrier === other.trigger &&
    // “ordered warplanes to shoot”: posture first, then what is done with it.
    !(other.type === "MOBILIZE" && candidate.type === "ASSAULT" && ORDERING.has(other.lemma)) &&
    HOSTILE.has(other.type) &&
    HOSTILE.has(candidate.type) &&
    (doc.dep(candidate.trigger) === "advcl" || doc.dep(candidate.trigger) === "xcomp") &&
    doc.head(candidate.trigger) === other.trigger &&
    (candidate.modality === "planned" || candidate.mode === "restrict")
  )
    return true
  const isTopic = TOPIC_TYPES.has(candidate.type) || (candidate.type === "PROTEST" && candidate.modality === "planned")
  if (other.type === "PROTEST" && isTopic && doc.sentenceOf(candidate.trigger) === doc.sentenceOf(other.trigger)) {
    return (
      doc.isUnder(candidate.trigger, other.trigger) ||
      (other.carrier >= 0 &&
        candidate.trigger !== other.carrier &&
        doc.isUnder(candidate.trigger, other.carrier) &&
        candidate.trigger > other.trigger)
    )
  }
  return false
}

/** “issued a licence to support …”: the aim of something that is no event itself. */
const isMerePurpose = (doc: Doc, candidate: Candidate, triggers: ReadonlySet<number>): boolean =>
  candidate.trigger === candidate.carrier &&
  candidate.modality === "planned" &&
  AIMS.has(candidate.type) &&
  candidate.mode !== "investigate" &&
  doc.dep(candidate.trigger) === "advcl" &&
  doc.children(candidate.trigger).some((child) => doc.dep(child) === "aux" && doc.lower(child) === "to") &&
  !triggers.has(doc.head(candidate.trigger))
const AIMS = new Set(["SUPPORT", "AID", "COOPERATE", "REQUEST", "CONCEDE", "ACCUSE"])

/** Leaves out what another event of the same sentence already counts. */
export const dropTakenOver = (doc: Doc, candidates: ReadonlyArray<Candidate>): ReadonlyArray<Candidate> => {
  const bySentence = new Map<number, Array<Candidate>>()
  for (const candidate of candidates) {
    const sentence = doc.sentenceOf(candidate.trigger)
    const list = bySentence.get(sentence)
    if (list === undefined) bySentence.set(sentence, [candidate])
    else list.push(candidate)
  }
  const triggers = new Set(candidates.flatMap((candidate) => [candidate.trigger, candidate.carrier]))
  return candidates.filter((candidate) => {
    if (isMerePurpose(doc, candidate, triggers)) return false
    const other = bySentence.get(doc.sentenceOf(candidate.trigger))!.find((event) => isTakenOver(doc, candidate, event))
    if (other !== undefined && other.type === "PROTEST" && other.recipients.length === 0)
      other.recipients = without(candidate.recipients, other.actors)
    return other === undefined
  })
}
