/** Character classes of running text. Offsets are UTF-16 units; every test looks at one code point. */

const SPACE = /\s/u
const UPPER = /[\p{Lu}\p{Lt}]/u
const LOWER = /\p{Ll}/u
const LETTER = /[\p{L}\p{M}]/u
const DIGIT = /\p{Nd}/u

export const isSpace = (char: string): boolean => char === " " || char === "\n" || (char !== "" && SPACE.test(char))
export const isUpper = (char: string): boolean => (char >= "A" && char <= "Z") || (char > "\u007f" && UPPER.test(char))
export const isLower = (char: string): boolean => (char >= "a" && char <= "z") || (char > "\u007f" && LOWER.test(char))
export const isLetter = (char: string): boolean => isLower(char) || isUpper(char) || (char > "\u007f" && LETTER.test(char))
export const isDigit = (char: string): boolean => (char >= "0" && char <= "9") || (char > "\u007f" && DIGIT.test(char))

/** The whole code point at an offset, "" past the end. */
export const charAt = (text: string, offset: number): string => {
  const code = text.codePointAt(offset)
  return code === undefined ? "" : code < 0x10000 ? text[offset] : String.fromCodePoint(code)
}

/** Characters that end a line, besides `\n` (Unicode UAX 14, class BK and CR, NL). */
export const isLineBreak = (char: string): boolean =>
  char === "\n" || char === "\r" || char === "\u2028" || char === "\u2029" || char === "\u0085" || char === "\f" || char === "\v"

/** Marks that may close a sentence (with the full-width and ideographic ones). */
export const isTerminal = (char: string): boolean =>
  char === "." || char === "!" || char === "?" || char === "…" || char === "。" || char === "！" || char === "？" || char === "‽"

export const isQuoteMark = (char: string): boolean => "\"“”„‟'‘’‚‛«»‹›".includes(char) && char !== ""
export const isClosingBracket = (char: string): boolean => char === ")" || char === "]" || char === "}"
export const isOpeningBracket = (char: string): boolean => char === "(" || char === "[" || char === "{"
export const isDash = (char: string): boolean => char === "-" || char === "–" || char === "—" || char === "―"
export const isBullet = (char: string): boolean => "•‣◦⁃∙●○▪■□*·".includes(char) && char !== ""
