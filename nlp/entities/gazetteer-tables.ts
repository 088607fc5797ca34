/** The gazetteers as one phrase table: countries, bodies, groups, cities and a user's own names, each form with what it stands for. */
import type { EntityType } from "../annotations.ts"
import { type LexiconTexts, parseTable } from "../lexicon/table.ts"
import type { GazetteerRow } from "./gazetteer.ts"
import type { GazetteerEntry } from "./lexicon.ts"
import { type FiledPhrases, PhraseTable } from "./phrases.ts"

/** Inhabitants from which a city's name is taken for the city wherever it stands. */
const LARGE_CITY = 1_000_000

export const list = (cell: string): ReadonlyArray<string> => (cell === "" ? [] : cell.split("|"))
const orNull = (cell: string): string | null => (cell === "" ? null : cell)

// Each field by itself: spreading a few thousand rows over defaults takes five times as long, before the first article.
const entry = (fields: Partial<GazetteerEntry> & Pick<GazetteerEntry, "kind" | "type" | "key" | "name">): GazetteerEntry => ({
  kind: fields.kind,
  type: fields.type,
  key: fields.key,
  name: fields.name,
  entityType: fields.type,
  countryCode: fields.countryCode ?? null,
  sector: fields.sector ?? null,
  latitude: fields.latitude ?? null,
  longitude: fields.longitude ?? null,
  externalId: fields.externalId ?? null,
  isWeak: fields.isWeak ?? false,
  population: fields.population ?? 0
})

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
    for (const form of [row.name, ...list(row.aliases)]) {
      gazetteer.add(form, { ...body, isWeak: isEverydayForm(form) })
      // “F.D.A.”, as some papers write
      if (/^\p{Lu}{3,4}$/u.test(form)) gazetteer.add(`${[...form].join(".")}.`, body)
    }
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

const addPlaces = (lexicons: LexiconTexts, gazetteer: PhraseTable<GazetteerEntry>): void => {
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
      isWeak: row.is_capital !== "1" && !secondSeats.has(`${row.alpha3} ${row.name}`) && Number(row.population) < LARGE_CITY,
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
}

/** The same forms as headlines in capitals have them; short ones (“US”) are the same there. */
const capitalise = (lexicons: LexiconTexts, gazetteer: PhraseTable<GazetteerEntry>): PhraseTable<GazetteerEntry> => {
  const capitalised = new PhraseTable<GazetteerEntry>()
  const forms = [
    ...parseTable(lexicons, "countries").flatMap((row) => [row.name, ...list(row.aliases), ...list(row.demonyms), row.capital]),
    ...parseTable(lexicons, "regions").map((row) => row.name),
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

/** What the gazetteers hold. */
export interface Gazetteers {
  /** Every form, with what it may stand for, the most likely first. */
  readonly gazetteer: PhraseTable<GazetteerEntry>
  /** Countries, demonyms, capitals and large cities in capital letters. */
  readonly capitalised: PhraseTable<GazetteerEntry>
  /** Country entries by alpha-3. */
  readonly countries: ReadonlyMap<string, GazetteerEntry>
}

/** Name under which the texts of the lists may hold the gazetteers as they are compiled without a user's names. */
export const FILED = "gazetteers"

/**
 * Compiles the gazetteers; where lists share a form, the earlier one is meant first: a user's, countries, bodies, cities, groups. Where they
 * are filed and a user has no names, reads what is filed.
 */
export const compileGazetteers = (lexicons: LexiconTexts, own: ReadonlyArray<GazetteerRow>): Gazetteers => {
  if (own.length === 0 && lexicons[FILED] !== undefined) return readFiled(lexicons[FILED])
  const gazetteer = new PhraseTable<GazetteerEntry>()
  const countries = new Map<string, GazetteerEntry>()
  addOwn(own, gazetteer)
  addCountries(lexicons, gazetteer, countries)
  addBodies(lexicons, gazetteer)
  addPlaces(lexicons, gazetteer)
  addGroups(lexicons, gazetteer)
  for (const { name } of parseTable(lexicons, "languages")) {
    gazetteer.add(name, entry({ kind: "language", type: "OTHER", key: `language:${name.toLowerCase()}`, name }))
  }
  return { gazetteer, countries, capitalised: capitalise(lexicons, gazetteer) }
}

interface FiledGazetteers {
  readonly gazetteer: FiledPhrases
  readonly capitalised: FiledPhrases
  readonly countries: ReadonlyArray<readonly [string, number]>
}

/** The gazetteers as lines of JSON, read in a tenth of the time that it takes to compile them: the tables, then each entry. */
export const fileGazetteers = ({ capitalised, countries, gazetteer }: Gazetteers): string => {
  const places = new Map<GazetteerEntry, number>()
  const placeOf = (entry: GazetteerEntry): number => {
    const place = places.get(entry) ?? places.size
    places.set(entry, place)
    return place
  }
  const filed: FiledGazetteers = {
    gazetteer: gazetteer.filed(placeOf),
    capitalised: capitalised.filed(placeOf),
    countries: [...countries].map(([code, country]) => [code, placeOf(country)] as const)
  }
  return [filed, ...places.keys()].map((line) => JSON.stringify(line)).join("\n")
}

const readFiled = (text: string): Gazetteers => {
  const [filed, ...lines] = text.split("\n")
  const { capitalised, countries, gazetteer } = JSON.parse(filed) as FiledGazetteers
  const entries: Array<GazetteerEntry> = []
  const entryAt = (place: number): GazetteerEntry => (entries[place] ??= JSON.parse(lines[place]) as GazetteerEntry)
  return {
    gazetteer: PhraseTable.of(gazetteer, entryAt),
    capitalised: PhraseTable.of(capitalised, entryAt),
    countries: new Map(countries.map(([code, place]) => [code, entryAt(place)] as const))
  }
}
