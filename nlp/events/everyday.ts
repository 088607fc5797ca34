/** Everyday and official senses of the lexicon's verbs: the words fit, but nobody does anything to another side. */
import { entitiesOf } from "./candidate.ts"
import { meets } from "./conditions.ts"
import type { ClauseView } from "./conditions.ts"
import { areOwn, isAtHome, isPolicy, isUnnamed, PRIVATE } from "./help.ts"
import type { Test } from "./help.ts"
import type { Resolved } from "./parties.ts"
import { intoPartitive } from "./syntax.ts"

/** “contractors supporting the army”: what firms and people without a name do for their living. */
const isService: Test = ({ clause, doc }, actors, recipients) =>
  doc.lemma(clause.verb) === "support" &&
  actors.length > 0 &&
  isUnnamed(actors) &&
  actors.every(({ agent }) => agent !== null && PRIVATE.has(agent.sector)) &&
  ((doc.dep(clause.verb) === "acl" && doc.tag(clause.verb) === "VBG") || recipients.every(({ mention }) => mention?.type === "ORG"))

/** “…, supporting the work of the ministry”: what is told beside, of a thing rather than a side. */
const isAside: Test = ({ clause, doc }, _actors, recipients) =>
  doc.lemma(clause.verb) === "support" &&
  doc.tag(clause.verb) === "VBG" &&
  (doc.dep(clause.verb) === "advcl" || doc.dep(clause.verb) === "acl") &&
  recipients.every(({ head }) => head !== clause.object && doc.isUnder(head, clause.object))

/** “a career building partnerships”: of one person, with nobody. */
const isNetworking: Test = ({ clause, doc }, actors, recipients) =>
  recipients.length === 0 &&
  MAKING.has(doc.lemma(clause.verb)) &&
  clause.object >= 0 &&
  doc.tag(clause.object) === "NNS" &&
  doc.child(clause.object, "poss", "det") < 0 &&
  PARTNERS.has(doc.lemma(clause.object)) &&
  actors.length === 1 &&
  actors[0].party.entities.length < 2 &&
  (actors[0].isPronoun || actors[0].mention?.type === "PERSON" || actors[0].mention?.type === "ORG")
const PARTNERS = new Set(["partnership", "alliance", "relationship", "coalition", "network"])
const MAKING = new Set(["build", "develop"])

/** “rules to let the police act”: leave for nobody of another side. */
const isLeave: Test = ({ clause, doc }, actors, recipients) =>
  ALLOWING.has(doc.lemma(clause.verb)) && (recipients.length === 0 || (actors.length === 0 && clause.isPassive))
const ALLOWING = new Set(["allow", "permit", "authorize", "authorise", "let"])

const isFriendly: Test = (view, actors, recipients) =>
  view.doc.lemma(view.clause.verb) === "support" &&
  recipients.every(({ mention }) => mention?.type !== "NORP") &&
  isAtHome(view, actors, recipients)

/** “militias that attack other countries”: of a kind, not of a day. */
const isHabit: Test = ({ clause, doc }, actors, recipients) => {
  const tag = doc.tag(clause.verb)
  return (
    doc.dep(clause.verb) === "relcl" &&
    (tag === "VBP" || tag === "VBZ") &&
    isUnnamed(actors) &&
    isUnnamed(recipients) &&
    !doc.children(clause.verb).some((child) => doc.dep(child) === "aux")
  )
}

/** “launched a price war”, “fought a legal battle”. */
const isBloodless: Test = ({ clause, doc, lexicon }) =>
  clause.object >= 0 && doc.children(clause.object).some((child) => lexicon.classes.get("bloodless")!.has(doc.lower(child)))

/** “launched a probe to Mars”: a spacecraft. */
const isCraft: Test = ({ clause, doc }) =>
  clause.object >= 0 && doc.lemma(clause.object) === "probe" && clause.prepositions.has("to") && !clause.prepositions.has("into")

/** “after retaking office”: what one is elected to. */
const isElected: Test = ({ clause, doc }) =>
  clause.object >= 0 && doc.lower(clause.object) === "office" && doc.child(clause.object, "det", "poss", "compound") < 0

/** “applications declined by 70 percent”. */
const isFall: Test = ({ clause, doc, lexicon }) =>
  clause.object < 0 &&
  clause.complement < 0 &&
  (MEASURING.some((word) =>
    (clause.prepositions.get(word) ?? []).some(
      (head) => MEASURES.has(doc.lemma(head)) || doc.pos(head) === "NUM" || doc.pos(head) === "SYM"
    )
  ) ||
    (clause.subject >= 0 && intoPartitive(doc, clause.subject, lexicon) !== clause.subject))
