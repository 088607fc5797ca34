import type { Doc } from "../engine/doc.ts"
import { isVerbal } from "./tokens.ts"

/** Tense of the verb that carries the event. */
export const tenseOf = (doc: Doc, verb: number): "past" | "present" | "future" | "none" => {
  if (verb < 0 || !isVerbal(doc, verb)) return "none"
  for (const child of doc.children(verb)) {
    if (doc.dep(child) !== "aux" && doc.dep(child) !== "auxpass") continue
    const word = doc.lower(child)
    if (word === "will" || word === "shall" || word === "'ll" || word === "’ll" || word === "wo") return "future"
    if (word === "had" || word === "was" || word === "were" || word === "did") return "past"
    if (word === "has" || word === "have" || word === "'ve" || word === "’ve") return doc.tag(verb) === "VBN" ? "past" : "present"
    if (word === "is" || word === "are" || word === "am") return "present"
    if (word === "to") return "none"
  }
  const tag = doc.tag(verb)
  if (tag === "VBD") return "past"
  if (tag === "VBZ" || tag === "VBP") return "present"
  return "none"
}
