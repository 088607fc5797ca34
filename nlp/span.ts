/**
 * Character ranges. Inside `nlp/` every offset is 0-based, half-open and counts UTF-16 units, because JavaScript does.
 * Tables count Unicode code points; `codePointOffsets` converts, once per source, where rows are made.
 */

/** A half-open character range `[start, end)`, in UTF-16 units of the article's text. Never empty. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** The characters a span names. */
export const sliceOf = (text: string, span: Span): string => text.slice(span.start, span.end)

/** True when two spans share at least one character. */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** True when `outer` holds every character of `inner`. */
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Reading order: by start, then the longer first, so that a span comes before what it holds. */
export const bySpan = (a: Span, b: Span): number => a.start - b.start || b.end - a.end

/** The span without white space at either end; null when nothing is left. */
export const trimSpan = (text: string, span: Span): Span | null => {
  let { start, end } = span
  while (start < end && /\s/u.test(text[start])) start++
  while (end > start && /\s/u.test(text[end - 1])) end--
  return start < end ? { start, end } : null
}

/**
 * A function from UTF-16 offsets to code-point offsets of `text`.
 * Texts without astral characters (nearly all news) need no table: the two counts agree.
 * An offset between the halves of a surrogate pair counts as the pair's start.
 */
export const codePointOffsets = (text: string): ((utf16: number) => number) => {
  const pairs: Array<number> = []
  for (let i = 0; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i)
    if (unit >= 0xd800 && unit < 0xdc00) {
      const next = text.charCodeAt(i + 1)
      if (next >= 0xdc00 && next < 0xe000) pairs.push(i++)
    }
  }
  if (pairs.length === 0) return (utf16) => utf16
  return (utf16) => {
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (pairs[middle] < utf16) low = middle + 1
      else high = middle
    }
    return utf16 - low
  }
}
