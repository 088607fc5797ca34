/** Who acts and who is acted upon in the event of a noun. */
import type { Doc } from "../engine/doc.ts"
import { entitiesOf, without } from "./candidate.ts"
import type { EventLexicon, NounEntry } from "./lexicon.ts"
import { placeBefore } from "./lenders.ts"
import { neededOf } from "./needs.ts"
import { isDefinite, objectsOf } from "./noun-frame.ts"
import type { NounFrame } from "./noun-frame.ts"
import type { PartyFinder, Resolved } from "./parties.ts"
import { clauseOf } from "./clause.ts"
import { isVerbal, subjectOf } from "./syntax.ts"

export const strictAll = (parties: PartyFinder, heads: ReadonlyArray<number>): ReadonlyArray<Resolved> =>
  heads.flatMap((head) => parties.strict(head))

/** The entry's flags, and what the verb around the noun makes of it. */
export interface NounKind {
  readonly isVisit: boolean
  readonly isReciprocal: boolean
  readonly isHostile: boolean
  /** A modifier may be the one acted upon (“the Iran sanctions”). */
  readonly isUndergone: boolean
  /** The verb around it ends or prevents it (“end the war”): its subject is no actor. */
  readonly isEnding: boolean
  readonly isPostponement: boolean
}

export const kindOf = (doc: Doc, frame: NounFrame, { flags, recipient, type }: NounEntry, lexicon: EventLexicon): NounKind => ({
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
  // “claimed the attack”
  if (doc.dep(top) === "dobj" && doc.lemma(doc.head(top)) === "claim") return parties.strict(clauseOf(doc, doc.head(top), lexicon).subject)
  const blame = doc.head(doc.head(top))
  const verb = doc.head(blame)
  if (doc.dep(top) !== "pobj" || doc.lemma(blame) !== "responsibility" || !CLAIMING.has(doc.lemma(verb))) return []
  const { subject } = clauseOf(doc, verb, lexicon)
  // “No group claimed responsibility for the attack”
  return subject >= 0 && doc.children(subject).some((child) => doc.lower(child) === "no") ? [] : parties.strict(subject)
}
const CLAIMING = new Set(["claim", "admit", "accept", "take", "acknowledge"])

export interface NounParties {
  readonly actors: ReadonlyArray<Resolved>
  readonly undergoers: ReadonlyArray<Resolved>
  readonly acted: ReadonlyArray<Resolved>
}

const ASKED = new Set(["REQUEST", "THREATEN", "AGREE", "ACCUSE"])
const TELLING = new Set(["announce", "confirm"])

/** Who does it: “between”, possessor, by-phrase, modifier, subject of the light verb, clause on the noun, of-phrase. */
export const actorsOf = (
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
  // “a request *from Kenya*”, but “a request for help from Kenya”
  const next =
    ASKED.has(entry.type) && entry.lemma !== "pressure"
      ? doc.children(frame.noun).find((child) => child === frame.noun + 1 && doc.lower(child) === "from")
      : undefined
  if (actors.length === 0 && next !== undefined) actors = parties.strict(doc.child(next, "pobj"))
  if (frame.lightRole === "get" && actors.length === 0) actors = strictAll(parties, objectsOf(frame, "from"))
  if (actors.length === 0 && kind.isHostile) actors = claimantsOf(doc, frame, parties, lexicon)
  if (actors.length === 0 && kind.isHostile) actors = answeringWith(doc, frame, parties, lexicon)
  if (actors.length === 0) actors = accusedOf(doc, frame, parties)
  if (actors.length === 0 && entry.lemma === "protest") actors = protestersOf(doc, frame, parties, lexicon)
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
  return {
    actors,
    undergoers: isSuffered
      ? without(carried.length > 0 || kind.isEnding ? carried : sufferersOf(doc, frame, parties, lexicon), actors)
      : [],
    acted
  }
}

/** “responded *with air strikes*”, “pressed ahead *with the attack*”: of whoever does so. */
const answeringWith = (doc: Doc, { top }: NounFrame, parties: PartyFinder, lexicon: EventLexicon): ReadonlyArray<Resolved> => {
  const joined = doc.dep(top) === "conj" ? doc.head(top) : top
  const preposition = doc.head(joined)
  const verb = doc.head(preposition)
  const isAnswer = doc.dep(joined) === "pobj" && doc.lower(preposition) === "with" && ANSWERING.has(doc.lemma(verb))
  return isAnswer && isVerbal(doc, verb) ? parties.strict(clauseOf(doc, verb, lexicon).subject) : []
}
const ANSWERING = new Set([
  "respond",
  "retaliate",
  "answer",
  "react",
  "reply",
  "continue",
  "proceed",
  "press",
  "push",
  "counter",
  "hit",
  "strike"
])

/** “accused the army *of attacks* on villages”: the army's. */
const accusedOf = (doc: Doc, { top }: NounFrame, parties: PartyFinder): ReadonlyArray<Resolved> => {
  const preposition = doc.head(top)
  const verb = doc.head(preposition)
  if (doc.dep(top) !== "pobj" || !ACCUSING.has(doc.lemma(verb)) || !isVerbal(doc, verb)) return []
  const word = doc.lower(preposition)
  const object = doc.child(verb, "dobj", "nsubjpass")
  return object >= 0 && (word === "of" || (word === "for" && doc.lemma(verb) === "blame")) ? parties.strict(object) : []
}
const ACCUSING = new Set(["accuse", "suspect", "convict", "acquit", "blame"])

/** “walked out *in protest* at the budget”: people who act on it, not a country or its officials. */
const protestersOf = (doc: Doc, frame: NounFrame, parties: PartyFinder, lexicon: EventLexicon): ReadonlyArray<Resolved> => {
  if (bridgeOf(doc, frame) !== "in" || !isVerbal(doc, doc.head(doc.head(frame.top)))) return []
  const subject = nearestSubject(doc, frame.top, lexicon)
  const found = subject < 0 ? [] : parties.strict(subject)
  return found.every(({ agent }) => agent !== null && !STATELY.has(agent.sector)) ? found : []
}
const STATELY = new Set(["GOV", "MIL", "COP", "JUD", "BUS"])

/** “Kenya won a bailout”, “Kenya's decision drew criticism”: the subject of the light verb, or whose deed it is. */
const sufferersOf = (doc: Doc, frame: NounFrame, parties: PartyFinder, lexicon: EventLexicon): ReadonlyArray<Resolved> => {
  const { subject } = clauseOf(doc, frame.light, lexicon)
  if (subject < 0 || subject === frame.top) return []
  const own = parties.strict(subject)
  if (own.length > 0) return own
  const owner = doc.children(subject).find((child) => OWNING.has(doc.dep(child)) && parties.mentionAt(child) !== null)
  return owner === undefined ? [] : parties.strict(owner)
}

const OWNING = new Set(["poss", "amod", "compound"])

/** To whom: the undergoer of “came under attack”, else the first of the entry's slots that holds a party, else a place. */
export const recipientsOf = (
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

/** “Kenya and Sudan reopened the border after talks in Rome”, “sat down for talks”: of two, their own. */
export const isAfterwards = (doc: Doc, frame: NounFrame): boolean => {
  const word = bridgeOf(doc, frame)
  return word === "after" || word === "following" || (word === "for" && GATHERING.has(doc.lemma(doc.head(doc.head(frame.top)))))
}
const GATHERING = new Set(["sit", "gather", "assemble", "convene", "reconvene"])

/** “After talks with Iran, the minister said”: the subject of the clause that the nominal hangs on. */
export const bridgedActors = (
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

/** “*In a phone call*, Ms. Lind told (urged) Mr. Moss”: the two of the clause around a meeting that names nobody; none where it is not of two. */
export const bothAround = (doc: Doc, frame: NounFrame, parties: PartyFinder, lexicon: EventLexicon): ReadonlyArray<Resolved> => {
  const verb = doc.head(doc.head(frame.top))
  if (!AROUND.has(bridgeOf(doc, frame) ?? "") || !isVerbal(doc, verb) || doc.child(frame.top, "det") < 0) return []
  const { indirect, object, subject } = clauseOf(doc, verb, lexicon)
  const sides = [subject, object, indirect].map((token) => parties.strict(token).filter(({ party }) => party.entities.length > 0))
  const both = without(sides.flat(), [])
  return sides[0].length > 0 && entitiesOf(both).size === 2 ? both : []
}
const AROUND = new Set(["in", "during"])

/** “*Kenya said* talks with Sudan would resume”: whoever says so of talks with another, where it is a country or a body. */
export const reporterOf = (doc: Doc, frame: NounFrame, parties: PartyFinder, lexicon: EventLexicon): ReadonlyArray<Resolved> => {
  const verb = doc.head(frame.top)
  const report = doc.head(verb)
  if (doc.dep(frame.top) !== "nsubj" || doc.dep(verb) !== "ccomp" || !lexicon.classes.get("reporting")!.has(doc.lemma(report))) return []
  const subject = clauseOf(doc, report, lexicon).subject
  return parties
    .strict(subject)
    .filter(
      ({ mention, party }) =>
        party.entities.length > 0 && (mention?.type === "GPE" || mention?.isMetonym === true || party.sector === "GOV")
    )
}

/** “his killing”, “the journalist’s arrest”: a person who possesses such a noun has undergone it. */
export const victimsOf = (frame: NounFrame, { flags }: NounEntry, actors: ReadonlyArray<Resolved>): ReadonlyArray<Resolved> =>
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
export const captorsOf = (doc: Doc, frame: NounFrame, parties: PartyFinder): ReadonlyArray<Resolved> =>
  objectsOf(frame, "of").flatMap((captive) =>
    doc
      .children(captive)
      .filter((child) => doc.dep(child) === "acl" && doc.tag(child) === "VBN")
      .flatMap((held) => {
        const by = doc.child(held, "agent")
        return by < 0 ? [] : parties.strict(doc.child(by, "pobj"))
      })
  )

/** Prepositions that tie a nominal to the subject of its clause: “after talks with Iran, the minister said”. */
const BRIDGES = new Set(["after", "before", "during", "in", "for", "following", "on", "at", "from", "upon"])

const HOSTILE = new Set(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN"])

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

/** The subject of the nearest verb above a noun, -1 when there is none: who “his” and “the” may point to. */
export const nearestSubject = (doc: Doc, noun: number, lexicon: EventLexicon): number => {
  for (const above of doc.ancestors(noun)) if (isVerbal(doc, above)) return subjectOf(doc, above, lexicon)
  return -1
}
