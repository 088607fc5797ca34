/** Events that a verb or a predicative adjective names. */
import type { Modality } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { entitiesOf, OF_A_CLAUSE, without } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import { isAboutTies, isFormal, isMutual } from "./about.ts"
import { hasParty, isOfficial } from "./enough.ts"
import { isMove } from "./blame.ts"
import { isEveryday } from "./everyday.ts"
import { doorkeepersOf } from "./doorkeepers.ts"
import { areOwn, isHandedOut, sendersOf } from "./help.ts"
import { isAnimal, meets, useClauseReader } from "./conditions.ts"
import type { ClauseView } from "./conditions.ts"
import type { EventLexicon, VerbEntry } from "./lexicon.ts"
import { verbModality, weaker } from "./modality.ts"
import { misreadHeadline } from "./misread-headlines.ts"
import { canBeOther, isJoint, SPEECH } from "./other-side.ts"
import type { PartyFinder, Resolved } from "./parties.ts"
import { partiesIn, partiesUnder } from "./slots.ts"
import { asSpeechAct, deonticReport } from "./speech-acts.ts"
import { tenseOf } from "./tense.ts"
import { clauseOf } from "./clause.ts"
import type { Clause } from "./clause.ts"
import { hasInfinitiveMark, intoPartitive, isGerundNoun, isVerbal } from "./syntax.ts"

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
  if (clause.isPassive || !isBare || clause.complement >= 0 || clause.subject < 0) return clause
  // “Voltera fined 20 million euros by watchdog”
  const by = clause.prepositions.get("by")?.[0] ?? -1
  if (clause.object >= 0 && doc.lemma(verb) === "fine" && by > clause.object)
    return { ...clause, isPassive: true, subject: by, object: clause.subject }
  if (clause.object >= 0) return clause
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
  // “met the king and signed an agreement”
  const isSigned = SIGNING.has(doc.lemma(clause.verb)) && doc.dep(clause.verb) === "conj" && named.length === 0
  if (named.length === 0 && SIGNING.has(doc.lemma(clause.verb)) && entitiesOf(actors).size === 1) {
    const other = without(dealtWith(view), actors)
    if (other.length > 0) return other
  }
  const isShared = isSigned || ((entry.type === "SUPPORT" || entry.type === "COOPERATE") && isJoint(view))
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

/** “signed a contract to buy rice *from Kenya*”, “a deal to supply *Kenya* with rice”: whom what is signed is to be done with. */
const dealtWith = (view: ClauseView): ReadonlyArray<Resolved> => {
  const { clause, doc } = view
  for (const host of [clause.object, clause.verb]) {
    const aim = host < 0 ? undefined : doc.children(host).find((child) => child > clause.object && hasInfinitiveMark(doc, child))
    if (aim === undefined || aim === clause.complement) continue
    const inner: ClauseView = { ...view, clause: clauseOf(doc, aim, view.lexicon) }
    for (const name of DEALT) {
      const found = partiesIn(inner, { name, isLoose: false }).filter(({ mention }) => mention?.kind === "name" && SIDES.has(mention.type))
      if (found.length > 0) return found
    }
  }
  return []
}
const DEALT = ["from", "to", "with", "iobj", "obj"]
const SIDES = new Set(["GPE", "ORG"])
const SIGNING = new Set(["sign", "ink", "initial", "conclude"])
const TALKING = new Set(["discuss", "talk", "confer"])

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

/** Types whose verbs are everyday words: help for “consumers” or “families” in general is policy talk, not an event. */
const GENEROUS = new Set(["AID", "SUPPORT", "CONSULT", "COOPERATE"])

/** Sectors of people whose journeys are their own affair as long as nobody is named (“pilgrims arrive every year”). */
const PRIVATE = new Set(["CVL", "REL", "REF", "LAB", "EDU", "CRM", "AGR"])

/** What a participle before a noun may report (“the detained activists”); “reduced supplies” report nothing. */
const ATTRIBUTED = new Set(["ASSAULT", "COERCE", "AID", "RETREAT"])

