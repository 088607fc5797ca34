/**
 * Quotation marks, paired. A pure scan of characters, linear in the length of the text whatever the marks do:
 * no token, no parse. Paragraphs bound it: an open mark never reaches past its paragraph unless the next one
 * re-opens the quotation (the newspaper convention) or closes it.
 */
import type { Span } from "../span.ts"
import type { MarkTables } from "./lexicon.ts"

/** A stretch between quotation marks. The span holds the marks. Offsets are UTF-16 units. */
export interface MarkedSpan extends Span {
  /** What stands between the marks, white space and marks left out. */
  readonly inner: Span
  /** False where the opening mark is missing. */
  readonly isOpened: boolean
  /** False where the closing mark is missing and no later paragraph carries the quotation on. */
  readonly isClosed: boolean
  /** Index of the stretch that holds it, -1 at the outermost level. */
  readonly parent: number
  /** 0 at the outermost level. */
  readonly depth: number
  /** Index of the stretch in an earlier paragraph that this one carries on, or -1. */
  readonly continues: number
  /** True for single marks and apostrophes. */
  readonly isSingle: boolean
}

interface Raw {
  start: number
  end: number
  inner: Span
  isOpened: boolean
  isClosed: boolean
  continues: number
  isSingle: boolean
}

interface OpenMark {
  readonly at: number
  readonly closers: string
}

/** How far a single mark looks for its partner: in characters, and past how many other single marks. */
const SINGLE_REACH = 1200
const SINGLE_MARKS = 40

