/** Whether a clause meets the conditions of a lexicon entry, and what stands in its slots. */
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon, Need, VerbEntry } from "./lexicon.ts"
import { testOf } from "./head-tests.ts"
import type { PartyFinder } from "./parties.ts"
import { intoPartitive, subjectOf, hasInfinitiveMark } from "./syntax.ts"
import type { Clause } from "./clause.ts"
import { lemmaOf } from "./tokens.ts"

/** What the tests look at. */
export interface ClauseView {
  readonly doc: Doc
  readonly lexicon: EventLexicon
  readonly parties: PartyFinder
  readonly clause: Clause
}

const QUAD4 = new Set(["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"])

/** What one is “ready” to do as a threat; troops are also sent to help. */
const ATTACKS = new Set(["PROTEST", "SANCTION", "COERCE", "ASSAULT"])

const STOPPING = new Set(["stop", "end", "halt", "cease", "avoid", "renounce"])

/** Subject of the complement clause: its own, else the one it is controlled by. */
export const complementSubject = (view: ClauseView): number => {
  const { clause, doc, lexicon } = view
  return clause.complement < 0 ? -1 : subjectOf(doc, clause.complement, lexicon)
}

/** Heads that stand in a slot, in reading order; none when the slot is empty. */
export const headsIn = (view: ClauseView, slot: string): ReadonlyArray<number> => {
  const { clause, doc } = view
  const listOf = (token: number): ReadonlyArray<number> => (token < 0 ? [] : [token])
  if (slot === "subj" || slot === "agent") return listOf(clause.subject)
  if (slot === "obj" || slot === "oposs" || slot === "osub") return listOf(clause.object)
  if (slot === "iobj") return listOf(clause.indirect)
  if (slot === "comp") return listOf(complementSubject(view))
  if (slot === "oprd") return listOf(doc.child(clause.verb, "oprd", "attr", "acomp", "ccomp"))
  return clause.prepositions.get(slot) ?? []
}

const isViolent = (view: ClauseView): boolean => {
  const { doc, lexicon, clause } = view
  const cues = lexicon.classes.get("weaponthing")!
  const range = doc.sentences[doc.sentenceOf(clause.verb)]
  for (let i = range.first; i < range.last; i++) if (i !== clause.verb && cues.has(lemmaOf(doc, i))) return true
  return false
}

/** Words of accidents and natural disasters in the sentence, which kill without anybody's doing. */
const isAccident = (view: ClauseView): boolean => {
  const { doc, lexicon, clause } = view
  const cues = lexicon.classes.get("accident")!
  const range = doc.sentences[doc.sentenceOf(clause.verb)]
  for (let i = range.first; i < range.last; i++) if (cues.has(lemmaOf(doc, i))) return true
  return false
}

/** Cattle and birds, which are slaughtered in peace. */
export const isAnimal = (doc: Doc, noun: number, lexicon: EventLexicon): boolean =>
  lexicon.classes.get("animal")!.has(lemmaOf(doc, intoPartitive(doc, noun, lexicon)))

/** What the complement is to the entry: hostile, friendly, any event, a duty (“must”), an agreement. */
const complementIs = (view: ClauseView, value: string): boolean => {
  const { doc, lexicon, clause } = view
  if (clause.complement < 0) return false
  const heads = [clause.complement, ...doc.children(clause.complement).filter((child) => CLAUSAL.has(doc.dep(child)))]
  if (value === "deontic") {
    return heads.some((head) =>
      doc.children(head).some((child) => doc.dep(child) === "aux" && lexicon.classes.get("deontic")!.has(doc.lower(child)))
    )
  }
  return heads.some((head) => {
    // “promised not to attack”, “promised to stop attacking” are no threats
    const isHostile = value === "conflict" || value === "attack"
    if (isHostile && (doc.child(head, "neg") >= 0 || STOPPING.has(lemmaOf(doc, doc.head(head))))) return false
    const lemma = lemmaOf(doc, head)
    if (value === "loss") return lexicon.classes.get("losing")!.has(lemma)
    if (value === "agree") return lemma === "agree" || lemma === "reach" || lemma === "secure" || lemma === "resolve"
    const entries = lexicon.verbs.get(lemma) ?? []
    if (entries.length > 0) {
      const fitting = entries.find((entry) => meets({ ...view, clause: innerClause(view, head) }, entry))
      if (fitting !== undefined && value === "attack") return ATTACKS.has(fitting.type)
      if (fitting !== undefined) return value === "event" || QUAD4.has(fitting.type) === (value === "conflict")
    }
    const object = doc.child(head, "dobj")
    const nouns = object < 0 ? undefined : lexicon.nouns.get(lemmaOf(doc, intoPartitive(doc, object, lexicon)))
    if (value === "attack") return nouns !== undefined && ATTACKS.has(nouns[0].type)
    return nouns !== undefined && (value === "event" || QUAD4.has(nouns[0].type) === (value === "conflict"))
  })
}

