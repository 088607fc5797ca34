/** Event clusters: which reports tell of one real-world event. */
import type { LayerScore } from "./figures.ts"
import { prfOfShares } from "./figures.ts"
import type { ArticleGold } from "./gold-articles.ts"
import type { System } from "./system.ts"
import { layerOf } from "./system.ts"

/**
 * B³ over triggers (exact spans), singletons included: recall over all gold reports, precision over all system
 * reports. Disputed gold reports, and system reports on their triggers, are left out.
 */
export const scoreClusters = (gold: ArticleGold, system: System): LayerScore => {
  const key = (event: { readonly doc: string; readonly trigger: { readonly start: number; readonly end: number } }): string =>
    `${event.doc}:${event.trigger.start}:${event.trigger.end}`
  const disputed = new Set(gold.events.filter((event) => event.isDisputed).map(key))
  const found = layerOf(system, "events")
  if (!found.some((event) => event.cluster)) return { figures: {}, errors: [] }
  const wanted = labels(gold.events.filter((event) => !event.isDisputed).map((event) => [key(event), event.cluster]))
  const ours = labels(found.filter((event) => !disputed.has(key(event))).map((event, j) => [key(event), event.cluster ?? `alone-${j}`]))
  const share = (items: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): number => {
    const mine = clusters(items)
    const theirs = clusters(others)
    let sum = 0
    for (const [item, label] of items) {
      const other = others.get(item)
      if (other === undefined) continue
      const cluster = mine.get(label) ?? new Set()
      sum += cluster.intersection(theirs.get(other) ?? new Set()).size / cluster.size
    }
    return sum / items.size
  }
  return { figures: { "event clusters B3": prfOfShares(share(ours, wanted), share(wanted, ours)) }, errors: [] }
}

/** The first label of each item. */
const labels = (entries: ReadonlyArray<readonly [string, string]>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const [item, label] of entries) if (!found.has(item)) found.set(item, label)
  return found
}

const clusters = (items: ReadonlyMap<string, string>): ReadonlyMap<string, Set<string>> => {
  const found = new Map<string, Set<string>>()
  for (const [item, label] of items) found.set(label, (found.get(label) ?? new Set()).add(item))
  return found
}
