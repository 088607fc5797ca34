/** Events that a noun names: “talks between A and B”, “A’s visit to B”, “held a meeting with”, “the US-China talks”. */
import type { Doc } from "../engine/doc.ts"
import { entitiesOf, without } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import type { EventLexicon, LightRole, NounEntry } from "./lexicon.ts"
import { nounModality } from "./modality.ts"
import type { PartyFinder, Resolved } from "./parties.ts"
import { clauseOf, conjuncts, intoPartitive, isGerundNoun, isVerbal, outOfPartitive, phrasalLemma, subjectOf } from "./syntax.ts"
import { hasParty, isOfficial } from "./verbs.ts"

/** Everything around an event noun that may name a party. */
interface NounFrame {
  readonly noun: number
  readonly top: number
  readonly possessors: ReadonlyArray<Resolved>
  readonly modifiers: ReadonlyArray<Resolved>
  readonly modifierWords: ReadonlyArray<string>
  readonly prepositions: ReadonlyMap<string, ReadonlyArray<number>>
  readonly light: number
  readonly lightRole: LightRole | null
  /** Verb of a reduced or relative clause on the noun (“talks *held* in Rome”), -1 when there is none. */
  readonly clauseVerb: number
  /** Head of the noun's infinitive (“refusal to *talk*”), -1 when there is none. */
  readonly infinitive: number
  readonly hasInfinitive: boolean
  readonly hasThat: boolean
  readonly isPossessed: boolean
}

const PREMODIFIERS = new Set(["amod", "compound", "nmod", "npadvmod"])

const lightOf = (doc: Doc, noun: number, lexicon: EventLexicon): { verb: number; role: LightRole | null } => {
  let at = noun
  for (let steps = 0; steps < 4 && (doc.dep(at) === "conj" || doc.dep(at) === "appos"); steps++) at = outOfPartitive(doc, doc.head(at), lexicon)
  const dep = doc.dep(at)
  let verb = doc.head(at)
  if (dep === "pobj" && LIGHT_PREPOSITIONS.has(doc.lower(verb))) {
    const host = doc.head(verb)
    if (!isVerbal(doc, host) || doc.child(host, "dobj") >= 0) return { verb: -1, role: null }
    const roles = lexicon.light.get(doc.lemma(host).toLowerCase())
    return roles?.has("do") === true ? { verb: host, role: "do" } : roles?.has("get") === true ? { verb: host, role: "get" } : { verb: -1, role: null }
  }
  if (verb === at || !isVerbal(doc, verb)) return { verb: -1, role: null }
  const roles = lexicon.light.get(phrasalLemma(doc, verb, lexicon.light))
  if (dep === "dobj" || dep === "nsubjpass" || dep === "attr" || dep === "oprd") {
    if (dep === "attr") return { verb: -1, role: null }
    return roles?.has("do") === true ? { verb, role: "do" } : roles?.has("get") === true ? { verb, role: "get" } : { verb: -1, role: null }
  }
  if (dep === "nsubj") return roles?.has("occur") === true ? { verb, role: "occur" } : { verb: -1, role: null }
  verb = -1
  return { verb, role: null }
}
const LIGHT_PREPOSITIONS = new Set(["in", "on", "into", "under", "with", "to"])

