/**
 * One thing, one entity, across articles. Local entities are filed under keys (a gazetteer's key, a surname, a folded
 * name) and compared inside a key only, so that cost grows with the corpus and not with its square. The outcome depends
 * on the articles, never on their order.
 */
import type { CalendarDay, EntityType, LocalEntity } from "../annotations.ts"
import { createNumbers } from "../numbers.ts"
import { numberOfDay } from "../times/calendar.ts"
import type { NamedThing, SameCorrection } from "./corrections.ts"
import { type Dossier, describeGroup, type EntityGroup, groupKey, typeOfGroup } from "./identity-groups.ts"
import { groupPersons } from "./identity-persons.ts"
import { groupThings } from "./identity-things.ts"
import { foldedName } from "./name-forms.ts"
import { NO_NICKNAMES, type Nicknames } from "./nicknames.ts"
import { createShapes } from "./shapes.ts"

export type { EntityGroup, EntityMember, DatedRole } from "./identity-groups.ts"

/** The entities of one article, with how often each is mentioned. */
export interface ArticleEntities {
  /** Identifies the article by its content, so that order and path do not matter. */
  readonly sourceId: string
  readonly publishedOn: CalendarDay | null
  /** This and the counts may be read when they are asked for: they are, once. */
  readonly entities: ReadonlyArray<LocalEntity>
  /** Mentions of each entity, parallel to `entities`. */
  readonly mentionCounts: ReadonlyArray<number>
}

/** Articles without a date come last. */
const orderOf = (day: CalendarDay | null): number => (day === null ? Number.MAX_SAFE_INTEGER : numberOfDay(day))

/** The things of a corpus, before their rows are made: one group a thing, sorted by key. */
export interface JoinedEntities {
  readonly size: number
  readonly keyOf: (group: number) => string
  readonly typeOf: (group: number) => EntityType
  /** The group of each entity of an article; articles by their index in what was joined. */
  readonly groupOf: (article: number, entity: number) => number
  /** In order of date: the index of the article, and how often it mentions the thing. */
  readonly membersOf: (group: number) => ReadonlyArray<{ readonly article: number; readonly mentions: number }>
  readonly describe: (group: number) => EntityGroup
}

/** Groups the entities of all articles. `same` holds a user's “these two are one”. */
export const joinEntities = (
  articles: ReadonlyArray<ArticleEntities>,
  same: ReadonlyArray<SameCorrection> = [],
  nicknames: Nicknames = NO_NICKNAMES
): JoinedEntities => {
  const { articleOf, dossiers, firstOf } = dossiersOf(articles)
  const groups = keyed(joinCorrected([...groupPersons(dossiers.people, nicknames), ...groupThings(dossiers.things)], same))
  const groupAt = new Uint32Array(articleOf.length)
  groups.forEach(({ members }, g) => {
    for (const { place } of members) groupAt[place] = g
  })
  return {
    size: groups.length,
    keyOf: (group) => groups[group].key,
    typeOf: (group) => typeOfGroup(groups[group].members),
    groupOf: (article, entity) => groupAt[firstOf[article] + entity],
    membersOf: (group) => groups[group].members.map(({ mentions, place }) => ({ article: articleOf[place], mentions })),
    describe: (group) => {
      const { key, members } = groups[group]
      return describeGroup(key, members, affiliationOf(members, groupAt))
    }
  }
}

/** The same with the row of each group. */
export const identify = (
  articles: ReadonlyArray<ArticleEntities>,
  same: ReadonlyArray<SameCorrection> = [],
  nicknames: Nicknames = NO_NICKNAMES
): ReadonlyArray<EntityGroup> => {
  const { describe, size } = joinEntities(articles, same, nicknames)
  return Array.from({ length: size }, (_, group) => describe(group))
}

/** The entities of all articles in the order of dates, the article of each, and the place of each article's first among them. */
const dossiersOf = (articles: ReadonlyArray<ArticleEntities>) => {
  const order = Uint32Array.from(articles.keys()).sort((i, k) => {
    const [a, b] = [articles[i], articles[k]]
    return orderOf(a.publishedOn) - orderOf(b.publishedOn) || (a.sourceId < b.sourceId ? -1 : a.sourceId > b.sourceId ? 1 : 0)
  })
  const shapeOf = createShapes()
  const people: Array<Dossier> = []
  const things: Array<Dossier> = []
  const firstOf = new Uint32Array(articles.length)
  const articleOf = createNumbers(Uint32Array)
  for (const at of order) {
    const article = articles[at]
    const { entities, mentionCounts } = article
    firstOf[at] = articleOf.length()
    entities.forEach((entity, index) => {
      const dossier: Dossier = {
        article,
        place: articleOf.length(),
        index,
        entity: shapeOf(entity),
        affiliation: entity.affiliation ?? -1,
        country: countryOf(entities, entity),
        mentions: mentionCounts[index] ?? 0
      }
      articleOf.push(at)
      if (entity.type === "PERSON") people.push(dossier)
      else things.push(dossier)
    })
  }
  return { dossiers: { people, things }, firstOf, articleOf: articleOf.taken() }
}

const ALPHA_3 = /^[A-Z]{3}$/u

/** The country that a person or body belongs to, as its article has it. */
const countryOf = (entities: ReadonlyArray<LocalEntity>, entity: LocalEntity): string | null => {
  const holder = entity.affiliation === null ? entity : entities[entity.affiliation]
  const code = entity.countryCode ?? holder.countryCode
  return code !== null && ALPHA_3.test(code) ? code : null
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

interface Keyed {
  readonly key: string
  /** In order of date. */
  readonly members: ReadonlyArray<Dossier>
}

/** Keys of the groups; where two groups would share one, what tells them apart is added. */
const keyed = (groups: ReadonlyArray<Array<Dossier>>): ReadonlyArray<Keyed> => {
  for (const members of groups) members.sort((a, b) => a.place - b.place)
  const keys = groups.map(groupKey)
  const uses = new Map<string, number>()
  for (const key of keys) uses.set(key, (uses.get(key) ?? 0) + 1)
  const apart = (key: string, members: ReadonlyArray<Dossier>): string => {
    const country = members.find((member) => member.country !== null)?.country ?? ""
    return `${key} ${country} ${members[0].article.sourceId} ${members[0].index}`
  }
  return groups
    .map((members, g): Keyed => ({ key: uses.get(keys[g]) === 1 ? keys[g] : apart(keys[g], members), members }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
}

/** The group that most articles say it belongs to. */
const affiliationOf = (members: ReadonlyArray<Dossier>, groupAt: Uint32Array): number | null => {
  const votes = new Map<number, number>()
  for (const { affiliation, index, place } of members) {
    if (affiliation < 0) continue
    const g = groupAt[place - index + affiliation]
    votes.set(g, (votes.get(g) ?? 0) + 1)
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])
  return best === undefined ? null : best[0]
}
