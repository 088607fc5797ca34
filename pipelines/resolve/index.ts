/**
 * Rows of single articles → the dataset: one row for one thing of the corpus, utterances and events reported by several
 * articles joined, copies grouped. The order in which articles come in changes nothing.
 */
import type { SameCorrection } from "../../nlp/entities/corrections.ts"
import type { Nicknames } from "../../nlp/entities/nicknames.ts"
import type { StatementFinder } from "../../nlp/quotes/statements.ts"
import type { EntityId, EventClusterId, EventId, StatementId } from "../../schemas/ids.ts"
import type { EventRow, LinkRow, MentionRow, QuoteRow, RejectRow } from "../../schemas/index.ts"
import { type Corpus, tablesCorpus } from "../analysed/corpus.ts"
import type { ArticleTables, Dataset, DatasetBatch, LocalEvent, LocalMention, LocalQuote, Reject } from "../dataset.ts"
import { type ResolvedEntities, resolveEntities } from "./entities.ts"
import { resolveEvents } from "./events.ts"
import { byText } from "./hash.ts"
import { rejectRow } from "./reject-row.ts"
import { type Copies, resolveSources } from "./sources.ts"
import { resolveStatements } from "./statements.ts"

/** An entity of one article, by its index in it. */
type IdOf = (entity: number) => EntityId

const mentionRow = ({ entities, ...mention }: LocalMention, idOf: IdOf): MentionRow => {
  const entity_ids = [...new Set(entities.map(idOf))]
  return { ...mention, entity_id: entity_ids.length === 1 ? entity_ids[0] : null, entity_ids }
}

const quoteRow = ({ addressee, speakers, via, ...quote }: LocalQuote, idOf: IdOf, nameOf: (entity: number) => string): QuoteRow => {
  const speaker_entity_ids = [...new Set(speakers.map(idOf))]
  return {
    ...quote,
    speaker_entity_id: speaker_entity_ids[0] ?? null,
    speaker_entity_ids,
    speaker_name: speakers.length === 0 ? null : nameOf(speakers[0]),
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

/** `rejects` rows, sorted by key, one each: the same trouble met again in the same place is told apart by its number. */
const rejectRows = (rejects: ReadonlyArray<Reject>): ReadonlyArray<RejectRow> => {
  const rows = new Map<string, RejectRow>()
  for (const reject of rejects) {
    let row = rejectRow(reject)
    for (let again = 2; rows.has(row.reject_id); again++) row = rejectRow(reject, again)
    rows.set(row.reject_id, row)
  }
  return [...rows.values()].sort((a, b) => byText(a.reject_id, b.reject_id))
}

/** What resolving is done with. */
export interface ResolveWith {
  readonly statements: StatementFinder
  readonly same: ReadonlyArray<SameCorrection>
  readonly nicknames: Nicknames
}

/** What the whole corpus says of its articles: everything that is needed to make their final rows, one article after the other. */
export interface Resolution {
  readonly entities: ResolvedEntities
  readonly copiesOf: (sourceId: string) => Copies
  readonly statementOf: ReadonlyMap<string, StatementId>
  readonly clusterOf: ReadonlyMap<EventId, EventClusterId>
  readonly links: ReadonlyArray<LinkRow>
  readonly rejects: ReadonlyArray<RejectRow>
}

/** **Shape**: what each article keeps ready for it → what joins them. Pure; each step reads what it needs and lets it go. */
export const resolveCorpus = (corpus: Corpus, rejects: ReadonlyArray<Reject>, { nicknames, same, statements }: ResolveWith): Resolution => {
  const entities = resolveEntities(corpus, same, nicknames)
  const sources = resolveSources(corpus)
  const said = resolveStatements(corpus, entities, statements)
  const events = resolveEvents(corpus, entities)
  return {
    entities,
    copiesOf: sources.copiesOf,
    statementOf: said.statementOf,
    clusterOf: events.clusterOf,
    links: linkRows([...sources.links, ...said.links, ...events.links]),
    rejects: rejectRows(rejects)
  }
}

const linkRows = (links: ReadonlyArray<LinkRow>): ReadonlyArray<LinkRow> => links.toSorted((a, b) => byText(a.link_id, b.link_id))

/** The final rows of one article. */
const articlePiece = (article: number, { rowsOf }: Corpus, { clusterOf, copiesOf, entities, statementOf }: Resolution) => {
  const { events, mentions, quotes, sentences, source, times } = rowsOf(article)
  const idOf: IdOf = (entity) => entities.idAt(entities.numberOf(article, entity))
  const nameOf = (entity: number): string => entities.nameAt(entities.numberOf(article, entity))
  const { text_map, ...head } = source
  return {
    sources: [{ ...head, ...copiesOf(source.source_id), text_map }],
    sentences,
    mentions: mentions.map((mention) => mentionRow(mention, idOf)),
    quotes: quotes.map((quote) => ({ ...quoteRow(quote, idOf, nameOf), statement_id: statementOf.get(quote.quote_id) ?? null })),
    times,
    events: events.map((event) => ({ ...eventRow(event, idOf), event_cluster_id: clusterOf.get(event.event_id) ?? null }))
  } satisfies DatasetBatch
}

/** Articles in a piece of a dataset: DuckDB takes many rows at once much faster than few; these are some 20,000. */
const PIECE_ARTICLES = 256

/** The dataset piece by piece, in the order in which it can be loaded: memory holds one piece. */
export function* datasetPieces(corpus: Corpus, resolution: Resolution): Generator<DatasetBatch> {
  for (const entities of resolution.entities.rows()) yield { entities }
  for (let from = 0; from < corpus.heads.length; from += PIECE_ARTICLES) {
    const to = Math.min(from + PIECE_ARTICLES, corpus.heads.length)
    yield joined(Array.from({ length: to - from }, (_, i) => articlePiece(from + i, corpus, resolution)))
  }
  yield { links: resolution.links, rejects: resolution.rejects }
}

const joined = (pieces: ReadonlyArray<ReturnType<typeof articlePiece>>) => ({
  sources: pieces.flatMap(({ sources }) => sources),
  sentences: pieces.flatMap(({ sentences }) => sentences),
  mentions: pieces.flatMap(({ mentions }) => mentions),
  quotes: pieces.flatMap(({ quotes }) => quotes),
  times: pieces.flatMap(({ times }) => times),
  events: pieces.flatMap(({ events }) => events)
})

/** The dataset in memory: all nine tables, sorted by key. */
export const datasetOf = (corpus: Corpus, resolution: Resolution): Dataset => ({
  ...joined(corpus.heads.map((_, article) => articlePiece(article, corpus, resolution))),
  entities: [...resolution.entities.rows()].flat(),
  links: resolution.links,
  rejects: resolution.rejects
})

/** **Shape**: rows of each article, in any order → the dataset. Pure. */
export const resolve = (tables: ReadonlyArray<ArticleTables>, rejects: ReadonlyArray<Reject>, settings: ResolveWith): Dataset => {
  const corpus = tablesCorpus(tables)
  return datasetOf(corpus, resolveCorpus(corpus, rejects, settings))
}