const MEASURING = ["by", "from", "to"]
const MEASURES = new Set(["percent", "%", "percentage", "point", "level"])

/** “charged the ministry with drafting a plan”: a task. */
const isTask: Test = (view, _actors, recipients) => {
  const { clause, doc, lexicon } = view
  if (doc.lemma(clause.verb) !== "charge") return false
  // “charged their teams with following up”
  if (recipients.some(({ head }) => doc.child(head, "poss") >= 0 && doc.tag(doc.child(head, "poss")) === "PRP$")) return true
  const isBody = recipients.some(({ mention, agent }) => mention?.type === "ORG" || agent?.kind === "body")
  return (clause.prepositions.get("with") ?? []).some((head) => {
    const object = doc.child(head, "dobj")
    const isDeed = object >= 0 && lexicon.nouns.has(doc.lemma(object))
    return doc.tag(head) === "VBG" && TASKS.has(doc.lemma(head)) && !isDeed && (isBody || !WILFUL.has(doc.lemma(head)))
  })
}
/** What also people on trial are charged with. */
const WILFUL = new Set(["lead", "make", "create", "run", "find", "prepare", "manage"])
const TASKS = new Set([
  "lead",
  "draft",
  "develop",
  "oversee",
  "coordinate",
  "ensure",
  "implement",
  "prepare",
  "design",
  "manage",
  "make",
  "find",
  "create",
  "run",
  "review",
  "carry",
  "advise"
])

/** “never stopped seeking help”: of a private person from nobody. */
const isStriving: Test = ({ clause, doc }, actors, recipients) =>
  recipients.length === 0 &&
  STRIVING.has(doc.lemma(clause.verb)) &&
  actors.every(
    ({ mention, party, isPronoun }) => (isPronoun || mention?.type === "PERSON") && (party.sector === null || party.sector === "CVL")
  )
/** “requested 26 billion in his budget”: a state's own money. */
const isBudgeted: Test = ({ clause, doc }, _actors, recipients) =>
  recipients.length === 0 &&
  doc.lemma(clause.verb) === "request" &&
  (clause.prepositions.get("in") ?? []).some((head) => doc.lemma(head) === "budget" || doc.lemma(head) === "request")
const STRIVING = new Set(["seek", "solicit", "demand"])

/** “pledged to be a president for all”, “guarantees that prices fall”: one side's word to nobody about no act. */
const isVow: Test = (view, actors, recipients) => {
  const { clause, doc } = view
  if (entitiesOf(recipients).size > 0 || actors.length !== 1 || actors[0].party.entities.length > 1 || !VOWING.has(doc.lemma(clause.verb)))
    return false
  const aim =
    clause.complement >= 0 ? clause.complement : ((clause.prepositions.get("to") ?? []).find((head) => doc.tag(head) === "VBG") ?? -1)
  // “Germany pledged 10 million”: a country's word is for somebody who was named before.
  // “offered to help the two sides” by a state or a body
  if (aim >= 0 && HELPING.has(doc.lemma(aim)) && actors.every(({ mention }) => mention?.type === "GPE" || mention?.type === "ORG"))
    return false
  // “vowed to defend itself”
  const aimed = aim < 0 ? -1 : doc.child(aim, "dobj")
  if (aimed >= 0 && /sel(?:f|ves)$/u.test(doc.lower(aimed))) return true
  if (aim < 0)
    return (
      doc.lemma(clause.verb) === "guarantee" ||
      (recipients.length === 0 &&
        actors.every(({ mention, party }) => mention?.type === "PERSON" || party.sector === null || party.sector === "BUS"))
    )
  return !meets({ ...view, clause: { ...clause, complement: aim } }, DEED)
}
const DEED = { particle: null, needs: [[{ slot: "inner", value: "event", isNegated: false }]] }
const HELPING = new Set(["help", "assist", "mediate", "negotiate", "cooperate"])
const VOWING = new Set(["promise", "pledge", "vow", "swear", "undertake", "commit", "guarantee", "offer"])

/** “to meet demand”, in the singular, is trade. */
const isSupply: Test = ({ clause, doc }, _actors, recipients) =>
  doc.lemma(clause.verb) === "meet" && entitiesOf(recipients).size === 0 && clause.object >= 0 && doc.tag(clause.object) === "NN"

