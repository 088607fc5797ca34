/** Names behind the titles that they bear, where the parser hangs them elsewhere. Everything is token indices; -1 means none. */
import type { Mention } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { Agent } from "./lexicon.ts"
import { conjuncts } from "./syntax.ts"

/** What a title says where its bearer serves: “Envoy for Syria”, “Ambassador to Kenya”. */
const SERVING: ReadonlySet<string> = new Set(["for", "of", "to", "on", "at", "in"])

export interface Bearers {
  /** Head of the name that bears the title at a token: “Special Envoy for Syria *Tom Lind*”. */
  readonly bearerOf: (title: number) => number
}

/** `atHead` gives the index of the mention whose head a token is, -1 for none. */
export const createBearers = (
  doc: Doc,
  mentions: ReadonlyArray<Mention>,
  atHead: Int32Array,
  agentOf: (head: number) => Agent | null
): Bearers => {
  const personAt = (token: number): Mention | null => {
    const mention = token < 0 || atHead[token] < 0 ? null : mentions[atHead[token]]
    return mention !== null && mention.kind === "name" && mention.type === "PERSON" ? mention : null
  }
  const isTitle = (token: number): boolean => /^\p{Lu}/u.test(doc.textOf(token)) && agentOf(token)?.kind === "person"

  /** The name at the end of what the title is for: “for the Middle East *Tom Lind*”, but not “for President Lind”. */
  const within = (preposition: number): number => {
    const object = doc.child(preposition, "pobj")
    if (object < 0) return -1
    for (const part of conjuncts(doc, object)) {
      const person = personAt(part)
      if (person === null) continue
      const before = doc.tokenAt(person.start) - 1
      if (before <= preposition || before < doc.leftEdge(part)) return -1
      const isField =
        doc.pos(before) === "PROPN" &&
        doc.head(before) === part &&
        (!isTitle(before) || doc.lower(before - 1) === "the") &&
        !doc.textOf(before).endsWith(".")
      // A person's name has no article: its first word is what the title is for.
      return isField || doc.lower(before) === "the" ? part : -1
    }
    return -1
  }

  /** The name right behind the whole title, in the title's own place: “with [Minister of Trade] [*Tom Lind*]”. */
  const beside = (title: number): number => {
    const next = doc.rightEdge(title) + 1
    const host = doc.head(title)
    return (
      doc
        .children(host)
        .find((child) => child > title && doc.leftEdge(child) === next && personAt(child) !== null && doc.dep(child) === doc.dep(title)) ??
      -1
    )
  }

  return {
    bearerOf: (title) => {
      if (personAt(title) !== null || !isTitle(title)) return -1
      for (const child of doc.children(title)) {
        const found = doc.dep(child) === "prep" && SERVING.has(doc.lower(child)) ? within(child) : -1
        if (found >= 0) return found
      }
      return beside(title)
    }
  }
}
