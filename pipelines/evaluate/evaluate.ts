/** Runs the pipeline on gold texts and scores its tables. */
import * as Effect from "effect/Effect"
import { coreErrors } from "../../eval/core-errors.ts"
import type { LayerScore } from "../../eval/figures.ts"
import { toCorePredictions, toPloverPredictions, toSystem } from "../../eval/from-dataset.ts"
import { scoreArticles } from "../../eval/score-articles.ts"
import { scoreCore } from "../../eval/score-core.ts"
import { scorePlover } from "../../eval/score-plover.ts"
import { Analyst } from "../Analyst.ts"
import type { Dataset } from "../dataset.ts"
import { Resolver } from "../resolve/Resolver.ts"
import type { Gold, GoldSet } from "./GoldSet.ts"

/** Articles analysed at a time. */
const BATCH = 32

/** Figures and mistakes on one set, whose articles are resolved together as in a run. */
export const evaluate = Effect.fn("evaluate")(function* (set: GoldSet) {
  const analyst = yield* Analyst
  const { resolve } = yield* Resolver
  const tables = []
  for (let i = 0; i < set.articles.length; i += BATCH) tables.push(...(yield* analyst.tablesOf(set.articles.slice(i, i + BATCH))))
  return score(set.gold, resolve(tables, []))
})

const score = (gold: Gold, dataset: Dataset): LayerScore => {
  switch (gold._tag) {
    case "Articles":
      return scoreArticles(gold.gold, toSystem(dataset))
    case "Core": {
      const predictions = toCorePredictions(dataset)
      return { figures: scoreCore(gold.documents, predictions), errors: coreErrors(gold.documents, predictions) }
    }
    case "Plover":
      return scorePlover(gold.records, toPloverPredictions(dataset))
  }
}
