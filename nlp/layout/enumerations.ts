import type { Span } from "../span.ts"
import { isBullet, isDigit, isLower, isSpace } from "./characters.ts"

interface Enumerator {
  readonly start: number
  /** The number, or the letter's ordinal (a = 1). */
  readonly value: number
  /** What sets it off: bullet, letter or digit, and the mark after it. */
  readonly form: string
}

/** `3.`, `3)`, `3.)`, `b.`, `b)`, each with an optional bullet before it, at an offset that begins a word. */
const enumeratorAt = (text: string, start: number, end: number): Enumerator | null => {
  let at = start
  let form = ""
  if (isBullet(text[at])) {
    form = text[at++]
    if (text[at] === " ") at++
  }
  const from = at
  while (at < end && at < from + 3 && isDigit(text[at])) at++
  let value = 0
  if (at > from) {
    value = Number.parseInt(text.slice(from, at), 10)
    form += "1"
  } else if (isLower(text[at] ?? "") && text[at] <= "z") {
    value = text.charCodeAt(at++) - 96
    form += "a"
  } else return null
  const mark = at
  if (text[at] === ".") at++
  if (text[at] === ")") at++
  if (at === mark || at >= end || !isSpace(text[at])) return null
  return { start, value, form: form + text.slice(mark, at) }
}

/** Where the items of a list written in one paragraph begin (“1. First 2. Second”): only when it opens with its first item and counts on. */
export const itemStarts = (text: string, paragraph: Span): ReadonlyArray<number> => {
  const first = enumeratorAt(text, paragraph.start, paragraph.end)
  if (first === null || Number.isNaN(first.value)) return []
  const starts: Array<number> = []
  let value = first.value
  for (let i = paragraph.start + 1; i < paragraph.end; i++) {
    if (!isSpace(text[i - 1]) || isSpace(text[i])) continue
    const found = enumeratorAt(text, i, paragraph.end)
    if (found !== null && found.form === first.form && found.value === value + 1) {
      starts.push(i)
      value++
    }
  }
  return starts
}
