/** Edges of personal names: titles taken off, first names and initials taken in. */
import type { Doc } from "../engine/doc.ts"
import { type Candidate, isCapitalised, isSentenceStart } from "./candidates.ts"
import type { EntityLexicon } from "./lexicon.ts"
import { titleStartBefore } from "./titles.ts"

/** Sectors whose titles, in capitals, stand before names (“Foreign Minister”); “Dean” or “Cook” may be a first name. */
const OFFICE_SECTORS = new Set(["GOV", "LEG", "JUD", "MIL", "COP", "REL"])

/** Whether the phrase before token `at` is a title and not a first name that happens to be a role noun. */
const isTitlePhrase = (doc: Doc, first: number, at: number, last: number, lexicon: EntityLexicon): boolean => {
  const phrase = doc.text.slice(doc.start(first), doc.end(at - 1)).toLowerCase()
  if (lexicon.titles.has(phrase)) return true
  const role = lexicon.roles.get(phrase)
  if (role === undefined) return false
  // “Substitute Milos Lind scored”: the sentence gives the capital, and two names follow
  const isOpening = isSentenceStart(doc, first) && last - at > 1 && !lexicon.givenNames.has(phrase)
  return !isCapitalised(doc, first) || at - first > 1 || OFFICE_SECTORS.has(role.sector) || isOpening
}

const NO_FIRST_NAME = /^(?:PM|FM|VP|MP|Emeritus|Q|RHP|LHP|QB|RB|WR|TE|OF|SS|DH)$/u

/** “Donald J.” is not all of a name: the capitalised word after the initial belongs to it. */
const withSurname = (doc: Doc, name: Candidate, lexicon: EntityLexicon): Candidate => {
  const next = name.last
  const isOpen =
    next < doc.length &&
    name.last - name.first > 1 &&
    /^\p{Lu}\.$/u.test(doc.textOf(next - 1)) &&
    doc.columns.sentStart[next] !== 1 &&
    isCapitalised(doc, next) &&
    !isEntityToken(doc, next)
  return isOpen || isFirstNameOf(doc, name, next, lexicon) || isCutShort(doc, name, next, lexicon)
    ? { ...name, last: next + 1, end: doc.end(next) }
    : name
}

/** “minister Callum” before “Strand”: a given name, or what an office stands before, under the surname that the model left out. */
const isCutShort = (doc: Doc, name: Candidate, next: number, lexicon: EntityLexicon): boolean =>
  next < doc.length &&
  name.last - name.first === 1 &&
  doc.columns.spaceAfter[name.first] === 1 &&
  doc.head(name.first) === next &&
  doc.dep(name.first) === "compound" &&
  (lexicon.givenNames.has(doc.lower(name.first)) || titleStartBefore(doc, name.first, lexicon) >= 0) &&
  /^\p{Lu}\p{Ll}/u.test(doc.textOf(next)) &&
  doc.pos(next) === "PROPN" &&
  !lexicon.runStops.has(doc.textOf(next)) &&
  !lexicon.lastWords.has(doc.textOf(next)) &&
  !(next + 1 < doc.length && isCapitalised(doc, next + 1) && doc.columns.sentStart[next + 1] !== 1) &&
  !isEntityToken(doc, next)

/** “Aaron” before “Judge”: a first name, with the surname that the model took for an office. */
const isFirstNameOf = (doc: Doc, name: Candidate, next: number, lexicon: EntityLexicon): boolean =>
  next < doc.length &&
  name.last - name.first === 1 &&
  doc.head(name.first) === next &&
  doc.columns.spaceAfter[name.first] === 1 &&
  isCapitalised(doc, next) &&
  doc.pos(next) === "PROPN" &&
  lexicon.givenNames.has(doc.lower(name.first)) &&
  (lexicon.titles.has(doc.lower(next)) || lexicon.roles.has(doc.lower(next))) &&
  !(next + 1 < doc.length && isCapitalised(doc, next + 1)) &&
  !isEntityToken(doc, next)

/** A question's auxiliary that the model took for a first name: “Will Lind meet …?”. */
const startsQuestion = (doc: Doc, i: number): boolean =>
  isSentenceStart(doc, i) &&
  /^(?:Will|Can|May|Might|Would|Could|Should|Did|Does|Do|Has|Is|Was|Are)$/u.test(doc.textOf(i)) &&
  (doc.pos(i) === "AUX" || doc.dep(i) === "aux")

/**
 * Takes titles off the front of a person's name and the first name in that the model left out (“Dean” in “Dean Orlov”).
 * Null when nothing but a title is left.
 */
