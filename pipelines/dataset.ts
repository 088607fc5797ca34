/**
 * What passes between the stages: an article as decoded, a reject, the rows of one article, the whole dataset.
 * Plain data, so that it can cross a worker, a cache or a process.
 */
import type { CalendarDay, LocalEntity, MarkedRegion } from "../nlp/annotations.ts"
import type { ParseLimit } from "../nlp/parsed-part.ts"
import type { ColumnBatch } from "./column-batch.ts"
import type { SkippedCounts } from "./ingest/skipped.ts"
import type { EventId } from "../schemas/ids.ts"
import type { EventRow, MentionRow, QuoteRow, Rows, SentenceRow, SourceRow, TableName, TimeRow } from "../schemas/index.ts"

/** How fine a publication time is known, and where it was read. */
export type PublishedGrain = "minute" | "day" | "none"
export type PublishedBasis = "metadata" | "jsonld" | "meta" | "feed" | "filename" | "manifest" | "inferred" | "none"

/** When an article was published. `none`/`none` with nulls when nothing says so: never silently guessed. */
export interface Published {
  /** UTC instant, ISO 8601 with `Z` (`2023-06-18T09:30:00Z`); midnight where the grain is `day`; null when unknown. */
  readonly at: string | null
  /** The zone as it was written (`+08:00`, `Europe/London`), null when none was. */
  readonly tz: string | null
  readonly grain: PublishedGrain
  readonly basis: PublishedBasis
  /** The day on the publisher's calendar, at which the text is read (TimeML's DCT). */
  readonly day: CalendarDay | null
}

/** A stretch of `text` and the stretch of the decoded record it was made from. */
export interface TextMapSegment {
  /** UTF-16 units of `Article.text`, half-open, like every offset before rows are made. */
  readonly text_start: number
  readonly text_end: number
  /** Code points of the decoded record (the record itself is not kept). */
  readonly raw_start: number
  readonly raw_end: number
}

/** One article as it came in: decoded, with what its surroundings say of it. */
export interface Article {
  /** Relative to the input root, `/`-separated. */
  readonly input_path: string
  /** Line, record or row inside the file, null when the file is the article. */
  readonly input_member: string | null
  /** Other paths (with `#member`) that hold the same bytes and the same or no url, sorted. Filled by `resolve`. */
  readonly also_at: ReadonlyArray<string>
  /** SHA-256 of the record's bytes, 64 lower-case hex digits. */
  readonly sha256: string
  readonly byte_length: number
  /** `text/plain`, `text/html` … */
  readonly media_type: string
  /** As decoded, lower-case: `utf-8`. */
  readonly charset: string
  /** The decoded text: byte order mark dropped, line ends `\n`, nothing else changed. */
  readonly text: string
  readonly text_map: ReadonlyArray<TextMapSegment>
  /** Regions that the input's markup names (captions, bylines, headings …), in UTF-16 units of `text`; not given where it has none. */
  readonly regions?: ReadonlyArray<MarkedRegion>
  readonly url: string | null
  readonly canonical_url: string | null
  readonly outlet: string | null
  readonly title: string | null
  readonly byline: string | null
  readonly published: Published
  /** BCP 47, lower-case: `en`. */
  readonly language: string
  readonly language_basis: "declared" | "detected"
  readonly license: string | null
  /** Free words of the manifest (why a date was inferred); goes into `run.json`, not into a table. */
  readonly note: string | null
}

export type RejectStage = "read" | "decode" | "metadata" | "clean" | "annotate"

/** What could not be taken. The other records go on. */
export interface Reject {
  readonly input_path: string
  readonly input_member: string | null
  /** Where the trouble starts, in bytes of the file; null when it concerns the whole. */
  readonly byte_offset: number | null
  /** Of the record's bytes, null when they could not be read. */
  readonly sha256: string | null
  readonly stage: RejectStage
  /** `OR…`, see docs/reference/errors.md. */
  readonly error_code: string
  /** What was expected and what to do, one line, without machine paths. */
  readonly message: string
  /** The first characters of what was found, null when it is not text. */
  readonly excerpt: string | null
  /** True when the same record may succeed later without being changed. */
  readonly is_replayable: boolean
}

