const MATERIAL = new Set(["military", "humanitarian", "financial", "food", "medical", "budget", "budgetary", "emergency"])

/** “ended its strike against Voltera”: of people at work. */
const isOfLabour = (doc: Doc, frame: NounFrame, parties: PartyFinder, lexicon: EventLexicon): boolean => {
  const subject = frame.light < 0 ? -1 : clauseOf(doc, frame.light, lexicon).subject
  return [...frame.possessors, ...frame.modifiers, ...parties.strict(subject)].some(
    ({ agent, head, mention, party }) =>
      (agent?.sector ?? party.sector) === "LAB" ||
      (mention?.type === "ORG" && lexicon.agents.get(doc.lower(head).replace(/s$/u, ""))?.sector === "LAB")
  )
}

/** “the strike”, after a missile or a drone was spoken of. */
const isStruck = (doc: Doc, frame: NounFrame, lexicon: EventLexicon): boolean => {
  if (!isDefinite(doc, frame)) return false
  const weapons = lexicon.classes.get("strikemod")!
  const sentence = doc.sentenceOf(frame.noun)
  for (let i = doc.sentences[Math.max(0, sentence - STRUCK_BEFORE)].first; i < frame.noun; i++) if (weapons.has(doc.lemma(i))) return true
  return false
}
const STRUCK_BEFORE = 3

/** Nouns whose kind depends on their company: an air strike is no strike over pay, a call for help no phone call. */
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon, NounEntry } from "./lexicon.ts"
import { isDefinite, objectsOf } from "./noun-frame.ts"
import type { NounFrame } from "./noun-frame.ts"
import type { PartyFinder, Resolved } from "./parties.ts"
import { neededOf } from "./needs.ts"
import { clauseOf } from "./clause.ts"
import { isAnimal } from "./conditions.ts"
import { intoPartitive } from "./syntax.ts"

/** Lemma of the verb that a noun is the object of, directly or behind “on”, “to”: “delivered on the *promise*”. */
const verbAround = (doc: Doc, { top }: NounFrame): string => {
  const head = doc.head(top)
  if (doc.dep(top) === "dobj" || doc.dep(top) === "nsubjpass") return doc.lemma(head).toLowerCase()
  return doc.dep(top) === "pobj" ? doc.lemma(doc.head(head)).toLowerCase() : ""
}

/** “in rebuilding ties”, “on relations”. */
const isAboutTies = (doc: Doc, head: number, lexicon: EventLexicon): boolean => {
  const ties = lexicon.classes.get("ties")!
  const object = doc.child(head, "dobj")
  return ties.has(doc.lemma(head)) || (object >= 0 && ties.has(doc.lemma(intoPartitive(doc, object, lexicon))))
}

/** “a war on poverty”, “an attack on the rule of law”, “a price war”. */
const isFigure = (doc: Doc, frame: NounFrame, lexicon: EventLexicon): boolean => {
  if (frame.modifierWords.some((word) => lexicon.classes.get("bloodless")!.has(word))) return true
  const against = objectsOf(frame, "on", "against", "upon")
  return against.length > 0 && against.every((head) => lexicon.classes.get("abstract")!.has(doc.lemma(intoPartitive(doc, head, lexicon))))
}

/** Troops, weapons, ships, and those who are called by a name. */
const isForce = (doc: Doc, head: number, parties: PartyFinder, lexicon: EventLexicon): boolean => {
  const thing = intoPartitive(doc, head, lexicon)
  const words = [doc.lemma(thing), ...doc.children(thing).map((child) => doc.lower(child))]
  return (
    doc.pos(thing) === "NUM" ||
    words.some((word) => ARMS.some((name) => lexicon.classes.get(name)!.has(word))) ||
    parties.strict(thing).length > 0
  )
}
const ARMS = ["force", "forces", "weaponthing", "weapons", "peacekeeper", "violence", "rocketry"]

