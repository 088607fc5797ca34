/** Whether a clause meets the conditions of a lexicon entry, and what stands in its slots. */
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon, Need, VerbEntry } from "./lexicon.ts"
import type { PartyFinder, Resolved } from "./parties.ts"
import { conjuncts, intoPartitive, subjectOf, hasInfinitiveMark } from "./syntax.ts"
import type { Clause } from "./syntax.ts"

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

export const lemmaOf = (doc: Doc, token: number): string => doc.lemma(token).toLowerCase()

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

const some = (found: ReadonlyArray<Resolved>, test: (resolved: Resolved) => boolean): boolean => found.some(test)

const typeIs = (resolved: Resolved, ...types: ReadonlyArray<string>): boolean =>
  resolved.mention !== null && types.includes(resolved.mention.type)

const hasSector = (resolved: Resolved, ...sectors: ReadonlyArray<string>): boolean =>
  (resolved.agent !== null && sectors.includes(resolved.agent.sector)) ||
  (resolved.agent === null &&
    typeIs(resolved, "PERSON", "ORG") &&
    resolved.party.sector !== null &&
    sectors.includes(resolved.party.sector))

const isPerson = (resolved: Resolved): boolean =>
  resolved.isPronoun ||
  typeIs(resolved, "PERSON") ||
  resolved.agent?.kind === "person" ||
  (typeIs(resolved, "NORP") && resolved.agent === null)

const isPlural = (view: ClauseView, head: number): boolean => {
  const { doc, parties } = view
  if (conjuncts(doc, head).length > 1) return true
  const tag = doc.tag(head)
  if (tag === "NNS" || tag === "NNPS") return true
  const word = doc.lower(head)
  if (word === "they" || word === "we" || word === "both" || word === "two") return true
  return some(parties.strict(head), (resolved) => resolved.party.entities.length > 1)
}

type HeadTest = (view: ClauseView, head: number) => boolean

const classTest =
  (name: string): HeadTest =>
  (view, head) => {
    const words = view.lexicon.classes.get(name)
    if (words === undefined) return false
    return conjuncts(view.doc, head).some((part) => {
      const lemma = lemmaOf(view.doc, part)
      if (words.has(lemma) || words.has(view.doc.lower(part))) return true
      const isName = view.doc.pos(part) === "PROPN"
      for (const child of view.doc.children(part)) {
        const dep = view.doc.dep(child)
        if (dep !== "compound" && dep !== "amod") continue
        if (isName && dep === "compound" && words.has(lemmaOf(view.doc, child))) return true
        if (words.has(`${view.doc.lower(child)} ${lemma}`)) return true
      }
      // “$4.5 billion in aid”: the goods behind an amount.
      const goods = view.doc.pos(part) === "NUM" || view.doc.pos(part) === "SYM" ? amountOf(view.doc, part) : -1
      if (goods >= 0 && words.has(lemmaOf(view.doc, goods))) return true
      const inner = intoPartitive(view.doc, part, view.lexicon)
      if (inner === part) return false
      const goodsLemma = lemmaOf(view.doc, inner)
      if (words.has(goodsLemma) || words.has(`${lemma} ${goodsLemma}`)) return true
      // “a convoy of aid trucks”
      return view.doc
        .children(inner)
        .some((child) => view.doc.dep(child) === "compound" && words.has(`${view.doc.lower(child)} ${goodsLemma}`))
    })
  }

/** What an amount is made up of: the noun after its “in”; -1 where none is. */
const amountOf = (doc: Doc, figure: number): number => {
  for (const child of doc.children(figure)) if (doc.dep(child) === "prep" && doc.lower(child) === "in") return doc.child(child, "pobj")
  return -1
}

const partyTest =
  (test: (resolved: Resolved) => boolean): HeadTest =>
  (view, head) =>
    some(view.parties.strict(head), test)

const isWeaponThing = classTest("weaponthing")
const isForce = classTest("force")
const isCrowd = classTest("crowd")
const isCarrier = classTest("carriers")
const isAid = classTest("aid")
const isVictim = classTest("victim")
const isPublicGroup = partyTest((found) => hasSector(found, "OPP", "LAB", "EDU", "CVL", "REF", "AGR"))
const isPeople = partyTest((found) => typeIs(found, "NORP"))
const isMilitary = partyTest((found) => hasSector(found, "MIL"))
const isArmed = partyTest((found) => hasSector(found, "MIL", "REB", "UAF", "COP") || typeIs(found, "GPE"))

