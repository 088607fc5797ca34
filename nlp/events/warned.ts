/** Who a pronoun in the condition of a warning stands for. */
import type { Doc } from "../engine/doc.ts"

const WARNING = new Set(["warn", "threaten", "caution"])

/** “warned Sudan of sanctions if *it* attacked”: the one who is warned; -1 for any other pronoun. */
export const warnedBefore = (doc: Doc, head: number): number => {
  const clause = doc.head(head)
  if (!doc.dep(head).startsWith("nsubj") || doc.dep(clause) !== "advcl") return -1
  if (!doc.children(clause).some((mark) => doc.lower(mark) === "if")) return -1
  const warning = doc.head(clause)
  const object = WARNING.has(doc.lemma(warning)) ? doc.child(warning, "dobj") : -1
  return object < head ? object : -1
}
