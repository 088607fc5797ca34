/**
 * The word lists of the entity stage, compiled once: places and bodies by their forms, titles, role nouns, and the
 * words that tell what kind of thing a name names. Everything comes from `nlp/lexicon/*.tsv`.
 */
import type { EntityType } from "../annotations.ts"
import { type LexiconRow, type LexiconTexts, parseTable } from "../lexicon/table.ts"
import { compileGazetteers, type Gazetteers, list } from "./gazetteer-tables.ts"
import type { GazetteerRow } from "./gazetteer.ts"
import { compileNicknames, givenNames, type Nicknames } from "./nicknames.ts"
import { PhraseTable } from "./phrases.ts"
import { WordSieve } from "./word-sieve.ts"

export type PlaceKind =
  | "country"
  | "group"
  | "event"
  | "demonym"
  | "combining"
  | "capital"
  | "city"
  | "region"
  | "place"
  | "organisation"
  | "language"
  | "seat"
  | "user"

/** What one form of the gazetteers stands for. */
export interface GazetteerEntry {
  readonly kind: PlaceKind
  /** Type of an occurrence of this form (“Chinese” is NORP). */
  readonly type: EntityType
  /** Identity of what it names: equal keys, one entity (“country:CHN” for China and Chinese). */
  readonly key: string
  /** Canonical name of what it names. */
  readonly name: string
  /** Type of what it names (GPE for “Chinese”). */
  readonly entityType: EntityType
  readonly countryCode: string | null
  readonly sector: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly externalId: string | null
  /** True for a form that is also an everyday word or surname: the text must show that it is a name. */
  readonly isWeak: boolean
  readonly population: number
}

export interface Title {
  readonly title: string
  readonly kind: string
  readonly pronoun: string
  readonly sector: string
}

export type RoleKind = "post" | "office" | "relation" | "kin" | "person" | "anyone"

export interface RoleNoun {
  readonly noun: string
  readonly sector: string
  readonly pronoun: string
  readonly isPlural: boolean
  /** post: one holder at a time; office; relation, kin: by somebody else; person: plain people; anyone. */
  readonly kind: RoleKind
}

/** A noun that refers back to a body or place. */
export interface BodyNoun {
  readonly type: EntityType
  /** Telling words of the names it may stand for. */
  readonly words: ReadonlySet<string>
  /** PLOVER sectors, or “country”, “city” and “capital” for places. */
  readonly sectors: ReadonlySet<string>
  /** Said of companies of every kind: “the company”. */
  readonly isOfAnyCompany: boolean
}

export interface NameWord {
  readonly type: EntityType
  readonly sector: string
}

/** Nouns beside a name that tell its type: “the novel X”, “the X newspaper”. */
export interface TypeCues {
  readonly before: ReadonlyMap<string, EntityType>
  readonly after: ReadonlyMap<string, EntityType>
  /** What a person, and hardly anything else, has: “X’s widow”. */
  readonly possessed: ReadonlySet<string>
}

/** Uses of the words around and inside names. */
export type ContextUse =
  | "speech-verb"
  | "life-verb"
  | "trusting-word"
  | "title-modifier"
  | "portfolio"
  | "storm"
  | "pair-noun"
  | "person-object"
  | "expletive-verb"
  | "greeting"
  | "latin-looking"
  | "on-body"
  | "motion-verb"
  | "aiming-word"
  | "many-countries"
  | "body-speech"
  | "team-word"
  | "team-role"
  | "match-verb"
  | "match-noun"
  | "sport-word"
  | "place-office"
  | "epithet"
  | "sole-office"

/** Words by their use: asked of most words of a text, and so without making a text of use and word. */
export interface ContextWords {
  has(use: ContextUse, word: string): boolean
}

const contextWords = (rows: ReadonlyArray<LexiconRow>): ContextWords => {
  const byUse = new Map<string, Set<string>>()
  for (const { use, word } of rows) {
    const words = byUse.get(use)
    if (words === undefined) byUse.set(use, new Set([word]))
    else words.add(word)
  }
  return { has: (use, word) => byUse.get(use)?.has(word) === true }
}

/** Lemmas around a capital that show a place or a government. */
export type MetonymyUse = "place-object" | "place-subject" | "place-possession" | "route-noun" | "dealing-noun"

