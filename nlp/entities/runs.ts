/**
 * Names built around a word that tells what they name: “Norwegian Interior Ministry”, “Relief Corps of Norway”,
 * “Orrin County Sheriff’s office”, “Ministry of Culture”. The telling word is extended over the capitalised words beside it.
 */
import type { EntityType } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { Span } from "../span.ts"
import { type Candidate, isCapitalised } from "./candidates.ts"
import type { EntityLexicon, NameWord } from "./lexicon.ts"
import { wordAt } from "./phrases.ts"
import { titleStartBefore } from "./titles.ts"

const JOINS = /^(?:-|–|&|\/)$/u
const CONNECTOR = /^(?:of|for|on)$/u
const FUNCTION_POS = new Set(["ADP", "DET", "CCONJ", "SCONJ", "PRON", "AUX", "VERB", "ADV", "PART", "PUNCT", "SYM", "SPACE"])
/** Lower-case telling words that close an official name: “sheriff’s office”, “foreign ministry”. */
const LOWER_OFFICE = /^(?:office|station|department)$/u

const LAW = /^(?:Act|Bill|Treaty|Accord|Agreement|Amendment|Ordinance)$/u

const isNameWord = (doc: Doc, i: number, lexicon: EntityLexicon): boolean => {
  if (i < 0 || i >= doc.length || !isCapitalised(doc, i)) return /^\d+(?:st|nd|rd|th)$/u.test(i >= 0 && i < doc.length ? doc.textOf(i) : "")
  const word = doc.textOf(i)
  if (FUNCTION_POS.has(doc.pos(i)) || lexicon.runStops.has(word)) return false
  const title = lexicon.titles.get(doc.lower(i))
  return title === undefined || title.kind !== "honorific"
}

/** “Rival Oramis Corp.” at the head of a sentence: a common noun that says what the body is to another, or what it does. */
const KIND_OPENING = /^(?:Rival|Competitor|Startup|Start-up|Airline|Conglomerate|\p{Lu}\p{Ll}+(?:maker|seller|lister))$/u
const COMMON_OPENING = /^(?:Retailer|Insurer|Lender|Brewer|Publisher|Broadcaster|Watchdog|Regulator|Supplier|Developer|Operator)$/u

/** First token of the run of name words that ends before `i`, without a common noun that opens the sentence. */
const runStart = (doc: Doc, i: number, lexicon: EntityLexicon): number => {
  const first = wholeRunStart(doc, i, lexicon)
  const word = doc.textOf(first)
  return first + 1 < i && doc.columns.sentStart[first] === 1 && (KIND_OPENING.test(word) || COMMON_OPENING.test(word)) ? first + 1 : first
}

