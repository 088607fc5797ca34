/** Events that a verb or a predicative adjective names. */
import type { Modality } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { entitiesOf, OF_A_CLAUSE, without } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import { isEveryday } from "./everyday.ts"
import { isAnimal, meets, useClauseReader } from "./conditions.ts"
import type { ClauseView } from "./conditions.ts"
import type { EventLexicon, VerbEntry } from "./lexicon.ts"
import { verbModality, weaker } from "./modality.ts"
import type { PartyFinder, Resolved } from "./parties.ts"
import { partiesIn, partiesUnder } from "./slots.ts"
import { asSpeechAct, deonticReport } from "./speech-acts.ts"
import { tenseOf } from "./tense.ts"
import { clauseOf, hasInfinitiveMark, intoPartitive, isGerundNoun, isVerbal } from "./syntax.ts"
import type { Clause } from "./syntax.ts"

useClauseReader(clauseOf)

const viewOf = (doc: Doc, verb: number, parties: PartyFinder, lexicon: EventLexicon, isHeadline: boolean): ClauseView => ({
  doc,
  lexicon,
  parties,
  clause: isHeadline ? headlinePassive(doc, clauseOf(doc, verb, lexicon)) : clauseOf(doc, verb, lexicon)
})

/** “Defector arrested after …”: headlines drop the auxiliary of a passive. */
const headlinePassive = (doc: Doc, clause: Clause): Clause => {
  const { verb } = clause
  const tag = doc.tag(verb)
  const isBare =
    (tag === "VBN" || tag === "VBD") && !doc.children(verb).some((child) => doc.dep(child) === "aux" || doc.dep(child) === "auxpass")
  if (clause.isPassive || !isBare || clause.object >= 0 || clause.complement >= 0 || clause.subject < 0) return clause
  return { ...clause, isPassive: true, object: clause.subject, subject: -1 }
}

/** Resolved parties of the entry's slots, from the first slot that holds any; what is done with or for somebody rather to a named one (“victims in *Chad*”). */
const firstFilled = (view: ClauseView, entry: VerbEntry, taken: ReadonlyArray<Resolved>, depth: number): ReadonlyArray<Resolved> => {
  let unnamed: ReadonlyArray<Resolved> = []
  const isSpeech = SPEECH.has(entry.type)
  for (const slot of entry.recipient) {
    const found = slot.name === "inner" ? innerRecipients(view, entry, depth) : partiesIn(view, slot)
    const isDug = isSpeech && (slot.isLoose || slot.name === "oposs" || slot.name === "osub" || slot.name === "inner")
    const fresh = without(
      found.filter((resolved) => canBeOther(view, entry, resolved, isDug)),
      taken
    )
    if (fresh.length === 0) continue
    if ((entry.type !== "AID" && entry.type !== "COOPERATE") || entitiesOf(fresh).size > 0) return fresh
    if (unnamed.length === 0) unnamed = fresh
  }
  return unnamed
}

/** “met Ms. Lind to discuss ways to deepen ties”: whom one meets for it is the other side. */
const metFor = (
  view: ClauseView,
  entry: VerbEntry,
  actors: ReadonlyArray<Resolved>,
  named: ReadonlyArray<Resolved>
): ReadonlyArray<Resolved> => {
  const { clause, doc, lexicon } = view
  const isTalk =
    entry.type === "CONSULT" &&
    TALKING.has(doc.lemma(clause.verb)) &&
    named.length === 0 &&
    entitiesOf(actors).size > 0 &&
    hasInfinitiveMark(doc, clause.verb)
  const isShared = (entry.type === "SUPPORT" || entry.type === "COOPERATE") && isJoint(view)
  if (clause.object < 0 || clause.isPassive || !(isTalk || isShared)) return named
  let at = clause.verb
  for (let steps = 0; steps < 5 && !doc.isRoot(at); steps++) {
    at = doc.head(at)
    if (!isVerbal(doc, at) || !(lexicon.classes.get("meeting")!.has(doc.lemma(at)) || doc.lemma(at) === "engage")) continue
    const meeting = { ...view, clause: clauseOf(doc, at, lexicon) }
    for (const name of ["with", "to", "obj"]) {
      const found = without(partiesIn(meeting, { name, isLoose: false }), actors)
      if (found.length > 0) return found
    }
  }
  return named
}
const TALKING = new Set(["discuss", "talk", "confer"])

