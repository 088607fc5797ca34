import { readdirSync, readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { parseHTML } from "linkedom"
import { rememberSelectors } from "../../pipelines/ingest/html/quick-selectors.ts"

const FOLDER = "test/ingest/pages"
const names = readdirSync(FOLDER).filter((name) => name.endsWith(".html"))

const SELECTORS = [
  "*",
  "p",
  "nav, footer, aside",
  ".comments, .related, [class*=promo]",
  "[data-testid^=paragraph]",
  "article p > a",
  "h1 + *",
  "div:not([class])",
  "li:first-child",
  "a[href^='/']:not(.skip)",
  "section h2 ~ ol",
  "[hidden], [aria-hidden=true]",
  "#main",
  "P",
  "meta[property='og:title' i]",
  ":scope > p",
  "ul:has(a)",
  "template p"
]

/** What a page's DOM answers to every selector, of the document and of some elements. */
const answers = (html: string): ReadonlyArray<unknown> => {
  const { document } = parseHTML(html)
  const all = Array.from(document.querySelectorAll("*"))
  const number = (element: unknown): number => all.indexOf(element as (typeof all)[number])
  const some = all.filter((_, i) => i % 5 === 0)
  return SELECTORS.flatMap((selector) => [
    Array.from(document.querySelectorAll(selector), number),
    number(document.querySelector(selector)),
    ...some.map((element) => [
      Array.from(element.querySelectorAll(selector), number),
      number(element.querySelector(selector)),
      element.matches(selector),
      number(element.closest(selector))
    ])
  ])
}

const pages = [
  ...names.map((name) => readFileSync(`${FOLDER}/${name}`, "utf8")),
  "<!doctype html><html><body><template><p>a</p></template><p>b</p></body></html>"
]

describe("a DOM that remembers its selectors", () => {
  it("answers as it did before, also after the page was changed, and refuses what is no selector", () => {
    const before = pages.map(answers)
    rememberSelectors()
    rememberSelectors()
    assert.deepStrictEqual(pages.map(answers), before)
    // A second time out of what is remembered.
    assert.deepStrictEqual(pages.map(answers), before)

    const { document } = parseHTML("<!doctype html><html><body><div><p class=a>1</p><p>2</p></div></body></html>")
    assert.lengthOf(document.querySelectorAll("div > p.a"), 1)
    assert.lengthOf(document.querySelectorAll("div:has(.b)"), 0)
    document.querySelectorAll("p")[1].setAttribute("class", "a b")
    assert.lengthOf(document.querySelectorAll("div > p.a"), 2)
    assert.lengthOf(document.querySelectorAll("div:has(.b)"), 1)
    document.querySelector("p")?.remove()
    assert.lengthOf(document.querySelectorAll("div > p.a"), 1)
    assert.throws(() => document.querySelector("p[["))
  })
})
