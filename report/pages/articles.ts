/** The list of articles, and one article with everything found in it marked in place. */
import { type Annotation, type ArticleData, type ArticleEntry, forget, type Layer, LAYERS, load, utf16Offsets } from "../data.ts"
import { type Child, copy, h, longList, table } from "../dom.ts"

export const articles = async (): Promise<HTMLElement> => {
  const list = await load<ReadonlyArray<ArticleEntry>>("articles")
  const rows = (some: ReadonlyArray<ArticleEntry>): HTMLElement =>
    table("Articles", ["Title", "Outlet", "Date", "Words", "Quotations", "Events", "Notes"], some.map((entry) => [
      h("a", { href: `#/article/${encodeURIComponent(entry.id)}` }, entry.title),
      entry.outlet ?? "not known",
      entry.date === null ? "not known" : `${entry.date}${entry.date_basis === "inferred" ? " (inferred)" : ""}`,
      entry.words, entry.quotes, entry.events, notesOf(entry)
    ]))
  return h("div", {}, h("h1", {}, "Articles"), longList("articles", list, (entry) => `${entry.title} ${entry.outlet} ${entry.date} ${entry.path}`, rows))
}

const notesOf = ({ dup_kind, language, wire }: ArticleEntry): string =>
  [dup_kind === null ? "" : dup_kind === "exact" ? "exact copy" : "near copy", wire === null ? "" : `wire: ${wire}`, language === "en" ? "" : `language: ${language}`].filter((note) => note !== "").join(", ")

const LAYER_NAMES: Readonly<Record<Layer, string>> = { quotes: "Quotations", names: "Names and mentions", times: "Times", events: "Events" }

export const article = async (id: string, query: URLSearchParams): Promise<HTMLElement> => {
  const list = await load<ReadonlyArray<ArticleEntry>>("articles")
  const entry = list.find((each) => each.id === id)
  if (entry === undefined) return h("div", {}, h("h1", {}, "No such article"), h("p", {}, id))
  const data = await load<ArticleData>(`articles/${id}`)
  forget(`articles/${id}`)
  const wanted = query.get("row")
  const details = h("aside.details", { "aria-live": "polite", "aria-label": "The row under the pointer" }, h("p", {}, "Point at marked words, or tab to them, to see their row. A click or Enter copies its id."))
  const text = data.source.text === null ? h("p", {}, "This dataset was made without text: only the rows are here.") : markedText(data, details, wanted)
  const isHidden = new Set<Layer>()
  const filters = h("fieldset.filters", {}, h("legend", {}, "Show"), ...LAYERS.map((layer) => {
    const box = h("input", { type: "checkbox", checked: true, id: `layer-${layer}` }) as HTMLInputElement
    box.addEventListener("change", () => {
      if (box.checked) isHidden.delete(layer)
      else isHidden.add(layer)
      text.dataset.hidden = [...isHidden].join(" ")
    })
    return h("label", { for: `layer-${layer}`, class: `key ${layer}` }, box, ` ${LAYER_NAMES[layer]} (${data[layer].length})`)
  }))
  return h("article", {}, h("h1", {}, entry.title), h("p.meta", {}, metaOf(entry, data)), filters, h("div.reading", {}, text, details), rowsOf(data))
}

const metaOf = (entry: ArticleEntry, { source }: ArticleData): string =>
  [
    entry.outlet, source.byline as string | null, entry.date === null ? "date not known" : `${entry.date} (${entry.date_basis})`,
    source.dateline as string | null, `${entry.words} words`, entry.path + (entry.member === null ? "" : `, ${entry.member}`)
  ].filter((part) => part !== null && part !== "").join(" · ")

interface Mark extends Annotation {
  readonly layer: Layer
  readonly from: number
  readonly to: number
}

/** The article's text as paragraphs, cut at every boundary of a mark; each piece knows the rows it belongs to. */
const markedText = (data: ArticleData, details: HTMLElement, wanted: string | null): HTMLElement => {
  const text = data.source.text ?? ""
  const at = utf16Offsets(text)
  const marks: ReadonlyArray<Mark> = LAYERS.flatMap((layer) => data[layer].map((row) => ({ ...row, layer, from: at(row.start), to: at(row.end) })))
  const container = h("div.text", {})
  const byId = new Map<string, Array<HTMLElement>>()
  const started = new Set<string>()
  let previous = 0
  const paragraphs = Map.groupBy(data.sentences, (sentence) => sentence.paragraph)
  for (const sentences of paragraphs.values()) {
    const from = at(Math.min(...sentences.map((sentence) => sentence.start)))
    const to = at(Math.max(...sentences.map((sentence) => sentence.end)))
    const kind = sentences[0].kind
    const paragraph = h(kind === "headline" || kind === "heading" ? "h2" : "p", { class: `block ${kind}` })
    const inside = marks.filter((mark) => mark.from < to && mark.to > from)
    const cuts = new Set([from, to])
    for (const mark of inside) for (const cut of [mark.from, mark.to]) if (cut > from && cut < to) cuts.add(cut)
    for (const sentence of sentences) cuts.add(at(sentence.start))
    const points = [...cuts].sort((a, b) => a - b)
    for (let i = 0; i + 1 < points.length; i++) {
      const [start, end] = [points[i], points[i + 1]]
      const covering = inside.filter((mark) => mark.from <= start && mark.to >= end)
      const isSentence = sentences.some((sentence) => at(sentence.start) === start)
      if (isSentence && start > from) paragraph.append(h("span.sentence-start", { "aria-hidden": "true" }))
      if (covering.length === 0) paragraph.append(text.slice(start, end))
      else paragraph.append(piece(text.slice(start, end), covering, byId, started, details, wanted, data))
    }
    container.append(paragraph)
    previous = to
  }
  if (previous === 0) container.append(h("p", {}, text))
  return container
}

