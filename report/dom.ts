/** Building pages. Text always goes in as text: nothing from an article is ever parsed as HTML. */
import type { Pieces } from "./data.ts"

export type Child = Node | string | number | null | undefined | false
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>>

/** `h("a.more", { href }, "text")`: an element with classes, attributes, listeners (`onclick`) and children. */
export const h = (tag: string, attributes: Attributes = {}, ...children: ReadonlyArray<Child>): HTMLElement => {
  const [name, ...classes] = tag.split(".")
  const element = document.createElement(name)
  if (classes.length > 0) element.className = classes.join(" ")
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue
    if (typeof value === "function") element.addEventListener(key.slice(2), value)
    else element.setAttribute(key, value === true ? "" : String(value))
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false).map((child) => (typeof child === "number" ? String(child) : (child as Node | string))))
  return element
}

/**
 * A table with a caption, header cells and rows of cells. Numbers stand to the right. On a narrow screen each row becomes a card whose
 * cells say their header (`data-label`); the explicit roles keep it a table for screen readers there.
 */
export const table = (caption: string, headers: ReadonlyArray<string>, rows: ReadonlyArray<ReadonlyArray<Child>>): HTMLElement =>
  h("div.scroll", { tabindex: 0, role: "region", "aria-label": caption },
    h("table", { role: "table" },
      h("caption", {}, caption),
      h("thead", { role: "rowgroup" }, h("tr", { role: "row" }, ...headers.map((header, i) => h("th", { scope: "col", role: "columnheader", class: typeof rows[0]?.[i] === "number" ? "number" : null }, header)))),
      h("tbody", { role: "rowgroup" }, ...rows.map((cells) =>
        h("tr", { role: "row" }, ...cells.map((cell, i) =>
          h("td", { role: "cell", "data-label": headers[i], class: typeof cell === "number" ? "number" : cell === "" ? "empty" : null }, typeof cell === "number" ? grouped(cell) : cell)))))))

/** 12345 → 12,345; fractions as they are. */
export const grouped = (value: number): string => (Number.isInteger(value) ? String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, ",") : String(value))

const PAGE_ROWS = 100

/** A choice beside the filter: options are `[value, label]`, and an item is shown when its value is the chosen one. */
export interface Choice<T> {
  readonly label: string
  readonly options: ReadonlyArray<readonly [string, string]>
  readonly valueOf: (item: T) => string
}

/** What was asked of each list, so that the way back from an article leads to the same rows. */
const remembered = new Map<string, { readonly wanted: string; readonly chosen: ReadonlyArray<string>; readonly shown: number }>()

/**
 * A long list that shows its first rows and more on demand, with a filter over the words of each row. Pieces are read when their rows
 * are shown; a filter reads them all.
 */
export const longList = async <T>(
  label: string, pieces: Pieces<T>, textOf: (item: T) => string, render: (items: ReadonlyArray<T>) => HTMLElement,
  { choices = [], step = PAGE_ROWS }: { readonly choices?: ReadonlyArray<Choice<T>>; readonly step?: number } = {}
): Promise<HTMLElement> => {
  const key = `${location.hash} ${label}`
  const before = remembered.get(key)
  let shown = before?.shown ?? step
  const items: Array<T> = []
  const searched: Array<string> = []
  let read = 0
  let latest = 0
  const readUntil = async (count: number): Promise<void> => {
    while (items.length < count && read < pieces.files) {
      const next = await pieces.read(read++)
      items.push(...next)
      searched.push(...next.map((item) => textOf(item).toLowerCase()))
    }
  }
  const body = h("div", {})
  const status = h("p.status", { role: "status" })
  const more = h("button", { type: "button", onclick: () => ((shown += step), void draw()) }, "Show more")
  const input = h("input", { type: "search", placeholder: `Filter ${grouped(pieces.total)} ${label}`, "aria-label": `Filter ${label}` }) as HTMLInputElement
  input.value = before?.wanted ?? ""
  const selects = choices.map(({ label: name, options }, i) => {
    const select = h("select", { "aria-label": name }, h("option", { value: "" }, name), ...options.map(([value, text]) => h("option", { value }, text))) as HTMLSelectElement
    select.value = before?.chosen[i] ?? ""
    return select
  })
  const draw = async (): Promise<void> => {
    const turn = ++latest
    const wanted = input.value.trim().toLowerCase()
    const chosen = selects.map((select) => select.value)
    const isAll = wanted === "" && chosen.every((value) => value === "")
    remembered.set(key, { wanted: input.value, chosen, shown })
    if (isAll) await readUntil(shown)
    else {
      if (read < pieces.files) status.textContent = "Reading …"
      await readUntil(Infinity)
    }
    // Somebody has typed on while this was read.
    if (turn !== latest) return
    const found = isAll ? items : items.filter((item, i) => searched[i].includes(wanted) && choices.every(({ valueOf }, c) => chosen[c] === "" || valueOf(item) === chosen[c]))
    const count = isAll ? pieces.total : found.length
    body.replaceChildren(count === 0 ? h("p", {}, isAll ? `There are no ${label}.` : `No ${label} are like this.`) : render(found.slice(0, shown)))
    status.textContent = `${grouped(Math.min(shown, count))} of ${grouped(count)} shown`
    more.hidden = count <= shown
  }
  for (const control of [input, ...selects]) control.addEventListener("input", () => ((shown = step), void draw()))
  await draw()
  const isLong = pieces.total > 10
  return h("div.list", {}, isLong ? h("p.filter", {}, input, ...selects) : null, body, isLong ? status : null, more)
}

/** Copies a text and says so to everybody, screen readers included. */
export const copy = async (text: string): Promise<void> => {
  const area = document.querySelector("#announce")
  try {
    await navigator.clipboard.writeText(text)
    if (area) area.textContent = `Copied ${text}`
  } catch {
    if (area) area.textContent = text
  }
}

/** Id of the article that a row stands in: row ids start with it. */
export const sourceOf = (rowId: string): string => rowId.split("/", 1)[0]

/** A text of at most so many characters, cut between words where there are several. */
export const shorten = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1).replace(/(?<=\S\s.*)\s+\S*$/u, "").replace(/[\s,;:.–-]+$/u, "")}…`

/** “1 quotation”, “2,000 quotations”. */
export const counted = (count: number, word: string): string => `${grouped(count)} ${count === 1 ? word : word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`}`

export const toArticle = (id: string, label: Child): HTMLElement => h("a", { href: `#/article/${encodeURIComponent(id)}` }, label)
export const toEntity = (id: string, label: Child): HTMLElement => h("a", { href: `#/entity/${encodeURIComponent(id)}` }, label)

/** A description, with what stands between backticks as code. */
export const described = (text: string): HTMLElement => h("span", {}, ...text.split("`").map((part, i) => (i % 2 === 1 ? h("code", {}, part) : part)))

/** A link to a place on the page: its address names the page, so the place is scrolled to. */
export const jump = (id: string, label: Child): HTMLElement =>
  h("a", { href: location.hash, onclick: (event) => (event.preventDefault(), document.querySelector(`#${id}`)?.scrollIntoView()) }, label)

export const jumps = (places: ReadonlyArray<readonly [string, string]>): HTMLElement =>
  h("nav", { "aria-label": "On this page" }, h("ul", {}, ...places.map(([id, label]) => h("li", {}, jump(id, label)))))

/** A link from a row to its highlighted words. */
export const toWords = (rowId: string, label: Child, source: string = sourceOf(rowId)): HTMLElement =>
  h("a", { href: `#/article/${encodeURIComponent(source)}?row=${encodeURIComponent(rowId)}` }, label)
