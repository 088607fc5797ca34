/** Who can be the other side of a verb's act, of all that stand in its slots. */
import { ABOUT_TIES, ABOUT_WORK, isAboutTies } from "./about.ts"
import { meets } from "./conditions.ts"
import type { ClauseView } from "./conditions.ts"
import type { VerbEntry } from "./lexicon.ts"
import type { Resolved } from "./parties.ts"
import { isVerbal } from "./syntax.ts"

/** “our ties”, “bilateral cooperation”, “ties between our countries”: of the two who speak, nobody else's. */
export const isJoint = (view: ClauseView): boolean => {
  const { clause, doc, parties } = view
  if (clause.object < 0 || !(meets(view, ABOUT_TIES) || meets(view, ABOUT_WORK))) return false
  const sides = parties.inside(clause.object)
  // “the US–Kenya relationship”
  if (sides.filter(({ mention }) => mention?.type === "GPE" || mention?.type === "NORP").length > 1) return true
  const between = clause.prepositions.get("between") ?? []
  const isTheirs = [clause.object, ...between].some((head) => doc.children(head).some((child) => SHARED.has(doc.lower(child))))
  return isTheirs && sides.every(({ agent, isPronoun, party }) => isPronoun || (agent !== null && party.entities.length === 0))
}

/** Whether a party found in a slot can be the other side of such an act. */
export const canBeOther = (view: ClauseView, entry: VerbEntry, resolved: Resolved, isDug: boolean): boolean => {
  if (OWNING.has(entry.type) && resolved.agent !== null && isOfSubject(view, resolved)) return false
  if (isDug && (resolved.mention?.type === "LOC" || !isSpokenOf(view, entry, resolved))) return false
  if (entry.type === "ASSAULT" && isWaters(view, resolved)) return false
  if (entry.type === "AID" && isScene(view, resolved)) return false
  if (((entry.type === "SUPPORT" && isAboutTies(view)) || entry.mode === "ceasefire") && isItself(view, resolved)) return false
  // “offered to send 50 nurses”, “agreed to set up a group”: what is sent or made, not the other side
  if (entry.type === "AGREE" && resolved.mention === null && resolved.agent !== null && isSent(view, resolved)) return false
  // “called for the release of Ms. Lind”: she is not the one asked
  if (isDug && entry.type === "REQUEST" && resolved.mention?.type === "PERSON" && isObjectOfMercy(view, resolved)) return false
  // “demanded that the captain be freed”: nor is whom it is to be done to
  if (entry.type === "REQUEST" && view.doc.dep(resolved.head) === "nsubjpass" && view.doc.head(resolved.head) === view.clause.complement)
    return false
  // “filed a complaint with the WTO”: where it is brought, not whom it is about
  if (entry.type === "ACCUSE" && isForum(view, resolved)) return false
  // “a truce brokered by Qatar”: whoever did something else with what is agreed on
  if (isDug && entry.type === "AGREE" && view.doc.dep(view.doc.head(resolved.head)) === "agent") return false
  // “the last summit of the Lind administration”: the host's own
  if (entry.type === "CONSULT" && view.doc.lemma(resolved.head).toLowerCase() === "administration" && resolved.head !== view.clause.object)
    return false
  // “reaffirmed their ties”: nobody else's
  const isOwned = resolved.isPronoun && view.doc.tag(resolved.head) === "PRP$"
  if (isOwned && ((entry.type === "SUPPORT" && isAboutTies(view)) || (entry.type === "AGREE" && isDug))) return false
  if (isDug && (isSeat(view, resolved) || isWhere(view, entry, resolved))) return false
  return resolved.agent?.kind !== "equipment" || resolved.party.entities.length > 0 || THINGS_COUNT.has(entry.type)
}

/** “agreed that their teams will meet”, “hosted a summit of his government”: people and bodies of the actor's own. */
const isOfSubject = ({ clause, doc }: ClauseView, { head }: Resolved): boolean =>
  doc.child(head, "poss") >= 0 &&
  OWNED.has(doc.lower(doc.child(head, "poss"))) &&
  (clause.complement >= 0
    ? doc.isUnder(head, clause.complement)
    : doc.lower(doc.head(head)) === "of" && doc.head(doc.head(head)) === clause.object)
const isObjectOfMercy = ({ doc }: ClauseView, { head }: Resolved): boolean =>
  (doc.dep(head) === "pobj" && doc.lower(doc.head(head)) === "of" && MERCIES.has(doc.lemma(doc.head(doc.head(head))))) ||
  (doc.dep(head) === "poss" && MERCIES.has(doc.lemma(doc.head(head))))
