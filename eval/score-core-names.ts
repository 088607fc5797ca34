/** Flat names: spans and types of PERSON, ORG and LOC on sets that mark each name by itself. */
import type { Span } from "../nlp/span.ts"
import { overlaps } from "../nlp/span.ts"
import type { Figures, Prf } from "./figures.ts"
import { prfWithCounts } from "./figures.ts"
import type { CoreDocument, CorePredictions } from "./core-documents.ts"
import { CodePointText } from "./core-documents.ts"
import { CORE_TYPES, predictedNames, relaxName } from "./core-names.ts"

const MEASURED = ["PERSON", "ORG", "LOC", "DATE", "NORP"]
const key = (span: Span): string => `${span.start}-${span.end}`

interface TypeCounts {
  gold: number
  sys: number
  strict: number
  relaxed: number
  overlap: number
}

/** `strict`: same characters and type; `relaxed`: after `relaxName`; `overlap`: any shared character and the type; `untyped_relaxed`. */
export const scoreCoreNames = (documents: ReadonlyArray<CoreDocument>, predictions: CorePredictions): Figures => {
  const used = MEASURED.filter((type) =>
    documents.some((document) => document.mentions?.some((mention) => mention.type === type && mention.named !== false))
  )
  const counts = new Map(used.map((type): [string, TypeCounts] => [type, { gold: 0, sys: 0, strict: 0, relaxed: 0, overlap: 0 }]))
  const any = { gold: 0, sys: 0, tp: 0 }
  for (const document of documents) {
    const text = new CodePointText(document.text)
    const gold = (document.mentions ?? []).filter((each) => each.named !== false || each.type === "DATE")
    const found = predictedNames(predictions[document.doc], text)
    const relaxed = (spans: ReadonlyArray<Span>): Set<string> => new Set(spans.map((span) => key(relaxName(text, span))))
    for (const [type, count] of counts) {
      const wanted = gold.filter((each) => each.type === type)
      const ours = found.filter((each) => each.type === type)
      count.gold += wanted.length
      count.sys += ours.length
      count.strict += new Set(wanted.map(key)).intersection(new Set(ours.map(key))).size
      count.relaxed += relaxed(wanted).intersection(relaxed(ours)).size
      count.overlap += overlapping(wanted, ours)
    }
    const ofCore = <T extends Span & { readonly type: string }>(spans: ReadonlyArray<T>): ReadonlyArray<Span> => [
      ...new Map(
        spans
          .filter((each) => (CORE_TYPES as ReadonlyArray<string>).includes(each.type) && used.includes(each.type))
          .map((each) => [key(each), each])
      ).values()
    ]
    any.gold += ofCore(gold).length
    any.sys += ofCore(found).length
    any.tp += relaxed(ofCore(gold)).intersection(relaxed(ofCore(found))).size
  }
  const core = CORE_TYPES.flatMap((type) => counts.get(type) ?? [])
  const sum = (field: keyof TypeCounts): number => core.reduce((total, count) => total + count[field], 0)
  const figure = (field: "strict" | "relaxed" | "overlap"): Prf => prfWithCounts(sum(field), sum("sys"), sum("gold"))
  return {
    strict: figure("strict"),
    relaxed: figure("relaxed"),
    overlap: figure("overlap"),
    untyped_relaxed: prfWithCounts(any.tp, any.sys, any.gold),
    ...Object.fromEntries([...counts].map(([type, count]) => [`relaxed ${type}`, prfWithCounts(count.relaxed, count.sys, count.gold)]))
  }
}

const overlapping = (wanted: ReadonlyArray<Span>, ours: ReadonlyArray<Span>): number => {
  const used = new Set<number>()
  return wanted.filter((span) => {
    const i = ours.findIndex((each, at) => !used.has(at) && overlaps(each, span))
    if (i >= 0) used.add(i)
    return i >= 0
  }).length
}
