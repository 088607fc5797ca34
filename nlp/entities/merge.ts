/**
 * One list of names out of three: names around telling words, gazetteer forms, and the model's entities. Where they
 * overlap the better founded one wins, and the names inside a longer name are kept as nested ones.
 */
import type { EntityType } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { bySpan, type Span } from "../span.ts"
import { type Candidate, isCapitalised, isSentenceStart } from "./candidates.ts"
import type { EntityLexicon, PlaceKind } from "./lexicon.ts"
import { wordAt } from "./phrases.ts"
import { titleStartBefore } from "./titles.ts"

export interface MergedNames {
  readonly names: Array<Candidate>
  /** Names inside longer names. */
  readonly nested: Array<Candidate>
}

/** Kinds of names that count inside a longer one: “US” in “US Department of State”, not “Sydney” in “University of Sydney”. */
const NESTS = new Set<PlaceKind>(["country", "demonym", "group", "user"])
/** Types whose names are taken whole, whatever stands in them: “South China Sea”. */
const SEALED = new Set<EntityType>(["LOC", "EVENT", "PERSON", "GPE", "NORP"])

const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end
const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Types a name from its telling words: “… University”, “Ministry of …”. Null when nothing tells. */
export const typeFromWords = (doc: Doc, candidate: Candidate, lexicon: EntityLexicon): EntityType | null => {
  if (candidate.last - candidate.first < 2) {
    const word = doc.text.slice(candidate.start, candidate.end)
    return lexicon.suffixes.find(({ suffix }) => word.length > suffix.length + 2 && word.endsWith(suffix))?.type ?? null
  }
  const first = lexicon.firstWords.longestAt(doc.text, candidate.start, wordAt(doc.text, candidate.start))
  if (first !== null && first.end < candidate.end) return first.entries[0].type
  const two = lexicon.lastWords.get(`${doc.textOf(candidate.last - 2)} ${doc.textOf(candidate.last - 1)}`)
  return (two ?? lexicon.lastWords.get(doc.textOf(candidate.last - 1)))?.type ?? eventAtPlace(doc, candidate, lexicon)
}

/** “Arctic Expo Norway”: an event's word with the place after it. */
const eventAtPlace = (doc: Doc, candidate: Candidate, lexicon: EntityLexicon): EntityType | null => {
  for (let i = candidate.first + 1; i < candidate.last - 1; i++) {
    if (lexicon.lastWords.get(doc.textOf(i))?.type !== "EVENT") continue
    const place = lexicon.gazetteer.longestAt(doc.text, doc.start(i + 1), wordAt(doc.text, doc.start(i + 1)))
    if (place !== null && place.end === candidate.end && place.entries[0].type === "GPE") return "EVENT"
  }
  return null
}

/** Bodies and buildings that bear a person's whole name, and whose word is hardly a surname: “Ida Berg College”. */
const NAMED_AFTER =
  /^(?:College|University|Institute|Foundation|Hospital|Museum|Library|Auditorium|Theat(?:er|re)|Airport|Stadium|Committee|Council|Architects|Award|Prize|Medal)$/u

/** Inhabitants from which a town's name is the town, whatever the model says. */
const LARGE = 500_000

/** “Bihar chief minister Ida Berg”: between a region and somebody's name stands an office in small letters. */
const isBeforeOffice = (doc: Doc, { last }: Candidate): boolean =>
  last + 1 < doc.length && doc.pos(last) === "NOUN" && !isCapitalised(doc, last) && doc.columns.sentStart[last] !== 1

