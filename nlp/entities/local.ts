/**
 * Entities of one article: the names that name one thing, brought together. A name the gazetteers know goes by their
 * key; a person by the full name, and short forms by whom the text calls so; a body by its name, its acronym
 * or the longer name that it shortens.
 */
import type { EntityType } from "../annotations.ts"
import type { EntityLexicon, GazetteerEntry } from "./lexicon.ts"
import { normalName } from "./name-forms.ts"
import { clusterPersons } from "./local-persons.ts"
import type { NameMention } from "./names.ts"

/** Names of one thing in one article. */
export interface Cluster {
  readonly type: EntityType
  readonly entry: GazetteerEntry | null
  /** Indices into the article's names, ascending. */
  readonly names: Array<number>
  readonly name: string
  ruleId: string
}

export interface NameClusters {
  readonly clusters: ReadonlyArray<Cluster>
  /** Cluster of each name. */
  readonly clusterOf: ReadonlyArray<number>
}

/** What a name mention refers to, as the gazetteers have it: a country for a capital acting for it. */
export const referentOf = (name: NameMention, lexicon: EntityLexicon): GazetteerEntry | null => {
  const [entry] = name.entries
  if (entry === undefined) return null
  return name.isMetonym ? (lexicon.countries.get(entry.countryCode ?? "") ?? entry) : entry
}

export class Clustering {
  readonly clusters: Array<Cluster> = []
  readonly clusterOf: Array<number>
  readonly #byKey = new Map<string, number>()

  constructor(count: number) {
    this.clusterOf = new Array<number>(count).fill(-1)
  }

  /** The cluster of a key, opened when it is new. */
  open(key: string, type: EntityType, entry: GazetteerEntry | null, name: string, ruleId: string): number {
    const known = this.#byKey.get(key)
    if (known !== undefined) return known
    this.#byKey.set(key, this.clusters.length)
    this.clusters.push({ type, entry, names: [], name, ruleId })
    return this.clusters.length - 1
  }
  assign(i: number, cluster: number): void {
    this.clusterOf[i] = cluster
    this.clusters[cluster].names.push(i)
  }
}

/** Groups the names of an article. */
export const clusterNames = (text: string, names: ReadonlyArray<NameMention>, lexicon: EntityLexicon): NameClusters => {
  const grouping = new Clustering(names.length)
  names.forEach((name, i) => {
    const entry = referentOf(name, lexicon)
    if (entry === null || (name.type === "PERSON" && entry.kind !== "user")) return
    grouping.assign(
      i,
      grouping.open(
        entry.key,
        entry.entityType,
        entry,
        entry.name,
        entry.kind === "user" ? "entities/user-gazetteer" : "entities/gazetteer"
      )
    )
  })
  clusterPersons(text, names, grouping, lexicon)
  clusterBodies(text, names, grouping)
  for (const cluster of grouping.clusters) cluster.names.sort((a, b) => a - b)
  return inReadingOrder(grouping)
}

/** Numbers the clusters by their first name. */
const inReadingOrder = (grouping: Clustering): NameClusters => {
  const order = grouping.clusters.map((_, k) => k).sort((a, b) => grouping.clusters[a].names[0] - grouping.clusters[b].names[0])
  const rank = new Map(order.map((old, now) => [old, now] as const))
  return { clusters: order.map((old) => grouping.clusters[old]), clusterOf: grouping.clusterOf.map((old) => rank.get(old)!) }
}