/** All word lists of the entity stage. */
export interface EntityLexicon extends Gazetteers {
  /** Titles by their lower-cased form. */
  readonly titles: ReadonlyMap<string, Title>
  /** Role nouns by their lower-cased form, singular and plural. */
  readonly roles: ReadonlyMap<string, RoleNoun>
  /** Which words of a text may be among the role nouns. */
  readonly roleSieve: WordSieve
  /** Last words of titles and role nouns → longest number of words that end so. */
  readonly roleEnds: ReadonlyMap<string, number>
  /** Last words that tell a name's type, also of two words (“Convention Centre”). */
  readonly lastWords: ReadonlyMap<string, NameWord>
  /** Beginnings that tell it (“Ministry of”), by their first word. */
  readonly firstWords: PhraseTable<NameWord>
  /** Ends of single words that tell it (“…news”). */
  readonly suffixes: ReadonlyArray<{ readonly suffix: string; readonly type: EntityType }>
  /** Words whose possessive is part of a name (“People’s”). */
  readonly possessors: ReadonlySet<string>
  readonly typeCues: TypeCues
  /** Words around and inside names with their use. */
  readonly context: ContextWords
  /** Capitalised words and phrases that name nothing. */
  readonly noNames: ReadonlySet<string>
  readonly nicknames: Nicknames
  /** Given names, lower-case. English ones mostly: what is not among them may be one too. */
  readonly givenNames: ReadonlySet<string>
  /** For a role noun, the other nouns whose holder a text may call by it. */
  readonly roleSynonyms: ReadonlyMap<string, ReadonlySet<string>>
  /** Lemmas with their use, as “use lemma”. */
  readonly metonymy: ReadonlySet<string>
  readonly bodyNouns: ReadonlyMap<string, BodyNoun>
  /** American states by postal code and by abbreviation: “Dayton, OH”, “Calif.”. */
  readonly stateCodes: ReadonlyMap<string, GazetteerEntry>
  /** Nouns after “western” that name the West. */
  readonly blocNouns: ReadonlySet<string>
  /** Words in capitals that no name holds: “The”, “Monday”, “GDP”. */
  readonly runStops: ReadonlySet<string>
  /** Acronyms of common nouns: “GDP”. */
  readonly acronyms: ReadonlySet<string>
  /** Letters after a personal name: “MP”, “PhD”. */
  readonly postnominals: ReadonlySet<string>
}

/** Plural of an English noun, by its last letters. */
export const pluralOf = (noun: string): string => {
  if (/man$/u.test(noun) && !/(?:human|german|talisman)$/iu.test(noun)) return noun.replace(/man$/u, "men")
  if (/child$/u.test(noun)) return `${noun}ren`
  if (/[^aeiou]y$/u.test(noun)) return noun.replace(/y$/u, "ies")
  if (/(?:s|x|ch|sh)$/u.test(noun)) return `${noun}es`
  if (/^(?:secretary|attorney|chief|speaker|member|commander|head)[ -](?:of|general|in)\b/u.test(noun))
    return noun.replace(/^(\w+)/u, (word) => pluralOf(word))
  return noun === "person" ? "people" : noun === "wife" ? "wives" : `${noun}s`
}

const compileCues = (lexicons: LexiconTexts): TypeCues => {
  const before = new Map<string, EntityType>()
  const after = new Map<string, EntityType>()
  const possessed = new Set<string>()
  for (const row of parseTable(lexicons, "type-cues")) {
    if (row.type === "PERSON") possessed.add(row.noun)
    else (row.place === "before" ? before : after).set(row.noun, row.type as EntityType)
  }
  return { before, after, possessed }
}

