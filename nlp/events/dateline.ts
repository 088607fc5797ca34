/** Places that only say where a report was written. */
import type { Doc } from "../engine/doc.ts"

/** “NAIROBI, 3 May – Also, …”: where a report was written. */
export const isDateline = (doc: Doc, token: number): boolean => {
  const word = doc.textOf(token)
  if (word.length < 4 || word !== word.toUpperCase() || token !== doc.sentences[doc.sentenceOf(token)].first) return false
  for (let i = token + 1; i < Math.min(doc.length, token + 9); i++)
    if (/^[–—-]+$/u.test(doc.textOf(i)) && doc.start(i) > doc.end(i - 1)) return true
  return false
}

/** “TUNIS, *May 7* (Reuters) - …”: the day of a dateline is that of the report. */
export const isDatelineDay = (doc: Doc, first: number, last: number): boolean => {
  const opening = doc.sentences[doc.sentenceOf(first)].first
  if (first <= opening || first - opening > DATELINE || doc.lower(first - 1) !== ",") return false
  const place = doc.textOf(opening)
  if (place.length < 3 || place !== place.toUpperCase()) return false
  for (let i = last; i < doc.length && i <= last + DATELINE; i++) {
    if (/^[–—-]+$/u.test(doc.textOf(i))) return true
    if (doc.lower(i) === ")" || doc.lower(i) === "(" || /^\p{Lu}/u.test(doc.textOf(i))) continue
    return false
  }
  return false
}
/** Tokens between the parts of a dateline. */
const DATELINE = 6