/** “our ties”, “bilateral cooperation”, “ties between our countries”: of the two who speak, nobody else's. */
const isJoint = (view: ClauseView): boolean => {
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
const canBeOther = (view: ClauseView, entry: VerbEntry, resolved: Resolved, isDug: boolean): boolean => {
  if (OWNING.has(entry.type) && resolved.agent !== null && isOfSubject(view, resolved)) return false
  if (isDug && (resolved.mention?.type === "LOC" || !isSpokenOf(view, entry, resolved))) return false
  if (entry.type === "ASSAULT" && isWaters(view, resolved)) return false
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
const SHARED = new Set(["our", "their", "bilateral", "mutual"])
const OWNING = new Set(["AGREE", "CONSULT"])
const OWNED = new Set(["his", "her", "its", "their", "our", "my"])

/** “agreed to meet again in *Nairobi*”: the place of what is agreed. */
const isWhere = ({ doc }: ClauseView, { type }: VerbEntry, { head, mention }: Resolved): boolean =>
  type === "AGREE" && mention !== null && mention.type !== "PERSON" && doc.dep(head) === "pobj" && STANDING.has(doc.lower(doc.head(head)))
const STANDING = new Set(["in", "at"])

/** “refused to enter the *Nairobi* courtroom”: where the thing stands. */
const isSeat = ({ doc, parties }: ClauseView, { head, mention, party }: Resolved): boolean =>
  mention?.type === "GPE" && !mention.isMetonym && (doc.dep(head) === "compound" || doc.dep(head) === "nmod") && parties.isTown(party)

/** “attacked a tanker in the Red Sea”: nobody's side. */
const isWaters = ({ doc, lexicon }: ClauseView, { head, mention }: Resolved): boolean =>
  mention?.type === "LOC" && lexicon.classes.get("waters")!.has(doc.lower(head))

/** Types whose other side may be a ship or a drone. */
const THINGS_COUNT = new Set(["ASSAULT", "MOBILIZE", "COERCE"])

/** Types whose other side is somebody spoken to or about; a sea or a region that a topic lies in is none. */
const SPEECH = new Set(["AGREE", "SUPPORT", "ACCUSE", "REJECT", "REQUEST", "COOPERATE"])

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

/** Whom the complement's verb is done to (“promised to send *Mozambique* aid”). */
const innerRecipients = (view: ClauseView, entry: VerbEntry, depth: number): ReadonlyArray<Resolved> => {
  const { clause, doc, parties, lexicon } = view
  if (clause.complement < 0 || depth > 2) return []
  const verb = clause.complement
  const inner: ClauseView = { ...view, clause: clauseOf(doc, verb, lexicon) }
  const event = readVerb(inner, depth + 1)
  if (event !== null && event.recipients.length > 0) return event.recipients
  // “agreed that talks would serve France”: what is found deeper is only spoken of.
  if (entry.type === "AGREE" && clause.complementKind === "that") return []
  const own = partiesUnder(view, verb)
  if (own.length > 0) return own
  for (const child of doc.children(verb)) {
    if (doc.dep(child) !== "xcomp") continue
    const found = innerRecipients({ ...view, clause: { ...inner.clause, complement: child } }, entry, depth + 1)
    if (found.length > 0) return found
  }
  const found = inner.clause.object < 0 ? [] : parties.within(inner.clause.object)
  return entry.type === "AGREE" ? found.filter(({ head }) => !isTold(doc, head, inner.clause.object)) : found
}

/** “a fund which will help *Kenya*”: in a clause that only describes the thing. */
const isTold = (doc: Doc, token: number, thing: number): boolean => {
  for (let at = token; at !== thing && !doc.isRoot(at); at = doc.head(at))
    if (doc.dep(at) === "relcl" && !hasInfinitiveMark(doc, at)) return true
  return false
}

const ENTITY_FREE = new Set(["ASSAULT", "PROTEST"])
const ENTITY_FREE_MODES = new Set(["arrest", "deport", "seize"])

/** Sectors of those who act in public as what they are called: “the army”, “rebels”, “prosecutors”. */
const PUBLIC = new Set(["GOV", "MIL", "COP", "JUD", "LEG", "PTY", "OPP", "REB", "UAF", "SPY", "CRM", "LAB"])
/** Groups that speak up, though they are no power. */
const VOCAL = new Set(["NGO", "REL", "EDU", "JRN", "MED", "REF", "BUS"])
const SPOKEN = new Set(["ACCUSE", "REQUEST", "REJECT"])
/** Who saves and feeds people without the text naming anybody. */
const RESCUERS = new Set(["MIL", "COP", "NGO"])
/** Who does these without the text saying to whom: soldiers withdraw, ministers resign, a junta imposes a curfew. */
const ALONE: Readonly<Record<string, ReadonlyArray<string>>> = {
  resign: ["GOV", "LEG", "JUD", "MIL", "COP", "PTY"],
  withdraw: ["MIL", "REB", "UAF", "COP"],
  disarm: ["REB", "UAF"],
  RETREAT: ["REB", "UAF", "MIL"],
  REJECT: ["OPP", "REB", "UAF", "LAB", "GOV", "MIL"],
  MOBILIZE: ["GOV", "MIL"],
  COERCE: ["GOV", "MIL", "COP"],
  REQUEST: ["OPP", "REB", "UAF", "LAB", "CRM"],
  THREATEN: ["OPP", "REB", "UAF", "LAB", "MIL"]
}
const TRIED = new Set(["allege", "convict"])
const OFFICES = new Set(["GOV", "LEG", "OPP", "PTY", "MIL", "JUD", "REB"])
const isPublicPerson = ({ agent }: Resolved): boolean =>
  agent !== null && OFFICES.has(agent.sector) && (agent.kind === "person" || agent.sector === "OPP")
/** Everyday words where nobody is named: any official supports, helps or meets people. */
const NAMED_ONLY = new Set(["SUPPORT", "AID", "COOPERATE"])

/**
 * A noun for people or bodies that stands for one side of the story: plural or definite (“rebels”, “the army”), not a kind of
 * people (“a government”) and not the equipment of one.
 */
const isPublic = ({ agent }: Resolved, type: string): boolean =>
  agent !== null && agent.kind !== "equipment" && (PUBLIC.has(agent.sector) || (SPOKEN.has(type) && VOCAL.has(agent.sector)))

/**
 * True when the parties are enough for a row: an entity somewhere; for violence, arrests and protests a noun for people or bodies;
 * for other acts two sides that act in public (“rebels accused the army”).
 */
export const hasParty = (
  type: string,
  mode: string | null,
  actors: ReadonlyArray<Resolved>,
  recipients: ReadonlyArray<Resolved>
): boolean => {
  if (entitiesOf(actors).size > 0 || entitiesOf(recipients).size > 0) return true
  if (
    (ENTITY_FREE.has(type) || (mode !== null && ENTITY_FREE_MODES.has(mode))) &&
    [...actors, ...recipients].some(
      (resolved) =>
        resolved.agent !== null && resolved.agent.kind !== "equipment" && (resolved.agent.sector !== "CVL" || type === "PROTEST")
    )
  )
    return true
  // “the opposition leader was charged”, “the minister was convicted”: whoever it was by
  if (actors.length === 0) return TRIED.has(mode ?? "") && recipients.length > 0 && recipients.every(isPublicPerson)
  if (type === "AID" && recipients.length > 0 && recipients.every(({ agent }) => agent?.sector === "REF"))
    return actors.every(({ agent }) => agent !== null && RESCUERS.has(agent.sector))
  if (NAMED_ONLY.has(type) || !actors.every((found) => isPublic(found, type))) return false
  if (recipients.length > 0) return recipients.every((found) => found.agent !== null)
  const alone = ALONE[mode ?? type] ?? ALONE[type]
  return actors.length > 1 || (alone !== undefined && actors.every((found) => alone.includes(found.agent!.sector)))
}

/** Types whose verbs are everyday words: help for “consumers” or “families” in general is policy talk, not an event. */
const GENEROUS = new Set(["AID", "SUPPORT", "CONSULT", "COOPERATE"])

/** Sectors of people whose journeys are their own affair as long as nobody is named (“pilgrims arrive every year”). */
const PRIVATE = new Set(["CVL", "REL", "REF", "LAB", "EDU", "CRM", "AGR"])

/** Soldiers and governments march and strike, but do not protest by it. */
export const isOfficial = (actors: ReadonlyArray<Resolved>): boolean =>
  actors.length > 0 &&
  actors.every((found) =>
    ["MIL", "COP", "GOV"].includes(found.agent?.sector ?? (found.mention?.type === "PERSON" ? found.party.sector : "") ?? "")
  )

/** What a participle before a noun may report (“the detained activists”); “reduced supplies” report nothing. */
const ATTRIBUTED = new Set(["ASSAULT", "COERCE", "AID", "RETREAT"])

/** Types that PLOVER only counts with somebody at the other end. */
const NEEDS_RECIPIENT = new Set(["AID", "COOPERATE", "SANCTION"])

/** Signing and ratifying are acts of support even where the other party is not named. */
const isFormal = (view: ClauseView): boolean => {
  const { clause, doc, lexicon } = view
  return (
    clause.object >= 0 &&
    lexicon.classes.get("treaty")!.has(doc.lemma(clause.object)) &&
    lexicon.classes.get("formal")!.has(doc.lemma(clause.verb))
  )
}

/** “reopen channels of communication” needs no other party by name. */
const isAboutTies = (view: ClauseView): boolean => {
  return view.clause.object >= 0 && meets(view, ABOUT_TIES)
}
/** “the two countries welcomed more visits”: by each other. */
const isMutual = (view: ClauseView, actors: ReadonlyArray<Resolved>): boolean =>
  actors.length === 1 && actors[0].party.entities.length === 2 && view.clause.object >= 0 && meets(view, ABOUT_TALKS)
const ABOUT_TALKS = { particle: null, needs: [[{ slot: "obj", value: "talks", isNegated: false }]] }
const ABOUT_WORK = { particle: null, needs: [[{ slot: "obj", value: "coop", isNegated: false }]] }
const ABOUT_TIES = { particle: null, needs: [[{ slot: "obj", value: "ties", isNegated: false }]] }

/** Acts of speech and good will: without anybody who performs them they are advice or description. */
const NEEDS_ACTOR = new Set(["AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "REQUEST", "CONCEDE"])

const isWeapon = (view: ClauseView, head: number): boolean => {
  const { doc, lexicon } = view
  return lexicon.classes.get("weaponthing")!.has(doc.lemma(intoPartitive(doc, head, lexicon)).toLowerCase())
}

/** The event of one clause, by the first entry whose needs hold and whose parties are there; null when there is none. */
const readVerb = (view: ClauseView, depth: number): Candidate | null => {
  const { doc, lexicon, clause } = view
  const lemma = doc.lemma(clause.verb).toLowerCase()
  const entries = doc.pos(clause.verb) === "ADJ" ? lexicon.adjectives.get(doc.lower(clause.verb)) : lexicon.verbs.get(lemma)
  if (entries === undefined) return null
  for (const entry of entries) {
    if (!meets(view, entry)) continue
    const found = withParties(view, entry, lemma, depth)
    if (found !== null) return found
  }
  return null
}

const withParties = (view: ClauseView, entry: VerbEntry, lemma: string, depth: number): Candidate | null => {
  const { clause, doc, lexicon, parties } = view
  const isOwnSubject = entry.actor.length === 1 && entry.actor[0].name === "subj"
  let actors = entry.actor.flatMap((slot) => partiesIn(view, slot))
  if (entry.type === "ASSAULT" && actors.length === 0 && isOwnSubject && clause.subject >= 0 && isWeapon(view, clause.subject))
    actors = parties.modifiers(clause.subject).filter((found) => !parties.isTown(found.party))
  // “Efforts to restore diplomacy come as relations between the two nations …”
  if (entry.type === "SUPPORT" && actors.length === 0 && !clause.isPassive && isAboutTies(view)) actors = [...parties.pairIn(clause.verb)]
  const isEventSubject = isOwnSubject && clause.subject >= 0 && actors.length === 0 && lexicon.nouns.has(doc.lemma(clause.subject))
  if (isEventSubject) actors = (clause.prepositions.get("between") ?? []).flatMap(parties.strict)
  if (isOwnSubject && clause.subject >= 0 && actors.length === 0 && !(entry.type === "ASSAULT" && isWeapon(view, clause.subject)))
    return null
  if (entry.mode === "resign") actors = resigning(view, actors)
  const named = firstFilled(view, entry, actors, depth)
  const isEachOther = entry.type === "SUPPORT" && entitiesOf(named).size === 0 && isMutual(view, actors)
  const recipients = isEachOther ? [] : entitiesOf(named).size > 0 ? named : metFor(view, entry, actors, named)
  if (!hasParty(entry.type, entry.mode, actors, recipients) || isEveryday(view, actors, recipients, entry)) return null
  if (entry.type === "PROTEST" && isOfficial(actors)) return null
  if (entry.type === "ASSAULT" && clause.object >= 0 && isAnimal(doc, clause.object, lexicon)) return null
  if (entry.type === "COOPERATE" && recipients.length > 0 && entitiesOf(recipients).size === 0 && !isAboutTies(view)) return null
  // “the outlawed party” is an epithet.
  if (doc.dep(clause.verb) === "amod" && clause.isPassive && (!ATTRIBUTED.has(entry.type) || entry.mode === "restrict")) return null
  if (
    NEEDS_RECIPIENT.has(entry.type) &&
    recipients.length === 0 &&
    !(entry.type === "COOPERATE" && (entitiesOf(actors).size > 1 || isAboutTies(view)))
  )
    return null
  if (entry.type === "SUPPORT" && entitiesOf(recipients).size === 0 && !isFormal(view) && !isAboutTies(view) && !isMutual(view, actors))
    return null
  // “is widely recognized as”: nobody does it.
  if (actors.length === 0 && clause.isPassive && entry.type === "SUPPORT" && !isFormal(view) && !isAboutTies(view)) return null
  if (actors.length === 0 && !clause.isPassive && NEEDS_ACTOR.has(entry.type) && isOwnSubject) return null
  if (isOwnSubject && clause.subject < 0 && recipients.length === 0) return null
  if (
    entry.mode === "visit" &&
    actors.length > 0 &&
    entitiesOf(actors).size === 0 &&
    actors.every((found) => found.agent !== null && PRIVATE.has(found.agent.sector))
  )
    return null
  if (
    GENEROUS.has(entry.type) &&
    recipients.length > 0 &&
    entitiesOf(recipients).size === 0 &&
    recipients.every((found) => found.agent !== null) &&
    recipients.every((found) => found.agent?.sector === "CVL" || (found.agent?.kind !== "body" && entry.type === "SUPPORT"))
  )
    return null
  const isVisit = entry.mode === "visit"
  const modality = modalityOf(view, entry)
  const act = asSpeechAct(view, entry, modality, actors)
  return {
    trigger: clause.verb,
    lemma: entry.particle === null ? lemma : `${lemma} ${entry.particle}`,
    type: act.type,
    mode: act.type === entry.type ? entry.mode : null,
    actors: without(actors, []),
    recipients:
      isVisit || entry.mode === "withdraw"
        ? recipients.map((resolved) => ({ ...resolved, party: parties.asHost(resolved.party, actors) }))
        : recipients,
    carrier: clause.verb,
    complement: TAKES_OVER.has(entry.type) ? clause.complement : -1,
    consumed: clause.object,
    modality: act.modality,
    ruleId:
      act.type === entry.type
        ? `events/${doc.pos(clause.verb) === "ADJ" ? "adjective" : "verb"}-${entry.type.toLowerCase()}`
        : `events/will-${act.type.toLowerCase()}`,
    // A visit looks for the country visited, a charge that names nobody for whom its speaker accused before.
    isAnaphoric: recipients.length === 0 && (isVisit || (entry.type === "ACCUSE" && entry.recipient.length === 0)),
    isVisit,
    ...OF_A_CLAUSE
  }
}
/** “…, vice Mara Lind, resigned”: of several read as the subject, the one right before the verb. */
const resigning = ({ clause: { verb }, doc, parties }: ClauseView, actors: ReadonlyArray<Resolved>): Array<Resolved> => {
  const isApart = verb > 1 && doc.lower(verb - 1) === ","
  const last = isApart ? parties.strict(verb - 2).filter((found) => found.mention?.type === "PERSON") : []
  return [...(last.length > 0 ? last : actors)]
}

const TAKES_OVER = new Set(["AGREE", "REJECT"])

const modalityOf = (view: ClauseView, entry: VerbEntry): Modality => {
  const { clause, doc, lexicon } = view
  const found = verbModality(doc, clause.verb, lexicon)
  if (entry.mode === "visit" && doc.pos(clause.verb) === "ADJ") return weaker("planned", found)
  // “chose to reject the offer”: done by choosing
  if (
    found === "planned" &&
    doc.dep(clause.verb) === "xcomp" &&
    CHOOSING.has(doc.lemma(doc.head(clause.verb))) &&
    tenseOf(doc, doc.head(clause.verb)) === "past"
  )
    return verbModality(doc, doc.head(clause.verb), lexicon)
  if (found === "planned" && VIOLENT.has(entry.type) && doc.dep(clause.verb) === "xcomp") {
    const governor = doc.head(clause.verb)
    if (lexicon.classes.get("attempt")!.has(doc.lemma(governor))) return verbModality(doc, governor, lexicon)
  }
  return found
}
const CHOOSING = new Set(["choose", "opt", "elect"])
/** An attempt at violence or coercion is itself such an act (CAMEO 185, 186). */
const VIOLENT = new Set(["ASSAULT", "COERCE"])
/** All events that verbs and adjectives of the article name, in reading order. */
export const findVerbEvents = (
  doc: Doc,
  parties: PartyFinder,
  lexicon: EventLexicon,
  isHeadline: (token: number) => boolean
): ReadonlyArray<Candidate> => {
  const found: Array<Candidate> = []
  const demanding = lexicon.classes.get("demanding")!
  for (let i = 0; i < doc.length; i++) {
    const pos = doc.pos(i)
    if (pos === "VERB" || pos === "AUX") {
      const lemma = doc.lemma(i).toLowerCase()
      const isReport = demanding.has(lemma)
      if ((!lexicon.verbs.has(lemma) && !isReport) || isHyphenated(doc, i) || isGerundNoun(doc, i, lexicon)) continue
      const view = viewOf(doc, i, parties, lexicon, isHeadline(i))
      const event = readVerb(view, 0) ?? (isReport ? deonticReport(view) : null)
      if (event !== null) found.push(event)
    } else if (pos === "ADJ" && lexicon.adjectives.has(doc.lower(i))) {
      const event = readVerb(viewOf(doc, i, parties, lexicon, false), 0)
      if (event !== null) found.push(event)
    }
  }
  return found
}

/** Part of a compound word (“government-funded”). */
const isHyphenated = (doc: Doc, i: number): boolean =>
  i > 1 && doc.dep(i) === "amod" && doc.textOf(i - 1) === "-" && doc.end(i - 1) === doc.start(i)