const clusterBodies = (text: string, names: ReadonlyArray<NameMention>, grouping: Clustering): void => {
  const rest: Array<{ readonly i: number; readonly key: string }> = []
  names.forEach((name, i) => {
    if (grouping.clusterOf[i] >= 0) return
    const key = normalName(text.slice(name.start, name.end))
    rest.push({ i, key })
  })
  const keys = [...new Set(rest.map((body) => body.key))]
  const firstOf = new Map<string, number>()
  for (const body of rest) if (!firstOf.has(body.key)) firstOf.set(body.key, body.i)
  const isBody = new Map(rest.map((body) => [body.key, names[body.i].type !== "NORP"] as const))
  const longer = lookUpLonger(keys.filter((key) => isBody.get(key) === true))
  const gazetted = new Map(
    grouping.clusters.map((cluster, k) => [normalName(cluster.name), k] as const).filter(([, k]) => grouping.clusters[k].entry !== null)
  )
  for (const body of rest) {
    const surface = text.slice(names[body.i].start, names[body.i].end)
    const long = isBody.get(body.key) === true ? longer(body.key, surface) : null
    const key = long ?? body.key
    const shown = names[firstOf.get(key)!]
    const known = gazetted.get(key)
    const cluster =
      known !== undefined && grouping.clusters[known].type === shown.type
        ? known
        : grouping.open(
            `body:${key}`,
            shown.type,
            null,
            text.slice(shown.start, shown.end),
            long === null ? "entities/same-name" : "entities/short-form"
          )
    grouping.assign(body.i, cluster)
  }
}

/** First words of so many names that one alone is short for none of them. */
const OPENS_MANY =
  /^(?:national|international|federal|royal|united|general|central|regional|supreme|great|new|old|white|black|red|green|first|north|south|east|west|northern|southern|eastern|western|american|european|african|asian)$/u

/** “US” goes into an acronym whole: “USDA”. */
const initialOf = (word: string): string => (/^(?:us|uk|eu|un)$/u.test(word) ? word : word[0])

/** Finds the longer name that a name shortens: by initials, or as its beginning or its end. Null when none or several do. */
const lookUpLonger = (keys: ReadonlyArray<string>): ((key: string, surface: string) => string | null) => {
  const long = keys.filter((key) => key.includes(" "))
  const byInitials = new Map<string, Array<string>>()
  const byStart = new Map<string, Array<string>>()
  const byEnd = new Map<string, Array<string>>()
  const file = (map: Map<string, Array<string>>, form: string, key: string): void => {
    const filed = map.get(form)
    if (filed === undefined) map.set(form, [key])
    else if (!filed.includes(key)) filed.push(key)
  }
  for (const key of long) {
    const words = key.split(/[\s-]+/u)
    const content = words.filter((word) => !/^(?:of|the|and|for|in|on|&|de)$/u.test(word))
    const initials = content.map(initialOf).join("")
    file(byInitials, initials, key)
    file(byInitials, words.map(initialOf).join(""), key)
    // “HHS” leaves the department out
    const fields = /^(?:us )?(?:department|ministry) of /u.test(key)
      ? content.slice(content.findIndex((word) => /^(?:department|ministry)$/u.test(word)) + 1)
      : []
    if (fields.length > 1) file(byInitials, fields.map(initialOf).join(""), key)
    for (let size = OPENS_MANY.test(words[0]) ? 2 : 1; size < words.length && size <= 4; size++)
      file(byStart, words.slice(0, size).join(" "), key)
    for (let size = Math.max(2, words.length - 3); size < words.length; size++) file(byEnd, words.slice(words.length - size).join(" "), key)
    if (/^(?:church|bank|museum|university|party) of /u.test(key)) file(byEnd, words.slice(2).join(" "), key)
  }
  const only = (found: ReadonlyArray<string> | undefined, key: string): string | null => {
    const others = (found ?? []).filter((other) => other !== key)
    return others.length === 1 ? others[0] : null
  }
  return (key, surface) => {
    // “NATO” is not the NATO Parliamentary Assembly
    if (/^[\p{Lu}\p{N}&.-]{2,8}$/u.test(surface)) return only(byInitials.get(key.replace(/[.\-&\s]/gu, "")), key)
    return only(byStart.get(key), key) ?? only(byEnd.get(key), key)
  }
}