export const trimPerson = (doc: Doc, found: Candidate, lexicon: EntityLexicon): Candidate | null => {
  // “St Ives MP Derek Reed”: the town that somebody sits for
  const member = found.last - 1
  if (
    found.last - found.first > 1 &&
    /^(?:MP|MEP|MSP|MLA|TD)$/u.test(doc.textOf(member)) &&
    found.last < doc.length &&
    doc.pos(found.last) === "PROPN" &&
    doc.columns.sentStart[found.last] !== 1
  )
    return { ...found, type: "GPE", last: member, end: doc.end(member - 1) }
  const candidate = withSyllable(doc, withSurname(doc, found, lexicon))
  let { first } = candidate
  if (isPortfolio(doc, candidate, lexicon)) first++
  for (let at = candidate.last - 1; at > first; at--) {
    const start = titleStartBefore(doc, at, lexicon)
    if (start >= 0 && start >= candidate.first - 2 && isTitlePhrase(doc, start, at, candidate.last, lexicon)) {
      first = at
      break
    }
  }
  // “PM Lind”, “Pope Emeritus Karl”, “Q Lind, would you …” in a transcript
  if (first === candidate.first && candidate.last - first > 1 && NO_FIRST_NAME.test(doc.textOf(first))) first++
  if (startsQuestion(doc, first) && candidate.last - first > 1) first++
  if (lexicon.context.has("greeting", doc.textOf(first)) && candidate.last - first > 1) first++
  const alone = doc.lower(first)
  // “Det Supt” before a name
  if (
    candidate.last - first > 1 &&
    candidate.last < doc.length &&
    titleStartBefore(doc, candidate.last, lexicon) === first &&
    doc.pos(candidate.last) === "PROPN"
  )
    return null
  if (candidate.last - first === 1 && (lexicon.titles.has(alone) || (lexicon.roles.has(alone) && !isCapitalised(doc, first)))) return null
  if (first === candidate.first) first = widen(doc, candidate, lexicon)
  return first === candidate.first ? candidate : { ...candidate, first, start: doc.start(first) }
}

/** “former Secretary of *Defense* Mara Lind”: what the office is for, taken for a first name. */
const isPortfolio = (doc: Doc, { first, last }: Candidate, lexicon: EntityLexicon): boolean =>
  last - first > 2 &&
  first > 0 &&
  doc.columns.sentStart[first] !== 1 &&
  /^(?:of|for|and|the)$/u.test(doc.textOf(first - 1)) &&
  lexicon.context.has("portfolio", doc.lower(first))

/** “Park Min-ho”, where the tokenizer cuts the given name at its hyphen and the model stops there. */
const withSyllable = (doc: Doc, name: Candidate): Candidate => {
  const { last } = name
  const isCut =
    last - name.first > 1 &&
    last + 1 < doc.length &&
    doc.textOf(last) === "-" &&
    doc.columns.spaceAfter[last - 1] !== 1 &&
    doc.columns.spaceAfter[last] !== 1 &&
    doc.pos(last + 1) === "PROPN" &&
    /^\p{Ll}{2,6}$/u.test(doc.textOf(last + 1))
  // “Henrik Bay-Clausen”, cut before the second half of the surname
  const isHalf =
    last - name.first > 1 &&
    last + 1 < doc.length &&
    /^[-‑]$/u.test(doc.textOf(last)) &&
    doc.columns.spaceAfter[last - 1] !== 1 &&
    doc.columns.spaceAfter[last] !== 1 &&
    doc.pos(last + 1) === "PROPN" &&
    /^\p{Lu}\p{Ll}+$/u.test(doc.textOf(last + 1))
  return isCut || isHalf ? { ...name, last: last + 2, end: doc.end(last + 1) } : name
}

const GENERATION = /^(?:Jr\.?|Sr\.?|II|III|IV)$/u

/** Takes “Jr.” after a comma into the name before it; the model often has it as a name of its own. */
export const withGenerations = (doc: Doc, names: ReadonlyArray<Candidate>): ReadonlyArray<Candidate> =>
  names.flatMap((name): ReadonlyArray<Candidate> => {
    if (GENERATION.test(doc.text.slice(name.start, name.end))) return []
    const at = name.last < doc.length && doc.textOf(name.last) === "," ? name.last + 1 : name.last
    if (
      name.type !== "PERSON" ||
      name.last - name.first < 2 ||
      at >= doc.length ||
      !GENERATION.test(doc.textOf(at)) ||
      doc.columns.sentStart[at] === 1
    )
      return [name]
    return [{ ...name, last: at + 1, end: doc.end(at) }]
  })

/** “spokesman Per Dahl”: a given name that is a preposition in English, behind an office. */
const isMisreadGiven = (doc: Doc, i: number, lexicon: EntityLexicon): boolean =>
  i > 1 &&
  isCapitalised(doc, i) &&
  doc.columns.sentStart[i] !== 1 &&
  doc.columns.sentStart[i + 1] !== 1 &&
  /^(?:ADP|SCONJ|ADV|AUX|INTJ)$/u.test(doc.pos(i)) &&
  doc.columns.spaceAfter[i - 1] === 1 &&
  !isCapitalised(doc, i - 1) &&
  titleStartBefore(doc, i, lexicon) >= 0

const widen = (doc: Doc, candidate: Candidate, lexicon: EntityLexicon): number => {
  let { first } = candidate
  if (candidate.last - first === 1 && isMisreadGiven(doc, first - 1, lexicon)) return first - 1
  while (
    first > 0 &&
    doc.columns.sentStart[first] !== 1 &&
    isCapitalised(doc, first - 1) &&
    !NO_FIRST_NAME.test(doc.textOf(first - 1)) &&
    doc.pos(first - 1) === "PROPN" &&
    doc.dep(first - 1) === "compound" &&
    doc.head(first - 1) === candidate.last - 1 &&
    titleStartBefore(doc, first, lexicon) < 0 &&
    candidate.last - first < 3 &&
    lexicon.gazetteer.entriesOf(doc.textOf(first - 1)).length === 0 &&
    !lexicon.context.has("portfolio", doc.lower(first - 1)) &&
    !isEntityToken(doc, first - 1)
  )
    first--
  return first
}

const isEntityToken = (doc: Doc, i: number): boolean => {
  const { entityStart, entityEnd } = doc.columns
  let low = 0
  let high = entityStart.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (entityEnd[middle] <= i) low = middle + 1
    else high = middle
  }
  return low < entityStart.length && entityStart[low] <= i
}
