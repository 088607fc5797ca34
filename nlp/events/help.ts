/** Help and who is helped: what goes to others, and what is policy at home, a living, or one's own people. */
import { entitiesOf } from "./candidate.ts"
import { meets } from "./conditions.ts"
import type { ClauseView } from "./conditions.ts"
import type { VerbEntry } from "./lexicon.ts"
import type { Resolved } from "./parties.ts"
import { hasInfinitiveMark } from "./syntax.ts"

export type Test = (view: ClauseView, actors: ReadonlyArray<Resolved>, recipients: ReadonlyArray<Resolved>, entry: VerbEntry) => boolean

export const isUnnamed = (parties: ReadonlyArray<Resolved>): boolean => parties.every(({ party }) => party.entities.length === 0)

/** Those whom others arm, feed or take in without being named; help for a trade or for families is policy. */
const HELPED = new Set(["REF", "REB", "UAF", "MIL", "COP", "OPP", "PRM", "GOV"])
const RESCUING = new Set(["rescue", "evacuate", "airlift", "shelter", "house", "feed", "take in", "help out", "bail out"])
/** People in their own lives. */
export const PRIVATE = new Set(["CVL", "EDU", "LAB", "MED", "AGR", "BUS", "REL"])

/** Help for a trade or for families, of whom nobody is named. */
export const isForTrade = (recipients: ReadonlyArray<Resolved>): boolean =>
  recipients.length > 0 && isUnnamed(recipients) && recipients.every(({ agent }) => agent !== null && !HELPED.has(agent.sector))

/** “interns assist the ministry”: what private people do at their work. */
const isByPrivate = (lemma: string, actors: ReadonlyArray<Resolved>): boolean =>
  (lemma === "assist" || lemma === "aid" || lemma === "help") &&
  actors.length > 0 &&
  isUnnamed(actors) &&
  actors.every(({ agent }) => agent?.kind === "person" && PRIVATE.has(agent.sector))

/** “supports students in Kenya”, of Kenyans or of whom no country is known. */
export const isAtHome = (
  { doc, lexicon, parties }: Pick<ClauseView, "doc" | "lexicon" | "parties">,
  actors: ReadonlyArray<Resolved>,
  recipients: ReadonlyArray<Resolved>
): boolean => {
  if (recipients.length === 0 || actors.some(({ mention }) => mention?.type === "GPE")) return false
  const homes = new Set(actors.flatMap(({ party }) => parties.asState(party).entities))
  const own = new Set(entitiesOf(actors))
  const isForeign = (id: number): boolean => [...homes].some((home) => !own.has(home)) && !homes.has(id)
  // “supports Kenya's small firms”, “protects the Kenyan consumer”: told by the word that the country stands before
  const isPrivate = ({ agent, head }: Resolved): boolean => {
    const told = agent ?? (OWNED.has(doc.dep(head)) ? lexicon.agents.get(doc.lemma(doc.head(head)).toLowerCase()) : undefined)
    return told !== undefined && (told.kind === "person" || told.sector === "BUS") && PRIVATE.has(told.sector)
  }
  // “promised the Kenyan people” by nobody of another country
  const isPeople = ({ agent, mention }: Resolved): boolean => agent === null && mention?.type === "NORP" && !mention.isMetonym
  return recipients.every(
    (found) => (isPrivate(found) || isPeople(found)) && found.party.entities.length < 2 && !found.party.entities.some(isForeign)
  )
}
const OWNED = new Set(["amod", "poss", "compound", "nmod"])

/**
 * “The Red Cross delivered blankets to families”, “Sweden will donate tents”: goods and helpers that a country or a body with a name
 * brings, though nobody is named who gets them; unlike help by rules and funds.
 */
export const isHandedOut = (view: ClauseView, actors: ReadonlyArray<Resolved>): boolean => {
  const { clause, doc } = view
  if (clause.isPassive || clause.object < 0 || !BRINGING.has(doc.lemma(clause.verb)) || hasInfinitiveMark(doc, clause.verb)) return false
  const isGiver = actors.some(
    ({ agent, mention, party }) =>
      party.entities.length > 0 && (mention?.type === "GPE" || mention?.type === "ORG" || agent?.kind === "body")
  )
  return isGiver && doc.tag(clause.verb) !== "VBG" && meets(view, { particle: null, needs: [BROUGHT] })
}
const BROUGHT = [
  ...["relief", "helpers", "aidcarrier", "money"].map((value) => ({ slot: "obj", value, isNegated: false })),
  { slot: "inner", value: "relief", isNegated: false },
  { slot: "does", value: "relieving", isNegated: false },
  { slot: "for", value: "searches", isNegated: false }
]
const BRINGING = new Set(
  "deliver distribute ship airlift drop airdrop send dispatch truck donate provide supply deploy fly ferry give release contribute".split(
    " "
  )
)

/** “a *Norwegian* aid convoy”, “supplies from *Norway*”: whose what arrives is, where they are named. */
export const sendersOf = ({ clause, doc, parties }: ClauseView): Array<Resolved> => {
  const from = doc.children(clause.subject).find((child) => doc.dep(child) === "prep" && doc.lower(child) === "from")
  const given = from === undefined ? [] : parties.strict(doc.child(from, "pobj"))
  return [...(given.length > 0 ? given : parties.modifiers(clause.subject))].filter(
    ({ mention, party }) => party.entities.length > 0 && mention?.kind === "name" && !(mention.type === "GPE" && parties.isTown(party))
  )
}

const isFromOwn = ({ clause, doc }: ClauseView): boolean =>
  [clause.object, ...(clause.prepositions.get("from") ?? [])].some(
    (head) => head >= 0 && doc.children(head).some((child) => doc.dep(child) === "poss" && doc.tag(child) === "PRP$")
  )

/** “provides training for its employees”, “grants awarded to Boeing”, “will give Kenyans more protection” in Kenya. */
export const isPolicy: Test = (view, actors, recipients) => {
  const { clause, doc } = view
  const lemma = doc.lemma(clause.verb)
  // “evacuated staff from its embassy”: one's own people
  if (RESCUING.has(lemma) && isFromOwn(view)) return true
  if (RESCUING.has(lemma) || isHandedOut(view, actors)) return false
  if (isAtHome(view, actors, recipients)) return true
  const isOfNobody = actors.length === 0 && clause.isPassive
  if (isOfNobody && recipients.every(({ mention }) => mention?.type === "ORG")) return true
  // “contracts funded under the law”
  if (isOfNobody && recipients.every(({ head }) => head !== clause.object && doc.isUnder(head, clause.object))) return true
  if (isForTrade(recipients) || isByPrivate(lemma, actors)) return true
  return areOwn(view, actors, recipients)
}

/** “restore Kenya's leadership” by a Kenyan, “aid for Nairobi” by Kenya: of the actor's own country. */
export const areOwn = (
  { parties }: Pick<ClauseView, "parties">,
  actors: ReadonlyArray<Resolved>,
  recipients: ReadonlyArray<Resolved>
): boolean => {
  const homes = new Set(actors.flatMap(({ party }) => [...party.entities, ...parties.asState(party).entities]))
  return (
    recipients.length > 0 &&
    recipients.every(({ party }) => party.entities.length > 0 && parties.asState(party).entities.every((id) => homes.has(id)))
  )
}