/** Types that PLOVER only counts with somebody at the other end. */
const NEEDS_RECIPIENT = new Set(["AID", "COOPERATE", "SANCTION"])

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
  if (entry.type === "AID" && entry.actor.length === 0 && clause.subject >= 0) actors = sendersOf(view)
  // “Efforts to restore diplomacy come as relations between the two nations …”
  if (entry.type === "SUPPORT" && actors.length === 0 && !clause.isPassive && isAboutTies(view)) actors = [...parties.pairIn(clause.verb)]
  const isEventSubject = isOwnSubject && clause.subject >= 0 && actors.length === 0 && lexicon.nouns.has(doc.lemma(clause.subject))
  if (isEventSubject) actors = (clause.prepositions.get("between") ?? []).flatMap(parties.strict)
  if (isOwnSubject && clause.subject >= 0 && actors.length === 0 && !(entry.type === "ASSAULT" && isWeapon(view, clause.subject)))
    return null
  if (isOwnSubject && actors.length === 0) actors = [...doorkeepersOf(view)]
  if (entry.mode === "resign") actors = resigning(view, actors)
  const named = firstFilled(view, entry, actors, depth)
  // “the two committed to strengthening the Kenya–Sudan partnership”: their own
  // “We have agreed that Kenya and Sudan will …”: by these two
  const areSpeakers = lemma === "agree" && clause.complementKind === "that" && entitiesOf(actors).size === 0 && entitiesOf(named).size > 1
  if (areSpeakers && actors.every(({ isPronoun }) => isPronoun)) actors = [...named]
  const isOwnTies = entry.type === "AGREE" && entitiesOf(actors).size > 1 && areOwn(view, actors, named)
  const isEachOther = entry.type === "SUPPORT" && entitiesOf(named).size === 0 && isMutual(view, actors)
  const recipients =
    isEachOther || isOwnTies || actors[0] === named[0] ? [] : entitiesOf(named).size > 0 ? named : metFor(view, entry, actors, named)
  const isUnsettled = !hasParty(entry.type, entry.mode, actors, recipients)
  if (isUnsettled && !(entry.type === "ASSAULT" && recipients.length > 0 && actors.length === 0)) return null
  if (isEveryday(view, actors, recipients, entry)) return null
  if (entry.type === "PROTEST" && entry.mode !== "strike" && isOfficial(actors)) return null
  // “shot himself”
  if (entry.type === "ASSAULT" && entry.mode !== "suicide-attack" && clause.object >= 0 && isReflexive(view)) return null
  if (entry.type === "ASSAULT" && clause.object >= 0 && isAnimal(doc, clause.object, lexicon)) return null
  if (
    entry.type === "COOPERATE" &&
    recipients.length > 0 &&
    entitiesOf(recipients).size === 0 &&
    !isAboutTies(view) &&
    lemma !== "extradite"
  )
    return null
  // “the outlawed party” is an epithet.
  if (doc.dep(clause.verb) === "amod" && clause.isPassive && (!ATTRIBUTED.has(entry.type) || entry.mode === "restrict")) return null
  if (
    NEEDS_RECIPIENT.has(entry.type) &&
    recipients.length === 0 &&
    !(entry.type === "COOPERATE" && (entitiesOf(actors).size > 1 || isAboutTies(view))) &&
    !(entry.type === "AID" && isHandedOut(view, actors)) &&
    // “Japan recalled its ambassador”
    !(entry.mode === "withdraw" && actors.some(({ mention }) => mention?.type === "GPE")) &&
    // “the two ended their partnership”: with each other
    !(entry.type === "SANCTION" && entitiesOf(actors).size > 1 && isTheirs(view))
  )
    return null
  const isOfMove = entry.type === "SUPPORT" && recipients.length === 0 && isMove(doc, clause.object)
  if (
    entry.type === "SUPPORT" &&
    entitiesOf(recipients).size === 0 &&
    !isOfMove &&
    !isFormal(view) &&
    !isAboutTies(view) &&
    !isMutual(view, actors)
  )
    return null
  // “is widely recognized as”: nobody does it.
  if (actors.length === 0 && clause.isPassive && entry.type === "SUPPORT" && !isFormal(view) && !isAboutTies(view)) return null
  if (actors.length === 0 && !clause.isPassive && NEEDS_ACTOR.has(entry.type) && isOwnSubject) return null
  if (isOwnSubject && clause.subject < 0 && recipients.length === 0 && actors.length === 0) return null
  if (
    entry.mode === "visit" &&
    actors.length > 0 &&
    entitiesOf(actors).size === 0 &&
    actors.every((found) => found.agent !== null && PRIVATE.has(found.agent.sector))
  )
    return null
  if (
    GENEROUS.has(entry.type) &&
    !isHandedOut(view, actors) &&
    !(lemma === "rescue" && entitiesOf(actors).size > 0) &&
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
    ...OF_A_CLAUSE,
    isUnsettled: isUnsettled || isOfMove
  }
}
const isReflexive = ({ clause, doc, lexicon }: ClauseView): boolean => lexicon.classes.get("reflexive")!.has(doc.lower(clause.object))

/** “their partnership”: of the subject's own. */
const isTheirs = ({ clause, doc }: ClauseView): boolean =>
  clause.object >= 0 && doc.children(clause.object).some((child) => doc.dep(child) === "poss" && doc.lower(child) === "their")

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
/** A verb that was read as a noun: of somebody who does it to somebody, or of two with each other. */
const readHeadlineNoun = (doc: Doc, noun: number, parties: PartyFinder, lexicon: EventLexicon): Candidate | null => {
  const isWhole = doc.isRoot(noun) && doc.child(noun, "nsubj") >= 0 && doc.child(noun, "dobj") > noun
  if (!isWhole && misreadHeadline(doc, noun) === null) return null
  const view = viewOf(doc, noun, parties, lexicon, false)
  const event = readVerb(view, 0)
  return event !== null && (event.actors.length > 1 || event.recipients.length > 0 || parties.strict(view.clause.object).length > 0)
    ? event
    : null
}

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
      const leads = lexicon.leads.get(lemma)
      if (leads !== undefined && !isReport && !hasWord(doc, doc.sentenceOf(i), leads)) continue
      const view = viewOf(doc, i, parties, lexicon, isHeadline(i))
      const event = readVerb(view, 0) ?? (isReport ? deonticReport(view) : null)
      if (event !== null) found.push(event)
    } else if (pos === "NOUN" && isHeadline(i) && lexicon.verbs.has(doc.lemma(i)) && !isGerundNoun(doc, i, lexicon)) {
      const event = readHeadlineNoun(doc, i, parties, lexicon)
      if (event !== null) found.push(event)
    } else if (pos === "ADJ" && lexicon.adjectives.has(doc.lower(i))) {
      const event = readVerb(viewOf(doc, i, parties, lexicon, false), 0)
      if (event !== null) found.push(event)
    }
  }
  return found
}

const hasWord = (doc: Doc, sentence: number, words: ReadonlySet<string>): boolean => {
  const { first, last } = doc.sentences[sentence]
  for (let i = first; i < last; i++) if (words.has(doc.lower(i))) return true
  return false
}

/** Part of a compound word (“government-funded”). */
const isHyphenated = (doc: Doc, i: number): boolean =>
  i > 1 && doc.dep(i) === "amod" && doc.textOf(i - 1) === "-" && doc.end(i - 1) === doc.start(i)
