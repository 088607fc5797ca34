/**
 * Names of one article: the model's entities and the gazetteers' forms brought together, typed by what the article
 * itself shows, with the names inside longer names.
 */
import type { EntityType, ParsedArticle } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { bySpan, type Span } from "../span.ts"
import { type Candidate, capitalisedTokens, cleanModelEntities, gazetteerCandidates, isCapitalised, withAdded } from "./candidates.ts"
import { applyConsistency } from "./consistency.ts"
import { datelined } from "./datelines.ts"
import { capitalStretches, namesInCapitals } from "./headlines.ts"
import { namedByPredicate, namedBySpeech } from "./cues.ts"
import { namedByApposition, namedByRelative } from "./name-edges.ts"
import type { EntityLexicon, GazetteerEntry } from "./lexicon.ts"
import { mergeNames } from "./merge.ts"
import {
  administrations,
  employers,
  listedNames,
  listedPlaces,
  namedKinds,
  quotedWorks,
  sharedBodies,
  statesByCode,
  withMinistry,
  withYear
} from "./neighbours.ts"
import { billNumbers, cutBeforeVerb, isHeadlineWords, isOfHeadlineOnly, isStudied, withoutCommonNouns } from "./not-names.ts"
import { citedAuthors } from "./authors.ts"
import { bynamed } from "./bynames.ts"
import { isSeatOfUnion, unionOf, withHomeBodies } from "./home-bodies.ts"
import { isMetonymic, placeCompany, withRegions } from "./metonymy.ts"
import { withoutOpening } from "./name-edges.ts"
import { wordAt } from "./phrases.ts"
import { platformX } from "./platforms.ts"
import { trimPerson, withGenerations } from "./persons.ts"
import { telledNames, titleCased } from "./runs.ts"
import { teamsOf } from "./teams.ts"
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

/** Capitalised words after a title that the model left alone: “Mr. Vey”, “President Oduya”. */
const titledPersons = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): Array<Candidate> => {
  const found: Array<Candidate> = []
  let k = 0
  let free = 1
  for (const i of capitalisedTokens(doc)) {
    while (k < names.length && names[k].last <= i) k++
    const isTaken = i < free || (k < names.length && names[k].first <= i)
    if (isTaken || lexicon.titles.has(doc.lower(i))) continue
    const title = lexicon.titles.get(doc.lower(i - 1))
    // “President Trump”: a surname that the tagger may take for a noun
    if (doc.pos(i) !== "PROPN" && doc.tag(i) !== "NN") continue
    if (title === undefined ? !isHighOffice(doc.lower(i - 1), lexicon) || isWordOfBody(doc, i, lexicon) : doc.pos(i) !== "PROPN") continue
    // “General Secretary” goes on with the title; “Mr. President” is somebody
    if (title?.kind !== "honorific" && isOffice(doc.lower(i), lexicon)) continue
    if (doc.columns.sentStart[i] === 1 || doc.columns.spaceAfter[i - 1] !== 1 || !isCapitalised(doc, i - 1)) continue
    let last = i + 1
    while (
      last < doc.length &&
      isCapitalised(doc, last) &&
      doc.pos(last) === "PROPN" &&
      (k >= names.length || names[k].first > last) &&
      last - i < 3
    )
      last++
    found.push({
      start: doc.start(i),
      end: doc.end(last - 1),
      first: i,
      last,
      type: "PERSON",
      entries: [],
      isNested: false,
      isCertain: true,
      ruleId: "names/after-title"
    })
    free = last
  }
  return found
}

const isOffice = (word: string, lexicon: EntityLexicon): boolean => {
  const role = lexicon.roles.get(word)
  return role !== undefined && (role.kind === "post" || role.kind === "office") && role.sector !== ""
}

const isHighOffice = (word: string, lexicon: EntityLexicon): boolean => {
  const role = lexicon.roles.get(word)
  return role !== undefined && !role.isPlural && role.kind === "post" && /^(?:GOV|LEG)$/u.test(role.sector)
}

/** “President Office”, “Minister House”: not a surname. */
const isWordOfBody = (doc: Doc, i: number, lexicon: EntityLexicon): boolean =>
  lexicon.lastWords.has(doc.textOf(i)) || lexicon.runStops.has(doc.textOf(i)) || (i + 1 < doc.length && isCapitalised(doc, i + 1))

/** Titles of the persons, in reading order; a plural title is shared by the person joined to its bearer. */
const attachTitles = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<FoundTitle | null> => {
  const titles: Array<FoundTitle | null> = names.map((name) => (name.type === "PERSON" ? titleBefore(doc, name.first, lexicon) : null))
  for (let i = 1; i < names.length; i++) {
    const shared = titles[i - 1]
    if (titles[i] !== null || names[i].type !== "PERSON" || shared === null || !shared.isPlural) continue
    const between = doc.text.slice(names[i - 1].end, names[i].start)
    // “Ministers Anna Berg (Health), Milos Lind (Schools) and …”
    if (/^(?: \([^()\n]{2,40}\))?(?:,? and |, )$/u.test(between)) titles[i] = shared
  }
  return titles
}

