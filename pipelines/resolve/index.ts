/**
 * Rows of single articles → the dataset: one row for one thing of the corpus, utterances and events reported by several
 * articles joined, copies grouped. The order in which articles come in changes nothing.
 */
import type { SameCorrection } from "../../nlp/entities/corrections.ts"
import type { Nicknames } from "../../nlp/entities/nicknames.ts"
import type { StatementFinder } from "../../nlp/quotes/statements.ts"
import type { EventClusterId, EventId, StatementId } from "../../schemas/ids.ts"
import { type LinkRow, type RejectRow, tableOf } from "../../schemas/index.ts"
import { type Corpus, tablesCorpus } from "../analysed/corpus.ts"
import { rowsOf } from "../column-batch.ts"
import type { ArticleTables, Dataset, DatasetPiece, Reject } from "../dataset.ts"
import { type ResolvedEntities, resolveEntities } from "./entities.ts"
import { resolveEvents } from "./events.ts"
import { byText } from "./hash.ts"
import { createParkedRows } from "./parked.ts"
import { articlesPiece, rowsPiece } from "./pieces.ts"
import { rejectRow } from "./reject-row.ts"
import { type Copies, resolveSources } from "./sources.ts"
import { resolveStatements } from "./statements.ts"

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
  /** Sorted by id, put by. */
  readonly links: () => Iterable<ReadonlyArray<LinkRow>>
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

const linkRows = (links: Array<LinkRow>): Resolution["links"] => {
  const parked = createParkedRows<LinkRow>()
  for (const link of links.sort((a, b) => byText(a.link_id, b.link_id))) parked.push(link)
  return parked.blocks
}

/** Articles in a piece of a dataset: DuckDB takes many rows at once much faster than few; these are some 20,000. */
const PIECE_ARTICLES = 256

/**
 * The dataset piece by piece, once, in the order in which it can be loaded: memory holds one piece, and after the last nothing that
 * pieces are made of.
 */
export const datasetPieces = (corpus: Corpus, resolution: Resolution): IterableIterator<DatasetPiece> =>
  untilDone(allPieces(corpus, resolution))

/** Lets go of an iterator that is done. A generator holds on to its arguments for as long as somebody holds on to it. */
const untilDone = <A>(items: Iterator<A>): IterableIterator<A> => {
  const left: { items: Iterator<A> | null } = { items }
  return {
    next: () => {
      const next = left.items?.next() ?? { done: true, value: undefined }
      if (next.done === true) left.items = null
      return next
    },
    [Symbol.iterator]() {
      return this
    }
  }
}

function* allPieces(corpus: Corpus, resolution: Resolution): Generator<DatasetPiece> {
  for (const entities of resolution.entities.rows()) yield rowsPiece({ entities })
  for (let from = 0; from < corpus.size; from += PIECE_ARTICLES)
    yield articlesPiece(corpus, resolution, from, Math.min(from + PIECE_ARTICLES, corpus.size))
  for (const links of resolution.links()) yield rowsPiece({ links })
  yield rowsPiece({ rejects: resolution.rejects })
}

/** The dataset in memory: all nine tables, sorted by key. */
export const datasetOf = (corpus: Corpus, resolution: Resolution): Dataset => {
  const piece = articlesPiece(corpus, resolution, 0, corpus.size)
  // Rows of the tables whose columns these are.
  const rows = Object.fromEntries([...piece].map(([name, batch]) => [name, rowsOf(tableOf(name), batch)])) as unknown as Dataset
  return { ...rows, entities: [...resolution.entities.rows()].flat(), links: [...resolution.links()].flat(), rejects: resolution.rejects }
}

/** **Shape**: rows of each article, in any order → the dataset. Pure. */
export const resolve = (tables: ReadonlyArray<ArticleTables>, rejects: ReadonlyArray<Reject>, settings: ResolveWith): Dataset => {
  const corpus = tablesCorpus(tables)
  return datasetOf(corpus, resolveCorpus(corpus, rejects, settings))
}