const piece = (
  text: string, covering: ReadonlyArray<Mark>, byId: Map<string, Array<HTMLElement>>, started: Set<string>, details: HTMLElement, wanted: string | null, data: ArticleData
): HTMLElement => {
  // The shortest mark is what somebody points at; the longer ones around it are listed under it.
  const ordered = covering.toSorted((a, b) => a.to - a.from - (b.to - b.from))
  const first = ordered.find((mark) => !started.has(mark.id))
  for (const mark of covering) started.add(mark.id)
  const show = (): void => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit")
    for (const element of byId.get(ordered[0].id) ?? []) element.classList.add("lit")
    details.replaceChildren(...ordered.map((mark) => describe(mark, data)))
  }
  const element = h("span", {
    class: ["mark", ...new Set(covering.map((mark) => mark.layer)), ...covering.filter((mark) => mark.layer === "events").map((mark) => `is-${String(mark.modality)}`)].join(" "),
    "data-rows": covering.map((mark) => mark.id).join(" "),
    onmouseenter: show,
    onfocus: show,
    onclick: () => void copy(ordered[0].id),
    onkeydown: (event) => {
      if ((event as KeyboardEvent).key === "Enter") void copy(ordered[0].id)
    },
    ...(first === undefined ? {} : { tabindex: 0, role: "button", "aria-label": `${text} – ${summaryOf(first)}` })
  }, text)
  for (const mark of covering) byId.set(mark.id, [...(byId.get(mark.id) ?? []), element])
  if (wanted !== null && covering.some((mark) => mark.id === wanted)) {
    element.classList.add("wanted")
    if (!document.querySelector("[data-focus]") && covering.find((mark) => mark.id === wanted)?.from !== undefined) element.dataset.focus = ""
    const row = covering.find((mark) => mark.id === wanted)
    if (row !== undefined && details.dataset.row !== wanted) {
      details.dataset.row = wanted
      details.replaceChildren(describe(row, data))
    }
  }
  return element
}

const names = (value: unknown): string => (Array.isArray(value) ? value.join(", ") : "")

const summaryOf = (mark: Mark): string => {
  switch (mark.layer) {
    case "quotes":
      return `${mark.kind} quotation, speaker ${(mark.speaker as string | null) ?? "not known"}`
    case "names":
      return `${mark.kind} of ${names(mark.name) || "something not known"}, ${String(mark.type)}`
    case "times":
      return `${mark.kind.toLowerCase()} ${String(mark.value)}`
    case "events":
      return `event ${mark.kind}, ${String(mark.modality)}: ${names(mark.actors) || "?"} to ${names(mark.recipients) || "?"}`
  }
}

const HIDDEN_FIELDS = new Set(["id", "start", "end", "from", "to", "layer", "parts", "entities", "clause_start", "clause_end", "cue_start", "cue_end"])

const shown = (value: unknown): string =>
  Array.isArray(value) ? value.map(shown).join(", ") : typeof value === "boolean" ? (value ? "yes" : "no") : typeof value === "number" ? String(Math.round(value * 1000) / 1000) : String(value)

const describe = (mark: Mark, data: ArticleData): HTMLElement => {
  const fields = Object.entries(mark).filter(([key, value]) => !HIDDEN_FIELDS.has(key) && value !== null && value !== false && !(Array.isArray(value) && value.length === 0))
  const variants = mark.layer === "quotes" && mark.statement != null ? h("p", {}, h("a", { href: "#/tellings" }, "Other tellings of this statement")) : null
  return h("section", { class: `row ${mark.layer}` },
    h("h2", {}, `${LAYER_NAMES[mark.layer]}: ${mark.kind}`),
    h("dl", {}, ...fields.flatMap(([key, value]): ReadonlyArray<Child> => [h("dt", {}, key.replaceAll("_", " ")), h("dd", {}, shown(value))])),
    h("p", {}, h("button", { type: "button", onclick: () => void copy(mark.id) }, "Copy id"), " ", h("code", {}, mark.id)),
    variants, data.source.text === null ? null : h("p.span", {}, `characters ${mark.start}–${mark.end}`))
}

/** The same rows as tables: for print, for screen readers, for searching by eye. */
const rowsOf = (data: ArticleData): HTMLElement =>
  h("details.rows", {}, h("summary", {}, "All rows of this article"), ...LAYERS.map((layer) =>
    table(LAYER_NAMES[layer], ["Row", "Kind", "What it says", "Rule"], data[layer].map((row) => [
      h("a", { href: `#/article/${encodeURIComponent(row.id.split("/")[0])}?row=${encodeURIComponent(row.id)}` }, row.id.split("/").at(-1) ?? row.id),
      row.kind, summaryOf({ ...row, layer, from: row.start, to: row.end }), row.rule
    ]))))
