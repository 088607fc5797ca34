/** Events by date. What happened, what is planned and what was called off are told apart by shape, colour and word. */
import * as Plot from "@observablehq/plot"
import { type Packed, unpack } from "../../pipelines/report/data-file.ts"
import { type DatedEvent, load, piecesOf } from "../data.ts"
import { counted, grouped, h, longList, shorten, table, toWords } from "../dom.ts"
import { EVENT_TYPES, eventTypes, MODALITIES, optionsOf } from "../words.ts"
import { chart, chartWidth, isNarrow } from "./chart.ts"

const SYMBOLS = ["circle", "triangle", "diamond", "square", "times", "cross"]
const COLOURS = Object.keys(MODALITIES).map((each) => `var(--${each.replace("_", "-")})`)
/** Up to this many events are drawn one by one; more are counted in bars. */
const MAX_POINTS = 300
/** Of a clause, in the table. */
const MAX_WORDS = 160
const DAY_MS = 86_400_000

interface Day {
  readonly date: string
  readonly modality: string
  readonly events: number
}

const dayOf = (date: string): Date => new Date(`${date}T00:00:00Z`)
const who = (event: DatedEvent): string => `${event.actors.join(", ") || "somebody"}${event.recipients.length === 0 ? "" : ` → ${event.recipients.join(", ")}`}`

/** A day, month or year, or the first and the last day. */
const daysOf = ({ date, date_end: last }: DatedEvent): string => {
  if (last === null || last === date) return date
  const [year, month] = date.split("-")
  if (date === `${year}-01-01` && last === `${year}-12-31`) return year
  const monthEnd = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10)
  return date.endsWith("-01") && last === monthEnd ? `${year}-${month}` : `${date} – ${last}`
}

const scales = {
  color: { domain: Object.values(MODALITIES), range: COLOURS },
  symbol: { domain: Object.values(MODALITIES), range: SYMBOLS as never, legend: true }
}

/** A chart shows the shortest time that holds this share of the events, where all take so many times longer: one year of the 17th century would leave no room for the news. */
const MOST = 0.8
const MUCH_LONGER = 3

interface Window {
  readonly from: string
  readonly to: string
  /** Events that are outside. */
  readonly left: number
}

/** The days to draw, of days with their numbers of events, in order. */
const windowOf = (days: ReadonlyArray<Day>): Window => {
  const dates = days.flatMap(({ date, events }) => Array<string>(events).fill(date))
  const times = dates.map((date) => dayOf(date).getTime())
  const many = Math.ceil(MOST * dates.length)
  let start = 0
  for (let i = 1; i + many <= times.length; i++) if (times[i + many - 1] - times[i] < times[start + many - 1] - times[start]) start = i
  const whole = times[times.length - 1] - times[0]
  const [from, to] = (times[start + many - 1] - times[start]) * MUCH_LONGER < whole ? [dates[start], dates[start + many - 1]] : [dates[0], dates[dates.length - 1]]
  return { from, to, left: dates.filter((date) => date < from || date > to).length }
}

const isWithin = ({ from, to }: Window) => ({ date }: { readonly date: string }): boolean => date >= from && date <= to

const DOT_RADIUS = 4
const DOT_SPACE = 2 * DOT_RADIUS + 2
const MAX_HEIGHT = 500

/** Each event a sign, those of a day above each other; null where that would be too high a pile. */
const dots = (events: ReadonlyArray<DatedEvent>): Element | null => {
  const points = events.map((event) => ({ ...event, day: dayOf(event.date), what: MODALITIES[event.modality], label: `${event.date} ${event.kind} ${who(event)}` }))
  const days = points.map(({ day }) => day.getTime())
  const from = Math.min(...days)
  const perPixel = (Math.max(...days) - from || 1) / (chartWidth() - 60)
  const places = Map.groupBy(points, ({ day }) => Math.round((day.getTime() - from) / perPixel / (2 * DOT_SPACE)))
  const height = 80 + (Math.max(...[...places.values()].map((same) => same.length)) + 1) * DOT_SPACE
  if (height > MAX_HEIGHT) return null
  return Plot.plot({
    width: chartWidth(), height, marginLeft: 20, marginRight: 20, marginBottom: 44, style: { fontSize: "13px" }, x: { type: "utc", label: null, grid: true, ticks: isNarrow() ? 3 : 10 }, ...scales,
    marks: [Plot.dot(points, Plot.dodgeY({ anchor: "bottom", x: "day", stroke: "what", symbol: "what", r: DOT_RADIUS, title: "label", tip: true } as never))]
  } as never)
}

/** Many events: their number by day, week, month or year, what happened below what did not. */
const bars = (days: ReadonlyArray<Day>, { from, to }: Window): Element => {
  const span = (dayOf(to).getTime() - dayOf(from).getTime()) / DAY_MS
  const interval = span <= 100 ? "day" : span <= 700 ? "week" : span <= 3700 ? "month" : "year"
  const counts = days.map((day) => ({ day: dayOf(day.date), what: MODALITIES[day.modality], events: day.events }))
  return Plot.plot({
    width: chartWidth(), height: 370, marginLeft: 60, marginBottom: 44, style: { fontSize: "13px" }, x: { type: "utc", label: null, ticks: isNarrow() ? 4 : 10 }, y: { label: `events a ${interval}`, grid: true },
    color: { ...scales.color, legend: true },
    marks: [
      Plot.rectY(counts, Plot.binX({ y: "sum" } as never, { x: "day", y: "events", fill: "what", interval, order: Object.values(MODALITIES), tip: true } as never)),
      Plot.ruleY([0])
    ]
  } as never)
}

export const timeline = async (): Promise<HTMLElement> => {
  const [file, events] = await Promise.all([load<{ readonly days: Packed; readonly undated: number }>("timeline"), piecesOf<DatedEvent>("timeline")])
  const rows = (some: ReadonlyArray<DatedEvent>): HTMLElement =>
    table("Events by date, newest first", ["Date", "Did it happen?", "Type", "Who → whom", "Where", "Reports", "Words"], some.map((event) => [
      h("span.date", {}, daysOf(event)), h("span", { class: `modality ${event.modality}` }, MODALITIES[event.modality]),
      event.kind, who(event), event.place ?? "", event.reports, toWords(event.id, shorten(event.text ?? event.id, MAX_WORDS))
    ]))
  const days = unpack<Day>(file.days)
  const shown = events.total === 0 ? null : windowOf(days)
  const few = shown !== null && events.total <= MAX_POINTS ? (await events.read(0)).filter(isWithin(shown)) : []
  const drawn = shown === null ? null : ((few.length === 0 ? null : dots(few)) ?? bars(days.filter(isWithin(shown)), shown))
  return h("div", {}, h("h1", {}, "Timeline"),
    h("p", {}, `${counted(events.total, "dated event")}. ${grouped(file.undated)} more have no date in the text and are not shown here: none is dated by guess.${shown === null || shown.left === 0 ? "" : ` The chart shows ${shown.from} to ${shown.to}; ${grouped(shown.left)} are earlier or later. The table has all.`}`),
    eventTypes(),
    drawn === null ? null : chart("Events by date", drawn),
    await longList("events", events, (event) => `${event.date} ${event.kind} ${who(event)} ${event.place} ${event.text}`, rows, {
      choices: [
        { label: "Happened or not", options: optionsOf(MODALITIES), valueOf: (event) => event.modality },
        { label: "All types", options: Object.keys(EVENT_TYPES).map((type) => [type, type]), valueOf: (event) => event.kind }
      ]
    }))
}
