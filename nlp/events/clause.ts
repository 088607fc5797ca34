/**
 * Who stands where around a predicate, read off a ClearNLP-style dependency tree: logical subject and object (passives undone),
 * by-agents and prepositional arguments. Everything is token indices; -1 means none.
 */
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon } from "./lexicon.ts"
import { misreadHeadline } from "./misread-headlines.ts"
import { misreadJoinedVerb, misreadMainVerb, misreadSentence, purposeWith } from "./misread.ts"
import { CLAUSES, hasInfinitiveMark, isPassive, isRuledOut, ownSubject, subjectOf, subjectOfAdjective, undoRelative } from "./syntax.ts"
import { amountOf, intoPartitive } from "./partitives.ts"
import { isNominal, isVerbal, lemmaOf } from "./tokens.ts"

/** The arguments of one predicate. `subject` and `object` are logical: the by-agent of a passive is its subject. */
export interface Clause {
  readonly verb: number
  readonly isPassive: boolean
  readonly subject: number
  readonly object: number
  /** The one to whom something is given. */
  readonly indirect: number
  /** Head of the clausal complement (“agreed to *meet*”), -1 when there is none. */
  readonly complement: number
  readonly complementKind: "none" | "inf" | "that" | "ing"
  /** Tokens after prepositions of the predicate and of its object: preposition → heads of what follows. */
  readonly prepositions: ReadonlyMap<string, ReadonlyArray<number>>
  readonly particles: ReadonlySet<string>
}

const addPrepositions = (doc: Doc, host: number, found: Map<string, Array<number>>, isObject = false): void => {
  for (const child of doc.children(host)) {
    const dep = doc.dep(child)
    if (dep !== "prep" && dep !== "dative" && dep !== "agent" && dep !== "prt" && dep !== "advmod") continue
    const word = doc.lower(child)
    for (const object of doc.children(child)) {
      const objectDep = doc.dep(object)
      // “dismissed it *as* void”
      if (objectDep === "pobj" || objectDep === "pcomp" || (word === "as" && objectDep === "amod")) {
        const list = found.get(word)
        if (list === undefined) found.set(word, [object])
        else list.push(object)
      } else if (objectDep === "prep" && DIRECTIONS.has(word) && !isObject) addPrepositions(doc, child, found)
    }
  }
}

/** “was asked to go on leading it *by* the king”, with the by-phrase read as that of the infinitive; -1 where there is none. */
const agentBehind = (doc: Doc, infinitive: number, lexicon: EventLexicon): number => {
  for (let verb = infinitive, steps = 0; verb >= 0 && steps < 3; verb = doc.child(verb, "xcomp"), steps++) {
    if (isPassive(doc, verb) && doc.child(verb, "auxpass") >= 0) return -1
    const by = doc.children(verb).find((child) => child > verb && doc.lower(child) === "by" && doc.dep(child) === "prep")
    const maker =
      by === undefined ? (doc.child(verb, "agent") >= 0 ? doc.child(doc.child(verb, "agent"), "pobj") : -1) : doc.child(by, "pobj")
    if (maker >= 0 && (doc.pos(maker) === "PROPN" || lexicon.agents.has(lemmaOf(doc, maker)))) return maker
  }
  return -1
}

/** “was fined a million euros *by* the watchdog”, “found guilty of fraud *by* a court”: by-phrases read as something else's; -1 where there is none. */
const strayAgent = (doc: Doc, verb: number, lexicon: EventLexicon): number => {
  const own = doc.children(verb).find((child) => child > verb && doc.dep(child) === "prep" && doc.lower(child) === "by")
  const maker = own === undefined ? -1 : doc.child(own, "pobj")
  if (maker >= 0 && lexicon.agents.has(lemmaOf(doc, maker))) return maker
  if (!TRIED.has(doc.lemma(verb))) return -1
  const courts = lexicon.classes.get("bench")!
  const { last } = doc.subtree(verb)
  for (let i = verb + 1; i < last; i++) {
    if (doc.lower(i) !== "by" || doc.dep(i) !== "prep") continue
    const judge = doc.child(i, "pobj")
    if (judge >= 0 && courts.has(lemmaOf(doc, judge))) return judge
  }
  return -1
}

const TRIED = new Set("find convict sentence acquit clear jail fine order declare rule ban exonerate imprison".split(" "))

const topicsOf = (doc: Doc, noun: number): ReadonlyArray<number> =>
  doc
    .children(noun)
    .filter((child) => doc.dep(child) === "prep" && TOPICAL.has(doc.lower(child)))
    .map((child) => doc.child(child, "pobj"))
    .filter((topic) => topic >= 0)
