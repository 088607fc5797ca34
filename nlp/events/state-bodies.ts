/** Bodies that every country has: which nouns are such, with nothing that tells whose. */
import type { Doc } from "../engine/doc.ts"
import type { Agent } from "./lexicon.ts"

/** Tokens within which a body without a name was spoken of before. */
export const BODY_BACK = 300

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
