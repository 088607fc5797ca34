/**
 * Text exports of news archives (LexisNexis, Nexis Uni): many articles in one file, each a head of labelled lines, a body, and a foot.
 * Read by the labels that both generations of the export share: `LENGTH: 321 words`, `BODY:`, `LOAD-DATE:`. Pure.
 */
import { codePointOffsets } from "../../../nlp/span.ts"
import type { TextMapSegment } from "../../dataset.ts"
import { languageCode } from "../language-names.ts"
import { parsePublished } from "../published.ts"
import type { RecordFields } from "../reader.ts"

export interface ExportedDocument {
  /** All that the export says of the article, as it stands there. */
  readonly record: string
  /** Headline and body, an empty line between them. */
  readonly text: string
  /** `text_*` in UTF-16 units, `raw_*` in code points of `record`. */
  readonly map: ReadonlyArray<TextMapSegment>
  readonly fields: RecordFields
}

const COUNTER = /^[ \t]*\d{1,7} of \d{1,7} DOCUMENTS?[ \t]*$/gmu
const END = /^[ \t]*End of Document[ \t]*$/gmu
const LENGTH = /^[ \t]*(?:LENGTH|Length):[ \t]*[\d,]+ words?[ \t]*$/mu
/** Labels of the head, as they are written with capitals or without. */
const HEAD_LABEL =
  /^[ \t]*(?<label>HEADLINE|TITLE|BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|SERIES|COLUMN|EDITION|URL|LOAD-DATE|LANGUAGE):[ \t]*(?<value>.*)$/iu
const BODY = /^[ \t]*body:?[ \t]*(?<rest>.*)$/iu
/** Labels and lines with which the foot begins. */
const FOOT =
  /^[ \t]*(?:(?:LOAD-DATE|LANGUAGE|GRAPHIC|PUBLICATION-TYPE|DOCUMENT-TYPE|JOURNAL-CODE|SUBJECT|ORGANIZATION|COMPANY|PERSON|INDUSTRY|TICKER|GEOGRAPHIC|COUNTRY|STATE|CITY|CORRECTION-DATE|NOTES|URL):.*|classification|graphic|notes|copyright (?:\(c\) |© ?)?\d{4}\b.*|©.*\d{4}.*|all rights reserved\.?|end of document)$/iu
const RIGHTS = /^[ \t]*(?:copyright\b|©|all rights reserved)/iu
const DATE =
  /\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)\s+\d{1,2},\s+\d{4}|\d{1,2}\s+(?:January|February|March|April|May|June|July|August|September|October|November|December),?\s+\d{4})\b/u

/** An export taken apart. */
export interface ExportParts {
  readonly documents: ReadonlyArray<ExportedDocument>
  /** Parts that hold something, and no document: a cover, a list of what was searched. */
  readonly others: number
}

const NO_EXPORT: ExportParts = { documents: [], others: 0 }

/** The articles of an export; none for a text that is no export. */
export const exportedDocuments = (text: string): ReadonlyArray<ExportedDocument> => exportParts(text).documents

export const exportParts = (text: string): ExportParts => {
  if (!LENGTH.test(text)) return NO_EXPORT
  const starts = [...text.matchAll(COUNTER)].map((match) => match.index + match[0].length)
  const ends = [...text.matchAll(END)].map((match) => match.index + match[0].length)
  const bounds = starts.length > 0 ? starts : [0, ...ends]
  const records = bounds.map((start, i) =>
    text.slice(start, starts.length > 0 ? (beforeCounter(text, bounds[i + 1]) ?? text.length) : (bounds[i + 1] ?? text.length))
  )
  const documents = records.filter((record) => LENGTH.test(record)).map(readRecord)
  if (!documents.every((document) => document !== null)) return NO_EXPORT
  const front = starts.length > 0 ? text.slice(0, beforeCounter(text, starts[0])) : ""
  const others = [front, ...records.filter((record) => !LENGTH.test(record))].filter((part) => part.trim() !== "").length
  return { documents, others }
}

/** Where the line of a counter starts that ends at `end`. */
const beforeCounter = (text: string, end: number | undefined): number | undefined =>
  end === undefined ? undefined : text.lastIndexOf("\n", end - 1) + 1

interface Line {
  readonly text: string
  readonly start: number
  readonly end: number
}

const linesOf = (record: string): ReadonlyArray<Line> => {
  const lines: Array<Line> = []
  for (let start = 0; start <= record.length;) {
    const at = record.indexOf("\n", start)
    const end = at < 0 ? record.length : at
    lines.push({ text: record.slice(start, end), start, end })
    start = end + 1
  }
  return lines
}

