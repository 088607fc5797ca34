/** Small readers shared by the rules: each reads from a word on and says what it read and where the next word is. */
import type { Stretch } from "./rule.ts"
import type { Unit } from "./values.ts"

export interface Read<A> {
  readonly value: A
  /** Index of the first word after it. */
  readonly next: number
}

export const lowerAt = (stretch: Stretch, i: number): string => stretch.words[i]?.lower ?? ""
export const isGlued = (stretch: Stretch, i: number): boolean => stretch.words[i]?.glued ?? false
const read = <A>(value: A, next: number): Read<A> => ({ value, next })

const HYPHENS = new Set(["-", "‐", "‑", "–"])
export const isHyphen = (stretch: Stretch, i: number): boolean => HYPHENS.has(lowerAt(stretch, i))
export const isRangeDash = (stretch: Stretch, i: number): boolean =>
  isHyphen(stretch, i) || lowerAt(stretch, i) === "—" || lowerAt(stretch, i) === "~"

/** Plain figures up to a bound, without a comma or decimal point around them. */
export const readFigures = (stretch: Stretch, i: number, maxDigits: number): Read<number> | null => {
  const word = stretch.words[i]
  if (word === undefined || word.kind !== "number" || word.text.length > maxDigits) return null
  const after = stretch.words[i + 1]
  if (
    after !== undefined &&
    after.glued &&
    (after.text === "," || after.text === ".") &&
    stretch.words[i + 2]?.glued === true &&
    stretch.words[i + 2].kind === "number"
  )
    return null
  const before = stretch.words[i - 1]
  if (
    before !== undefined &&
    word.glued &&
    (before.text === "," || before.text === ".") &&
    before.glued &&
    stretch.words[i - 2]?.kind === "number"
  )
    return null
  return read(Number(word.text), i + 1)
}

/** Names of people, places and works that look like a month, weekday or season. */
const NAME_LABELS = new Set(["PERSON", "ORG", "GPE", "FAC", "WORK_OF_ART", "PRODUCT", "LOC", "NORP", "LAW"])
export const isInsideName = (stretch: Stretch, i: number): boolean => NAME_LABELS.has(stretch.entityAt(i))

/** A month's name, with the full stop of a short one. */
export const readMonth = (stretch: Stretch, i: number): Read<number> | null => {
  const word = stretch.words[i]
  if (word === undefined) return null
  const month = stretch.vocabulary.months.get(word.lower)
  if (month === undefined) return null
  const stop =
    lowerAt(stretch, i + 1) === "." &&
    isGlued(stretch, i + 1) &&
    word.text.length <= 4 &&
    word.lower !== "june" &&
    word.lower !== "july" &&
    word.lower !== "may"
  return read(month, stop ? i + 2 : i + 1)
}

/** Names that are common words too: they need a figure beside them or the right tag. */
export const isAmbiguousName = (word: string): boolean =>
  word === "may" ||
  word === "march" ||
  word === "mar" ||
  word === "sun" ||
  word === "sat" ||
  word === "mon" ||
  word === "wed" ||
  word === "dec" ||
  word === "jan" ||
  word === "fall" ||
  word === "spring" ||
  word === "sep"

export const readWeekday = (stretch: Stretch, i: number): Read<number> | null => {
  const word = stretch.words[i]
  if (word === undefined) return null
  const weekday = stretch.vocabulary.weekdays.get(word.lower)
  if (weekday === undefined) return null
  const short = word.text.length <= 5 && !word.lower.endsWith("day")
  if (short && (isAmbiguousName(word.lower) || word.text === word.lower) && !/^[A-Z][a-z]/u.test(word.text)) return null
  const stop = short && lowerAt(stretch, i + 1) === "." && isGlued(stretch, i + 1)
  return read(weekday, stop ? i + 2 : i + 1)
}

