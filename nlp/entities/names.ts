/**
 * Names of one article: the model's entities and the gazetteers' forms brought together, typed by what the article
 * itself shows, with the names inside longer names.
 */
import type { EntityType, ParsedArticle } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { bySpan, type Span } from "../span.ts"
import { type Candidate, cleanModelEntity, gazetteerCandidates, isCapitalised, isSentenceStart } from "./candidates.ts"
import { applyConsistency } from "./consistency.ts"
import type { EntityLexicon, GazetteerEntry } from "./lexicon.ts"
import { findMetonym } from "./metonymy.ts"
import { type FoundTitle, titleBefore, titleStartBefore } from "./titles.ts"

/** A name in the text, before it is known whom it names. */
export interface NameMention extends Span {
  readonly type: EntityType
  /** Attached title (“Mr.”, “Foreign Minister”). */
  readonly title: Span | null
  /** The title with what belongs to it: “Chinese Foreign Minister”. */
  readonly titleFull: Span | null
  readonly titleInfo: FoundTitle | null
  /** A name inside a title or a longer name. */
  readonly isNested: boolean
  readonly isMetonym: boolean
  /** What the gazetteers say of the form, the best first; empty for a name they do not know. */
  readonly entries: ReadonlyArray<GazetteerEntry>
  readonly firstToken: number
  /** Exclusive. */
  readonly lastToken: number
  readonly ruleId: string
}

const overlaps = (a: Candidate, b: Candidate): boolean => a.start < b.end && b.start < a.end

/** Types a name from its telling words: “… University”, “Ministry of …”. Null when nothing tells. */
export const typeFromWords = (doc: Doc, candidate: Candidate, lexicon: EntityLexicon): EntityType | null => {
  const words = doc.text.slice(candidate.start, candidate.end)
  if (!/\s/u.test(words)) return null
  const last = lexicon.lastWords.get(doc.textOf(candidate.last - 1))
  const first = lexicon.firstWords.some((word) => words.startsWith(`${word} `))
  if (first) return "ORG"
  return last?.type ?? null
}

const isPlaceType = (type: EntityType): boolean => type === "GPE" || type === "LOC" || type === "FAC"

/** Which type a name has when the model and a gazetteer name the same stretch. */
const settle = (model: Candidate, known: Candidate): Candidate => {
  const entry = known.entries[0]
  if (model.ruleId === "names/model-other" && entry.kind === "demonym") return { ...model, type: "OTHER", ruleId: "names/language" }
  const keepsModel = (model.type === "PERSON" && (entry.kind === "city" || entry.kind === "capital" || entry.kind === "region" || entry.isWeak)) || (entry.kind === "city" && entry.isWeak && !isPlaceType(model.type))
  if (keepsModel) return { ...model, entries: [] }
  return { ...known, entries: known.entries, isCertain: true }
}

/** One list of names that do not overlap, and the names nested in them. */
const mergeCandidates = (doc: Doc, model: ReadonlyArray<Candidate>, known: ReadonlyArray<Candidate>, lexicon: EntityLexicon): { names: Array<Candidate>; nested: Array<Candidate> } => {
  const names: Array<Candidate> = []
  const nested: Array<Candidate> = []
  let k = 0
  const dropped = new Set<Candidate>()
  const knownOf = new Map<Candidate, Array<Candidate>>()
  const free: Array<Candidate> = []
  for (const found of known) {
    while (k < model.length && model[k].end <= found.start) k++
    const over = k < model.length && overlaps(model[k], found) ? model[k] : null
    if (over === null) {
      if (found.isCertain || (!isSentenceStart(doc, found.first) && found.entries[0].kind === "organisation" && doc.pos(found.first) === "PROPN")) free.push(found)
      else if (found.entries[0].kind === "combining" && doc.text[found.end] === "-") free.push(found)
      else if (found.entries[0].kind === "place" || found.entries[0].key === "body:us state department") free.push(found)
    } else if (found.start <= over.start && found.end >= over.end) {
      const same = found.start === over.start && found.end === over.end
      if (same) names.push(settle(over, found))
      else if (!found.entries[0].isWeak) free.push(found)
      else continue
      dropped.add(over)
    } else if (found.start >= over.start && found.end <= over.end) {
      const inside = knownOf.get(over) ?? []
      inside.push(found)
      knownOf.set(over, inside)
    }
  }
  for (const candidate of model) {
    if (dropped.has(candidate)) continue
    const inside = knownOf.get(candidate) ?? []
    const told = typeFromWords(doc, candidate, lexicon)
    const holds = told ?? candidate.type
    if (inside.length > 0 && (holds === "NORP" || (holds === "GPE" && told === null && !allCapitalised(doc, candidate)))) {
      free.push(...inside)
      continue
    }
    names.push(told !== null && candidate.type !== "PERSON" ? { ...candidate, type: told, isCertain: true } : candidate)
    if (holds !== "LOC" && holds !== "EVENT" && holds !== "PERSON" && holds !== "GPE") {
      for (const found of inside) if (found.entries[0].kind !== "city" || !found.entries[0].isWeak) nested.push({ ...found, isNested: true })
    }
  }
  for (const found of free) if (!names.some((name) => overlaps(name, found))) names.push(found)
  return { names: names.sort(bySpan), nested }
}

