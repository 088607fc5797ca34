import { charAt, isDigit, isLetter, isLower, isSpace, isUpper } from "./characters.ts"
import type { AbbreviationClass, LayoutVocabulary } from "./vocabulary.ts"

/** The token that ends before an offset: letters, digits, inner full stops and hyphens, up to 24 characters. */
const tokenBefore = (text: string, from: number, end: number): string => {
  let start = end
  while (start > from && end - start < 24) {
    const char = text[start - 1]
    if (!isLetter(char) && !isDigit(char) && char !== "." && char !== "°" && !(char >= "\ud800" && char <= "\udfff")) break
    start--
  }
  return text.slice(start, end)
}

const wordAt = (text: string, at: number): string => {
  let end = at
  while (end < at + 20 && isLetter(charAt(text, end))) end++
  return text.slice(at, end)
}

/** Words of the sentence so far, counted up to a bound. */
const wordsBetween = (text: string, start: number, end: number, bound: number): number => {
  let count = 0
  for (let i = start; i < Math.min(end, start + 400) && count < bound; i++)
    if (!isSpace(text[i]) && (i === start || isSpace(text[i - 1]))) count++
  return count
}

const previousWordIsCapitalised = (text: string, from: number, tokenStart: number): boolean => {
  let at = tokenStart
  while (at > from && isSpace(text[at - 1])) at--
  let start = at
  while (start > from && at - start < 24 && !isSpace(text[start - 1])) start--
  return start < at && start > from && isUpper(charAt(text, start))
}

/** Consonants only, capital first, two to four letters: looks like a short form that no list holds (“Bldg”). */
const looksShortened = (token: string): boolean => /^[B-DF-HJ-NP-TV-Z][bcdfghjklmnpqrstvwxz]{1,3}$/u.test(token)

/** `MR`, `SEN`, `SEPT`: an abbreviation in a line of capitals. Short forms that are words too (`NO`, `IND`) stay out. */
const titleOfCapitals = (token: string, vocabulary: LayoutVocabulary): AbbreviationClass | undefined => {
  if (token.length < 2 || token !== token.toUpperCase()) return undefined
  const kind = vocabulary.abbreviations.get(token[0] + token.slice(1).toLowerCase())
  return kind === "title" || kind === "month" || kind === "suffix" ? kind : undefined
}

/**
 * Whether a full stop ends its sentence, by the word before and the word after it.
 *
 * @param sentenceStart where the sentence began
 * @param stop          offset of the full stop
 * @param next          offset of the first letter or digit after it (past opening marks)
 */
export const abbreviationEnds = (
  text: string,
  sentenceStart: number,
  stop: number,
  next: number,
  nextIsDigit: boolean,
  nextIsMarked: boolean,
  closesBracket: boolean,
  vocabulary: LayoutVocabulary
): boolean => {
  const token = tokenBefore(text, sentenceStart, stop)
  if (token === "") return true
  const kind =
    titleOfCapitals(token, vocabulary) ??
    vocabulary.abbreviations.get(token) ??
    (token.length > 1 && token === token.toUpperCase()
      ? undefined
      : vocabulary.abbreviations.get(token.toLowerCase()) === "inner"
        ? "inner"
        : undefined)
  const nextWord = wordAt(text, next)
  const starter = isUpper(charAt(text, next)) && vocabulary.starters.has(nextWord.toLowerCase())
  if (/^[\p{Lu}]$/u.test(token)) {
    if (token === "I" && !previousWordIsCapitalised(text, sentenceStart, stop - 1)) return starter || !isUpper(charAt(text, next))
    return starter
  }
  if (token.includes(".") && /^(?:\p{L}\.)+\p{L}$/u.test(token)) {
    if (/^[ap]\.m$/iu.test(token)) {
      if (starter) return true
      if (nextIsDigit || nextIsMarked || vocabulary.zones.has(nextWord) || vocabulary.calendarNames.has(nextWord.toLowerCase()))
        return false
      return wordsBetween(text, sentenceStart, stop, 6) >= 6
    }
    return starter
  }
  if (/^(?:Ph\.D|M\.Sc|B\.Sc|Ed\.D|D\.Phil)$/u.test(token)) return starter
  switch (kind) {
    case "inner":
      return false
    case "title":
      return (
        starter &&
        (token === "St" || token === "Sr" || token === "Sen" || token === "Gov") &&
        previousWordIsCapitalised(text, sentenceStart, stop - token.length)
      )
    case "number":
      return token.toLowerCase() === "no" || token === "art" || token === "op"
        ? !nextIsDigit && isUpper(charAt(text, next))
        : !nextIsDigit && starter
    case "month":
      return !nextIsDigit && (starter || !isUpper(token[0]))
    case "measure":
      return token === "in" || token === "min" || token === "sec" || token === "mi"
        ? isUpper(charAt(text, next))
        : starter || (token === "etc" && isUpper(charAt(text, next)))
    case "suffix":
    case "place":
      if (isLower(charAt(token, 0)) && token !== "co" && token !== "cos" && token !== "st" && token !== "inc" && token !== "ltd")
        return isUpper(charAt(text, next))
      return starter && !closesBracket
    case undefined:
      return looksShortened(token) ? starter : true
  }
}
