/** Who is quoted, in how many words, by whom; and everything one speaker said. */
import * as Plot from "@observablehq/plot"
import { type ArticleEntry, bucketOf, load, type Overview, type Quotation, type Speaker, type Speakers } from "../data.ts"
import { h, longList, table, toWords } from "../dom.ts"

const BARS = 20
/** Outlets told apart by colour; the others share one. */
const MAX_COLOURS = 9
const OTHERS = "other outlets"

export const speakers = async (): Promise<HTMLElement> => {
  const { outlets, speakers: all } = await load<Speakers>("speakers")
  const rows = (some: ReadonlyArray<Speaker>): HTMLElement =>
    table("Speakers by words", ["Speaker", "Quotations", "Words", "Direct", "Mixed", "Indirect", "Articles"], some.map((speaker) => [
      h("a", { href: `#/speaker/${encodeURIComponent(speaker.id)}` }, speaker.name), speaker.quotes, speaker.words, speaker.direct, speaker.mixed, speaker.indirect, speaker.articles
    ]))
  const named = all.filter((speaker) => speaker.id !== "unknown").slice(0, BARS)
  const names = new Map(all.map((speaker) => [speaker.id, speaker.name]))
  const drawn = new Set(named.map((speaker) => speaker.id))
  const words = new Map<string, number>()
  for (const row of outlets) words.set(row.outlet, (words.get(row.outlet) ?? 0) + row.words)
  const coloured = new Set([...words].toSorted((a, b) => b[1] - a[1]).slice(0, MAX_COLOURS).map(([outlet]) => outlet))
  const bars = [...Map.groupBy(outlets.filter((row) => drawn.has(row.speaker)), (row) => `${row.speaker} ${coloured.has(row.outlet) ? row.outlet : OTHERS}`).values()].map((same) => ({
    speaker: same[0].speaker, outlet: coloured.has(same[0].outlet) ? outletName(same[0].outlet) : OTHERS, words: same.reduce((sum, row) => sum + row.words, 0)
  }))
  const byOutlet = (some: Speakers["outlets"]): HTMLElement =>
    table("Words by outlet and speaker", ["Outlet", "Speaker", "Quotations", "Words"], some.map((row) => [
      outletName(row.outlet), h("a", { href: `#/speaker/${encodeURIComponent(row.speaker)}` }, names.get(row.speaker) ?? row.speaker), row.quotes, row.words
    ]))
  return h("div", {}, h("h1", {}, "Who said what"),
    h("p", {}, "Words given to each speaker, quoted or reported. Copies of articles and scare quotes are left out."),
    chart("Words by speaker and outlet", Plot.plot({
      marginLeft: 200, width: 960, style: { fontSize: "13px" }, x: { label: "words", grid: true },
      y: { label: null, domain: named.map((speaker) => speaker.id), tickFormat: (id: string) => shorten(names.get(id) ?? id, 28) }, color: { legend: true },
      marks: [Plot.barX(bars, { x: "words", y: "speaker", fill: "outlet", title: (bar: (typeof bars)[number]) => `${names.get(bar.speaker)}, ${bar.outlet}: ${bar.words} words`, tip: true }), Plot.ruleX([0])]
    })),
    longList("speakers", all, (speaker) => speaker.name, rows),
    h("h2", {}, "Who gets how many words in which outlet"),
    longList("pairs of outlet and speaker", outlets, (row) => `${outletName(row.outlet)} ${names.get(row.speaker)}`, byOutlet))
}

const outletName = (outlet: string): string => (outlet === "unknown" ? "outlet not known" : outlet)

export const shorten = (name: string, length: number): string => (name.length <= length ? name : `${name.slice(0, length - 1)}…`)

/** A chart with a text alternative; the table under it holds the same figures. Where it is too wide, it scrolls in its own box. */
export const chart = (label: string, plot: Element): HTMLElement => {
  const figure = h("figure.chart", { role: "img", "aria-label": `Chart: ${label}. The table on this page holds its figures.` })
  figure.append(plot)
  for (const inner of figure.querySelectorAll("svg")) inner.setAttribute("aria-hidden", "true")
  return h("div.scroll", { tabindex: 0, role: "region", "aria-label": `Chart: ${label}` }, figure)
}

export const speaker = async (id: string): Promise<HTMLElement> => {
  const overview = await load<Overview>("overview")
  const [{ speakers: all }, entries, file] = await Promise.all([
    load<Speakers>("speakers"), load<ReadonlyArray<ArticleEntry>>("articles"), load<ReadonlyArray<Quotation>>(`quotations-${bucketOf(id, overview.quotation_files)}`)
  ])
  const name = all.find((each) => each.id === id)?.name ?? id
  const own = file.filter((quotation) => quotation.speaker === id)
  const byArticle = [...Map.groupBy(own, (quotation) => quotation.source)]
  const titles = new Map(entries.map((entry) => [entry.id, `${entry.title}${entry.outlet === null ? "" : ` (${entry.outlet})`}`]))
  const render = (some: ReadonlyArray<readonly [string, ReadonlyArray<Quotation>]>): HTMLElement =>
    h("div", {}, ...some.map(([source, quotations]) => h("section", {}, h("h2", {}, h("a", { href: `#/article/${encodeURIComponent(source)}` }, titles.get(source) ?? source)), h("ul.quotations", {}, ...quotations.map(quotationItem)))))
  return h("div", {}, h("h1", {}, name), h("p", {}, `${own.length} ${own.length === 1 ? "quotation" : "quotations"} in ${byArticle.length} ${byArticle.length === 1 ? "article" : "articles"}. Each leads to its words.`), longList("articles", byArticle, ([source]) => titles.get(source) ?? "", render))
}

const quotationItem = (quotation: Quotation): HTMLElement =>
  h("li", {}, h("blockquote", {}, toWords(quotation.id, quotation.content ?? quotation.id)),
    h("p.meta", {}, [quotation.speaker_text, quotation.cue, quotation.kind, quotation.stance === "belief" ? "belief" : null, quotation.cue_stance === "neutral" ? null : quotation.cue_stance, quotation.negated ? "negated" : null].filter((part) => part !== null).join(" · ")))
