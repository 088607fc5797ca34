/** The scoreboard of an article gold set, layer by layer. */
import type { LayerScore } from "./figures.ts"
import type { ArticleGold } from "./gold-articles.ts"
import { scoreClusters } from "./score-clusters.ts"
import { scoreEventDates } from "./score-event-dates.ts"
import { scoreEvents } from "./score-events.ts"
import { scoreNames } from "./score-names.ts"
import { scoreQuotes } from "./score-quotes.ts"
import { scoreSentences } from "./score-sentences.ts"
import { scoreStatements } from "./score-statements.ts"
import { scoreTimes } from "./score-times.ts"
import type { System } from "./system.ts"

/** Every figure of every layer that `system` has, and what went wrong in each. */
export const scoreArticles = (gold: ArticleGold, system: System): LayerScore => {
  const layers = [scoreSentences, scoreNames, scoreQuotes, scoreTimes, scoreEvents, scoreEventDates, scoreStatements, scoreClusters].map(
    (score) => score(gold, system)
  )
  return { figures: Object.assign({}, ...layers.map((layer) => layer.figures)), errors: layers.flatMap((layer) => layer.errors) }
}
