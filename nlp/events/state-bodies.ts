/** Countries that words without a name stand for: “the army”, “its neighbour”, “the Government of Kenya”. */
import type { Doc } from "../engine/doc.ts"
import type { Agent } from "./lexicon.ts"
import type { Reference } from "./reference.ts"

/** Tokens within which a body without a name was spoken of before. */
const BODY_BACK = 300

/** “the army”, “police”, “the military government”: a body that every country has, with nothing that tells whose. */
export const isOfState = (doc: Doc, head: number, { sector }: Agent): boolean =>
  STATE_BODIES.has(doc.lower(head)) &&
  STATE_SECTORS.has(sector) &&
  (doc.lower(head) !== "guard" || doc.child(head, "compound") >= 0) &&
  doc
    .children(head)
    .every((child) => child > head || doc.lower(child) === "the" || (doc.dep(child) !== "det" && PLAIN.has(doc.lower(child)))) &&
  doc.children(head).every((child) => child < head || doc.dep(child) !== "prep")
const STATE_SECTORS: ReadonlySet<string> = new Set(["GOV", "MIL", "COP", "JUD", "LEG"])
const STATE_BODIES: ReadonlySet<string> = new Set(
  "police army military government authorities junta parliament prosecutors prosecution forces cabinet navy guard".split(" ")
)
const PLAIN: ReadonlySet<string> = new Set(
  "riot security military armed local state federal national government transitional interim public coast border presidential".split(" ")
)

/** The noun whose relative clause a token stands in, -1 where it stands in none. */
export const clauseOn = (doc: Doc, token: number): number => {
  for (const above of [token, ...doc.ancestors(token)]) if (doc.dep(above) === "relcl") return doc.head(above)
  return -1
}

/** What is known of an article's names. */
interface Names {
  readonly reference: Reference
  readonly idsOf: (head: number) => ReadonlyArray<number>
  /** True where a country or town is named. */
  readonly landAt: (token: number) => boolean
  /** Entities that a noun is said to belong to. */
  readonly ownersOf: (head: number) => ReadonlyArray<number>
}

/** The look-ups of one article; everything is token indices and entity numbers. */
export const createStates = (doc: Doc, { idsOf, landAt, ownersOf, reference }: Names) => ({
  /** “Kenya accused its neighbour”: the other of the two countries that a story is about. */
  otherOfTwo: (head: number, own: ReadonlyArray<number>): ReadonlyArray<number> => {
    const pair = own.length === 1 ? reference.pair(head, "countries", idsOf) : []
    return pair.includes(own[0]) ? pair.filter((id) => id !== own[0]) : []
  },

  /** “the *Government of Canada*”, read as one name: the country; -1 for any other name. */
  governed: (head: number): number => {
    if (doc.lower(head) !== "government") return -1
    const of = doc.children(head).find((child) => doc.dep(child) === "prep" && doc.lower(child) === "of")
    const land = of === undefined ? -1 : doc.child(of, "pobj")
    return land >= 0 && landAt(land) ? land : -1
  },

  /** “the junta”: of the country whose it was said to be, else of the one that the story is about. */
  stateOfBody: (head: number): ReadonlyArray<number> => {
    const word = doc.lower(head)
    for (let i = head - 1; i >= 0 && i >= head - BODY_BACK; i--) {
      if (doc.lower(i) !== word) continue
      const states = ownersOf(i)
        .map((id) => reference.homeOf(id))
        .filter((id) => id !== null)
      if (states.length > 0) return states.slice(0, 1)
    }
    return reference.home(head)
  }
})
