/** Text taken out of a page piece by piece, each piece tied to the raw characters it was written with. */
import { parseFragment } from "parse5"
import { codePointOffsets } from "../../../nlp/span.ts"
import type { TextMapSegment } from "../../dataset.ts"

const CHARACTER_REFERENCE = /&(?:#[xX]?[0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{0,31});?/gu
const HTML_SPACE = /[ \t\n\r\f]/u

const decodeReference = (reference: string): string => {
  const [node] = parseFragment(reference).childNodes
  return node !== undefined && "value" in node ? node.value : reference
}

/** A stretch of decoded text and where it was written. `isLiteral`: written as itself, character by character. */
interface Piece {
  readonly text: string
  readonly rawStart: number
  readonly rawEnd: number
  readonly isLiteral: boolean
}

/** Splits a raw text node into literal runs and character references. */
const piecesOf = (raw: string, at: number): ReadonlyArray<Piece> => {
  const pieces: Array<Piece> = []
  let done = 0
  for (const { 0: reference, index } of raw.matchAll(CHARACTER_REFERENCE)) {
    if (index > done) {
      pieces.push({ text: raw.slice(done, index), rawStart: at + done, rawEnd: at + index, isLiteral: true })
    }
    const end = index + reference.length
    const text = decodeReference(reference)
    pieces.push({ text, rawStart: at + index, rawEnd: at + end, isLiteral: text === reference })
    done = end
  }
  if (done < raw.length) pieces.push({ text: raw.slice(done), rawStart: at + done, rawEnd: at + raw.length, isLiteral: true })
  return pieces
}

/**
 * Collects text with HTML's white-space rules: runs of space, tab and line end become one space, none stands at either end
 * of a paragraph, a no-break space stays.
 */
export class MappedText {
  readonly #html: string
  #text = ""
  #segments: Array<{ textStart: number; textEnd: number; rawStart: number; rawEnd: number }> = []
  #pendingSpace: { rawStart: number; rawEnd: number } | null = null
  #pendingBreak = ""

  constructor(html: string) {
    this.#html = html
  }

  /** Number of UTF-16 units collected so far. */
  get length(): number {
    return this.#text.length
  }

  /** The next text starts a paragraph of its own. */
  breakParagraph(): void {
    this.#pendingBreak = "\n\n"
    this.#pendingSpace = null
  }

  /** The next text starts a line of its own; two in a row start a paragraph. */
  breakLine(): void {
    this.#pendingBreak = this.#pendingBreak === "" ? "\n" : "\n\n"
    this.#pendingSpace = null
  }

  /** Adds a text node: its decoded value and its range in the raw page. */
  add(value: string, rawStart: number, rawEnd: number): void {
    const pieces = piecesOf(this.#html.slice(rawStart, rawEnd), rawStart)
    const isFaithful =
      pieces
        .map((piece) => piece.text)
        .join("")
        .replace(/\r\n?/gu, "\n") === value
    for (const piece of isFaithful ? pieces : [{ text: value, rawStart, rawEnd, isLiteral: false }]) this.#addPiece(piece)
  }

  #addPiece(piece: Piece): void {
    for (let i = 0; i < piece.text.length;) {
      const isSpace = HTML_SPACE.test(piece.text[i])
      let end = i + 1
      while (end < piece.text.length && HTML_SPACE.test(piece.text[end]) === isSpace) end++
      const rawStart = piece.isLiteral ? piece.rawStart + i : piece.rawStart
      const rawEnd = piece.isLiteral ? piece.rawStart + end : piece.rawEnd
      if (isSpace) this.#pendingSpace = { rawStart: this.#pendingSpace?.rawStart ?? rawStart, rawEnd }
      else this.#append(piece.text.slice(i, end), rawStart, rawEnd)
      i = end
    }
  }

  #append(text: string, rawStart: number, rawEnd: number): void {
    if (this.#text !== "" && this.#pendingBreak !== "") this.#text += this.#pendingBreak
    else if (this.#text !== "" && this.#pendingSpace !== null) {
      this.#push(" ", this.#pendingSpace.rawStart, this.#pendingSpace.rawEnd)
    }
    this.#pendingBreak = ""
    this.#pendingSpace = null
    this.#push(text, rawStart, rawEnd)
  }

  #push(text: string, rawStart: number, rawEnd: number): void {
    const textStart = this.#text.length
    this.#text += text
    const last = this.#segments.at(-1)
    const isLinear = rawEnd - rawStart === text.length
    if (
      last !== undefined &&
      isLinear &&
      last.rawEnd === rawStart &&
      last.textEnd === textStart &&
      last.rawEnd - last.rawStart === last.textEnd - last.textStart
    ) {
      last.rawEnd = rawEnd
      last.textEnd = textStart + text.length
    } else this.#segments.push({ textStart, textEnd: textStart + text.length, rawStart, rawEnd })
  }

  /** The text and its map: `text_*` in UTF-16 units, `raw_*` in code points of the decoded page. */
  finish(): { readonly text: string; readonly text_map: ReadonlyArray<TextMapSegment> } {
    const toCodePoints = codePointOffsets(this.#html)
    return {
      text: this.#text,
      text_map: this.#segments.map(({ textStart, textEnd, rawStart, rawEnd }) => ({
        text_start: textStart,
        text_end: textEnd,
        raw_start: toCodePoints(rawStart),
        raw_end: toCodePoints(rawEnd)
      }))
    }
  }
}
