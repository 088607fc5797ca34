/** “the need for Kenya to release them”: a demand in the clothes of a noun. */
import type { Doc } from "../engine/doc.ts"

/** Who needs to do something, and the verb of what. */
export interface Needed {
  readonly who: number
  readonly verb: number
}

/** What the words right behind the noun say who is to do; null for “the need for reform”. The clause may be read with the verb before. */
export const neededOf = (doc: Doc, noun: number): Needed | null => {
  const word = noun + 1
  if (word >= doc.length || doc.lower(word) !== "for") return null
  const verb = doc.dep(word) === "mark" ? doc.head(word) : -1
  if (verb > word) {
    const who = doc.child(verb, "nsubj", "nsubjpass")
    return who > word ? { who, verb } : null
  }
  const who = doc.dep(word) === "prep" ? doc.child(word, "pobj") : -1
  if (who < 0) return null
  for (const host of [noun, who])
    for (const child of doc.children(host))
      if (child > who && doc.children(child).some((aux) => doc.dep(aux) === "aux" && doc.lower(aux) === "to")) return { who, verb: child }
  return null
}
