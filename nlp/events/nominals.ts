/** Events that a noun names: “talks between A and B”, “A’s visit to B”, “held a meeting with”, “the US-China talks”. */
import type { Modality } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { ClauseView } from "./conditions.ts"
import { entitiesOf, without } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import type { EventLexicon, NounEntry } from "./lexicon.ts"
import { isForTrade, isPromiseAtHome } from "./everyday.ts"
import { lenderOf, placeBefore } from "./lenders.ts"
import { weaker } from "./modality.ts"
import { neededOf } from "./needs.ts"
import { nounModality } from "./noun-modality.ts"
import { fitsCompany } from "./noun-company.ts"
import { DEMONSTRATIVE, frameOf, isBare, isDefinite, objectsOf } from "./noun-frame.ts"
import type { NounFrame } from "./noun-frame.ts"
import type { PartyFinder, Resolved } from "./parties.ts"
import { clauseOf, isGerundNoun, isVerbal, subjectOf } from "./syntax.ts"
import { hasParty, isOfficial } from "./enough.ts"

/** True when the noun stands for something else: part of a longer noun, or of a name (“the Summit of the Americas”). */
const isBlocked = (doc: Doc, noun: number, parties: PartyFinder, lexicon: EventLexicon, isHeadline: boolean): boolean => {
  const dep = doc.dep(noun)
  if (dep === "pobj" && doc.lower(doc.head(noun)) === "of") {
    const whole = lexicon.nouns.get(doc.lemma(doc.head(doc.head(noun))))?.[0].type
    if (whole !== undefined && whole === lexicon.nouns.get(doc.lemma(noun))?.[0].type) return true
  }
  const isCapital = doc.textOf(noun) !== doc.lower(noun)
  if (isCapital && !isHeadline && noun !== doc.sentences[doc.sentenceOf(noun)].first) return true
  if (dep === "compound" || dep === "amod" || dep === "nmod" || dep === "npadvmod") return true
  const mention = parties.mentionAt(noun)
  return mention !== null && mention.kind === "name"
}

const strictAll = (parties: PartyFinder, heads: ReadonlyArray<number>): ReadonlyArray<Resolved> =>
  heads.flatMap((head) => parties.strict(head))

/** The entry's flags, and what the verb around the noun makes of it. */
interface NounKind {
  readonly isVisit: boolean
  readonly isReciprocal: boolean
  readonly isHostile: boolean
  /** A modifier may be the one acted upon (“the Iran sanctions”). */
  readonly isUndergone: boolean
  /** The verb around it ends or prevents it (“end the war”): its subject is no actor. */
  readonly isEnding: boolean
  readonly isPostponement: boolean
}

const kindOf = (doc: Doc, frame: NounFrame, { flags, recipient, type }: NounEntry, lexicon: EventLexicon): NounKind => ({
  isVisit: flags.has("place"),
  isReciprocal: flags.has("recip"),
  isHostile: HOSTILE.has(type),
  isUndergone: recipient.some((slot) => slot.name === "mod"),
  isEnding: frame.light >= 0 && HOSTILE.has(type) && lexicon.classes.get("ending")!.has(doc.lemma(frame.light)),
  isPostponement: flags.has("talksof")
})

/** Deeds that are called after where they were done. */
const SCENES = new Set(["shooting", "massacre", "stabbing"])

/** Modifiers that act, and modifiers that are visited, hit or sanctioned (“the Beijing talks”, “his China trip”, “Iran sanctions”). */
const splitModifiers = (
  frame: NounFrame,
  entry: NounEntry,
  kind: NounKind,
  parties: PartyFinder,
  hasOtherActor: boolean
): { readonly acting: ReadonlyArray<Resolved>; readonly acted: ReadonlyArray<Resolved> } => {
  let acting = frame.modifiers
  // “the Russia probe” looks into Russia; “the Kenya–Sudan war” is of both.
  if (entry.mode === "investigate") acting = acting.filter((found) => found.mention?.type !== "GPE")
  if (entry.flags.has("war") && acting.filter((found) => found.mention?.type === "GPE").length > 1) return { acting, acted: [] }
  let acted: ReadonlyArray<Resolved> = []
  if (SCENES.has(entry.lemma)) {
    // “the Harbour School shooting”
    acted = acting.filter((found) => found.mention !== null && found.mention.type !== "PERSON" && found.mention.type !== "NORP")
    acting = acting.filter((found) => !acted.includes(found))
    return { acting, acted }
  }
  if (kind.isVisit || kind.isReciprocal || kind.isHostile) {
    const towns = acting.filter((found) => found.mention !== null && !found.mention.isMetonym && parties.isTown(found.party))
    acting = acting.filter((found) => !towns.includes(found))
    if (kind.isVisit || kind.isHostile) acted = towns
  }
  if (kind.isVisit && frame.possessors.length > 0) {
    acted = [...acting.filter((found) => found.mention?.type === "GPE" || found.mention?.type === "NORP"), ...acted]
    acting = []
  }
  if (kind.isUndergone && (hasOtherActor || entry.flags.has("war"))) {
    const types = hasOtherActor ? ["GPE", "ORG"] : ["GPE"]
    acted = acting.filter((found) => found.mention !== null && types.includes(found.mention.type))
    acting = acting.filter((found) => !acted.includes(found))
  }
  return { acting, acted }
}

