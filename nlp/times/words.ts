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

/** A word that is not of ASCII alone, or any character beyond ASCII. */
const PATTERN = /\p{L}[\p{L}\p{M}]{0,60}|[^\s]/uy
/** Characters of the longest word and of the longest figure; what is longer is taken for several. */
const MOST_LETTERS = 61
const MOST_DIGITS = 12

/** Splits the stretch `[start, end)`. Linear: every character is read once. */
export const wordsIn = (text: string, start: number, end: number): ReadonlyArray<Word> => {
  const words: Array<Word> = []
  let last = -1
  for (let at = start; at < end;) {
    const unit = text.charCodeAt(at)
    if (unit === 32 || (unit >= 9 && unit <= 13)) {
      at++
      continue
    }
    let next = at + 1
    let kind: Word["kind"] = "mark"
    let word: string
    if (isDigit(unit)) {
      kind = "number"
      while (next < end && next < at + MOST_DIGITS && isDigit(text.charCodeAt(next))) next++
      word = text.slice(at, next)
    } else {
      const isLetter = isAsciiLetter(unit)
      if (isLetter) {
        kind = "word"
        while (next < end && next < at + MOST_LETTERS && isAsciiLetter(text.charCodeAt(next))) next++
      }
      word = text.slice(at, next)
      if (unit > 127 || (isLetter && next < end && text.charCodeAt(next) > 127)) {
        PATTERN.lastIndex = 0
        // A character may be two units.
        const found = PATTERN.exec(text.slice(at, Math.min(end, at + 2 * MOST_LETTERS)))
        if (found === null) {
          at++
          continue
        }
        word = found[0]
        next = at + word.length
        kind = word.length > 1 || LETTER.test(word) ? "word" : "mark"
      }
    }
    words.push({ start: at, end: next, text: word, lower: kind === "word" ? word.toLowerCase() : word, kind, glued: at === last })
    last = next
    at = next
  }
  return words
}

const LETTER = /\p{L}/u
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57
const isAsciiLetter = (unit: number): boolean => (unit | 32) >= 97 && (unit | 32) <= 122
