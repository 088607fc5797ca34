/** Events by date. What happened, what is planned and what was called off are told apart by shape, colour and word. */
import * as Plot from "@observablehq/plot"
import { type DatedEvent, load } from "../data.ts"
import { grouped, h, longList, table, toWords } from "../dom.ts"
import { chart } from "./speakers.ts"

const MODALITIES = ["asserted", "planned", "possible", "hypothetical", "negated", "called_off"]
const WORDS: Readonly<Record<string, string>> = { asserted: "happened", planned: "planned", possible: "possible", hypothetical: "hypothetical", negated: "did not happen", called_off: "called off" }
const SYMBOLS = ["circle", "triangle", "diamond", "square", "times", "cross"]
const COLOURS = MODALITIES.map((each) => `var(--${each.replace("_", "-")})`)
/** Up to this many events are drawn one by one; more are counted in bars. */
const MAX_POINTS = 300
/** Of many events, those between these shares of the dates are drawn: a single year of the 17th century would leave no room for the news. */
const CENTRAL = [0.02, 0.98] as const

type Point = DatedEvent & { readonly day: Date; readonly what: string; readonly label: string }

const scales = {
  color: { domain: MODALITIES.map((each) => WORDS[each]), range: COLOURS },
  symbol: { domain: MODALITIES.map((each) => WORDS[each]), range: SYMBOLS as never, legend: true }
}

/** Each event a sign. */
const dots = (points: ReadonlyArray<Point>): Element =>
  Plot.plot({
    width: 1100, marginLeft: 110, style: { fontSize: "13px" }, x: { type: "utc", label: null, grid: true }, fy: { label: null }, ...scales,
    marks: [Plot.dot(points, Plot.dodgeY({ anchor: "middle", fy: "kind", x: "day", stroke: "what", symbol: "what", r: 4, title: "label", tip: true } as never))]
  } as never)

const DAY_MS = 86_400_000

/** Many events: their number by day, week, month or year, what happened below what did not. */
const bars = (points: ReadonlyArray<Point>): Element => {
  const days = points.map(({ day }) => day.getTime()).sort((a, b) => a - b)
  const [from, to] = CENTRAL.map((share) => days[Math.floor(share * (days.length - 1))])
  const span = (to - from) / DAY_MS
  const interval = span <= 100 ? "day" : span <= 700 ? "week" : span <= 3700 ? "month" : "year"
  const kept = points.filter(({ day }) => day.getTime() >= from && day.getTime() <= to)
  return Plot.plot({
    width: 1100, height: 360, marginLeft: 60, style: { fontSize: "13px" }, x: { type: "utc", label: null }, y: { label: `events a ${interval}`, grid: true },
    color: { ...scales.color, legend: true },
    marks: [
      Plot.rectY(kept, Plot.binX({ y: "count" } as never, { x: "day", fill: "what", interval, order: MODALITIES.map((each) => WORDS[each]), tip: true } as never)),
      Plot.ruleY([0])
    ]
  } as never)
}

export const timeline = async (): Promise<HTMLElement> => {
  const { events, undated } = await load<{ events: ReadonlyArray<DatedEvent>; undated: number }>("timeline")
  const who = (event: DatedEvent): string => `${event.actors.join(", ") || "somebody"}${event.recipients.length === 0 ? "" : ` → ${event.recipients.join(", ")}`}`
  const points: ReadonlyArray<Point> = events.map((event) => ({ ...event, day: new Date(`${event.date}T00:00:00Z`), what: WORDS[event.modality], label: `${event.date} ${event.kind} ${who(event)}` }))
  const list = events.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
  const rows = (some: ReadonlyArray<DatedEvent>): HTMLElement =>
    table("Events by date, newest first", ["Date", "Did it happen?", "Type", "Who → whom", "Where", "Reports", "Words"], some.map((event) => [
      event.date_end !== null && event.date_end !== event.date ? `${event.date} – ${event.date_end}` : event.date, h("span", { class: `modality ${event.modality}` }, WORDS[event.modality]), event.kind, who(event), event.place ?? "", event.reports, toWords(event.id, event.text ?? event.id)
    ]))
  return h("div", {}, h("h1", {}, "Timeline"), h("p", {}, `${grouped(events.length)} dated events. ${grouped(undated)} more have no date in the text and are not shown here: none is dated by guess.${events.length > MAX_POINTS ? " The chart leaves out the earliest and latest fiftieth; the table has all." : ""}`),
    points.length === 0 ? null : chart("Events by date", points.length > MAX_POINTS ? bars(points) : dots(points)),
    longList("events", list, (event) => `${event.date} ${event.kind} ${who(event)} ${event.text}`, rows))
}
