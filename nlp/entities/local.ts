/**
 * Entities of one article: the names that name one thing, brought together.
 */
import type { EntityType, LocalEntity } from "../annotations.ts"
import type { EntityLexicon, GazetteerEntry } from "./lexicon.ts"
import type { NameMention } from "./names.ts"

export interface Cluster {
  readonly type: EntityType
  readonly entry: GazetteerEntry | null
  readonly names: Array<number>
  name: string
}

const normal = (text: string): string => text.normalize("NFC").replace(/’/gu, "'").replace(/\s+/gu, " ").toLowerCase()

/** What a name mention refers to, as the gazetteers have it: a country for a capital acting for it. */
export const referentOf = (name: NameMention, lexicon: EntityLexicon): GazetteerEntry | null => {
  const [entry] = name.entries
  if (entry === undefined) return null
  return name.isMetonym ? (lexicon.countries.get(entry.countryCode ?? "") ?? entry) : entry
}

/** Groups name mentions; `clusterOf[i]` is the group of `names[i]`. */
export const clusterNames = (text: string, names: ReadonlyArray<NameMention>, lexicon: EntityLexicon): { clusters: Array<Cluster>; clusterOf: Array<number> } => {
  const clusters: Array<Cluster> = []
  const clusterOf = new Array<number>(names.length).fill(-1)
  const byKey = new Map<string, number>()
  const open = (key: string, type: EntityType, entry: GazetteerEntry | null, name: string): number => {
    const known = byKey.get(key)
    if (known !== undefined) return known
    byKey.set(key, clusters.length)
    clusters.push({ type, entry, names: [], name })
    return clusters.length - 1
  }
  const fulls = new Map<string, Array<{ cluster: number; at: number }>>()
  names.forEach((name, i) => {
    const surface = text.slice(name.start, name.end)
    const entry = referentOf(name, lexicon)
    if (entry !== null) clusterOf[i] = open(entry.key, entry.entityType, entry, entry.name)
    else if (name.type === "PERSON" && /\s/u.test(surface)) {
      clusterOf[i] = open(`person:${normal(surface)}`, "PERSON", null, surface)
      const parts = normal(surface).split(/[\s-]+/u)
      for (const part of new Set([parts[0], parts[parts.length - 1]])) (fulls.get(part) ?? fulls.set(part, []).get(part)!).push({ cluster: clusterOf[i], at: i })
    }
  })
  names.forEach((name, i) => {
    if (clusterOf[i] >= 0) return
    const surface = text.slice(name.start, name.end)
    const bearers = name.type === "PERSON" ? fulls.get(normal(surface)) : undefined
    if (bearers !== undefined) {
      const before = bearers.filter((bearer) => bearer.at < i)
      clusterOf[i] = (before.length > 0 ? before[before.length - 1] : bearers[0]).cluster
    } else clusterOf[i] = open(`${name.type}:${normal(surface)}`, name.type, null, surface)
  })
  names.forEach((_, i) => clusters[clusterOf[i]].names.push(i))
  return { clusters, clusterOf }
}

/** The local entity of a cluster. */
export const toLocalEntity = (text: string, cluster: Cluster, names: ReadonlyArray<NameMention>): LocalEntity => {
  const surfaces = cluster.names.map((i) => text.slice(names[i].start, names[i].end))
  const longest = surfaces.reduce((best, surface) => (surface.length > best.length ? surface : best), "")
  const roles = new Map<string, number>()
  for (const i of cluster.names) {
    const { titleFull, titleInfo } = names[i]
    if (titleFull === null || titleInfo?.isHonorific === true) continue
    const role = text.slice(titleFull.start, titleFull.end)
    roles.set(role, (roles.get(role) ?? 0) + 1)
  }
  const titled = cluster.names.map((i) => names[i].titleInfo)
  return {
    type: cluster.type,
    name: cluster.entry?.name ?? (cluster.type === "PERSON" ? longest : cluster.name),
    aliases: [...new Set(surfaces)].sort(),
    roles: [...roles].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([role]) => role),
    affiliation: null,
    countryCode: cluster.entry?.countryCode ?? null,
    latitude: cluster.entry?.latitude ?? null,
    longitude: cluster.entry?.longitude ?? null,
    sector: cluster.entry?.sector ?? titled.find((title) => title !== null && title.sector !== "")?.sector ?? null,
    externalIds: cluster.entry?.externalId == null ? [] : [cluster.entry.externalId],
    pronouns: [...new Set(titled.flatMap((title) => (title !== null && title.pronoun !== "" ? [title.pronoun] : [])))].sort(),
    ruleId: cluster.entry === null ? "entities/same-name" : "entities/gazetteer"
  }
}
