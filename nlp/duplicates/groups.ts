/**
 * Groups of articles that are copies of each other: an inverted index over a few hashes of each sketch proposes pairs, the
 * sketches decide, union-find joins. Time grows with the number of proposed pairs, not with the square of the corpus.
 */
import { pairsSharing } from "../blocking.ts"
import { overlapOf } from "./sketch.ts"

/** An article as duplicate detection sees it. */
export interface DuplicateCandidate {
  readonly id: string
  /** As `sketch` gives it. */
  readonly sketch: Uint32Array
  /** Equal keys are exact copies (a hash of the text). */
  readonly exactKey: string
  /** Sorts a group's first publication to the front: an ISO date, or null when not known (sorts last). */
  readonly publishedAt: string | null
}

/** Membership of one article in a group of copies. */
export interface DuplicateMember {
  readonly id: string
  /** Id of the group's first published member (ties: the smallest id). */
  readonly first: string
  readonly kind: "exact" | "near"
  /** Share of the smaller text found in the first member's: 1 for the first itself and for exact copies. */
  readonly score: number
}

/** A pair that was found to be a copy, with the smaller id first. */
export interface DuplicatePair {
  readonly from: string
  readonly to: string
  readonly kind: "exact" | "near"
  readonly score: number
}

/** Two texts are near-duplicates from here on: a fifth of all words changed leaves about half of the trigrams. */
const MIN_CONTAINMENT = 0.4
/** A short notice that stands whole in a long article is not a copy of it: lengths must be comparable, or nearly all must match. */
const MIN_JACCARD = 0.15
const NEARLY_ALL = 0.8
/** Hashes an article is indexed under: the smallest ones, the same for equal texts wherever they stand. */
const INDEX_KEYS = 24
/** A hash that more articles carry is boilerplate of an outlet or a story that everybody took: each is then compared with the next only. */
const MAX_POSTINGS = 200

const isCopy = (a: Uint32Array, b: Uint32Array): number => {
  const { jaccard, containment } = overlapOf(a, b)
  return containment >= NEARLY_ALL || (containment >= MIN_CONTAINMENT && jaccard >= MIN_JACCARD) ? containment : 0
}

const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

class UnionFind {
  readonly #parent: Int32Array
  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i)
  }
  find(i: number): number {
    let root = i
    while (this.#parent[root] !== root) root = this.#parent[root]
    for (let at = i; at !== root; ) {
      const next = this.#parent[at]
      this.#parent[at] = root
      at = next
    }
    return root
  }
  join(a: number, b: number): void {
    const [x, y] = [this.find(a), this.find(b)]
    if (x !== y) this.#parent[Math.max(x, y)] = Math.min(x, y)
  }
}

/** Indices of articles that share at least one index hash, the smaller first. */
const proposePairs = (articles: ReadonlyArray<DuplicateCandidate>): Iterable<readonly [number, number]> =>
  pairsSharing({ items: articles.length, keysOf: (i) => articles[i].sketch.subarray(0, INDEX_KEYS), maxSharers: MAX_POSTINGS, isChained: true })

/**
 * Finds copies among articles. Order of input does not matter. Only members of groups of two or more are returned,
 * sorted by id, and the pairs that made the groups, sorted by both ids.
 */
export const findDuplicates = (
  candidates: ReadonlyArray<DuplicateCandidate>
): { readonly members: ReadonlyArray<DuplicateMember>; readonly pairs: ReadonlyArray<DuplicatePair> } => {
  const articles = [...candidates].sort((a, b) => ascending(a.id, b.id))
  const groups = new UnionFind(articles.length)
  const pairs: Array<DuplicatePair> = []
  const firstWith = new Map<string, number>()
  articles.forEach(({ id, exactKey }, i) => {
    const first = firstWith.get(exactKey)
    if (first === undefined) firstWith.set(exactKey, i)
    else {
      groups.join(first, i)
      pairs.push({ from: articles[first].id, to: id, kind: "exact", score: 1 })
    }
  })
  const distinct = [...firstWith.values()]
  for (const [a, b] of proposePairs(distinct.map((i) => articles[i]))) {
    const [i, j] = [distinct[a], distinct[b]]
    const score = isCopy(articles[i].sketch, articles[j].sketch)
    if (score === 0) continue
    groups.join(i, j)
    pairs.push({ from: articles[i].id, to: articles[j].id, kind: "near", score })
  }
  return {
    members: membersOf(articles, groups),
    pairs: pairs.sort((a, b) => ascending(a.from, b.from) || ascending(a.to, b.to))
  }
}

const membersOf = (articles: ReadonlyArray<DuplicateCandidate>, groups: UnionFind): ReadonlyArray<DuplicateMember> => {
  const byRoot = Map.groupBy(articles.keys(), (i) => groups.find(i))
  const members: Array<DuplicateMember> = []
  for (const indices of byRoot.values()) {
    if (indices.length < 2) continue
    const ordered = indices
      .map((i) => articles[i])
      .sort((a, b) => ascending(a.publishedAt ?? "9999", b.publishedAt ?? "9999") || ascending(a.id, b.id))
    const first = ordered[0]
    for (const article of ordered) {
      const isExact = ordered.some((other) => other !== article && other.exactKey === article.exactKey)
      members.push({
        id: article.id,
        first: first.id,
        kind: isExact ? "exact" : "near",
        score:
          article === first || article.exactKey === first.exactKey
            ? 1
            : overlapOf(article.sketch, first.sketch).containment
      })
    }
  }
  return members.sort((a, b) => ascending(a.id, b.id))
}