/** A year of four figures (1000–2999), or `’97` with its apostrophe. */
export const readYear = (stretch: Stretch, i: number): Read<number> | null => {
  const word = stretch.words[i]
  if (word === undefined) return null
  if (word.kind === "number" && word.text.length === 4) {
    const figures = readFigures(stretch, i, 4)
    const after = stretch.words[i + 1]
    if (
      figures === null ||
      figures.value < 1000 ||
      figures.value > 2999 ||
      (after?.glued === true && after.kind === "word" && after.lower !== "s")
    )
      return null
    return figures
  }
  if (
    (word.text === "'" || word.text === "’" || word.text === "‘") &&
    isGlued(stretch, i + 1) &&
    stretch.words[i + 1]?.kind === "number" &&
    stretch.words[i + 1].text.length === 2
  ) {
    const two = Number(stretch.words[i + 1].text)
    return read(two >= 40 ? 1900 + two : 2000 + two, i + 2)
  }
  return null
}

/** `last year`, `of next year` behind a month or a date: years from the article's own. */
export const readRelativeYear = (stretch: Stretch, i: number): { readonly shift: number; readonly next: number } | null => {
  const at = lowerAt(stretch, i) === "of" ? i + 1 : i
  const shift = /^(?:last|this|next)$/u.test(lowerAt(stretch, at)) ? stretch.vocabulary.shifts.get(lowerAt(stretch, at)) : undefined
  return shift !== undefined && lowerAt(stretch, at + 1) === "year" ? { shift, next: at + 2 } : null
}

/** `of that year`, `of the same year`, `the following year`: a year as many years from the one told of. */
export const readSpokenYear = (stretch: Stretch, i: number): { readonly shift: number; readonly next: number } | null => {
  let at = lowerAt(stretch, i) === "of" ? i + 1 : i
  if (lowerAt(stretch, at) === "that") return lowerAt(stretch, at + 1) === "year" ? { shift: 0, next: at + 2 } : null
  if (lowerAt(stretch, at) !== "the") return null
  at++
  const shift = SPOKEN_YEAR.get(lowerAt(stretch, at))
  return shift !== undefined && lowerAt(stretch, at + 1) === "year" ? { shift, next: at + 2 } : null
}
const SPOKEN_YEAR: ReadonlyMap<string, number> = new Map([
  ["same", 0],
  ["following", 1],
  ["next", 1],
  ["previous", -1],
  ["preceding", -1]
])

/** `nineteen ninety-six`, `two thousand and five`, `twenty twenty`. */
export const readSpelledYear = (stretch: Stretch, i: number): Read<number> | null => {
  const { numbers } = stretch.vocabulary
  const tensAt = (j: number): Read<number> | null => {
    const tens = numbers.get(lowerAt(stretch, j))
    if (tens === undefined) return null
    if (tens < 20) return read(tens, j + 1)
    const at = isHyphen(stretch, j + 1) ? j + 2 : j + 1
    const ones = numbers.get(lowerAt(stretch, at))
    return ones !== undefined && ones > 0 && ones < 10 ? read(tens + ones, at + 1) : read(tens, j + 1)
  }
  if (lowerAt(stretch, i) === "two" && lowerAt(stretch, i + 1) === "thousand") {
    const rest = tensAt(lowerAt(stretch, i + 2) === "and" ? i + 3 : i + 2)
    return rest === null ? read(2000, i + 2) : read(2000 + rest.value, rest.next)
  }
  const century = numbers.get(lowerAt(stretch, i))
  if (century === undefined || (century !== 19 && century !== 18 && century !== 20)) return null
  const rest = tensAt(i + 1)
  return rest === null || rest.value < 10 || (century === 20 && rest.value < 10) ? null : read(century * 100 + rest.value, rest.next)
}

