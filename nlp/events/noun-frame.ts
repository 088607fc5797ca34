/** What stands around an event noun: possessors, modifiers, prepositions, the verb that carries it, clauses on it. */
import type { Doc } from "../engine/doc.ts"
import { without } from "./candidate.ts"
import type { EventLexicon, LightRole } from "./lexicon.ts"
import type { PartyFinder, Resolved } from "./parties.ts"
import { BACKED } from "./party-words.ts"
import { conjuncts, hasInfinitiveMark, isVerbal, outOfPartitive, phrasalLemma } from "./syntax.ts"

/** Everything around an event noun that may name a party. */
export interface NounFrame {
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

const TOWARDS = new Set(["to", "on", "against"])

const PREMODIFIERS = new Set(["amod", "compound", "nmod", "npadvmod"])

const lightOf = (doc: Doc, noun: number, lexicon: EventLexicon): { verb: number; role: LightRole | null } => {
  let at = noun
  for (let steps = 0; steps < 4 && (doc.dep(at) === "conj" || doc.dep(at) === "appos") && !isVerbal(doc, doc.head(at)); steps++)
    at = outOfPartitive(doc, doc.head(at), lexicon)
  // “had a walk together and a dinner” may be read with the second noun as the verb's own conjunct.
  const dep = doc.dep(at) === "conj" && doc.child(doc.head(at), "dobj") >= 0 ? "dobj" : doc.dep(at)
  let verb = doc.head(at)
  const described = describedBy(doc, at)
  if (described >= 0)
    return lexicon.light.get(doc.lemma(described))?.has("do") === true ? { verb: described, role: "do" } : { verb: -1, role: null }
  if (dep === "pobj" && LIGHT_PREPOSITIONS.has(doc.lower(verb))) {
    const host = doc.head(verb)
    if (!isVerbal(doc, host) || doc.child(host, "dobj") >= 0) return { verb: -1, role: null }
    const roles = lexicon.light.get(doc.lemma(host).toLowerCase())
    return roles?.has("do") === true
      ? { verb: host, role: "do" }
      : roles?.has("get") === true
        ? { verb: host, role: "get" }
        : { verb: -1, role: null }
  }
  if (verb === at || !isVerbal(doc, verb)) return { verb: -1, role: null }
  const due = dep === "nsubj" || dep === "nsubjpass" ? dueToOccur(doc, verb, lexicon) : -1
  if (due >= 0) return { verb: due, role: "occur" }
  const roles = lexicon.light.get(phrasalLemma(doc, verb, lexicon.light))
  if (dep === "dobj" || dep === "nsubjpass" || dep === "attr" || dep === "oprd") {
    if (dep === "attr") return { verb: -1, role: null }
    return roles?.has("do") === true ? { verb, role: "do" } : roles?.has("get") === true ? { verb, role: "get" } : { verb: -1, role: null }
  }
  if (dep === "nsubj") return roles?.has("occur") === true && isByItself(doc, verb) ? { verb, role: "occur" } : { verb: -1, role: null }
  verb = -1
  return { verb, role: null }
}
/** “held what both sides called productive *talks*”: the verb around the description, -1 for any other noun. */
const describedBy = (doc: Doc, noun: number): number => {
  const host = doc.head(noun)
  const describing = doc.dep(noun) === "pobj" && doc.lower(host) === "as" ? doc.head(host) : doc.dep(noun) === "oprd" ? host : -1
  if (describing < 0 || !DESCRIBING.has(doc.lemma(describing)) || doc.dep(describing) !== "ccomp") return -1
  return doc.children(describing).some((child) => doc.lower(child) === "what") ? doc.head(describing) : -1
}
const DESCRIBING = new Set(["describe", "call", "term", "label", "characterize", "characterise"])
/** “Talks were to (are expected to, are due to) *resume* in May”: the infinitive that tells of them, -1 where none does. */
const dueToOccur = (doc: Doc, verb: number, lexicon: EventLexicon): number => {
  const adjective = doc.child(verb, "acomp", "oprd")
  const infinitive = doc.child(verb, "xcomp") >= 0 ? doc.child(verb, "xcomp") : adjective < 0 ? -1 : doc.child(adjective, "xcomp")
  if (infinitive < 0 || !hasInfinitiveMark(doc, infinitive)) return -1
  return lexicon.light.get(doc.lemma(infinitive))?.has("occur") === true && isByItself(doc, infinitive) ? infinitive : -1
}

/** “The talks may open a new chapter” does not say whether they take place; “the talks opened” does. */
const isByItself = (doc: Doc, verb: number): boolean => {
  const object = doc.child(verb, "dobj", "xcomp")
  return object < 0 || doc.lower(object) === "place"
}
const LIGHT_PREPOSITIONS = new Set(["in", "on", "into", "under", "with", "to"])

export const frameOf = (doc: Doc, noun: number, parties: PartyFinder, lexicon: EventLexicon): NounFrame => {
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
    if (word !== "according" && word !== "due" && word !== "prior" && word !== "because")
      // “out of Gaza” is no of-phrase
      for (const inner of doc.children(child)) if (doc.dep(inner) === "prep" && word !== "out") addPreposition(inner)
    // “the visit to Rome by Ms. Lind”, with the by-phrase read as the town's
    if (word === "to" && object >= 0)
      for (const inner of doc.children(object)) if (doc.dep(inner) === "prep" && doc.lower(inner) === "by") addPreposition(inner)
    // “the visit by the king *to Rome*”, with the to-phrase read as the king's
    if (word === "by" && object >= 0)
      for (const inner of doc.children(object))
        if (doc.dep(inner) === "prep" && inner > object && TOWARDS.has(doc.lower(inner))) addPreposition(inner)
    // “the killing of a journalist by soldiers”, with the by-phrase read as the victim's
    if (word === "of" && object >= 0 && !lexicon.nouns.has(doc.lemma(object)))
      for (const inner of doc.children(object)) if (doc.dep(inner) === "prep" && doc.lower(inner) === "by") addPreposition(inner)
  }
  const addModifier = (child: number): void => {
    for (const part of conjuncts(doc, child)) {
      modifierWords.push(doc.lower(part))
      const mention = parties.mentionAt(part)
      if (mention !== null) modifiers.push(...parties.strict(part).slice(0, 1))
      // “Kenyan-backed attacks” are not Kenya's.
      if (BACKED.has(doc.lower(part))) continue
      for (const inner of doc.children(part)) if (PREMODIFIERS.has(doc.dep(inner))) addModifier(inner)
    }
  }
  for (const token of top === noun ? [noun] : [noun, top]) {
    for (const child of doc.children(token)) {
      const dep = doc.dep(child)
      if (dep === "poss") {
        isPossessed = true
        const receiver = receiverOf(doc, child, noun)
        if (receiver >= 0) possessors.push(...parties.strict(receiver))
        else if (doc.lower(child) !== "whose") possessors.push(...parties.strict(child))
        if (possessors.length === 0) possessors.push(...parties.modifiers(child))
        if (possessors.length === 0 && doc.lower(child) === "its" && OWN_DEEDS.has(lexicon.nouns.get(doc.lemma(noun))?.[0].type ?? ""))
          possessors.push(...parties.its(child))
      } else if (PREMODIFIERS.has(dep)) addModifier(child)
      else if (dep === "prep" || dep === "agent") addPreposition(child)
      else if (dep === "acl" || dep === "relcl") {
        if (doc.children(child).some((inner) => doc.dep(inner) === "aux" && doc.lower(inner) === "to")) infinitive = child
        else if (doc.children(child).some((inner) => doc.dep(inner) === "mark" && doc.lower(inner) === "that")) hasThat = true
        else if (doc.lower(child) === "involving" && doc.child(child, "dobj") >= 0)
          prepositions.set("involving", [doc.child(child, "dobj")])
        else if (lexicon.light.get(doc.lemma(child).toLowerCase())?.has("do") === true) clauseVerb = child
      } else if (dep === "ccomp" || dep === "xcomp") infinitive = child
    }
  }
  for (const child of [...strayPrepositions(doc, top, lexicon), ...sharedPrepositions(doc, noun), ...readyFor(doc, top)])
    addPreposition(child)
  const clitic = doc.head(top)
  if (possessors.length === 0 && doc.tag(clitic) === "POS" && clitic !== top) {
    // “after Russia’s invasion”, with the apostrophe read as a verb: its subject is the possessor.
    const owner = doc.child(clitic, "nsubj")
    if (owner >= 0) possessors.push(...parties.strict(owner))
  }
  if (light >= 0)
    for (const child of doc.children(light))
      if (doc.dep(child) === "prep" || doc.dep(child) === "dative" || doc.dep(child) === "agent") addPreposition(child)
  return {
    noun,
    top,
    possessors: without(possessors, []),
    modifiers: without(modifiers, []),
    modifierWords,
    prepositions,
    light,
    lightRole: role,
    clauseVerb,
    infinitive,
    hasInfinitive: infinitive >= 0,
    hasThat,
    isPossessed
  }
}

