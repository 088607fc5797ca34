/** The place of a dateline: “NORVALE, Ohio (AP) —”. In capitals, it is easily taken for a body or overlooked. */
import type { Doc } from "../engine/doc.ts"
import { type Candidate, isParsed } from "./candidates.ts"
import type { EntityLexicon } from "./lexicon.ts"
import type { Span } from "../span.ts"

/** A paragraph's opening in capitals, up to a dash; between them a region or day, and an agency in brackets. */
const DATELINE =
  /(?<place>\p{Lu}[\p{Lu}’'. -]{2,30}?)(?:, ?(?<rest>\p{Lu}[\p{L}. ]{2,24}(?: \d{1,2})?))?(?:, ?(?:\p{Lu}\p{Ll}{2,8}\.? \d{1,2}, ?|\d{1,2} \p{Lu}\p{Ll}{2,8} )?(?:19|20)\d\d)?(?: ?(?<agency>\([\p{L} /.]{2,24}\)))? ?(?:—|–|--?) ?(?=["“‘']?\p{Lu})/uy
/** “Cleveland” of “CLEVELAND”. */
const inSmall = (place: string): string => place.replace(/(?<=\p{L})\p{Lu}+/gu, (letters) => letters.toLowerCase())

/** What marks, no letter, of a text are no more than. */
const isMark = (unit: number): boolean => unit >= 0x2000 && unit < 0x2070
const isUpper = (unit: number): boolean => (unit >= 65 && unit <= 90) || unit > 127

/** Nothing small before a comma, bracket or dash. */
const IN_CAPITALS = /^[^a-z]+[,(–—-]/u

/** Whether a line opens in capitals, up to a comma, bracket or dash: no other is read. */
const mayBeDateline = (text: string, start: number, end: number): boolean =>
  isUpper(text.charCodeAt(start)) &&
  !isMark(text.charCodeAt(start)) &&
  isUpper(text.charCodeAt(start + 1)) &&
  IN_CAPITALS.test(text.slice(start, end))

/** Openings of lines that read as datelines. */
const openings = (text: string): ReadonlyArray<RegExpExecArray> => {
  const found: Array<RegExpExecArray> = []
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start)
    const end = newline < 0 ? text.length : newline
    if (mayBeDateline(text, start, end)) {
      DATELINE.lastIndex = start
      const match = DATELINE.exec(text)
      if (match !== null) found.push(match)
    }
    start = end + 1
  }
  return found
}

/** The names with the places of datelines, which a gazetteer, the region behind them or the agency's name shows. */
export const datelined = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const places: Array<Candidate> = []
  for (const match of openings(doc.text)) {
    const { agency, place = "", rest } = match.groups ?? {}
    const span = { start: match.index, end: match.index + place.length }
    const entries = lexicon.gazetteer.entriesOf(inSmall(place)).filter(({ type }) => type === "GPE")
    const isShown = entries.length > 0 || agency !== undefined || rest !== undefined
    if (!isShown && !(places.length === 0 && isLoneDateline(doc, names, span, match[0]))) continue
    const { first, last } = doc.tokensIn(span)
    const named = agency === undefined ? null : agencyAt(doc, match.index + match[0].indexOf(agency), agency)
    if (named !== null) places.push(named)
    places.push({ ...span, first, last, type: "GPE", entries, isNested: false, isCertain: true, ruleId: "names/dateline" })
  }
  if (places.length === 0) return names
  // what a list already takes for a place stays as it is
  const added = places.filter(
    (place) => isParsed(doc, place) && !names.some((name) => name.start < place.end && place.start < name.end && isSettled(name, place))
  )
  const isTaken = (name: Candidate): boolean => added.some((place) => name.start < place.end && place.start < name.end)
  return [...names.filter((name) => !isTaken(name)), ...added].sort((a, b) => a.start - b.start)
}

/** “NORVALE — The council”: one or two words that the model has for a name, before a dash and the article's first sentence. */
const isLoneDateline = (doc: Doc, names: ReadonlyArray<Candidate>, { end, start }: Span, opening: string): boolean =>
  /(?:—|–|--) ?$/u.test(opening) &&
  /^\p{Lu}[\p{Lu}’'.-]{3,}(?: \p{Lu}[\p{Lu}’'.-]{2,})?$/u.test(doc.text.slice(start, end)) &&
  names.some((name) => name.start === start && name.end === end && /^(?:ORG|GPE|LOC|PERSON|FAC)$/u.test(name.type))

const isSettled = (name: Candidate, place: Candidate): boolean =>
  name.type === place.type && (place.type === "ORG" || name.entries.length > 0)

/** The agency in brackets, one word or several capitalised ones. */
const agencyAt = (doc: Doc, at: number, agency: string): Candidate | null => {
  if (!/^\(\p{Lu}[\p{L}]+(?: \p{Lu}[\p{L}]+){0,2}\)$/u.test(agency)) return null
  const span = { start: at + 1, end: at + agency.length - 1 }
  const { first, last } = doc.tokensIn(span)
  return { ...span, first, last, type: "ORG", entries: [], isNested: false, isCertain: true, ruleId: "names/dateline" }
}
