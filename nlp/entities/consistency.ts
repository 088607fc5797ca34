/**
 * One sense per article: what the words around a name show types its other occurrences, a person's full name vouches
 * for the surname alone, a body's name for its acronym in brackets, and what the model overlooked is added.
 */
import type { EntityType } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { type Candidate, capitalisedTokens, isSentenceStart, withAdded } from "./candidates.ts"
import { addArticledAcronyms, typeIntroduced } from "./acronyms.ts"
import { speaksDirectly, type TypeCue, typeCue } from "./cues.ts"
import { cutToKnown } from "./headlines.ts"
import type { EntityLexicon } from "./lexicon.ts"
import { OPENS_MANY, typoDistance } from "./name-forms.ts"
import { opensDateline } from "./not-names.ts"

const SUFFIX = /^(?:jr\.?|sr\.?|ii|iii|iv)$/iu

/** Words of a name: its tokens, joined again where no space parts them (“al-Amr”). */
export const wordsOf = (text: string): ReadonlyArray<string> => text.split(/\s+/u)

/** The surname of a full name, as the text may use it alone. */
const surnameOf = (parts: ReadonlyArray<string>): string => {
  let end = parts.length
  while (end > 1 && SUFFIX.test(parts[end - 1].replace(/,$/u, ""))) end--
  return parts[end - 1].replace(/,$/u, "")
}

interface Evidence {
  readonly surnames: Set<string>
  readonly firstNames: Set<string>
  /** What is left of companies' names without their last word: “Corvale” of “Corvale Group”. */
  readonly companies: Set<string>
  /** What newspapers' names are without their last words: “Hartwell” of “Hartwell Ledger”. */
  readonly towns: ReadonlySet<string>
  /** Forms that stand where only a place can. */
  readonly placed: Set<string>
  /** Votes for the types of a string, by its text. */
  readonly votes: Map<string, Map<EntityType, number>>
}

const CUE_WEIGHT = 3
const CERTAIN_WEIGHT = 4

const vote = (evidence: Evidence, text: string, type: EntityType, weight: number): void => {
  const votes = evidence.votes.get(text) ?? new Map<EntityType, number>()
  votes.set(type, (votes.get(type) ?? 0) + weight)
  evidence.votes.set(text, votes)
}

const isFixed = (name: Candidate): boolean =>
  name.entries[0]?.kind === "user" || (name.isCertain && (name.entries.length > 0 || name.type !== "PERSON"))
/** Whether a gazetteer has this form, and not as an everyday word. */
const isListed = (name: Candidate): boolean => name.entries.length > 0 && !name.entries[0].isWeak
const isTown = (name: Candidate): boolean => ["capital", "city", "region"].includes(name.entries[0]?.kind ?? "")

/** The best supported type of a string; ties go to the type that was seen first. */
const winner = (votes: Map<EntityType, number> | undefined): EntityType | null => {
  let best: EntityType | null = null
  for (const [type, count] of votes ?? []) if (best === null || count > votes!.get(best)!) best = type
  return best
}

/** What companies' names are without their last words (“Corvale” of “Corvale Group”), and the last words of teams' names. */
const shortCompanies = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): Set<string> => {
  const found = new Set<string>()
  for (const { first, last, start, type } of names) {
    // “Rovers” after “Halden Rovers”
    if (type === "ORG" && last - first > 1 && lexicon.context.has("team-word", doc.textOf(last - 1))) found.add(doc.textOf(last - 1))
    if (type !== "ORG" || last - first < 2 || lexicon.lastWords.get(doc.textOf(last - 1))?.sector !== "BUS") continue
    for (let end = last - 1; end > first + 1; end--) found.add(doc.text.slice(start, doc.end(end - 1)))
    const word = doc.lower(first)
    const isPlain = OPENS_MANY.test(word) || lexicon.titles.has(word) || lexicon.roles.has(word)
    if (!isPlain && lexicon.gazetteer.entriesOf(doc.textOf(first)).length === 0) found.add(doc.textOf(first))
  }
  return found
}

/** Towns by their newspapers. */
const townsOfPapers = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const { end, first, last, start, type } of names) {
    if (type !== "ORG" || last - first !== 2 || lexicon.lastWords.get(doc.textOf(last - 1))?.sector !== "JRN") continue
    if (lexicon.gazetteer.entriesOf(doc.text.slice(start, end)).length === 0) found.add(doc.textOf(first))
  }
  return found
}

