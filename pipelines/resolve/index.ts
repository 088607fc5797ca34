/**
 * Rows of single articles → the dataset: one row for one thing of the corpus, utterances and events reported by several
 * articles joined, copies grouped. The order in which articles come in changes nothing.
 */
import type { SameCorrection } from "../../nlp/entities/corrections.ts"
import type { StatementFinder } from "../../nlp/quotes/statements.ts"
import type { EntityId, RejectId } from "../../schemas/ids.ts"
import type { EventRow, LinkRow, MentionRow, QuoteRow, RejectRow } from "../../schemas/index.ts"
import type { ArticleTables, Dataset, LocalEvent, LocalMention, LocalQuote, Reject } from "../dataset.ts"
import { type ResolvedEntities, resolveEntities } from "./entities.ts"
import { resolveEvents } from "./events.ts"
import { byText, hash16 } from "./hash.ts"
import { distinctArticles, sourceRows } from "./sources.ts"
import { resolveStatements } from "./statements.ts"

/** Entities of one article, by their index in it. */
type IdOf = (entity: number) => EntityId

const mentionRow = ({ entities, ...mention }: LocalMention, idOf: IdOf): MentionRow => {
  const entity_ids = [...new Set(entities.map(idOf))]
  return { ...mention, entity_id: entity_ids.length === 1 ? entity_ids[0] : null, entity_ids }
}

const quoteRow = ({ addressee, speakers, via, ...quote }: LocalQuote, idOf: IdOf, { rowOf }: ResolvedEntities): QuoteRow => {
  const speaker_entity_ids = [...new Set(speakers.map(idOf))]
  const speaker_entity_id = speaker_entity_ids[0] ?? null
  return {
    ...quote,
    speaker_entity_id,
    speaker_entity_ids,
    speaker_name: speaker_entity_id === null ? null : (rowOf.get(speaker_entity_id)?.name ?? null),
    via_entity_id: via === null ? null : idOf(via),
    addressee_entity_id: addressee === null ? null : idOf(addressee),
    statement_id: null
  }
}

const eventRow = ({ actors, antecedent: _, place, recipients, reported_by, ...event }: LocalEvent, idOf: IdOf): EventRow => ({
  ...event,
  actor_entity_ids: [...new Set(actors.map(idOf))],
  recipient_entity_ids: [...new Set(recipients.map(idOf))],
  place_entity_id: place === null ? null : idOf(place),
  reported_by_entity_id: reported_by === null ? null : idOf(reported_by),
  event_cluster_id: null
})

/** `rejects` rows, sorted by key; the same trouble in the same place is one row. */
const rejectRows = (rejects: ReadonlyArray<Reject>): ReadonlyArray<RejectRow> => {
  const rows = new Map<string, RejectRow>()
  for (const reject of rejects) {
    const { byte_offset, error_code, input_member, input_path } = reject
    const reject_id = `r_${hash16(input_path, input_member ?? "", String(byte_offset ?? ""), error_code)}` as RejectId
    rows.set(reject_id, { reject_id, ...reject })
  }
  return [...rows.values()].sort((a, b) => byText(a.reject_id, b.reject_id))
}

/** What resolving is done with. */
export interface ResolveWith {
  readonly statements: StatementFinder
  readonly same: ReadonlyArray<SameCorrection>
}

/** **Shape**: rows of each article, in any order → all nine tables, sorted by key. Pure. */
export const resolve = (
  tables: ReadonlyArray<ArticleTables>,
  rejects: ReadonlyArray<Reject>,
  { same, statements }: ResolveWith
): Dataset => {
  const articles = distinctArticles(tables)
  const entities = resolveEntities(articles, same)
  const idsOf = articles.map(
    (_, article): IdOf =>
      (entity) =>
        entities.idOf(article, entity)
  )
  const sources = sourceRows(articles)
  const quotes = resolveStatements(
    articles.flatMap((article, at) => article.quotes.map((quote) => quoteRow(quote, idsOf[at], entities))),
    articles,
    entities,
    statements
  )
  const events = resolveEvents(
    articles.flatMap((article, at) => article.events.map((event) => eventRow(event, idsOf[at]))),
    articles
  )
  return {
    sources: sources.rows,
    sentences: articles.flatMap(({ sentences }) => sentences),
    entities: entities.rows,
    mentions: articles.flatMap(({ mentions }, at) => mentions.map((mention) => mentionRow(mention, idsOf[at]))),
    quotes: quotes.rows,
    times: articles.flatMap(({ times }) => times),
    events: events.rows,
    links: linkRows([...sources.links, ...quotes.links, ...events.links]),
    rejects: rejectRows(rejects)
  }
}

const linkRows = (links: ReadonlyArray<LinkRow>): ReadonlyArray<LinkRow> => links.toSorted((a, b) => byText(a.link_id, b.link_id))
