/**
 * The word lists of the entity stage, compiled once: places and bodies by their forms, titles, role nouns, and the
 * words that tell what kind of thing a name names. Everything comes from `nlp/lexicon/*.tsv`.
 */
import type { EntityType } from "../annotations.ts"
import { type LexiconTexts, parseTable } from "../lexicon/table.ts"
import type { GazetteerRow } from "./gazetteer.ts"
import { PhraseTable } from "./phrases.ts"

/** Inhabitants from which a city's name is taken for the city wherever it stands. */
const LARGE_CITY = 1_000_000

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

/** Lemmas around a capital that show a place or a government. */
/** Uses of the words around and inside names. */
export type ContextUse = "speech-verb" | "life-verb" | "trusting-word" | "title-modifier" | "portfolio" | "run-stop" | "storm" | "pair-noun"

export type MetonymyUse = "place-object" | "place-subject" | "place-possession" | "route-noun" | "dealing-noun"

export interface EntityLexicon {
  readonly gazetteer: PhraseTable<GazetteerEntry>
  /** Countries, demonyms and capitals in capital letters. */
  readonly capitalised: PhraseTable<GazetteerEntry>
  /** Titles by their lower-cased form. */
  readonly titles: ReadonlyMap<string, Title>
  /** Role nouns by their lower-cased form, singular and plural. */
  readonly roles: ReadonlyMap<string, RoleNoun>
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
  /** Words around and inside names with their use, as “use word”. */
  readonly context: ReadonlySet<`${ContextUse} ${string}`>
  /** For a role noun, the other nouns whose holder a text may call by it. */
  readonly roleSynonyms: ReadonlyMap<string, ReadonlySet<string>>
  /** Lemmas with their use, as “use lemma”. */
  readonly metonymy: ReadonlySet<string>
  /** Country entries by alpha-3. */
  readonly countries: ReadonlyMap<string, GazetteerEntry>
  /** City entries by alpha-3: the capital that stands for the country. */
  readonly seats: ReadonlyMap<string, GazetteerEntry>
  readonly languages: ReadonlySet<string>
  /** Nouns after “western” that name the West. */
  readonly blocNouns: ReadonlySet<string>
  /** Acronyms of common nouns: “GDP”. */
  readonly acronyms: ReadonlySet<string>
  /** Letters after a personal name: “MP”, “PhD”. */
  readonly postnominals: ReadonlySet<string>
}

const list = (cell: string): ReadonlyArray<string> => (cell === "" ? [] : cell.split("|"))
const orNull = (cell: string): string | null => (cell === "" ? null : cell)

const entry = (fields: Partial<GazetteerEntry> & Pick<GazetteerEntry, "kind" | "type" | "key" | "name">): GazetteerEntry => ({
  entityType: fields.type,
  countryCode: null,
  sector: null,
  latitude: null,
  longitude: null,
  externalId: null,
  isWeak: false,
  population: 0,
  ...fields
})

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

const addCountries = (lexicons: LexiconTexts, gazetteer: PhraseTable<GazetteerEntry>, countries: Map<string, GazetteerEntry>): void => {
  const demonyms: Array<[string, string]> = []
  for (const row of parseTable(lexicons, "countries")) {
    const country = entry({
      kind: "country",
      type: "GPE",
      key: `country:${row.alpha3}`,
      name: row.name,
      countryCode: row.alpha3,
      sector: "GOV"
    })
    countries.set(row.alpha3, country)
    for (const form of [row.name, ...list(row.aliases)]) gazetteer.add(form, country)
    for (const form of list(row.demonyms)) demonyms.push([row.alpha3, form])
  }
  for (const row of parseTable(lexicons, "country-forms")) {
    const country = countries.get(row.alpha3)
    if (country === undefined) throw new Error(`lexicon country-forms.tsv: no country ${row.alpha3}`)
    if (row.kind === "name") gazetteer.add(row.form, country)
    if (row.kind === "demonym") demonyms.push([row.alpha3, row.form])
    if (row.kind === "combining") gazetteer.add(row.form, { ...country, kind: "combining", type: "NORP", isWeak: true })
  }
  for (const [alpha3, form] of demonyms) gazetteer.add(form, { ...countries.get(alpha3)!, kind: "demonym", type: "NORP" })
}

