import { isLetter, isSpace, isUpper } from "./characters.ts"
import type { LayoutVocabulary } from "./vocabulary.ts"

/** How far to the right the verb of speaking may stand. */
const MAX_WORDS = 7
const MAX_CHARS = 90

/**
 * True when a subject and its verb of speaking follow a closed quotation: “Why?” Smith asked. Only a question or an
 * exclamation needs this; after a full stop inside the marks the sentence is over.
 */
export const attributionFollows = (text: string, start: number, end: number, vocabulary: LayoutVocabulary): boolean => {
  const limit = Math.min(end, start + MAX_CHARS)
  let at = start
  for (let words = 0; words < MAX_WORDS && at < limit; words++) {
    const from = at
    while (
      at < limit &&
      (isLetter(text[at]) ||
        text[at] === "-" ||
        text[at] === "'" ||
        text[at] === "’" ||
        (text[at] === "." && at > from && at - from <= 3 && isUpper(text[from])))
    )
      at++
    if (at === from) return false
    const word = text.slice(from, at).toLowerCase()
    const takesHearer = vocabulary.speechVerbs.get(word)
    if (takesHearer !== undefined && words > 0) return takesHearer || !contentFollows(text, at, end, vocabulary)
    if (text[at] === ",") at++
    while (at < limit && isSpace(text[at])) at++
  }
  return false
}

/** “said he would …”: a clause of its own follows, so the sentence is a new one. */
const contentFollows = (text: string, start: number, end: number, vocabulary: LayoutVocabulary): boolean => {
  let at = start
  while (at < end && isSpace(text[at])) at++
  const from = at
  while (at < end && at < from + 12 && isLetter(text[at])) at++
  return vocabulary.contentOpeners.has(text.slice(from, at).toLowerCase())
}
