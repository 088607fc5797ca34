/**
 * What passes between the stages: an article as decoded, a reject, the rows of one article, the whole dataset.
 * Plain data, so that it can cross a worker, a cache or a process.
 */
import type { CalendarDay } from "../nlp/annotations.ts"

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