/** “made aid available *to Kenya*”. */
const readyFor = (doc: Doc, noun: number): ReadonlyArray<number> => {
  const verb = doc.head(noun)
  const hosts =
    doc.dep(noun) === "dobj" || doc.dep(noun) === "nsubjpass" ? [...doc.children(noun), ...doc.children(verb)] : doc.children(noun)
  const ready = hosts.find((child) => child > noun && doc.lower(child) === "available")
  return ready === undefined ? [] : doc.children(ready).filter((child) => doc.dep(child) === "prep" && doc.lower(child) === "to")
}

/** “its attack”: of what was named last; “its aid” may be anybody's. */
const OWN_DEEDS = new Set(["ASSAULT", "MOBILIZE", "COERCE", "REJECT", "THREATEN"])

/** “gave aid to *Kenya* for its war”: what is given is for the receiver's own. -1 for any other possessor. */
const receiverOf = (doc: Doc, possessor: number, noun: number): number => {
  const preposition = doc.head(noun)
  if (!/^(?:its|their)$/u.test(doc.lower(possessor)) || doc.dep(noun) !== "pobj" || doc.lower(preposition) !== "for") return -1
  const verb = doc.head(preposition)
  const dative = isVerbal(doc, verb) ? doc.child(verb, "dative") : -1
  if (dative < 0 || dative > preposition) return -1
  return doc.pos(dative) === "ADP" ? doc.child(dative, "pobj") : dative
}

