/** Entities of single articles → entities of the whole set, by the groups that identity resolution gives. */
import type { LocalEntity } from "../../nlp/annotations.ts"
import type { EntityId, SourceId } from "../../schemas/ids.ts"
import type { EntityRow } from "../../schemas/index.ts"
import type { ArticleTables } from "../dataset.ts"
import { confidenceOf } from "../extract/confidence.ts"
import { byText, hash16, mostFrequent } from "./hash.ts"

/** One thing of the corpus: who of which article it is. */
export interface EntityGroup {
  readonly type: LocalEntity["type"]
  /** Canonical key: with the type it makes the id. */
  readonly key: string
  readonly name: string
  readonly members: ReadonlyArray<{ readonly article: number; readonly entity: number }>
  readonly ruleId: string
}

/** The corpus's id of each article's entities, and the rows. */
export interface ResolvedEntities {
  readonly idOf: (article: number, entity: number) => EntityId
  readonly rows: ReadonlyArray<EntityRow>
  readonly nameOf: ReadonlyMap<EntityId, string>
}

const entityIdOf = ({ key, type }: EntityGroup): EntityId => `e_${hash16(type, key)}` as EntityId

/** Mentions of each entity of an article. */
const mentionCounts = ({ entities, mentions }: ArticleTables): Int32Array => {
  const counts = new Int32Array(entities.length)
  for (const mention of mentions) for (const entity of mention.entities) counts[entity]++
  return counts
}

const sortedUnion = (lists: ReadonlyArray<ReadonlyArray<string>>): ReadonlyArray<string> => [...new Set(lists.flat())].sort(byText)

const firstKnown = <A>(values: ReadonlyArray<A | null>): A | null => values.find((value) => value !== null) ?? null

/** By publication time, unknown last, then by id. */
const byPublication = (a: ArticleTables["source"], b: ArticleTables["source"]): number =>
  byText(a.published_at ?? "9999", b.published_at ?? "9999") || byText(a.source_id, b.source_id)

/** Groups → rows, sorted by id. Articles are sorted by source id. */
export const resolveEntities = (articles: ReadonlyArray<ArticleTables>, groups: ReadonlyArray<EntityGroup>): ResolvedEntities => {
  const ids = articles.map(({ entities }) => new Array<EntityId>(entities.length))
  for (const group of groups) for (const { article, entity } of group.members) ids[article][entity] = entityIdOf(group)
  const counts = articles.map(mentionCounts)
  const rows = groups
    .map((group) => entityRow(group, articles, counts, (article, entity) => ids[article][entity]))
    .sort((a, b) => byText(a.entity_id, b.entity_id))
  return {
    idOf: (article, entity) => ids[article][entity],
    rows,
    nameOf: new Map(rows.map(({ entity_id, name }) => [entity_id, name]))
  }
}

const entityRow = (
  group: EntityGroup,
  articles: ReadonlyArray<ArticleTables>,
  counts: ReadonlyArray<Int32Array>,
  idOf: (article: number, entity: number) => EntityId
): EntityRow => {
  const members = group.members.toSorted((a, b) => a.article - b.article || a.entity - b.entity)
  const locals = members.map(({ article, entity }) => articles[article].entities[entity])
  const entity_id = entityIdOf(group)
  const affiliations = members.flatMap(({ article }, at) => {
    const { affiliation } = locals[at]
    return affiliation === null ? [] : [idOf(article, affiliation)].filter((id) => id !== entity_id)
  })
  const mentioned = members.filter(({ article, entity }) => counts[article][entity] > 0)
  const sources = [...new Set((mentioned.length > 0 ? mentioned : members).map(({ article }) => article))].map((article) => articles[article].source)
  return {
    entity_id,
    entity_type: group.type,
    name: group.name,
    aliases: sortedUnion(locals.map(({ aliases }) => aliases)).filter((alias) => alias !== group.name),
    role: mostFrequent(locals.flatMap(({ roles }) => roles)),
    affiliation_entity_id: mostFrequent(affiliations) as EntityId | null,
    country_code: firstKnown(locals.map(({ countryCode }) => countryCode)),
    latitude: firstKnown(locals.map(({ latitude }) => latitude)),
    longitude: firstKnown(locals.map(({ longitude }) => longitude)),
    actor_sector: mostFrequent(locals.flatMap(({ sector }) => (sector === null ? [] : [sector]))),
    external_ids: sortedUnion(locals.map(({ externalIds }) => externalIds)),
    pronouns: sortedUnion(locals.map(({ pronouns }) => pronouns)),
    mention_count: members.reduce((sum, { article, entity }) => sum + counts[article][entity], 0),
    source_count: mentioned.length === 0 ? 0 : sources.length,
    first_source_id: sources.toSorted(byPublication)[0].source_id as SourceId,
    rule_id: group.ruleId,
    confidence: confidenceOf(group.ruleId)
  }
}