/** A row with the columns that only a look at all articles can fill left out. */
type Local<Row, Columns extends keyof Row> = Omit<Row, Columns>

/** Numbers here index `ArticleTables.entities`. */
export interface LocalMention extends Local<MentionRow, "entity_id" | "entity_ids"> {
  readonly entities: ReadonlyArray<number>
}
export interface LocalQuote extends Local<
  QuoteRow,
  "speaker_entity_id" | "speaker_entity_ids" | "speaker_name" | "via_entity_id" | "addressee_entity_id" | "statement_id"
> {
  readonly speakers: ReadonlyArray<number>
  readonly via: number | null
  readonly addressee: number | null
}
export interface LocalEvent extends Local<
  EventRow,
  "actor_entity_ids" | "recipient_entity_ids" | "place_entity_id" | "reported_by_entity_id" | "event_cluster_id"
> {
  readonly actors: ReadonlyArray<number>
  readonly recipients: ReadonlyArray<number>
  readonly place: number | null
  readonly reported_by: number | null
  /** The earlier report of this article that a definite nominal (“the talks”) points to, null for all others. */
  readonly antecedent: EventId | null
}

/**
 * The rows of one article, before it is compared with others: every key that only depends on the article is there,
 * entities are still the article's own. Plain data, offsets in code points.
 */
export interface ArticleTables {
  readonly source: Local<SourceRow, "dup_group_id" | "dup_kind" | "dup_score">
  readonly sentences: ReadonlyArray<SentenceRow>
  readonly entities: ReadonlyArray<LocalEntity>
  readonly mentions: ReadonlyArray<LocalMention>
  readonly quotes: ReadonlyArray<LocalQuote>
  readonly times: ReadonlyArray<TimeRow>
  readonly events: ReadonlyArray<LocalEvent>
  /** The day on the publisher's calendar, null when not known. */
  readonly published_on: CalendarDay | null
  /** The limit beyond which nothing was parsed, null where all of the article was. */
  readonly parse_limit: ParseLimit | null
  /** Fingerprint of the text, for finding copies of it (`nlp/duplicates`). */
  readonly sketch: Uint32Array
}

/** All nine tables, rows sorted by key. */
export type Dataset = { readonly [T in TableName]: ReadonlyArray<Rows[T]> }

/**
 * A piece of a dataset, its tables by columns, in any order. Over a stream of pieces the rows of each table come in key order, and a row comes
 * after the rows it refers to by a foreign key declared in DuckDB (`LOAD_ORDER`; inside one piece any order will do).
 */
export type DatasetPiece = ReadonlyMap<TableName, ColumnBatch>

export type Format = "arrow" | "csv" | "parquet" | "duckdb"

/** What is known of an input record once it is read, for `run.json`. */
export interface InputRecord {
  readonly path: string
  readonly member: string | null
  /** Of its bytes. */
  readonly sha256: string | null
  /** The manifest's, where it has one. */
  readonly note: string | null
}

/** An article that was not parsed to its end: what lies beyond has its sentences and nothing else. */
export interface CutArticle {
  readonly path: string
  readonly member: string | null
  readonly source_id: string
  readonly limit: ParseLimit
}

/** What a run knows of itself, for `run.json`: the only place for a clock. */
export interface RunInfo {
  /** Version of the program and of what it is built on, by name. */
  readonly versions: Readonly<Record<string, string>>
  /** Settings as given and as defaulted, without machine paths. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Every input record, in order. */
  readonly inputs: Iterable<InputRecord>
  /** What the readers passed over, by kind. */
  readonly skipped: SkippedCounts
  /** Articles that were not parsed to their ends. */
  readonly cut: ReadonlyArray<CutArticle>
  /** Articles read, and how many of them no earlier run had kept. */
  readonly work: { readonly articles: number; readonly analysed: number }
  readonly started_at: string
}
