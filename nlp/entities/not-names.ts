/** Capitalised words that the model takes for names and that name nothing, and headlines in title case, where it takes too many. */
import type { Doc } from "../engine/doc.ts"
import { type Candidate, isCapitalised, isParsed, isSentenceStart } from "./candidates.ts"
import type { EntityLexicon } from "./lexicon.ts"
import { typeFromWords } from "./merge.ts"

/** What stands before a subject that somebody studied or teaches: “majored in”, “a B.A. in”, “professor of”. */
const BEFORE_SUBJECT =
  /(?:\b(?:degrees?|doctorate|bachelor['’]?s?|master['’]?s?|ph\.?d\.?|majors?|majored|majoring|minored|graduated)|\b[BMJ]\.?(?:A|S|Sc|Ed)\.?) (?:in|of) (?:the )?$|\bprofessor (?:of|in) $/iu
const DEGREE = /^(?:(?:[BM]\.?(?:A|S|Sc|Ed|B\.?A)\.?|Ph\.?D\.?|LL\.?M\.?|Bachelor|Master|Doctor(?:ate)?)(?: of \p{Lu}\p{L}+)?) in /u
/** “You'll”, “Sooooo”. */
const NO_NAME = /(?:n['’]t|['’](?:ll|ve|re|d|m))$|(\p{Ll})\1\1/u
const LATIN_GENUS = /^\p{Lu}\p{Ll}{2,}(?:a|us|um|is|es|ex|ix|on|os)$/u
const LATIN_EPITHET = /^\p{Ll}{3,}(?:a|us|um|is|i|ae|ens|ensis)$/u
/** Types of the words that close a body's, law's or event's name, and are a person's only beside a first name. */
const CLOSES_NO_PERSON = new Set(["ORG", "OTHER", "EVENT", "WORK"])

/** “Formica rufa”: a genus and its species, both in Latin, and the second no English word. */
const isSpecies = (doc: Doc, name: Candidate, lexicon: EntityLexicon): boolean => {
  const next = name.last
  if (next >= doc.length || name.last - name.first !== 1 || name.end + 1 !== doc.start(next)) return false
  const unit = doc.text.charCodeAt(doc.start(next))
  if (unit < 97 || unit > 122) return false
  const epithet = doc.textOf(next)
  return (
    LATIN_EPITHET.test(epithet) &&
    LATIN_GENUS.test(doc.textOf(name.first)) &&
    !lexicon.context.has("latin-looking", epithet) &&
    lexicon.gazetteer.entriesOf(doc.textOf(name.first)).length === 0
  )
}

/** Whether somebody's name of two words follows, to which a word belongs. */
const isBeforePerson = (doc: Doc, { first, last }: Candidate): boolean =>
  doc.head(first) > last &&
  doc.entities.some(
    (person) => person.label === "PERSON" && person.first === last && person.last - person.first > 1 && doc.head(first) < person.last
  )

/** Whether a model entity is no name: a species, an adjective with a capital, a common noun with one (“signed into Law”). */
const namesNothing = (doc: Doc, name: Candidate, lexicon: EntityLexicon): boolean => {
  const text = doc.text.slice(name.start, name.end)
  if (lexicon.acronyms.has(text) || lexicon.noNames.has(text)) return true
  // “Deputising for him, …”
  if (name.type === "PERSON" && name.last - name.first === 1 && doc.tag(name.first) === "VBG" && isSentenceStart(doc, name.first))
    return true
  // “Today I could not.”
  if (name.type === "WORK" && text.endsWith(" I") && doc.tag(name.last - 1) === "PRP") return true
  // “the chairman, Justice Ida Berg,”
  if (name.type === "ORG" && name.last - name.first === 1 && lexicon.roles.has(text.toLowerCase()) && isBeforePerson(doc, name)) return true
  // “a B.A. in Business Administration”
  if (name.type === "ORG" && text.includes(" in ") && DEGREE.test(text)) return true
  // “Commuters trekked to work”
  const isPlural = name.last - name.first === 1 && lexicon.roles.get(text.toLowerCase())?.isPlural === true
  if (isPlural && isSentenceStart(doc, name.first) && !lexicon.context.has("team-word", text)) return true
  if (/^\p{Lu}{2,4}s$/u.test(text) && lexicon.acronyms.has(text.slice(0, -1))) return true
  if (name.last - name.first <= 2 && (isSpecies(doc, name, lexicon) || NO_NAME.test(text))) return true
  if (name.type === "PERSON" && name.last < doc.length && doc.text[name.end] === "." && lexicon.titles.has(`${text.toLowerCase()}.`))
    return true
  if (name.type === "PERSON" && name.last - name.first === 1) return CLOSES_NO_PERSON.has(lexicon.lastWords.get(text)?.type ?? "")
  return false
}

/** “a B.A. in Business Administration”: a subject, though its last word is that of a body. */
export const isStudied = (doc: Doc, { start, type }: Candidate): boolean =>
  type === "ORG" &&
  /(?:degree|[BM]\.?(?:A|S|Sc|B\.A)\.?|doctorate|Ph\.D\.|majored) in $/u.test(doc.text.slice(Math.max(0, start - 14), start))

