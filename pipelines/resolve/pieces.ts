/** The final rows of articles, by columns: what an article's own rows become once it is known what joins the articles. */
import type { EntityId } from "../../schemas/ids.ts"
import { type EventRow, type MentionRow, type QuoteRow, tableOf, type TableName } from "../../schemas/index.ts"
import type { Corpus } from "../analysed/corpus.ts"
import { batchOf, type ColumnBatch, type Columns, type ColumnsOf, joinedBatch } from "../column-batch.ts"
import type { DatasetPiece, LocalEvent, LocalMention, LocalQuote } from "../dataset.ts"
import type { Resolution } from "./index.ts"

/** The entities of one article, by their index in it. */
interface Ids {
  readonly one: (entity: number) => EntityId
  /** Each once. */
  readonly all: (entities: ReadonlyArray<number>) => ReadonlyArray<EntityId>
}

/** Most lists hold one entity, which many mentions refer to: they share the list. */
const idsOf = (article: number, { idAt, numberOf }: Resolution["entities"]): Ids => {
  const known: Array<EntityId> = []
  const alone: Array<ReadonlyArray<EntityId>> = []
  const one = (entity: number): EntityId => (known[entity] ??= idAt(numberOf(article, entity)))
  const all: Ids["all"] = (entities) =>
    entities.length === 1 ? (alone[entities[0]] ??= [one(entities[0])]) : [...new Set(entities.map(one))]
  return { one, all }
}

const orNull =
  <A, B>(map: (value: A) => B) =>
  (value: A | null): B | null =>
    value === null ? null : map(value)

const mentionColumns = ({ entities, ...own }: ColumnsOf<LocalMention>, ids: Ids): ColumnsOf<MentionRow> => {
  const entity_ids = entities.map(ids.all)
  return { ...own, entity_id: entity_ids.map((all) => (all.length === 1 ? all[0] : null)), entity_ids }
}

const quoteColumns = (
  { addressee, speakers, via, ...own }: ColumnsOf<LocalQuote>,
  ids: Ids,
  nameOf: (entity: number) => string,
  statementOf: Resolution["statementOf"]
): ColumnsOf<QuoteRow> => {
  const speaker_entity_ids = speakers.map(ids.all)
  return {
    ...own,
    speaker_entity_id: speaker_entity_ids.map(([first]) => first ?? null),
    speaker_entity_ids,
    speaker_name: speakers.map(([first]) => (first === undefined ? null : nameOf(first))),
    via_entity_id: via.map(orNull(ids.one)),
    addressee_entity_id: addressee.map(orNull(ids.one)),
    statement_id: own.quote_id.map((id) => statementOf.get(id) ?? null)
  }
}

const eventColumns = (
  { actors, antecedent: _, place, recipients, reported_by, ...own }: ColumnsOf<LocalEvent>,
  ids: Ids,
  clusterOf: Resolution["clusterOf"]
): ColumnsOf<EventRow> => ({
  ...own,
  actor_entity_ids: actors.map(ids.all),
  recipient_entity_ids: recipients.map(ids.all),
  place_entity_id: place.map(orNull(ids.one)),
  reported_by_entity_id: reported_by.map(orNull(ids.one)),
  event_cluster_id: own.event_id.map((id) => clusterOf.get(id) ?? null)
})

const TABLES = ["sources", "sentences", "mentions", "quotes", "times", "events"] as const satisfies ReadonlyArray<TableName>

/** The tables of one article; null for those without a row. */
const articleColumns = (
  article: number,
  { columnsOf }: Corpus,
  { clusterOf, copiesOf, entities, statementOf }: Resolution
): Readonly<Record<(typeof TABLES)[number], Columns | null>> => {
  const { events, mentions, quotes, sentences, source, times } = columnsOf(article)
  const ids = idsOf(article, entities)
  const nameOf = (entity: number): string => entities.nameAt(entities.numberOf(article, entity))
  return {
    sources: batchOf(tableOf("sources"), [{ ...source, ...copiesOf(source.source_id) }]).columns,
    sentences,
    mentions: mentions === null ? null : mentionColumns(mentions, ids),
    quotes: quotes === null ? null : quoteColumns(quotes, ids, nameOf, statementOf),
    times,
    events: events === null ? null : eventColumns(events, ids, clusterOf)
  }
}

const lengthOf = (name: TableName, columns: Columns): number => columns[tableOf(name).primaryKey].length

/** The tables of the articles from `from` up to `to`. */
export const articlesPiece = (corpus: Corpus, resolution: Resolution, from: number, to: number): DatasetPiece => {
  const articles = Array.from({ length: to - from }, (_, i) => articleColumns(from + i, corpus, resolution))
  return new Map(
    TABLES.map((name) => {
      const batches = articles.flatMap(({ [name]: columns }): ReadonlyArray<ColumnBatch> =>
        columns === null ? [] : [{ length: lengthOf(name, columns), columns }]
      )
      return [name, joinedBatch(tableOf(name), batches)]
    })
  )
}

/** The tables that are not of articles, some of them. */
export const rowsPiece = (rows: Partial<Readonly<Record<TableName, ReadonlyArray<object>>>>): DatasetPiece =>
  new Map(Object.entries(rows).map(([name, own]) => [name as TableName, batchOf(tableOf(name as TableName), own)]))
