/** What acts of good will are about: treaties, ties, talks, work. Such acts need no other party by name. */
import { meets } from "./conditions.ts"
import type { ClauseView } from "./conditions.ts"
import type { Resolved } from "./parties.ts"

/** Signing and ratifying are acts of support even where the other party is not named. */
export const isFormal = (view: ClauseView): boolean => {
  const { clause, doc, lexicon } = view
  return (
    clause.object >= 0 &&
    lexicon.classes.get("treaty")!.has(doc.lemma(clause.object)) &&
    lexicon.classes.get("formal")!.has(doc.lemma(clause.verb))
  )
}

/** “reopen channels of communication” needs no other party by name. */
export const isAboutTies = (view: ClauseView): boolean => {
  return view.clause.object >= 0 && meets(view, ABOUT_TIES)
}
/** “the two countries welcomed more visits”: by each other. */
export const isMutual = (view: ClauseView, actors: ReadonlyArray<Resolved>): boolean =>
  actors.length === 1 && actors[0].party.entities.length === 2 && view.clause.object >= 0 && meets(view, ABOUT_TALKS)
const ABOUT_TALKS = { particle: null, needs: [[{ slot: "obj", value: "talks", isNegated: false }]] }
export const ABOUT_WORK = { particle: null, needs: [[{ slot: "obj", value: "coop", isNegated: false }]] }
export const ABOUT_TIES = { particle: null, needs: [[{ slot: "obj", value: "ties", isNegated: false }]] }
