/** A web page → the article's text, tied to the raw page, and what the page says of it. Pure: bytes are decoded before, rows are made after. */
import type { MarkedRegion } from "../../../nlp/annotations.ts"
import type { TextMapSegment } from "../../dataset.ts"
import { MappedText } from "./mapped-text.ts"
import { findHeadline, findMainText, isHeadlineOf, isInline, isUnread } from "./main-text.ts"
import { roleOf } from "./roles.ts"
import { type PageMetadata, readMetadata } from "./metadata.ts"
import { isElement, isText, type Page, type PageElement, parsePage, textOf } from "./tree.ts"

export interface PageArticle extends PageMetadata {
  /** Headline (where the page shows one) and paragraphs, an empty line between them. Empty when the page holds no text. */
  readonly text: string
  readonly text_map: ReadonlyArray<TextMapSegment>
  /** What the markup says of stretches of the text, in UTF-16 units. */
  readonly regions: ReadonlyArray<MarkedRegion>
}

/** Reads a decoded page, null for one beyond the limits. Every character of `text` but line breaks is in `text_map`. */
export const readPage = (html: string): PageArticle | null => {
  const page = parsePage(html)
  if (page === null) return null
  const main = findMainText(page, html)
  const metadata = readMetadata(page)
  const declaredTitle = metadata.title ?? main.title
  const headline = findHeadline(page, declaredTitle)
  const collected = new MappedText(html)
  if (headline !== null) collectElement(headline, collected)
  const regions = collectArticle(page, main.elements, headline, collected)
  return {
    ...metadata,
    title: titleOf(declaredTitle, headline),
    byline: cleanByline(metadata.byline ?? main.author),
    outlet: metadata.outlet ?? (main.site === main.author ? null : main.site),
    ...collected.finish(),
    regions
  }
}

/** The headline as shown, where the declared title is the same with a site's name around it. */
const titleOf = (declared: string | null, headline: PageElement | null): string | null => {
  if (headline === null) return declared
  const shown = textOf(headline)
  return declared === null || isHeadlineOf(shown, declared) ? shown : declared
}

/** “Mara Lind, mara@example.org”: without the mail address at the end. */
const withoutAddress = (name: string): string => {
  const words = name.split(/\s/u)
  return /^[^@]{1,100}@[^@]{1,100}\.[^@]{1,100}$/u.test(words.at(-1) ?? "")
    ? words
        .slice(0, -1)
        .join(" ")
        .replace(/(?<![\s,|–-])[\s,|–-]+$/u, "")
    : name
}

const cleanByline = (byline: string | null): string | null => {
  const name = withoutAddress(byline?.replace(/^(?:by|report(?:er|ed by)?|author|text|words|story|written by)\s*:?\s+/iu, "").trim() ?? "")
  return name === "" || /^https?:/iu.test(name) ? null : name
}

/** All text of an element as one paragraph. */
const collectElement = (element: PageElement, collected: MappedText): void => {
  const all = new Set<PageElement>([element])
  walk(element, (child, isIncluded) => isIncluded && !isUnread(child) && (all.add(child), true), all, collected)
  collected.breakParagraph()
}

const collectArticle = (
  page: Page,
  kept: ReadonlySet<PageElement>,
  headline: PageElement | null,
  collected: MappedText
): ReadonlyArray<MarkedRegion> =>
  walk(
    page,
    (element, isIncluded) => element !== headline && !isUnread(element) && (kept.has(element) || (isIncluded && isInline(element))),
    kept,
    collected
  )

/**
 * Walks a tree in document order without recursion. `includes` says whether an element's own text counts, given whether its
 * parent's does. An element that is left out may still hold ones that count (a wrapper around paragraphs). Gives the regions
 * that markup names, the outermost of those inside one another.
 */
const walk = (
  root: Page | PageElement,
  includes: (element: PageElement, isParentIncluded: boolean) => boolean,
  kept: ReadonlySet<PageElement>,
  collected: MappedText
): ReadonlyArray<MarkedRegion> => {
  const regions: Array<MarkedRegion> = []
  const marked: Array<{ readonly element: PageElement; readonly kind: MarkedRegion["kind"]; readonly start: number }> = []
  type Step = { readonly node: Page["childNodes"][number]; readonly isIncluded: boolean; readonly isExit: boolean }
  const rootIncluded = isElementNode(root) && kept.has(root)
  const open: Array<Step> = root.childNodes.toReversed().map((node) => ({ node, isIncluded: rootIncluded, isExit: false }))
  while (open.length > 0) {
    const step = open.pop()
    if (step === undefined) break
    const { node, isIncluded, isExit } = step
    if (isText(node)) {
      const at = node.sourceCodeLocation
      if (isIncluded && at) collected.add(node.value, at.startOffset, at.endOffset)
      continue
    }
    if (!isElement(node)) continue
    if (isExit || !isInline(node)) breakFor(node, collected)
    if (isExit) {
      const last = marked.at(-1)
      if (last?.element !== node) continue
      marked.pop()
      if (marked.length === 0 && collected.length > last.start) regions.push({ kind: last.kind, start: last.start, end: collected.length })
      continue
    }
    if (isUnread(node)) continue
    const role = isInline(node) ? null : roleOf(node)
    if (role !== null) marked.push({ element: node, kind: role, start: collected.length })
    const isOwn = includes(node, isIncluded)
    if (!isInline(node) && node.tagName !== "br") open.push({ node, isIncluded, isExit: true })
    for (let i = node.childNodes.length - 1; i >= 0; i--) open.push({ node: node.childNodes[i], isIncluded: isOwn, isExit: false })
  }
  return regions
}

const isElementNode = (node: Page | PageElement): node is PageElement => "tagName" in node

const breakFor = (element: PageElement, collected: MappedText): void => {
  if (element.tagName === "br") collected.breakLine()
  else collected.breakParagraph()
}