/** A word inside a title is no name of its own: “State” in “secretary of state”, “Defence” in “Defence Secretary”. */
const isInsideTitle = (doc: Doc, name: Candidate, lexicon: EntityLexicon): boolean => {
  if (name.type === "NORP" || (name.entries.length > 0 && !name.entries[0].isWeak)) return false
  // “Taoiseach” before a name
  const isTitle = name.last - name.first === 1 && name.entries.length === 0 && lexicon.titles.has(doc.lower(name.first))
  if (isTitle && name.type === "ORG" && name.last < doc.length && doc.pos(name.last) === "PROPN") return true
  // “Agriculture Minister”
  // “Food and Consumer Affairs Minister”
  const next = name.last < doc.length ? doc.textOf(name.last) : ""
  if (/^(?:Minister|Secretary)$/u.test(next) && name.type === "ORG" && / and | Affairs$/u.test(doc.text.slice(name.start, name.end)))
    return true
  const isHeaded = name.last - name.first === 1 && name.last < doc.length && /^(?:Minister|Secretary)$/u.test(doc.textOf(name.last))
  if (isHeaded && lexicon.context.has("portfolio", doc.lower(name.first))) return true
  for (let end = name.last; end < Math.min(doc.length, name.last + 3); end++) {
    const start = titleStartBefore(doc, end, lexicon)
    if (start >= 0 && start <= name.first && end - start > name.last - name.first) return true
  }
  return false
}

/** Tells the names that stand inside a title. */
const titleCover = (doc: Doc, titles: ReadonlyArray<FoundTitle | null>): ((name: Candidate) => boolean) => {
  const covered = new Uint8Array(doc.length)
  for (const title of titles) {
    if (title === null) continue
    const { first, last } = doc.tokensIn(title.full)
    covered.fill(1, first, last)
  }
  return (name) => covered[name.first] === 1 && covered[name.last - 1] === 1
}

/** Tells the capitalised words that the text has outside its headlines. */
const wordsOutside = (doc: Doc, isShouted: (offset: number) => boolean): ((word: string) => boolean) => {
  let words: Set<string> | null = null
  return (word) => {
    if (words === null) {
      words = new Set()
      for (let i = 0; i < doc.length; i++) if (isCapitalised(doc, i) && !isShouted(doc.start(i))) words.add(doc.textOf(i))
    }
    return words.has(word)
  }
}