/** Single capitalised words that are no acronyms are names only where the text shows it (“Apple”, “House”). */
const isEverydayForm = (form: string): boolean => /^\p{Lu}?\p{Ll}+s?$/u.test(form)

const addBodies = (lexicons: LexiconTexts, gazetteer: PhraseTable<GazetteerEntry>): void => {
  for (const row of parseTable(lexicons, "organisations")) {
    const body = entry({
      kind: "organisation",
      type: row.type as EntityType,
      key: `body:${row.name.toLowerCase()}`,
      name: row.name,
      countryCode: orNull(row.code),
      sector: orNull(row.sector)
    })
    for (const form of [row.name, ...list(row.aliases)]) gazetteer.add(form, { ...body, isWeak: isEverydayForm(form) })
  }
  for (const row of parseTable(lexicons, "seats-of-power")) {
    const seat = entry({
      kind: "seat",
      type: "FAC",
      key: `place:${row.name.toLowerCase()}`,
      name: row.name,
      countryCode: row.alpha3,
      sector: orNull(row.sector)
    })
    for (const form of [row.name, ...list(row.aliases)]) gazetteer.add(form, seat)
  }
  for (const row of parseTable(lexicons, "places")) {
    const place = entry({
      kind: "place",
      type: row.type as EntityType,
      key: `place:${row.name.toLowerCase()}`,
      name: row.name,
      countryCode: orNull(row.alpha3)
    })
    for (const form of [row.name, ...list(row.aliases)]) gazetteer.add(form, place)
  }
}

