/** Web pages as publishers lay them out, each with an article made of a corpus's paragraphs. Same seed, same pages. */
import { readdirSync, readFileSync } from "node:fs"
import { attribute, elementsOf, isElement, parsePage, textOf } from "../../pipelines/ingest/html/tree.ts"
import { multiply } from "../growth/multiplier.ts"

/** A page cut where its article's paragraphs stand. */
interface Layout {
  readonly title: string
  /** What stands before each paragraph. */
  readonly before: ReadonlyArray<string>
  readonly open: string
  readonly close: string
  readonly after: string
}

const folder = new URL("../../test/ingest/pages/", import.meta.url)

/** A layout whose paragraphs are elements of their own, null for one in which they are not. */
const layoutOf = (name: string, title: string): Layout | null => {
  const html = readFileSync(new URL(`${name}.html`, folder), "utf8")
  const lines = new Set(
    readFileSync(new URL(`${name}.txt`, folder), "utf8")
      .split("\n")
      .filter((line) => line !== "")
  )
  const page = parsePage(html)
  if (page === null) return null
  const paragraphs = [...elementsOf(page)].filter(
    (element) =>
      lines.has(textOf(element)) &&
      !element.childNodes.some((child) => isElement(child) && lines.has(textOf(child))) &&
      attribute(element, "class") !== "dropcap"
  )
  const places = paragraphs.flatMap(({ sourceCodeLocation: at }) =>
    at?.startTag && at.endTag ? [{ start: at.startOffset, end: at.endOffset, tag: at.startTag, endTag: at.endTag }] : []
  )
  if (places.length < 3) return null
  const [first] = places
  return {
    title,
    before: places.map(({ start }, i) => html.slice(i === 0 ? 0 : places[i - 1].end, start)),
    open: html.slice(first.tag.startOffset, first.tag.endOffset),
    close: html.slice(first.endTag.startOffset, first.endTag.endOffset),
    after: html.slice(places[places.length - 1].end)
  }
}

const expected = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8")) as Readonly<Record<string, { readonly title: string }>>
const layouts = readdirSync(folder)
  .filter((file) => file.endsWith(".html"))
  .sort()
  .flatMap((file) => {
    const name = file.slice(0, -".html".length)
    const layout = layoutOf(name, expected[name].title)
    return layout === null ? [] : [layout]
  })

const escaped = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;")
const repeated = (count: number, make: (i: number) => string): string => Array.from({ length: count }, (_, i) => make(i)).join("\n")

/** What stands around an article on a news site, in the numbers that such pages have: about 900 elements and 120 KB in all, most of it scripts. */
const FURNITURE = {
  head:
    `<style>${repeated(200, (i) => `.c-${i}{margin:0 auto;padding:${i % 7}px;color:#${100 + i}}@media (max-width:${600 + i}px){.c-${i}{display:block}}`)}</style>` +
    `<script>window.__STATE__={${repeated(900, (i) => `"item${i}":{"id":${i},"path":"/news/section-${i % 9}/story-${i}","seen":false},`)}}</script>`,
  menu: `<div class="site-menu" role="navigation">${repeated(10, (i) => `<div class="menu-group"><h3>Section ${i}</h3><ul>${repeated(12, (k) => `<li class="menu-item"><a href="/s${i}/t${k}">Topic ${i}.${k}</a></li>`)}</ul></div>`)}</div>`,
  rail: `<aside class="rail most-read"><h2>Most read</h2>${repeated(40, (i) => `<div class="card"><a href="/story-${i}"><img src="/i/${i}.jpg" alt=""><h3 class="card__title">Another story of the day, number ${i}</h3></a><span class="card__time">${i} hours ago</span></div>`)}</aside>`,
  comments: `<section class="comments"><h2>Comments</h2>${repeated(25, (i) => `<div class="comment"><div class="comment-author">Reader ${i}</div><div class="comment-body"><p>I have read this twice and do not agree with the second half of it at all.</p></div><button>Reply</button></div>`)}</section>`,
  foot: `<div class="site-footer"><ul>${repeated(60, (i) => `<li><a href="/about/${i}">About us, part ${i}</a></li>`)}</ul><p>© The publisher. All rights reserved.</p></div>`
}

/** The page with a site's furniture around what it shows. */
const furnished = (html: string): string =>
  html
    .replace(/(?=<\/head>|<body\b)/iu, () => FURNITURE.head)
    .replace(/<body\b[^>]*>/iu, (body) => `${body}${FURNITURE.menu}`)
    .replace(/<\/body>/iu, (end) => `${FURNITURE.rail}${FURNITURE.comments}${FURNITURE.foot}${end}`)

const pageOf = ({ after, before, close, open, title }: Layout, headline: string, paragraphs: ReadonlyArray<string>): string => {
  const body = paragraphs.map((paragraph, i) => `${before[i] ?? "\n"}${open}${escaped(paragraph)}${close}`)
  const left = before.slice(paragraphs.length)
  return [...body, ...left, after].join("").replaceAll(title, escaped(headline).replaceAll('"', "&quot;"))
}

/** So many pages from the texts of a corpus, the layouts in turn. */
export function* makePages(corpus: ReadonlyArray<string>, pages: number, seed = 1): Generator<string> {
  let n = 0
  for (const { text, title } of multiply(corpus, pages, seed)) {
    const [, ...paragraphs] = text.split("\n\n")
    yield furnished(pageOf(layouts[n++ % layouts.length], title, paragraphs))
  }
}

/** How many layouts there are. */
export const LAYOUTS = layouts.length
