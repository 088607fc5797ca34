/**
 * Candidate names: the model's entities with their edges repaired, and the gazetteers' forms as they stand in the text.
 */
import type { EntityType, ParsedArticle } from "../annotations.ts"
import type { Doc, ModelEntity } from "../engine/doc.ts"
import type { EntityLexicon, GazetteerEntry } from "./lexicon.ts"
import { bySpan } from "../span.ts"
import { wordAt } from "./phrases.ts"

/** A stretch that may be a name. Offsets are UTF-16; `first`/`last` are the tokens it touches. */
export interface Candidate {
  start: number
  end: number
  first: number
  last: number
  type: EntityType
  entries: ReadonlyArray<GazetteerEntry>
  isNested: boolean
  /** True when the text itself shows the type (a title, a telling last word, a gazetteer). */
  isCertain: boolean
  ruleId: string
}

const TYPE_OF_LABEL: Readonly<Record<string, EntityType>> = {
  PERSON: "PERSON",
  ORG: "ORG",
  GPE: "GPE",
  LOC: "LOC",
  FAC: "FAC",
  NORP: "NORP",
  EVENT: "EVENT",
  WORK_OF_ART: "WORK",
  PRODUCT: "OTHER",
  LAW: "OTHER",
  LANGUAGE: "OTHER"
}
const CAPITAL = /\p{Lu}/u
const LEADING_WORD =
  /^(?:the|a|an|this|that|these|those|its|his|her|their|our|my|your|some|all|both|and|or|of|in|at|then|ex|former|late|new|mid|about)$/iu
const PREFIX = /^(?:non|pro|anti|post|pre|ex|mid|trans|then)$/iu
const FILE_NAME = /\.(?:jpe?g|png|gif|pdf|html?|txt|docx?|xlsx?|zip|mp[34])$/iu
const DAY = /^(?:Mon|Tues?|Wed|Thu(?:rs)?|Fri|Sat|Sun)\.?$/u
const EDGE_MARK = /^[\p{P}\p{S}]+$/u

export const isCapitalised = (doc: Doc, i: number): boolean => {
  const unit = doc.text.charCodeAt(doc.start(i))
  return (unit >= 65 && unit <= 90) || (unit > 127 && CAPITAL.test(doc.text[doc.start(i)]))
}

const capitals = new WeakMap<Doc, ReadonlyArray<number>>()

/** The tokens that are capitalised, ascending: every step of the stage looks at these. */
export const capitalisedTokens = (doc: Doc): ReadonlyArray<number> => {
  const known = capitals.get(doc)
  if (known !== undefined) return known
  const found: Array<number> = []
  for (let i = 0; i < doc.length; i++) if (isCapitalised(doc, i)) found.push(i)
  capitals.set(doc, found)
  return found
}

/** A sorted list with more names in it, sorted. */
export const withAdded = (names: ReadonlyArray<Candidate>, added: ReadonlyArray<Candidate>): ReadonlyArray<Candidate> =>
  added.length === 0 ? names : [...names, ...added].sort(bySpan)

/** Whether a stretch found in the text lies on tokens: of very long texts only the beginning is parsed. */
export const isParsed = (doc: Doc, { end, first, last, start }: Candidate): boolean =>
  last > first && last <= doc.length && doc.start(first) <= start && end <= doc.end(last - 1)

/** True at the start of a sentence, or right after an opening quotation mark that starts one. */
export const isSentenceStart = (doc: Doc, i: number): boolean => {
  let at = i
  while (at > 0 && doc.columns.sentStart[at] !== 1 && EDGE_MARK.test(doc.textOf(at - 1))) at--
  return at === 0 || doc.columns.sentStart[at] === 1
}