const MERCIES = new Set(["release", "return", "freedom", "safety", "liberation", "extradition", "protection", "pardon"])
const SHARED = new Set(["our", "their", "bilateral", "mutual"])
const OWNING = new Set(["AGREE", "CONSULT"])
const OWNED = new Set(["his", "her", "its", "their", "our", "my"])

const isForum = ({ clause, doc }: ClauseView, { head, mention }: Resolved): boolean =>
  mention?.type === "ORG" &&
  (clause.object >= 0 ? COMPLAINTS.has(doc.lemma(clause.object)) : doc.lemma(clause.verb) === "complain") &&
  doc.dep(head) === "pobj" &&
  FORUM.has(doc.lower(doc.head(head)))
const COMPLAINTS = new Set(["complaint", "case", "lawsuit", "claim", "suit", "appeal", "petition"])
const FORUM = new Set(["with", "at", "in", "before", "to"])

/** “agreed to meet again in *Nairobi*”: the place of what is agreed. */
const isWhere = ({ doc }: ClauseView, { type }: VerbEntry, { head, mention }: Resolved): boolean =>
  type === "AGREE" && mention !== null && mention.type !== "PERSON" && doc.dep(head) === "pobj" && STANDING.has(doc.lower(doc.head(head)))
const STANDING = new Set(["in", "at"])

/** “refused to enter the *Nairobi* courtroom”: where the thing stands. */
const isSeat = ({ doc, parties }: ClauseView, { head, mention, party }: Resolved): boolean =>
  mention?.type === "GPE" && !mention.isMetonym && (doc.dep(head) === "compound" || doc.dep(head) === "nmod") && parties.isTown(party)

/** “build an Innovation Alliance”: the thing built, by its name. */
const isItself = ({ clause, doc }: ClauseView, { mention }: Resolved): boolean =>
  mention?.kind === "name" && clause.object >= 0 && mention.start <= doc.start(clause.object) && doc.start(clause.object) < mention.end

/** “rescued a climber from Mount Elgon”: where he was. */
const isScene = ({ doc }: ClauseView, { head, mention }: Resolved): boolean =>
  (mention?.type === "LOC" || mention?.type === "FAC") && doc.dep(head) === "pobj" && doc.lower(doc.head(head)) === "from"

const isSent = ({ doc }: ClauseView, { head }: Resolved): boolean => doc.dep(head) === "dobj" && SENDING.has(doc.lemma(doc.head(head)))
const SENDING = new Set(["send", "dispatch", "deploy", "provide", "supply", "set", "create", "form", "establish", "launch"])

/** “attacked a tanker in the Red Sea”: nobody's side. */
const isWaters = ({ doc, lexicon }: ClauseView, { head, mention }: Resolved): boolean =>
  mention?.type === "LOC" && lexicon.classes.get("waters")!.has(doc.lower(head))

/** Types whose other side may be a ship or a drone. */
const THINGS_COUNT = new Set(["ASSAULT", "MOBILIZE", "COERCE"])

/** Types whose other side is somebody spoken to or about; a sea or a region that a topic lies in is none. */
export const SPEECH = new Set(["AGREE", "SUPPORT", "ACCUSE", "REJECT", "REQUEST", "COOPERATE"])

/**
 * Not spoken of: the victim in “condemned the attack on *Rome*”, and what lies behind another verb in “supports her commitment to
 * fighting *his* plans”.
 */
const isSpokenOf = ({ clause, doc, lexicon }: ClauseView, { type }: VerbEntry, { head }: Resolved): boolean => {
  const { object } = clause
  if (object < 0 || (type !== "ACCUSE" && type !== "SUPPORT")) return true
  // “championed war with Kenya” is no support for Kenya.
  const harm = lexicon.nouns.get(doc.lemma(object))?.[0].type ?? ""
  if (type === "SUPPORT" && HARMS.has(harm) && head !== object && doc.isUnder(head, object) && doc.dep(head) === "pobj") return false
  const isHarm = type === "ACCUSE" && HARMS.has(lexicon.nouns.get(doc.lemma(object))?.[0].type ?? "")
  // “condemned the murder of a minister”: the victim's
  const isSuffered = lexicon.nouns.get(doc.lemma(object))?.[0].recipient[0]?.name === "of"
  let isDoer = false
  for (let at = head; at !== object && !doc.isRoot(at); at = doc.head(at)) {
    if (doc.dep(at) === "prep" && doc.lower(at) === "by") isDoer = true
    if (at !== head && isVerbal(doc, at)) return doc.head(at) === at || at === clause.verb
    if (isHarm && doc.dep(at) === "prep" && doc.head(at) === object) return isDoer || (doc.lower(at) === "of" && !isSuffered)
  }
  return true
}
const HARMS = new Set(["ASSAULT", "COERCE", "SANCTION", "THREATEN"])