/** Peoples, religions, parties' members, events: with the place whose people they are, where there is one. */
const addGroups = (lexicons: LexiconTexts, gazetteer: PhraseTable<GazetteerEntry>): void => {
  for (const row of parseTable(lexicons, "groups-and-events")) {
    const type = row.type as EntityType
    const place = row.of === "" ? undefined : gazetteer.entriesOf(row.of)[0]
    const group: GazetteerEntry =
      place === undefined
        ? entry({ kind: type === "NORP" ? "group" : "event", type, key: `${type.toLowerCase()}:${row.name.toLowerCase()}`, name: row.name })
        : { ...place, kind: "group", type, isWeak: false }
    for (const form of [row.name, ...list(row.aliases)]) gazetteer.add(form, group)
  }
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

const addPlaces = (lexicons: LexiconTexts, gazetteer: PhraseTable<GazetteerEntry>): Map<string, GazetteerEntry> => {
  const seats = new Map<string, GazetteerEntry>()
  const forms = parseTable(lexicons, "country-forms")
  /** Cities that house a government without being the capital; they are places of their own. */
  const secondSeats = new Set(forms.filter((row) => row.kind === "seat").map((row) => `${row.alpha3} ${row.form}`))
  const cities = parseTable(lexicons, "cities").map((row) => ({
    row,
    city: entry({
      kind: row.is_capital === "1" || secondSeats.has(`${row.alpha3} ${row.name}`) ? "capital" : "city",
      type: "GPE",
      key: `city:${row.name.toLowerCase()}`,
      name: row.name,
      countryCode: row.alpha3,
      latitude: Number(row.latitude),
      longitude: Number(row.longitude),
      externalId: orNull(row.external_id),
      isWeak: row.is_capital !== "1" && Number(row.population) < LARGE_CITY,
      population: Number(row.population)
    })
  }))
  for (const { row, city } of cities) {
    if (city.kind !== "capital") continue
    if (row.is_capital === "1") seats.set(city.countryCode!, city)
    for (const form of [row.name, ...list(row.aliases)]) gazetteer.add(form, city)
  }
  for (const row of forms) {
    if (row.kind !== "capital") continue
    const seat = seats.get(row.alpha3)
    const known = gazetteer.entriesOf(row.form).find((found) => found.kind === "capital")
    if (seat !== undefined && known === undefined) gazetteer.add(row.form, { ...seat, isWeak: false })
  }
  for (const row of parseTable(lexicons, "regions")) {
    gazetteer.add(row.name, entry({ kind: "region", type: "GPE", key: `region:${row.code}`, name: row.name, countryCode: row.alpha3 }))
  }
  for (const { row, city } of cities) {
    if (city.kind === "city") for (const form of [row.name, ...list(row.aliases)]) gazetteer.add(form, city)
  }
  const byName = new Map(cities.map(({ row, city }) => [`${row.alpha3} ${row.name}`, city] as const))
  for (const row of parseTable(lexicons, "city-forms")) {
    const city = byName.get(`${row.alpha3} ${row.city}`)
    if (city === undefined) throw new Error(`lexicon city-forms.tsv: no city ${row.city} in ${row.alpha3}`)
    gazetteer.add(row.form, city)
  }
  return seats
}

const addRoles = (lexicons: LexiconTexts): Pick<EntityLexicon, "titles" | "roles" | "roleEnds"> => {
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
  return { titles, roles, roleEnds }
}

/** The same forms as headlines in capitals have them; short ones (“US”) are the same there. */
const capitalise = (lexicons: LexiconTexts, gazetteer: PhraseTable<GazetteerEntry>): PhraseTable<GazetteerEntry> => {
  const capitalised = new PhraseTable<GazetteerEntry>()
  const forms = [
    ...parseTable(lexicons, "countries").flatMap((row) => [row.name, ...list(row.aliases), ...list(row.demonyms), row.capital]),
    ...parseTable(lexicons, "cities")
      .filter((row) => Number(row.population) >= LARGE_CITY)
      .map((row) => row.name)
  ]
  for (const form of [
    ...forms,
    ...parseTable(lexicons, "country-forms")
      .filter((row) => row.kind !== "combining")
      .map((row) => row.form)
  ]) {
    const [first] = form === "" ? [] : gazetteer.entriesOf(form)
    if (first !== undefined && !capitalised.entriesOf(form.toUpperCase()).includes(first)) capitalised.add(form.toUpperCase(), first)
  }
  return capitalised
}

/** A user's own names, filed first so that they win. */
const addOwn = (rows: ReadonlyArray<GazetteerRow>, gazetteer: PhraseTable<GazetteerEntry>): void => {
  for (const row of rows) {
    const own = entry({ kind: "user", type: row.type, key: `user:${row.type}:${row.name}`, name: row.name, externalId: row.externalId })
    for (const form of [row.name, ...row.aliases]) gazetteer.add(form, own)
  }
}

/** Compiles the word lists of the entity stage, a user's own names first. Throws where a list is missing or inconsistent. */
export const compileLexicon = (lexicons: LexiconTexts, own: ReadonlyArray<GazetteerRow> = []): EntityLexicon => {
  const gazetteer = new PhraseTable<GazetteerEntry>()
  addOwn(own, gazetteer)
  const countries = new Map<string, GazetteerEntry>()
  addCountries(lexicons, gazetteer, countries)
  addBodies(lexicons, gazetteer)
  const seats = addPlaces(lexicons, gazetteer)
  addGroups(lexicons, gazetteer)
  const words = parseTable(lexicons, "name-words")
  const firstWords = new PhraseTable<NameWord>()
  for (const row of words) if (row.place === "first") firstWords.add(row.word, { type: row.type as EntityType, sector: row.sector })
  return {
    gazetteer,
    capitalised: capitalise(lexicons, gazetteer),
    ...addRoles(lexicons),
    lastWords: new Map(
      words.filter((row) => row.place === "last").map((row) => [row.word, { type: row.type as EntityType, sector: row.sector }])
    ),
    firstWords,
    suffixes: words.filter((row) => row.place === "suffix").map((row) => ({ suffix: row.word, type: row.type as EntityType })),
    possessors: new Set(words.filter((row) => row.place === "possessor").map((row) => row.word)),
    typeCues: compileCues(lexicons),
    context: new Set(parseTable(lexicons, "name-context").map((row): `${ContextUse} ${string}` => `${row.use as ContextUse} ${row.word}`)),
    roleSynonyms: new Map(parseTable(lexicons, "role-synonyms").map((row) => [row.noun, new Set(list(row.means))] as const)),
    metonymy: new Set(parseTable(lexicons, "metonymy-words").map((row) => `${row.use} ${row.lemma}`)),
    countries,
    seats,
    languages: new Set(parseTable(lexicons, "languages").map((row) => row.name)),
    blocNouns: new Set(parseTable(lexicons, "bloc-nouns").map((row) => row.noun)),
    acronyms: new Set(parseTable(lexicons, "acronyms").map((row) => row.acronym)),
    postnominals: new Set(
      parseTable(lexicons, "person-titles")
        .filter((row) => row.kind === "postnominal")
        .map((row) => row.title)
    )
  }
}
