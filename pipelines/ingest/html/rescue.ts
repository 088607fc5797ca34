/**
 * A second look at what the library chose. It leaves out paragraphs that look like a line of metadata and are prose (a lead that
 * begins with a date), and keeps boxes inside the article that are none of it. Pure.
 */
import { isAdLabel, isBeside, isCard, isClutter, isHidden, isOnlyLinks, isStandfirst, ownText } from "./roles.ts"
import { attribute, elementsOf, isElement, type Page, type PageElement, shortTextOf } from "./tree.ts"

const PROSE_TAGS = new Set(["p", "div", "li", "blockquote", "section", "td"])
const MIN_WORDS = 9
/** Kept paragraphs beside it that make a paragraph part of the article. */
const MIN_KEPT_SIBLINGS = 2
const MIN_STANDFIRST_WORDS = 5
const SOLICITS =
  /\b(?:newsletter|subscri(?:be|bers?|ption)|sign(?:ed)? up|log in|cookies?|all rights reserved|privacy policy|terms of (?:use|service)|advertis(?:ing|ement))\b|^©/iu

const isProse = (text: string): boolean => {
  const words = text.split(" ").length
  return words >= MIN_WORDS && /[.!?…]["”’»)]*(?:\s|$)/u.test(text) && !(words < 40 && SOLICITS.test(text))
}

/** True where an element or one it lies in, below the page's body, is clutter or unseen. */
const isAside = (element: PageElement): boolean => {
  for (let at: PageElement | null = element; at !== null && at.tagName !== "body"; at = parentOf(at)) {
    if (isClutter(at) || isHidden(at) || at.tagName === "aside" || at.tagName === "header") return true
  }
  return false
}

const parentOf = (element: PageElement): PageElement | null => {
  const parent = element.parentNode
  return parent !== null && "tagName" in parent ? parent : null
}

/** Share of the article's words that a box must have less of to be taken out. */
const MAX_BOX_SHARE = 0.25

/** Words that must be left when a long box beside the article is taken out. */
const MIN_ARTICLE_WORDS = 25

const wordsOf = (text: string): number => (text === "" ? 0 : text.split(" ").length)

/** The chosen elements, without boxes of clutter, and with the paragraphs of prose that stand among them. */
export const secondLook = (
  page: Page,
  chosen: ReadonlySet<PageElement>,
  isInline: (element: PageElement) => boolean
): ReadonlySet<PageElement> => {
  const kept = new Set(chosen)
  // Words chosen under each element, so that a box is weighed without walking it again.
  const under = new Map<PageElement, number>()
  let total = 0
  for (const element of chosen) {
    const words = wordsOf(
      element.childNodes
        .filter((node) => "value" in node)
        .map((node) => ("value" in node ? node.value.trim() : ""))
        .join(" ")
        .replace(/\s+/gu, " ")
        .trim()
    )
    total += words
    for (let at: PageElement | null = element; at !== null; at = parentOf(at)) under.set(at, (under.get(at) ?? 0) + words)
  }
  let left = total
  const dropUnder = (root: PageElement): void => {
    left -= under.get(root) ?? 0
    kept.delete(root)
    for (const element of elementsOf(root)) {
      kept.delete(element)
      under.delete(element)
    }
  }
  for (const element of elementsOf(page)) {
    const words = under.get(element) ?? 0
    if (words === 0) continue
    const isSmall = words < total * MAX_BOX_SHARE
    const isOther = (isBeside(element) || isCard(element)) && left - words >= MIN_ARTICLE_WORDS
    if (isOther || (isSmall && isClutter(element)) || isAdLabel(element) || (isSmall && isOnlyLinks(element) && !isHeadingLink(element)))
      dropUnder(element)
  }
  for (const element of elementsOf(page)) {
    if (element.tagName !== "h1") continue
    const beside = parentOf(element)?.childNodes.filter(isElement) ?? []
    for (const sibling of beside)
      if (isStandfirst(sibling) && wordsOf(shortTextOf(sibling) ?? "") >= MIN_STANDFIRST_WORDS && !isHidden(sibling)) kept.add(sibling)
  }
  for (const parent of new Set([...chosen].map(parentOf))) {
    if (parent === null || isAside(parent)) continue
    const siblings = parent.childNodes.filter(isElement)
    if (siblings.filter((sibling) => kept.has(sibling) && isProse(ownText(sibling, isInline))).length < MIN_KEPT_SIBLINGS) continue
    for (const sibling of siblings) {
      if (kept.has(sibling) || !PROSE_TAGS.has(sibling.tagName) || isClutter(sibling) || isHidden(sibling) || isOnlyLinks(sibling)) continue
      if (isProse(ownText(sibling, isInline))) kept.add(sibling)
    }
  }
  return kept
}

const isHeadingLink = (element: PageElement): boolean => /^h[1-6]$/u.test(element.tagName) || attribute(element, "role") === "heading"