/** “exchanges and *talks* between the two”: what stands behind the second noun is read with the first. */
const sharedPrepositions = (doc: Doc, noun: number): ReadonlyArray<number> =>
  doc.dep(noun) === "conj" && !isVerbal(doc, doc.head(noun))
    ? doc.children(doc.head(noun)).filter((child) => child > noun && doc.dep(child) === "prep" && SHARING.has(doc.lower(child)))
    : []
const SHARING = new Set(["between", "with", "among"])

/** “discussed her trip *to Kenya*”: a preposition right behind the noun, read with the verb that only speaks of it. */
const strayPrepositions = (doc: Doc, noun: number, lexicon: EventLexicon): ReadonlyArray<number> => {
  const verb = doc.head(noun)
  const isLimit = LIMITS.has(lexicon.nouns.get(doc.lemma(noun))?.[0].type ?? "")
  if (doc.dep(noun) !== "dobj" || !(isLimit || lexicon.classes.get("about")!.has(doc.lemma(verb)))) return []
  const next = doc.rightEdge(noun) + 1
  return doc.children(verb).filter((child) => child === next && doc.dep(child) === "prep" && STRAYING.has(doc.lower(child)))
}
/** “averted restrictions *on exports*”: of the noun, whatever the verb. */
const LIMITS = new Set(["SANCTION"])
const STRAYING = new Set(["to", "with", "between", "against", "on"])

export const objectsOf = (frame: NounFrame, ...words: ReadonlyArray<string>): ReadonlyArray<number> =>
  words.flatMap((word) => frame.prepositions.get(word) ?? [])

export const DEMONSTRATIVE = new Set(["this", "that", "these", "those"])
const DEFINITE = new Set(["the", "this", "that", "these", "those", "both"])

/** True when the noun points to something known: possessed, with “the” or “this”, or a bare plural that opens its sentence. */
export const isDefinite = (doc: Doc, frame: NounFrame): boolean => {
  if (doc.pos(frame.noun) === "PROPN") return false
  if (frame.isPossessed) return true
  const joined = doc.dep(frame.noun) === "conj" ? doc.head(frame.noun) : frame.noun
  for (const token of [frame.noun, frame.top, joined])
    for (const child of doc.children(token)) if (doc.dep(child) === "det" && DEFINITE.has(doc.lower(child))) return true
  const isFirst = frame.noun <= doc.sentences[doc.sentenceOf(frame.noun)].first + 1
  return doc.tag(frame.noun) === "NNS" && isFirst && doc.leftEdge(frame.noun) === frame.noun
}

/** “meetings”, “talks” without any word before or after that would tell them apart. */
export const isBare = (doc: Doc, frame: NounFrame): boolean =>
  doc.tag(frame.noun) === "NNS" &&
  doc.leftEdge(frame.noun) === frame.noun &&
  doc.child(frame.noun, "prep", "acl", "relcl") < 0 &&
  (frame.light < 0 || frame.lightRole === "occur")
