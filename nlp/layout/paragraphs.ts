/**
 * Paragraphs of a plain text: one a line, blank-line separated, or hard-wrapped.
 *
 * A blank line always parts. A single line break parts too, unless the text shows that its lines were filled to a
 * width: then a break after a full line is a space. A line is full when the next line's first word would not have fitted.
 */
import { trimSpan, type Span } from "../span.ts"
import { isBullet, isDash, isDigit, isLineBreak, isSpace } from "./characters.ts"

/** No text is filled to a longer line than this (characters): longer lines are paragraphs. */
const MAX_FILLED_WIDTH = 140
/** Nor to a shorter one: short lines are verse, lists or headings. */
const MIN_FILLED_WIDTH = 40
/** Fewer neighbouring lines than this prove nothing. */
const MIN_LINE_PAIRS = 3
/** Share of line breaks that must follow a full line. */
const MIN_FILLED_SHARE = 0.6

interface Line extends Span {
  /** True when a blank line stands before it. */
  readonly afterBlank: boolean
  /** Length of its first word, up to 40. */
  readonly firstWord: number
}

const linesOf = (text: string): ReadonlyArray<Line> => {
  const lines: Array<Line> = []
  let afterBlank = false
  for (let start = 0; start <= text.length;) {
    let end = start
    while (end < text.length && !isLineBreak(text[end])) end++
    const line = trimSpan(text, { start, end })
    if (line === null) afterBlank = true
    else {
      let word = line.start
      while (word < line.end && word - line.start < 40 && !isSpace(text[word])) word++
      lines.push({ ...line, afterBlank, firstWord: word - line.start })
      afterBlank = false
    }
    start = end + (text[end] === "\r" && text[end + 1] === "\n" ? 2 : 1)
  }
  return lines
}

/** `- item`, `• item`, `3. item`, `(b) item`: a line that begins an item of a list. */
const startsItem = (text: string, line: Line): boolean => {
  const first = text[line.start]
  if ((isBullet(first) || isDash(first)) && isSpace(text[line.start + 1] ?? "")) return true
  let at = line.start + (first === "(" ? 1 : 0)
  if (isDigit(text[at] ?? "")) while (at < line.start + 4 && isDigit(text[at] ?? "")) at++
  else if (/[a-z]/u.test(text[at] ?? "")) at++
  else return false
  return (text[at] === "." || text[at] === ")") && isSpace(text[at + 1] ?? "")
}

/** The width the text was filled to, null when its lines are paragraphs. */
const filledWidth = (lines: ReadonlyArray<Line>): number | null => {
  let width = 0
  for (const line of lines) width = Math.max(width, line.end - line.start)
  if (width < MIN_FILLED_WIDTH || width > MAX_FILLED_WIDTH) return null
  let pairs = 0
  let full = 0
  for (let k = 1; k < lines.length; k++) {
    if (lines[k].afterBlank) continue
    pairs++
    const length = lines[k - 1].end - lines[k - 1].start
    if (length + 1 + lines[k].firstWord > width - 4 && length > width / 2) full++
  }
  return pairs >= MIN_LINE_PAIRS && full >= MIN_FILLED_SHARE * pairs ? width : null
}

/** Paragraphs of the text, in order, without white space at their ends. Together they hold every other character. */
export const splitParagraphs = (text: string): ReadonlyArray<Span> => {
  const lines = linesOf(text)
  const width = filledWidth(lines)
  const paragraphs: Array<{ start: number; end: number }> = []
  lines.forEach((line, k) => {
    const before = lines[k - 1]
    const goesOn =
      width !== null &&
      before !== undefined &&
      !line.afterBlank &&
      !startsItem(text, line) &&
      before.end - before.start + 1 + line.firstWord > width * 0.75
    if (goesOn) paragraphs[paragraphs.length - 1].end = line.end
    else paragraphs.push({ start: line.start, end: line.end })
  })
  return paragraphs
}
