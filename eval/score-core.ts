/** The scoreboard of one file of public gold: whichever layers it has. */
import type { Figures } from "./figures.ts"
import type { CoreDocument, CorePredictions } from "./core-documents.ts"
import { scoreCoreCoreference } from "./score-core-coreference.ts"
import { scoreCoreNamed } from "./score-core-named.ts"
import { scoreCoreNames } from "./score-core-names.ts"
import { scoreCoreSentences } from "./score-core-sentences.ts"
import { scoreCoreTimes } from "./score-core-times.ts"

export const scoreCore = (documents: ReadonlyArray<CoreDocument>, predictions: CorePredictions): Figures => {
  const has = (layer: "sentences" | "mentions" | "timexes"): boolean => documents.some((document) => document[layer] !== undefined)
  const hasPhrases = documents.some((document) => document.mentions?.some((mention) => mention.core !== undefined))
  return {
    ...(has("sentences") ? sentenceFigures(documents, predictions) : {}),
    ...(has("mentions") ? named("names", scoreCoreNames(documents, predictions)) : {}),
    ...(hasPhrases ? { ...scoreCoreNamed(documents, predictions), ...scoreCoreCoreference(documents, predictions) } : {}),
    ...(has("timexes") ? named("times", scoreCoreTimes(documents, predictions)) : {})
  }
}

/** Figures under names that say their layer. */
const named = (layer: string, figures: Figures): Figures =>
  Object.fromEntries(Object.entries(figures).map(([name, figure]) => [`${layer} ${name}`, figure]))

const sentenceFigures = (documents: ReadonlyArray<CoreDocument>, predictions: CorePredictions): Figures => {
  const { perfect, ...figures } = scoreCoreSentences(documents, predictions)
  return { ...named("sentences", figures), "sentences: imperfect documents": { wrong: documents.length - perfect, gold: documents.length } }
}
