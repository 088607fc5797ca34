/** Where an offset stands: in which sentence, in which quotation. */
import type { Sentence } from "../../nlp/annotations.ts"
import type { Span } from "../../nlp/span.ts"

/** The sentence that holds a character, null between sentences. Sentences are in reading order. */
export const sentenceFinder =
  (sentences: ReadonlyArray<Sentence>) =>
  (offset: number): Sentence | null => {
    let low = 0
    let high = sentences.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (sentences[middle].end <= offset) low = middle + 1
      else high = middle
    }
    const found = sentences[low]
    return found !== undefined && found.start <= offset ? found : null
  }

/** A span and whose it is. */
export interface Owned extends Span {
  readonly owner: number
}

/**
 * For each query, in order, the owner of the shortest span that holds it whole, or -1. One sweep over both lists, sorted
 * by start: time grows with their lengths and with how deep spans nest.
 */
export const innermostOwners = (spans: ReadonlyArray<Owned>, queries: ReadonlyArray<Span>): ReadonlyArray<number> => {
  const sorted = spans.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const order = queries.map((_, at) => at).sort((a, b) => queries[a].start - queries[b].start)
  const owners: Array<number> = queries.map(() => -1)
  let open: Array<Owned> = []
  let next = 0
  for (const at of order) {
    const query = queries[at]
    while (next < sorted.length && sorted[next].start <= query.start) open.push(sorted[next++])
    open = open.filter((span) => span.end > query.start)
    let best: Owned | null = null
    for (const span of open) {
      if (span.end >= query.end && (best === null || span.end - span.start < best.end - best.start)) best = span
    }
    owners[at] = best === null ? -1 : best.owner
  }
  return owners
}

const WORD_CHARACTER = /[\p{L}\p{N}]/u

/** How many of a span's letters and digits stand inside other spans (sorted, not overlapping): none, part or all. */
export const coverageOf = (text: string, span: Span, covers: ReadonlyArray<Span>): "none" | "part" | "all" => {
  if (covers.length === 0) return "none"
  let inside = false
  let outside = false
  let at = 0
  for (let i = span.start; i < span.end && !(inside && outside); i++) {
    while (at < covers.length && covers[at].end <= i) at++
    if (!WORD_CHARACTER.test(text[i])) continue
    if (at < covers.length && covers[at].start <= i) inside = true
    else outside = true
  }
  return inside ? (outside ? "part" : "all") : "none"
}
