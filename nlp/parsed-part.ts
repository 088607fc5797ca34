/** How much of one article is parsed. Pure. */
import type { LaidOut } from "./layout/index.ts"

/**
 * How much of one article is parsed: a book's worth, thirty times the longest of 2,000 releases. What lies beyond, in dumps
 * and hostile files, has its sentences and nothing else.
 */
export const MAX_PARSED_BLOCKS = 5000
export const MAX_PARSED_CHARACTERS = 250_000
/** Each mark is a token of its own: prose has three in a hundred characters, files of nothing but marks would take as long as a library. */
export const MAX_PARSED_MARKS = 25_000

const MARK = /[^\p{L}\p{M}\p{N}\s]/gu

/** Where parsing ends: at one of the limits, or at the end of the text. UTF-16 units. */
export const parsedEnd = (text: string): number => {
  const part = text.slice(0, MAX_PARSED_CHARACTERS)
  let marks = 0
  for (const { index } of part.matchAll(MARK)) if (++marks > MAX_PARSED_MARKS) return index
  return part.length
}

/** Which limit ended the parse of an article before its text did. */
export type ParseLimit = "characters" | "marks" | "paragraphs"

/** The limit that keeps some of the regions from being parsed, null where all of them are. `end`: of `parsedEnd`. */
export const parseLimitOf = (text: string, { blocks }: Pick<LaidOut, "blocks">, end: number): ParseLimit | null => {
  if ((blocks[MAX_PARSED_BLOCKS]?.start ?? text.length) < end) return "paragraphs"
  if ((blocks.at(-1)?.end ?? 0) <= end) return null
  return end < MAX_PARSED_CHARACTERS ? "marks" : "characters"
}