/** “a degree in Marine Biology”; and what goes on after it with a comma or “and” is the caller's to ask. */
const isSubject = (doc: Doc, name: Candidate, lexicon: EntityLexicon): boolean =>
  /^(?:in|of|the)$/iu.test(name.first > 0 ? doc.textOf(name.first - 1) : "") &&
  BEFORE_SUBJECT.test(doc.text.slice(Math.max(0, name.start - 24), name.start)) &&
  typeFromWords(doc, name, lexicon) === null

/** The model's entities that name something; a list of school subjects is left out whole. */
export const withoutCommonNouns = (doc: Doc, names: ReadonlyArray<Candidate>, lexicon: EntityLexicon): ReadonlyArray<Candidate> => {
  let subject: Candidate | null = null
  return names.filter((name) => {
    if (name.type !== "ORG") return !namesNothing(doc, name, lexicon)
    const goesOn = subject !== null && /^,? (?:and )?$/u.test(doc.text.slice(subject.end, name.start))
    if (isSubject(doc, name, lexicon) || (goesOn && typeFromWords(doc, name, lexicon) === null)) {
      subject = name
      return false
    }
    return !namesNothing(doc, name, lexicon)
  })
}

const BILL = /\b(?:(?:H|S)\. ?(?:J|Con)\. ?Res\.|H\. ?R\.|H\. ?Res\.|S\. ?Res\.|S\.|HB|SB|AB) ?\d{1,5}\b/gu

/** Numbers under which bills go: “H.R. 1234”, “S. 12”. */
export const billNumbers = (doc: Doc): ReadonlyArray<Candidate> =>
  Array.from(doc.text.matchAll(BILL), (found): Candidate => {
    const span = { start: found.index, end: found.index + found[0].length }
    const { first, last } = doc.tokensIn(span)
    return { ...span, first, last, type: "OTHER", entries: [], isNested: false, isCertain: true, ruleId: "names/bill-number" }
  }).filter((bill) => isParsed(doc, bill))

/** Parts of speech that a personal name in a headline ends before. */
const ENDS_NAME = new Set(["VERB", "AUX", "ADV", "DET", "PRON", "SCONJ"])

/**
 * A person that the model took with the rest of a title-case headline (“President Lind Unveils Sweeping …”), cut before the verb: a word
 * read as one, or, between a title with one name and more capitals, a word in -s that the text below does not have.
 */
export const cutBeforeVerb = (
  doc: Doc,
  name: Candidate,
  hasTitle: (name: Candidate) => boolean,
  isInText: (word: string) => boolean
): Candidate | null => {
  const isTitled = hasTitle(name)
  if (name.type !== "PERSON" && name.type !== "ORG" && !isTitled) return name
  for (let i = name.first + 1; i < name.last; i++) {
    const word = doc.textOf(i)
    const isVerb = ENDS_NAME.has(doc.pos(i)) || (i === name.first + 1 && isTitled && /[^su']s$/u.test(word))
    const isAfterInitial = /^\p{Lu}\.$/u.test(doc.textOf(i - 1))
    if (!isVerb || !isCapitalised(doc, i) || isAfterInitial || isInText(word)) continue
    return name.type === "ORG" && !isTitled ? null : { ...name, type: "PERSON", last: i, end: doc.end(i - 1) }
  }
  return name
}

/** Words of text from which a headline's people are named there too. */
const TEXT_WORDS = 40

/** A person whom only a title-case headline has, by no title, no given name and no word of the text below: “Promise Made, Promise Kept”. */
export const isOfHeadlineOnly = (
  doc: Doc,
  name: Candidate,
  hasTitle: (name: Candidate) => boolean,
  isInText: (word: string) => boolean,
  lexicon: EntityLexicon
): boolean => {
  if (name.type !== "PERSON" || doc.length < TEXT_WORDS || lexicon.givenNames.has(doc.lower(name.first)) || hasTitle(name)) return false
  for (let i = name.first; i < name.last; i++) if (isInText(doc.textOf(i))) return false
  return true
}

/**
 * What only a title-case headline has, other than a person: “Sweeping Water Reform”. The text below repeats the names of its headline;
 * what it does not repeat is told by a word list or is no name. `isElsewhere`: whether the text has these words outside its headlines.
 */
export const isHeadlineWords = (doc: Doc, name: Candidate, isElsewhere: (words: string) => boolean, lexicon: EntityLexicon): boolean => {
  if (name.type === "PERSON" || doc.length < TEXT_WORDS) return false
  const words = doc.text.slice(name.start, name.end)
  if (words === words.toUpperCase() || isElsewhere(words)) return false
  return lexicon.gazetteer.entriesOf(words).length === 0 && (name.last - name.first > 4 || typeFromWords(doc, name, lexicon) === null)
}

/** “OSLO, June 18 —”, “OSLO (NTB) —”: the place of a dateline is in capitals and opens its paragraph. */
export const opensDateline = (doc: Doc, name: Candidate): boolean => {
  const text = doc.text.slice(name.start, name.end)
  if (text.length < 3 || text !== text.toUpperCase() || (name.start > 0 && doc.text[name.start - 1] !== "\n")) return false
  return /^(?:, \p{Lu}[\p{L}.]{2,9} \d{1,2}\b| ?\(\p{Lu}| [—–-])/u.test(doc.text.slice(name.end, name.end + 16))
}