const isSpace = (c: string): boolean => c === "" || /\s/u.test(c)
const isWord = (c: string): boolean => /[\p{L}\p{N}]/u.test(c)
const OPENING_NEIGHBOUR = /[\s([{–—\-/“"‘'«:…]/u
const CLOSING_NEIGHBOUR = /[\s.,;:!?)\]}–—\-/”"’'»…]/u

/**
 * All stretches between quotation marks, in reading order (the holder before what it holds).
 * `sentenceStarts` ascending: where a mark has no partner, the stretch ends (or begins) with its sentence.
 */
export const findMarks = (
  text: string,
  blocks: ReadonlyArray<Span>,
  sentenceEnds: ReadonlyArray<number>,
  sentenceStarts: ReadonlyArray<number>,
  tables: MarkTables
): ReadonlyArray<MarkedSpan> => {
  const found: Array<Raw> = []
  let pending = -1
  let previousEnd = 0
  for (const block of blocks) {
    pending = scanBlock(text, block, pending, previousEnd, sentenceEnds, sentenceStarts, tables, found)
    previousEnd = block.end
  }
  return nest(found)
}

/** Scans one paragraph; returns the stretch left open at its end (which the next may carry on), or -1. */
const scanBlock = (
  text: string,
  block: Span,
  pendingBefore: number,
  previousEnd: number,
  sentenceEnds: ReadonlyArray<number>,
  sentenceStarts: ReadonlyArray<number>,
  tables: MarkTables,
  found: Array<Raw>
): number => {
  const stack: Array<OpenMark> = []
  const firstOwn = found.length
  let remainingStraight = 0
  // Counted in the paragraph only: a search for the next mark would run on through the text.
  for (let i = block.start; i < block.end; i++) if (text.charCodeAt(i) === 34) remainingStraight++
  let carried = pendingBefore
  const close = (at: number, open: OpenMark, isSingle: boolean): void => {
    const inner = innerSpan(text, open.at + 1, at)
    if (inner !== null) found.push({ start: open.at, end: at + 1, inner, isOpened: true, isClosed: true, continues: -1, isSingle })
  }
  for (let i = block.start; i < block.end; i++) {
    if (tables.isMark[text.charCodeAt(i)] === 0) continue
    const c = text[i]
    const role = tables.roles.get(c)
    if (role === undefined) continue
    const before = i === block.start ? "" : text[i - 1]
    const after = i + 1 >= block.end ? "" : text[i + 1]
    if (role.level === "single") {
      const end = closingSingle(text, i, before, after, block.end, tables)
      if (end !== -1) {
        const inner = innerSpan(text, i + 1, end)
        if (inner !== null) found.push({ start: i, end: end + 1, inner, isOpened: true, isClosed: true, continues: -1, isSingle: true })
      }
      continue
    }
    if (c === '"') remainingStraight--
    const opensHere = role.opens !== null && OPENING_NEIGHBOUR.test(before || " ") && !isSpace(after)
    const closesHere = !isSpace(before) && CLOSING_NEIGHBOUR.test(after || " ")
    let match = stack.length > 0 ? matching(stack, c) : -1
    // Styles get mixed (“…" or "…“): what can only close here closes what is open.
    if (match === -1 && stack.length > 0 && closesHere && !opensHere) match = stack.length - 1
    if (role.opens !== null && role.closes) {
      // A mark that can do either (straight, or “ which also ends „…“): what is open decides, then its neighbours.
      if (match !== -1 && !(opensHere && !closesHere && remainingStraight % 2 === 1)) {
        close(i, stack[match], false)
        stack.length = match
      } else if (match === -1 && closesHere && !opensHere && /\p{N}/u.test(before)) {
        continue // inches, seconds
      } else if (match === -1 && closesHere && !opensHere && remainingStraight % 2 === 0) {
        carried = closeUnopened(text, i, block, previousEnd, sentenceStarts, found, firstOwn, carried)
      } else {
        stack.push({ at: i, closers: role.opens })
      }
    } else if (role.opens !== null) {
      if (match !== -1 && !opensHere) {
        close(i, stack[match], false)
        stack.length = match
      } else stack.push({ at: i, closers: role.opens })
    } else if (match !== -1) {
      close(i, stack[match], false)
      // What was opened inside and not closed is left to the end of its sentence.
      for (const lost of stack.slice(match + 1)) leaveOpen(text, lost.at, Math.min(i, endOfSentence(sentenceEnds, lost.at, i)), found)
      stack.length = match
    } else carried = closeUnopened(text, i, block, previousEnd, sentenceStarts, found, firstOwn, carried)
  }
  // A quotation that re-opens at the paragraph's first character carries the last one on.
  const first = firstAt(found, firstOwn, text, block)
  if (carried !== -1 && carried < firstOwn) {
    const opensBlock = first !== -1 || (stack.length > 0 && text.slice(block.start, stack[0].at).trim() === "")
    if (!opensBlock) found[carried].isClosed = false
    else carryOn(text, found, carried, first, previousEnd)
  }
  return leaveOpenAtEnd(text, block, stack, sentenceEnds, found, carried !== -1 && carried < firstOwn ? carried : -1)
}

/** The stretch that starts the paragraph, or -1. */
const firstAt = (found: ReadonlyArray<Raw>, from: number, text: string, block: Span): number => {
  for (let k = from; k < found.length; k++) if (!found[k].isSingle && text.slice(block.start, found[k].start).trim() === "") return k
  return -1
}

/** The earlier stretch runs to its paragraph's end; the later one, when it is already known, carries it on. */
const carryOn = (text: string, found: Array<Raw>, earlier: number, later: number, paragraphEnd: number): void => {
  const inner = innerSpan(text, found[earlier].inner.start, paragraphEnd)
  if (inner !== null) {
    found[earlier].inner = inner
    found[earlier].end = inner.end
  }
  found[earlier].isClosed = true
  if (later !== -1) found[later].continues = earlier
}

/** Marks still open at a paragraph's end. The outermost may be carried on by the next paragraph. */
const leaveOpenAtEnd = (
  text: string,
  block: Span,
  stack: ReadonlyArray<OpenMark>,
  sentenceEnds: ReadonlyArray<number>,
  found: Array<Raw>,
  carried: number
): number => {
  let pending = -1
  stack.forEach((open, level) => {
    const next = stack[level + 1]?.at ?? block.end
    const end = Math.min(endOfSentence(sentenceEnds, open.at, block.end), Math.max(next, open.at + 1))
    const at = leaveOpen(text, open.at, end, found)
    if (level === 0 && at !== -1) {
      pending = at
      if (carried !== -1 && text.slice(block.start, open.at).trim() === "") found[at].continues = carried
    }
  })
  return pending
}

const leaveOpen = (text: string, at: number, end: number, found: Array<Raw>): number => {
  const inner = innerSpan(text, at + 1, end)
  if (inner === null) return -1
  found.push({ start: at, end: inner.end, inner, isOpened: true, isClosed: false, continues: -1, isSingle: false })
  return found.length - 1
}

/** A closing mark that nothing opened: the quotation began with the paragraph before it, or with the sentence. */
const closeUnopened = (
  text: string,
  at: number,
  block: Span,
  previousEnd: number,
  sentenceStarts: ReadonlyArray<number>,
  found: Array<Raw>,
  firstOwn: number,
  carried: number
): number => {
  const last = found.length > firstOwn ? found[found.length - 1].end : block.start
  const carriesOn = carried !== -1 && carried < firstOwn && found.length === firstOwn
  const from = carriesOn ? block.start : Math.max(last, startOfSentence(sentenceStarts, at, block.start))
  const inner = innerSpan(text, from, at)
  if (inner === null) return carried
  found.push({
    start: inner.start,
    end: at + 1,
    inner,
    isOpened: false,
    isClosed: carriesOn,
    continues: carriesOn ? carried : -1,
    isSingle: false
  })
  if (carriesOn) carryOn(text, found, carried, -1, previousEnd)
  return carriesOn ? -1 : carried
}

/** Index in the stack of the open mark that this character closes; only the innermost few are looked at. */
const matching = (stack: ReadonlyArray<OpenMark>, c: string): number => {
  for (let k = stack.length - 1; k >= 0 && k >= stack.length - 4; k--) if (stack[k].closers.includes(c)) return k
  return -1
}

/**
 * Offset of the mark that closes the single mark at `at`, or -1 when it is an apostrophe. An apostrophe stands
 * inside a word, or begins an elision (’em, ’90s), or ends a possessive plural (the students’ union).
 */
const closingSingle = (text: string, at: number, before: string, after: string, blockEnd: number, tables: MarkTables): number => {
  const role = tables.roles.get(text[at])
  if (role === undefined || role.opens === null || !OPENING_NEIGHBOUR.test(before || " ") || !/[\p{L}\p{N}[(“"…$£€.]/u.test(after))
    return -1
  if (isElision(text, at, tables)) return -1
  const limit = Math.min(blockEnd, at + SINGLE_REACH)
  let maybe = -1
  let doubles = 0
  let singles = 0
  for (let k = at + 1; k < limit; k++) {
    if (tables.isMark[text.charCodeAt(k)] === 0) continue
    const c = text[k]
    const other = tables.roles.get(c)
    if (other === undefined) continue
    if (other.level === "double") {
      if (other.opens !== null && !other.closes) doubles++
      else if (other.opens === null && --doubles < 0) break
      else if (other.closes && other.opens !== null) {
        if (/\s/u.test(text[k - 1])) doubles++
        else if (--doubles < 0) break
      }
      continue
    }
    if (++singles > SINGLE_MARKS) break
    if (!role.opens.includes(c)) continue
    const next = k + 1 >= blockEnd ? "" : text[k + 1]
    if (isSpace(text[k - 1]) || isWord(next) || !CLOSING_NEIGHBOUR.test(next || " ")) continue
    const possessive = /s/iu.test(text[k - 1]) && /^\s\p{Ll}/u.test(text.slice(k + 1, k + 3))
    if (!possessive) return maybe !== -1 && k - maybe > 200 ? maybe : k
    if (maybe === -1) maybe = k
  }
  return maybe
}

const isElision = (text: string, at: number, tables: MarkTables): boolean => {
  const word = /^[\p{L}\p{N}]{1,8}/u.exec(text.slice(at + 1, at + 10))?.[0] ?? ""
  return tables.elisions.has(word.toLowerCase()) || /^\d0s$/u.test(word)
}

/** The first sentence end after `at`, at most `limit`. */
const endOfSentence = (ends: ReadonlyArray<number>, at: number, limit: number): number => {
  const k = firstAbove(ends, at)
  return Math.min(k < ends.length ? ends[k] : limit, limit)
}

/** The last sentence start at or before `at`, at least `floor`. */
const startOfSentence = (starts: ReadonlyArray<number>, at: number, floor: number): number => {
  const k = firstAbove(starts, at) - 1
  return Math.max(k >= 0 ? starts[k] : floor, floor)
}

const firstAbove = (sorted: ReadonlyArray<number>, value: number): number => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle] <= value) low = middle + 1
    else high = middle
  }
  return low
}

const innerSpan = (text: string, start: number, end: number): Span | null => {
  while (start < end && isSpace(text[start])) start++
  while (end > start && isSpace(text[end - 1])) end--
  return start < end ? { start, end } : null
}

/** Reading order, holders found, indices rewritten. */
const nest = (raw: ReadonlyArray<Raw>): ReadonlyArray<MarkedSpan> => {
  const order = raw.map((_, k) => k).sort((a, b) => raw[a].start - raw[b].start || raw[b].end - raw[a].end)
  const place = new Int32Array(raw.length)
  order.forEach((old, now) => (place[old] = now))
  const result: Array<MarkedSpan> = []
  const open: Array<number> = []
  for (const old of order) {
    const span = raw[old]
    while (open.length > 0 && result[open[open.length - 1]].end < span.end) open.pop()
    const parent = open.length > 0 ? open[open.length - 1] : -1
    const continues = span.continues === -1 ? -1 : place[span.continues]
    open.push(result.length)
    result.push({ ...span, parent, depth: parent === -1 ? 0 : result[parent].depth + 1, continues })
  }
  return result
}
