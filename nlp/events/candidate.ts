/** An event while it is being read: token indices and resolved heads, before spans, dates and quotations are attached. */
import type { EventType, Modality } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { Lender } from "./lenders.ts"
import type { Resolved } from "./parties.ts"

export interface Candidate {
  readonly trigger: number
  readonly lemma: string
  readonly type: EventType
  readonly mode: string | null
  actors: ReadonlyArray<Resolved>
  recipients: ReadonlyArray<Resolved>
  /** The verb that carries the event (itself, or the light verb of a nominal), -1 for a nominal by itself. */
  readonly carrier: number
  /** Head of the complement whose own events this one takes over (“agreed to *meet*”), -1 when there is none. */
  readonly complement: number
  /** Object whose own nominal event this one takes over (“rejected the *offer*”), -1 when there is none. */
  readonly consumed: number
  modality: Modality
  readonly ruleId: string
  /** A definite nominal that may take its parties from an event before (“the talks”). */
  readonly isAnaphoric: boolean
  /** The event whose parties it takes without being it (“the visit may lead to *talks*”). */
  readonly lender: Lender | null
  /** “that meeting”, “this visit”: the nearest event before. */
  readonly isNear: boolean
  /** “this meeting”: one of these days, not of another year. */
  readonly isNow: boolean
  /** “their last meeting”: done, whatever the story goes on to. */
  readonly isBack: boolean
  /** “the meetings”, “the two-day talks”: more than one sitting, as on a visit. */
  readonly isSeries: boolean
  /** “meetings”: more than one, of which a single one told of before is no report. */
  readonly isMany: boolean
  /** A place visited: the recipient is its country. */
  readonly isVisit: boolean
  /** Harm to people of whom nobody is named, praise of “the move”: no event unless somebody is found who did it. */
  readonly isUnsettled: boolean
  /** “talks”, “meeting”: when its parties come from before, all of them are actors. */
  readonly isReciprocal: boolean
}

/** Types of which one side is enough to know an act by when it is told again (“the arrest”, “the bombing”). */
export const FORCE: ReadonlySet<string> = new Set(["ASSAULT", "COERCE", "RETREAT", "PROTEST", "MOBILIZE"])

/** What only nominals may be. */
export const OF_A_CLAUSE = {
  lender: null,
  isNear: false,
  isNow: false,
  isBack: false,
  isSeries: false,
  isMany: false,
  isUnsettled: false,
  isReciprocal: false
} satisfies Partial<Candidate>

/** An act told before, told again by a noun that says nothing more of it. */
export const toldAgain = (doc: Doc, act: Candidate, token: number): Candidate => ({
  ...act,
  trigger: token,
  lemma: doc.lemma(token),
  carrier: -1,
  complement: -1,
  consumed: -1,
  ruleId: `events/noun-${act.type.toLowerCase()}`,
  isAnaphoric: true
})

/** Entities of all parties of a list. */
export const entitiesOf = (parties: ReadonlyArray<Resolved>): Set<number> => new Set(parties.flatMap((resolved) => resolved.party.entities))

/** Parties without those that are already in another list, and without doubles. */
export const without = (parties: ReadonlyArray<Resolved>, others: ReadonlyArray<Resolved>): ReadonlyArray<Resolved> => {
  const taken = entitiesOf(others)
  const heads = new Set(others.map((other) => other.head))
  const found: Array<Resolved> = []
  for (const resolved of parties) {
    if (heads.has(resolved.head)) continue
    const { entities } = resolved.party
    const isNamed = resolved.mention !== null || resolved.agent === null
    if (entities.length > 0 && isNamed && entities.every((id) => taken.has(id))) continue
    heads.add(resolved.head)
    if (isNamed) entities.forEach((id) => taken.add(id))
    found.push(resolved)
  }
  return found
}
