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

const byCount = (counts: ReadonlyMap<string, number>): Array<string> => [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([text]) => text)

/** The local entity of a cluster. */
export const describeEntity = (text: string, cluster: Cluster, names: ReadonlyArray<NameMention>, learnt: Learnt, lexicon: EntityLexicon): LocalEntity => {
  const surfaces = cluster.names.map((i) => text.slice(names[i].start, names[i].end))
  const longest = surfaces.reduce((best, surface) => (surface.length > best.length ? surface : best), "")
  const word = /\S+$/u.exec(longest)?.[0] ?? ""
  return {
    type: cluster.type,
    name: cluster.entry?.name ?? (cluster.type === "PERSON" ? longest : cluster.name),
    aliases: [...new Set(surfaces)].sort(),
    roles: byCount(learnt.roles),
    affiliation: learnt.affiliation < 0 ? null : learnt.affiliation,
    countryCode: cluster.entry?.countryCode ?? null,
    latitude: cluster.entry?.latitude ?? null,
    longitude: cluster.entry?.longitude ?? null,
    sector: cluster.entry?.sector ?? (learnt.sector !== "" ? learnt.sector : cluster.type === "ORG" ? (lexicon.lastWords.get(word)?.sector || null) : null),
    externalIds: cluster.entry?.externalId == null ? [] : [cluster.entry.externalId],
    pronouns: [...learnt.pronouns].sort(),
    ruleId: cluster.ruleId
  }
}