const CLAUSAL = new Set(["xcomp", "conj"])
const INFINITIVES = new Set(["xcomp", "ccomp", "advcl", "acl", "relcl"])

let innerClauseOf: ((doc: Doc, verb: number, lexicon: EventLexicon) => Clause) | null = null
/** Ties the two halves of the recursion together without an import cycle. */
export const useClauseReader = (read: (doc: Doc, verb: number, lexicon: EventLexicon) => Clause): void => {
  innerClauseOf = read
}
export const innerClause = (view: ClauseView, verb: number): Clause => innerClauseOf!(view.doc, verb, view.lexicon)

/** “claims that she was kept there”: what is said to have been done to the speaker, and is no favour. */
const isUndergone = ({ clause, doc, lexicon, parties }: ClauseView): boolean => {
  const { complement } = clause
  if (complement < 0 || !doc.children(complement).some((child) => doc.dep(child) === "auxpass")) return false
  if (lexicon.classes.get("favoured")!.has(doc.lower(complement))) return false
  const subject = doc.child(complement, "nsubjpass")
  const owner = subject < 0 ? -1 : doc.child(subject, "poss")
  const own = parties.strict(clause.subject).flatMap(({ party }) => party.entities)
  return [subject, owner].some(
    (token) =>
      token >= 0 && doc.pos(token) === "PRON" && parties.strict(token).some(({ party }) => party.entities.some((id) => own.includes(id)))
  )
}

/** “warned that it would …”: the subject's own deed, by a pronoun for it or its own name. */
const isOwnDeed = (view: ClauseView): boolean => {
  const { clause, doc, parties } = view
  const subject = complementSubject(view)
  if (subject < 0 || clause.subject < 0) return false
  if (subject === clause.subject) return true
  const own = new Set(parties.strict(clause.subject).flatMap(({ party }) => party.entities))
  const found = parties.strict(subject)
  const word = doc.lower(subject)
  return found.some(({ party }) => party.entities.some((id) => own.has(id))) || (own.size === 0 && (word === "it" || word === "they"))
}

/** “sent aircraft to join the search”, “to fight the fires”: an infinitive on the verb or its object whose own object is one of disasters. */
const isForRelief = ({ clause, doc, lexicon }: ClauseView): boolean =>
  [clause.verb, clause.object].some(
    (host) =>
      host >= 0 &&
      doc
        .children(host)
        .some(
          (child) =>
            INFINITIVES.has(doc.dep(child)) &&
            hasInfinitiveMark(doc, child) &&
            lexicon.classes.get("searches")!.has(lemmaOf(doc, doc.child(child, "dobj", "prep")))
        )
  )

/** “two new members” join, they do not visit. */
const isNew = ({ doc }: ClauseView, head: number): boolean =>
  head >= 0 && doc.children(head).some((child) => doc.dep(child) === "amod" && doc.lower(child) === "new")

/** “welcomed her to the team”, “to Boeing”: as one of theirs. */
const isTeam = ({ doc, parties }: ClauseView, head: number): boolean =>
  TEAMS.has(lemmaOf(doc, head)) || parties.strict(head).some(({ mention, party }) => mention?.type === "ORG" && party.sector === "BUS")
const TEAMS = new Set(["team", "family", "company", "staff", "board", "faculty", "club", "squad", "crew"])

/** True when a phrase holds a word of a class. */
const holdsAny = ({ doc, lexicon }: ClauseView, head: number, name: string): boolean => {
  const words = lexicon.classes.get(name)!
  const { first, last } = doc.subtree(head)
  for (let i = first; i < last; i++) if (words.has(doc.lower(i)) || words.has(lemmaOf(doc, i))) return true
  return false
}

const holds = (view: ClauseView, need: Need): boolean => {
  return ARGUMENTS.has(need.slot) ? isFilled(view, need) : isSo(view, need)
}

/** Slots that hold words, whatever is asked of them. */
const ARGUMENTS = new Set(["subj", "obj", "oposs", "osub", "iobj", "agent"])

