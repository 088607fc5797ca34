/**
 * Entities of one article: the names that name one thing, brought together. A name the gazetteers know goes by their
 * key; a person by the full name, and short forms by whom the text calls so; a body by its name, its acronym
 * or the longer name that it shortens.
 */
import type { EntityType } from "../annotations.ts"
import type { EntityLexicon, GazetteerEntry } from "./lexicon.ts"
import { isSamePerson, normalName, personParts, typoDistance } from "./name-forms.ts"
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

class Clustering {
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

interface Bearer {
  readonly cluster: number
  readonly parts: ReadonlyArray<string>
  /** Indices of the names that this bearer's full name has, ascending. */
  readonly at: Array<number>
  /** Index of the last name that is its surname alone, -1 before there is one. */
  shortAt: number
  pronoun: string
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
  clusterPersons(text, names, grouping)
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

const clusterPersons = (text: string, names: ReadonlyArray<NameMention>, grouping: Clustering): void => {
  const bearers: Array<Bearer> = []
  const bySurname = new Map<string, Array<Bearer>>()
  const file = (part: string, bearer: Bearer): void => {
    const filed = bySurname.get(part)
    if (filed === undefined) bySurname.set(part, [bearer])
    else if (!filed.includes(bearer)) filed.push(bearer)
  }
  const short: Array<number> = []
  names.forEach((name, i) => {
    if (name.type !== "PERSON") return
    const parts = personParts(text.slice(name.start, name.end))
    if (parts.length < 2) {
      if (grouping.clusterOf[i] < 0) short.push(i)
      return
    }
    const pronoun = name.titleInfo?.pronoun ?? ""
    const known = (bySurname.get(parts[parts.length - 1]) ?? []).find(
      (bearer) => isSamePerson(bearer.parts, parts) && !(pronoun !== "" && bearer.pronoun !== "" && pronoun !== bearer.pronoun)
    )
    const bearer = known ?? {
      cluster:
        grouping.clusterOf[i] >= 0
          ? grouping.clusterOf[i]
          : grouping.open(`person:${parts.join(" ")}`, "PERSON", null, text.slice(name.start, name.end), "entities/full-name"),
      parts,
      at: [],
      shortAt: -1,
      pronoun: ""
    }
    if (known === undefined) bearers.push(bearer)
    bearer.at.push(i)
    if (pronoun !== "") bearer.pronoun = pronoun
    file(parts[parts.length - 1], bearer)
    if (grouping.clusterOf[i] < 0) grouping.assign(i, bearer.cluster)
  })
  const byFirst = new Map<string, Array<Bearer>>()
  for (const bearer of bearers) (byFirst.get(bearer.parts[0]) ?? byFirst.set(bearer.parts[0], []).get(bearer.parts[0])!).push(bearer)
  const byInitial = Map.groupBy(bearers, (bearer) => bearer.parts[bearer.parts.length - 1][0])
  for (const i of short) clusterShortName(text, names, i, { bySurname, byFirst, byInitial }, grouping)
}

interface Bearers {
  readonly bySurname: ReadonlyMap<string, ReadonlyArray<Bearer>>
  readonly byFirst: ReadonlyMap<string, ReadonlyArray<Bearer>>
  /** By the first letter of the surname. */
  readonly byInitial: ReadonlyMap<string, ReadonlyArray<Bearer>>
}

/** A surname or first name alone: the bearer named last before it, else the first one after it. */
const clusterShortName = (text: string, names: ReadonlyArray<NameMention>, i: number, known: Bearers, grouping: Clustering): void => {
  const name = names[i]
  const [part] = personParts(text.slice(name.start, name.end))
  const pronoun = name.titleInfo?.pronoun ?? ""
  const fits = (bearer: Bearer): boolean => pronoun === "" || bearer.pronoun === "" || bearer.pronoun === pronoun
  const exact = [known.bySurname.get(part) ?? [], known.byFirst.get(part) ?? []]
    .map((list) => list.filter(fits))
    .find((list) => list.length > 0)
  const bearers = exact ?? misspelt(part, (known.byInitial.get(part[0]) ?? []).filter(fits))
  if (bearers.length === 0) {
    grouping.assign(i, grouping.open(`person:${part}${pronoun}`, "PERSON", null, text.slice(name.start, name.end), "entities/short-name"))
    return
  }
  const bearer = bearers.length === 1 ? bearers[0] : meantBearer(bearers, i)
  if (pronoun !== "" && bearer.pronoun === "") bearer.pronoun = pronoun
  bearer.shortAt = i
  grouping.assign(i, bearer.cluster)
}

/** Whom the text already calls by the surname alone, the last one first; else whose full name came last before it. */
const meantBearer = (bearers: ReadonlyArray<Bearer>, i: number): Bearer => {
  const established = bearers.filter((bearer) => bearer.shortAt >= 0)
  if (established.length > 0) return established.reduce((best, bearer) => (bearer.shortAt > best.shortAt ? bearer : best))
  return bearers.reduce((best, bearer) => (lastBefore(bearer.at, i) > lastBefore(best.at, i) ? bearer : best))
}

const lastBefore = (at: ReadonlyArray<number>, i: number): number => at.findLast((k) => k < i) ?? -1

/** A surname that is one slip of the pen from exactly one full name's. */
const misspelt = (part: string, bearers: ReadonlyArray<Bearer>): ReadonlyArray<Bearer> => {
  if (part.length < 5) return []
  const near = bearers.filter((bearer) => typoDistance(part, bearer.parts[bearer.parts.length - 1]) <= (part.length >= 8 ? 2 : 1))
  return near.length === 1 ? near : []
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
    file(byInitials, content.map((word) => word[0]).join(""), key)
    file(byInitials, words.map((word) => word[0]).join(""), key)
    for (let size = 1; size < words.length && size <= 4; size++) file(byStart, words.slice(0, size).join(" "), key)
    for (let size = Math.max(2, words.length - 3); size < words.length; size++) file(byEnd, words.slice(words.length - size).join(" "), key)
    if (/^(?:church|bank|museum|university|party) of /u.test(key)) file(byEnd, words.slice(2).join(" "), key)
  }
  const only = (found: ReadonlyArray<string> | undefined, key: string): string | null => {
    const others = (found ?? []).filter((other) => other !== key)
    return others.length === 1 ? others[0] : null
  }
  return (key, surface) => {
    if (/^[\p{Lu}\p{N}&.-]{2,8}$/u.test(surface)) {
      const expanded = only(byInitials.get(key.replace(/[.\-&\s]/gu, "")), key)
      if (expanded !== null) return expanded
    }
    return only(byStart.get(key), key) ?? only(byEnd.get(key), key)
  }
}
