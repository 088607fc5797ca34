/** Who says so: the quotation around a trigger. */
import type { Quote } from "../annotations.ts"
import { overlaps } from "../span.ts"
import type { Span } from "../span.ts"

/**
 * Finds the index of the smallest quotation whose content holds a trigger, null when nobody is quoted. Looks only at
 * quotations that can reach the trigger, so that long texts stay linear.
 */
export const createQuoteAround = (quotes: ReadonlyArray<Quote>): ((trigger: Span) => number | null) => {
  const order = [...quotes.keys()].sort((a, b) => quotes[a].start - quotes[b].start || a - b)
  /** Furthest end of any quotation up to this one. */
  const reach: Array<number> = []
  for (const index of order) reach.push(Math.max(reach.at(-1) ?? 0, quotes[index].end))
  return (trigger) => {
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (quotes[order[middle]].start < trigger.end) low = middle + 1
      else high = middle
    }
    let best: number | null = null
    for (let k = low - 1; k >= 0 && reach[k] > trigger.start; k--) {
      const quote = quotes[order[k]]
      if (quote.kind === "scare" || !quote.parts.some((part) => overlaps(part, trigger))) continue
      const size = quote.end - quote.start
      const bestSize = best === null ? Infinity : quotes[best].end - quotes[best].start
      if (size < bestSize || (size === bestSize && best !== null && order[k] < best)) best = order[k]
    }
    return best
  }
}
