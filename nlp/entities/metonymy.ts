/**
 * Metonymy: a capital that acts (“Beijing said”, “Washington’s policy”) stands for its country's government.
 * Decided by syntax; a place that something happens in, goes to or comes from stays a place.
 */
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidates.ts"
import type { EntityLexicon, GazetteerEntry, MetonymyUse } from "./lexicon.ts"

/** Whether this capital has the part of its country's government. The caller knows that it is a capital. */
export const isMetonymic = (doc: Doc, name: { readonly first: number; readonly last: number }, lexicon: EntityLexicon): boolean => {
  const token = firstConjunct(doc, doc.rootOf(name))
  const head = doc.head(token)
  const has = (use: MetonymyUse, i: number): boolean => lexicon.metonymy.has(`${use} ${doc.lemma(i).toLowerCase()}`)
  switch (doc.dep(token)) {
    case "nsubj":
    case "agent":
      return !has("place-subject", head)
    case "nsubjpass":
      return !has("place-subject", head) && !has("place-object", head)
    case "dobj":
    case "iobj":
    case "dative":
      return !has("place-object", head)
    case "poss":
      return doc.pos(head) !== "PROPN" && !has("place-possession", head)
    case "pobj":
      return isDealing(doc, head, has)
    default:
      return false
  }
}

/** “Beijing and Washington” act together: the first of the row decides. */
const firstConjunct = (doc: Doc, token: number): number => {
  let at = token
  for (let steps = 0; doc.dep(at) === "conj" && steps < 8; steps++) at = doc.head(at)
  return at
}

/** The prepositions under which governments deal: “talks with Washington”, “aid from Washington”, “pressure on Beijing”. */
const isDealing = (doc: Doc, preposition: number, has: (use: MetonymyUse, i: number) => boolean): boolean => {
  const governor = doc.head(preposition)
  // “sent a letter to Moscow”: the deal may be the verb's object
  const object = doc.child(governor, "dobj")
  const isDeal = has("dealing-noun", governor) || (object >= 0 && has("dealing-noun", object))
  switch (doc.lower(preposition)) {
    case "by":
      return doc.pos(governor) === "VERB" || doc.pos(governor) === "NOUN"
    case "between":
      return !has("route-noun", governor)
    case "with":
      return !has("route-noun", governor)
    case "against":
      return !has("place-object", governor)
    case "from":
    case "to":
    case "on":
    case "toward":
    case "towards":
    case "of":
      return isDeal
    default:
      return false
  }
}

/** What the article's other names say of a form that two places share. */
export interface PlaceCompany {
  /** Whether the token ends a place's name. */
  readonly isTown: (token: number) => boolean
  /** Regions of each country, by their keys, that the article names by forms of their own. */
  readonly regionsOf: ReadonlyMap<string, ReadonlySet<string>>
  /** Countries that the article names by forms of their own: a demonym, a capital. */
  readonly countries: ReadonlySet<string>
}

/** Gathers the places that the article names by forms that mean one place only. */
export const placeCompany = (names: ReadonlyArray<Candidate>): PlaceCompany => {
  const towns = new Set<number>()
  const regionsOf = new Map<string, Set<string>>()
  const countries = new Set<string>()
  for (const { entries, last, type } of names) {
    if (type === "GPE" || type === "LOC") towns.add(last - 1)
    const [entry] = entries
    const code = entry?.countryCode
    if (code == null || (entry.kind !== "region" && entries.some(({ kind }) => kind === "region"))) continue
    if (entry.kind === "region") regionsOf.set(code, (regionsOf.get(code) ?? new Set()).add(entry.key))
    else countries.add(code)
  }
  return { isTown: (token) => towns.has(token), regionsOf, countries }
}

/**
 * A form that a region shares with a capital (“Washington”) or a country (“Georgia”): the region where the text says so, by a town
 * before it (“Seattle, Washington”), by its office or kind (“Governor of Washington”, “Washington state”), and instead of a country that
 * nothing else in the article belongs to, among two or more regions of its own country.
 */
const readsAsRegion = (doc: Doc, name: Candidate, { countries, isTown, regionsOf }: PlaceCompany): GazetteerEntry | null => {
  const [first] = name.entries
  const region = name.entries.find((entry) => entry.kind === "region")
  if (region === undefined || first.kind === "region") return null
  const isAmongRegions = first.kind === "country" && (regionsOf.get(region.countryCode ?? "")?.size ?? 0) >= 2
  if (isAmongRegions && !countries.has(first.countryCode ?? "")) return region
  if (name.first < 2) return null
  const before = doc.textOf(name.first - 1)
  if (before === "," && isTown(name.first - 2)) return region
  if (before === "of" && /^(?:governor|state|senator|university|district)$/u.test(doc.lower(name.first - 2))) return region
  return name.last < doc.length && /^state$/iu.test(doc.textOf(name.last)) ? region : null
}

/** The names with regions where the text means them; one form is one place in an article that has nothing else of the country. */
export const withRegions = (doc: Doc, names: ReadonlyArray<Candidate>, company: PlaceCompany): ReadonlyArray<Candidate> => {
  const regions = names.map((name) => readsAsRegion(doc, name, company))
  const textOf = ({ end, start }: Candidate): string => doc.text.slice(start, end)
  const shown = new Map<string, GazetteerEntry>()
  names.forEach((name, k) => {
    const [first] = name.entries
    const region = regions[k]
    if (region !== null && first.kind === "country" && !company.countries.has(first.countryCode ?? "")) shown.set(textOf(name), region)
  })
  if (shown.size === 0 && regions.every((region) => region === null)) return names
  return names.map((name, k) => {
    const region = regions[k] ?? (name.entries[0]?.kind === "country" ? shown.get(textOf(name)) : undefined)
    return region === undefined ? name : { ...name, entries: [region] }
  })
}