/** “claimed responsibility for the attack”, “an attack claimed by …”: those who say that they did it. */
const claimantsOf = (doc: Doc, { top }: NounFrame, parties: PartyFinder, lexicon: EventLexicon): ReadonlyArray<Resolved> => {
  for (const child of doc.children(top)) {
    if (doc.dep(child) !== "acl" || doc.lemma(child) !== "claim") continue
    const by = doc.child(child, "agent")
    if (by >= 0) return parties.strict(doc.child(by, "pobj"))
  }
  const blame = doc.head(doc.head(top))
  const verb = doc.head(blame)
  if (doc.dep(top) !== "pobj" || doc.lemma(blame) !== "responsibility" || !CLAIMING.has(doc.lemma(verb))) return []
  return parties.strict(clauseOf(doc, verb, lexicon).subject)
}
const CLAIMING = new Set(["claim", "admit", "accept", "take", "acknowledge"])

interface NounParties {
  readonly actors: ReadonlyArray<Resolved>
  readonly undergoers: ReadonlyArray<Resolved>
  readonly acted: ReadonlyArray<Resolved>
}

const TELLING = new Set(["announce", "confirm"])

/** Who does it: “between”, possessor, by-phrase, modifier, subject of the light verb, clause on the noun, of-phrase. */
const actorsOf = (
  doc: Doc,
  frame: NounFrame,
  entry: NounEntry,
  kind: NounKind,
  parties: PartyFinder,
  lexicon: EventLexicon
): NounParties => {
  const isLight = frame.lightRole === "do"
  const subject =
    frame.light >= 0 && frame.lightRole !== "occur" && !kind.isEnding && !isSought(doc, frame, entry, lexicon)
      ? clauseOf(doc, frame.light, lexicon).subject
      : -1
  // “The two governments have not announced the meeting”: theirs only if nobody else's was told of.
  const isOnlyTold = frame.light >= 0 && TELLING.has(doc.lemma(frame.light)) && entry.flags.has("def") && isDefinite(doc, frame)
  const carried = subject < 0 || subject === frame.top || isOnlyTold ? [] : parties.strict(subject)
  const by = strictAll(parties, objectsOf(frame, "by"))
  const isBridged = bridgeOf(doc, frame) !== null
  const between = strictAll(parties, objectsOf(frame, "between", "among", ...(isBridged ? [] : ["involving"])))
  let actors = without([...between, ...frame.possessors, ...by], [])
  const { acted, acting } = splitModifiers(frame, entry, kind, parties, actors.length > 0 || (isLight && carried.length > 0))
  if (between.length === 0 && by.length === 0) actors = without([...actors, ...acting], [])
  if (isLight && (actors.length === 0 || kind.isReciprocal)) actors = without([...carried, ...actors], [])
  if (actors.length === 0 && frame.clauseVerb >= 0) actors = clauseParties(doc, frame, parties, lexicon)
  if (frame.lightRole === "get" && actors.length === 0) actors = strictAll(parties, objectsOf(frame, "from"))
  if (actors.length === 0 && kind.isHostile) actors = claimantsOf(doc, frame, parties, lexicon)
  if (kind.isReciprocal && between.length === 0) actors = without([...actors, ...strictAll(parties, objectsOf(frame, "of"))], [])
  else if (actors.length === 0 && !entry.recipient.some((slot) => slot.name === "of"))
    actors = strictAll(parties, objectsOf(frame, "of", "from")).filter((found) => found.party.entities.length > 0)
  // “announced commitments from ten companies”: theirs
  const givers =
    entry.flags.has("making") && frame.light >= 0 && TELLING.has(doc.lemma(frame.light)) ? strictAll(parties, objectsOf(frame, "from")) : []
  if (givers.length > 0) return { actors: givers, undergoers: [], acted }
  if (entry.flags.has("need") && actors.length === 0) {
    const who = nearestSubject(doc, frame.top, lexicon)
    actors = who < 0 ? [] : parties.strict(who)
  }
  // One sustains an attack from others, but one's own support.
  const isSuffered = frame.lightRole === "get" && (kind.isHostile || doc.lemma(frame.light) !== "sustain")
  return { actors, undergoers: isSuffered ? carried : [], acted }
}

