/**
 * One sense per article: a name that is certain somewhere types and rescues its other forms. A person's full name vouches
 * for the surname alone, a body's full name for its acronym, and the most frequent reading of a string wins.
 */
import type { EntityType } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { type Candidate, isCapitalised, isSentenceStart } from "./candidates.ts"
import type { EntityLexicon } from "./lexicon.ts"
import { titleStartBefore } from "./titles.ts"

const PARTICLE = /^(?:de|del|della|di|da|dos|du|van|von|der|den|la|le|el|al|bin|ibn|ben|abu|ter|ten|st\.?|y|e)$/iu
const SUFFIX = /^(?:jr\.?|sr\.?|ii|iii|iv)$/iu

const words = (doc: Doc, name: Candidate): Array<string> => {
  const found: Array<string> = []
  for (let i = name.first; i < name.last; i++) found.push(doc.text.slice(Math.max(doc.start(i), name.start), Math.min(doc.end(i), name.end)))
  return found
}

/** Short forms that a full personal name vouches for: its surname (with particles, too), its first word. */
const shortForms = (parts: ReadonlyArray<string>): ReadonlyArray<string> => {
  let end = parts.length
  while (end > 1 && SUFFIX.test(parts[end - 1].replace(/,$/u, ""))) end--
  const last = parts[end - 1]
  return [last, parts[0]]
}

interface Evidence {
  readonly persons: Set<string>
  readonly surnames: Set<string>
  readonly firstWords: Set<string>
  readonly votes: Map<string, Map<EntityType, number>>
}

const gather = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): Evidence => {
  const evidence: Evidence = { persons: new Set(), surnames: new Set(), firstWords: new Set(), votes: new Map() }
  for (const name of names) {
    const parts = words(doc, name)
    const text = doc.text.slice(name.start, name.end)
    const votes = evidence.votes.get(text) ?? new Map<EntityType, number>()
    evidence.votes.set(text, votes)
    const isTitled = name.type === "PERSON" && titleStartBefore(doc, name.first, lexicon) >= 0
    votes.set(name.type, (votes.get(name.type) ?? 0) + (name.isCertain || isTitled ? 4 : 1))
    if (name.type !== "PERSON") continue
    if (parts.length > 1 || isTitled) {
      evidence.persons.add(text)
      if (parts.length > 1) {
        const [surname, first] = shortForms(parts)
        evidence.surnames.add(surname)
        evidence.firstWords.add(first)
      } else evidence.surnames.add(text)
    }
  }
  return evidence
}

const winner = (votes: Map<EntityType, number> | undefined): EntityType | null => {
  if (votes === undefined) return null
  let best: EntityType | null = null
  for (const [type, count] of votes) if (best === null || count > votes.get(best)!) best = type
  return best
}

/** Types names by the article's own evidence and adds the ones the model overlooked. */
export const applyConsistency = (doc: Doc, names: ReadonlyArray<Candidate>, nested: ReadonlyArray<Candidate>, lexicon: EntityLexicon): { names: Array<Candidate>; nested: Array<Candidate> } => {
  const evidence = gather(doc, names, lexicon)
  const retyped = names.map((name) => {
    if (name.isCertain && name.type !== "PERSON") return name
    const text = doc.text.slice(name.start, name.end)
    if (name.entries.length === 0 || name.entries[0].isWeak) {
      if (evidence.surnames.has(text) && name.type !== "PERSON") return { ...name, type: "PERSON" as const, entries: [], ruleId: "names/surname-of-full-name" }
    }
    const vote = winner(evidence.votes.get(text))
    return vote !== null && vote !== name.type && name.entries.length === 0 ? { ...name, type: vote, ruleId: "names/same-string" } : name
  })
  return { names: rescue(doc, retyped, evidence), nested: [...nested] }
}

/** Capitalised words that the article elsewhere shows to be a person's surname or full name, and that no name covers. */
const rescue = (doc: Doc, names: ReadonlyArray<Candidate>, evidence: Evidence): Array<Candidate> => {
  const added: Array<Candidate> = []
  let k = 0
  for (let i = 0; i < doc.length; i++) {
    while (k < names.length && names[k].last <= i) k++
    if ((k < names.length && names[k].first <= i) || !isCapitalised(doc, i)) continue
    const text = doc.textOf(i)
    const isSurname = evidence.surnames.has(text) && doc.pos(i) === "PROPN"
    const vote = winner(evidence.votes.get(text))
    const isKnown = vote !== null && !isSentenceStart(doc, i) && doc.pos(i) === "PROPN"
    if (!isSurname && !isKnown) continue
    added.push({ start: doc.start(i), end: doc.end(i), first: i, last: i + 1, type: isSurname ? "PERSON" : vote!, entries: [], isNested: false, isCertain: false, ruleId: isSurname ? "names/surname-of-full-name" : "names/same-string" })
  }
  return [...names, ...added].sort((a, b) => a.start - b.start)
}

export { PARTICLE, SUFFIX }
