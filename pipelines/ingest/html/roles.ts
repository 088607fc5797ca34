/** What a page's markup says of its elements: by tag, by microdata, and by the class names that publishing systems share. */
import type { MarkedKind } from "../../../nlp/annotations.ts"
import { attribute, elementsOf, isElement, isText, type PageElement, shortTextOf, textOf } from "./tree.ts"

/** Words of an element's class and id: `article__body-text` is `article`, `body`, `text`. */
const tokensOf = (element: PageElement): ReadonlyArray<string> =>
  `${attribute(element, "class") ?? ""} ${attribute(element, "id") ?? ""}`.toLowerCase().split(/[^a-z]+/u)

const CAPTION = new Set(["caption", "figcaption", "cutline", "legend"])
const CREDIT = new Set(["byline", "author", "authors", "credit", "credits", "dateline"])
const PULL_QUOTE = new Set(["pullquote", "pullout"])
const PROMO = new Set(["newsletter", "related", "recirc", "readmore", "promo", "signup", "recommended", "recommendations"])
/** Containers in which no article stands. */
const CLUTTER = new Set(
  "ad ads advert advertisement adsbygoogle banner breadcrumb breadcrumbs comment comments consent cookie cookies discussion disqus fb foot footer masthead menu modal nav navigation outbrain paywall popup related replies respond responses share sharing sharedaddy sidebar skip social sponsor sponsored subscribe subscription taboola thread toolbar trending widget".split(
    " "
  )
)

/** Those among them that are clutter however long they are. */
const BESIDE = new Set(
  "comment comments consent cookie cookies discussion disqus footer nav related replies respond responses sidebar thread".split(" ")
)
/** What stands under a headline and sums the article up. */
const STANDFIRST = new Set(
  "standfirst dek deck lede lead leadin subtitle subhead subheadline subheading summary abstract intro teaser".split(" ")
)

/** Words of a byline or credit at most; more is a text about an author. */
const MAX_CREDIT_WORDS = 20
const MAX_PROMO_WORDS = 60

const wordsOf = (text: string): number => text.split(/\s+/u).filter((word) => word !== "").length

/** The region an element makes of its text, null where its markup says nothing certain. */
export const roleOf = (element: PageElement): MarkedKind | null => {
  const { tagName } = element
  if (tagName === "figcaption") return "caption"
  const tokens = tokensOf(element)
  const has = (set: ReadonlySet<string>): boolean => tokens.some((token) => set.has(token))
  if (tagName === "body" || tagName === "main" || tagName === "article" || tagName === "html") return null
  if (/^h[2-6]$/u.test(tagName)) return "heading"
  const isPulled = has(PULL_QUOTE) || (tokens.includes("pull") && tokens.some((token) => token === "quote" || token === "out"))
  if (isPulled) return "pullquote"
  if (leadsElsewhere(element)) return "promo"
  const isCredit = attribute(element, "itemprop") === "author" || attribute(element, "rel") === "author" || has(CREDIT)
  const isPromo = has(PROMO)
  if (!isCredit && !isPromo && !has(CAPTION)) return null
  const text = shortTextOf(element)
  if (text === null) return null
  const words = wordsOf(text)
  if (has(CAPTION) && words <= 2 * MAX_PROMO_WORDS) return "caption"
  if (isCredit && words <= MAX_CREDIT_WORDS) return "credit"
  return isPromo && words <= MAX_PROMO_WORDS ? "promo" : null
}

