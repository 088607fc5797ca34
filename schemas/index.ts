/** The nine tables. */
import { entities, type EntityRow } from "./entities.ts"
import { events, type EventRow } from "./events.ts"
import { links, type LinkRow } from "./links.ts"
import { mentions, type MentionRow } from "./mentions.ts"
import { quotes, type QuoteRow } from "./quotes.ts"
import { rejects, type RejectRow } from "./rejects.ts"
import { sentences, type SentenceRow } from "./sentences.ts"
import { sources, type SourceRow } from "./sources.ts"
import type { Table } from "./table.ts"
import { times, type TimeRow } from "./times.ts"

export type { EntityRow, EventRow, LinkRow, MentionRow, QuoteRow, RejectRow, SentenceRow, SourceRow, TimeRow }

/** The row type of each table. */
export interface Rows {
  readonly sources: SourceRow
  readonly sentences: SentenceRow
  readonly entities: EntityRow
  readonly mentions: MentionRow
  readonly quotes: QuoteRow
  readonly times: TimeRow
  readonly events: EventRow
  readonly links: LinkRow
  readonly rejects: RejectRow
}
export type TableName = keyof Rows

/** The tables, in the order in which people read about them. */
export const tables = { sources, sentences, entities, mentions, quotes, times, events, links, rejects }

export const TABLE_NAMES = Object.keys(tables) as ReadonlyArray<TableName>

/**
 * The order in which tables are loaded. A foreign key to a table above is declared in DuckDB; one that points down or
 * to its own table cannot be, and is checked by a query instead.
 */
export const LOAD_ORDER: ReadonlyArray<TableName> = [
  "entities",
  "sources",
  "sentences",
  "times",
  "mentions",
  "quotes",
  "events",
  "links",
  "rejects"
]

/** A table without its column types, for code that treats all tables alike. */
export const tableOf = (name: TableName): Table => tables[name] as unknown as Table

export * as ids from "./ids.ts"
export { foreignKeys, SCHEMA_VERSION, type RowOf, type Table } from "./table.ts"