const frameOf = (doc: Doc, noun: number, parties: PartyFinder, lexicon: EventLexicon): NounFrame => {
  const top = outOfPartitive(doc, noun, lexicon)
  const { verb: light, role } = lightOf(doc, top, lexicon)
  const possessors: Array<Resolved> = []
  const modifiers: Array<Resolved> = []
  const modifierWords: Array<string> = []
  const prepositions = new Map<string, Array<number>>()
  let clauseVerb = -1
  let infinitive = -1
  let hasThat = false
  let isPossessed = false
  const addPreposition = (child: number): void => {
    const word = doc.lower(child)
    const object = doc.child(child, "pobj", "pcomp")
    if (object >= 0 && object !== noun && object !== top) prepositions.set(word, [...(prepositions.get(word) ?? []), object])
    if (word !== "according" && word !== "due" && word !== "prior" && word !== "because") for (const inner of doc.children(child)) if (doc.dep(inner) === "prep") addPreposition(inner)
  }
  const addModifier = (child: number): void => {
    for (const part of conjuncts(doc, child)) {
      modifierWords.push(doc.lower(part))
      const mention = parties.mentionAt(part)
      if (mention !== null) modifiers.push(...parties.strict(part).slice(0, 1))
      for (const inner of doc.children(part)) if (PREMODIFIERS.has(doc.dep(inner))) addModifier(inner)
    }
  }
  for (const token of top === noun ? [noun] : [noun, top]) {
    for (const child of doc.children(token)) {
      const dep = doc.dep(child)
      if (dep === "poss") {
        isPossessed = true
        if (doc.lower(child) !== "whose") possessors.push(...parties.strict(child))
        if (possessors.length === 0) possessors.push(...parties.modifiers(child))
      } else if (PREMODIFIERS.has(dep)) addModifier(child)
      else if (dep === "prep" || dep === "agent") addPreposition(child)
      else if (dep === "acl" || dep === "relcl") {
        if (doc.children(child).some((inner) => doc.dep(inner) === "aux" && doc.lower(inner) === "to")) infinitive = child
        else if (doc.children(child).some((inner) => doc.dep(inner) === "mark" && doc.lower(inner) === "that")) hasThat = true
        else if (lexicon.light.get(doc.lemma(child).toLowerCase())?.has("do") === true) clauseVerb = child
      } else if (dep === "ccomp" || dep === "xcomp") infinitive = child
    }
  }
  const clitic = doc.head(top)
  if (possessors.length === 0 && doc.tag(clitic) === "POS" && clitic !== top) {
    // “after Russia’s invasion”, with the apostrophe read as a verb: its subject is the possessor.
    const owner = doc.child(clitic, "nsubj")
    if (owner >= 0) possessors.push(...parties.strict(owner))
  }
  if (light >= 0) for (const child of doc.children(light)) if (doc.dep(child) === "prep" || doc.dep(child) === "dative" || doc.dep(child) === "agent") addPreposition(child)
  return { noun, top, possessors: without(possessors, []), modifiers: without(modifiers, []), modifierWords, prepositions, light, lightRole: role, clauseVerb, infinitive, hasInfinitive: infinitive >= 0, hasThat, isPossessed }
}

const objectsOf = (frame: NounFrame, ...words: ReadonlyArray<string>): ReadonlyArray<number> => words.flatMap((word) => frame.prepositions.get(word) ?? [])