/** A day of the month: `11`, `11th`, `eleventh`, `twenty-first`. `isOrdinal` tells how it was written. */
export const readDayOfMonth = (stretch: Stretch, i: number): (Read<number> & { readonly isOrdinal: boolean }) | null => {
  const figures = readFigures(stretch, i, 2)
  if (figures !== null) {
    if (figures.value < 1 || figures.value > 31) return null
    const suffix = lowerAt(stretch, figures.next)
    if (isGlued(stretch, figures.next) && (suffix === "st" || suffix === "nd" || suffix === "rd" || suffix === "th"))
      return { ...read(figures.value, figures.next + 1), isOrdinal: true }
    const after = stretch.words[figures.next]
    if (after?.glued === true && (after.kind === "word" || after.text === "%" || after.text === ":")) return null
    return { ...figures, isOrdinal: false }
  }
  const ordinal = readOrdinal(stretch, i)
  return ordinal !== null && ordinal.value <= 31 ? { ...ordinal, isOrdinal: true } : null
}

/** `first`, `twenty-first`, `21st`. */
export const readOrdinal = (stretch: Stretch, i: number): Read<number> | null => {
  const { ordinals, numbers } = stretch.vocabulary
  const word = stretch.words[i]
  if (word === undefined) return null
  const plain = ordinals.get(word.lower)
  if (plain !== undefined) return read(plain, i + 1)
  const tens = numbers.get(word.lower)
  if (tens !== undefined && tens >= 20) {
    const at = isHyphen(stretch, i + 1) ? i + 2 : i + 1
    const ones = ordinals.get(lowerAt(stretch, at))
    if (ones !== undefined && ones < 10) return read(tens + ones, at + 1)
  }
  if (word.kind === "number" && word.text.length <= 3 && isGlued(stretch, i + 1) && /^(?:st|nd|rd|th)$/u.test(lowerAt(stretch, i + 1)))
    return read(Number(word.text), i + 2)
  return null
}

/** A count: figures, words, halves. Null `value` when the text does not count (“several”, “a few”). */
export const readCount = (stretch: Stretch, i: number): Read<number | null> | null => {
  const { numbers, vague } = stretch.vocabulary
  const word = stretch.words[i]
  if (word === undefined) return null
  if (word.kind === "number") return readDecimal(stretch, i)
  const lower = word.lower
  if (lower === "half" && (lowerAt(stretch, i + 1) === "a" || lowerAt(stretch, i + 1) === "an")) {
    return lowerAt(stretch, i + 2) === "dozen" ? read(6, i + 3) : read(0.5, i + 2)
  }
  if (lower === "a" || lower === "an" || lower === "the") {
    const next = lowerAt(stretch, i + 1)
    if (next === "few" || next === "handful" || next === "number" || next === "matter")
      return read(null, lowerAt(stretch, i + 2) === "of" ? i + 3 : i + 2)
    if (next === "couple") return read(2, lowerAt(stretch, i + 2) === "of" ? i + 3 : i + 2)
    if (next === "dozen") return read(12, i + 2)
    if (next === "half") return read(0.5, i + 2)
    return null
  }
  if (lower === "couple") return read(2, lowerAt(stretch, i + 1) === "of" ? i + 2 : i + 1)
  if (vague.has(lower)) return read(null, i + 1)
  if (
    (lower === "dozens" || lower === "hundreds" || lower === "thousands" || lower === "tens" || lower === "scores") &&
    lowerAt(stretch, i + 1) === "of"
  ) {
    return read(null, lowerAt(stretch, i + 2) === "thousands" && lowerAt(stretch, i + 3) === "of" ? i + 4 : i + 2)
  }
  const first = numbers.get(lower)
  if (first === undefined) return null
  let value = first
  let at = i + 1
  const step = (j: number): number => (isHyphen(stretch, j) ? j + 1 : j)
  const ones = numbers.get(lowerAt(stretch, step(at)))
  if (first >= 20 && ones !== undefined && ones > 0 && ones < 10) {
    value += ones
    at = step(at) + 1
  }
  if (lowerAt(stretch, step(at)) === "hundred") {
    value *= 100
    at = step(at) + 1
  } else if (lowerAt(stretch, step(at)) === "thousand") {
    value *= 1000
    at = step(at) + 1
  }
  return withHalf(stretch, value, at)
}