/** “Lyon, who finished sixth”: the team of a large town, and no proof of a person. */
const ofTown = (name: Candidate, cue: TypeCue | null): TypeCue | null =>
  cue?.ruleId === "names/before-who" && isTown(name) && name.entries[0].population >= LARGE_TOWN ? null : cue
const LARGE_TOWN = 200_000

const gather = (
  doc: Doc,
  names: ReadonlyArray<Candidate>,
  isShouted: (offset: number) => boolean,
  lexicon: EntityLexicon
): { evidence: Evidence; cued: ReadonlyArray<Candidate> } => {
  const evidence: Evidence = {
    surnames: new Set(),
    firstNames: new Set(),
    companies: shortCompanies(doc, names, lexicon),
    towns: townsOfPapers(doc, names, lexicon),
    placed: new Set(),
    votes: new Map()
  }
  const cued = names.map((name) => {
    const text = doc.text.slice(name.start, name.end)
    const cue =
      (isFixed(name) && !isTown(name)) ||
      isTownBehindPreposition(doc, name) ||
      (isTown(name) && opensDateline(doc, name)) ||
      lexicon.postnominals.has(text)
        ? null
        : ofTown(name, typeCue(doc, name, lexicon, evidence.companies.has(text)))
    const typed =
      cue === null || ((isFixed(name) || isListed(name)) && cue.type !== "PERSON")
        ? name
        : { ...name, type: cue.type, isCertain: true, ruleId: cue.ruleId }
    // “in Morvane” is no proof: the other occurrences decide
    if (cue?.ruleId === "names/in-place" || cue?.ruleId === "names/at-site") {
      vote(evidence, text, cue.type, 1)
      vote(evidence, text, name.type, 1)
      return { ...typed, isCertain: false }
    }
    vote(evidence, text, typed.type, cue !== null ? CUE_WEIGHT : name.isCertain ? CERTAIN_WEIGHT : 1)
    if (cue === null && typed.type === "ORG" && !name.isCertain && speaksDirectly(doc, name, lexicon)) vote(evidence, text, "PERSON", 2)
    return typed
  })
  for (const name of cued) {
    if (stands(doc, name)) evidence.placed.add(doc.text.slice(name.start, name.end))
    if (name.type !== "PERSON" || isShouted(name.start)) continue
    const text = doc.text.slice(name.start, name.end)
    const parts = wordsOf(text)
    if (winner(evidence.votes.get(text)) !== "PERSON") continue
    if (parts.length > 1) {
      evidence.surnames.add(surnameOf(parts))
      evidence.firstNames.add(parts[0])
    } else if (name.isCertain) evidence.surnames.add(text)
  }
  for (const text of companiesNamedFirst(doc, cued, evidence)) {
    evidence.surnames.delete(text)
    evidence.firstNames.delete(text)
  }
  return { evidence, cued }
}

/** Short companies' names that are surnames too (“Vorley”), where the company is named before the person: alone they are the company. */
const companiesNamedFirst = (doc: Doc, names: ReadonlyArray<Candidate>, { companies, surnames }: Evidence): ReadonlyArray<string> =>
  [...companies].filter((text) => {
    if (!surnames.has(text)) return false
    const company = names.findIndex(
      ({ last, first, start, type }) => type === "ORG" && last - first > 1 && doc.text.startsWith(`${text} `, start)
    )
    const person = names.findIndex(
      ({ end, first, last, type }) => type === "PERSON" && last - first > 1 && doc.text.slice(0, end).endsWith(` ${text}`)
    )
    return company >= 0 && (person < 0 || company < person)
  })

const retype = (doc: Doc, name: Candidate, evidence: Evidence, lexicon: EntityLexicon): Candidate => {
  const text = doc.text.slice(name.start, name.end)
  const isSurname = evidence.surnames.has(text)
  if (isSurname && name.type === "PERSON") return name
  const mayBePerson = !isFixed(name) || isTown(name) || (name.entries[0]?.kind === "country" && !evidence.placed.has(text))
  if (isSurname && mayBePerson && !isTownBehindPreposition(doc, name))
    return { ...name, type: "PERSON", entries: [], ruleId: "names/surname-of-full-name" }
  const isFirstName = evidence.firstNames.has(text) && !name.isCertain && name.entries.length === 0
  if (isFirstName && name.type !== "PERSON") return { ...name, type: "PERSON", ruleId: "names/first-name-of-full-name" }
  if (isFirstName) return name
  const isShortCompany = !name.isCertain && !isListed(name) && evidence.companies.has(text)
  if (isShortCompany && name.type === "ORG") return name
  if (isShortCompany || isCamelCased(name, text)) return { ...name, type: "ORG", entries: [], ruleId: "names/short-company" }
  if (name.isCertain || (name.entries.length > 0 && !isTown(name))) return name
  const best = winner(evidence.votes.get(text))
  if (evidence.towns.has(text) && name.type === "ORG") return { ...name, type: "GPE", ruleId: "names/town-of-newspaper" }
  if (isUnknownAcronym(doc, name)) return { ...name, type: "ORG", ruleId: "names/unknown-acronym" }
  if (isOfPerson(doc, name, evidence, lexicon)) return { ...name, type: "PERSON", ruleId: "names/surname-of-full-name" }
  return best !== null && best !== name.type
    ? { ...name, type: best, entries: best === "PERSON" ? [] : name.entries, ruleId: "names/same-string" }
    : name
}

