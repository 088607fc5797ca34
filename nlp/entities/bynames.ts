/** People with a byname inside their name, between marks: “Lionel “Buddy” Marsh”, “Robert (Bob) Lind”. */
import type { Doc } from "../engine/doc.ts"
import { type Candidate, capitalisedTokens, isCapitalised, isParsed } from "./candidates.ts"
import type { EntityLexicon } from "./lexicon.ts"

/** Given names, the byname between marks or brackets, and a surname, also with a particle. */
const BYNAME =
  /(?<given>\p{Lu}[\p{L}’-]{1,20})(?: \p{Lu}\.)? (?:"(?<straight>\p{Lu}[\p{L}.'’ -]{1,24})"|“(?<curly>\p{Lu}[\p{L}.'’ -]{1,24})”|‘(?<single>\p{Lu}[\p{L}. -]{1,24})’|'(?<plain>\p{Lu}[\p{L}. -]{1,24})'|\((?<bracketed>\p{Lu}\p{Ll}{1,12})\)) (?:(?:\p{Lu}\. |de |da |del |della |di |van |von |der |al-|bin ){0,2})\p{Lu}[\p{L}’-]{1,24}/uy

/** Every word of a byname has a capital, but for articles: no statement is one. */
const isByname = (words: string): boolean => words.split(/[ -]/u).every((word) => /^(?:\p{Lu}|the$|of$|el$|la$|le$|de$)/u.test(word))

/** What opens a byname right before a capital, with what closes it. */
const MARKS: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["“", "”"],
  ["‘", "’"],
  ["'", "'"],
  ["(", ")"]
])
/** The longest byname, in UTF-16 units. */
const BYNAME_UNITS = 50

/** No capital, nor a particle, of which ASCII has the first letter. */
const NO_SURNAME = /^ [ce-uw-z\d]/u

/** Whether what opens before an offset closes soon, and what follows may be a surname: more is asked of few quotations and brackets. */
const closesSoon = (text: string, at: number): boolean => {
  const mark = MARKS.get(text[at - 1])
  const end = mark === undefined ? -1 : text.indexOf(mark, at)
  return end > 0 && end - at <= BYNAME_UNITS && text[end + 1] === " " && !NO_SURNAME.test(text.slice(end + 1, end + 3))
}

/** The name around the byname that opens before a capitalised token; null where none does. */
const bynameAt = (doc: Doc, i: number): RegExpExecArray | null => {
  const at = doc.start(i)
  if (i < 2 || doc.text[at - 2] !== " " || !closesSoon(doc.text, at)) return null
  // behind a given name, or a given name and an initial
  for (const given of [i - 2, i - 3]) {
    if (given < 0 || !isCapitalised(doc, given)) continue
    BYNAME.lastIndex = doc.start(given)
    const match = BYNAME.exec(doc.text)
    if (match !== null) return match
  }
  return null
}

/** The people, in reading order: by a given name that is known, or where the model sees a person in the words around the byname. */
export const bynamed = (doc: Doc, model: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const found: Array<Candidate> = []
  for (const i of capitalisedTokens(doc)) {
    const match = bynameAt(doc, i)
    if (match === null) continue
    const span = { start: match.index, end: match.index + match[0].length }
    const { bracketed, curly, given = "", plain, single, straight } = match.groups ?? {}
    const { first, last } = doc.tokensIn(span)
    const isGiven = lexicon.givenNames.has(given.toLowerCase())
    const isPerson = model.some(({ end, start, type }) => type === "PERSON" && start < span.end && span.start < end)
    const byname = straight ?? curly ?? single ?? plain
    const isMeant =
      byname === undefined
        ? isGiven && bracketed !== undefined && lexicon.givenNames.has(bracketed.toLowerCase())
        : (isGiven || isPerson) && isByname(byname)
    const name: Candidate = { ...span, first, last, type: "PERSON", entries: [], isNested: false, isCertain: true, ruleId: "names/byname" }
    if (!isMeant || !isParsed(doc, name) || doc.sentenceOf(first) !== doc.sentenceOf(last - 1)) continue
    // “Mr. "Never" Lind” and “Said "Yes" Lind”: what stands before the byname is a name
    if (lexicon.titles.has(given.toLowerCase()) || doc.pos(first) !== "PROPN" || doc.pos(last - 1) !== "PROPN") continue
    found.push(name)
  }
  return found
}
