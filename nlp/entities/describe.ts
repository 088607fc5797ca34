/** The row of an entity: name, aliases, roles and the rest, from the names and descriptions that the article has of it. */
import type { LocalEntity } from "../annotations.ts"
import type { EntityLexicon } from "./lexicon.ts"
import type { Cluster } from "./local.ts"
import type { NameMention } from "./names.ts"

/** What is learnt of an entity besides its names. */
export interface Learnt {
  /** Titles and descriptions, with counts. */
  readonly roles: Map<string, number>
  /** Cluster it belongs to, or -1. */
  affiliation: number
  readonly pronouns: Set<string>
  sector: string
}

export const nothingLearnt = (): Learnt => ({ roles: new Map(), affiliation: -1, pronouns: new Set(), sector: "" })

const byCount = (counts: ReadonlyMap<string, number>): Array<string> =>
  counts.size < 2 ? [...counts.keys()] : [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text)

/** The local entity of a cluster; `formOf` has the text of each name. */
export const describeEntity = (
  cluster: Cluster,
  names: ReadonlyArray<NameMention>,
  formOf: ReadonlyArray<string>,
  learnt: Learnt,
  holder: Cluster | null,
  lexicon: EntityLexicon
): LocalEntity => {
  const surfaces = surfacesOf(cluster, formOf)
  let longest = ""
  for (const surface of surfaces) if (surface.length > longest.length) longest = surface
  return {
    type: cluster.type,
    name: cluster.entry?.name ?? (cluster.type === "PERSON" ? longest : cluster.name),
    aliases: surfaces.length < 2 ? surfaces : surfaces.sort(),
    roles: byCount(learnt.roles),
    affiliation: learnt.affiliation < 0 ? null : learnt.affiliation,
    countryCode: cluster.entry?.countryCode ?? (cluster.type === "ORG" ? countryInName(cluster, names) : null),
    latitude: cluster.entry?.latitude ?? null,
    longitude: cluster.entry?.longitude ?? null,
    sector: cluster.entry?.sector ?? sectorOf(cluster, longest, learnt, holder, lexicon),
    externalIds: cluster.entry?.externalId == null ? [] : [cluster.entry.externalId],
    pronouns: learnt.pronouns.size < 2 ? [...learnt.pronouns] : [...learnt.pronouns].sort(),
    ruleId: cluster.ruleId
  }
}

/** The forms of a cluster's names, each once, in reading order. */
const surfacesOf = (cluster: Cluster, formOf: ReadonlyArray<string>): Array<string> => {
  if (cluster.names.length === 1) return [formOf[cluster.names[0]]]
  const found = new Set<string>()
  for (const i of cluster.names) found.add(formOf[i])
  return [...found]
}

/** “Chinese Foreign Ministry” is China's: the country named at the beginning of a body's name. */
const countryInName = (cluster: Cluster, names: ReadonlyArray<NameMention>): string | null => {
  for (const i of cluster.names) {
    for (let k = i + 1; k < names.length && names[k].start < names[i].end; k++) {
      const [entry] = names[k].entries
      if (names[k].start === names[i].start && entry?.entityType === "GPE" && entry.countryCode !== null) return entry.countryCode
    }
  }
  return null
}

/** A body's sector by its telling word, a person's by office, else by what they belong to: a country's people are government. */
const sectorOf = (cluster: Cluster, name: string, learnt: Learnt, holder: Cluster | null, lexicon: EntityLexicon): string | null => {
  if (cluster.type === "ORG") return sectorByWords(name, lexicon)
  if (cluster.type !== "PERSON") return null
  if (learnt.sector !== "") return learnt.sector
  if (holder === null || learnt.roles.size === 0) return null
  return holder.entry?.sector ?? sectorByWords(holder.name, lexicon)
}

/** A word with a capital. */
const opened = (word: string): string => {
  const capital = word[0].toUpperCase()
  return capital === word[0] ? word : capital + word.slice(1)
}

const sectorByWords = (name: string, lexicon: EntityLexicon): string | null => {
  const words = /\s/u.test(name) ? name.replace(/ (?:of|for|on) .*$/u, "").split(/\s+/u) : [name]
  const first = lexicon.firstWords.longestAt(name, 0, words[0])?.entries[0]
  if (first?.sector) return first.sector
  for (let k = words.length - 1; k >= 0; k--) {
    const told = lexicon.lastWords.get(opened(words[k]))
    if (told !== undefined && told.sector !== "") return told.sector
  }
  return name.includes(" & ") && /\p{L} & \p{L}/u.test(name) ? "BUS" : null
}