interface Block {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Lines between blank ones, joined; without labels, what goes on with them, and lines of rights. */
const blocksOf = (lines: ReadonlyArray<Line>): ReadonlyArray<Block> => {
  const blocks: Array<Block> = []
  let open: Block | null = null
  let isLabelled = false
  for (const line of lines) {
    const words = line.text.trim()
    const isLabel = HEAD_LABEL.test(line.text)
    isLabelled = isLabel || (isLabelled && words !== "")
    if (words === "" || isLabelled || RIGHTS.test(line.text)) open = null
    else if (open === null)
      blocks.push((open = { start: line.start + line.text.indexOf(words), end: line.start + line.text.trimEnd().length, text: words }))
    else
      blocks[blocks.length - 1] = open = { start: open.start, end: line.start + line.text.trimEnd().length, text: `${open.text} ${words}` }
  }
  return blocks
}

/** A label's value with the lines that go on with it. */
const labelled = (lines: ReadonlyArray<Line>, label: string): (Line & { readonly value: string }) | null => {
  const at = lines.findIndex((line) => HEAD_LABEL.exec(line.text)?.groups?.label.toUpperCase() === label)
  if (at < 0) return null
  let last = at
  while (lines[last + 1] !== undefined && lines[last + 1].text.trim() !== "" && !HEAD_LABEL.test(lines[last + 1].text)) last++
  const value = lines[at].text.slice(lines[at].text.indexOf(":") + 1).trimStart()
  const start = lines[at].end - value.length
  const whole = [value, ...lines.slice(at + 1, last + 1).map((line) => line.text)]
    .map((part) => part.trim())
    .join(" ")
    .trim()
  return { text: whole, value: whole, start, end: lines[last].start + lines[last].text.trimEnd().length }
}

/** Where the body stands: after its label, or, without one, after the labels of the head. */
const bodyOf = (lines: ReadonlyArray<Line>): readonly [first: number, last: number, start: number] | null => {
  const length = lines.findIndex((line) => LENGTH.test(line.text))
  const label = lines.findIndex(
    (line, i) => i > length && BODY.test(line.text) && (line.text.includes(":") || line.text.trim().length === 4)
  )
  let first = label + 1
  if (label < 0) {
    first = length + 1
    for (let i = first; i < lines.length && (lines[i].text.trim() === "" || HEAD_LABEL.test(lines[i].text) || isContinued(lines, i)); i++) {
      if (FOOT.test(lines[i].text) && !/^[ \t]*url:/iu.test(lines[i].text)) break
      first = i + 1
    }
  }
  const rest = label < 0 ? "" : (BODY.exec(lines[label].text)?.groups?.rest ?? "")
  const foot = lines.findIndex((line, i) => i >= first && FOOT.test(line.text))
  const last = foot < 0 ? lines.length : foot
  const start = rest === "" ? (lines[first]?.start ?? 0) : lines[label].end - rest.length
  return first > last ? null : [first, last, start]
}

/** A line that goes on with a label's value: no blank line since. */
const isContinued = (lines: ReadonlyArray<Line>, i: number): boolean => {
  let at = i
  while (at > 0 && lines[at].text.trim() !== "" && !HEAD_LABEL.test(lines[at].text)) at--
  return lines[at].text.trim() !== ""
}

const readRecord = (record: string): ExportedDocument | null => {
  const lines = linesOf(record)
  const body = bodyOf(lines)
  if (body === null) return null
  const [, last, bodyStart] = body
  const headLines = lines.filter((line) => line.end <= bodyStart)
  const blocks = blocksOf(headLines)
  const dateAt = blocks.findIndex((block) => DATE.test(block.text))
  const given = labelled(headLines, "HEADLINE") ?? labelled(headLines, "TITLE")
  // Nexis Uni puts the headline before outlet and date, the older export after them.
  const before = dateAt > 1 ? blocks[dateAt - 2] : undefined
  const title =
    given ?? before ?? (dateAt >= 0 ? blocks.slice(dateAt + 1).findLast((block) => !/^body:?$/iu.test(block.text)) : undefined) ?? null
  const date = dateAt < 0 ? null : (DATE.exec(blocks[dateAt].text)?.[0].replace(/\s+/gu, " ") ?? null)
  const outlet = dateAt > 0 ? blocks[dateAt - 1].text : null
  const byline =
    labelled(headLines, "BYLINE")
      ?.value.replace(/^by\s+/iu, "")
      .replace(/[;,]\s*$/u, "") ?? null
  const url = labelled(lines, "URL")?.value ?? null
  const spans = [title, trimmed(record, bodyStart, lines[last]?.start ?? record.length)].filter(
    (span) => span !== null && span.end > span.start
  )
  return {
    record,
    ...joined(record, spans as ReadonlyArray<Span>),
    fields: {
      url,
      title: title === null ? null : title.text,
      outlet,
      byline: byline === "" ? null : byline,
      published: date === null ? null : parsePublished(date, "metadata"),
      language: languageCode(labelled(lines, "LANGUAGE")?.value)
    }
  }
}

interface Span {
  readonly start: number
  readonly end: number
}

const trimmed = (text: string, start: number, end: number): Span => {
  const slice = text.slice(start, end)
  // The first line keeps its indentation's width out, the others keep theirs.
  const from = start + (slice.length - slice.trimStart().length)
  return { start: from, end: Math.max(from, start + slice.trimEnd().length) }
}

const joined = (record: string, spans: ReadonlyArray<Span>): Pick<ExportedDocument, "text" | "map"> => {
  const codePoint = codePointOffsets(record)
  const map: Array<TextMapSegment> = []
  let text = ""
  for (const { end, start } of spans) {
    if (text !== "") text += "\n\n"
    const at = text.length
    text += record.slice(start, end)
    map.push({ text_start: at, text_end: text.length, raw_start: codePoint(start), raw_end: codePoint(end) })
  }
  return { text, map }
}
