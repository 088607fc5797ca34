/** Events that a noun names: “talks between A and B”, “A’s visit to B”, “held a meeting with”, “the US-China talks”. */
import type { Modality } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { ClauseView } from "./conditions.ts"
import { entitiesOf, FORCE, without } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import type { EventLexicon, NounEntry } from "./lexicon.ts"
import { isPromiseAtHome } from "./everyday.ts"
import { areOwn, isForTrade } from "./help.ts"
import { lenderOf } from "./lenders.ts"
import { weaker } from "./modality.ts"
import { nounModality } from "./noun-modality.ts"
import { fitsCompany } from "./noun-company.ts"
import { DEMONSTRATIVE, frameOf, isBare, isDefinite, objectsOf } from "./noun-frame.ts"
import type { NounFrame } from "./noun-frame.ts"
import {
  actorsOf,
  bothAround,
  bridgedActors,
  captorsOf,
  isAfterwards,
  kindOf,
  recipientsOf,
  reporterOf,
  victimsOf
} from "./noun-parties.ts"
import type { NounKind } from "./noun-parties.ts"
import type { PartyFinder, Resolved } from "./parties.ts"
import { isGerundNoun } from "./syntax.ts"
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

/** “her journey”, “two days of diplomacy”: what was told of before. */
const isOwn = (frame: NounFrame, { flags }: NounEntry): boolean =>
  (flags.has("own") && frame.possessors.some(({ isPronoun, mention }) => isPronoun && mention?.type === "PERSON")) ||
  (flags.has("timed") && frame.top !== frame.noun)

const isAlone = ({ mention, party }: Resolved): boolean => party.entities.length < 2 && mention?.type !== "GPE" && mention?.type !== "NORP"

/** Whether the parties found are enough for a row of this type. */
const isEnough = (
  view: Pick<ClauseView, "doc" | "lexicon" | "parties">,
  frame: NounFrame,
  entry: NounEntry,
  kind: NounKind,
  actors: ReadonlyArray<Resolved>,
  recipients: ReadonlyArray<Resolved>,
  hasUndergoer: boolean,
  isAnaphoric: boolean
): boolean => {
  if (entry.type === "PROTEST" && isOfficial(actors)) return false
  if (entry.type === "SUPPORT" && entitiesOf(recipients).size === 0 && !kind.isReciprocal) return false
  if (entry.flags.has("somewhere") && actors.length === 0 && !isOwn(frame, entry)) return false
  if (entry.type === "SUPPORT" && actors.length === 0 && frame.lightRole === "get") return false
  // “faces pressures from the market”
  if (entry.lemma === "pressure" && actors.length === 0) return false
  if (
    entry.type === "AID" &&
    (isForTrade(recipients) ||
      areOwn(view, actors, recipients) ||
      (recipients.length === 0 && frame.lightRole === "do" && !actors.some(({ mention }) => mention?.type === "GPE")))
  )
    return false
  // “the agency's commitment to quality”: one body's word to nobody
  if (entry.lemma === "commitment" && recipients.length === 0 && actors.length === 1 && isAlone(actors[0])) return false
  if (entry.type === "AGREE" && isPromiseAtHome(view, actors, recipients)) return false
  if (entry.flags.has("somewhere") && recipients.length === 0 && !isOwn(frame, entry)) return false
  // “the clashes”: those told of before
  const isTold = isAnaphoric && FORCE.has(entry.type) && actors.length + recipients.length === 0
  if (
    kind.isReciprocal &&
    !isTold &&
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
  const isAfter = kind.isReciprocal && entry.type === "CONSULT" && !isDefinite(doc, frame) && isAfterwards(doc, frame)
  const isNobodys = doers.length + recipients.length === 0 && kind.isReciprocal && entry.type === "CONSULT" && !isDefinite(doc, frame)
  const bridged =
    doers.length === 0 && (canBridge || isAfter)
      ? bridgedActors(doc, frame, recipients, parties, lexicon)
      : isNobodys
        ? bothAround(doc, frame, parties, lexicon)
        : []
  const told =
    doers.length + bridged.length === 0 && canBridge && kind.isReciprocal
      ? without(reporterOf(doc, frame, parties, lexicon), recipients)
      : []
  const actors = told.length > 0 ? told : canBridge || entitiesOf(bridged).size > 1 ? [...doers, ...bridged] : doers
  const isAnaphoric =
    kind.isPostponement ||
    ((entry.flags.has("def") || isOwn(frame, entry)) &&
      (isDefinite(doc, frame) || (isBare(doc, frame) && !FORCE.has(entry.type))) &&
      !isAnother(frame))
  const lender = actors.length + recipients.length > 0 ? null : lenderOf(doc, frame, entry, lexicon)
  // “areas where cooperation between the two countries is possible”
  const pair = lender?.from === "meeting" ? parties.pairIn(frame.noun) : []
  if (lender === null && !isAnaphoric && !hasParty(entry.type, entry.mode, actors, recipients)) return null
  if (
    lender === null &&
    !isEnough({ doc, lexicon, parties }, frame, entry, kind, actors, recipients, found.undergoers.length > 0, isAnaphoric)
  )
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
    isMany: doc.tag(frame.noun) === "NNS" && (COUNTED.has(doc.lemma(frame.noun)) || FORCE.has(entry.type)),
    isVisit: kind.isVisit,
    isUnsettled: false,
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

const NEEDS_ACTOR = new Set(["SUPPORT", "AID", "COOPERATE", "THREATEN"])

/** Speech acts need somebody who performs them, or at least somebody they are addressed to. */
const ASKING = new Set(["REQUEST", "ACCUSE", "THREATEN", "AGREE", "REJECT"])

/** What is done by announcing it: promises and penalties, unlike visits and drills. */
const DECLARED = new Set(["AGREE", "SANCTION", "CONCEDE", "SUPPORT", "ACCUSE"])

const TAKES_OVER = new Set(["AGREE", "REJECT"])

/** A noun that the tagger took for a verb: it has a determiner or possessor and an argument's place (“before his *talks*”). */
const isMistagged = (doc: Doc, i: number): boolean => {
  if (doc.pos(i) !== "VERB" || (doc.tag(i) !== "VBZ" && doc.tag(i) !== "VB")) return false
  const dep = doc.dep(i)
  if (dep !== "pobj" && dep !== "dobj" && dep !== "nsubj") return false
  // “said that *talks* with Kenya …”
  const isOfTwo = (child: number): boolean => doc.dep(child) === "prep" && (doc.lower(child) === "with" || doc.lower(child) === "between")
  return doc.child(i, "poss", "det", "compound", "amod") >= 0 || doc.children(i).some(isOfTwo)
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