/** Inhabitants from which a town is one where the text has nobody of that name, by another name or a title beside it. */
const KNOWN = 200_000
const isNobodysName = (doc: Doc, { end, start }: Candidate): boolean => {
  const word = doc.text.slice(start, end)
  for (let at = doc.text.indexOf(word); at >= 0; at = doc.text.indexOf(word, at + 1)) {
    if (/(?<!\p{L})\p{Lu}[\p{L}.’'-]{0,12} $/u.test(doc.text.slice(Math.max(0, at - 14), at))) return false
    if (/^ \p{Lu}/u.test(doc.text.slice(at + word.length, at + word.length + 2))) return false
  }
  return true
}

/** Which reading a stretch gets that the model and a gazetteer both name. */
const settle = (doc: Doc, model: Candidate, known: Candidate): Candidate => {
  const entry = known.entries[0]
  if (entry.kind === "user") return known
  const language = model.ruleId === "names/model-other" ? known.entries.find(({ kind }) => kind === "language") : undefined
  if (language !== undefined) return { ...known, type: "OTHER", entries: [language], ruleId: "names/language" }
  const isTown = entry.kind === "city" || entry.kind === "capital" || entry.kind === "region"
  const isLarge = (entry.population >= LARGE || (entry.kind === "region" && isBeforeOffice(doc, known))) && !entry.isWeak
  const isAfterPlacePreposition = known.first > 0 && /^(?:in|near|to|from|outside|around)$/u.test(doc.lower(known.first - 1))
  const isPlain = entry.population >= KNOWN && known.last - known.first === 1 && isNobodysName(doc, known)
  if (model.type === "PERSON" && isTown && isPlain) return { ...known, isCertain: false }
  if (model.type === "PERSON" && (isTown || entry.kind === "place") && !isLarge) return { ...model, entries: known.entries }
  if (entry.kind === "city" && entry.isWeak && !["GPE", "LOC", "FAC"].includes(model.type) && !isAfterPlacePreposition)
    return { ...model, entries: known.entries }
  return { ...known, isCertain: !isTown || model.type === "GPE" || model.type === "LOC" }
}

/** Whether a gazetteer form that the model left alone is a name where it stands. */
const standsAlone = (doc: Doc, found: Candidate): boolean => {
  const [entry] = found.entries
  if (entry.kind === "user") return true
  if (entry.kind === "combining") return /^[-–]/u.test(doc.text.slice(found.end, found.end + 1))
  if (entry.kind === "city" && entry.isWeak) return false
  if (!entry.isWeak) return true
  const text = doc.text.slice(found.start, found.end)
  if (!/\p{Lu}/u.test(text)) return /\s/u.test(text)
  return !isSentenceStart(doc, found.first) && doc.pos(found.first) === "PROPN" && !hasCapitalNeighbour(doc, found)
}

const hasCapitalNeighbour = (doc: Doc, name: Candidate): boolean =>
  (name.first > 0 &&
    doc.columns.sentStart[name.first] !== 1 &&
    isCapitalised(doc, name.first - 1) &&
    doc.pos(name.first - 1) === "PROPN") ||
  (name.last < doc.length && isCapitalised(doc, name.last) && doc.pos(name.last) === "PROPN" && doc.columns.sentStart[name.last] !== 1)

/** A body with its country before it is the body: “United States State Department”. */
const withBody = (told: Candidate, inside: ReadonlyArray<Candidate>): Candidate => {
  const body = inside.find((found) => found.end === told.end && found.entries[0].kind === "organisation")
  if (body === undefined) return told
  const before = inside.find((found) => found.start === told.start && found !== body)
  const isCountry =
    before !== undefined &&
    /^(?:country|demonym|combining)$/u.test(before.entries[0].kind) &&
    before.entries[0].countryCode === body.entries[0].countryCode &&
    before.end + 1 >= body.start - 1
  return isCountry ? { ...told, entries: body.entries } : told
}

const allCapitalised = (doc: Doc, name: Candidate): boolean => {
  for (let i = name.first; i < name.last; i++) if (!isCapitalised(doc, i)) return false
  return true
}

/** Names of a sorted list that overlap a span. */
const within = (sorted: ReadonlyArray<Candidate>, span: Span): ReadonlyArray<Candidate> => {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (sorted[middle].end <= span.start) low = middle + 1
    else high = middle
  }
  const found: Array<Candidate> = []
  for (let k = low; k < sorted.length && sorted[k].start < span.end; k++) found.push(sorted[k])
  return found
}

/** “Judge Linda Park” is a person, though parks are places. */
const isTitledPerson = (doc: Doc, rival: Candidate, told: Candidate, lexicon: EntityLexicon): boolean =>
  rival.type === "PERSON" &&
  rival.end === told.end &&
  rival.last - rival.first > 1 &&
  told.type !== "ORG" &&
  titleStartBefore(doc, rival.first, lexicon) >= 0

/** Telling names against gazetteer forms and model entities: what of each stays. */
const settleTold = (
  doc: Doc,
  told: ReadonlyArray<Candidate>,
  known: ReadonlyArray<Candidate>,
  model: ReadonlyArray<Candidate>,
  lexicon: EntityLexicon
): { told: Array<Candidate>; nested: Array<Candidate> } => {
  const kept: Array<Candidate> = []
  const nested: Array<Candidate> = []
  for (const name of told) {
    const inside = within(known, name)
    if (inside.some((found) => !found.entries[0].isWeak && !covers(name, found))) continue
    if (inside.some((found) => covers(found, name))) continue
    const rivals = within(model, name)
    if (rivals.some((rival) => isTitledPerson(doc, rival, name, lexicon))) continue
    const longer = rivals.find((rival) => covers(rival, name) && rival.end - rival.start > name.end - name.start)
    if (longer !== undefined && !SEALED.has(longer.type)) continue
    kept.push(withBody(name, inside))
    if (SEALED.has(name.type)) continue
    for (const found of inside) if (NESTS.has(found.entries[0].kind)) nested.push({ ...found, isNested: true })
    for (const rival of rivals) {
      if (rival.type === "PERSON" && covers(name, rival) && rival.end < name.end && !inside.some((found) => overlaps(found, rival)))
        nested.push({ ...rival, isNested: true })
    }
  }
  return { told: kept, nested }
}

/** “Executive Producer of the Commission” is the Commission: the token after a role and “of”, or the name's first. */
const afterOffice = (doc: Doc, name: Candidate, lexicon: EntityLexicon): number => {
  for (let i = name.first + 1; i < Math.min(name.last - 1, name.first + 5); i++) {
    if (
      !/^(?:of|for|at|to)$/u.test(doc.textOf(i)) ||
      lexicon.roles.get(doc.lower(i - 1))?.isPlural !== false ||
      lexicon.lastWords.has(doc.textOf(i - 1))
    )
      continue
    return doc.lower(i + 1) === "the" && i + 2 < name.last ? i + 2 : i + 1
  }
  return name.first
}

/** “State Department Spokesman”, taken for a body, is the body before the role; null when nothing stands before it. */
const fromRole = (doc: Doc, name: Candidate, strong: ReadonlyArray<Candidate>, lexicon: EntityLexicon): Candidate | null => {
  if (name.type !== "ORG") return name
  const opening = afterOffice(doc, name, lexicon)
  if (opening !== name.first) return { ...name, first: opening, start: doc.start(opening) }
  let { last } = name
  // “UN Special” before “Envoy”
  if (
    last - name.first > 1 &&
    last < doc.length &&
    lexicon.context.has("title-modifier", doc.lower(last - 1)) &&
    isCapitalised(doc, last) &&
    isCapitalised(doc, last - 2)
  ) {
    const office = lexicon.roles.get(doc.lower(last))
    if (office !== undefined && !office.isPlural && office.kind !== "kin" && !lexicon.lastWords.has(doc.textOf(last)))
      return { ...name, last: last - 1, end: doc.end(last - 2) }
  }
  const isOffice = (i: number): boolean => lexicon.roles.get(doc.lower(i))?.isPlural === false && !lexicon.lastWords.has(doc.textOf(i))
  while (last > name.first && isOffice(last - 1) && !(last - 2 >= name.first && /^(?:of|for)$/u.test(doc.textOf(last - 2)))) last--
  if (last === name.last || (last === name.first && name.last - name.first === 1)) return name
  if (last === name.first) return null
  const body = strong.find((found) => found.start === name.start && found.end <= doc.end(last - 1) && found.type === "ORG")
  return body === undefined ? { ...name, last, end: doc.end(last - 1) } : { ...body }
}

/** “Sunita Pathak of Human Rights Watch”, taken for one body: the body that a list has behind two plain words and “of”; null for others. */
const employerOf = (doc: Doc, name: Candidate, strong: ReadonlyArray<Candidate>, lexicon: EntityLexicon): Candidate | null => {
  if (name.type !== "ORG" || name.last - name.first < 4) return null
  const body = strong.find((found) => found.end === name.end && found.type === "ORG")
  if (body === undefined || body.first - name.first !== 3 || doc.textOf(body.first - 1) !== "of") return null
  for (let i = name.first; i < body.first - 1; i++) {
    const word = doc.textOf(i)
    if (!/^\p{Lu}\p{Ll}+$/u.test(word) || lexicon.lastWords.has(word) || lexicon.roles.has(doc.lower(i)) || lexicon.runStops.has(word))
      return null
  }
  return lexicon.firstWords.longestAt(doc.text, name.start, wordAt(doc.text, name.start)) === null ? body : null
}

/** Model entities that no telling name has taken, each against the gazetteer forms in it. */
const settleModel = (doc: Doc, name: Candidate, inside: ReadonlyArray<Candidate>, lexicon: EntityLexicon, out: MergedNames): void => {
  const same = inside.find((found) => found.start === name.start && found.end === name.end)
  if (same !== undefined) {
    out.names.push(settle(doc, name, same))
    return
  }
  const strong = inside.filter((found) => !found.entries[0].isWeak || found.entries[0].kind === "organisation")
  const outside = strong.find((found) => !covers(name, found))
  if (outside !== undefined && outside.end - outside.start >= name.end - name.start) return
  const body = employerOf(doc, name, strong, lexicon)
  if (body !== null) {
    out.names.push({ ...name, type: "PERSON", end: doc.end(body.first - 2), last: body.first - 1, ruleId: "names/model-person" }, body)
    return
  }
  const trimmed = fromRole(doc, name, strong, lexicon)
  if (trimmed !== name) {
    if (trimmed !== null)
      settleModel(
        doc,
        trimmed,
        inside.filter((found) => found.start < trimmed.end),
        lexicon,
        out
      )
    return
  }
  const fromWords = typeFromWords(doc, name, lexicon)
  const type = fromWords ?? name.type
  const letters = doc.text.slice(name.start, name.end).replace(/[^\p{L}]/gu, "").length
  const taken = strong.reduce((sum, found) => sum + doc.text.slice(found.start, found.end).replace(/[^\p{L}]/gu, "").length, 0)
  const isMadeOfForms = strong.length > 1 && taken === letters
  const isState =
    strong.length === 1 &&
    strong[0].type === "GPE" &&
    /^State of (?:the )?$/u.test(doc.text.slice(name.start, strong[0].start)) &&
    strong[0].end === name.end
  if (
    strong.length > 0 &&
    (isMadeOfForms || isState || type === "NORP" || (type === "GPE" && fromWords === null && !allCapitalised(doc, name)))
  ) {
    out.names.push(...strong)
    return
  }
  // “Libertarian Socialists” are people, whatever the model says
  const isPeople =
    name.type === "ORG" &&
    fromWords === null &&
    strong.some((found) => found.entries[0].kind === "group" && found.type === "NORP" && found.end === name.end)
  if (isPeople) {
    out.names.push({ ...name, type: "NORP", ruleId: "names/gazetteer-group" })
    return
  }
  out.names.push(
    fromWords !== null && (name.type !== "PERSON" || name.last - name.first === 1 || NAMED_AFTER.test(doc.textOf(name.last - 1)))
      ? { ...name, type: fromWords, isCertain: true, ruleId: "names/telling-last-word" }
      : name
  )
  if (!SEALED.has(type))
    for (const found of strong) if (NESTS.has(found.entries[0].kind) && covers(name, found)) out.nested.push({ ...found, isNested: true })
}

/** Brings the three lists together; all are sorted by start and free of overlaps among themselves. */
export const mergeNames = (
  doc: Doc,
  told: ReadonlyArray<Candidate>,
  known: ReadonlyArray<Candidate>,
  model: ReadonlyArray<Candidate>,
  lexicon: EntityLexicon
): MergedNames => {
  const settled = settleTold(doc, told, known, model, lexicon)
  const out: MergedNames = { names: [...settled.told], nested: [...settled.nested] }
  const taken = [...settled.told]
  for (const name of model) {
    if (within(taken, name).length > 0) continue
    settleModel(doc, name, within(known, name), lexicon, out)
  }
  out.names.sort(bySpan)
  const free = known.filter((found) => within(out.names, found).length === 0 && standsAlone(doc, found))
  return { names: [...out.names, ...free].sort(bySpan), nested: out.nested }
}
