/**
 * Which elements of a page hold the article. Defuddle decides, on a copy of the page in which every element carries a number;
 * the numbers that survive lead back to the parsed page, whose nodes still know where they were written.
 */
import defuddle from "defuddle"
import { parseHTML } from "linkedom"
import { parseFragment, serialize } from "parse5"
import { rememberSelectors } from "./quick-selectors.ts"
import { secondLook } from "./rescue.ts"
import { attribute, elementsOf, isElement, isText, type Page, type PageElement, textOf } from "./tree.ts"

/** The library's types ask for a browser's `Document`; linkedom's is one in all that it uses. */
const Defuddle = defuddle as unknown as new (
  document: unknown,
  options: { readonly standardize: boolean; readonly url: string }
) => { parse(): { content: string; title?: string; author?: string; site?: string } }

/** The library asks where a page is from; it is not told. */
const PLACEHOLDER_HOST = "localhost"

const NUMBER = "data-onrecord-element"

/** Elements that only style words: text inside belongs to the paragraph around it. */
const INLINE = new Set(
  "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr".split(
    " "
  )
)
export const isInline = (element: PageElement): boolean => INLINE.has(element.tagName)

/** Elements whose text nobody reads. */
const UNREAD = new Set("script style noscript template head title iframe object svg math select option textarea button nav form".split(" "))
export const isUnread = (element: PageElement): boolean => UNREAD.has(element.tagName) || attribute(element, "hidden") !== null

export interface MainText {
  /** Elements whose own text (and inline children's) belongs to the article. */
  readonly elements: ReadonlySet<PageElement>
  readonly title: string | null
  readonly author: string | null
  readonly site: string | null
}

/** Beyond these a page is not read for its layout, which takes time that grows with their product: every paragraph counts. */
const MAX_LAYOUT_CHARACTERS = 4_000_000
const MAX_LAYOUT_ELEMENTS = 20_000
const MAX_LAYOUT_DEPTH = 256

const isLaidOut = (html: string, elements: ReadonlyArray<PageElement>): boolean => {
  if (html.length > MAX_LAYOUT_CHARACTERS || elements.length > MAX_LAYOUT_ELEMENTS) return false
  const depths = new Map<unknown, number>()
  for (const element of elements) {
    const depth = (depths.get(element.parentNode) ?? 0) + 1
    if (depth > MAX_LAYOUT_DEPTH) return false
    depths.set(element, depth)
  }
  return true
}

/** Finds the article in a page. Falls back to all readable text of the body where no article is found. */
export const findMainText = (page: Page, html: string): MainText => {
  const elements = [...elementsOf(page)]
  const found = isLaidOut(html, elements) ? runDefuddle(page, elements) : null
  if (found !== null && found.elements.size > 0) return found
  const readable = new Set<PageElement>()
  for (const element of elements) {
    const parent = element.parentNode
    const isReadable = element.tagName === "body" || (parent !== null && readable.has(parent as PageElement))
    if (isReadable && !isUnread(element)) readable.add(element)
  }
  return { elements: readable, title: found?.title ?? null, author: found?.author ?? null, site: found?.site ?? null }
}

const runDefuddle = (page: Page, elements: ReadonlyArray<PageElement>): MainText | null => {
  elements.forEach((element, i) => element.attrs.push({ name: NUMBER, value: String(i) }))
  try {
    rememberSelectors()
    const { document } = parseHTML(serialize(page))
    const result = silently(() => new Defuddle(document, { standardize: false, url: `https://${PLACEHOLDER_HOST}/` }).parse())
    return {
      elements: secondLook(page, survivors(result.content, elements), isInline),
      title: orNull(result.title),
      author: orNull(result.author),
      site: result.site === PLACEHOLDER_HOST ? null : orNull(result.site)
    }
  } catch {
    // Pages nested thousands deep exhaust the library's recursion; their text is still read, without its layout.
    return null
  } finally {
    for (const element of elements) element.attrs.pop()
  }
}

/** The library prints its troubles with a page to the console; they are no news to the user, and a page must not write on a terminal. */
const silently = <A>(work: () => A): A => {
  const { error, warn } = console
  const nothing = (): void => undefined
  Object.assign(console, { error: nothing, warn: nothing })
  try {
    return work()
  } finally {
    Object.assign(console, { error, warn })
  }
}

const orNull = (text: string | undefined): string | null => (text === undefined || text.trim() === "" ? null : text.trim())

/** Numbered elements that hold text of their own in the cleaned page. */
const survivors = (content: string, elements: ReadonlyArray<PageElement>): ReadonlySet<PageElement> => {
  const kept = new Set<PageElement>()
  const fragment = parseFragment(content)
  const open = [...fragment.childNodes]
  while (open.length > 0) {
    const node = open.pop()
    if (node === undefined) break
    if (isText(node) && node.value.trim() !== "") {
      const number = numberOf(node.parentNode)
      if (number !== null && elements[number] !== undefined) kept.add(elements[number])
    }
    if (isElement(node)) open.push(...node.childNodes)
  }
  return kept
}

const numberOf = (node: unknown): number | null => {
  for (let at = node as PageElement | null; at !== null && "tagName" in at; at = at.parentNode as PageElement | null) {
    const value = attribute(at, NUMBER)
    if (value !== null) return Number(value)
  }
  return null
}

const plain = (text: string): string =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `

/** True when a title is a headline with at most a site's name before or after it. */
export const isHeadlineOf = (headline: string, title: string): boolean => plain(title).includes(plain(headline))

/** The element that shows the headline: an `h1` whose words stand in the title, else the only `h1`. */
export const findHeadline = (page: Page, title: string | null): PageElement | null => {
  const headings = [...elementsOf(page)].filter((element) => element.tagName === "h1" && textOf(element) !== "")
  const same = headings.find((heading) => title !== null && isHeadlineOf(textOf(heading), title))
  return same ?? (headings.length === 1 ? headings[0] : null)
}