const TESTS: Readonly<Record<string, HeadTest>> = {
  party: (view, head) => view.parties.strict(head).length > 0,
  person: partyTest(isPerson),
  /** Somebody one receives: a named person or an office-holder, not people in general. */
  visitor: partyTest(
    (found) =>
      typeIs(found, "PERSON") ||
      (found.agent !== null && !typeIs(found, "ORG") && !["CVL", "REF", "LAB", "CRM"].includes(found.agent.sector))
  ),
  /** A person by name or pronoun, not a kind of people. */
  individual: partyTest((found) => typeIs(found, "PERSON") || (found.isPronoun && found.party.entities.length > 0)),
  /** “two Canadians” */
  nationals: partyTest((found) => typeIs(found, "NORP") && found.agent === null),
  named: partyTest((found) => found.mention !== null && found.mention.kind === "name"),
  entity: partyTest((found) => found.party.entities.length > 0),
  gpe: (view, head) => {
    const mention = view.parties.mentionAt(head)
    return mention !== null && (mention.type === "GPE" || mention.type === "LOC")
  },
  place: (view, head) => {
    const mention = view.parties.mentionAt(head)
    return mention !== null && (mention.type === "GPE" || mention.type === "LOC" || mention.type === "FAC")
  },
  government: partyTest((found) => typeIs(found, "GPE", "NORP", "ORG") || hasSector(found, "GOV", "LEG", "MIL", "JUD", "COP", "PTY")),
  official: (view, head) =>
    view.parties
      .strict(head)
      .some(
        (found) =>
          typeIs(found, "PERSON", "GPE", "NORP", "ORG") ||
          hasSector(found, "GOV", "LEG", "MIL", "JUD", "COP", "PTY") ||
          (COUNTRIES.has(lemmaOf(view.doc, head)) && found.party.entities.length > 0)
      ),
  plural: (view, head) => isPlural(view, head) && view.parties.strict(head).length > 0,
  /** Two people in one word or phrase (“they”, “the two leaders”). */
  pair: partyTest((found) => found.party.entities.length === 2 && (found.isPronoun || typeIs(found, "PERSON"))),
  traveller: partyTest(
    (found) =>
      typeIs(found, "PERSON") ||
      found.isPronoun ||
      (found.agent !== null && found.agent.kind !== "equipment" && found.agent.sector !== "MIL" && found.agent.sector !== "COP")
  ),
  crowd: (view, head) => isCrowd(view, head) || isPublicGroup(view, head) || (isPeople(view, head) && isPlural(view, head)),
  force: (view, head) => isForce(view, head) || isMilitary(view, head),
  forceparty: (view, head) => isForce(view, head) || isArmed(view, head),
  rebels: partyTest((found) => hasSector(found, "REB", "UAF")),
  police: partyTest((found) => hasSector(found, "COP", "MIL")),
  fighters: partyTest((found) => hasSector(found, "COP", "MIL", "REB", "UAF", "OPP", "CRM")),
  authority: partyTest((found) => hasSector(found, "COP", "GOV", "MIL", "JUD") || typeIs(found, "GPE", "ORG")),
  /** An organisation by name. */
  institution: partyTest((found) => found.agent === null && found.mention?.kind === "name" && typeIs(found, "ORG")),
  /** “a convoy carrying medicine” */
  aidcarrier: (view, head) =>
    isCarrier(view, head) &&
    view.doc.children(head).some((child) => {
      const load = view.doc.dep(child) === "acl" && CARRYING.has(lemmaOf(view.doc, child)) ? view.doc.child(child, "dobj") : -1
      return load >= 0 && isAid(view, load)
    }),
  weapon: isWeaponThing,
  /** Peacekeepers, and troops or teams said to keep peace or bring relief. */
  helper: (view, head) => {
    const { doc, lexicon } = view
    const helping = lexicon.classes.get("helping")!
    return conjuncts(doc, head).some((part) => {
      const inner = intoPartitive(doc, part, lexicon)
      return (
        helping.has(doc.lemma(inner)) ||
        doc
          .children(inner)
          .some((child) => helping.has(doc.lower(child)) || doc.children(child).some((deep) => helping.has(doc.lower(deep))))
      )
    })
  },
  /** People, as a word for them, a name or a mere number (“killed 40”). */
  human: (view, head) => view.doc.pos(head) === "NUM" || view.parties.strict(head).length > 0 || isVictim(view, head),
  ing: (view, head) => view.doc.tag(head) === "VBG"
}

const CARRYING = new Set(["carry", "bring", "transport", "deliver"])
const COUNTRIES = new Set(["country", "nation", "state", "ally"])

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
    case "violence":
      return isViolent(view)
    case "inner":
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
    case "todeath":
      return (clause.prepositions.get("to") ?? []).some((head) => lemmaOf(doc, head) === "death")
  }
  return isFilled(view, need)
}

/** The test of each value of the lexicon, made once. */
const known = new Map<string, HeadTest>(Object.entries(TESTS))
const testOf = (value: string): HeadTest => {
  const found = known.get(value) ?? classTest(value)
  known.set(value, found)
  return found
}

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