const wholeRunStart = (doc: Doc, i: number, lexicon: EntityLexicon): number => {
  let at = i
  for (;;) {
    if (doc.columns.sentStart[at] === 1 || at === 0) return at
    const before = at - 1
    if (isNameWord(doc, before, lexicon)) {
      // “President Lopez Ministry” does not happen; a title ends the run
      if (titleStartBefore(doc, at, lexicon) >= 0 && !lexicon.lastWords.has(doc.textOf(before)) && lexicon.titles.has(doc.lower(before)))
        return at
      at = before
    } else if (before > 0 && JOINS.test(doc.textOf(before)) && isNameWord(doc, before - 1, lexicon) && doc.columns.sentStart[before] !== 1)
      at = before - 1
    else if (before > 0 && doc.textOf(before) === "and" && isHalfOfModifier(doc, before - 1, i, lexicon)) at = before - 1
    else if (
      before > 0 &&
      doc.tag(before) === "POS" &&
      (lexicon.possessors.has(doc.textOf(before - 1)) ||
        (/s$/u.test(doc.textOf(before - 1)) && /^['’]$/u.test(doc.textOf(before))) ||
        isSaint(doc, before - 2)) &&
      isNameWord(doc, before - 1, lexicon) &&
      !isKnownPlace(doc, before - 1, lexicon)
    )
      at = before - 1
    else return at
  }
}

/** “Air” in “Air and Space Museum”: modifies what comes after the “and”, and is no name of its own. */
const isHalfOfModifier = (doc: Doc, half: number, i: number, lexicon: EntityLexicon): boolean => {
  const head = doc.head(half)
  if (head <= half || head > i || !isNameWord(doc, half, lexicon) || lexicon.lastWords.has(doc.textOf(half))) return false
  const isListed = (form: string): boolean => lexicon.gazetteer.entriesOf(form).length > 0
  return !isListed(doc.textOf(half)) && !(half > 0 && isListed(`${doc.textOf(half - 1)} ${doc.textOf(half)}`))
}

/** “St. Peter’s Square” */
const isSaint = (doc: Doc, i: number): boolean => i >= 0 && /^(?:St\.?|Saint)$/u.test(doc.textOf(i))

const isKnownPlace = (doc: Doc, i: number, lexicon: EntityLexicon): boolean => {
  const entry = lexicon.gazetteer.entriesOf(doc.textOf(i))[0]
  return entry !== undefined && entry.type === "GPE"
}

/** “Deputy Secretary Lind” after “Department of Energy”: an office with its holder is no part of the body's name. */
const startsOffice = (doc: Doc, i: number, lexicon: EntityLexicon): boolean => {
  const at = i + 1 < doc.length && lexicon.context.has("title-modifier", doc.lower(i)) ? i + 1 : i
  const role = lexicon.roles.get(doc.lower(at))
  const isOffice =
    role !== undefined && !role.isPlural && (role.kind === "post" || role.kind === "office") && !lexicon.lastWords.has(doc.textOf(at))
  return isOffice && at + 1 < doc.length && isCapitalised(doc, at + 1) && doc.pos(at + 1) === "PROPN" && doc.columns.spaceAfter[at] === 1
}

/** One past the last token of the name that goes on after `i` with “of …” or “for …”. */
const runEnd = (doc: Doc, i: number, lexicon: EntityLexicon, mayList: boolean): number => {
  let end = i
  for (;;) {
    let at = end
    if (
      at < doc.length &&
      (doc.textOf(at) === "of" ||
        (mayList &&
          CONNECTOR.test(doc.textOf(at)) &&
          (doc.textOf(at) !== "on" || (end === i && lexicon.context.has("on-body", doc.textOf(at - 1)))))) &&
      doc.columns.sentStart[at] !== 1
    ) {
      at++
      // “of the US” places a body, “of Canada” names it
      if (at < doc.length && doc.lower(at) === "the") {
        at++
        if (end > i || (at < doc.length && isKnownPlace(doc, at, lexicon))) return end
      }
    } else if (mayList && end > i && at < doc.length && (doc.textOf(at) === "and" || doc.textOf(at) === "&")) at++
    else return end
    let last = at
    while (
      last < doc.length &&
      doc.columns.sentStart[last] !== 1 &&
      isNameWord(doc, last, lexicon) &&
      !(last > at && startsOffice(doc, last, lexicon))
    )
      last++
    if (last === at) return end
    // a second body is not the rest of the first: “Institute of Technology and Vale State University”
    if (
      /^(?:and|&)$/u.test(doc.textOf(at - 1)) &&
      (lexicon.titles.has(doc.lower(at)) || lexicon.lastWords.has(doc.textOf(last - 1)) || lexicon.firstWords.hasFirstWord(doc.textOf(at)))
    )
      return end
    end = last
  }
}

const candidate = (doc: Doc, first: number, last: number, type: EntityType, ruleId: string): Candidate => ({
  start: doc.start(first),
  end: doc.end(last - 1),
  first,
  last,
  type,
  entries: [],
  isNested: false,
  isCertain: true,
  ruleId
})

/** Blocks set in title case or capitals: a capital letter tells nothing there. */
export const titleCased = (doc: Doc, span: Span): boolean => {
  const { first, last } = doc.tokensIn(span)
  let words = 0
  let capitals = 0
  for (let i = first; i < last; i++) {
    if (!/^\p{L}{4,}/u.test(doc.textOf(i))) continue
    words++
    if (isCapitalised(doc, i)) capitals++
  }
  return words >= 4 && capitals / words > 0.8
}

/** Names around telling words, in reading order; `skip` says where capitals tell nothing. */
export const telledNames = (doc: Doc, lexicon: EntityLexicon, skip: (offset: number) => boolean): ReadonlyArray<Candidate> => {
  const found: Array<Candidate> = []
  for (let i = 0; i < doc.length; i++) {
    const told = telledAt(doc, i, lexicon)
    if (told === null || skip(told.start)) continue
    // “the National Science Foundation for the Future Act” is a law
    const isLaw = told.type === "ORG" && told.last - told.first > 2 && LAW.test(doc.textOf(told.last - 1))
    const name: Candidate = isLaw ? { ...told, type: "OTHER" } : told
    const before = found[found.length - 1]
    if (before !== undefined && before.end > name.start) {
      if (name.first <= before.first) found[found.length - 1] = name
      continue
    }
    found.push(name)
  }
  return found
}

const telledAt = (doc: Doc, i: number, lexicon: EntityLexicon): Candidate | null => {
  if (isCapitalised(doc, i)) {
    if (!isNameWord(doc, i, lexicon)) return null
    const offset = doc.start(i)
    const first = lexicon.firstWords.mayStart(doc.text, offset)
      ? lexicon.firstWords.longestAt(doc.text, offset, wordAt(doc.text, offset))
      : null
    if (first !== null) return openedBy(doc, i, first, lexicon)
    const one = lexicon.lastWords.get(doc.textOf(i))
    if (one === undefined) return suffixedAt(doc, i, lexicon)
    const last = (i > 0 ? lexicon.lastWords.get(`${doc.textOf(i - 1)} ${doc.textOf(i)}`) : undefined) ?? one
    if (isNameWord(doc, i + 1, lexicon) || startsSurname(doc, i + 1)) return null
    // “Henrik Bay-Clausen”
    if (
      i + 2 < doc.length &&
      doc.columns.spaceAfter[i] !== 1 &&
      /^[-‑]$/u.test(doc.textOf(i + 1)) &&
      doc.columns.spaceAfter[i + 1] !== 1 &&
      isCapitalised(doc, i + 2) &&
      doc.pos(i + 2) === "PROPN" &&
      last.type !== "ORG"
    )
      return null
    const isCompany = last.sector === "BUS"
    let start = runStart(doc, i, lexicon)
    // “Google, Inc.”
    if (start === i && isCompany && i > 1 && doc.textOf(i - 1) === "," && isNameWord(doc, i - 2, lexicon))
      start = runStart(doc, i - 2, lexicon)
    const end =
      isCompany && last.type === "ORG" && !/^(?:Bank|Group|Company|Industries)$/u.test(doc.textOf(i)) ? i + 1 : endOf(doc, i, last, lexicon)
    if (start === i && end === i + 1) return null
    if (start === i && last.type !== "ORG" && last.type !== "WORK") return null
    return candidate(doc, start, end, last.type, "names/telling-last-word")
  }
  return officeAt(doc, i, lexicon)
}

/** “Bill de Souza”: a particle and a capital go on with a person's name. */
const startsSurname = (doc: Doc, i: number): boolean =>
  i + 1 < doc.length && /^(?:de|da|di|del|van|von|der|al|bin|el)$/u.test(doc.textOf(i)) && isCapitalised(doc, i + 1)

/** Single words told by their ending: “Nordnews”, “Landbank”. */
const suffixedAt = (doc: Doc, i: number, lexicon: EntityLexicon): Candidate | null => {
  const word = doc.textOf(i)
  const told = lexicon.suffixes.find(({ suffix }) => word.length > suffix.length + 2 && word.endsWith(suffix))
  const isAlone =
    told !== undefined && doc.pos(i) === "PROPN" && !isNameWord(doc, i + 1, lexicon) && !(i > 0 && isNameWord(doc, i - 1, lexicon))
  return !isAlone ? null : candidate(doc, i, i + 1, told.type, "names/telling-ending")
}

/** Bodies go on with “of” and “for”; a city or a street does not (“West Bank city of Zendaro”), a republic does. */
const endOf = (doc: Doc, i: number, last: NameWord, lexicon: EntityLexicon): number => {
  if (last.type === "ORG") return runEnd(doc, i + 1, lexicon, last.sector !== "COP" && last.sector !== "BUS" && last.sector !== "EDU")
  return last.type === "GPE" && !/^(?:Republic|Kingdom|Emirate)$/u.test(doc.textOf(i)) ? i + 1 : runEnd(doc, i + 1, lexicon, false)
}

/** “Ministry of Culture”, “University of Northern Vale”, with what stands before it: “Norwegian Ministry of Culture”. */
const openedBy = (
  doc: Doc,
  i: number,
  match: { readonly end: number; readonly entries: ReadonlyArray<{ readonly type: EntityType }> },
  lexicon: EntityLexicon
): Candidate | null => {
  let at = doc.tokensIn({ start: doc.start(i), end: match.end }).last
  const [{ type }] = match.entries
  if (doc.lower(at - 1) === "of" || doc.lower(at - 1) === "for" || doc.lower(at - 1) === "on") {
    const end = withHeadNoun(doc, runEnd(doc, at - 1, lexicon, true))
    return end === at - 1 ? null : candidate(doc, runStart(doc, i, lexicon), end, type, "names/telling-first-word")
  }
  while (at < doc.length && doc.columns.sentStart[at] !== 1 && isNameWord(doc, at, lexicon)) at++
  return at === i + 1 ? null : candidate(doc, i, runEnd(doc, at, lexicon, false), type, "names/telling-first-word")
}

/** “Board of Norwegian pilots”: the noun that the last capitalised word only modifies belongs to the name. */
const withHeadNoun = (doc: Doc, end: number): number => {
  const isModifier = end < doc.length && doc.head(end - 1) === end && doc.pos(end) === "NOUN" && doc.pos(end - 1) === "ADJ"
  return isModifier ? end + 1 : end
}

/** Lower-case offices with a proper modifier: “Orrin County Sheriff’s office”, “Chinese foreign ministry”. */
const officeAt = (doc: Doc, i: number, lexicon: EntityLexicon): Candidate | null => {
  const length = doc.end(i) - doc.start(i)
  if (length < 6 || length > 10) return null
  const word = doc.textOf(i)
  if (LOWER_OFFICE.test(word) && i > 1 && doc.tag(i - 1) === "POS" && lexicon.possessors.has(doc.textOf(i - 2).replace(/^s/u, "S"))) {
    const start = runStart(doc, i - 2, lexicon)
    if (start < i - 2) return candidate(doc, start, i + 1, word === "station" ? "FAC" : "ORG", "names/lower-case-office")
  }
  if ((word === "ministry" || word === "department") && i > 1 && lexicon.context.has("portfolio", doc.textOf(i - 1))) {
    const entry = isCapitalised(doc, i - 2) ? lexicon.gazetteer.entriesOf(doc.textOf(i - 2))[0] : undefined
    if (entry?.kind === "demonym" || entry?.kind === "country") {
      const two = i > 2 ? lexicon.gazetteer.entriesOf(`${doc.textOf(i - 3)} ${doc.textOf(i - 2)}`)[0] : undefined
      return candidate(doc, two === undefined ? i - 2 : i - 3, i + 1, "ORG", "names/lower-case-office")
    }
  }
  return null
}
