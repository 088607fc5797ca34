/** The rows of a dataset article by article, in batches, as exports read them. Offsets are code points of the text. */
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { Database } from "../write/DuckDb.ts"
import type { DuckDbFailed } from "../write/errors.ts"
import type { ExportInput } from "./Exporter.ts"

export interface Span {
  readonly start: number
  readonly end: number
}

export interface ExportSource {
  readonly source_id: string
  readonly input_path: string
  readonly url: string | null
  readonly outlet: string | null
  readonly title: string | null
  readonly published_at: string | null
  readonly language: string
  readonly license: string | null
  readonly text: string
}

interface Located {
  readonly source_id: string
  readonly char_start: number
  readonly char_end: number
  readonly text: string
  readonly rule_id: string
}

export interface ExportSentence extends Located {
  readonly sentence_id: string
  readonly paragraph: number
  readonly kind: string
  readonly section: string | null
}

export interface ExportMention extends Located {
  readonly mention_id: string
  readonly sentence_id: string
  readonly entity_ids: ReadonlyArray<string>
  readonly names: ReadonlyArray<string>
  readonly mention_kind: string
  readonly mention_type: string
}

export interface ExportQuote extends Located {
  readonly quote_id: string
  readonly sentence_id: string
  readonly quote_kind: string
  readonly parts: ReadonlyArray<Span>
  readonly content: string
  readonly speaker_name: string | null
  readonly speaker_mention_id: string | null
  readonly speaker_entity_id: string | null
  readonly cue_text: string | null
  readonly cue_start: number | null
  readonly cue_end: number | null
  readonly cue_stance: string
  readonly stance: string
}

export interface ExportTime extends Located {
  readonly time_id: string
  readonly sentence_id: string
  readonly timex_type: string
  readonly timex_value: string
}

export interface ExportEvent extends Located {
  readonly event_id: string
  readonly sentence_id: string
  readonly trigger_text: string
  readonly trigger_start: number
  readonly trigger_end: number
  readonly event_type: string
  readonly event_mode: string | null
  readonly modality: string
  readonly actor_spans: ReadonlyArray<Span>
  readonly recipient_spans: ReadonlyArray<Span>
  readonly actors: ReadonlyArray<string> | null
  readonly recipients: ReadonlyArray<string> | null
  readonly event_date_start: string | null
  readonly event_date_end: string | null
}

export interface ExportArticle {
  readonly source: ExportSource
  readonly sentences: ReadonlyArray<ExportSentence>
  readonly mentions: ReadonlyArray<ExportMention>
  readonly quotes: ReadonlyArray<ExportQuote>
  readonly times: ReadonlyArray<ExportTime>
  readonly events: ReadonlyArray<ExportEvent>
}

const ARTICLES_PER_BATCH = 100

const partiesOf = (side: string): string =>
  `(SELECT list(name ORDER BY ordinal) FROM event_parties AS p WHERE p.event_id = t.event_id AND p.side = '${side}')`

const TABLES = {
  sentences: "SELECT * FROM sentences AS t",
  mentions: `SELECT *, (SELECT list(e.name ORDER BY e.name) FROM (SELECT unnest(t.entity_ids) AS entity_id) JOIN entities AS e USING (entity_id)) AS names
    FROM mentions AS t`,
  quotes: "SELECT * FROM quotes AS t",
  times: "SELECT * FROM times AS t",
  events: `SELECT *, ${partiesOf("actor")} AS actors, ${partiesOf("recipient")} AS recipients FROM events AS t`
} as const

type TableRows = { readonly [T in keyof typeof TABLES]: ExportArticle[T] }

const isText = (source: { readonly text: unknown }): source is ExportSource => typeof source.text === "string"

/** Articles with their rows, in order of their ids. Articles whose text was left out (`--no-text`) are passed over. */
export const articlesOf = ({ database, sources }: ExportInput): Stream.Stream<ExportArticle, DuckDbFailed> => {
  const batches = Array.from({ length: Math.ceil(sources.length / ARTICLES_PER_BATCH) }, (_, i) =>
    sources.slice(i * ARTICLES_PER_BATCH, (i + 1) * ARTICLES_PER_BATCH)
  )
  return Stream.fromIterable(batches).pipe(
    Stream.mapEffect((ids) => batchOf(database, ids)),
    Stream.flatMap(Stream.fromIterable)
  )
}

const batchOf = Effect.fnUntraced(function* (database: Database, ids: ReadonlyArray<string>) {
  const within = `WHERE t.source_id IN (${ids.map((id) => `'${id}'`).join(", ")})`
  const ask = (sql: string, order: string) => database.rows(`${sql} ${within} ORDER BY t.source_id, ${order}`)
  const sources = (yield* ask(
    "SELECT * REPLACE (strftime(published_at, '%Y-%m-%dT%H:%M:%SZ') AS published_at) FROM sources AS t",
    "t.source_id"
  )) as unknown as ReadonlyArray<{ readonly text: unknown }>
  const groups: Partial<Record<keyof typeof TABLES, Map<string, Array<unknown>>>> = {}
  for (const name of Object.keys(TABLES) as ReadonlyArray<keyof typeof TABLES>) {
    const rows = yield* ask(TABLES[name], "t.char_start, t.char_end DESC")
    groups[name] = Map.groupBy(rows, (row) => String(row.source_id))
  }
  const rowsOf = <T extends keyof typeof TABLES>(name: T, id: string): TableRows[T] =>
    (groups[name]?.get(id) ?? []) as unknown as TableRows[T]
  return sources.filter(isText).map((source): ExportArticle => ({
    source,
    sentences: rowsOf("sentences", source.source_id),
    mentions: rowsOf("mentions", source.source_id),
    quotes: rowsOf("quotes", source.source_id),
    times: rowsOf("times", source.source_id),
    events: rowsOf("events", source.source_id)
  }))
})
