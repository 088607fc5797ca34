/** Events by date. What happened, what is planned and what was called off are told apart by shape, colour and word. */
import * as Plot from "@observablehq/plot"
import { type DatedEvent, load } from "../data.ts"
import { h, longList, table, toWords } from "../dom.ts"
import { chart } from "./speakers.ts"

const MODALITIES = ["asserted", "planned", "possible", "hypothetical", "negated", "called_off"]
const WORDS: Readonly<Record<string, string>> = { asserted: "happened", planned: "planned", possible: "possible", hypothetical: "hypothetical", negated: "did not happen", called_off: "called off" }
const SYMBOLS = ["circle", "triangle", "diamond", "square", "times", "cross"]
/** Points a chart shows; the list holds all. */
const MAX_POINTS = 4000

export const timeline = async (): Promise<HTMLElement> => {
  const { events, undated } = await load<{ events: ReadonlyArray<DatedEvent>; undated: number }>("timeline")
  const who = (event: DatedEvent): string => `${event.actors.join(", ") || "somebody"}${event.recipients.length === 0 ? "" : ` → ${event.recipients.join(", ")}`}`
  const points = events.slice(0, MAX_POINTS).map((event) => ({ ...event, day: new Date(`${event.date}T00:00:00Z`), what: WORDS[event.modality], label: `${event.date} ${event.kind} ${who(event)}` }))
  const list = events.toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
  const rows = (some: ReadonlyArray<DatedEvent>): HTMLElement =>
    table("Events by date, newest first", ["Date", "Did it happen?", "Type", "Who → whom", "Where", "Reports", "Words"], some.map((event) => [
      event.date_end !== null && event.date_end !== event.date ? `${event.date} – ${event.date_end}` : event.date, WORDS[event.modality], event.kind, who(event), event.place ?? "", event.reports, toWords(event.id, event.text ?? event.id)
    ]))
  return h("div", {}, h("h1", {}, "Timeline"), h("p", {}, `${events.length} dated events. ${undated} more have no date in the text and are not shown here: none is dated by guess.`),
    points.length === 0 ? null : chart("Events by date and type", Plot.plot({
      width: 1000, marginLeft: 100, x: { type: "utc", label: null }, fy: { label: null },
      color: { domain: MODALITIES.map((each) => WORDS[each]), range: ["#0b6e4f", "#2563a8", "#8a5a00", "#6b6b6b", "#a61b1b", "#7a1fa2"] },
      symbol: { domain: MODALITIES.map((each) => WORDS[each]), range: SYMBOLS as never, legend: true },
      marks: [Plot.dot(points, Plot.dodgeY({ anchor: "middle", fy: "kind", x: "day", stroke: "what", symbol: "what", r: 4, title: "label", tip: true } as never))]
    } as never)),
    longList("events", list, (event) => `${event.date} ${event.kind} ${who(event)} ${event.text}`, rows))
}
