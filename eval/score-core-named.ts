/**
 * Names inside long noun phrases (GUM): a prediction matches when it overlaps at least half of the name proper and
 * stays inside the phrase. And B³ of the entities these names are grouped into, end to end.
 */
import type { Span } from "../nlp/span.ts"
import type { Figures } from "./figures.ts"
import { prfOfShares, prfWithCounts } from "./figures.ts"
import type { CoreDocument, CoreMention, CorePredictions } from "./core-documents.ts"
import { CodePointText } from "./core-documents.ts"
import { CORE_TYPES, predictedNames, relaxName } from "./core-names.ts"
import type { PredictedName } from "./core-names.ts"

type NamedMention = CoreMention & { readonly core: readonly [number, number] }

const isCore = (type: string): boolean => (CORE_TYPES as ReadonlyArray<string>).includes(type)

/** Named mentions, without names nested in another name and doublets of the same name proper. */
const namedMentions = (document: CoreDocument): ReadonlyArray<NamedMention> => {
  const named = (document.mentions ?? []).filter((each): each is NamedMention => each.named === true && each.core !== undefined)
  const seen = new Set<string>()
  return named.filter(({ core, type }) => {
    const isSame = (other: NamedMention): boolean => other.core[0] === core[0] && other.core[1] === core[1]
    const isNested = named.some((other) => other.core[0] <= core[0] && core[1] <= other.core[1] && !isSame(other))
    const key = core.join("-")
    if (!isCore(type) || isNested || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

interface Pair {
  readonly gold: number
  readonly predicted: number
  /** LOC is right for ORG: countries act. */
  readonly isRightType: boolean
}

const pairUp = (text: CodePointText, gold: ReadonlyArray<NamedMention>, predicted: ReadonlyArray<PredictedName>): ReadonlyArray<Pair> => {
  const used = new Set<number>()
  return gold.flatMap((mention, i): ReadonlyArray<Pair> => {
    let best: { readonly rank: readonly [number, number, number]; readonly j: number } | null = null
    for (const [j, name] of predicted.entries()) {
      if (used.has(j)) continue
      const rank = rankOf(text, mention, name)
      if (rank !== null && (best === null || isHigher(rank, best.rank))) best = { rank, j }
    }
    if (best === null) return []
    used.add(best.j)
    return [{ gold: i, predicted: best.j, isRightType: best.rank[0] === 1 }]
  })
}

/** Right type first, then the most shared characters, then the shortest; null when it is no match. */
const rankOf = (text: CodePointText, mention: NamedMention, name: PredictedName): readonly [number, number, number] | null => {
  const { end, start } = relaxName(text, name)
  const [coreStart, coreEnd] = mention.core
  const shared = Math.min(end, coreEnd) - Math.max(start, coreStart)
  const isHalf = shared * 2 >= coreEnd - coreStart
  const isSurname = mention.type === "PERSON" && relaxName(text, { start: coreStart, end: coreEnd }).end === end
  if (shared <= 0 || !(isHalf || isSurname) || start < mention.start || end > mention.end + 2) return null
  const isRight = name.type === mention.type || (name.type === "LOC" && mention.type === "ORG")
  return [isRight ? 1 : 0, shared, start - end]
}

const isHigher = (a: readonly [number, number, number], b: readonly [number, number, number]): boolean => {
  for (let k = 0; k < 3; k++) if (a[k] !== b[k]) return a[k] > b[k]
  return false
}

export const scoreCoreNamed = (documents: ReadonlyArray<CoreDocument>, predictions: CorePredictions): Figures => {
  const count = { gold: 0, sys: 0, typed: 0, untyped: 0 }
  const b3 = { recall: 0, recallOf: 0, precision: 0, precisionOf: 0 }
  for (const document of documents) {
    const text = new CodePointText(document.text)
    const predicted = predictedNames(predictions[document.doc], text).filter((name) => isCore(name.type))
    const gold = namedMentions(document)
    const pairs = pairUp(text, gold, predicted)
    const isPaired = new Set(pairs.map((pair) => pair.predicted))
    // A name inside a phrase of its type that gold does not call a name (“CEO Mark Zuckerberg”, head CEO) counts neither way.
    const ignored = predicted.filter((name, j) => !isPaired.has(j) && isInsidePhrase(text, document, name)).length
    count.gold += gold.length
    count.sys += predicted.length - ignored
    count.typed += pairs.filter((pair) => pair.isRightType).length
    count.untyped += pairs.length
    addClusters(
      b3,
      gold.map((each) => String(each.entity)),
      predicted.map((each, j) => each.entity ?? `alone-${j}`),
      pairs
    )
  }
  return {
    "named typed": prfWithCounts(count.typed, count.sys, count.gold),
    "named untyped": prfWithCounts(count.untyped, count.sys, count.gold),
    "entity clusters B3": prfOfShares(b3.precision / Math.max(1, b3.precisionOf), b3.recall / Math.max(1, b3.recallOf))
  }
}

const isInsidePhrase = (text: CodePointText, document: CoreDocument, name: PredictedName): boolean =>
  (document.mentions ?? []).some(
    (each: Span & { readonly type: string }) =>
      each.type === name.type && each.start <= relaxName(text, name).start && name.end <= each.end + 2
  )

const addClusters = (
  sums: { recall: number; recallOf: number; precision: number; precisionOf: number },
  goldIds: ReadonlyArray<string>,
  systemIds: ReadonlyArray<string>,
  pairs: ReadonlyArray<Pair>
): void => {
  const systemOf = new Map(pairs.map((pair) => [pair.gold, pair.predicted]))
  const goldOf = new Map(pairs.map((pair) => [pair.predicted, pair.gold]))
  const share = (ids: ReadonlyArray<string>, otherOf: ReadonlyMap<number, number>, others: ReadonlyArray<string>, i: number): number => {
    const mine = otherOf.get(i)
    if (mine === undefined) return 0
    const cluster = [...ids.keys()].filter((k) => ids[k] === ids[i])
    const same = cluster.filter((k) => {
      const other = otherOf.get(k)
      return other !== undefined && others[other] === others[mine]
    })
    return same.length / cluster.length
  }
  goldIds.forEach((_, i) => (sums.recall += share(goldIds, systemOf, systemIds, i)))
  systemIds.forEach((_, j) => (sums.precision += share(systemIds, goldOf, goldIds, j)))
  sums.recallOf += goldIds.length
  sums.precisionOf += systemIds.length
}
