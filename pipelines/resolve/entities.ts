/** Entities of single articles → entities of the whole set, by the groups that identity resolution gives. */
import type { SameCorrection } from "../../nlp/entities/corrections.ts"
import { type EntityGroup, identify } from "../../nlp/entities/identity.ts"
import type { EntityId, SourceId } from "../../schemas/ids.ts"
import type { EntityRow } from "../../schemas/index.ts"
import type { ArticleTables } from "../dataset.ts"
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

/** Mentions of each entity of an article. */
const mentionCounts = ({ entities, mentions }: ArticleTables): Array<number> => {
  const counts = new Array<number>(entities.length).fill(0)
  for (const mention of mentions) for (const entity of mention.entities) counts[entity]++
  return counts
}

/** By publication time, unknown last, then by id. */
const byPublication = (a: ArticleTables["source"], b: ArticleTables["source"]): number =>
  byText(a.published_at ?? "9999", b.published_at ?? "9999") || byText(a.source_id, b.source_id)

/** Rows sorted by id. Articles are distinct and sorted by source id; `same` holds a user's “these two are one”. */
export const resolveEntities = (articles: ReadonlyArray<ArticleTables>, same: ReadonlyArray<SameCorrection>): ResolvedEntities => {
  const counts = articles.map(mentionCounts)
  const groups = identify(
    articles.map(({ entities, published_on, source }, at) => ({
      sourceId: source.source_id,
      publishedOn: published_on,
      entities,
      mentionCounts: counts[at]
    })),
    same
  )
  const indexOf = new Map(articles.map(({ source }, at) => [source.source_id as string, at]))
  const ids = articles.map(({ entities }) => new Array<EntityId>(entities.length))
  for (const group of groups) {
    for (const { entity, source } of group.members) ids[indexOf.get(source) ?? -1][entity] = entityIdOf(group)
  }
  const rowFor = (group: EntityGroup) => {
    const members = group.members.map(({ entity, source }) => ({
      source: articles[indexOf.get(source) ?? -1].source,
      mentions: counts[indexOf.get(source) ?? -1][entity]
    }))
    return entityRow(group, members, group.affiliation === null ? null : entityIdOf(groups[group.affiliation]))
  }
  const rows = groups.map(rowFor).sort((a, b) => byText(a.entity_id, b.entity_id))
  return {
    idOf: (article, entity) => ids[article][entity],
    rows,
    rowOf: new Map(rows.map((row) => [row.entity_id, row]))
  }
}

const entityRow = (
  group: EntityGroup,
  members: ReadonlyArray<{ readonly source: ArticleTables["source"]; readonly mentions: number }>,
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
