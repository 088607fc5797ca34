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
