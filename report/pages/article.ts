/** One article with everything found in it marked in place. */
import { type ArticleData, type ArticleEntry, type Layer, LAYERS, loadArticle, loadRows } from "../data.ts"
import { copy, h, shorten, table, toWords } from "../dom.ts"
import { describe, LAYER_NAMES, type Mark, marksOf, summaryOf } from "./marks.ts"
import { markedText } from "./marked-text.ts"

/** A first sentence that stands for a missing headline is cut: it follows in full. */
const MAX_TITLE = 120

export const article = async (id: string, query: URLSearchParams): Promise<HTMLElement> => {
  const entry = (await loadRows<ArticleEntry>("articles")).find((each) => each.id === id)
  if (entry === undefined) return h("div", {}, h("h1", {}, "No such article"), h("p", {}, id))
  const data = await loadArticle(id)
  const marks = marksOf(data)
  const wanted = marks.find((mark) => mark.id === query.get("row")) ?? null
  const details = h("aside.details", { "aria-label": "The row under the pointer" })
  const close = (): void => {
    details.replaceChildren(h("p", {}, "Point at marked words, or tab to them, to see their row. A click or Enter copies its id."))
    details.dataset.empty = ""
  }
  const show = (rows: ReadonlyArray<Mark>): void => {
    delete details.dataset.empty
    details.replaceChildren(h("button.close", { type: "button", onclick: close, "aria-label": "Close the row" }, "×"), ...rows.map((row) => describe(row)))
  }
  if (wanted === null) close()
  else show([wanted])
  const head = [h("h1", {}, shorten(entry.title, MAX_TITLE)), h("p.meta", {}, metaOf(entry, data))]
  if (data.source.text === null) return h("article", {}, ...head, h("p", {}, "This dataset was made without text: only the rows are here."), wanted === null ? null : details, rowsOf(data, marks, true))
  const text = markedText(data.source.text, data.sentences, marks, wanted, { show, take: (row) => void copy(row.id) })
  return h("article", {}, ...head, filtersOf(data, text),
    h("p.legend", {}, "Events: ", h("span.mark.events", {}, "reported as done"), ", ", h("span.mark.events.is-planned", {}, "planned or possible"), ", ", h("span.mark.events.is-negated", {}, "did not happen"), "."),
    h("a.past", { href: location.hash, onclick: (event) => (event.preventDefault(), document.querySelector<HTMLElement>(".rows > summary")?.focus()) }, "Skip the marked text"),
    h("div.reading", {}, text, details), rowsOf(data, marks, false))
}

/** A box for each layer; what is unchecked is marked no more, and no longer stopped at by Tab. */
const filtersOf = (data: ArticleData, text: HTMLElement): HTMLElement => {
  const isHidden = new Set<Layer>()
  return h("fieldset.filters", {}, h("legend", {}, "Show"), ...LAYERS.map((layer) => {
    const box = h("input", { type: "checkbox", checked: true, id: `layer-${layer}` }) as HTMLInputElement
    box.addEventListener("change", () => {
      if (box.checked) isHidden.delete(layer)
      else isHidden.add(layer)
      text.dataset.hidden = [...isHidden].join(" ")
      for (const mark of text.querySelectorAll<HTMLElement>("[data-stop]")) mark.tabIndex = (mark.dataset.stop ?? "").split(" ").some((each) => !isHidden.has(each as Layer)) ? 0 : -1
    })
    return h("label", { for: `layer-${layer}`, class: `key ${layer}` }, box, ` ${LAYER_NAMES[layer]} (${data[layer].length})`)
  }))
}

const metaOf = (entry: ArticleEntry, { source }: ArticleData): string =>
  [
    entry.outlet, source.byline as string | null, entry.date === null ? "date not known" : `${entry.date} (${entry.date_basis})`,
    source.dateline as string | null, `${entry.words} words`, entry.path + (entry.member === null ? "" : `, ${entry.member}`), source.url as string | null
  ].filter((part) => part !== null && part !== "").join(" · ")

/** The same rows as tables, drawn when they are asked for: for screen readers, for searching by eye. */
const rowsOf = (data: ArticleData, marks: ReadonlyArray<Mark>, isOpen: boolean): HTMLElement => {
  const box = h("details.rows", { open: isOpen }, h("summary", {}, "All rows of this article"))
  const characters = Array.from(data.source.text ?? "")
  const wordsOf = (mark: Mark): string => shorten(characters.slice(mark.start, mark.end).join("").replaceAll(/\s+/gu, " "), 80)
  box.addEventListener("toggle", () => box.append(...LAYERS.map((layer) =>
    table(LAYER_NAMES[layer], ["Row", "Words", "What it says", "Rule"], marks.filter((mark) => mark.layer === layer).map((mark) => [
      toWords(mark.id, mark.id.split("/").at(-1) ?? mark.id), wordsOf(mark), summaryOf(mark), mark.rule
    ])))), { once: true })
  return box
}
