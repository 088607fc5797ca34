/** One-to-one alignment of gold and system items. */
import type { Span } from "../nlp/span.ts"
import type { Prf } from "./figures.ts"
import { prfWithCounts } from "./figures.ts"

/** An item of a gold or system list. */
export interface Item {
  readonly doc: string
  /** Right either way: neither a miss when absent nor a false alarm when present. */
  readonly optional?: boolean
}

/** Which system item each gold item got, and the other way round, by index. */
export interface Alignment {
  readonly systemOf: ReadonlyMap<number, number>
  readonly goldOf: ReadonlyMap<number, number>
}

/** Number of characters two spans share. */
export const sharedLength = (a: Span, b: Span): number => Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start))

/** Intersection over union of two spans, 0–1. */
export const intersectionOverUnion = (a: Span, b: Span): number => {
  const shared = sharedLength(a, b)
  return shared ? shared / (a.end - a.start + b.end - b.start - shared) : 0
}

/**
 * Pairs items of the same document greedily, most similar first, ties in list order. Only pairs at or above
 * `threshold` count.
 */
export const align = <G extends Item, S extends Item>(
  gold: ReadonlyArray<G>,
  system: ReadonlyArray<S>,
  similarity: (gold: G, system: S) => number,
  threshold: number
): Alignment => {
  const byDoc = Map.groupBy(system.keys(), (j) => system[j].doc)
  const candidates: Array<readonly [number, number, number]> = []
  gold.forEach((item, i) => {
    for (const j of byDoc.get(item.doc) ?? []) {
      const x = similarity(item, system[j])
      if (x >= threshold) candidates.push([x, i, j])
    }
  })
  candidates.sort((a, b) => b[0] - a[0] || a[1] - b[1] || a[2] - b[2])
  const systemOf = new Map<number, number>()
  const goldOf = new Map<number, number>()
  for (const [, i, j] of candidates) {
    if (systemOf.has(i) || goldOf.has(j)) continue
    systemOf.set(i, j)
    goldOf.set(j, i)
  }
  return { systemOf, goldOf }
}

/** The figure of an alignment: optional gold items count neither way. */
export const figureOf = (gold: ReadonlyArray<Item>, system: ReadonlyArray<Item>, { goldOf, systemOf }: Alignment): Prf => {
  let tp = 0
  for (const i of systemOf.keys()) if (!gold[i].optional) tp++
  const falseAlarms = system.length - goldOf.size
  return prfWithCounts(tp, tp + falseAlarms, gold.filter((item) => !item.optional).length)
}

/** Aligns and counts in one go. */
export const scoreAlignment = <G extends Item, S extends Item>(
  gold: ReadonlyArray<G>,
  system: ReadonlyArray<S>,
  similarity: (gold: G, system: S) => number,
  threshold: number
): Alignment & { readonly figure: Prf } => {
  const alignment = align(gold, system, similarity, threshold)
  return { ...alignment, figure: figureOf(gold, system, alignment) }
}