/** “visas granted to travellers since 2010”: of many, by nobody. */
const isSum: Test = ({ clause, doc }, actors) => actors.length === 0 && clause.isPassive && doc.dep(clause.verb) === "acl"

/** “signed a new contract”: of a player or a firm with nobody that is told. */
const isEmployment: Test = ({ clause, doc }, actors, recipients) =>
  recipients.length === 0 &&
  clause.object >= 0 &&
  (doc.lemma(clause.object) === "contract" || doc.lemma(clause.object) === "deal") &&
  actors.every(
    ({ agent, mention, party }) => agent === null && mention?.type !== "GPE" && mention?.type !== "NORP" && party.sector !== "GOV"
  )

/** “spoke with the Herald”, “sat down with Ms. Lind for an interview”; “what they talked about at the summit”. */
const isInterview: Test = ({ clause, doc, lexicon }, actors, recipients) => {
  if (!CHATTING.has(doc.lemma(clause.verb))) return false
  const isPress = ({ agent, party }: Resolved): boolean => (agent?.sector ?? party.sector) === "JRN"
  if ([...actors, ...recipients].some(isPress)) return true
  if ((clause.prepositions.get("for") ?? []).some((head) => doc.lemma(head) === "interview")) return true
  if ([...actors, ...recipients].some(({ head }) => lexicon.classes.get("press")!.has(doc.lower(head)))) return true
  return (
    recipients.length === 0 && (clause.prepositions.get("about") ?? []).some((head) => doc.tag(head) === "WDT" || doc.tag(head) === "WP")
  )
}
const CHATTING = new Set(["speak", "talk", "discuss", "sit", "chat", "converse"])

/** “the president and the parliament worked together”: of one state. */
const isOneState: Test = ({ parties }, actors, recipients) =>
  recipients.length === 0 &&
  actors.length > 1 &&
  actors.every(({ mention }) => mention?.type !== "GPE" && mention?.type !== "NORP") &&
  entitiesOf(actors).size > 1 &&
  new Set(actors.flatMap(({ party }) => (party.entities.length === 0 ? [-1] : parties.asState(party).entities))).size === 1

/** “the hall has hosted receptions”. */
const isHall: Test = ({ clause, doc }, actors) =>
  doc.lemma(clause.verb) === "host" &&
  actors.length > 0 &&
  actors.every(
    ({ mention }) =>
      mention?.type === "FAC" ||
      /room|hall|center|centre|arena|stadium/u.test(doc.lower(mention === null ? 0 : doc.tokenAt(mention.end - 1)))
  )

/** “as our friends have demonstrated”: shown. */
const isShown: Test = ({ clause, doc }) =>
  doc.lemma(clause.verb) === "demonstrate" &&
  doc.dep(clause.verb) === "advcl" &&
  doc.children(clause.verb).some((child) => doc.dep(child) === "mark" && doc.lower(child) === "as") &&
  doc.child(clause.verb, "aux") >= 0

const isPrivatePerson = ({ agent, party }: Resolved): boolean => agent !== null && party.entities.length === 0 && PRIVATE.has(agent.sector)

/** “the meeting builds on years of ties”. */
const isBasis: Test = ({ clause, doc }) =>
  doc.lemma(clause.verb) === "build" &&
  (clause.prepositions.has("upon") || clause.prepositions.has("on")) &&
  doc.child(clause.verb, "dobj") < 0

/** “engaged in research with a university”: at work together. */
const isAtWork: Test = ({ clause, doc, lexicon }, _actors, recipients) =>
  doc.lemma(clause.verb) === "engage" &&
  (recipients.every(isPrivatePerson) || (clause.prepositions.get("in") ?? []).some((head) => !lexicon.nouns.has(doc.lemma(head))))

/** “declared an energy emergency”: of supplies, not of a country. */
const isShortage: Test = ({ clause, doc }) =>
  clause.object >= 0 &&
  doc.lemma(clause.object) === "emergency" &&
  doc.children(clause.object).some((child) => SUPPLIES.has(doc.lower(child)))
const SUPPLIES = new Set(["energy", "health", "climate", "food", "water", "economic", "fiscal", "budget", "housing"])

