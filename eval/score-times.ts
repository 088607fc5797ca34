/** Time expressions: where they are and which TIMEX3 value they have. */
import type { LayerScore, ScoringError } from "./figures.ts"
import { intersectionOverUnion, scoreAlignment } from "./alignment.ts"
import type { ArticleGold, GoldTime } from "./gold-articles.ts"
import type { System, SystemTime } from "./system.ts"
import { hasLayer, layerOf } from "./system.ts"

/** A value is right when gold names it, or when it only says the clock time more finely than gold does. */
const isRightValue = (gold: GoldTime, value: string | null): boolean =>
  value !== null &&
  (gold.values.includes(value) ||
    gold.values.some(
      (each) => each !== "" && value.startsWith(each) && value.length > each.length && each.includes("T") && /^\d{4}/.test(value)
    ))

export const scoreTimes = (gold: ArticleGold, system: System): LayerScore => {
  if (!hasLayer(system, "times")) return { figures: {}, errors: [] }
  const times: ReadonlyArray<SystemTime & { readonly doc: string }> = layerOf(system, "times")
  const bySpan = scoreAlignment(gold.times, times, intersectionOverUnion, 0.5)
  const byValue = scoreAlignment(
    gold.times,
    times,
    (g, s) => (g.optional || isRightValue(g, s.value) ? intersectionOverUnion(g, s) : 0),
    0.5
  )
  const errors: Array<ScoringError> = []
  gold.times.forEach((time, i) => {
    if (time.optional || byValue.systemOf.has(i)) return
    const { doc, end, start } = time
    const found = times[bySpan.systemOf.get(i) ?? -1]
    if (found === undefined) errors.push({ layer: "times", doc, kind: "miss", start, end, detail: time.values.join(" or ") })
    else errors.push({ layer: "times", doc, kind: "wrong value", start, end, detail: `${found.value} for ${time.values.join(" or ")}` })
  })
  times.forEach(({ doc, end, start, value }, j) => {
    if (!bySpan.goldOf.has(j)) errors.push({ layer: "times", doc, kind: "false alarm", start, end, detail: value ?? "no value" })
  })
  return { figures: { "times span": bySpan.figure, "times span+value": byValue.figure }, errors }
}
