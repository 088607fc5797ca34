/**
 * The words of a PDF's pages → paragraphs. A PDF says where each run of letters stands and nothing of lines or paragraphs: those are read off the
 * places, as a reader does, by the gap between lines, the size of letters, indents, and short last lines. Pure.
 */

/** A run of letters. Lengths in points, from the page's lower left corner. */
export interface TextItem {
  readonly str: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly fontSize: number
}

interface Line {
  readonly text: string
  readonly page: number
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
}

/** Share of the letter size: a wider gap between runs is a space. */
const SPACE_GAP = 0.15
/** Share of the letter size by which runs of one line may stand higher or lower. */
const SAME_LINE = 0.4

const linesOfPage = (items: ReadonlyArray<TextItem>, page: number): ReadonlyArray<Line> => {
  const lines: Array<Line> = []
  for (const item of items) {
    if (item.str === "") continue
    const last = lines.at(-1)
    const size = item.fontSize || last?.size || 10
    const isSame = last !== undefined && Math.abs(item.y - last.y) < SAME_LINE * Math.max(size, last.size) && item.x >= last.right - size
    if (isSame) {
      const isApart = item.x - last.right > SPACE_GAP * size && !/\s$/u.test(last.text) && !/^\s/u.test(item.str)
      lines[lines.length - 1] = {
        ...last,
        text: last.text + (isApart ? " " : "") + item.str,
        right: Math.max(last.right, item.x + item.width),
        size: Math.max(last.size, item.str.trim() === "" ? 0 : size)
      }
    } else if (item.str.trim() !== "") lines.push({ text: item.str, page, x: item.x, right: item.x + item.width, y: item.y, size })
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/[^\S\u00A0]+/gu, " ").trim() })).filter((line) => line.text !== "")
}

const PAGE_NUMBER = /^[\W_]*(?:page\s+)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?[\W_]*$/iu
/** Lines at the top and at the bottom of a page that may be running heads. */
const EDGE_LINES = 2
/** Pages that must show the same line, and the share of all pages. */
const MIN_REPEATS = 2
const REPEAT_SHARE = 0.5

/** The pages without page numbers and without lines that stand at the edge of most pages, figures aside. */
const withoutRunningHeads = (pages: ReadonlyArray<ReadonlyArray<Line>>): ReadonlyArray<Line> => {
  const shape = (line: Line): string => line.text.replace(/\d+/gu, "#")
  const isEdge = (lines: ReadonlyArray<Line>, i: number): boolean => i < EDGE_LINES || i >= lines.length - EDGE_LINES
  const seen = new Map<string, number>()
  for (const lines of pages)
    for (const each of new Set(lines.filter((_, i) => isEdge(lines, i)).map(shape))) seen.set(each, (seen.get(each) ?? 0) + 1)
  const needed = Math.max(MIN_REPEATS, pages.length * REPEAT_SHARE)
  return pages.flatMap((lines) =>
    lines.filter(
      (line, i) => !isEdge(lines, i) || (!((seen.get(shape(line)) ?? 0) >= needed) && !(pages.length > 1 && PAGE_NUMBER.test(line.text)))
    )
  )
}

const median = (values: ReadonlyArray<number>): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

const ENDS_SENTENCE = /[.!?…:]["”’»)\]]*$/u

/** True when a line goes on with the paragraph of the line before it. `gap`: the usual distance of lines, in letter sizes. */
const goesOn = (line: Line, before: Line, gap: number, right: number): boolean => {
  if (Math.abs(line.size - before.size) > 0.15 * before.size) return false
  const isElsewhere = line.page !== before.page || line.y > before.y - 0.2 * line.size
  if (isElsewhere) return !ENDS_SENTENCE.test(before.text) && /^[\p{Ll}\d(]/u.test(line.text)
  if (before.y - line.y > Math.max(1.35 * gap, gap + 0.35) * line.size) return false
  if (line.x - before.x > 0.8 * line.size && line.x - before.x < 8 * line.size) return false
  if (/^[•▪‣◦·–—-]\s/u.test(line.text)) return false
  // A short line that ends a sentence ends its paragraph.
  return !(ENDS_SENTENCE.test(before.text) && before.right < right - 4 * before.size)
}

/** Paragraphs in reading order, white space made single. Words cut at a line's end are put together again. */
export const paragraphsOf = (pages: ReadonlyArray<ReadonlyArray<TextItem>>): ReadonlyArray<string> => {
  const lines = withoutRunningHeads(pages.map(linesOfPage))
  const gaps = lines.flatMap((line, i) =>
    i > 0 && line.page === lines[i - 1].page && line.y < lines[i - 1].y ? [(lines[i - 1].y - line.y) / line.size] : []
  )
  const gap = median(gaps.filter((each) => each < 3))
  const hyphenated = new Set(lines.flatMap((line) => line.text.toLowerCase().match(/(?<!\p{L})\p{L}+-\p{L}+/gu) ?? []))
  const paragraphs: Array<string> = []
  let right = 0
  lines.forEach((line, i) => {
    const before = lines[i - 1]
    right =
      before !== undefined && before.page === line.page && Math.abs(before.x - line.x) < 8 * line.size
        ? Math.max(right, line.right)
        : line.right
    const last = paragraphs.at(-1)
    if (before !== undefined && last !== undefined && goesOn(line, before, gap, Math.max(right, before.right)))
      paragraphs[paragraphs.length - 1] = join(last, line.text, hyphenated)
    else paragraphs.push(line.text)
  })
  return paragraphs
}

const join = (before: string, line: string, hyphenated: ReadonlySet<string>): string => {
  if (before.endsWith("\u00AD")) return before.slice(0, -1) + line
  const left = /(?<!\p{L})(?<word>\p{L}+)-$/u.exec(before)?.groups?.word
  const right = /^\p{Ll}+/u.exec(line)?.[0]
  if (left === undefined || right === undefined) return `${before} ${line}`
  return (hyphenated.has(`${left}-${right}`.toLowerCase()) ? before : before.slice(0, -1)) + line
}