/** Nouns whose kind depends on their company (“air strike”, “phone call”): whether the company is there. */
const fitsCompany = (doc: Doc, frame: NounFrame, entry: NounEntry, parties: PartyFinder, lexicon: EventLexicon): boolean => {
  const { flags } = entry
  const { modifierWords } = frame
  const isAmong = (name: string): boolean => modifierWords.some((word) => lexicon.classes.get(name)!.has(word))
  const hasParties = (...words: ReadonlyArray<string>): boolean => objectsOf(frame, ...words).some((head) => parties.strict(head).length > 0)
  if (isAmong("civil")) return false
  const lightLemma = frame.light < 0 ? "" : doc.lemma(frame.light).toLowerCase()
  if (flags.has("light") && frame.lightRole !== "do" && frame.lightRole !== "get" && frame.clauseVerb < 0 && !(flags.has("comp") && (frame.possessors.length > 0 || frame.modifiers.length > 0))) return false
  if (flags.has("reach") && frame.light >= 0 && doc.tag(frame.light) === "VBG") return false
  if (flags.has("reach") && !(frame.lightRole === "do" && lexicon.classes.get("reach")!.has(lightLemma))) return false
  if (flags.has("making") && !lexicon.classes.get("making")!.has(lightLemma)) return false
  if (flags.has("one") && doc.tag(frame.noun) === "NNS") return false
  if (flags.has("into") && objectsOf(frame, "into").length === 0) return false
  if (flags.has("phone") && !isAmong("phonemod") && !hasParties("between") && !(frame.lightRole === "do" && hasParties("with"))) return false
  if (flags.has("callfor") && objectsOf(frame, "for", "on").length === 0 && !hasParties("to") && !frame.hasInfinitive) return false
  if (flags.has("diplo") && !hasParties("with", "between") && frame.possessors.length + frame.modifiers.length < 2) return false
  if (flags.has("pair") && !hasParties("with", "between") && frame.modifiers.length < 2) return false
  if (flags.has("aidmod") && !isAmong("aidmod") && !hasParties("to", "from") && frame.light < 0) return false
  if (flags.has("aidof") && !objectsOf(frame, "of").some((head) => lexicon.classes.get("aid")!.has(doc.lemma(intoPartitive(doc, head, lexicon)))) && !isAmong("aid")) return false
  if (flags.has("ofperson") && !objectsOf(frame, "of").some((head) => lexicon.classes.get("prisoner")!.has(doc.lemma(intoPartitive(doc, head, lexicon))) || parties.strict(head).some((found) => found.mention?.type === "PERSON"))) return false
  if (flags.has("relof") && !objectsOf(frame, "of", "in", "to").some((head) => lexicon.classes.get("relations")!.has(doc.lemma(intoPartitive(doc, head, lexicon))))) return false
  if (flags.has("talksof") && !objectsOf(frame, "of").some((head) => lexicon.classes.get("talks")!.has(doc.lemma(intoPartitive(doc, head, lexicon))))) return false
  if (flags.has("diploprotest") && !isAmong("formalmod") && !/^(?:lodge|file|deliver|register)$/u.test(lightLemma)) return false
  if (flags.has("crowdstrike") && !isAmong("labourmod") && !/^(?:stage|call|go|begin|continue|start|end)$/u.test(lightLemma)) return false
  if (flags.has("milstrike") && !isAmong("strikemod") && !(hasParties("on", "against") && (frame.lightRole === "do" || frame.modifiers.length > 0))) return false
  if (flags.has("goods") && !(flags.has("def") && isDefinite(doc, frame) && frame.modifiers.length + frame.possessors.length === 0) && !isAmong("goodsmod") && !objectsOf(frame, "on", "of").some((head) => lexicon.classes.get("goods")!.has(doc.lemma(head)))) return false
  if (flags.has("drills") && !isAmong("warmod")) return false
  if (flags.has("joint") && !isAmong("jointmod") && !hasParties("with")) return false
  if (flags.has("comp") && !frame.hasInfinitive && !frame.hasThat && objectsOf(frame, "to", "for", "against", "of", "on", "from").length === 0 && frame.lightRole !== "do") return false
  return true
}

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

const DEMONSTRATIVE = new Set(["this", "that", "these", "those"])
const DEFINITE = new Set(["the", "this", "that", "these", "those", "both"])

const isDefinite = (doc: Doc, frame: NounFrame): boolean => {
  if (doc.pos(frame.noun) === "PROPN") return false
  if (frame.isPossessed) return true
  const joined = doc.dep(frame.noun) === "conj" ? doc.head(frame.noun) : frame.noun
  for (const token of [frame.noun, frame.top, joined]) for (const child of doc.children(token)) if (doc.dep(child) === "det" && DEFINITE.has(doc.lower(child))) return true
  const isFirst = frame.noun <= doc.sentences[doc.sentenceOf(frame.noun)].first + 1
  return doc.tag(frame.noun) === "NNS" && isFirst && doc.leftEdge(frame.noun) === frame.noun
}

/** “meetings”, “talks” without any word before or after that would tell them apart. */
const isBare = (doc: Doc, frame: NounFrame): boolean =>
  doc.tag(frame.noun) === "NNS" && doc.leftEdge(frame.noun) === frame.noun && doc.child(frame.noun, "prep", "acl", "relcl") < 0 && frame.light < 0

