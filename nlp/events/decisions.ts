/** “Ms. Lind’s *decision* came hours before …”, “The *move* angered Kenya”: an act told just before, called what it was. */
import type { Doc } from "../engine/doc.ts"
import { entitiesOf, toldAgain } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import type { PartyFinder } from "./parties.ts"

const DECISIONS = new Set(["decision", "move", "step"])
/** What one decides by oneself; visits and talks have nouns of their own, and words are no moves. */
const DECIDED = new Set(["REJECT", "SANCTION", "COERCE", "RETREAT", "CONCEDE", "MOBILIZE", "AID"])
const SUBJECTS = new Set(["nsubj", "nsubjpass"])
const POINTING = /^(?:the|this|that)$/u

/** True for a decision that says nothing of what was decided (“the decision to …”, “a decision on …” do), with no word that tells it from others. */
const isBare = (doc: Doc, token: number): boolean =>
  doc.children(token).every((child) => {
    const dep = doc.dep(child)
    return dep === "det" || dep === "poss" || dep === "punct" || (dep === "amod" && !OTHERS.has(doc.lower(child)))
  })
const OTHERS = new Set(["next", "first", "another", "other", "final", "last", "previous", "earlier", "new", "such", "recent"])

/** Decisions and the acts that they are: of their owner, in the two sentences before, or, with an article, of the sentence just before. */
export const decisionsOf = (
  doc: Doc,
  events: ReadonlyArray<Candidate>,
  parties: PartyFinder
): ReadonlyArray<readonly [decision: Candidate, act: Candidate]> => {
  const taken = new Set(events.map(({ trigger }) => trigger))
  const acts = events.filter(
    ({ actors, carrier, modality, trigger, type }) =>
      DECIDED.has(type) && modality === "asserted" && carrier === trigger && entitiesOf(actors).size > 0
  )
  const found: Array<readonly [Candidate, Candidate]> = []
  if (acts.length === 0) return found
  for (let token = acts[0].trigger + 1; token < doc.length; token++) {
    if (!DECISIONS.has(doc.lemma(token)) || doc.pos(token) !== "NOUN" || doc.tag(token) !== "NN" || taken.has(token)) continue
    if (!SUBJECTS.has(doc.dep(token)) || !doc.isRoot(doc.head(token)) || !isBare(doc, token)) continue
    const act = actOf(doc, token, acts, parties)
    if (act === undefined) continue
    found.push([toldAgain(doc, act, token), act])
  }
  return found
}

const actOf = (doc: Doc, token: number, acts: ReadonlyArray<Candidate>, parties: PartyFinder): Candidate | undefined => {
  const sentence = doc.sentenceOf(token)
  const owner = doc.child(token, "poss")
  if (owner < 0) {
    // Only the sentence's own news, and nothing that is told besides.
    const isPointing = doc.children(token).some((child) => doc.dep(child) === "det" && POINTING.test(doc.lower(child)))
    return isPointing ? acts.find(({ carrier }) => doc.isRoot(carrier) && doc.sentenceOf(carrier) === sentence - 1) : undefined
  }
  const owners = entitiesOf(parties.strict(owner))
  return acts.findLast(
    ({ actors, trigger }) =>
      trigger < token && owners.size > 0 && owners.isSubsetOf(entitiesOf(actors)) && doc.sentenceOf(trigger) >= sentence - 2
  )
}
