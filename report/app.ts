/** One page, a route for each view, data loaded as it is looked at. */
import { article } from "./pages/article.ts"
import { articles } from "./pages/articles.ts"
import { dataset } from "./pages/dataset.ts"
import { entities } from "./pages/entities.ts"
import { entity } from "./pages/entity.ts"
import { network } from "./pages/network.ts"
import { speakers } from "./pages/speakers.ts"
import { tellings } from "./pages/tellings.ts"
import { timeline } from "./pages/timeline.ts"
import { h } from "./dom.ts"

type Page = (parameter: string, query: URLSearchParams) => Promise<HTMLElement>

export type Pages = Readonly<Record<string, { readonly title: string; /** Its name in the menu, where it has a place there. */ readonly menu?: string; readonly page: Page }>>

const REPORT_PAGES: Pages = {
  articles: { title: "Articles", menu: "Articles", page: articles },
  speakers: { title: "Who said what", menu: "Who said what", page: speakers },
  tellings: { title: "Same story, different tellings", menu: "Tellings", page: tellings },
  timeline: { title: "Timeline", menu: "Timeline", page: timeline },
  network: { title: "Who acts toward whom", menu: "Network", page: network },
  entities: { title: "Entities", menu: "Entities", page: entities },
  dataset: { title: "The dataset", menu: "Dataset", page: dataset },
  article: { title: "Article", page: article },
  entity: { title: "Entity", page: entity }
}

const PARENT: Readonly<Record<string, string>> = { article: "articles", entity: "entities" }

/** Shows the pages of the report, and more. */
export const start = (more: Pages = {}): void => {
  const pages: Pages = { ...REPORT_PAGES, ...more }
  const menu = h("nav", { "aria-label": "Pages" }, h("ul", {}, ...Object.entries(pages).flatMap(([name, { menu: label }]) => label === undefined ? [] : [h("li", {}, h("a", { href: `#/${name}`, "data-page": name }, label))])))
  const main = h("main", { id: "content", tabindex: -1 })

  const show = async (): Promise<void> => {
    const [path, search] = location.hash.replace(/^#\/?/u, "").split("?")
    const [name = "", parameter = ""] = path.split("/")
    const known = pages[name] === undefined ? "articles" : name
    const { page, title } = pages[known]
    for (const link of menu.querySelectorAll("a")) {
      if (link.dataset.page === (PARENT[known] ?? known)) link.setAttribute("aria-current", "page")
      else link.removeAttribute("aria-current")
    }
    const asked = location.hash
    try {
      const content = await page(decodeURIComponent(parameter), new URLSearchParams(search ?? ""))
      // Somebody has gone elsewhere while this was read.
      if (location.hash !== asked) return
      main.replaceChildren(content)
      const heading = content.querySelector("h1")?.textContent ?? title
      document.title = `${heading === title ? title : `${heading} – ${title}`} – Onrecord`
    } catch (error) {
      main.replaceChildren(h("h1", {}, "This page cannot be shown"), h("p", {}, error instanceof Error ? error.message : String(error)))
    }
    document.body.dataset.shown = location.hash
    const wanted = main.querySelector<HTMLElement>("[data-focus]")
    if (wanted === null) {
      main.focus({ preventScroll: true })
      window.scrollTo(0, 0)
    } else {
      wanted.tabIndex = 0
      wanted.focus({ preventScroll: true })
      wanted.scrollIntoView({ block: "center" })
    }
  }

  document.body.append(
    h("a.skip", { href: "#content", onclick: (event) => (event.preventDefault(), main.focus()) }, "Skip to content"),
    h("header.top", {}, h("p.brand", {}, "Onrecord"), menu),
    main,
    h("p.announce", { id: "announce", role: "status", "aria-live": "polite" })
  )
  window.addEventListener("hashchange", () => void show())
  void show()
}