const strictAll = (parties: PartyFinder, heads: ReadonlyArray<number>): ReadonlyArray<Resolved> => heads.flatMap((head) => parties.strict(head))

const readNoun = (doc: Doc, frame: NounFrame, entry: NounEntry, parties: PartyFinder, lexicon: EventLexicon): Candidate | null => {
  if (!fitsCompany(doc, frame, entry, parties, lexicon)) return null
  const { flags } = entry
  const isVisit = flags.has("place")
  const isReciprocal = flags.has("recip")
  let premodifiers = frame.modifiers
  let fromModifier: ReadonlyArray<Resolved> = []
  if (isVisit || isReciprocal || HOSTILE.has(entry.type)) {
    const towns = premodifiers.filter((found) => found.mention !== null && !found.mention.isMetonym && parties.isTown(found.party))
    premodifiers = premodifiers.filter((found) => !towns.includes(found))
    if (isVisit || HOSTILE.has(entry.type)) fromModifier = towns
  }
  if (isVisit && frame.possessors.length > 0) {
    fromModifier = [...premodifiers.filter((found) => found.mention?.type === "GPE" || found.mention?.type === "NORP"), ...fromModifier]
    premodifiers = []
  }
  const isUndergoer = entry.recipient.some((slot) => slot.name === "mod")
  const subject = frame.light >= 0 && frame.lightRole !== "occur" ? clauseOf(doc, frame.light, lexicon) : null
  const isEnding = frame.light >= 0 && HOSTILE.has(entry.type) && lexicon.classes.get("ending")!.has(doc.lemma(frame.light))
  const carried = isEnding || subject === null || subject.subject < 0 || subject.subject === frame.top ? [] : parties.strict(subject.subject)
  const through = frame.clauseVerb < 0 ? [] : clauseParties(doc, frame, parties, lexicon)
  const by = strictAll(parties, objectsOf(frame, "by"))
  const between = strictAll(parties, objectsOf(frame, "between", "among", "involving"))
  if (by.length > 0) premodifiers = []
  let actors: ReadonlyArray<Resolved> = without([...between, ...frame.possessors, ...by], [])
  if (isUndergoer && (actors.length > 0 || (frame.lightRole === "do" && carried.length > 0))) {
    fromModifier = premodifiers.filter((found) => found.mention?.type === "GPE" || found.mention?.type === "ORG")
    premodifiers = premodifiers.filter((found) => !fromModifier.includes(found))
  } else if (isUndergoer && premodifiers.length > 0 && flags.has("war")) {
    fromModifier = premodifiers.filter((found) => found.mention?.type === "GPE")
    premodifiers = premodifiers.filter((found) => !fromModifier.includes(found))
  }
  if (between.length === 0) actors = without([...actors, ...premodifiers], [])
  let undergoers: ReadonlyArray<Resolved> = []
  if (frame.lightRole === "do" && (actors.length === 0 || isReciprocal)) actors = without([...carried, ...actors], [])
  else if (frame.lightRole === "get") undergoers = carried
  if (actors.length === 0) actors = through
  if (frame.lightRole === "get" && actors.length === 0) actors = strictAll(parties, objectsOf(frame, "from"))
  if (isReciprocal && between.length === 0) actors = without([...actors, ...strictAll(parties, objectsOf(frame, "of"))], [])
  else if (actors.length === 0 && !entry.recipient.some((slot) => slot.name === "of")) actors = strictAll(parties, objectsOf(frame, "of", "from")).filter((found) => found.party.entities.length > 0)
  let recipients: ReadonlyArray<Resolved> = undergoers
  for (const slot of entry.recipient) {
    if (recipients.length > 0) break
    if (slot.name === "mod") recipients = without(fromModifier, actors)
    else if (slot.name === "inner" || slot.name === "comp") recipients = without(infinitiveParties(doc, frame, parties, lexicon), actors)
    else if (slot.name === "iobj") recipients = frame.light < 0 ? [] : strictAll(parties, [doc.child(frame.light, "dative")].filter((head) => head >= 0 && doc.pos(head) !== "ADP"))
    else {
      const heads = objectsOf(frame, slot.name)
      recipients = without(heads.flatMap((head) => (slot.isLoose ? parties.within(head) : parties.strict(head))), actors)
    }
  }
  if ((isVisit || HOSTILE.has(entry.type)) && recipients.length === 0) recipients = without(fromModifier, actors)
  if (actors.length === 0 && doc.dep(frame.top) === "pobj" && BRIDGES.has(doc.lower(doc.head(frame.top))) && (recipients.length > 0 || entry.lemma === "arrival") && (isReciprocal || isVisit)) {
    const bridged = nearestSubject(doc, frame.top, lexicon)
    if (bridged >= 0) actors = without(parties.strict(bridged), recipients)
  }
  const isPostponement = flags.has("talksof")
  const isAnaphoric = (flags.has("def") && (isDefinite(doc, frame) || isBare(doc, frame))) || isPostponement
  const hasOwn = hasParty(entry.type, entry.mode, actors, recipients)
  if (!hasOwn && !isAnaphoric) return null
  if (entry.type === "PROTEST" && isOfficial(actors)) return null
  if (actors.length === 0 && undergoers.length === 0 && NEEDS_ACTOR.has(entry.type)) return null
  if (entry.type === "SUPPORT" && entitiesOf(recipients).size === 0 && !isReciprocal) return null
  if (flags.has("somewhere") && recipients.length === 0) return null
  if (actors.length === 0 && !isPostponement && undergoers.length === 0 && ASKING.has(entry.type) && objectsOf(frame, "for", "on", "to", "against", "of").length === 0) return null
  if (isReciprocal && entitiesOf(actors).size < 2 && actors.length < 2 && recipients.length === 0 && flags.has("party")) return null
  return {
    trigger: frame.noun,
    lemma: doc.lemma(frame.noun).toLowerCase(),
    type: entry.type,
    mode: entry.mode,
    actors,
    recipients: isVisit ? recipients.map((resolved) => ({ ...resolved, party: parties.asHost(resolved.party) })) : recipients,
    carrier: frame.light,
    complement: TAKES_OVER.has(entry.type) ? frame.infinitive : -1,
    consumed: isPostponement ? (objectsOf(frame, "of")[0] ?? -1) : -1,
    modality: nounModality(doc, frame.noun, isEnding ? -1 : frame.light, lexicon),
    ruleId: `events/noun-${entry.type.toLowerCase()}`,
    isAnaphoric,
    isNear: doc.children(frame.noun).some((child) => DEMONSTRATIVE.has(doc.lower(child))),
    isVisit,
    isReciprocal
  }
}

/** Prepositions that tie a nominal to the subject of its clause: “after talks with Iran, the minister said”. */
const BRIDGES = new Set(["after", "before", "during", "in", "for", "following", "on", "at", "from", "upon"])

const NEEDS_ACTOR = new Set(["SUPPORT", "AID", "COOPERATE", "THREATEN"])

/** Speech acts need somebody who performs them, or at least somebody they are addressed to. */
const ASKING = new Set(["REQUEST", "ACCUSE", "THREATEN", "AGREE", "REJECT"])

const HOSTILE = new Set(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "THREATEN"])

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
    const clause = clauseOf(doc, child, lexicon)
    const own = doc.child(child, "nsubj", "nsubjpass")
    for (const head of [own, clause.object, clause.indirect, ...(clause.prepositions.get("with") ?? []), ...(clause.prepositions.get("between") ?? []), ...(clause.prepositions.get("to") ?? [])]) {
      const found = head < 0 ? [] : parties.loose(head)
      if (found.length > 0) return found
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
export const findNounEvents = (doc: Doc, parties: PartyFinder, lexicon: EventLexicon, isHeadline: (token: number) => boolean): ReadonlyArray<Candidate> => {
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
