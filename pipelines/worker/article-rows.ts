/** The tables of one article as rows of `articleTables`: what a row of the worker's output holds. */
import { ARTICLE_TABLE_NAMES, type ArticleTableName } from "../../schemas/article-names.ts"
import { articleTableOf } from "../../schemas/article.ts"
import { mentionCounts } from "../analysed/digest.ts"
import type { ArticleTables, Reject } from "../dataset.ts"
import { rejectRow } from "../resolve/reject-row.ts"
import { withoutText } from "../write/table-sink.ts"

export type Row = Readonly<Record<string, unknown>>

/** One record's output: an article's tables, or a reject. */
export type ArticleRows = { readonly [T in ArticleTableName]: ReadonlyArray<Row> }

const NONE: ArticleRows = { sources: [], sentences: [], entities: [], mentions: [], quotes: [], times: [], events: [], rejects: [] }

export const rejectOnly = (reject: Reject): ArticleRows => ({ ...NONE, rejects: [rejectRow(reject)] })

/** Rows are objects whose properties are columns; an interface has no index signature, so that the compiler must be told. */
const asRows = (rows: ReadonlyArray<object>): ReadonlyArray<Row> => rows as ReadonlyArray<Row>

const entityRows = (tables: ArticleTables): ReadonlyArray<Row> => {
  const counts = mentionCounts(tables)
  return tables.entities.map((entity, at) => ({
    source_id: tables.source.source_id,
    entity: at,
    entity_type: entity.type,
    name: entity.name,
    aliases: entity.aliases,
    roles: entity.roles,
    affiliation: entity.affiliation,
    country_code: entity.countryCode,
    latitude: entity.latitude,
    longitude: entity.longitude,
    actor_sector: entity.sector,
    external_ids: entity.externalIds,
    pronouns: entity.pronouns,
    mention_count: counts[at],
    rule_id: entity.ruleId
  }))
}

export const articleRows = (tables: ArticleTables): ArticleRows => ({
  sources: asRows([tables.source]),
  sentences: asRows(tables.sentences),
  entities: entityRows(tables),
  mentions: asRows(tables.mentions),
  quotes: asRows(tables.quotes),
  times: asRows(tables.times),
  events: asRows(tables.events),
  rejects: []
})

/** The rows without the article's words; offsets and hashes stay. */
export const withoutWords = (rows: ArticleRows): ArticleRows =>
  Object.fromEntries(ARTICLE_TABLE_NAMES.map((name) => [name, withoutText(articleTableOf(name))(rows[name])])) as ArticleRows