/** `2`, `2.5`, `1,000`, `2½`. */
const readDecimal = (stretch: Stretch, i: number): Read<number> | null => {
  const word = stretch.words[i]
  if (word.text.length > 7 || (word.glued && stretch.words[i - 1] !== undefined && /[.,:/$£€]/u.test(stretch.words[i - 1].text)))
    return null
  let text = word.text
  let at = i + 1
  while (
    at < i + 7 &&
    lowerAt(stretch, at) === "," &&
    isGlued(stretch, at) &&
    isGlued(stretch, at + 1) &&
    stretch.words[at + 1]?.text.length === 3 &&
    stretch.words[at + 1].kind === "number"
  ) {
    text += stretch.words[at + 1].text
    at += 2
  }
  if (lowerAt(stretch, at) === "." && isGlued(stretch, at) && isGlued(stretch, at + 1) && stretch.words[at + 1]?.kind === "number") {
    text += `.${stretch.words[at + 1].text.slice(0, 3)}`
    at += 2
  }
  if (lowerAt(stretch, at) === "½") return read(Number(text) + 0.5, at + 1)
  return withHalf(stretch, Number(text), at)
}

/** `… and a half`, also with hyphens. */
const withHalf = (stretch: Stretch, value: number, from: number): Read<number> => {
  let at = from
  for (const expected of ["and", "a", "half"]) {
    if (isHyphen(stretch, at)) at++
    if (lowerAt(stretch, at) !== expected) return read(value, from)
    at++
  }
  return read(value + 0.5, at)
}

/** A unit's name; its possessive (“two years’ time”) stays outside. */
export const readUnit = (stretch: Stretch, i: number): Read<Unit> | null => {
  const unit = stretch.vocabulary.units.get(lowerAt(stretch, i))
  return unit === undefined ? null : read(unit, i + 1)
}
export const isPluralUnit = (stretch: Stretch, i: number): boolean => {
  const lower = lowerAt(stretch, i)
  return stretch.vocabulary.units.has(lower) && (lower.endsWith("s") || lower === "millennia")
}

export const readPart = (stretch: Stretch, i: number): Read<string> | null => {
  const part = stretch.vocabulary.parts.get(lowerAt(stretch, i))
  return part === undefined ? null : read(part, i + 1)
}

/** Words that make a count rough, taken into the span: `about`, `more than`, `at least`. The index after them. */
export const skipApproximator = (stretch: Stretch, i: number): number => {
  const lower = lowerAt(stretch, i)
  const next = lowerAt(stretch, i + 1)
  if ((lower === "more" || lower === "less" || lower === "fewer") && next === "than") return i + 2
  if (lower === "at" && (next === "least" || next === "most")) return i + 2
  if (lower === "up" && next === "to") return i + 2
  return stretch.vocabulary.approximators.has(lower) && lower !== "some" && lower !== "over" && lower !== "under" ? i + 1 : i
}

/** `a.m.`, `pm`, `P.M.`: 0 or 12 hours. */
export const readHalfDay = (stretch: Stretch, i: number): Read<number> | null => {
  const lower = lowerAt(stretch, i)
  if (lower === "am" || lower === "pm") return read(lower === "pm" ? 12 : 0, i + 1)
  if (
    (lower === "a" || lower === "p") &&
    lowerAt(stretch, i + 1) === "." &&
    isGlued(stretch, i + 1) &&
    lowerAt(stretch, i + 2) === "m" &&
    isGlued(stretch, i + 2)
  ) {
    return read(lower === "p" ? 12 : 0, lowerAt(stretch, i + 3) === "." && isGlued(stretch, i + 3) ? i + 4 : i + 3)
  }
  return null
}
