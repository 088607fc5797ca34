/** Words of a stretch of text as the time rules see them: letters, figures or one mark each, with offsets. */

export interface Word {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly lower: string
  readonly kind: "word" | "number" | "mark"
  /** True when nothing stands between it and the word before. */
  readonly glued: boolean
}

const PATTERN = /\p{L}[\p{L}\p{M}]{0,60}|\d{1,12}|[^\s]/gu

/** Splits the stretch `[start, end)`. Linear: every character is read once. */
export const wordsIn = (text: string, start: number, end: number): ReadonlyArray<Word> => {
  const words: Array<Word> = []
  let last = -1
  for (const match of text.slice(start, end).matchAll(PATTERN)) {
    const at = start + match.index
    const word = match[0]
    const code = word.charCodeAt(0)
    const kind =
      code >= 48 && code <= 57
        ? "number"
        : word.length > 1 || ((code | 32) >= 97 && (code | 32) <= 122)
          ? "word"
          : /\p{L}/u.test(word)
            ? "word"
            : "mark"
    words.push({
      start: at,
      end: at + word.length,
      text: word,
      lower: kind === "word" ? word.toLowerCase() : word,
      kind,
      glued: at === last
    })
    last = at + word.length
  }
  return words
}
