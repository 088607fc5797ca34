/** An article's text as paragraphs, cut at every boundary of a mark; each piece knows the rows it belongs to. */
import type { Sentence } from "../data.ts"
import { h } from "../dom.ts"
import { type Mark, summaryOf } from "./marks.ts"

interface Handlers {
  /** Somebody points at these rows, the shortest first. */
  readonly show: (rows: ReadonlyArray<Mark>) => void
  /** Somebody clicks on a row. */
  readonly take: (row: Mark) => void
}

export const markedText = (text: string, sentences: ReadonlyArray<Sentence>, marks: ReadonlyArray<Mark>, wanted: Mark | null, handlers: Handlers): HTMLElement => {
  const pieces = new Map<string, Array<HTMLElement>>()
  const started = new Set<string>()
  const numbers = new Map(marks.filter((mark) => mark.layer === "sentences").map((mark) => [mark.id, mark]))
  const words = marks.filter((mark) => mark.layer !== "sentences")
  let isFound = false

  const reach = (element: HTMLElement, rows: ReadonlyArray<Mark>): void => {
    const show = (): void => {
      for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit")
      for (const piece of pieces.get(rows[0].id) ?? [element]) piece.classList.add("lit")
      handlers.show(rows)
    }
    element.addEventListener("mouseenter", show)
    element.addEventListener("focus", show)
    element.addEventListener("click", () => handlers.take(rows[0]))
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault()
        handlers.take(rows[0])
      }
    })
  }

  /** The first piece of a mark is where Tab stops; the others are reached by pointing. */
  const piece = (from: number, to: number): Node => {
    const isWanted = wanted !== null && wanted.from <= from && wanted.to >= to
    const covering = words.filter((mark) => mark.from <= from && mark.to >= to).sort((a, b) => a.to - a.from - (b.to - b.from))
    if (covering.length === 0 && !isWanted) return document.createTextNode(text.slice(from, to))
    const starting = covering.filter((mark) => !started.has(mark.id))
    for (const mark of covering) started.add(mark.id)
    const layers = [...new Set(covering.map((mark) => mark.layer))]
    const modalities = covering.filter((mark) => mark.layer === "events").map((mark) => `is-${String(mark.modality)}`)
    const element = h("span", {
      class: [covering.length > 0 ? "mark" : "", ...layers, ...modalities, isWanted ? "wanted" : ""].filter((name) => name !== "").join(" "),
      ...(starting.length === 0 ? {} : {
        tabindex: 0, role: "button", "aria-label": `${text.slice(from, to)} – ${starting.map(summaryOf).join("; ")}`, "data-stop": [...new Set(starting.map((mark) => mark.layer))].join(" ")
      })
    }, text.slice(from, to))
    if (covering.length > 0) reach(element, covering)
    for (const mark of covering) pieces.set(mark.id, [...(pieces.get(mark.id) ?? []), element])
    if (isWanted && !isFound) {
      element.dataset.focus = ""
      isFound = true
    }
    return element
  }

  /** The number of a sentence, drawn by the style sheet so that it is no part of the copied text. */
  const number = (sentence: Sentence): HTMLElement => {
    const mark = numbers.get(sentence.id)
    const element = h("span.sentence", { "data-n": sentence.ordinal + 1, tabindex: 0, role: "button", "aria-label": `sentence ${sentence.ordinal + 1}`, "data-stop": "sentences" })
    if (mark !== undefined) reach(element, [mark])
    return element
  }

  const starts = new Map(sentences.map((sentence) => [numbers.get(sentence.id)?.from ?? 0, sentence]))
  const paragraph = (own: ReadonlyArray<Sentence>): HTMLElement => {
    const spans = own.map((sentence) => numbers.get(sentence.id)).filter((mark) => mark !== undefined)
    const from = Math.min(...spans.map((span) => span.from))
    const to = Math.max(...spans.map((span) => span.to))
    const { kind } = own[0]
    const block = h(kind === "headline" || kind === "heading" ? "h2" : "p", { class: `block ${kind}` })
    const cuts = new Set([from, to])
    for (const { from: a, to: b } of [...spans, ...words.filter((mark) => mark.from < to && mark.to > from), ...(wanted === null ? [] : [wanted])]) {
      for (const cut of [a, b]) if (cut > from && cut < to) cuts.add(cut)
    }
    const points = [...cuts].sort((a, b) => a - b)
    for (const [i, start] of points.slice(0, -1).entries()) {
      const sentence = starts.get(start)
      if (sentence !== undefined) block.append(number(sentence))
      block.append(piece(start, points[i + 1]))
    }
    return block
  }
  const blocks = [...Map.groupBy(sentences, (sentence) => sentence.paragraph).values()].map(paragraph)
  return h("div.text", {}, ...(blocks.length === 0 ? [h("p", {}, text)] : blocks))
}
