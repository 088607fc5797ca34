/** Who is quoted, in how many words, by whom. */
import * as Plot from "@observablehq/plot"
import { type Packed, unpack } from "../../pipelines/report/data-file.ts"
import { type ArticleEntry, inMemory, load, loadRows, type Speaker, type SpeakerShare } from "../data.ts"
import { h, longList, shorten, table, toArticle, toEntity } from "../dom.ts"
import { chart, chartWidth, isNarrow } from "./chart.ts"

const BARS = 20
/** Outlets told apart by colour; the others share one. */
const MAX_COLOURS = 9
const OTHERS = "other outlets"
const MAX_OUTLET = 36

export const speakers = async (): Promise<HTMLElement> => {
  const [file, entries] = await Promise.all([load<Readonly<Record<"speakers" | "outlets", Packed>>>("speakers"), loadRows<ArticleEntry>("articles")])
  const all = unpack<Speaker>(file.speakers)
  const shares = unpack<SpeakerShare>(file.outlets)
  const titles = new Map(entries.map(({ id, title }) => [id, title]))
  const names = new Map(all.map((speaker) => [speaker.id, speaker.name]))
  const isByArticle = shares.some(({ source }) => source !== null)
  const outletOf = ({ outlet, source }: SpeakerShare): string => (source === null ? outletName(outlet) : shorten(titles.get(source) ?? source, MAX_OUTLET))
  const rows = (some: ReadonlyArray<Speaker>): HTMLElement =>
    table("Speakers by words", ["Speaker", "Words", "Quotations", "Direct", "Mixed", "Indirect", "Beliefs", "Doubted or denied", "Articles"], some.map((speaker) => [
      toEntity(speaker.id, speaker.name), speaker.words, speaker.quotes, speaker.direct, speaker.mixed, speaker.indirect, speaker.beliefs, speaker.doubted, speaker.articles
    ]))
  const byOutlet = (some: ReadonlyArray<SpeakerShare>): HTMLElement =>
    table(`Words by ${isByArticle ? "article" : "outlet"} and speaker`, [isByArticle ? "Article" : "Outlet", "Speaker", "Words", "Quotations"], some.map((row) => [
      row.source === null ? outletName(row.outlet) : toArticle(row.source, outletOf(row)), toEntity(row.speaker, names.get(row.speaker) ?? row.speaker), row.words, row.quotes
    ]))
  return h("div", {}, h("h1", {}, "Who said what"),
    h("p", {}, "Each speaker leads to what they said. Words count speech, quoted or reported; beliefs, reports that something was not said and quotations inside quotations are counted as quotations only. Copies of articles and scare quotes are left out."),
    shares.every(({ words }) => !(words > 0)) ? null : chart(`Words by speaker and ${isByArticle ? "article" : "outlet"}`, bars(all, shares, outletOf)),
    await longList("speakers", inMemory(all), (speaker) => speaker.name, rows),
    h("h2", {}, `Who gets how many words in which ${isByArticle ? "article" : "outlet"}`),
    isByArticle ? h("p", {}, "The outlets of these articles are not known.") : null,
    await longList("pairs", inMemory(shares), (row) => `${outletOf(row)} ${names.get(row.speaker)}`, byOutlet))
}

const outletName = (outlet: string): string => (outlet === "unknown" ? "outlet not known" : outlet)

const bars = (all: ReadonlyArray<Speaker>, shares: ReadonlyArray<SpeakerShare>, outletOf: (share: SpeakerShare) => string): Element => {
  const drawn = all.filter((speaker) => speaker.id !== "unknown" && speaker.words > 0).slice(0, BARS)
  const ids = new Set(drawn.map((speaker) => speaker.id))
  const names = new Map(drawn.map((speaker) => [speaker.id, speaker.name]))
  const words = new Map<string, number>()
  for (const share of shares) words.set(outletOf(share), (words.get(outletOf(share)) ?? 0) + share.words)
  const coloured = [...words].toSorted((a, b) => b[1] - a[1]).slice(0, MAX_COLOURS).map(([outlet]) => outlet)
  const colourOf = (share: SpeakerShare): string => (coloured.includes(outletOf(share)) ? outletOf(share) : OTHERS)
  const kept = shares.filter((share) => ids.has(share.speaker))
  const summed = [...Map.groupBy(kept, (share) => JSON.stringify([share.speaker, colourOf(share)])).values()].map((same) => ({
    speaker: same[0].speaker, outlet: colourOf(same[0]), words: same.reduce((sum, share) => sum + share.words, 0)
  }))
  const domain = [...coloured, ...(summed.some(({ outlet }) => outlet === OTHERS) ? [OTHERS] : [])]
  return Plot.plot({
    marginLeft: isNarrow() ? 140 : 200, marginBottom: 44, width: chartWidth(), style: { fontSize: "13px" }, x: { label: "words", labelOffset: 40, grid: true },
    y: { label: null, domain: drawn.map((speaker) => speaker.id), tickFormat: (id: string) => shorten(names.get(id) ?? id, isNarrow() ? 16 : 28) },
    color: { legend: domain.length > 1, domain },
    marks: [
      Plot.barX(summed, { x: "words", y: "speaker", fill: "outlet", title: (bar: (typeof summed)[number]) => `${names.get(bar.speaker)}, ${bar.outlet}: ${bar.words} words`, tip: true }),
      Plot.ruleX([0])
    ]
  })
}
