/** Sentence boundaries: both ends exact. */
import type { LayerScore, ScoringError } from "./figures.ts"
import { prfWithCounts } from "./figures.ts"
import type { ArticleGold } from "./gold-articles.ts"
import type { System } from "./system.ts"

export const scoreSentences = (gold: ArticleGold, system: System): LayerScore => {
  const key = (doc: string, start: number, end: number): string => `${doc}\t${start}\t${end}`
  const found = Object.entries(system).flatMap(([doc, document]) => (document.sentences ?? []).map(([start, end]) => ({ doc, start, end })))
  if (found.length === 0) return { figures: {}, errors: [] }
  const ours = new Set(found.map(({ doc, end, start }) => key(doc, start, end)))
  const wanted = new Set(gold.sentences.map(({ doc, end, start }) => key(doc, start, end)))
  const tp = [...ours].filter((each) => wanted.has(each)).length
  const errors: ReadonlyArray<ScoringError> = [
    ...gold.sentences
      .filter(({ doc, end, start }) => !ours.has(key(doc, start, end)))
      .map(({ doc, end, start }): ScoringError => ({ layer: "sentences", doc, kind: "miss", start, end, detail: "" })),
    ...found
      .filter(({ doc, end, start }) => !wanted.has(key(doc, start, end)))
      .map(({ doc, end, start }): ScoringError => ({ layer: "sentences", doc, kind: "false alarm", start, end, detail: "" }))
  ]
  return { figures: { sentences: prfWithCounts(tp, ours.size, gold.sentences.length) }, errors }
}
