/** Pages that are no pages. What a parser does for a tag grows with the square of its attributes, and for a page with its length. */
import { MAX_ATTRIBUTES, MAX_PAGE_CHARACTERS } from "../limits.ts"

/** Elements whose text is no markup. */
const RAW_TEXT = /^(?:script|style|textarea|title|xmp)\b/iu
const TAG_NAME = 10

const isNameStart = (unit: number): boolean => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
const isBlank = (unit: number): boolean => unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
const QUOTES = [0x22, 0x27]

/** Behind the end of a comment or of an element whose text is no markup; the end of the page where it has none. */
const behind = (html: string, end: string, from: number): number => {
  const at = html.indexOf(end, from)
  return at === -1 ? html.length : at + end.length
}

/** Where a tag ends, and how many attributes it has at most: words apart by white space. */
const readTag = (html: string, start: number): { readonly end: number; readonly attributes: number } => {
  let attributes = 0
  let at = start
  for (; at < html.length; at++) {
    const unit = html.charCodeAt(at)
    if (unit === 0x3e) break
    if (QUOTES.includes(unit) && html.charCodeAt(at - 1) === 0x3d) {
      const close = html.indexOf(html[at], at + 1)
      at = close === -1 ? html.length : close
      attributes++
    } else if (isBlank(unit) && !isBlank(html.charCodeAt(at + 1))) attributes++
  }
  return { end: at + 1, attributes }
}

/** True for a page that can be read in time that grows with its length. One look at each character. */
export const isPageOfSize = (html: string): boolean => {
  if (html.length > MAX_PAGE_CHARACTERS) return false
  for (let at = html.indexOf("<"); at !== -1; at = html.indexOf("<", at)) {
    if (html.startsWith("!--", at + 1)) at = behind(html, "-->", at + 4)
    else if (isNameStart(html.charCodeAt(at + 1))) {
      const { attributes, end } = readTag(html, at + 1)
      if (attributes > MAX_ATTRIBUTES) return false
      const raw = RAW_TEXT.exec(html.slice(at + 1, at + TAG_NAME))
      at = raw === null ? end : behind(html, `</${raw[0]}`, end)
    } else at++
  }
  return true
}