/** What is asked of the clause as a whole, else of what stands in the slot. */
const isSo = (view: ClauseView, need: Need): boolean => {
  const { clause, doc } = view
  switch (need.slot) {
    case "passive":
      return clause.isPassive
    case "noobj":
      return clause.object < 0 && !clause.isPassive
    case "nocomp":
      // “fight to lower costs” has its aim read as an adverbial
      return (
        clause.complement < 0 && !doc.children(clause.verb).some((child) => doc.dep(child) === "advcl" && hasInfinitiveMark(doc, child))
      )
    case "noattr":
      return doc.child(clause.verb, "oprd", "attr", "ccomp", "xcomp", "acomp") < 0
    // “flew supplies to Kenya” is no journey; “the first time she flew” has no object
    case "intransitive":
      return doc.child(clause.verb, "dobj") < 0
    case "past":
      return /^VB[DN]$/u.test(doc.tag(clause.verb)) && !clause.isPassive
    case "plain":
      return doc.child(clause.verb, "prt") < 0
    case "violence":
      return isViolent(view)
    case "inner":
      if (need.value === "relief") return isForRelief(view)
      return need.value !== null && complementIs(view, need.value)
    case "comp":
      if (need.value === null) return clause.complement >= 0
      if (need.value === "undergone") return isUndergone(view)
      if (need.value === "other") return complementSubject(view) !== clause.subject
      if (need.value === "own") return isOwnDeed(view)
      if (need.value === "inf" || need.value === "that" || need.value === "ing") return clause.complementKind === need.value
      break
    case "nowith":
      return !clause.prepositions.has("with")
    case "subjunctive": {
      const own = clause.complement < 0 ? -1 : doc.child(clause.complement, "nsubj")
      const tag = clause.complement < 0 ? "" : doc.tag(clause.complement)
      return (
        own >= 0 &&
        (tag === "VB" || tag === "VBP") &&
        (doc.tag(own) === "NNP" || doc.tag(own) === "NN") &&
        doc.child(clause.complement, "aux") < 0
      )
    }
    case "nodobj":
      return clause.object < 0 || clause.isPassive
    case "arriving":
      // “welcome him back”, “welcomes her as the new head”: nobody has come on a visit.
      return (
        !clause.prepositions.has("as") &&
        !(clause.prepositions.get("to") ?? []).some((head) => isTeam(view, head)) &&
        !isNew(view, clause.object) &&
        !doc.children(clause.verb).some((child) => doc.lower(child) === "back" || doc.lower(child) === "home")
      )
    case "living":
      return clause.object < 0 || !holdsAny(view, clause.object, "deceased")
    case "home":
      return doc.children(clause.verb).some((child) => doc.lower(child) === "home")
    case "finite":
      return /^VB[DNPZ]$/u.test(doc.tag(clause.verb))
    case "active":
      return !clause.isPassive
    case "deliberate":
      return isViolent(view) || !isAccident(view)
    case "does": {
      // “gave the envoy 48 hours to leave” has its infinitive read as an adverbial, or on the object.
      const words = view.lexicon.classes.get(need.value ?? "")!
      return [clause.verb, clause.object].some(
        (host) =>
          host >= 0 &&
          doc
            .children(host)
            .some((child) => INFINITIVES.has(doc.dep(child)) && words.has(lemmaOf(doc, child)) && hasInfinitiveMark(doc, child))
      )
    }
    case "unless":
      return doc
        .children(clause.verb)
        .some((child) => doc.dep(child) === "advcl" && doc.children(child).some((mark) => doc.lower(mark) === "unless"))
    // “died when rockets hit the town”
    case "struck":
      return doc.children(clause.verb).some((child) => doc.dep(child) === "advcl" && isBlow(view, child))
    case "todeath":
      return (clause.prepositions.get("to") ?? []).some((head) => lemmaOf(doc, head) === "death")
  }
  return isFilled(view, need)
}

const isBlow = ({ doc, lexicon }: ClauseView, verb: number): boolean =>
  lexicon.verbs.get(lemmaOf(doc, verb))?.some(({ type }) => type === "ASSAULT") === true &&
  doc.children(verb).some((child) => child < verb && BLOW_MARKS.has(doc.lower(child)))
const BLOW_MARKS = new Set(["when", "after", "as"])

const isFilled = (view: ClauseView, need: Need): boolean => {
  const heads = headsIn(view, need.slot)
  if (need.value === null) return heads.length > 0
  if (heads.length === 0) return need.isNegated
  const test = testOf(need.value)
  const found = heads.some((head) => test(view, head))
  return need.isNegated ? !found : found
}

const holdsOne = (view: ClauseView, alternatives: ReadonlyArray<Need>): boolean => {
  for (const need of alternatives) if (holds(view, need)) return true
  return false
}

/** True when the clause has the entry's particle and meets one condition of each of its lists. */
export const meets = (view: ClauseView, entry: Pick<VerbEntry, "particle" | "needs">): boolean => {
  if (entry.particle !== null && !view.clause.particles.has(entry.particle)) return false
  for (const alternatives of entry.needs) if (!holdsOne(view, alternatives)) return false
  return true
}