/** “SoftBank”, “TikTok”, taken for a person or place: a capital inside a word is a company's; “McKay” and “DeVos” are people. */
const isCamelCased = (name: Candidate, text: string): boolean =>
  /^(?:PERSON|GPE|LOC|NORP|FAC)$/u.test(name.type) &&
  !name.isCertain &&
  name.entries.length === 0 &&
  !/^.[a-z]*$/u.test(text) &&
  /^\p{Lu}\p{Ll}{2,}\p{Lu}[\p{L}]*$/u.test(text) &&
  !/^(?:Mac|Fitz|Van|Von|Della|Las|Des|Del)\p{Lu}/u.test(text)

/** “in Jordan”, “the Jordan”: no person stands there. */
const stands = (doc: Doc, name: Candidate): boolean =>
  name.entries[0]?.kind === "country" && name.first > 0 && /^(?:in|near|outside|to|from|into|across|the)$/u.test(doc.lower(name.first - 1))

/** “in Paris”, “Paris, France”: a town in spite of a person of that name. */
const isTownBehindPreposition = (doc: Doc, name: Candidate): boolean =>
  isTown(name) && name.first > 0 && /^(?:in|near|outside|at|around)$/u.test(doc.lower(name.first - 1))

/** “NEPA”, taken for a person or place: capitals that no list knows are a body's sooner. “KIRBY:” is somebody who speaks in a transcript. */
const isUnknownAcronym = (doc: Doc, name: Candidate): boolean =>
  /^(?:PERSON|GPE|LOC|NORP|FAC)$/u.test(name.type) &&
  !name.isCertain &&
  name.entries.length === 0 &&
  !/[a-z]/u.test(doc.text.slice(name.start, name.end)) &&
  /^(?:\p{Lu}{3,5}|(?:\p{Lu}\.){3,5})$/u.test(doc.text.slice(name.start, name.end)) &&
  !/^\s*(?::|\p{Lu}{2})/u.test(doc.text.slice(name.end, name.end + 3)) &&
  !/(?:^|\n|\p{Lu}{2}[.,]? )$/u.test(doc.text.slice(Math.max(0, name.start - 4), name.start))

/** “Ida Lind”, read as a place, where “Lind” alone is somebody twice or more. */
const isOfPerson = (doc: Doc, name: Candidate, evidence: Evidence, lexicon: EntityLexicon): boolean => {
  if (name.isCertain || name.entries.length > 0 || name.last - name.first !== 2 || !/^(?:GPE|LOC|FAC|ORG|OTHER)$/u.test(name.type))
    return false
  const votes = evidence.votes.get(doc.textOf(name.last - 1))
  const isGiven = lexicon.givenNames.has(doc.lower(name.first))
  // of a body the surname alone must be somebody's by a title (“Miss Morgan”)
  return winner(votes) === "PERSON" && votes!.get("PERSON")! >= (name.type === "ORG" ? CUE_WEIGHT : isGiven ? 1 : 2)
}

/** Types names by the article's own evidence, cuts headlines' names to known ones (`isShouted` tells where), and adds the ones the model overlooked. */
export const applyConsistency = (
  doc: Doc,
  names: ReadonlyArray<Candidate>,
  isShouted: (offset: number) => boolean,
  lexicon: EntityLexicon
): ReadonlyArray<Candidate> => {
  const { evidence, cued } = gather(
    doc,
    names.filter((name) => !isPostnominal(doc, name, lexicon)),
    isShouted,
    lexicon
  )
  const isKnown = (word: string): boolean => evidence.surnames.has(word) || evidence.firstNames.has(word)
  const rescued = rescue(
    doc,
    cued.map((name) => retype(doc, isShouted(name.start) ? cutToKnown(doc, name, isKnown) : name, evidence, lexicon)),
    evidence,
    lexicon
  )
  return addArticledAcronyms(doc, typeIntroduced(doc, rescued, lexicon), lexicon)
}