const addRoles = (lexicons: LexiconTexts): Pick<EntityLexicon, "titles" | "roles" | "roleSieve" | "roleEnds"> => {
  const titles = new Map<string, Title>()
  const roles = new Map<string, RoleNoun>()
  const roleEnds = new Map<string, number>()
  const end = (phrase: string): void => {
    const words = phrase.split(/[\s-]+/u)
    const last = words[words.length - 1]
    roleEnds.set(last, Math.max(roleEnds.get(last) ?? 0, words.length))
  }
  for (const row of parseTable(lexicons, "person-titles")) {
    if (row.kind === "postnominal") continue
    titles.set(row.title.toLowerCase(), { title: row.title, kind: row.kind, pronoun: row.pronoun, sector: row.sector })
    end(row.title.toLowerCase())
  }
  for (const row of parseTable(lexicons, "role-nouns")) {
    const noun = row.noun.toLowerCase()
    for (const [form, isPlural] of [
      [noun, false],
      [pluralOf(noun), true]
    ] as const) {
      if (!roles.has(form))
        roles.set(form, { noun: row.noun, sector: row.sector, pronoun: row.pronoun, isPlural, kind: row.kind as RoleKind })
      end(form)
    }
  }
  return { titles, roles, roleSieve: new WordSieve(roles.keys(), 65_536), roleEnds }
}

const compileStates = (lexicons: LexiconTexts, { gazetteer }: Gazetteers): ReadonlyMap<string, GazetteerEntry> => {
  const states = new Map<string, GazetteerEntry>()
  for (const row of parseTable(lexicons, "regions")) {
    const region = gazetteer.entriesOf(row.name).find((found) => found.key === `region:${row.code}`)
    if (row.alpha3 === "USA" && region !== undefined) states.set(row.code.slice(3), region)
  }
  for (const row of parseTable(lexicons, "state-abbreviations")) {
    const state = states.get(row.state)
    if (state === undefined) throw new Error(`lexicon state-abbreviations.tsv: no state ${row.state}`)
    states.set(row.abbreviation, state)
  }
  return states
}

/** Compiles the word lists of the entity stage, a user's own names first. Throws where a list is missing or inconsistent. */
export const compileLexicon = (lexicons: LexiconTexts, own: ReadonlyArray<GazetteerRow> = []): EntityLexicon => {
  const gazetteers = compileGazetteers(lexicons, own)
  const words = parseTable(lexicons, "name-words")
  const around = parseTable(lexicons, "name-context")
  const usedAs = (use: string): ReadonlyArray<string> => around.filter((row) => row.use === use).map((row) => row.word)
  const acronyms = parseTable(lexicons, "acronyms").map((row) => row.acronym)
  const nicknames = compileNicknames(lexicons)
  const firstWords = new PhraseTable<NameWord>()
  for (const row of words) if (row.place === "first") firstWords.add(row.word, { type: row.type as EntityType, sector: row.sector })
  return {
    ...gazetteers,
    ...addRoles(lexicons),
    lastWords: new Map(
      words.filter((row) => row.place === "last").map((row) => [row.word, { type: row.type as EntityType, sector: row.sector }])
    ),
    firstWords,
    suffixes: words.filter((row) => row.place === "suffix").map((row) => ({ suffix: row.word, type: row.type as EntityType })),
    possessors: new Set(words.filter((row) => row.place === "possessor").map((row) => row.word)),
    typeCues: compileCues(lexicons),
    context: contextWords(around),
    noNames: new Set(usedAs("no-name")),
    nicknames,
    givenNames: givenNames(nicknames),
    roleSynonyms: new Map(parseTable(lexicons, "role-synonyms").map((row) => [row.noun, new Set(list(row.means))] as const)),
    metonymy: new Set(parseTable(lexicons, "metonymy-words").map((row) => `${row.use} ${row.lemma}`)),
    bodyNouns: new Map(
      parseTable(lexicons, "body-nouns").map(
        (row) =>
          [
            row.noun,
            {
              type: row.type as EntityType,
              words: new Set(list(row.words)),
              sectors: new Set(list(row.sectors)),
              isOfAnyCompany: /^(?:company|firm|startup|start-up)$/u.test(row.noun)
            }
          ] as const
      )
    ),
    stateCodes: compileStates(lexicons, gazetteers),
    blocNouns: new Set(parseTable(lexicons, "bloc-nouns").map((row) => row.noun)),
    runStops: new Set([...usedAs("run-stop"), ...acronyms]),
    acronyms: new Set(acronyms),
    postnominals: new Set(
      parseTable(lexicons, "person-titles")
        .filter((row) => row.kind === "postnominal")
        .map((row) => row.title)
    )
  }
}
