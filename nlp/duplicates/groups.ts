/**
 * Groups of articles that are copies of each other: an inverted index over a few hashes of each sketch proposes pairs, the
 * sketches decide, union-find joins. Time grows with the number of proposed pairs, not with the square of the corpus. Of most
 * pairs the sketches' outlines tell that they are none.
 */
import { pairsSharing } from "../blocking.ts"
import { createOutlines } from "./outlines.ts"
import { type Overlap, overlapOf } from "./sketch.ts"

/** An article as duplicate detection sees it. */
export interface DuplicateCandidate {
  readonly id: string
  /** As `sketch` gives it. May be read when it is asked for: asked once of every article, then of those that may be copies. */
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

const isCopyAt = ({ containment, jaccard }: Overlap): boolean =>
  containment >= NEARLY_ALL || (containment >= MIN_CONTAINMENT && jaccard >= MIN_JACCARD)

const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

class UnionFind {
  readonly #parent: Int32Array
  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i)
  }
  find(i: number): number {
    let root = i
    while (this.#parent[root] !== root) root = this.#parent[root]
    for (let at = i; at !== root;) {
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

/** Indices of articles that share at least one index hash and may be copies, the smaller first. */
function* proposePairs(articles: ReadonlyArray<DuplicateCandidate>): Generator<readonly [number, number]> {
  const outlines = createOutlines(articles.length)
  const keys = new Uint32Array(articles.length * INDEX_KEYS)
  const keyed = new Uint8Array(articles.length)
  articles.forEach(({ sketch }, i) => {
    outlines.draw(i, sketch)
    keys.set(sketch.subarray(0, INDEX_KEYS), i * INDEX_KEYS)
    keyed[i] = Math.min(INDEX_KEYS, sketch.length)
  })
  const keysOf = (i: number): Uint32Array => keys.subarray(i * INDEX_KEYS, i * INDEX_KEYS + keyed[i])
  for (const pair of pairsSharing({ items: articles.length, keysOf, maxSharers: MAX_POSTINGS, isChained: true })) {
    const { common, left, right } = outlines.boundOf(pair[0], pair[1])
    const smaller = Math.min(left, right)
    const most = Math.min(common, smaller)
    if (smaller > 0 && isCopyAt({ containment: most / smaller, jaccard: most / (left + right - most) })) yield pair
  }
}

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
  // Pairs come in order of the first: its sketch is read once.
  let last = -1
  let sketch: Uint32Array = new Uint32Array(0)
  for (const [a, b] of proposePairs(distinct.map((i) => articles[i]))) {
    const [i, j] = [distinct[a], distinct[b]]
    if (i !== last) {
      last = i
      sketch = articles[i].sketch
    }
    const overlap = overlapOf(sketch, articles[j].sketch)
    if (!isCopyAt(overlap)) continue
    groups.join(i, j)
    pairs.push({ from: articles[i].id, to: articles[j].id, kind: "near", score: overlap.containment })
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
    const bearers = Map.groupBy(indices, (i) => articles[i].exactKey)
    const ordered = indices
      .map((i) => articles[i])
      .sort((a, b) => ascending(a.publishedAt ?? "9999", b.publishedAt ?? "9999") || ascending(a.id, b.id))
    const first = ordered[0]
    const sketch = first.sketch
    for (const article of ordered) {
      const isExact = (bearers.get(article.exactKey)?.length ?? 0) > 1
      members.push({
        id: article.id,
        first: first.id,
        kind: isExact ? "exact" : "near",
        score: article === first || article.exactKey === first.exactKey ? 1 : overlapOf(article.sketch, sketch).containment
      })
    }
  }
  return members.sort((a, b) => ascending(a.id, b.id))
}
