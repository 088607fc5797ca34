/** Names in a list, also where the parser joins them to something else. Everything is token indices. */
import type { Mention } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { Agent } from "./lexicon.ts"
import { firstOfTwo } from "./misread-headlines.ts"
import { conjuncts } from "./syntax.ts"

export interface Lists {
  /** A head and the heads of the other items of its list. */
  readonly listed: (head: number) => ReadonlyArray<number>
  /** True when a bare title or trade and the next item are one person: “journalist and activist Mara Lind”. */
  readonly isSamePerson: (head: number, next: number | undefined) => boolean
}

interface Told {
  readonly agentOf: (head: number) => Agent | null
  readonly bearerOf: (title: number) => number
  /** A country by name. */
  readonly isLand: (mention: Mention) => boolean
}

/** `atHead` gives the index of the mention whose head a token is, -1 for none. */
export const createLists = (doc: Doc, mentions: ReadonlyArray<Mention>, atHead: Int32Array, { agentOf, bearerOf, isLand }: Told): Lists => {
  const nameAt = (token: number): Mention | null =>
    atHead[token] >= 0 && mentions[atHead[token]].kind === "name" ? mentions[atHead[token]] : null

  /** Countries in a list, and people in a list whose items have an “of”-phrase each are read as appositions: “A of X, B of Y and C of Z”. */
  const listed = (head: number): ReadonlyArray<number> => {
    const found = withoutSpeakers(doc, conjuncts(doc, head))
    const first = firstOfTwo(doc, head)
    if (first >= 0) found.unshift(first)
    for (let k = 0; k < found.length && k < MAX_LISTED; k++) {
      // “Envoy for Syria A and Envoy for Iraq B”: the second hangs on the first one's name.
      const bearer = bearerOf(found[k])
      if (bearer >= 0) {
        for (const part of conjuncts(doc, bearer).slice(1)) if (!found.includes(part)) found.push(part)
        for (const part of found.slice(k + 1)) if (part > found[k] && part < bearer) found.splice(found.indexOf(part), 1)
      }
      const name = bearer >= 0 ? bearer : found[k]
      const own = nameAt(name)
      if (own === null) continue
      // “the Republic of Korea, Japan and …” may be read with the second name joined to the first one's last word.
      for (const part of insideOf(own, name)) if (!found.includes(part)) found.push(part)
      if (!(own.type === "PERSON" || own.type === "ORG" || isLand(own))) continue
      for (const child of doc.children(name)) {
        // “A, the sister of B, and C met”: joined to what is said of the first
        if (own.type === "PERSON" && doc.dep(child) === "appos" && nameAt(child) === null)
          for (const part of conjuncts(doc, child).slice(1)) if (nameAt(part)?.type === "PERSON" && !found.includes(part)) found.push(part)
        const other = doc.dep(child) === "appos" ? nameAt(child) : null
        if (other === null || other.entities[0] === own.entities[0]) continue
        if (other.type !== own.type || (own.type === "GPE" && !isLand(other))) continue
        if (own.type !== "PERSON" && doc.child(child, "conj") < 0) continue
        for (const part of conjuncts(doc, child)) if (!found.includes(part)) found.push(part)
      }
    }
    return found
  }

  /** Names of the same kind joined to a word inside a name. */
  const insideOf = (name: Mention, head: number): ReadonlyArray<number> => {
    const { first, last } = doc.tokensIn(name)
    const found: Array<number> = []
    for (let i = first; i < last; i++) {
      if (i === head) continue
      for (const child of doc.children(i))
        if (child >= last && doc.dep(child) === "conj" && atHead[child] >= 0 && mentions[atHead[child]].type === name.type)
          found.push(child)
    }
    return found
  }

  /** “journalist and activist Mara Lind”: bare words for one person, the last before the name. */
  const isSamePerson = (head: number, next: number | undefined): boolean => {
    if (next === undefined || atHead[next] < 0 || mentions[atHead[next]].type !== "PERSON" || !BARE.has(doc.tag(head))) return false
    if (agentOf(head)?.kind !== "person" || doc.child(head, "det", "poss", "nummod") >= 0) return false
    const between = doc.leftEdge(next) - 1
    return between === head + 1 && doc.lower(between) === "and" && doc.child(next, "compound") >= 0 && isTitled(next, doc.tag(head))
  }
  /** “President and Prime *Minister* Lind”: the second title is written like the first. */
  const isTitled = (name: number, tag: string): boolean =>
    tag === "NN"
      ? doc.pos(doc.leftEdge(name)) === "NOUN"
      : doc.children(name).some((child) => child < name && agentOf(child)?.kind === "person")

  return { isSamePerson, listed }
}

/** Tags of a single person's title or trade. */
/** “killed five people, *police and witnesses said*”: who says so is no item of the list. */
const withoutSpeakers = (doc: Doc, list: ReadonlyArray<number>): Array<number> => {
  const found = [...list]
  if (found.length < 2) return found
  const verb = doc.rightEdge(found.at(-1)!) + 1
  if (verb >= doc.length || !SAYING.has(doc.lower(verb)) || doc.child(verb, "nsubj") >= 0) return found
  const cut = found.findIndex((part, k) => k > 0 && doc.lower(doc.leftEdge(part) - 1) === ",")
  return cut < 0 ? found : found.slice(0, cut)
}
const SAYING: ReadonlySet<string> = new Set(["said", "say", "says", "reported", "added", "announced", "confirmed"])

const BARE: ReadonlySet<string> = new Set(["NN", "NNP"])
const MAX_LISTED = 12
