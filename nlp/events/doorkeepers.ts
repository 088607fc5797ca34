/** “They were denied visas to enter Norway”, “was granted asylum in Norway”: of a country's leave, that country's decision. */
import type { ClauseView } from "./conditions.ts"
import { innerClause } from "./conditions.ts"
import type { Resolved } from "./parties.ts"
import { lemmaOf } from "./tokens.ts"

const DECIDED = new Set(["deny", "refuse", "grant", "give", "issue"])
/** What only the country one goes to can give. */
const LEAVE = new Set(["visa", "entry", "admission", "asylum", "citizenship", "residency", "refuge"])
const GOING = new Set(["enter", "visit", "travel", "come", "return", "attend", "compete"])
/** “a visa *by* Norway” may be read as one phrase. */
const WHERE = ["by", "to", "into", "in"]
const CLAUSES = new Set(["acl", "relcl"])

/** The country whose leave a passive without an agent speaks of; none where it names none. */
export const doorkeepersOf = (view: ClauseView): ReadonlyArray<Resolved> => {
  const { clause, doc, parties } = view
  const { complement, isPassive, object, prepositions, subject, verb } = clause
  if (!isPassive || subject >= 0 || !DECIDED.has(doc.lemma(verb)) || !LEAVE.has(lemmaOf(doc, object))) return []
  const journey = complement >= 0 ? complement : (doc.children(object).find((child) => CLAUSES.has(doc.dep(child)) && child > object) ?? -1)
  const going = journey >= 0 && GOING.has(doc.lemma(journey)) ? innerClause(view, journey) : null
  const places = [
    ...(going === null ? [] : [going.object, ...WHERE.flatMap((word) => going.prepositions.get(word) ?? [])]),
    ...WHERE.flatMap((word) => prepositions.get(word) ?? [])
  ]
  return places
    .flatMap((place) => parties.strict(place))
    .filter(({ mention, party }) => mention?.type === "GPE" && !parties.isTown(party))
    .slice(0, 1)
}
