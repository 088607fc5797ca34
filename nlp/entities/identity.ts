/**
 * One thing, one entity, across articles. Local entities are filed under keys (a gazetteer's key, a surname, a folded
 * name) and compared inside a key only, so that cost grows with the corpus and not with its square. The outcome depends
 * on the articles, never on their order.
 */
import type { CalendarDay, LocalEntity } from "../annotations.ts"
import type { NamedThing, SameCorrection } from "./corrections.ts"
import { type Dossier, describeGroup, type EntityGroup, groupKey } from "./identity-groups.ts"
import { groupPersons } from "./identity-persons.ts"
import { groupThings } from "./identity-things.ts"
import { foldedName } from "./name-forms.ts"
import { NO_NICKNAMES, type Nicknames } from "./nicknames.ts"

export type { EntityGroup, EntityMember, DatedRole } from "./identity-groups.ts"

/** The entities of one article, with how often each is mentioned. */
export interface ArticleEntities {
  /** Identifies the article by its content, so that order and path do not matter. */
  readonly sourceId: string
  readonly publishedOn: CalendarDay | null
  readonly entities: ReadonlyArray<LocalEntity>
  /** Mentions of each entity, parallel to `entities`. */
  readonly mentionCounts: ReadonlyArray<number>
}

const dayNumber = (day: CalendarDay | null): number => (day === null ? 99_999_999 : day.year * 10_000 + day.month * 100 + day.day)

/** Groups the entities of all articles: one group a thing, sorted by key. `same` holds a user's “these two are one”. */
export const identify = (
  articles: ReadonlyArray<ArticleEntities>,
  same: ReadonlyArray<SameCorrection> = [],
  nicknames: Nicknames = NO_NICKNAMES
): ReadonlyArray<EntityGroup> => {
  const ordered = [...articles].sort(
    (a, b) => dayNumber(a.publishedOn) - dayNumber(b.publishedOn) || (a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : 0)
  )
  const dossiers = ordered.flatMap((article, rank) =>
    article.entities.map((entity, k): Dossier => ({
      article,
      rank,
      index: k,
      entity,
      country: countryOf(article, entity),
      mentions: article.mentionCounts[k] ?? 0
    }))
  )
  const groups = [
    ...groupPersons(
      dossiers.filter((dossier) => dossier.entity.type === "PERSON"),
      nicknames
    ),
    ...groupThings(dossiers.filter((dossier) => dossier.entity.type !== "PERSON"))
  ]
  return withAffiliations(keyed(joinCorrected(groups, same)))
}

/** The country that a person or body belongs to, as this article has it. */
const countryOf = (article: ArticleEntities, entity: LocalEntity): string | null => {
  const holder = entity.affiliation === null ? entity : article.entities[entity.affiliation]
  const code = entity.countryCode ?? holder.countryCode
  return code !== null && /^[A-Z]{3}$/u.test(code) ? code : null
}

/** Joins the groups that a user says are one; the first keeps its name. */
const joinCorrected = (groups: ReadonlyArray<Array<Dossier>>, same: ReadonlyArray<SameCorrection>): ReadonlyArray<Array<Dossier>> => {
  const joined = [...groups]
  const isCalled =
    (thing: NamedThing) =>
    (group: ReadonlyArray<Dossier>): boolean => {
      const name = foldedName(thing.name)
      return group.some(
        ({ entity }) =>
          entity.type === thing.type && (foldedName(entity.name) === name || entity.aliases.some((alias) => foldedName(alias) === name))
      )
    }
  for (const { entity, other } of same) {
    const at = joined.findIndex(isCalled(entity))
    const from = joined.findIndex(isCalled(other))
    if (from < 0 || at === from) continue
    const renamed = joined[from].map((dossier) => ({
      ...dossier,
      entity: { ...dossier.entity, type: entity.type, name: entity.name, ruleId: `${dossier.entity.ruleId} corrections/same` }
    }))
    // no article has the first: the second is renamed
    if (at < 0) joined[from] = renamed
    else {
      joined[at] = [...joined[at].map((dossier) => ({ ...dossier, entity: { ...dossier.entity, name: entity.name } })), ...renamed]
      joined.splice(from, 1)
    }
  }
  return joined
}

/** Keys of the groups; where two groups would share one, what tells them apart is added. */
const keyed = (groups: ReadonlyArray<ReadonlyArray<Dossier>>): Array<{ key: string; members: ReadonlyArray<Dossier> }> => {
  const sorted = groups.map((members) => [...members].sort((a, b) => a.rank - b.rank || a.index - b.index))
  const uses = new Map<string, number>()
  for (const members of sorted) uses.set(groupKey(members), (uses.get(groupKey(members)) ?? 0) + 1)
  return sorted
    .map((members) => {
      const key = groupKey(members)
      const country = members.find((member) => member.country !== null)?.country ?? ""
      return { key: uses.get(key) === 1 ? key : `${key} ${country} ${members[0].article.sourceId} ${members[0].index}`, members }
    })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

const withAffiliations = (groups: ReadonlyArray<{ key: string; members: ReadonlyArray<Dossier> }>): ReadonlyArray<EntityGroup> => {
  const groupOf = new Map<string, number>()
  groups.forEach(({ members }, g) => {
    for (const member of members) groupOf.set(`${member.rank} ${member.index}`, g)
  })
  return groups.map(({ key, members }) => {
    const votes = new Map<number, number>()
    for (const member of members) {
      if (member.entity.affiliation === null) continue
      const g = groupOf.get(`${member.rank} ${member.entity.affiliation}`)
      if (g !== undefined) votes.set(g, (votes.get(g) ?? 0) + 1)
    }
    const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    return describeGroup(key, members, best === undefined ? null : best[0])
  })
}