/** “Kenyans should not travel to Sudan”: a people's own journeys. */
const isTourism: Test = (_view, actors, _recipients, entry) =>
  entry.mode === "visit" &&
  actors.length > 0 &&
  actors.every(({ agent, mention }) => agent === null && mention?.type === "NORP" && !mention.isMetonym)

/** “lets ministers bar any person from …”: a rule for whoever it may be. */
const isRule: Test = ({ clause, doc }, _actors, recipients) =>
  recipients.length > 0 &&
  isUnnamed(recipients) &&
  doc.child(clause.verb, "neg") < 0 &&
  recipients.every(({ head }) => doc.children(head).some((child) => doc.dep(child) === "det" && doc.lower(child) === "any"))

/** “declined to comment”, “refused to say whether …”: said nothing, which turns nobody down. */
const isSilence: Test = ({ clause, doc }) =>
  clause.complement >= 0 && REFUSING.has(doc.lemma(clause.verb)) && SPEAKING.has(doc.lemma(clause.complement))
const REFUSING = new Set(["refuse", "decline"])
const SPEAKING = new Set(
  "comment say elaborate answer specify disclose speculate respond confirm speak tell reveal identify name".split(" ")
)

/** “the agency approved a grant”: to nobody that is told, or to nobody by name. */
const isGrant: Test = ({ clause, doc }, actors, recipients) =>
  doc.lemma(clause.verb) === "approve" &&
  isUnnamed(recipients) &&
  actors.every(({ mention }) => mention?.type !== "GPE" && mention?.type !== "NORP")

const isHomePromise: Test = (view, actors, recipients) =>
  actors.length > 0 &&
  VOWING.has(view.doc.lemma(view.clause.verb)) &&
  (isAtHome(view, actors, recipients) || areOwn(view, actors, recipients) || isOneself(view))

/** “committed herself to a vision”. */
const isOneself = ({ clause, doc }: ClauseView): boolean => clause.object >= 0 && /sel(?:f|ves)$/u.test(doc.lower(clause.object))

/** “will defend its citizens”. */
const isOwnPeople: Test = ({ doc }, _actors, recipients) =>
  recipients.length > 0 &&
  recipients.every(
    ({ agent, head }) =>
      agent !== null && PRIVATE.has(agent.sector) && doc.child(head, "poss") >= 0 && doc.tag(doc.child(head, "poss")) === "PRP$"
  )

/** “granted the utility permission”: a licence. */
const isLicence: Test = ({ clause, doc }, _actors, recipients) =>
  LICENSING.has(doc.lemma(clause.verb)) &&
  recipients.length > 0 &&
  recipients.every(
    ({ agent, mention, party }) => (agent?.sector ?? party.sector) === "BUS" || (mention?.type === "ORG" && agent?.sector === "BUS")
  )
const LICENSING = new Set(["grant", "authorize", "authorise", "allow", "permit"])

/** “senators fund the ministry”: a state's own purse. */
const isBudget: Test = ({ clause, doc }, actors, recipients) =>
  BUDGETING.has(doc.lemma(clause.verb)) &&
  actors.every(({ mention }) => mention?.type !== "GPE") &&
  recipients.length > 0 &&
  recipients.every(
    ({ mention, party }) => mention?.type === "ORG" && (party.sector === "GOV" || party.sector === "COP" || party.sector === "MIL")
  )
const BUDGETING = new Set(["fund", "finance"])

const TESTS: Readonly<Record<string, ReadonlyArray<Test>>> = {
  AGREE: [isVow, isGrant, isHomePromise],
  AID: [isPolicy, isBudget],
  CONCEDE: [isLeave, isLicence, isSupply, isSum],
  COOPERATE: [isOneState],
  CONSULT: [isAtWork, isInterview, isHall, isTourism],
  PROTEST: [isShown],
  SUPPORT: [isBasis, isEmployment, isOwnPeople, isService, isAside, isFriendly, isNetworking],
  ASSAULT: [isHabit, isElected, isBloodless],
  COERCE: [isHabit, isRule, isShortage],
  REJECT: [isFall, isSilence],
  ACCUSE: [isTask, isCraft],
  REQUEST: [isStriving, isBudgeted]
}

/** The same of a promise that a noun tells: “our commitment to protecting the Kenyan consumer”. */
export const isPromiseAtHome = isAtHome

/** True when a clause that fits an entry tells of no act between parties. */
export const isEveryday: Test = (view, actors, recipients, entry) =>
  TESTS[entry.type]?.some((test) => test(view, actors, recipients, entry)) ?? false
