/**
 * Who is in the reader's mind: people by how recently, how prominently and how often they were mentioned. Weights follow
 * Lappin and Leass (1994): subjects before objects before the rest, halved with every sentence.
 */
import type { Doc } from "../engine/doc.ts"
import type { NameMention } from "./names.ts"

/** Prominence of a mention by the grammatical role of its head. */
const WEIGHT: Readonly<Record<string, number>> = {
  nsubj: 80,
  nsubjpass: 75,
  csubj: 70,
  agent: 45,
  dobj: 50,
  dative: 50,
  iobj: 50,
  poss: 40,
  pobj: 35,
  attr: 40,
  npadvmod: 25,
  ROOT: 70
}
const HALF = 0.5
/** Mentions older than this many sentences are forgotten. */
const WINDOW = 8

export interface Reference {
  /** Cluster that is mentioned. */
  readonly cluster: number
  readonly token: number
  readonly sentence: number
  readonly weight: number
  /** Index of the quotation it stands in, -1 outside. */
  readonly quote: number
  /** True where it names the speaker of a quotation. */
  readonly isSpeaker: boolean
}

/** Prominence of the mention headed by a token; conjuncts and appositions have their governor's. */
export const prominence = (doc: Doc, token: number): number => {
  let at = token
  let loss = 1
  for (
    let steps = 0;
    (doc.dep(at) === "conj" || doc.dep(at) === "appos" || doc.dep(at) === "compound" || doc.dep(at) === "nmod") &&
    doc.head(at) !== at &&
    steps < 6;
    steps++
  ) {
    if (doc.dep(at) === "conj") loss *= 0.9
    at = doc.head(at)
  }
  const role = doc.dep(at) === "pobj" && doc.dep(doc.head(at)) === "agent" ? "agent" : doc.dep(at)
  return (WEIGHT[role] ?? 30) * loss
}

/** The mentions that a pronoun may look back on. */
export class Salience {
  readonly #references: Array<Reference> = []
  readonly #counts = new Map<number, number>()

  add(reference: Reference): void {
    this.#references.push(reference)
    this.#counts.set(reference.cluster, (this.#counts.get(reference.cluster) ?? 0) + 1)
  }

  /** Whether a cluster has been mentioned at all. */
  has(cluster: number): boolean {
    return this.#counts.has(cluster)
  }

  isEmpty(): boolean {
    return this.#references.length === 0
  }

  /** Recent references, latest first, back to the window's edge. */
  *recent(sentence: number): Generator<Reference> {
    for (let k = this.#references.length - 1; k >= 0; k--) {
      const reference = this.#references[k]
      if (sentence - reference.sentence > WINDOW) return
      yield reference
    }
  }

  /** Who spoke last, in the two sentences before one; -1 for nobody. */
  lastSpeaker(sentence: number): number {
    for (const reference of this.recent(sentence)) {
      if (sentence - reference.sentence > 2) return -1
      if (reference.isSpeaker && reference.sentence < sentence) return reference.cluster
    }
    return -1
  }

  /** Who was mentioned last in this sentence and the one before, where there are two or more; -1 for nobody. */
  latter(sentence: number): number {
    const members = new Set<number>()
    let [latest, found] = [-1, -1]
    for (const { cluster, sentence: own, token } of this.recent(sentence)) {
      if (own < sentence - 1) break
      members.add(cluster)
      if (token > latest) [latest, found] = [token, cluster]
    }
    return members.size < 2 ? -1 : found
  }

  /** The two people of the sentence before, when there are exactly two. */
  pairBefore(sentence: number): { readonly members: ReadonlyArray<number>; readonly token: number; readonly sentence: number } | null {
    const members = new Set<number>()
    let token = -1
    for (const reference of this.recent(sentence)) {
      if (reference.sentence === sentence) continue
      if (reference.sentence < sentence - 1) break
      members.add(reference.cluster)
      token = reference.token
    }
    return members.size === 2 ? { members: [...members].sort((a, b) => a - b), token, sentence: sentence - 1 } : null
  }

  /** Clusters with their salience at a sentence: the best mention counts fully, the others a quarter, frequency a little. */
  scores(sentence: number, weigh: (reference: Reference) => number): Map<number, number> {
    const best = new Map<number, number>()
    const sum = new Map<number, number>()
    for (let k = this.#references.length - 1; k >= 0; k--) {
      const reference = this.#references[k]
      const back = sentence - reference.sentence
      if (back > WINDOW) break
      const weight = weigh(reference) * HALF ** back
      if (weight <= 0) continue
      best.set(reference.cluster, Math.max(best.get(reference.cluster) ?? 0, weight))
      sum.set(reference.cluster, (sum.get(reference.cluster) ?? 0) + weight)
    }
    for (const [cluster, top] of best) {
      const others = sum.get(cluster)! - top
      best.set(cluster, top + 0.25 * Math.min(others, 80) + Math.min(this.#counts.get(cluster)!, 10))
    }
    return best
  }
}

/** “Thank you, Mara.”, “I will note, though, Mara, that …”: a first name between marks that has no part in the sentence. */
export const isAddressed = (doc: Doc, { firstToken, lastToken, title }: NameMention): boolean => {
  if (lastToken - firstToken > 1 || title !== null || firstToken === 0 || doc.columns.sentStart[firstToken] === 1) return false
  if (doc.textOf(firstToken - 1) !== "," || (lastToken < doc.length && !/^[,.!?]$/u.test(doc.textOf(lastToken)))) return false
  return !/^(?:appos|conj|nsubj|nsubjpass|dobj|pobj|poss|attr|compound)$/u.test(doc.dep(firstToken))
}
