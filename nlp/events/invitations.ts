/** “invited her to Oslo, and the two agreed on *a visit*”: of two who agree on a visit, the one who was invited goes. */
import { entitiesOf } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import type { Resolved } from "./parties.ts"

const INVITING = new Set(["invite", "invitation"])
const SENTENCES_BACK = 1

interface Reader {
  /** The country of the place that somebody is invited to, none where the clause names none. */
  readonly placeOf: (invitation: Candidate) => ReadonlyArray<Resolved>
  readonly sentenceOf: (candidate: Candidate) => number
  readonly asState: (party: Resolved) => Resolved
}

const areEqual = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => a.size === b.size && a.isSubsetOf(b)

/**
 * Gives visits that two sides agree on, without a word of who goes, to whoever was invited just before. Returns them with the
 * visit that the invitation itself names (“invited her to *visit* Oslo”), where it does.
 */
export const settleInvited = (
  events: ReadonlyArray<Candidate>,
  { asState, placeOf, sentenceOf }: Reader
): ReadonlyArray<readonly [agreed: Candidate, invited: Candidate]> => {
  const statesOf = (parties: ReadonlyArray<Resolved>): ReadonlySet<number> => entitiesOf(parties.map(asState))
  const found: Array<readonly [Candidate, Candidate]> = []
  events.forEach((visit, k) => {
    if (!visit.isVisit || visit.carrier === visit.trigger || visit.isSeries || visit.recipients.length > 0) return
    const sides = statesOf(visit.actors)
    if (sides.size !== 2) return
    const at = events.findLastIndex(
      ({ lemma, trigger, type }, i) => i < k && type === "AGREE" && INVITING.has(lemma) && trigger < visit.trigger
    )
    const invitation = events[at]
    if (invitation === undefined || sentenceOf(invitation) < sentenceOf(visit) - SENTENCES_BACK) return
    if (!areEqual(statesOf([...invitation.actors, ...invitation.recipients]), sides) || entitiesOf(invitation.recipients).size !== 1) return
    const guests = entitiesOf(invitation.recipients)
    const named = events.slice(at + 1, k).find((event) => event.isVisit && areEqual(entitiesOf(event.actors), guests))
    visit.actors = invitation.recipients
    const hosts = named !== undefined && named.recipients.length > 0 ? named.recipients : placeOf(invitation)
    visit.recipients = hosts.length > 0 ? hosts : invitation.actors.map(asState)
    if (named !== undefined) found.push([visit, named])
  })
  return found
}
