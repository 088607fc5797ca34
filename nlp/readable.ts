/**
 * A text as a reader reads it: without characters that nobody sees (soft hyphens, zero-width and direction marks, controls), with accents on
 * their letters (NFC), and with spaces of any width as spaces. Everything is matched on this text; spans lead back to the text as it was
 * written. Nearly all news reads as it is written, and costs one search. Pure.
 */
import type { Span } from "./span.ts"

export interface Readable {
  readonly text: string
  /** A span of `text` → the span of the text as written; what nobody sees is inside it only between characters that are. */
  readonly written: (span: Span) => Span
  /** A span of the text as written → that of `text`; empty where nothing of it is seen. */
  readonly read: (span: Span) => Span
}

const SPACE = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/u
/** Default-ignorable characters of Unicode, and controls that are no white space. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\u0000-\u0008\u000E-\u001B\u007F-\u0084\u0086-\u009F]/u
const ALL_UNSEEN = new RegExp(UNSEEN, "gu")
/** What is not read as it is written: one of those, or a letter whose accents stand behind it. */
const UNUSUAL = new RegExp(`${SPACE.source}|${UNSEEN.source}|(?:\\P{M}\\p{M}+)|[\\u0340-\\u0344\\u2126\\u212A\\u212B]`, "u")
/** A character with its accents; a run of accents without end is cut, since putting it in order takes time that grows with its square. */
const PIECE = /\P{M}\p{M}{0,30}|\p{M}{1,30}/gu

const asWritten = (text: string): Readable => ({ text, written: (span) => span, read: (span) => span })

/** Finds what a text reads as. */
export const readable = (text: string): Readable => {
  if (!UNUSUAL.test(text)) return asWritten(text)
  const pieces: Array<string> = []
  // Of each unit of the read text: where its character starts and ends in the written one.
  const starts: Array<number> = []
  const ends: Array<number> = []
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    // Marks that follow something unseen belong to nothing that is seen.
    const seen = UNSEEN.test(piece) ? piece.replace(ALL_UNSEEN, "") : piece
    if (seen === "") continue
    const read = SPACE.test(seen) ? seen.replace(SPACE, " ") : seen.normalize("NFC")
    const isKept = read === piece
    pieces.push(read)
    for (let i = 0; i < read.length; i++) {
      starts.push(isKept ? index + i : index)
      ends.push(isKept ? index + i + 1 : index + piece.length)
    }
  }
  return mapped(text, pieces.join(""), starts, ends)
}

const mapped = (text: string, read: string, starts: ReadonlyArray<number>, ends: ReadonlyArray<number>): Readable => {
  if (read === text) return asWritten(text)
  /** The first unit of the read text that ends behind a place of the written one. */
  const unitAt = (offset: number): number => {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (ends[middle] <= offset) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    text: read,
    written: ({ end, start }) =>
      start < end
        ? { start: starts[start], end: ends[end - 1] }
        : { start: starts[start] ?? text.length, end: starts[start] ?? text.length },
    read: ({ end, start }) => ({ start: unitAt(start), end: Math.max(unitAt(start), unitAt(end)) })
  }
}