const BUDGETS = new Set(["budget", "discretionary", "funding", "fiscal", "year"])
const CIVIL = new Set(["civil", "energy", "solar", "renewable", "technology", "vaccine", "broadband", "infrastructure", "ai"])
const DURING = new Set(["on", "during"])

/** “launched a probe to Mars”, “the agency's probe landed”: a spacecraft. */
const isCraft = (doc: Doc, frame: NounFrame): boolean => {
  if (objectsOf(frame, "into").length > 0) return false
  const head = doc.head(frame.top)
  const isMoved = doc.dep(frame.top).startsWith("nsubj") && FLYING.has(doc.lemma(head))
  return objectsOf(frame, "to").length > 0 || isMoved || frame.modifierWords.some((word) => word === "space" || word === "lunar")
}
const FLYING = new Set([
  "touch",
  "land",
  "fly",
  "orbit",
  "drill",
  "enter",
  "return",
  "travel",
  "send",
  "reach",
  "survive",
  "approach",
  "crash"
])

/** Lemma of the verb that a noun hangs on by a preposition, or whose object it hangs on; empty where none does. */
const verbBehind = (doc: Doc, { top }: NounFrame, word: string): string => {
  if (doc.dep(top) !== "pobj" || doc.lower(doc.head(top)) !== word) return ""
  const host = doc.head(doc.head(top))
  return doc.lemma(doc.dep(host) === "dobj" ? doc.head(host) : host)
}

/** “accused the ministry *in a lawsuit*”: by what means somebody accuses. */
const isMeans = (doc: Doc, { top }: NounFrame, lexicon: EventLexicon): boolean => {
  if (doc.dep(top) !== "pobj" || doc.lower(doc.head(top)) !== "in") return false
  const verb = doc.head(doc.head(top))
  return lexicon.verbs.get(doc.lemma(verb))?.some(({ type }) => type === "ACCUSE") ?? false
}
const KEPT = new Set(["take", "hold", "begin", "start", "come", "enter", "last"])

const isNobody = ({ party }: Resolved): boolean => party.entities.length === 0

/** “attempts to reopen talks”, “despite repeated attempts”: asking for a meeting. */
const isOpening = (doc: Doc, { infinitive, modifierWords, prepositions, top }: NounFrame, lexicon: EventLexicon): boolean => {
  const againWords = lexicon.classes.get("again")!
  if (infinitive < 0)
    return (
      doc.dep(top) === "pobj" &&
      doc.lower(doc.head(top)) === "despite" &&
      modifierWords.some((word) => againWords.has(word)) &&
      !prepositions.has("at") &&
      !prepositions.has("on")
    )
  if (!lexicon.classes.get("opening")!.has(doc.lemma(infinitive))) return false
  const object = doc.child(infinitive, "dobj")
  if (object < 0) return false
  const lemma = doc.lemma(intoPartitive(doc, object, lexicon))
  return lexicon.classes.get("talks")!.has(lemma) || lemma === "communication"
}

/** “Chinese warships carried out drills”: by those who bear arms, whatever the drills are called. */
const isHeldByForces = (doc: Doc, frame: NounFrame, { lemma }: NounEntry, parties: PartyFinder, lexicon: EventLexicon): boolean => {
  if ((lemma !== "drill" && lemma !== "exercise") || frame.lightRole !== "do") return false
  const { subject } = clauseOf(doc, frame.light, lexicon)
  return subject >= 0 && isForce(doc, subject, parties, lexicon)
}

