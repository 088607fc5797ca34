/** What mentions at a head are for events: which one counts, whose sector, and which are no side. */
import type { LocalEntity, Mention } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"

/** “ERA” for an amendment: the last word of the full name, in lower case. */
export const lastWordOf = (entity: LocalEntity | undefined): string =>
  entity?.type === "ORG" ? entity.name.slice(entity.name.lastIndexOf(" ") + 1).toLowerCase() : ""

/** “every Kenyan”: no side. */
export const isQuantified = (doc: Doc, head: number): boolean =>
  doc.pos(head) === "PROPN" &&
  doc
    .children(head)
    .some((child) => child < head && QUANTIFIED.has(doc.dep(child)) && (doc.lower(child) === "every" || doc.lower(child) === "any"))

const QUANTIFIED: ReadonlySet<string> = new Set(["det", "nummod", "amod"])

/** Which of two mentions with one head stands for it: the outer, then the name, then the longer. */
export const isBetter = (a: Mention, b: Mention): boolean => {
  if (a.isNested !== b.isNested) return !a.isNested
  if (a.kind !== b.kind) return a.kind === "name" || (a.kind === "nominal" && b.kind === "pronoun")
  return a.end - a.start > b.end - b.start
}

/** Sector of the first entity of a mention, null for none. */
export const sectorOf = (mention: Mention, entities: ReadonlyArray<LocalEntity>): string | null =>
  mention.entities.length === 0 ? null : entities[mention.entities[0]].sector