/** Finds the names of an article, in reading order; nested names follow the name that holds them. */
export const findNames = (article: ParsedArticle, lexicon: EntityLexicon): ReadonlyArray<NameMention> => {
  const { doc } = article
  const shouting = article.blocks.filter(
    (block) => (block.kind === "headline" || block.kind === "heading" || block.kind === "promo") && titleCased(doc, block)
  )
  const isShouted = (offset: number): boolean => shouting.some((block) => block.start <= offset && offset < block.end)
  const isInText = wordsOutside(doc, isShouted)
  const isElsewhere = (words: string): boolean => {
    let at = doc.text.indexOf(words)
    while (at >= 0 && isShouted(at)) at = doc.text.indexOf(words, at + 1)
    return at >= 0
  }
  const hasTitle = (name: Candidate): boolean => titleBefore(doc, name.first, lexicon) !== null
  const cleaned = withoutCommonNouns(doc, cleanModelEntities(doc), lexicon).flatMap((entity) => {
    const found = withoutOpening(doc, entity, lexicon)
    const trimmed = found.type === "PERSON" ? trimPerson(doc, found, lexicon) : found
    const cut = trimmed !== null && isShouted(trimmed.start) ? cutBeforeVerb(doc, trimmed, hasTitle, isInText) : trimmed
    const isOfHeadline =
      cut !== null &&
      isShouted(cut.start) &&
      (isOfHeadlineOnly(doc, cut, hasTitle, isInText, lexicon) || isHeadlineWords(doc, cut, isElsewhere, lexicon))
    return cut === null || isOfHeadline ? [] : [cut]
  })
  const bills = billNumbers(doc)
  const isBill = ({ start, end }: Span): boolean => bills.some((bill) => bill.start < end && start < bill.end)
  const model = withGenerations(doc, bills.length === 0 ? cleaned : cleaned.filter((name) => !isBill(name)))
  const authors = [...citedAuthors(doc), ...bynamed(doc, model, lexicon), ...platformX(doc)].sort(bySpan)
  const isCited = ({ start, end }: Span): boolean =>
    isBill({ start, end }) || authors.some((author) => author.start < end && start < author.end)
  const told = withAdded(
    telledNames(doc, lexicon, isShouted).filter((name) => !isCited(name) && !isStudied(doc, name)),
    [...bills, ...authors]
  )
  const merged = mergeNames(doc, told, gazetteerCandidates(article, lexicon), model, lexicon)
  const plain = merged.names.filter((name) => !isInsideTitle(doc, name, lexicon))
  const dated = sharedBodies(doc, plain).map((name) => withMinistry(doc, withYear(doc, name), lexicon))
  const titled = withAdded(dated, titledPersons(doc, dated, lexicon))
  const spoken = withAdded(
    titled,
    namedBySpeech(doc, titled, lexicon).filter(({ start }) => !isShouted(start))
  )
  const apposed = withAdded(spoken, namedByApposition(doc, spoken, lexicon))
  const related = withAdded(apposed, namedByRelative(doc, apposed, lexicon))
  const predicated = withAdded(related, namedByPredicate(doc, related, lexicon))
  const employed = withAdded(predicated, employers(doc, predicated, lexicon))
  const grouped = withAdded(employed, namedKinds(doc, employed, lexicon))
  const kinds = datelined(doc, withAdded(grouped, listedNames(doc, grouped)), lexicon)
  // what the model took with an office (“Federal Coordinating Officer”) may leave an adjective
  const isAdjective = ({ end, first, last, start }: Candidate): boolean =>
    last - first <= 2 && lexicon.noNames.has(doc.text.slice(start, end))
  const named = administrations(
    doc,
    quotedWorks(
      doc,
      kinds.filter((name) => !isAdjective(name))
    )
  )
  const typed = listedPlaces(doc, statesByCode(doc, teamsOf(doc, applyConsistency(doc, named.names, isShouted, lexicon), lexicon), lexicon))
  const consistent = namesInCapitals(doc, capitalStretches(article), typed.map(untitled(doc, lexicon)), lexicon)
  const nested = [...merged.nested, ...named.nested]
  const titles = attachTitles(doc, consistent, lexicon)
  const company = placeCompany(consistent)
  const inTitle = titleCover(doc, titles)
  const placed = withHomeBodies(doc, withRegions(doc, [...consistent, ...nested], company), lexicon)
  const union = unionOf(placed, lexicon)
  const outer = consistent.map((name, i) => {
    const mention = toMention(article, placed[i], titles[i], inTitle(name), lexicon)
    return union !== null && mention.isMetonym && isSeatOfUnion(placed[i]) ? { ...mention, entries: [union] } : mention
  })
  const inner = nested.map((_, i) => toMention(article, placed[consistent.length + i], null, true, lexicon))
  return [...outer, ...inner].sort(bySpan)
}

/** “Justice Mara Lind, who …”, which the model had for a body: its title off the name. */
const untitled =
  (doc: Doc, lexicon: EntityLexicon) =>
  (name: Candidate): Candidate => {
    const word = doc.lower(name.first)
    const isTitled = name.type === "PERSON" && name.last - name.first > 2 && (lexicon.titles.has(word) || lexicon.roles.has(word))
    return isTitled ? (trimPerson(doc, name, lexicon) ?? name) : name
  }

/** “OSLO, Norway (AP) —”, “Oslo, Norway”: a place, whatever the syntax. */
const isPlaced = (doc: Doc, name: Candidate, lexicon: EntityLexicon): boolean => {
  const next = name.last < doc.length ? doc.textOf(name.last) : ""
  const isShouted = name.end - name.start > 3 && doc.text.slice(name.start, name.end) === doc.text.slice(name.start, name.end).toUpperCase()
  const after = next === "," && name.last + 1 < doc.length ? doc.start(name.last + 1) : -1
  const country = after < 0 ? undefined : lexicon.gazetteer.longestAt(doc.text, after, wordAt(doc.text, after))?.entries[0]
  const isInCountry = country?.kind === "country" && country.countryCode === name.entries[0]?.countryCode
  return isShouted || next === "(" || next === "—" || next === "–" || isInCountry
}

const toMention = (
  article: ParsedArticle,
  name: Candidate,
  title: FoundTitle | null,
  isNested: boolean,
  lexicon: EntityLexicon
): NameMention => {
  const kind = name.entries[0]?.kind
  const mayAct = !isNested && ((kind === "capital" && name.type === "GPE") || (kind === "seat" && name.type === "FAC"))
  const isMetonym = mayAct && !isPlaced(article.doc, name, lexicon) && isMetonymic(article.doc, name, lexicon)
  return {
    start: name.start,
    end: name.end,
    // the Kremlin that denies something is a body, the one that burns is a building
    type: isMetonym && kind === "seat" ? "ORG" : name.type,
    title: title?.span ?? null,
    titleFull: title?.full ?? null,
    titleInfo: title,
    isNested,
    isMetonym,
    entries: name.entries,
    firstToken: name.first,
    lastToken: name.last,
    ruleId: name.ruleId
  }
}