/** To whom: the undergoer of “came under attack”, else the first of the entry's slots that holds a party, else a place. */
const recipientsOf = (
  doc: Doc,
  frame: NounFrame,
  entry: NounEntry,
  kind: NounKind,
  { acted, actors, undergoers }: NounParties,
  parties: PartyFinder,
  lexicon: EventLexicon
): ReadonlyArray<Resolved> => {
  if (undergoers.length > 0) return undergoers
  if (entry.flags.has("need")) return parties.strict(neededOf(doc, frame.noun)?.who ?? -1)
  for (const { isLoose, name } of entry.recipient) {
    const dative = name === "iobj" && frame.light >= 0 ? doc.child(frame.light, "dative") : -1
    const found =
      name === "mod"
        ? acted
        : name === "inner" || name === "comp"
          ? infinitiveParties(doc, frame, parties, lexicon)
          : name === "iobj"
            ? strictAll(parties, dative >= 0 && doc.pos(dative) !== "ADP" ? [dative] : [])
            : objectsOf(frame, name).flatMap((head) => (isLoose ? parties.within(head) : parties.strict(head)))
    // “their commitment to the agreement between Kenya and Sudan”: of those who made it
    const isBetween = entry.type === "AGREE" && found.some(({ head }) => doc.lower(doc.head(head)) === "between")
    const fresh = isBetween ? [] : without(found, actors)
    // “a crackdown on Kenya's courts, press and civil society”: rather whom it names
    const named =
      entry.type === "COERCE" && fresh.length > 0 && entitiesOf(fresh).size === 0 && fresh.every(({ agent }) => agent?.kind === "body")
        ? without(objectsOf(frame, name).flatMap(parties.modifiers), actors)
        : []
    if (named.length > 0) return named
    if (fresh.length > 0) return fresh
  }
  const stated = kind.isVisit || kind.isHostile ? without(acted, actors) : []
  return stated.length > 0 || !kind.isVisit ? stated : without(strictAll(parties, placeBefore(doc, frame, parties, lexicon)), actors)
}

/** The preposition that ties a nominal to the subject of its clause. */
const bridgeOf = (doc: Doc, { top }: NounFrame): string | null => {
  const word = doc.dep(top) === "pobj" ? doc.lower(doc.head(top)) : ""
  return BRIDGES.has(word) ? word : null
}

/** “After talks with Iran, the minister said”: the subject of the clause that the nominal hangs on. */
const bridgedActors = (
  doc: Doc,
  frame: NounFrame,
  recipients: ReadonlyArray<Resolved>,
  parties: PartyFinder,
  lexicon: EventLexicon
): ReadonlyArray<Resolved> => {
  if (bridgeOf(doc, frame) === null) return []
  const subject = nearestSubject(doc, frame.top, lexicon)
  return subject < 0 ? [] : without(parties.strict(subject), recipients)
}

/** “her journey”, “two days of diplomacy”: what was told of before. */
const isOwn = (frame: NounFrame, { flags }: NounEntry): boolean =>
  (flags.has("own") && frame.possessors.some((owner) => owner.isPronoun)) || (flags.has("timed") && frame.top !== frame.noun)

const isAlone = ({ mention, party }: Resolved): boolean => party.entities.length < 2 && mention?.type !== "GPE" && mention?.type !== "NORP"

