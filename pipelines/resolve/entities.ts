/** Entities of single articles → entities of the whole set, by the groups that identity resolution gives. */
import type { LocalEntity } from "../../nlp/annotations.ts"
import type { SameCorrection } from "../../nlp/entities/corrections.ts"
import { type ArticleEntities, type EntityGroup, identify } from "../../nlp/entities/identity.ts"
import type { Nicknames } from "../../nlp/entities/nicknames.ts"
import type { EntityId, SourceId } from "../../schemas/ids.ts"
import type { EntityRow } from "../../schemas/index.ts"
import type { ArticleHead, Corpus } from "../analysed/corpus.ts"
import { confidenceOf } from "../extract/confidence.ts"
import { byText, hash16 } from "./hash.ts"

/** The corpus's id of each article's entities, and the rows. */
export interface ResolvedEntities {
  /** Article by its index, entity by its index in the article. */
  readonly idOf: (article: number, entity: number) => EntityId
  readonly rows: ReadonlyArray<EntityRow>
  readonly rowOf: ReadonlyMap<EntityId, EntityRow>
}

const entityIdOf = ({ key, type }: EntityGroup): EntityId => `e_${hash16(type, key)}` as EntityId

/** By publication time, unknown last, then by id. */
const byPublication = (a: ArticleHead, b: ArticleHead): number =>
  byText(a.published_at ?? "9999", b.published_at ?? "9999") || byText(a.source_id, b.source_id)

/** One object for equal texts and lists: most names of a corpus are in many articles. */
const createInterner = () => {
  const texts = new Map<string, string>()
  const text = <T extends string | null>(value: T): T => {
    if (value === null) return value
    const known = texts.get(value)
    if (known === undefined) texts.set(value, value)
    return (known ?? value) as T
  }
  const lists = new Map<string, ReadonlyArray<string>>()
  const list = (values: ReadonlyArray<string>): ReadonlyArray<string> => {
    const key = values.join("\n")
    const known = lists.get(key)
    if (known === undefined) lists.set(key, values)
    return known ?? values
  }
  return (entity: LocalEntity): LocalEntity => ({
    ...entity,
    name: text(entity.name),
    aliases: list(entity.aliases),
    roles: list(entity.roles),
    countryCode: text(entity.countryCode),
    sector: text(entity.sector),
    externalIds: list(entity.externalIds),
    pronouns: list(entity.pronouns),
    ruleId: text(entity.ruleId)
  })
}

/** Rows sorted by id; `same` holds a user's “these two are one”. */
export const resolveEntities = (
  { entitiesOf, heads }: Corpus,
  same: ReadonlyArray<SameCorrection>,
  nicknames: Nicknames
): ResolvedEntities => {
  const interned = createInterner()
  const joint = new Map<number, ReadonlyArray<ReadonlyArray<number>>>()
  const articles = heads.map(({ published_on, source_id }, at): ArticleEntities => {
    const { entities, jointMentions, mentionCounts } = entitiesOf(at)
    if (jointMentions.length > 0) joint.set(at, jointMentions)
    return { sourceId: source_id, publishedOn: published_on, entities: entities.map(interned), mentionCounts }
  })
  const groups = identify(articles, same, nicknames)
  const indexOf = new Map(heads.map(({ source_id }, at) => [source_id, at]))
  const ids = articles.map(({ entities }) => new Array<EntityId>(entities.length))
  for (const group of groups) {
    const id = entityIdOf(group)
    for (const { entity, source } of group.members) ids[indexOf.get(source) ?? -1][entity] = id
  }
  const counted = countedTwice(joint, (article, entity) => ids[article][entity])
  const rowFor = (group: EntityGroup) => {
    const members = group.members.map(({ entity, source }) => {
      const at = indexOf.get(source) ?? -1
      return { source: heads[at], mentions: articles[at].mentionCounts[entity] }
    })
    const row = entityRow(group, members, group.affiliation === null ? null : entityIdOf(groups[group.affiliation]))
    return { ...row, mention_count: row.mention_count - (counted.get(row.entity_id) ?? 0) }
  }
  const rows = groups.map(rowFor).sort((a, b) => byText(a.entity_id, b.entity_id))
  return {
    idOf: (article, entity) => ids[article][entity],
    rows,
    rowOf: new Map(rows.map((row) => [row.entity_id, row]))
  }
}

/** Mentions that were counted once too often: those that refer to several entities of their article which are one in the corpus. */
const countedTwice = (
  joint: ReadonlyMap<number, ReadonlyArray<ReadonlyArray<number>>>,
  idOf: (article: number, entity: number) => EntityId
): ReadonlyMap<EntityId, number> => {
  const surplus = new Map<EntityId, number>()
  for (const [article, mentions] of joint) {
    for (const entities of mentions) {
      const met = new Set<EntityId>()
      for (const entity of entities) {
        const id = idOf(article, entity)
        if (met.has(id)) surplus.set(id, (surplus.get(id) ?? 0) + 1)
        met.add(id)
      }
    }
  }
  return surplus
}

const entityRow = (
  group: EntityGroup,
  members: ReadonlyArray<{ readonly source: ArticleHead; readonly mentions: number }>,
  affiliation: EntityId | null
): EntityRow => {
  const entity_id = entityIdOf(group)
  // What is only an affiliation is mentioned nowhere; it still comes from an article.
  const mentioned = members.filter(({ mentions }) => mentions > 0)
  const [first] = (mentioned.length > 0 ? mentioned : members).map(({ source }) => source).toSorted(byPublication)
  return {
    entity_id,
    entity_type: group.type,
    name: group.name,
    aliases: group.aliases.toSorted(byText),
    role: group.role,
    affiliation_entity_id: affiliation === entity_id ? null : affiliation,
    country_code: group.countryCode,
    latitude: group.latitude,
    longitude: group.longitude,
    actor_sector: group.sector,
    external_ids: group.externalIds.toSorted(byText),
    pronouns: group.pronouns.toSorted(byText),
    mention_count: members.reduce((sum, { mentions }) => sum + mentions, 0),
    source_count: new Set(mentioned.map(({ source }) => source.source_id)).size,
    first_source_id: first.source_id as SourceId,
    rule_id: group.ruleId,
    confidence: confidenceOf(group.ruleId)
  }
}
