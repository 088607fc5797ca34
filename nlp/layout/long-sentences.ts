/** Sentences without end, in dumps and hostile texts, cut into pieces: what a sentence costs grows faster than its length. */
import { isSpace } from "./characters.ts"
import type { SentenceSpan } from "./sentences.ts"

/** Characters of a sentence. The longest of 2,000 government releases, which are not known for short ones, has 930. */
export const MAX_SENTENCE = 2000

/** The rule of a sentence that goes on in the next row. */
export const TOO_LONG = "sentences/too-long"

/** True between the two halves of a character beyond the first plane: no place to cut. */
const isInsideCharacter = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** Where the piece that begins at `start` ends: after its last word that fits, or, in a word without end, where the limit is. */
const pieceEnd = (text: string, start: number): number => {
  const limit = start + MAX_SENTENCE
  let end = limit
  while (end > start && !isSpace(text[end])) end--
  while (end > start && isSpace(text[end - 1])) end--
  if (end > start) return end
  return isInsideCharacter(text, limit) ? limit - 1 : limit
}

/** The sentence, or its pieces of at most `MAX_SENTENCE` characters; between them there is only white space. */
export const boundedSentences = (text: string, sentence: SentenceSpan): ReadonlyArray<SentenceSpan> => {
  if (sentence.end - sentence.start <= MAX_SENTENCE) return [sentence]
  const pieces: Array<SentenceSpan> = []
  let start = sentence.start
  while (sentence.end - start > MAX_SENTENCE) {
    const end = pieceEnd(text, start)
    pieces.push({ start, end, ruleId: TOO_LONG })
    start = end
    while (start < sentence.end && isSpace(text[start])) start++
  }
  pieces.push({ start, end: sentence.end, ruleId: sentence.ruleId })
  return pieces
}