const TOPICAL = new Set(["on", "over", "about", "for"])

/** Words after which a second preposition still belongs to the verb: “out of”, “back to” (but not “according to”). */
const DIRECTIONS = new Set(["out", "away", "back", "up", "down", "over", "off", "along", "together", "on", "in", "from"])

/** Verbs with two objects: whom, then what. */
const GIVING = new Set("give hand offer send award grant lend deal deny pay promise bring serve sell allow accord fine".split(" "))

/** “ten million *dollars* in aid” */
const MONEY = new Set(["dollar", "euro", "pound", "million", "billion", "trillion"])

/** Verbs with a clause behind “for”: “called *for* the boycott to end”. */
const WANTING = new Set(["call", "appeal", "push", "press", "plead", "campaign", "lobby"])

/** Tags of a clause that does not go on with an infinitive before it. */
const FINITE = new Set(["VBD", "VBZ", "VBP"])

/** Particles that before a noun of their own say when or where. */
const OVERS = new Set(["over", "in", "on", "off", "down", "up"])

const PARTICLE_DEPS = new Set(["prt", "prep", "advmod"])

const NO_CLAUSE = { isPassive: false, indirect: -1, complement: -1, complementKind: "none", particles: new Set<string>() } as const

/** The verb right behind “and”: “freed and *deported*”; -1 where there is none. */
export const secondOf = (doc: Doc, verb: number): number => {
  const and = verb + 1
  if (and >= doc.length || doc.head(and) !== verb || doc.lower(and) !== "and") return -1
  const second = doc.children(verb).find((child) => doc.dep(child) === "conj" && child > and && child <= and + 2 && isVerbal(doc, child))
  return second === undefined || doc.tag(second) !== doc.tag(verb) || doc.child(second, "nsubj") >= 0 ? -1 : second
}

/** “*freed* and deported 40 prisoners”, “stormed and set fire to the embassy”: what stands behind the second verb alone; -1 for any other verb. */
const sharedObject = (doc: Doc, verb: number): number => {
  const second = secondOf(doc, verb)
  if (second < 0) return -1
  const object = doc.child(second, "dobj")
  const to = object === second + 1 ? doc.children(second).find((child) => child === object + 1 && doc.lower(child) === "to") : undefined
  return to === undefined ? object : doc.child(to, "pobj")
}

const isMarkedFor = (doc: Doc, verb: number): boolean => {
  const mark = doc.child(verb, "mark")
  return mark >= 0 && doc.lower(mark) === "for" && hasInfinitiveMark(doc, verb)
}