const isPossessive = (doc: Doc, i: number): boolean => doc.tag(i) === "POS" || /^['’]s?$/u.test(doc.textOf(i))

/** The model's entity without article, determiner, possessive ending and stray marks; null when nothing capitalised is left. */
export const cleanModelEntity = (doc: Doc, found: ModelEntity): Candidate | null => {
  const label = TYPE_OF_LABEL[found.label]
  if (label === undefined) return null
  // “Siberian city”: an adjective names a people, not the place
  const isAdjective =
    found.last - found.first === 1 &&
    (label === "GPE" || label === "LOC") &&
    doc.pos(found.first) === "ADJ" &&
    /(?:ian|ese|ish|ean|i)$/u.test(doc.textOf(found.first))
  const type = isAdjective ? "NORP" : label
  let { first, last } = found
  const isLoose = (i: number): boolean =>
    doc.isSpace(i) ||
    (EDGE_MARK.test(doc.textOf(i)) && !(i > found.first && i === found.last - 1 && /[!?]/u.test(doc.textOf(i)))) ||
    (LEADING_WORD.test(doc.textOf(i)) &&
      !(CAPITAL.test(doc.textOf(i)[0]) && i > found.first && /^(?:New|Late)$/u.test(doc.textOf(i))) &&
      !/^(?:New|NEW)$/u.test(doc.textOf(i)))
  while (first < last && (isLoose(first) || isPossessive(doc, first) || (PREFIX.test(doc.textOf(first)) && doc.textOf(first + 1) === "-")))
    first++
  // “united Europe”, “southern Lebanon”, “beau Milos”
  if (type === "GPE" || type === "LOC" || type === "PERSON")
    while (first + 1 < last && ["ADJ", "VERB", "NOUN"].includes(doc.pos(first)) && !isCapitalised(doc, first)) first++
  while (last > first && (doc.isSpace(last - 1) || isPossessive(doc, last - 1) || EDGE_MARK.test(doc.textOf(last - 1)))) last--
  while (last > first + 1 && /^(?:and|or|of|the|in|at|for|to|on|by|with)$/u.test(doc.textOf(last - 1))) last--
  // “the Holy Month of Ramadan this weekend”: the time is no part of the name
  for (let i = first + 1; i < last; i++)
    if (
      /^(?:this|last|next)$/u.test(doc.textOf(i)) &&
      /^(?:week|weekend|month|year|spring|summer|autumn|fall|winter|season)$/u.test(doc.lower(last - 1))
    )
      last = i
  // “Ida Berg 4” of “Ida Berg 4-6 6-3”
  if (type === "PERSON" && last - first > 1 && last < doc.length && /^\d$/u.test(doc.textOf(last - 1)) && /^[-–]$/u.test(doc.textOf(last)))
    last--
  // “Halden Rovers 4-0”: a score is nobody's name
  if (
    type !== "OTHER" &&
    type !== "WORK" &&
    /^\d/u.test(doc.textOf(last - 1)) &&
    /\s\d{1,3}[-–]\d{1,3}$/u.test(doc.text.slice(doc.start(first), doc.end(last - 1)))
  )
    while (last > first + 1 && /^[\d–-]+$/u.test(doc.textOf(last - 1))) last--
  // “the warship Resolve retook”: a verb in small letters is no end of a body's or thing's name
  while (last > first + 1 && type !== "WORK" && /^(?:VERB|AUX|X)$/u.test(doc.pos(last - 1)) && !isCapitalised(doc, last - 1)) last--
  while (last > first + 1 && /^[-–‑]$/u.test(doc.textOf(last - 1))) last--
  // “the Norvale Workers Front party”
  const isLong = last - first > 2 || (last - first === 2 && /^\p{Lu}{3,}$/u.test(doc.textOf(first)))
  if (type === "ORG" && isLong && doc.textOf(last - 1) === "party" && isCapitalised(doc, last - 2)) last--
  // “Assistant United States Attorney”
  while (
    (label === "GPE" || label === "NORP") &&
    last - first > 1 &&
    /^(?:Assistant|Associate|Acting|Deputy|Former|Special)$/u.test(doc.textOf(first))
  )
    first++
  // “the NGO Walking Borders”
  if (label === "ORG" && last - first > 1 && /^(?:NGO|CEO)$/u.test(doc.textOf(first))) first++
  // “13 Department of Energy”: a number before a name is a footnote's or a count
  while (
    label === "ORG" &&
    last - first > 2 &&
    /^\d{1,3}$/u.test(doc.textOf(first)) &&
    /^(?:Department|Ministry|Office|Bureau)$/u.test(doc.textOf(first + 1))
  )
    first++
  if (first >= last) return null
  let start = doc.start(first)
  let end = doc.end(last - 1)
  if (/['’]s$/u.test(doc.text.slice(start, end))) end -= 2
  if (end <= start) return null
  const span = doc.text.slice(start, end)
  const hasCapital = CAPITAL.test(span)
  if (!hasCapital && !(type === "PERSON" && /\d/u.test(span))) return null
  if (span.length === 1 || span.includes("\n\n") || FILE_NAME.test(span)) return null
  // a body's name of one word is a proper noun
  if (type === "ORG" && last - first === 1 && !["PROPN", "X", "ADJ"].includes(doc.pos(first)) && span !== span.toUpperCase()) return null
  if (type === "ORG" && span.split(/[\s,]+/u).every((word) => DAY.test(word))) return null
  // “(Laughter.)”
  if (
    type === "PERSON" &&
    last - first === 1 &&
    /\($/u.test(doc.text.slice(0, start).slice(-1)) &&
    /^\.?\)/u.test(doc.text.slice(end, end + 2))
  )
    return null
  // “C-130”, “F-16s”: types of machines
  const isModel =
    (type === "ORG" || type === "PERSON" || type === "GPE") && /\d/u.test(span) && /^(?!I-|US-|SR-)\p{Lu}{1,3}-\d{2,3}\p{L}?s?$/u.test(span)
  // “a Norvale Air jet”, which the model has for the machine
  const isOperator = type === "OTHER" && last < doc.length && /^(?:jet|plane|flight|airliner)$/u.test(doc.textOf(last)) && !/\d/u.test(span)
  const named = isModel ? "OTHER" : isOperator ? "ORG" : type
  return {
    start,
    end,
    first,
    last,
    type: named,
    entries: [],
    isNested: false,
    isCertain: isModel,
    ruleId: `names/model-${named.toLowerCase()}`
  }
}

/** The model's entities, cleaned; one that runs over a lower-case “the” is taken apart there. */
export const cleanModelEntities = (doc: Doc): ReadonlyArray<Candidate> =>
  doc.entities.flatMap((entity) => {
    const pieces: Array<ModelEntity> = []
    let { first } = entity
    for (let i = entity.first + 1; i < entity.last; i++) {
      if (/^[([]$/u.test(doc.textOf(i)) && doc.text.indexOf(doc.textOf(i) === "(" ? ")" : "]", doc.end(i)) >= doc.end(entity.last - 1)) {
        pieces.push({ first, last: i, label: entity.label })
        first = i + 1
        continue
      }
      const isPair =
        entity.label === "PERSON" &&
        (doc.textOf(i) === "and" || doc.textOf(i) === "&") &&
        i > first &&
        i + 1 < entity.last &&
        isCapitalised(doc, i + 1)
      if (isPair) {
        pieces.push({ first, last: i, label: entity.label })
        first = i + 1
        continue
      }
      if (doc.textOf(i) !== "the" || /^(?:of|for|and|on|in|to|at|with|from|by)$/u.test(doc.lower(i - 1)) || entity.label === "WORK_OF_ART")
        continue
      pieces.push({ first, last: i, label: entity.label })
      first = i + 1
    }
    pieces.push({ first, last: entity.last, label: entity.label })
    return pieces.flatMap((piece) => cleanModelEntity(doc, piece) ?? [])
  })

/** Parts of speech that a gazetteer form may have; “turkey” the bird, “Polish” the verb and “us” are none. */
const NAME_POS = new Set(["PROPN", "ADJ", "NOUN", "X"])

const isAllCapsRun = (doc: Doc, i: number): boolean => {
  const near = [i - 1, i + 1].filter((k) => k >= 0 && k < doc.length && /\p{L}{2}/u.test(doc.textOf(k)))
  return near.length > 0 && near.every((k) => doc.textOf(k) === doc.textOf(k).toUpperCase())
}

/** Offset after the next hyphen, dash or slash of a token, where a joined name may start; -1 when there is none. */
const nextJoint = (text: string, start: number, end: number): number => {
  for (let k = start + 1; k < end - 1; k++) {
    const unit = text.charCodeAt(k)
    if (unit === HYPHEN || unit === SLASH || (unit >= NB_HYPHEN && unit <= EM_DASH && unit !== FIGURE_DASH)) return k + 1
  }
  return -1
}
const HYPHEN = 0x2d
const SLASH = 0x2f
const NB_HYPHEN = 0x2011
const FIGURE_DASH = 0x2012
const EM_DASH = 0x2014

/** “in Norwegian”, “speaks Norwegian”, “the Norwegian language”: the language, not the people. */
const isLanguage = (doc: Doc, i: number): boolean => {
  const [dep, head] = [doc.dep(i), doc.head(i)]
  // “fluent in Spanish and French”
  if (dep === "conj" && head < i && i - head <= 3 && doc.dep(head) === "pobj" && doc.child(i, "det") < 0)
    return /^(?:fluent|speak|write|conversant|interview|read)$/u.test(doc.lemma(doc.head(doc.head(head)))) && isLanguage(doc, head)
  if (dep === "pobj") return /^(?:in|into|from)$/u.test(doc.lower(head)) && doc.child(i, "det") < 0
  if (dep === "dobj") return /^(?:speak|learn|teach|study|understand)$/u.test(doc.lemma(head))
  return i + 1 < doc.length && /^(?:language|speaker|speakers|translation|dialect)$/u.test(doc.lower(i + 1))
}

/** “Mr. Church”; not “Miss Norway”, which a contest crowns. */
const isAfterHonorific = (doc: Doc, i: number, lexicon: EntityLexicon): boolean =>
  i > 0 && doc.columns.sentStart[i] !== 1 && doc.lower(i - 1) !== "miss" && lexicon.titles.get(doc.lower(i - 1))?.kind === "honorific"

/** “GENEVA”, “NEW YORK”: a form in capitals, of four letters or more. */
const inCapitals = (
  text: string,
  start: number,
  word: string,
  lexicon: EntityLexicon
): ReturnType<EntityLexicon["capitalised"]["longestAt"]> => {
  const match = lexicon.capitalised.longestAt(text, start, word)
  return match !== null && match.end - start >= 4 ? match : null
}

/** Every longest form of the gazetteers, left to right; weak forms too (the caller decides). */
export const gazetteerCandidates = (article: ParsedArticle, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const { doc, text } = article
  const found: Array<Candidate> = []
  let free = 0
  for (let i = 0; i < doc.length; i++) {
    for (let start = doc.start(i); start >= 0; start = nextJoint(text, start, doc.end(i))) {
      if (start < free) continue
      if (!lexicon.gazetteer.mayStart(text, start) && !lexicon.capitalised.mayStart(text, start) && !text.startsWith("western", start))
        continue
      const candidate = gazetteerCandidate(article, lexicon, i, start)
      if (candidate === null) continue
      found.push(candidate)
      if (candidate.ruleId !== WESTERN_BLOC) free = candidate.end
    }
  }
  return found
}

const WESTERN_BLOC = "names/western-bloc"

/** The longest form at an offset in token `i`. Called for few tokens: in the loop over all of them it would be compiled again and again. */
const gazetteerCandidate = ({ doc, text }: ParsedArticle, lexicon: EntityLexicon, i: number, start: number): Candidate | null => {
  const word = wordAt(text, start)
  if (word === "western" && i + 1 < doc.length && lexicon.blocNouns.has(doc.lemma(i + 1))) {
    const entries = lexicon.gazetteer.entriesOf("Western")
    const span = { start, end: doc.end(i), first: i, last: i + 1 }
    return { ...span, type: "NORP", entries, isNested: false, isCertain: true, ruleId: WESTERN_BLOC }
  }
  if (word === "") return null
  // datelines have “GENEVA”
  const match =
    lexicon.gazetteer.longestAt(text, start, word) ?? (word === word.toUpperCase() ? inCapitals(text, start, word, lexicon) : null)
  if (match === null) return null
  const last = doc.tokensIn({ start, end: match.end }).last
  if (match.entries[0].kind === "combining" && !/[-–]/u.test(text[match.end] ?? "")) return null
  const isLower = !CAPITAL.test(text.slice(start, match.end))
  const isShort = match.end - start <= 5 && last === i + 1 && word === word.toUpperCase()
  const isOwn = match.entries[0].kind === "user"
  // “Ms. Turk”: no people, town or country is called Ms.
  if (!isOwn && last === i + 1 && isAfterHonorific(doc, i, lexicon)) return null
  if (isShort && !isOwn && word !== "US" && word !== "UK" && word !== "UN" && isAllCapsRun(doc, i)) return null
  if (!isOwn && !NAME_POS.has(doc.pos(i)) && !isShort && last === i + 1) return null
  if (/^\s?[$£€]/u.test(text.slice(match.end, match.end + 2))) return null
  const [best] = match.entries
  const language =
    match.entries[0].kind === "language" || isLanguage(doc, i) ? match.entries.find(({ kind }) => kind === "language") : undefined
  if (language !== undefined) {
    const span = { start, end: match.end, first: i, last }
    return { ...span, type: "OTHER", entries: [language], isNested: false, isCertain: true, ruleId: "names/language" }
  }
  // “The” belongs to few names only; the mention leaves it out
  const from = text.startsWith("The ", start) ? start + 4 : start
  return {
    start: from,
    end: match.end,
    first: from === start ? i : i + 1,
    last,
    type: best.type,
    entries: match.entries,
    isNested: false,
    isCertain: isOwn || (!best.isWeak && !isLower),
    ruleId: `names/gazetteer-${best.kind}`
  }
}