/** Whether the parties found are enough for a row of this type. */
const isEnough = (
  view: Pick<ClauseView, "doc" | "lexicon" | "parties">,
  frame: NounFrame,
  entry: NounEntry,
  kind: NounKind,
  actors: ReadonlyArray<Resolved>,
  recipients: ReadonlyArray<Resolved>,
  hasUndergoer: boolean
): boolean => {
  if (entry.type === "PROTEST" && isOfficial(actors)) return false
  if (entry.type === "SUPPORT" && entitiesOf(recipients).size === 0 && !kind.isReciprocal) return false
  if (entry.flags.has("somewhere") && actors.length === 0 && !isOwn(frame, entry)) return false
  if (entry.type === "SUPPORT" && actors.length === 0 && frame.lightRole === "get") return false
  if (
    entry.type === "AID" &&
    (isForTrade(recipients) ||
      (recipients.length === 0 && frame.lightRole === "do" && !actors.some(({ mention }) => mention?.type === "GPE")))
  )
    return false
  // “the agency's commitment to quality”: one body's word to nobody
  if (entry.lemma === "commitment" && recipients.length === 0 && actors.length === 1 && isAlone(actors[0])) return false
  if (entry.type === "AGREE" && isPromiseAtHome(view, actors, recipients)) return false
  if (entry.flags.has("somewhere") && recipients.length === 0 && !isOwn(frame, entry)) return false
  if (
    kind.isReciprocal &&
    entry.flags.has("party") &&
    !isOwn(frame, entry) &&
    entitiesOf(actors).size < 2 &&
    actors.length < 2 &&
    // “fighting between rival militias”
    objectsOf(frame, "between", "among").length === 0 &&
    recipients.length === 0
  )
    return false
  if (actors.length > 0 || hasUndergoer) return true
  if (NEEDS_ACTOR.has(entry.type)) return false
  return kind.isPostponement || !ASKING.has(entry.type) || objectsOf(frame, "for", "on", "to", "against", "of", "over").length > 0
}

/** “his killing”, “the journalist’s arrest”: a person who possesses such a noun has undergone it. */
const victimsOf = (frame: NounFrame, { flags }: NounEntry, actors: ReadonlyArray<Resolved>): ReadonlyArray<Resolved> =>
  flags.has("undergone")
    ? frame.possessors.filter(
        (owner) => actors.includes(owner) && (owner.isPronoun || owner.mention?.type === "PERSON" || owner.agent?.kind === "person")
      )
    : []

/** “secured the release of …”, “sought aid”: whoever obtains what others yield or give is not the one who does it. */
const isSought = (doc: Doc, { light }: NounFrame, { flags, type }: NounEntry, lexicon: EventLexicon): boolean =>
  (YIELDED.has(type) || (type === "AGREE" && flags.has("making"))) && lexicon.classes.get("seeking")!.has(doc.lemma(light))
const YIELDED = new Set(["RETREAT", "CONCEDE", "AID"])

/** “the release of hostages held by rebels”: those who hold them. */
const captorsOf = (doc: Doc, frame: NounFrame, parties: PartyFinder): ReadonlyArray<Resolved> =>
  objectsOf(frame, "of").flatMap((captive) =>
    doc
      .children(captive)
      .filter((child) => doc.dep(child) === "acl" && doc.tag(child) === "VBN")
      .flatMap((held) => {
        const by = doc.child(held, "agent")
        return by < 0 ? [] : parties.strict(doc.child(by, "pobj"))
      })
  )

/** “talks on the release of hostages”: a good turn that is only talked about has not been done. */
const talkedOf = (doc: Doc, { top }: NounFrame, { type }: NounEntry, modality: Modality, lexicon: EventLexicon): Modality => {
  if (!HOPED.has(type) || doc.dep(top) !== "pobj") return modality
  const preposition = doc.head(top)
  const host = doc.lemma(doc.head(preposition))
  return ABOUT.has(doc.lower(preposition)) && lexicon.classes.get("talking")!.has(host) ? weaker("possible", modality) : modality
}
const HOPED = new Set(["RETREAT", "CONCEDE", "COOPERATE", "AID", "AGREE", "SUPPORT"])
const ABOUT = new Set(["about", "on", "over", "of", "for"])