/** “MD” after “Ida Berg,” is part of no name. */
const isPostnominal = (doc: Doc, name: Candidate, lexicon: EntityLexicon): boolean =>
  name.first > 0 && doc.textOf(name.first - 1) === "," && lexicon.postnominals.has(doc.text.slice(name.start, name.end))

/** The subject of a verb of speaking, one slip of the pen from a surname of the article (“Lindqvits said”). */
const isMisspeltSpeaker = (doc: Doc, i: number, evidence: Evidence, lexicon: EntityLexicon): boolean => {
  const text = doc.textOf(i)
  if (text.length < 5 || doc.dep(i) !== "nsubj" || isSentenceStart(doc, i) || !lexicon.context.has("speech-verb", doc.lemma(doc.head(i))))
    return false
  return [...evidence.surnames].some((surname) => typoDistance(text, surname) === 1)
}

/** “Casper Dahl beat …”: a given name that the model left out with the surname, from token `free` on. */
const isGivenBefore = (doc: Doc, i: number, free: number, lexicon: EntityLexicon): boolean =>
  i - 1 >= free &&
  i > 0 &&
  doc.columns.sentStart[i] !== 1 &&
  doc.columns.spaceAfter[i - 1] === 1 &&
  /^\p{Lu}\p{Ll}+$/u.test(doc.textOf(i - 1)) &&
  doc.pos(i - 1) === "PROPN" &&
  doc.dep(i - 1) === "compound" &&
  doc.head(i - 1) === i &&
  !lexicon.titles.has(doc.lower(i - 1)) &&
  !lexicon.roles.has(doc.lower(i - 1)) &&
  !lexicon.runStops.has(doc.textOf(i - 1)) &&
  lexicon.gazetteer.entriesOf(doc.textOf(i - 1)).length === 0

/** Whether a text has a word, given in lower case, without a capital. */
const hasInLower = (text: string, word: string): boolean => {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!isWordUnit(text, at - 1) && !isWordUnit(text, at + word.length)) return true
  return false
}

const isWordUnit = (text: string, at: number): boolean => at >= 0 && at < text.length && /[\p{L}\p{N}]/u.test(text[at])

/** Capitalised words that the article elsewhere shows to be a name, and that no name covers. */
const rescue = (doc: Doc, names: ReadonlyArray<Candidate>, evidence: Evidence, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  const added: Array<Candidate> = []
  const isEverLower = (word: string): boolean => hasInLower(doc.text, word.toLowerCase())
  let k = 0
  for (const i of capitalisedTokens(doc)) {
    while (k < names.length && names[k].last <= i) k++
    if (k < names.length && names[k].first <= i) continue
    const text = doc.textOf(i)
    const isMisspelt = isMisspeltSpeaker(doc, i, evidence, lexicon)
    const isCompany = evidence.companies.has(text) && (doc.pos(i) === "PROPN" || (doc.pos(i) === "NOUN" && !isEverLower(text)))
    if (!isMisspelt && !isCompany && !evidence.surnames.has(text) && !evidence.firstNames.has(text) && !evidence.votes.has(text)) continue
    const isKnown = isCompany || evidence.surnames.has(text) || (doc.pos(i) === "NOUN" && evidence.votes.has(text))
    if (!isMisspelt && doc.pos(i) !== "PROPN" && !(isKnown && !isEverLower(text))) continue
    const isSurname = evidence.surnames.has(text) || isMisspelt
    const isFirstName = !isSurname && evidence.firstNames.has(text)
    const best = isSurname || isFirstName ? "PERSON" : isCompany ? "ORG" : winner(evidence.votes.get(text))
    if (best === null || (isSentenceStart(doc, i) && isEverLower(text))) continue
    const first = best === "PERSON" && isGivenBefore(doc, i, k > 0 ? names[k - 1].last : 0, lexicon) ? i - 1 : i
    added.push({
      start: doc.start(first),
      end: doc.end(i),
      first,
      last: i + 1,
      type: best,
      entries: [],
      isNested: false,
      isCertain: false,
      ruleId: isSurname
        ? "names/surname-of-full-name"
        : isFirstName
          ? "names/first-name-of-full-name"
          : isCompany
            ? "names/short-company"
            : "names/same-string"
    })
  }
  return withAdded(names, added)
}