/** Reads the clause of a verb (or of a predicative adjective, whose clause is that of its copula). */
export const clauseOf = (doc: Doc, verb: number, lexicon: EventLexicon): Clause => {
  const misread = isNominal(doc, verb) ? misreadHeadline(doc, verb) : (misreadMainVerb(doc, verb) ?? misreadSentence(doc, verb))
  if (misread !== null) {
    const prepositions = new Map<string, Array<number>>()
    addPrepositions(doc, misread.subject, prepositions, true)
    addPrepositions(doc, misread.object, prepositions, true)
    return { ...NO_CLAUSE, verb, ...misread, prepositions }
  }
  const joined = misreadJoinedVerb(doc, verb)
  if (joined !== null) {
    const prepositions = new Map<string, Array<number>>()
    addPrepositions(doc, joined.object, prepositions, true)
    const subject = subjectOf(doc, joined.governor, lexicon)
    return { ...NO_CLAUSE, verb, subject, object: joined.object, prepositions }
  }
  const passive = isPassive(doc, verb)
  const surface = doc.pos(verb) === "ADJ" ? subjectOfAdjective(doc, verb, lexicon, 0) : subjectOf(doc, verb, lexicon)
  let object = -1
  let indirect = -1
  let agent = -1
  let complement = -1
  let complementKind: Clause["complementKind"] = "none"
  const prepositions = new Map<string, Array<number>>()
  const particles = new Set<string>()
  for (const child of doc.children(verb)) {
    const dep = doc.dep(child)
    if (dep === "dobj" || dep === "obj") {
      if (object < 0) object = child
      else if (indirect < 0 && object > verb && child > object && GIVING.has(doc.lemma(verb))) {
        // “handed the editor a sentence”, with both read as objects
        indirect = object
        object = child
      }
    } else if (dep === "oprd" && object < 0 && isNominal(doc, child)) object = child
    else if (dep === "dative") {
      if (doc.pos(child) !== "ADP") indirect = child
    } else if (dep === "agent") agent = doc.child(child, "pobj")
    else if (CLAUSES.has(dep) && (complement < 0 || (child > verb && !(complementKind === "inf" && FINITE.has(doc.tag(child)))))) {
      complement = child
      complementKind = hasInfinitiveMark(doc, child) ? "inf" : doc.tag(child) === "VBG" ? "ing" : "that"
    } else if (dep === "advcl" && complement < 0 && child > verb && hasInfinitiveMark(doc, child) && passive) {
      complement = child
      complementKind = "inf"
    } else if (dep === "advcl" && complement < 0 && child > verb && WANTING.has(doc.lemma(verb)) && isMarkedFor(doc, child)) {
      complement = child
      complementKind = "inf"
      particles.add("for")
    } else if (dep === "advcl" && complement < 0 && isRuledOut(doc, child)) {
      complement = child
      complementKind = "ing"
    }
    // “turned back 40 people *over* the weekend” does not turn them over.
    if (
      PARTICLE_DEPS.has(dep) &&
      !(dep === "prep" && object >= 0 && object < child && OVERS.has(doc.lower(child)) && doc.child(child, "pobj") >= 0)
    )
      particles.add(doc.lower(child))
  }
  if (object < 0 && !passive && complement < 0) object = sharedObject(doc, verb)
  // “welcomes *the agreement* to begin talks”, read as a clause with a subject
  const stated =
    complementKind === "inf" && object < 0 && lexicon.classes.get("attitude")!.has(doc.lemma(verb)) ? doc.child(complement, "nsubj") : -1
  if (stated > verb) {
    object = stated
    complement = -1
    complementKind = "none"
  }
  // “hand over 40 prisoners”, with the particle read as the number's
  if (verb + 1 < doc.length && doc.tag(verb + 1) === "RP") particles.add(doc.lower(verb + 1))
  addPrepositions(doc, verb, prepositions)
  // “gathered *outside parliament*”, with the place read as the object
  if (object > verb && doc.tag(verb + 1) === "IN" && doc.lower(verb + 1) === "outside" && doc.head(verb + 1) === object) {
    prepositions.set("outside", [object])
    object = -1
  }
  const purpose = purposeWith(doc, verb)
  if (purpose >= 0) prepositions.set("with", [doc.child(purpose, "nsubj")])
  if (object >= 0) {
    addPrepositions(doc, object, prepositions, true)
    // “a round of talks *between* A and B”
    const measured = intoPartitive(doc, object, lexicon)
    if (measured !== object) addPrepositions(doc, measured, prepositions, true)
    // “ten million in aid *for Kenya*”
    const amount = doc.pos(object) === "NUM" || MONEY.has(doc.lemma(object)) ? amountOf(doc, object) : -1
    if (amount >= 0) addPrepositions(doc, amount, prepositions, true)
    // “signed an agreement on patrols *with* Kenya”, with the with-phrase read as the topic's
    if (!prepositions.has("with") && lexicon.classes.get("agreement")!.has(doc.lemma(object)))
      for (const topic of topicsOf(doc, object)) addPrepositions(doc, topic, prepositions, true)
  }
  if (object < 0 && (doc.dep(verb) === "relcl" || doc.dep(verb) === "acl") && ownSubject(doc, verb) >= 0 && !passive) {
    const subject = ownSubject(doc, verb)
    // “which she helped to build”: what is built
    const isWhere = doc.children(verb).some((child) => doc.tag(child) === "WRB")
    // “Kenya, whose troops fought there”: the relative is the subject's
    const isWhose = doc.children(subject).some((child) => doc.tag(child) === "WP$")
    const isInner =
      isWhere ||
      isWhose ||
      (complement >= 0 && doc.lemma(verb) === "help") ||
      (complement >= 0 && doc.children(complement).some((child) => doc.dep(child) === "dobj" && doc.tag(child) === "WDT"))
    if (!isInner && undoRelative(doc, subject, verb, lexicon) !== doc.head(verb)) object = doc.head(verb)
  }
  if (object >= 0) object = undoRelative(doc, object, verb, lexicon)
  if (!passive) return { verb, isPassive: false, subject: surface, object, indirect, complement, complementKind, prepositions, particles }
  if (agent < 0 && complement >= 0) agent = agentBehind(doc, complement, lexicon)
  if (agent < 0) agent = strayAgent(doc, verb, lexicon)
  if (object >= 0 && surface >= 0)
    return { verb, isPassive: true, subject: agent, object, indirect: surface, complement, complementKind, prepositions, particles }
  return { verb, isPassive: true, subject: agent, object: surface, indirect, complement, complementKind, prepositions, particles }
}
