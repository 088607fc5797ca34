/** “back to *what the two agreed*”, “the deal that they reached”: an agreement without a content of its own is one told of before. */
import type { Doc } from "../engine/doc.ts"
import { entitiesOf } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import type { Resolved } from "./parties.ts"

const isFreeRelative = (doc: Doc, verb: number): boolean =>
  doc
    .children(verb)
    .some((child) => doc.lower(child) === "what" && (doc.dep(child) === "dobj" || doc.dep(child) === "pobj") && child < verb)

/** Agreements that only point back, and the ones they point to: the last before of the same parties, or of the countries they act for. */
export const agreedBefore = (
  doc: Doc,
  events: ReadonlyArray<Candidate>,
  asState: (party: Resolved) => Resolved
): ReadonlyArray<readonly [pointer: Candidate, agreement: Candidate]> => {
  const statesOf = ({ actors, recipients }: Candidate): ReadonlySet<number> => entitiesOf([...actors, ...recipients].map(asState))
  const made = events.filter(({ modality, type }) => type === "AGREE" && modality === "asserted")
  return made.flatMap((pointer) => {
    if (pointer.carrier !== pointer.trigger || !isFreeRelative(doc, pointer.trigger)) return []
    const sides = statesOf(pointer)
    const agreement = made.findLast((event) => event.trigger < pointer.trigger && sides.size > 1 && areEqual(statesOf(event), sides))
    return agreement === undefined ? [] : [[pointer, agreement] as const]
  })
}

const areEqual = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean => a.size === b.size && a.isSubsetOf(b)
