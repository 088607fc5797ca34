/** Names, the entities they are grouped into, and the pronouns and nominals that stand for named people. */
import { prfOfShares, prfWithCounts } from "./figures.ts"
import type { Figure, LayerScore, Prf, ScoringError } from "./figures.ts"
import { intersectionOverUnion, scoreAlignment, sharedLength } from "./alignment.ts"
import type { Alignment } from "./alignment.ts"
import type { ArticleGold, GoldName, GoldReference } from "./gold-articles.ts"
import type { System, SystemName } from "./system.ts"
import { hasLayer, layerOf } from "./system.ts"

type Name = SystemName & { readonly doc: string }

/** The gold entity that a system entity id stands for in a document; an id without any name of it stays foreign (`?…`). */
export type EntityMap = (doc: string, entity: string | null) => string | null

/** Gives system entities their gold ids: each goes to the gold entity that most of its names overlap. */
export const mapEntities = (gold: ArticleGold, system: System): EntityMap => {
  const scope = (doc: string): string => (gold.isOneStory ? "" : doc)
  const votes = new Map<string, Map<string, number>>()
  for (const name of layerOf(system, "names")) {
    const best = mostOverlapping(
      gold.names.filter((each) => each.doc === name.doc && sharedLength(each, name) > 0),
      name
    )
    if (best === null) continue
    const key = `${scope(name.doc)}\t${name.entity}`
    const counts = votes.get(key) ?? new Map<string, number>()
    votes.set(key, counts.set(best.entity, (counts.get(best.entity) ?? 0) + 1))
  }
  const winners = new Map(Array.from(votes, ([key, counts]) => [key, mostCommon(counts)]))
  return (doc, entity) => (entity ? (winners.get(`${scope(doc)}\t${entity}`) ?? `?${entity}`) : null)
}

const mostOverlapping = <T extends { readonly start: number; readonly end: number }>(
  candidates: ReadonlyArray<T>,
  span: { readonly start: number; readonly end: number }
): T | null => {
  let best: T | null = null
  let bestShare = -1
  for (const candidate of candidates) {
    const share = intersectionOverUnion(candidate, span)
    if (share > bestShare) ((best = candidate), (bestShare = share))
  }
  return best
}

const mostCommon = (counts: ReadonlyMap<string, number>): string => {
  let best = ""
  let most = 0
  for (const [key, count] of counts) if (count > most) ((best = key), (most = count))
  return best
}

/** 1 for the same characters; a system name that touches an optional gold name is let pass with a half. */
const likeness = (gold: GoldName, system: Name): number =>
  gold.start === system.start && gold.end === system.end ? 1 : gold.optional && sharedLength(gold, system) > 0 ? 0.5 : 0

const asPlace = (type: string): string => (type === "GPE" || type === "LOC" || type === "FAC" ? "LOC" : type)

export const scoreNames = (gold: ArticleGold, system: System): LayerScore => {
  if (!hasLayer(system, "names")) return { figures: {}, errors: [] }
  const names = layerOf(system, "names")
  const bySpan = scoreAlignment(gold.names, names, likeness, 0.5)
  const typed = (same: (type: string) => string): Prf =>
    scoreAlignment(gold.names, names, (g, s) => (same(g.type) === same(s.type) || g.optional ? likeness(g, s) : 0), 0.5).figure
  return {
    figures: {
      "names span": bySpan.figure,
      "names span+type": typed((type) => type),
      "names span+type (GPE=LOC=FAC)": typed(asPlace),
      "entity clusters B3": clusterFigure(gold, names, bySpan),
      ...referenceFigures(gold, system)
    },
    errors: nameErrors(gold, system, names, bySpan)
  }
}

/** B³ over names, end to end: a missed name costs recall, a false one precision; optional gold names stay out. */
const clusterFigure = (gold: ArticleGold, names: ReadonlyArray<Name>, { goldOf, systemOf }: Alignment): Prf => {
  const key = (name: { readonly doc: string; readonly entity: string | null }): string =>
    gold.isOneStory ? String(name.entity) : `${name.doc}/${name.entity}`
  const goldItems = [...gold.names.keys()].filter((i) => !gold.names[i].optional)
  const isOptional = (j: number): boolean => goldOf.has(j) && gold.names[goldOf.get(j) ?? 0].optional
  const systemItems = [...names.keys()].filter((j) => !isOptional(j))
  const goldClusters = Map.groupBy(goldItems, (i) => key(gold.names[i]))
  const systemClusters = Map.groupBy(systemItems, (j) => key(names[j]))
  let recall = 0
  for (const i of goldItems) {
    const mine = systemOf.get(i)
    if (mine === undefined) continue
    const cluster = goldClusters.get(key(gold.names[i])) ?? []
    recall += cluster.filter((k) => isSame(systemOf.get(k), (j) => key(names[j]) === key(names[mine]))).length / cluster.length
  }
  let precision = 0
  for (const j of systemItems) {
    const mine = goldOf.get(j)
    if (mine === undefined) continue
    const cluster = systemClusters.get(key(names[j])) ?? []
    const agrees = (i: number): boolean => !gold.names[i].optional && key(gold.names[i]) === key(gold.names[mine])
    precision += cluster.filter((k) => isSame(goldOf.get(k), agrees)).length / cluster.length
  }
  return prfOfShares(precision / Math.max(1, systemItems.length), recall / goldItems.length)
}

const isSame = (index: number | undefined, agrees: (index: number) => boolean): boolean => index !== undefined && agrees(index)

/** Pronouns (exact span) and nominals (at least half the characters) of named people, and whose they are. */
const referenceFigures = (gold: ArticleGold, system: System): Readonly<Record<string, Figure>> => {
  if (!hasLayer(system, "coref")) return {}
  const found = layerOf(system, "coref")
  const entityOf = mapEntities(gold, system)
  const figure = (kind: "pronoun" | "nominal", references: ReadonlyArray<GoldReference>, threshold: number): Prf => {
    let right = 0
    let answered = 0
    for (const reference of references) {
      const candidates = found.filter(
        (each) => each.kind === kind && each.doc === reference.doc && intersectionOverUnion(reference, each) >= threshold
      )
      const best = mostOverlapping(candidates, reference)
      if (best === null) continue
      answered++
      if (entityOf(reference.doc, best.entity) === reference.entity) right++
    }
    return prfWithCounts(right, answered, references.length)
  }
  return { "person pronoun": figure("pronoun", gold.pronouns, 1), "person nominal": figure("nominal", gold.nominals, 0.5) }
}

const nameErrors = (
  gold: ArticleGold,
  system: System,
  names: ReadonlyArray<Name>,
  { goldOf, systemOf }: Alignment
): ReadonlyArray<ScoringError> => {
  const entityOf = mapEntities(gold, system)
  const errors: Array<ScoringError> = []
  gold.names.forEach((name, i) => {
    if (name.optional) return
    const { doc, end, start, type } = name
    const found = names[systemOf.get(i) ?? -1]
    if (found === undefined) errors.push({ layer: "entities", doc, kind: "miss", start, end, detail: type })
    else if (found.type !== type)
      errors.push({ layer: "entities", doc, kind: "wrong type", start, end, detail: `${found.type} for ${type}` })
    else if (entityOf(doc, found.entity) !== name.entity) {
      errors.push({ layer: "entities", doc, kind: "wrong entity", start, end, detail: `${entityOf(doc, found.entity)} for ${name.entity}` })
    }
  })
  names.forEach(({ doc, end, start, type }, j) => {
    if (!goldOf.has(j)) errors.push({ layer: "entities", doc, kind: "false alarm", start, end, detail: type })
  })
  return errors
}
