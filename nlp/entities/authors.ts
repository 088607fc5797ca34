/** People as lists of works, credits and mail headers have them: “Lind, Mara. The Harbour”, “Lind et al.”, “Mara Lind <m@…>” */
import type { Doc } from "../engine/doc.ts"
import type { Span } from "../span.ts"
import { type Candidate, isParsed } from "./candidates.ts"

/** A name has at most 40 letters, here as below: what goes on is no name, and an expression without an end takes time without one. */

/** A paragraph of a list of works: surname, comma, given names, full stop, title. */
const ENTRY =
  /(?<author>\p{Lu}[\p{L}'’-]{1,40}, \p{Lu}[\p{L}.'’-]{0,40}(?: \p{Lu}[\p{L}.'’-]{0,40}){0,2}?)(?: and (?<other>\p{Lu}[\p{L}'’-]{1,40}, \p{Lu}[\p{L}'’-]{1,40}))?\. \p{Lu}/uy
const ET_AL = /(?<author>\p{Lu}[\p{L}'’-]{1,40}),? et al\b/gu
/** “"Mara Lind" <lind@…>”; an address that is cut short (“lin...@…”) is one too. */
const SENDER = /(?<=^|["“:;,(] ?)(?<author>(?!The )\p{Lu}[\p{L}'’.-]{1,40}(?: \p{Lu}[\p{L}'’.-]{0,40}){0,2})["”]? ?<[\w.+-]{1,80}@/gmu
/** Entries from which a list of works is one, and no sentence that happens to look like an entry. */
const LIST = 3

const personAt = (doc: Doc, start: number, words: string, ruleId: string): Candidate => {
  const span = { start, end: start + words.length }
  const { first, last } = doc.tokensIn(span)
  return { ...span, first, last, type: "PERSON", entries: [], isNested: false, isCertain: true, ruleId }
}

/** Longest line that is an entry. */
const ENTRY_LENGTH = 200

/** Where lines begin that are short enough to be entries and have a comma after the first word. */
const openingsOf = (text: string): ReadonlyArray<number> => {
  const found: Array<number> = []
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start)
    const end = newline < 0 ? text.length : newline
    if (end - start <= ENTRY_LENGTH && text[text.indexOf(" ", start) - 1] === ",") found.push(start)
    start = end + 1
  }
  return found
}

/** Entries of a list of works, a line each; none where there are too few for a list. */
const entriesOf = (text: string): ReadonlyArray<RegExpExecArray> => {
  const openings = openingsOf(text)
  if (openings.length < LIST) return []
  const entries = openings.flatMap((start) => {
    ENTRY.lastIndex = start
    const entry = ENTRY.exec(text)
    return entry === null ? [] : [entry]
  })
  return entries.length < LIST ? [] : entries
}

/** The people, in reading order. */
export const citedAuthors = (doc: Doc): ReadonlyArray<Candidate> => {
  const matches = (pattern: RegExp, sign: string): Iterable<RegExpExecArray> => (doc.text.includes(sign) ? doc.text.matchAll(pattern) : [])
  const cited = Array.from(matches(ET_AL, " et al"), (found) => personAt(doc, found.index, found.groups?.author ?? "", "names/et-al"))
  const senders = Array.from(matches(SENDER, "<"), (found) => personAt(doc, found.index, found.groups?.author ?? "", "names/mail-sender"))
  const listed = entriesOf(doc.text).flatMap((found) => {
    const { author = "", other } = found.groups ?? {}
    const first = personAt(doc, found.index, author, "names/list-of-works")
    return other === undefined ? [first] : [first, personAt(doc, found.index + author.length + 5, other, "names/list-of-works")]
  })
  return [...cited, ...senders, ...listed].filter((name) => isParsed(doc, name)).sort((a, b) => a.start - b.start)
}

/** “By”, and names before this one. */
const OPENS_BYLINE = /^(?:By|BY|Words by|Story by|Written by) /u
const BY = /^(?:By|BY|Words by|Story by|Written by) (?:\p{Lu}[\p{L}.’'-]* ?(?:, |and |& )?){0,8}$/u
/** Characters of the longest line that is a byline. */
const BYLINE_LENGTH = 120

/** Whether a name stands in a line of its own that says who wrote the article. */
export const isByline = (text: string, { end, start }: Span): boolean => {
  const from = text.lastIndexOf("\n", start - 1) + 1
  if (start - from < 3 || start - from > BYLINE_LENGTH || !OPENS_BYLINE.test(text.slice(from, start))) return false
  const newline = text.indexOf("\n", end)
  const to = newline < 0 ? text.length : newline
  return to - from <= BYLINE_LENGTH && BY.test(text.slice(from, start)) && !/[.!?]\s/u.test(text.slice(end, to))
}
