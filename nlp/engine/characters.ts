/**
 * Character classes as the model was trained on them: Python's, where they differ from JavaScript's.
 * `str.isspace` has U+001C–001F and U+0085 and lacks U+FEFF; `\s` is the other way round.
 */

/** True for a UTF-16 unit that Python's `str.isspace` accepts (all of them lie in the basic plane). */
export const isSpaceUnit = (unit: number): boolean => {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || (unit >= 0x1c && unit <= 0x1f)
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  )
}

/** True when every character is white space; false for the empty string. */
export const isSpaceText = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) if (!isSpaceUnit(text.charCodeAt(i))) return false
  return text.length > 0
}

/** True when every unit is an ASCII letter. */
export const isAsciiWord = (text: string): boolean => {
  for (let i = 0; i < text.length; i++) {
    const folded = text.charCodeAt(i) | 0x20
    if (folded < 0x61 || folded > 0x7a) return false
  }
  return true
}

const LETTER = /\p{L}/u
const UPPER = /\p{Uppercase}/u
const DIGIT = /\p{Nd}/u

/** `X`, `x`, `d`, or the character itself. `extraDigits` are digits to Python that are not decimal (`²`, `①`). */
const shapeOf = (character: string, extraDigits: ReadonlySet<string>): string => {
  const unit = character.charCodeAt(0)
  if (unit < 0x80) {
    if (unit >= 0x61 && unit <= 0x7a) return "x"
    if (unit >= 0x41 && unit <= 0x5a) return "X"
    return unit >= 0x30 && unit <= 0x39 ? "d" : character
  }
  if (LETTER.test(character)) return UPPER.test(character) ? "X" : "x"
  return DIGIT.test(character) || extraDigits.has(character) ? "d" : character
}

/** Word shape: `Blinken` → `Xxxxx`, `COVID-19` → `XXXX-dd`; runs are cut to four, texts of 100 characters are `LONG`. */
export const wordShape = (text: string, extraDigits: ReadonlySet<string>): string => {
  let shape = ""
  let previous = ""
  let run = 0
  let count = 0
  for (const character of text) {
    if (++count >= 100) return "LONG"
    const mark = shapeOf(character, extraDigits)
    run = mark === previous ? run + 1 : 1
    previous = mark
    if (run <= 4) shape += mark
  }
  return shape
}

/** The first code point. */
export const firstCharacter = (text: string): string => {
  const unit = text.charCodeAt(0)
  return unit >= 0xd800 && unit < 0xdc00 ? String.fromCodePoint(text.codePointAt(0) ?? 0) : text.slice(0, 1)
}

/** The last three code points; the whole text when it is shorter. */
export const lastThreeCharacters = (text: string): string => {
  let at = text.length
  for (let taken = 0; taken < 3 && at > 0; taken++) {
    const low = text.charCodeAt(--at)
    if (low >= 0xdc00 && low < 0xe000 && at > 0) {
      const high = text.charCodeAt(at - 1)
      if (high >= 0xd800 && high < 0xdc00) at--
    }
  }
  return text.slice(at)
}

/**
 * The same text in memory of its own. V8 keeps a slice of 13 or more units as a view of its parent, so a word kept in
 * a table would keep the whole article alive.
 */
export const ownText = (text: string): string => (text.length < 13 ? text : text.split("").join(""))