const readNoun = (doc: Doc, frame: NounFrame, entry: NounEntry, parties: PartyFinder, lexicon: EventLexicon): Candidate | null => {
  if (!fitsCompany(doc, frame, entry, parties, lexicon)) return null
  const kind = kindOf(doc, frame, entry, lexicon)
  const found = actorsOf(doc, frame, entry, kind, parties, lexicon)
  const named = recipientsOf(doc, frame, entry, kind, found, parties, lexicon)
  const victims = named.length > 0 ? [] : victimsOf(frame, entry, found.actors)
  const all = named.length > 0 ? named : victims
  // “to Kenya and Sudan, Kenyans and Sudanese …”: one visits no peoples
  const recipients = kind.isVisit
    ? all.filter(({ agent, mention }) => agent !== null || mention?.type !== "NORP" || mention.isMetonym)
    : all
  const canBridge = (recipients.length > 0 || entry.lemma === "arrival") && (kind.isReciprocal || kind.isVisit)
  const own = without(found.actors, victims)
  const doers = own.length === 0 && entry.mode === "release" ? captorsOf(doc, frame, parties) : own
  const actors = doers.length === 0 && canBridge ? bridgedActors(doc, frame, recipients, parties, lexicon) : doers
  const isAnaphoric =
    kind.isPostponement ||
    ((entry.flags.has("def") || isOwn(frame, entry)) && (isDefinite(doc, frame) || isBare(doc, frame)) && !isAnother(frame))
  const lender = actors.length + recipients.length > 0 ? null : lenderOf(doc, frame, entry, lexicon)
  // “areas where cooperation between the two countries is possible”
  const pair = lender?.from === "meeting" ? parties.pairIn(frame.noun) : []
  if (lender === null && !isAnaphoric && !hasParty(entry.type, entry.mode, actors, recipients)) return null
  if (lender === null && !isEnough({ doc, lexicon, parties }, frame, entry, kind, actors, recipients, found.undergoers.length > 0))
    return null
  const type = entry.mode === "troops" && entry.flags.has("drills") && entitiesOf(actors).size > 1 ? "COOPERATE" : entry.type
  return {
    trigger: frame.noun,
    lemma: isSmallTalk(doc, frame) ? "small talk" : doc.lemma(frame.noun),
    type,
    mode: type === entry.type ? entry.mode : null,
    actors: pair.length > 0 ? pair : actors,
    recipients: kind.isVisit ? recipients.map((resolved) => ({ ...resolved, party: parties.asHost(resolved.party, actors) })) : recipients,
    carrier: frame.light,
    complement:
      TAKES_OVER.has(entry.type) || entry.flags.has("opening")
        ? frame.infinitive
        : entry.flags.has("ties")
          ? (objectsOf(frame, "in", "on")[0] ?? -1)
          : -1,
    consumed: kind.isPostponement ? (objectsOf(frame, "of")[0] ?? -1) : -1,
    modality:
      lender?.from === "meeting"
        ? "possible"
        : talkedOf(
            doc,
            frame,
            entry,
            nounModality(doc, frame.noun, kind.isEnding ? -1 : frame.light, lexicon, DECLARED.has(entry.type)),
            lexicon
          ),
    ruleId: `events/noun-${type.toLowerCase()}`,
    isAnaphoric: isAnaphoric && lender === null,
    lender: pair.length > 0 ? null : lender,
    isNear: doc.children(frame.noun).some((child) => DEMONSTRATIVE.has(doc.lower(child))),
    isNow: doc.children(frame.noun).some((child) => doc.lower(child) === "this" || doc.lower(child) === "these"),
    isBack: frame.modifierWords.some((word) => EARLIER.has(word)),
    isSeries: isSeries(doc, frame),
    isMany: doc.tag(frame.noun) === "NNS" && COUNTED.has(doc.lemma(frame.noun)),
    isVisit: kind.isVisit,
    isReciprocal: kind.isReciprocal
  }
}

const isSmallTalk = (doc: Doc, { modifierWords, noun }: NounFrame): boolean => doc.lemma(noun) === "talk" && modifierWords.includes("small")

const EARLIER = new Set(["last", "previous", "prior", "past", "earlier", "recent", "former"])

const COUNTED = new Set(["meeting", "summit", "encounter", "audience", "conversation", "dinner"])

/** Adjectives of what was not spoken of before (“further talks”). */
const isAnother = (frame: NounFrame): boolean => frame.modifierWords.some((word) => ANOTHER.has(word))
const ANOTHER = new Set(["further", "another", "more", "new", "additional", "fresh", "other", "future"])

/** “the meetings”, “two-day talks”, “two days of talks”; “talks” by itself may be one sitting. */
const isSeries = (doc: Doc, frame: NounFrame): boolean =>
  (doc.tag(frame.noun) === "NNS" && doc.lemma(frame.noun) !== "talk") ||
  frame.modifierWords.includes("day") ||
  doc.lemma(frame.top).toLowerCase() === "day"

