/** A parsed page with source positions (parse5), and the few questions that readers of pages ask of it. */
import { defaultTreeAdapter, type DefaultTreeAdapterMap, type DefaultTreeAdapterTypes, parse, type TreeAdapter } from "parse5"
import { MAX_ELEMENTS } from "../limits.ts"
import { isPageOfSize } from "./page-size.ts"

export type Page = DefaultTreeAdapterTypes.Document
export type PageElement = DefaultTreeAdapterTypes.Element
export type PageText = DefaultTreeAdapterTypes.TextNode
type PageNode = DefaultTreeAdapterTypes.ChildNode

/** The page makes more elements than one is read with. A few kilobytes of tags that are never closed can make millions. */
class TooManyElements extends Error {}

const countingAdapter = (): TreeAdapter<DefaultTreeAdapterMap> => {
  let elements = 0
  return {
    ...defaultTreeAdapter,
    createElement: (...element) => {
      if (++elements > MAX_ELEMENTS) throw new TooManyElements()
      return defaultTreeAdapter.createElement(...element)
    }
  }
}

/**
 * Parses a page; every node knows where in the raw text it was written (UTF-16 offsets). HTML has no syntax errors: null only for a page
 * beyond the limits.
 */
export const parsePage = (html: string): Page | null => {
  if (!isPageOfSize(html)) return null
  try {
    return parse(html, { sourceCodeLocationInfo: true, treeAdapter: countingAdapter() })
  } catch (error) {
    if (error instanceof TooManyElements) return null
    throw error
  }
}

export const isElement = (node: PageNode): node is PageElement => "tagName" in node
export const isText = (node: PageNode): node is PageText => node.nodeName === "#text"

/** Elements in document order, without recursion: pages may nest deeper than a stack. */
export function* elementsOf(root: Page | PageElement): Generator<PageElement> {
  const open: Array<PageNode> = root.childNodes.toReversed()
  while (open.length > 0) {
    const node = open.pop()
    if (node === undefined || !isElement(node)) continue
    yield node
    for (let i = node.childNodes.length - 1; i >= 0; i--) open.push(node.childNodes[i])
  }
}

export const attribute = (element: PageElement, name: string): string | null =>
  element.attrs.find((candidate) => candidate.name === name)?.value ?? null

/** All text under an element, white space collapsed. */
export const textOf = (element: PageElement): string => {
  const words: Array<string> = []
  const open: Array<PageNode> = element.childNodes.toReversed()
  while (open.length > 0) {
    const node = open.pop()
    if (node === undefined) break
    if (isText(node)) words.push(node.value)
    else if (isElement(node)) for (let i = node.childNodes.length - 1; i >= 0; i--) open.push(node.childNodes[i])
  }
  return words.join("").replace(/\s+/gu, " ").trim()
}

/** Characters and nodes of what is short. */
const SHORT_CHARACTERS = 1_000
const SHORT_NODES = 300

/** All text under an element, white space collapsed; null for more than a thousand characters, which is found out without reading them all. */
export const shortTextOf = (element: PageElement): string | null => {
  const words: Array<string> = []
  let characters = 0
  let nodes = 0
  const open: Array<PageNode> = [...element.childNodes]
  if (open.length > SHORT_NODES) return null
  open.reverse()
  while (open.length > 0) {
    const node = open.pop()
    if (node === undefined) break
    if (++nodes > SHORT_NODES || characters > SHORT_CHARACTERS) return null
    if (isText(node)) {
      words.push(node.value)
      characters += node.value.length
    } else if (isElement(node)) {
      if (node.childNodes.length > SHORT_NODES) return null
      for (let i = node.childNodes.length - 1; i >= 0; i--) open.push(node.childNodes[i])
    }
  }
  return words.join("").replace(/\s+/gu, " ").trim()
}
