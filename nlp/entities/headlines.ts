/**
 * Headlines in capitals, where letters tell nothing: names are those that the rest of the article shows, and the
 * countries and capitals of the gazetteers. In title case, a person known from the text is cut out of what the model took.
 */
import type { ParsedArticle } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { bySpan, type Span } from "../span.ts"
import type { Candidate } from "./candidates.ts"
import type { EntityLexicon } from "./lexicon.ts"
import { PhraseTable, wordAt } from "./phrases.ts"

/** Blocks and sentences of four words or more that are in capitals throughout. */
export const capitalStretches = (article: ParsedArticle): ReadonlyArray<Span> =>
  article.sentences.filter(({ end, start }) => {
    if (hasLowerCase(article.text, start, Math.min(end, start + 40))) return false
    const letters = article.text.slice(start, end).replace(/[^\p{L}]/gu, "")
    return letters.length >= 12 && letters === letters.toUpperCase() && letters !== letters.toLowerCase()
  })

const hasLowerCase = (text: string, start: number, end: number): boolean => {
  for (let k = start; k < end; k++) {
    const unit = text.charCodeAt(k)
    if (unit >= 97 && unit <= 122) return true
  }
  return false
}

/** Names in stretches of capitals: the article's other names and the capitalised forms of the gazetteers. */
export const namesInCapitals = (
  doc: Doc,
  stretches: ReadonlyArray<Span>,
  names: ReadonlyArray<Candidate>,
  lexicon: EntityLexicon
): Array<Candidate> => {
  if (stretches.length === 0) return [...names]
  const isInside = (name: Span): boolean => stretches.some((stretch) => stretch.start <= name.start && name.end <= stretch.end)
  const known = new PhraseTable<Candidate>()
  for (const name of names) {
    if (isInside(name)) continue
    const text = doc.text.slice(name.start, name.end)
    if (text.length > 2) known.add(text.toUpperCase(), name)
    // surnames of the people named in the text
    const surname = name.type === "PERSON" ? /\s(\S+)$/u.exec(text)?.[1] : undefined
    if (surname !== undefined && surname.length > 2) known.add(surname.toUpperCase(), name)
  }
  const found = stretches.flatMap((stretch) => scan(doc, stretch, known, lexicon))
  return [...names.filter((name) => !isInside(name)), ...found].sort(bySpan)
}

const scan = (doc: Doc, stretch: Span, known: PhraseTable<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const { first, last } = doc.tokensIn(stretch)
  const found: Array<Candidate> = []
  let free = 0
  for (let i = first; i < last; i++) {
    const start = doc.start(i)
    if (start < free) continue
    const word = wordAt(doc.text, start)
    const own = known.longestAt(doc.text, start, word)
    const listed = own === null ? lexicon.capitalised.longestAt(doc.text, start, word) : null
    const end = own?.end ?? listed?.end
    if (end === undefined) continue
    const range = { start, end, first: i, last: doc.tokensIn({ start, end }).last }
    if (own !== null) found.push({ ...own.entries[0], ...range, isNested: false, ruleId: "names/in-capitals" })
    else if (listed !== null)
      found.push({
        ...range,
        type: listed.entries[0].type,
        entries: listed.entries,
        isNested: false,
        isCertain: true,
        ruleId: "names/in-capitals"
      })
    free = end
  }
  return found
}

/** A person that the model took with words around it in a title-case headline (“Will Lind Show”), cut to the known name. */
export const cutToKnown = (doc: Doc, name: Candidate, isKnown: (word: string) => boolean): Candidate => {
  if (name.type !== "PERSON" || name.last - name.first < 2) return name
  let first = name.first
  while (first < name.last && !isKnown(doc.textOf(first))) first++
  let last = first
  while (last < name.last && isKnown(doc.textOf(last))) last++
  if (first === last || (first === name.first && last === name.last)) return name
  return { ...name, first, last, start: doc.start(first), end: doc.end(last - 1), ruleId: "names/in-title-case" }
}
