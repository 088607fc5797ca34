/**
 * Full coreference (names, nominals, pronouns) over gold entities with at least two mentions: MUC, B³, CEAFe (greedy
 * assignment) and their mean, the CoNLL score. Mentions are aligned by gold's head word.
 */
import { prf, roundToTenth } from "./figures.ts"
import type { Figures } from "./figures.ts"
import type { CoreDocument, CoreMention, CorePrediction, CorePredictions } from "./core-documents.ts"

type Cluster = ReadonlySet<string>

interface Ratio {
  part: number
  whole: number
}
const ratio = (): Ratio => ({ part: 0, whole: 0 })

export const scoreCoreCoreference = (documents: ReadonlyArray<CoreDocument>, predictions: CorePredictions): Figures => {
  const muc = { precision: ratio(), recall: ratio() }
  const b3 = { precision: ratio(), recall: ratio() }
  const ceaf = { similarity: 0, gold: 0, sys: 0 }
  const detection = { tp: 0, gold: 0, sys: 0 }
  for (const document of documents) {
    const { gold, system } = clustersOf(document, predictions[document.doc])
    addMuc(muc.recall, gold, system)
    addMuc(muc.precision, system, gold)
    addB3(b3.recall, gold, system)
    addB3(b3.precision, system, gold)
    ceaf.similarity += assign(gold, system)
    ceaf.gold += gold.length
    ceaf.sys += system.length
    const wanted = unionOf(gold)
    const found = unionOf(system)
    detection.tp += wanted.intersection(found).size
    detection.gold += wanted.size
    detection.sys += found.size
  }
  const figures = {
    "coref MUC": f1(muc.precision, muc.recall),
    "coref B3": f1(b3.precision, b3.recall),
    "coref CEAFe": f1({ part: ceaf.similarity, whole: ceaf.sys }, { part: ceaf.similarity, whole: ceaf.gold })
  }
  const mean = Object.values(figures).reduce((sum, figure) => sum + figure, 0) / 3
  return {
    ...Object.fromEntries(Object.entries(figures).map(([name, F1]) => [name, { F1 }])),
    "coref CoNLL": { F1: roundToTenth(mean) },
    "coref mentions": prf(detection.tp, detection.sys, detection.gold)
  }
}

const f1 = (precision: Ratio, recall: Ratio): number => {
  const p = precision.whole ? precision.part / precision.whole : 0
  const r = recall.whole ? recall.part / recall.whole : 0
  return p + r ? roundToTenth((200 * p * r) / (p + r)) : 0
}

const unionOf = (clusters: ReadonlyArray<Cluster>): Set<string> => new Set(clusters.flatMap((cluster) => [...cluster]))

/** Gold and system clusters of two and more over the same mention keys: gold's head where aligned, the system's span elsewhere. */
const clustersOf = (
  document: CoreDocument,
  prediction: CorePrediction | undefined
): { gold: ReadonlyArray<Cluster>; system: ReadonlyArray<Cluster> } => {
  const byEntity = Map.groupBy(document.mentions ?? [], (mention) => String(mention.entity))
  const heads = new Map<number, { readonly entity: string; readonly mention: CoreMention }>()
  for (const [entity, mentions] of byEntity) {
    if (mentions.length < 2) continue
    for (const mention of mentions) {
      const head = mention.head?.[0] ?? mention.start
      const widest = heads.get(head)?.mention
      if (widest === undefined || widest.end - widest.start < mention.end - mention.start) heads.set(head, { entity, mention })
    }
  }
  const spans = new Map([...heads].map(([head, { mention }]) => [`${mention.start}-${mention.end}`, head]))
  const found = new Map<string, Set<string>>()
  const seen = new Set<string>()
  for (const mention of prediction?.coref ?? []) {
    const head = spans.get(`${mention.start}-${mention.end}`) ?? headOf(mention, heads)
    const key = head === undefined ? `p${mention.start}-${mention.end}` : `g${head}`
    if (seen.has(key)) continue
    seen.add(key)
    found.set(mention.entity, (found.get(mention.entity) ?? new Set()).add(key))
  }
  const gold = new Map<string, Set<string>>()
  for (const [head, { entity }] of heads) gold.set(entity, (gold.get(entity) ?? new Set()).add(`g${head}`))
  const several = (clusters: ReadonlyMap<string, Cluster>): ReadonlyArray<Cluster> => [...clusters.values()].filter((each) => each.size > 1)
  return { gold: several(gold), system: several(found) }
}

const headOf = (
  mention: { readonly start: number; readonly end: number; readonly head?: number },
  heads: ReadonlyMap<number, { readonly mention: CoreMention }>
): number | undefined => {
  if (mention.head !== undefined) return heads.has(mention.head) ? mention.head : undefined
  const isOf = (head: number, gold: CoreMention): boolean =>
    mention.start <= head && head < mention.end && gold.start <= mention.start + 5 && mention.end <= gold.end
  return [...heads].findLast(([head, { mention: gold }]) => isOf(head, gold))?.[0]
}

const indexOf = <T>(clusters: ReadonlyArray<Cluster>, value: (cluster: Cluster, i: number) => T): ReadonlyMap<string, T> =>
  new Map(clusters.flatMap((cluster, i) => [...cluster].map((mention): [string, T] => [mention, value(cluster, i)])))

const addMuc = (sums: Ratio, clusters: ReadonlyArray<Cluster>, others: ReadonlyArray<Cluster>): void => {
  const otherOf = indexOf(others, (_, i) => i)
  for (const cluster of clusters) {
    const mentions = [...cluster]
    const pieces = new Set(mentions.flatMap((each) => otherOf.get(each) ?? [])).size + mentions.filter((each) => !otherOf.has(each)).length
    sums.part += cluster.size - pieces
    sums.whole += cluster.size - 1
  }
}

const addB3 = (sums: Ratio, clusters: ReadonlyArray<Cluster>, others: ReadonlyArray<Cluster>): void => {
  const otherOf = indexOf(others, (cluster) => cluster)
  for (const cluster of clusters) {
    for (const mention of cluster) {
      sums.whole++
      sums.part += (otherOf.get(mention)?.intersection(cluster).size ?? 0) / cluster.size
    }
  }
}

/** Sum of the similarities (φ4) of clusters paired greedily, most similar first. */
const assign = (gold: ReadonlyArray<Cluster>, system: ReadonlyArray<Cluster>): number => {
  const pairs = gold.flatMap((a, i) =>
    system.map((b, j): [number, number, number] => [(2 * a.intersection(b).size) / (a.size + b.size), i, j])
  )
  pairs.sort((x, y) => y[0] - x[0] || y[1] - x[1] || y[2] - x[2])
  const usedGold = new Set<number>()
  const usedSystem = new Set<number>()
  let sum = 0
  for (const [similarity, i, j] of pairs) {
    if (similarity === 0 || usedGold.has(i) || usedSystem.has(j)) continue
    usedGold.add(i)
    usedSystem.add(j)
    sum += similarity
  }
  return sum
}
