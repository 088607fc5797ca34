/** Event clusters: which reports tell of one real-world event. */
import type { Span } from "../nlp/span.ts"
import type { LayerScore, Prf } from "./figures.ts"
import { prfOfShares } from "./figures.ts"
import type { ArticleGold } from "./gold-articles.ts"
import type { System } from "./system.ts"
import { layerOf } from "./system.ts"

type Labels = ReadonlyMap<string, string>

const keyOf = (doc: string, { end, start }: Span): string => `${doc}:${start}:${end}`

/**
 * B³ over triggers (exact spans), singletons included: recall over all gold reports, precision over all system
 * reports. Disputed gold reports, and system reports on their triggers, are left out. Three figures: over `events` alone;
 * with speech, which the tables keep in `quotes` (its cue as the trigger, its statement as the cluster), as gold has mere
 * statements among its events; and over the reports that both sides have, which tells joining from finding.
 */
export const scoreClusters = (gold: ArticleGold, system: System): LayerScore => {
  const disputed = new Set(gold.events.filter((event) => event.isDisputed).map(({ doc, trigger }) => keyOf(doc, trigger)))
  const found = layerOf(system, "events")
  if (!found.some((event) => event.cluster)) return { figures: {}, errors: [] }
  const wanted = labels(gold.events.filter((event) => !event.isDisputed).map(({ cluster, doc, trigger }) => [keyOf(doc, trigger), cluster]))
  const reports = found.map(({ cluster, doc, trigger }, j) => [keyOf(doc, trigger), cluster ?? `alone-${j}`] as const)
  const speech = layerOf(system, "quotes").flatMap(({ cue, doc, statement }, j) =>
    cue == null ? [] : [[keyOf(doc, cue), statement ?? `said-${j}`] as const]
  )
  const isAsked = ([key]: readonly [string, string]): boolean => !disputed.has(key)
  const ours = labels(reports.filter(isAsked))
  const common = ours
    .keys()
    .filter((key) => wanted.has(key))
    .toArray()
  return {
    figures: {
      "event clusters B3": bCubed(ours, wanted),
      "event clusters B3, with speech from quotes": bCubed(labels([...reports, ...speech].filter(isAsked)), wanted),
      "event clusters B3, reports both have": bCubed(only(ours, common), only(wanted, common))
    },
    errors: []
  }
}

const only = (items: Labels, keys: ReadonlyArray<string>): Labels => new Map(keys.map((key) => [key, items.get(key) ?? ""]))

const bCubed = (ours: Labels, wanted: Labels): Prf => prfOfShares(shareOf(ours, wanted), shareOf(wanted, ours))

/** Mean share of an item's cluster that the other side puts into the same cluster with it. */
const shareOf = (items: Labels, others: Labels): number => {
  const mine = clusters(items)
  const theirs = clusters(others)
  let sum = 0
  for (const [item, label] of items) {
    const other = others.get(item)
    if (other === undefined) continue
    const cluster = mine.get(label) ?? new Set()
    sum += cluster.intersection(theirs.get(other) ?? new Set()).size / cluster.size
  }
  return items.size === 0 ? 0 : sum / items.size
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