const allCapitalised = (doc: Doc, candidate: Candidate): boolean => {
  for (let i = candidate.first; i < candidate.last; i++) if (!isCapitalised(doc, i)) return false
  return true
}

/** Takes titles and roles off the front of a person's name, and nationalities and bodies off the front of those. */
const trimPerson = (doc: Doc, candidate: Candidate, lexicon: EntityLexicon): Candidate | null => {
  let { first } = candidate
  for (let at = candidate.last - 1; at > first; at--) {
    const start = titleStartBefore(doc, at, lexicon)
    if (start >= 0 && start >= candidate.first - 2 && !isCapitalisedNameWord(doc, at - 1, lexicon)) {
      first = at
      break
    }
  }
  const alone = doc.text.slice(doc.start(first), candidate.end).toLowerCase()
  if (candidate.last - first === 1 && (lexicon.titles.has(alone) || (lexicon.roles.has(alone) && !isCapitalised(doc, first)))) return null
  return first === candidate.first ? candidate : { ...candidate, first, start: doc.start(first) }
}

/** First names and surnames that are also role nouns (“Dean Smith”, “King”) stay part of the name. */
const isCapitalisedNameWord = (doc: Doc, i: number, lexicon: EntityLexicon): boolean =>
  !lexicon.titles.has(doc.lower(i)) && isCapitalised(doc, i) && doc.tag(i) === "NNP" && !lexicon.roles.has(doc.lower(i))

/** Capitalised words after a title that the model left alone: “Mr. Vey”, “President Oduya”. */
const titledPersons = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): Array<Candidate> => {
  const found: Array<Candidate> = []
  let k = 0
  for (let i = 1; i < doc.length; i++) {
    while (k < names.length && names[k].last <= i) k++
    const isTaken = k < names.length && names[k].first <= i
    if (isTaken || !isCapitalised(doc, i) || doc.pos(i) !== "PROPN") continue
    const title = lexicon.titles.get(doc.lower(i - 1))
    if (title === undefined || doc.columns.sentStart[i] === 1 || doc.columns.spaceAfter[i - 1] !== 1) continue
    if (!isCapitalised(doc, i - 1)) continue
    let last = i + 1
    while (last < doc.length && isCapitalised(doc, last) && doc.pos(last) === "PROPN" && (k >= names.length || names[k].first > last) && last - i < 3) last++
    found.push({ start: doc.start(i), end: doc.end(last - 1), first: i, last, type: "PERSON", entries: [], isNested: false, isCertain: true, ruleId: "names/after-title" })
    i = last
  }
  return found
}

/** Titles of the persons, in reading order; a plural title is shared by the person joined to its bearer. */
const attachTitles = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<FoundTitle | null> => {
  const titles: Array<FoundTitle | null> = names.map((name) => (name.type === "PERSON" ? titleBefore(doc, name.first, lexicon) : null))
  for (let i = 1; i < names.length; i++) {
    const shared = titles[i - 1]
    if (titles[i] !== null || names[i].type !== "PERSON" || shared === null || !shared.isPlural) continue
    const between = doc.text.slice(names[i - 1].end, names[i].start)
    if (/^(?:,? and |, )$/u.test(between)) titles[i] = shared
  }
  return titles
}

/** Finds the names of an article, in reading order; nested names follow the name that holds them. */
export const findNames = (article: ParsedArticle, lexicon: EntityLexicon): ReadonlyArray<NameMention> => {
  const { doc } = article
  const model = doc.entities.flatMap((entity) => {
    const clean = cleanModelEntity(doc, entity)
    if (clean === null) return []
    const trimmed = clean.type === "PERSON" ? trimPerson(doc, clean, lexicon) : clean
    return trimmed === null ? [] : [trimmed]
  })
  const merged = mergeCandidates(doc, model, gazetteerCandidates(article, lexicon), lexicon)
  const withTitled = [...merged.names, ...titledPersons(doc, merged.names, lexicon)].sort(bySpan)
  const consistent = applyConsistency(doc, withTitled, merged.nested, lexicon)
  const titles = attachTitles(doc, consistent.names, lexicon)
  const inTitles = titles.filter((title) => title !== null).map((title) => title.full)
  const inTitle = (name: Span): boolean => inTitles.some((title) => title.start <= name.start && name.end <= title.end)
  const outer = consistent.names.map((name, i): NameMention => toMention(article, name, titles[i], inTitle(name)))
  const inner = consistent.nested.map((name) => toMention(article, name, null, true))
  return [...outer, ...inner].sort(bySpan)
}

const toMention = (article: ParsedArticle, name: Candidate, title: FoundTitle | null, isNested: boolean): NameMention => ({
  start: name.start,
  end: name.end,
  type: name.type,
  title: title?.span ?? null,
  titleFull: title?.full ?? null,
  titleInfo: title,
  isNested,
  isMetonym: !isNested && findMetonym(article.doc, name),
  entries: name.entries,
  firstToken: name.first,
  lastToken: name.last,
  ruleId: name.ruleId
})
