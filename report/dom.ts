/** Building pages. Text always goes in as text: nothing from an article is ever parsed as HTML. */

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

/** A long list that shows its first rows and more on demand, with a filter over the words of each row. */
export const longList = <T>(
  label: string, items: ReadonlyArray<T>, textOf: (item: T) => string, render: (items: ReadonlyArray<T>) => HTMLElement
): HTMLElement => {
  let shown = PAGE_ROWS
  let wanted = ""
  const body = h("div", {})
  const status = h("p.status", { role: "status" })
  const more = h("button", { type: "button", onclick: () => ((shown += PAGE_ROWS), draw()) }, "Show more")
  const searched = items.map((item) => textOf(item).toLowerCase())
  const draw = (): void => {
    const found = wanted === "" ? items : items.filter((_, i) => searched[i].includes(wanted))
    body.replaceChildren(render(found.slice(0, shown)))
    status.textContent = `${grouped(Math.min(shown, found.length))} of ${grouped(found.length)} shown`
    more.hidden = found.length <= shown
  }
  const input = h("input", { type: "search", placeholder: `Filter ${items.length} ${label}`, "aria-label": `Filter ${label}` }) as HTMLInputElement
  input.addEventListener("input", () => {
    wanted = input.value.trim().toLowerCase()
    shown = PAGE_ROWS
    draw()
  })
  draw()
  return h("div", {}, items.length > 10 ? h("p.filter", {}, input) : null, body, items.length > 10 ? status : null, more)
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

/** A link from a row to its highlighted words. */
export const toWords = (rowId: string, label: Child, source: string = sourceOf(rowId)): HTMLElement =>
  h("a", { href: `#/article/${encodeURIComponent(source)}?row=${encodeURIComponent(rowId)}` }, label)
