/** Statement groups: which quotations are reports of one utterance. */
import type { LayerScore } from "./figures.ts"
import { prfWithCounts } from "./figures.ts"
import { CharacterSet } from "./character-set.ts"
import type { ArticleGold } from "./gold-articles.ts"
import type { System } from "./system.ts"
import { layerOf } from "./system.ts"

/**
 * Pairwise F1 over gold quotations of different articles. A gold quotation takes the group of the system quotation
 * that shares most with it (Dice ≥ 0.5 of content characters); pairs are over gold ids.
 */
export const scoreStatements = (gold: ArticleGold, system: System): LayerScore => {
  const found = layerOf(system, "quotes").map((quote) => ({ ...quote, characters: new CharacterSet(quote.spans) }))
  if (!found.some((quote) => quote.statement)) return { figures: {}, errors: [] }
  const judged = gold.quotes.map(({ doc, id, spans, statement }) => {
    const characters = new CharacterSet(spans)
    let best = { dice: 0, group: "" }
    for (const quote of found) {
      if (quote.doc !== doc) continue
      const dice = characters.dice(quote.characters)
      const group = quote.statement ?? ""
      if (dice > best.dice || (dice === best.dice && dice > 0 && group > best.group)) best = { dice, group }
    }
    return { id, doc, wanted: statement, found: best.dice >= 0.5 ? best.group : "" }
  })
  const pairs = (group: (quote: (typeof judged)[number]) => string | null): ReadonlySet<string> =>
    new Set(
      judged.flatMap((a, i) =>
        judged.slice(i + 1).flatMap((b) => (group(a) && group(a) === group(b) && a.doc !== b.doc ? [`${a.id}\t${b.id}`] : []))
      )
    )
  const wanted = pairs((quote) => quote.wanted)
  const ours = pairs((quote) => quote.found)
  if (wanted.size === 0) return { figures: {}, errors: [] }
  const right = [...ours].filter((pair) => wanted.has(pair)).length
  return { figures: { "statement pairs": prfWithCounts(right, ours.size, wanted.size) }, errors: [] }
}
