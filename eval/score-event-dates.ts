/** When events were: the days of our rows against the times of gold's events, where both have the trigger. */
import { overlaps } from "../nlp/span.ts"
import type { LayerScore } from "./figures.ts"
import { prfWithCounts } from "./figures.ts"
import type { ArticleGold, GoldEvent } from "./gold-articles.ts"
import type { System, SystemEvent } from "./system.ts"
import { layerOf } from "./system.ts"
import { intervalOf, type Interval } from "./timex-value.ts"

const DAY = 86_400_000
const MONTH_DAYS = 31

const daysIn = ([first, last]: Interval): number => (Date.parse(last) - Date.parse(first)) / DAY + 1

const holds = (outer: Interval, inner: Interval): boolean => outer[0] <= inner[0] && inner[1] <= outer[1]

/**
 * Days are right when they hold gold's or lie within them, and are no coarser than gold's or a month: a visit of two days may be
 * dated by its first, a day in February by the month.
 */
export const isRightDate = (gold: Interval, found: Interval): boolean =>
  (holds(gold, found) || holds(found, gold)) && daysIn(found) <= Math.max(MONTH_DAYS, daysIn(gold))

/**
 * Precision over our dated events that gold has, recall over gold's dated events. A date where gold gives none is wrong; where
 * gold's time is no calendar time (“two days”, “soon”), nothing is asked. Mere statements are left out.
 */
export const scoreEventDates = (gold: ArticleGold, system: System): LayerScore => {
  const found: ReadonlyArray<SystemEvent & { readonly doc: string }> = layerOf(system, "events")
  if (!found.some((event) => event.days != null)) return { figures: {}, errors: [] }
  let right = 0
  let answered = 0
  let expected = 0
  for (const event of gold.events) {
    if (event.isDisputed || event.types[0] === "STATEMENT") continue
    const intervals = event.times.flatMap((time): ReadonlyArray<Interval> => {
      const interval = intervalOf(time)
      return interval === null ? [] : [interval]
    })
    if (event.times.length > 0 && intervals.length === 0) continue
    if (intervals.length > 0) expected++
    const ours = reportOf(found, event)
    if (ours?.days == null) continue
    answered++
    const { days } = ours
    if (intervals.some((interval) => isRightDate(interval, days))) right++
  }
  return { figures: { "event dates": prfWithCounts(right, answered, expected) }, errors: [] }
}

/** Our report on a gold event's trigger, one of its type before others. */
const reportOf = (found: ReadonlyArray<SystemEvent & { readonly doc: string }>, event: GoldEvent) => {
  const there = found.filter(({ doc, trigger }) => doc === event.doc && overlaps(trigger, event.trigger))
  return there.find(({ type }) => event.types.includes(type)) ?? there[0]
}
