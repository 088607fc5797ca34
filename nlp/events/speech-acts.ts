/** Speech acts that are told by what is said to come: “will not accept”, “will leave unless …”, “said that Sudan must …”. */
import type { EventType, Modality } from "../annotations.ts"
import { entitiesOf, OF_A_CLAUSE, without } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import { complementSubject, headsIn, meets } from "./conditions.ts"
import type { ClauseView } from "./conditions.ts"
import type { VerbEntry } from "./lexicon.ts"
import { verbModality } from "./modality.ts"
import type { Resolved } from "./parties.ts"
import { hasInfinitiveMark } from "./syntax.ts"

const FRIENDLY = new Set(["CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE", "AGREE"])
const REFUSING = new Set(["will", "would", "wo", "wouldn't"])

/** “will not accept”: a refusal; “will withdraw unless …”: a threat. What is said to come then, is the speech act. */
export const asSpeechAct = (
  view: ClauseView,
  entry: VerbEntry,
  modality: Modality,
  actors: ReadonlyArray<Resolved>
): { type: EventType; modality: Modality } => {
  const { clause, doc, lexicon } = view
  const auxiliaries = doc
    .children(clause.verb)
    .filter((child) => doc.dep(child) === "aux")
    .map((child) => doc.lower(child))
  if (actors.length === 0 || clause.isPassive || !auxiliaries.some((word) => REFUSING.has(word))) return { type: entry.type, modality }
  const head = doc.head(clause.verb)
  const isSaid = doc.dep(clause.verb) === "ccomp" && lexicon.classes.get("reporting")!.has(doc.lemma(head)) && doc.pos(head) === "VERB"
  if (modality === "negated" && FRIENDLY.has(entry.type) && (isSaid || auxiliaries.includes("will") || auxiliaries.includes("wo")))
    return { type: "REJECT", modality: "asserted" }
  if (
    (modality === "planned" || modality === "hypothetical") &&
    meets(view, { ...entry, particle: null, needs: [[{ slot: "unless", value: null, isNegated: false }]] })
  )
    return { type: "THREATEN", modality: "asserted" }
  return { type: entry.type, modality }
}

/** “Russia said that Sudan must return the helicopter”: a demand, made by saying what somebody must do. */
export const deonticReport = (view: ClauseView): Candidate | null => {
  const { clause, doc, lexicon } = view
  if (!lexicon.classes.get("demanding")!.has(doc.lemma(clause.verb)) || clause.complement < 0 || clause.isPassive) return null
  const { complement } = clause
  const isDuty =
    doc.children(complement).some((child) => doc.dep(child) === "aux" && lexicon.classes.get("deontic")!.has(doc.lower(child))) ||
    ((doc.lemma(complement) === "need" || doc.lemma(complement) === "have") &&
      doc.children(complement).some((child) => doc.dep(child) === "xcomp" && hasInfinitiveMark(doc, child)))
  if (!isDuty) return null
  const actors = headsIn(view, "subj").flatMap(view.parties.strict)
  const subject = complementSubject(view)
  const recipients = without(subject < 0 ? [] : view.parties.strict(subject), actors)
  if (entitiesOf(actors).size === 0 || entitiesOf(recipients).size === 0 || recipients.some((resolved) => resolved.isPronoun)) return null
  if (actors.every((found) => found.mention?.type === "PERSON" && found.party.sector === null)) return null
  return {
    trigger: clause.verb,
    lemma: doc.lemma(clause.verb),
    type: "REQUEST",
    mode: null,
    actors,
    recipients,
    carrier: clause.verb,
    complement: -1,
    consumed: -1,
    modality: verbModality(doc, clause.verb, lexicon),
    ruleId: "events/deontic-report",
    isAnaphoric: false,
    isVisit: false,
    ...OF_A_CLAUSE
  }
}