/** Nouns whose kind depends on their company (“air strike”, “phone call”): whether the company is there. */
export const fitsCompany = (doc: Doc, frame: NounFrame, entry: NounEntry, parties: PartyFinder, lexicon: EventLexicon): boolean => {
  const { flags } = entry
  const { modifierWords } = frame
  const isAmong = (name: string): boolean => modifierWords.some((word) => lexicon.classes.get(name)!.has(word))
  const hasParties = (...words: ReadonlyArray<string>): boolean =>
    objectsOf(frame, ...words).some((head) => parties.strict(head).length > 0)
  if (isAmong("civil")) return false
  // “an exchange of fire” is no talk, a road blockade no siege.
  const isFire = objectsOf(frame, "of").some((head) => lexicon.classes.get("gunfire")!.has(doc.lemma(head)))
  if (entry.lemma === "exchange" && isFire !== (entry.type === "ASSAULT")) return false
  if (entry.type === "COERCE" && entry.mode === "curfew" && isAmong("road")) return false
  if (entry.type === "ASSAULT" && objectsOf(frame, "of").some((head) => isAnimal(doc, head, lexicon))) return false
  // “an assault on democracy” hurts nobody.
  if (entry.type === "ASSAULT" && isFigure(doc, frame, lexicon)) return false
  const lightLemma = frame.light < 0 ? "" : doc.lemma(frame.light).toLowerCase()
  if (
    flags.has("light") &&
    frame.lightRole !== "do" &&
    frame.lightRole !== "get" &&
    frame.clauseVerb < 0 &&
    !(flags.has("comp") && (frame.possessors.length > 0 || frame.modifiers.length > 0))
  )
    return false
  if (flags.has("reach") && frame.light >= 0 && doc.tag(frame.light) === "VBG") return false
  if (flags.has("reach") && !(frame.lightRole === "do" && lexicon.classes.get("reach")!.has(lightLemma))) return false
  if (flags.has("making") && !lexicon.classes.get("making")!.has(lightLemma)) return false
  if (flags.has("ties") && !objectsOf(frame, "in", "on", "toward", "towards").some((head) => isAboutTies(doc, head, lexicon))) return false
  if (flags.has("one") && doc.tag(frame.noun) === "NNS") return false
  if ((entry.type === "AGREE" || entry.type === "REQUEST") && lexicon.classes.get("fulfilling")!.has(verbAround(doc, frame))) return false
  if (entry.lemma === "charge" && lightLemma === "lead") return false
  if (entry.lemma === "probe" && isCraft(doc, frame)) return false
  // “recalled its ambassador for consultations”
  if (entry.lemma === "consultation" && verbBehind(doc, frame, "for") === "recall") return false
  // “accused the firm in a complaint”: the same words once more
  if (entry.type === "ACCUSE" && isMeans(doc, frame, lexicon)) return false
  // “the ceasefire between A and B took effect”: kept, and not only spoken of
  if (flags.has("observed") && !(frame.lightRole === "occur" || KEPT.has(doc.lemma(doc.head(frame.top))))) return false
  if (flags.has("recip") && isAmong("everyday") && !hasParties("with", "between") && frame.lightRole !== "do") return false
  if (flags.has("diplo") && (modifierWords.includes("close") || isAmong("prisoner"))) return false
  if (entry.lemma === "relief" && objectsOf(frame, "from").length > 0 && !hasParties("to")) return false
  if (
    entry.type === "MOBILIZE" &&
    objectsOf(frame, "of").some((head) => lexicon.classes.get("capital")!.has(doc.lemma(intoPartitive(doc, head, lexicon))))
  )
    return false
  if (entry.lemma === "request" && modifierWords.some((word) => BUDGETS.has(word))) return false
  // “civil nuclear deployment”
  if (entry.lemma === "deployment" && frame.possessors.length === 0 && modifierWords.some((word) => CIVIL.has(word))) return false
  // “the deployment of solar panels”
  if (
    entry.type === "MOBILIZE" &&
    objectsOf(frame, "of").length > 0 &&
    !objectsOf(frame, "of").some((head) => isForce(doc, head, parties, lexicon))
  )
    return false
  // “the need for Kenya to …”, but not “the need for reform”
  if (flags.has("need") && parties.strict(neededOf(doc, frame.noun)?.who ?? -1).every(isNobody)) return false
  if (flags.has("opening") && !isOpening(doc, frame, lexicon)) return false
  if (flags.has("from") && objectsOf(frame, "from").length === 0) return false
  if (flags.has("into") && objectsOf(frame, "into").length === 0) return false
  if (flags.has("phone") && !isAmong("phonemod") && !hasParties("between") && !(frame.lightRole === "do" && hasParties("with")))
    return false
  // “those on the call for their help”: a conversation
  if (flags.has("callfor") && doc.dep(frame.noun) === "pobj" && DURING.has(doc.lower(doc.head(frame.noun)))) return false
  if (flags.has("callfor") && objectsOf(frame, "for", "on").length === 0 && !hasParties("to") && !frame.hasInfinitive) return false
  if (flags.has("diplo") && !hasParties("with", "between") && frame.possessors.length + frame.modifiers.length < 2) return false
  if (flags.has("pair") && !hasParties("with", "between") && frame.modifiers.length < 2) return false
  // “military support” is no praise
  if (flags.has("aidkind") && !(modifierWords.some((word) => MATERIAL.has(word)) && (hasParties("to", "for") || frame.lightRole === "do")))
    return false
  if (flags.has("aidmod") && !isAmong("aidmod") && !hasParties("to", "from") && frame.light < 0) return false
  if (
    flags.has("aidof") &&
    !objectsOf(frame, "of").some((head) => lexicon.classes.get("aid")!.has(doc.lemma(intoPartitive(doc, head, lexicon)))) &&
    !isAmong("aid")
  )
    return false
  if (
    flags.has("ofperson") &&
    !frame.possessors.some(({ mention }) => mention?.type === "PERSON") &&
    !objectsOf(frame, "of").some(
      (head) =>
        lexicon.classes.get("prisoner")!.has(doc.lemma(intoPartitive(doc, head, lexicon))) ||
        parties.strict(head).some((found) => found.mention?.type === "PERSON")
    )
  )
    return false
  if (
    flags.has("relof") &&
    !objectsOf(frame, "of", "in", "to").some((head) => lexicon.classes.get("relations")!.has(doc.lemma(intoPartitive(doc, head, lexicon))))
  )
    return false
  if (
    flags.has("talksof") &&
    !objectsOf(frame, "of").some((head) => lexicon.classes.get("talks")!.has(doc.lemma(intoPartitive(doc, head, lexicon))))
  )
    return false
  // “a ransomware attack”
  if ((entry.type === "ASSAULT" || flags.has("cybermod")) && flags.has("cybermod") !== isAmong("cybermod")) return false
  if (flags.has("diploprotest") && !isAmong("formalmod") && !/^(?:lodge|file|deliver|register)$/u.test(lightLemma)) return false
  if (flags.has("crowdstrike") && !isAmong("labourmod") && !/^(?:stage|call|go|begin|continue|start|end)$/u.test(lightLemma)) return false
  if (flags.has("milstrike") && isOfLabour(doc, frame, parties, lexicon)) return false
  if (
    flags.has("milstrike") &&
    !isAmong("strikemod") &&
    !isStruck(doc, frame, lexicon) &&
    !(hasParties("on", "against") && (frame.lightRole === "do" || frame.modifiers.length > 0))
  )
    return false
  if (
    flags.has("goods") &&
    !(flags.has("def") && isDefinite(doc, frame) && frame.modifiers.length + frame.possessors.length === 0) &&
    !isAmong("goodsmod") &&
    !objectsOf(frame, "on", "of").some((head) => lexicon.classes.get("goods")!.has(doc.lemma(head)))
  )
    return false
  if (flags.has("drills") && !isAmong("warmod") && !isHeldByForces(doc, frame, entry, parties, lexicon)) return false
  if (flags.has("joint") && !isAmong("jointmod") && !hasParties("with")) return false
  if (
    flags.has("comp") &&
    !frame.hasInfinitive &&
    !frame.hasThat &&
    objectsOf(frame, "to", "for", "against", "of", "on", "from").length === 0 &&
    frame.lightRole !== "do"
  )
    return false
  return true
}