const READ_ON =
  /^(?:read (?:more|also|next|on)|also read|more (?:on|about|from)\b|more:|related\b|see also|recommended|you (?:may|might) (?:also )?like|don['’]t miss|watch:|listen:)/iu

/** True for a box that calls to read on, with links for a good part of its words. */
const leadsElsewhere = (element: PageElement): boolean => {
  if (!BLOCK_OF_LINKS.has(element.tagName) && element.tagName !== "aside" && element.tagName !== "section") return false
  const text = shortTextOf(element)
  if (text === null || !READ_ON.test(text) || wordsOf(text) > MAX_PROMO_WORDS) return false
  let linked = 0
  for (const child of elementsOf(element)) if (child.tagName === "a") linked += textOf(child).length
  return linked >= text.length * 0.4
}

const BLOCK_OF_LINKS = new Set(["p", "div", "li", "ul", "ol", "span", "td", "strong", "b", "dd"])
/** Words of links that are read as leading elsewhere; a longer text in a link is a text. */
const MAX_LINK_WORDS = 25

/** True for a block whose words all lead to other pages. */
export const isOnlyLinks = (element: PageElement): boolean => {
  if (!BLOCK_OF_LINKS.has(element.tagName)) return false
  const text = shortTextOf(element)
  if (text === null || text === "" || (element.tagName !== "ul" && element.tagName !== "ol" && wordsOf(text) > MAX_LINK_WORDS)) return false
  let linked = 0
  for (const child of elementsOf(element))
    if (child.tagName === "a" && !(attribute(child, "href") ?? "#").startsWith("#")) linked += textOf(child).length
  return linked >= text.length * 0.95
}

const AD_LABEL =
  /^(?:advertisement|advertising|ad|sponsored(?: content)?|paid (?:post|content)|(?:story|article) continues below(?: this)?(?: advertisement)?|scroll to continue|loading(?:\.{3}|…)?)[\s.:·•|-]*(?:scroll to continue|continue reading below)?$/iu

/** True for the line that says that an advertisement follows. */
export const isAdLabel = (element: PageElement): boolean => {
  const text = shortTextOf(element)
  return text !== null && text.length < 100 && AD_LABEL.test(text)
}

/** True for an element that is clutter by its name, unless it holds much of the page's prose (`body class="has-sidebar"`). */
export const isClutter = (element: PageElement): boolean => {
  const { tagName } = element
  if (tagName === "html" || tagName === "body" || tagName === "main" || tagName === "article" || tagName === "p") return false
  if (
    tagName === "nav" ||
    tagName === "footer" ||
    tagName === "dialog" ||
    attribute(element, "role") === "dialog" ||
    attribute(element, "role") === "navigation"
  )
    return true
  return tokensOf(element).some((token) => CLUTTER.has(token))
}

/** True for an element beside the article by its name, however long it is: what readers wrote, what else the site has. */
export const isBeside = (element: PageElement): boolean => isClutter(element) && tokensOf(element).some((token) => BESIDE.has(token))

const MAX_CARD_WORDS = 80
const CARD_TAGS = new Set(["div", "li", "article", "section", "td", "a"])

/** True for a card that leads to another article: a heading that is a link, and a few words. */
export const isCard = (element: PageElement): boolean => {
  const text = CARD_TAGS.has(element.tagName) ? shortTextOf(element) : null
  if (text === null || wordsOf(text) > MAX_CARD_WORDS) return false
  for (const heading of elementsOf(element)) if (/^h[2-6]$/u.test(heading.tagName) && isLinked(heading)) return true
  return false
}

const isLinked = (heading: PageElement): boolean => {
  const text = textOf(heading)
  const parent = heading.parentNode
  const around = parent !== null && "tagName" in parent && parent.tagName === "a" ? [parent] : []
  return (
    text !== "" &&
    [...around, ...elementsOf(heading)].some(
      (each) => each.tagName === "a" && !(attribute(each, "href") ?? "#").startsWith("#") && textOf(each).includes(text)
    )
  )
}

/** True for the lines under a headline that sum the article up. */
export const isStandfirst = (element: PageElement): boolean =>
  (element.tagName === "p" || element.tagName === "h2" || element.tagName === "div") &&
  tokensOf(element).some((token) => STANDFIRST.has(token))

/** True for an element that no reader sees. */
export const isHidden = (element: PageElement): boolean =>
  attribute(element, "hidden") !== null ||
  attribute(element, "aria-hidden") === "true" ||
  /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attribute(element, "style") ?? "")

/** An element's text but for that of the blocks inside it. */
export const ownText = (element: PageElement, isInline: (child: PageElement) => boolean): string => {
  const words: Array<string> = []
  const open: Array<PageElement["childNodes"][number]> = element.childNodes.toReversed()
  while (open.length > 0) {
    const node = open.pop()
    if (node === undefined) break
    if (isText(node)) words.push(node.value)
    else if (isElement(node) && isInline(node)) for (let i = node.childNodes.length - 1; i >= 0; i--) open.push(node.childNodes[i])
  }
  return words.join("").replace(/\s+/gu, " ").trim()
}