/** Prepositions that tie a nominal to the subject of its clause: “after talks with Iran, the minister said”. */
const BRIDGES = new Set(["after", "before", "during", "in", "for", "following", "on", "at", "from", "upon"])

const NEEDS_ACTOR = new Set(["SUPPORT", "AID", "COOPERATE", "THREATEN"])

/** Speech acts need somebody who performs them, or at least somebody they are addressed to. */
const ASKING = new Set(["REQUEST", "ACCUSE", "THREATEN", "AGREE", "REJECT"])

const HOSTILE = new Set(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN"])

/** What is done by announcing it: promises and penalties, unlike visits and drills. */
const DECLARED = new Set(["AGREE", "SANCTION", "CONCEDE", "SUPPORT", "ACCUSE"])

const TAKES_OVER = new Set(["AGREE", "REJECT"])

/** Actors of “talks *held by* A and B”, “the talks that A held”. */
const clauseParties = (doc: Doc, frame: NounFrame, parties: PartyFinder, lexicon: EventLexicon): ReadonlyArray<Resolved> => {
  const clause = clauseOf(doc, frame.clauseVerb, lexicon)
  return clause.subject < 0 || clause.subject === frame.noun ? [] : parties.strict(clause.subject)
}

/** Whom the noun's infinitive is about (“a demand for Israel to ease …”, “a promise to help Kenya”). */
const infinitiveParties = (doc: Doc, frame: NounFrame, parties: PartyFinder, lexicon: EventLexicon): ReadonlyArray<Resolved> => {
  const host = doc.dep(frame.noun) === "dobj" ? doc.child(doc.head(frame.noun), "ccomp") : -1
  for (const child of host < 0 ? doc.children(frame.noun) : [...doc.children(frame.noun), host]) {
    const dep = doc.dep(child)
    if (dep !== "acl" && dep !== "relcl" && dep !== "ccomp") continue
    // “its commitment to continue supporting Ukraine”
    const deeper = doc.child(child, "xcomp")
    for (const verb of deeper < 0 ? [child] : [child, deeper]) {
      const clause = clauseOf(doc, verb, lexicon)
      const own = doc.child(verb, "nsubj", "nsubjpass")
      for (const head of [
        own,
        clause.object,
        clause.indirect,
        ...(clause.prepositions.get("with") ?? []),
        ...(clause.prepositions.get("between") ?? []),
        ...(clause.prepositions.get("to") ?? [])
      ]) {
        const found = head < 0 ? [] : parties.loose(head)
        if (found.length > 0) return found
      }
    }
  }
  return []
}

/** A noun that the tagger took for a verb: it has a determiner or possessor and an argument's place (“before his *talks*”). */
const isMistagged = (doc: Doc, i: number): boolean => {
  if (doc.pos(i) !== "VERB" || (doc.tag(i) !== "VBZ" && doc.tag(i) !== "VB")) return false
  const dep = doc.dep(i)
  return (dep === "pobj" || dep === "dobj" || dep === "nsubj") && doc.child(i, "poss", "det", "compound", "amod") >= 0
}

/** All events that nouns of the article name, in reading order. */
export const findNounEvents = (
  doc: Doc,
  parties: PartyFinder,
  lexicon: EventLexicon,
  isHeadline: (token: number) => boolean
): ReadonlyArray<Candidate> => {
  const found: Array<Candidate> = []
  for (let i = 0; i < doc.length; i++) {
    const pos = doc.pos(i)
    const isGerund = pos === "VERB" && isGerundNoun(doc, i, lexicon)
    if (pos !== "NOUN" && pos !== "PROPN" && !isGerund && !isMistagged(doc, i)) continue
    const entries = lexicon.nouns.get(isGerund ? doc.lower(i) : doc.lemma(i))
    if (entries === undefined || isBlocked(doc, i, parties, lexicon, isHeadline(i))) continue
    const frame = frameOf(doc, i, parties, lexicon)
    for (const entry of entries) {
      const event = readNoun(doc, frame, entry, parties, lexicon)
      if (event !== null) {
        found.push(event)
        break
      }
    }
  }
  return found
}

/** The subject of the nearest verb above a noun, -1 when there is none: who “his” and “the” may point to. */
export const nearestSubject = (doc: Doc, noun: number, lexicon: EventLexicon): number => {
  for (const above of doc.ancestors(noun)) if (isVerbal(doc, above)) return subjectOf(doc, above, lexicon)
  return -1
}
