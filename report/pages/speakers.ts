/** Who is quoted, in how many words, by whom; and everything one speaker said. */
import * as Plot from "@observablehq/plot"
import { type ArticleEntry, bucketOf, load, type Overview, type Quotation, type Speaker, type Speakers } from "../data.ts"
import { h, longList, table, toWords } from "../dom.ts"

const BARS = 20

export const speakers = async (): Promise<HTMLElement> => {
  const { outlets, speakers: all } = await load<Speakers>("speakers")
  const rows = (some: ReadonlyArray<Speaker>): HTMLElement =>
    table("Speakers by words", ["Speaker", "Quotations", "Words", "Direct", "Mixed", "Indirect", "Articles"], some.map((speaker) => [
      h("a", { href: `#/speaker/${encodeURIComponent(speaker.id)}` }, speaker.name), speaker.quotes, speaker.words, speaker.direct, speaker.mixed, speaker.indirect, speaker.articles
    ]))
  const named = all.filter((speaker) => speaker.id !== "unknown").slice(0, BARS)
  const names = new Map(all.map((speaker) => [speaker.id, speaker.name]))
  return h("div", {}, h("h1", {}, "Who said what"),
    h("p", {}, "Words given to each speaker, quoted or reported. Copies of articles and scare quotes are left out."),
    chart("Words by speaker and outlet", Plot.plot({
      marginLeft: 180, width: 900, x: { label: "words", grid: true }, y: { label: null, domain: named.map((speaker) => speaker.name) }, color: { legend: true },
      marks: [Plot.barX(outlets.filter((row) => named.some((speaker) => speaker.id === row.speaker)), { x: "words", y: (row: { speaker: string }) => names.get(row.speaker), fill: "outlet", tip: true }), Plot.ruleX([0])]
    })),
    longList("speakers", all, (speaker) => speaker.name, rows))
}

/** A chart with a text alternative; the table under it holds the same figures. */
export const chart = (label: string, plot: Element): HTMLElement => {
  const figure = h("figure.chart", { role: "img", "aria-label": `Chart: ${label}. The table on this page holds its figures.` })
  figure.append(plot)
  for (const inner of figure.querySelectorAll("svg")) inner.setAttribute("aria-hidden", "true")
  return figure
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
    h("div", {}, ...some.map(([source, quotations]) => h("section", {}, h("h2", {}, titles.get(source) ?? source), h("ul.quotations", {}, ...quotations.map(quotationItem)))))
  return h("div", {}, h("h1", {}, name), h("p", {}, `${own.length} quotations in ${byArticle.length} articles`), longList("articles", byArticle, ([source]) => titles.get(source) ?? "", render))
}

const quotationItem = (quotation: Quotation): HTMLElement =>
  h("li", {}, h("blockquote", {}, toWords(quotation.id, quotation.content ?? quotation.id)),
    h("p.meta", {}, [quotation.speaker_text, quotation.cue, quotation.kind, quotation.stance === "belief" ? "belief" : null, quotation.cue_stance === "neutral" ? null : quotation.cue_stance, quotation.negated ? "negated" : null].filter((part) => part !== null).join(" · ")))
