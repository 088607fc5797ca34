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
/** Of many events, those between these shares of the dates are drawn: a single year of the 17th century would leave no room for the news. */
const CENTRAL = [0.02, 0.98] as const
const DAY_MS = 86_400_000
/** Of a clause, in the table. */
const MAX_WORDS = 160

interface Day {
  readonly date: string
  readonly modality: string
  readonly events: number
}

const dayOf = (date: string): Date => new Date(`${date}T00:00:00Z`)
const who = (event: DatedEvent): string => `${event.actors.join(", ") || "somebody"}${event.recipients.length === 0 ? "" : ` → ${event.recipients.join(", ")}`}`

const scales = {
  color: { domain: Object.values(MODALITIES), range: COLOURS },
  symbol: { domain: Object.values(MODALITIES), range: SYMBOLS as never, legend: true }
}

const DOT_RADIUS = 4
const DOT_SPACE = 2 * DOT_RADIUS + 2
const MAX_HEIGHT = 700

/** Each event a sign; null where that would be too high a pile. A row is as high as its fullest place needs. */
const dots = (events: ReadonlyArray<DatedEvent>): Element | null => {
  const points = events.map((event) => ({ ...event, day: dayOf(event.date), what: MODALITIES[event.modality], label: `${event.date} ${event.kind} ${who(event)}` }))
  const days = points.map(({ day }) => day.getTime())
  const from = Math.min(...days)
  const perPixel = (Math.max(...days) - from || 1) / (chartWidth() - 160)
  const places = Map.groupBy(points, ({ day, kind }) => `${kind} ${Math.round((day.getTime() - from) / perPixel / (2 * DOT_SPACE))}`)
  const fullest = Math.max(...[...places.values()].map((same) => same.length))
  const height = 60 + new Set(events.map(({ kind }) => kind)).size * (fullest + 1) * DOT_SPACE
  if (height > MAX_HEIGHT) return null
  return Plot.plot({
    width: chartWidth(), height, marginLeft: isNarrow() ? 100 : 110, style: { fontSize: "13px" },
    x: { type: "utc", label: null, grid: true, ticks: isNarrow() ? 3 : 10 }, fy: { label: null }, ...scales,
    marks: [Plot.dot(points, Plot.dodgeY({ anchor: "middle", fy: "kind", x: "day", stroke: "what", symbol: "what", r: DOT_RADIUS, title: "label", tip: true } as never))]
  } as never)
}

/** Many events: their number by day, week, month or year, what happened below what did not. */
const bars = (days: ReadonlyArray<Day>): Element => {
  const sorted = days.flatMap(({ date, events }) => Array<number>(events).fill(dayOf(date).getTime())).sort((a, b) => a - b)
  const [from, to] = CENTRAL.map((share) => sorted[Math.floor(share * (sorted.length - 1))])
  const span = (to - from) / DAY_MS
  const interval = span <= 100 ? "day" : span <= 700 ? "week" : span <= 3700 ? "month" : "year"
  const kept = days.map((day) => ({ day: dayOf(day.date), what: MODALITIES[day.modality], events: day.events })).filter(({ day }) => day.getTime() >= from && day.getTime() <= to)
  return Plot.plot({
    width: chartWidth(), height: 360, marginLeft: 60, style: { fontSize: "13px" }, x: { type: "utc", label: null, ticks: isNarrow() ? 4 : 10 }, y: { label: `events a ${interval}`, grid: true },
    color: { ...scales.color, legend: true },
    marks: [
      Plot.rectY(kept, Plot.binX({ y: "sum" } as never, { x: "day", y: "events", fill: "what", interval, order: Object.values(MODALITIES), tip: true } as never)),
      Plot.ruleY([0])
    ]
  } as never)
}

export const timeline = async (): Promise<HTMLElement> => {
  const [file, events] = await Promise.all([load<{ readonly days: Packed; readonly undated: number }>("timeline"), piecesOf<DatedEvent>("timeline")])
  const rows = (some: ReadonlyArray<DatedEvent>): HTMLElement =>
    table("Events by date, newest first", ["Date", "Did it happen?", "Type", "Who → whom", "Where", "Reports", "Words"], some.map((event) => [
      event.date_end !== null && event.date_end !== event.date ? `${event.date} – ${event.date_end}` : event.date, h("span", { class: `modality ${event.modality}` }, MODALITIES[event.modality]),
      event.kind, who(event), event.place ?? "", event.reports, toWords(event.id, shorten(event.text ?? event.id, MAX_WORDS))
    ]))
  const signs = events.total > 0 && events.total <= MAX_POINTS ? dots(await events.read(0)) : null
  const drawn = events.total === 0 ? null : (signs ?? bars(unpack<Day>(file.days)))
  return h("div", {}, h("h1", {}, "Timeline"),
    h("p", {}, `${counted(events.total, "dated event")}. ${grouped(file.undated)} more have no date in the text and are not shown here: none is dated by guess.${signs === null && drawn !== null ? " The chart leaves out the earliest and latest fiftieth; the table has all." : ""}`),
    eventTypes(),
    drawn === null ? null : chart("Events by date", drawn),
    await longList("events", events, (event) => `${event.date} ${event.kind} ${who(event)} ${event.place} ${event.text}`, rows, {
      choices: [
        { label: "Happened or not", options: optionsOf(MODALITIES), valueOf: (event) => event.modality },
        { label: "All types", options: Object.keys(EVENT_TYPES).map((type) => [type, type]), valueOf: (event) => event.kind }
      ]
    }))
}
