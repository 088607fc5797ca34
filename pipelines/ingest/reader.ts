/** What turns an input file into articles. One reader a format; which one takes a file is decided by content first, name second. */
import type * as Effect from "effect/Effect"
import type * as PlatformError from "effect/PlatformError"
import type * as Result from "effect/Result"
import type * as Stream from "effect/Stream"
import type { Article, Published, Reject } from "../dataset.ts"
import type { Budget } from "./expansion.ts"
import type { Declared } from "./manifest.ts"
import type { SkippedKind } from "./skipped.ts"

/** A record that was read: an article, or why there is none. */
export type Reading = Result.Result<Article, Reject>

/**
 * A record that holds a web page, which is costly to read: found and told apart from others, not yet decoded. Plain data, so that any
 * thread can read it (`readPageRecord`); what it says decides over the article, where it stands does not.
 */
export interface PageRecord {
  readonly _tag: "PageRecord"
  readonly input_path: string
  readonly input_member: string | null
  /** Of the record in its file, null when it is the file or its place is not known. */
  readonly byte_offset: number | null
  /** Of the record's bytes. */
  readonly sha256: string
  readonly byte_length: number
  /** The page's bytes, or a page that a data record holds in one of its fields. */
  readonly content:
    | { readonly kind: "bytes"; readonly bytes: Uint8Array; readonly charset: string | null }
    | {
        readonly kind: "value"
        readonly html: string
        readonly charset: string
        readonly replacements: number
        readonly media_type: string
      }
  /** What the record says of its article: goes before what the page says. */
  readonly fields: RecordFields
  readonly declared: Declared | null
  /** Bytes of an article's text in UTF-8; a larger one is a reject. */
  readonly max_article_bytes: number
}

/** A record as a reader finds it. */
export type FileRecord = Reading | PageRecord

export const isPage = (record: FileRecord): record is PageRecord => record._tag === "PageRecord"

/** What a record says of its article. Left out: not said. */
export interface RecordFields {
  readonly url?: string | null
  readonly canonicalUrl?: string | null
  readonly outlet?: string | null
  readonly title?: string | null
  readonly byline?: string | null
  readonly published?: Published | null
  readonly language?: string | null
  readonly license?: string | null
}

/** An input file, not yet read. */
export interface InputFile {
  /** Relative to the input root, `/`-separated: `input_path` of every row made from it. */
  readonly input_path: string
  /** Bytes. */
  readonly size: number
  /** The first bytes of the file, up to `HEAD_BYTES`, for telling its format. */
  readonly head: Uint8Array
  /** The whole file. For formats of one article a file. */
  readonly bytes: Effect.Effect<Uint8Array, PlatformError.PlatformError>
  /** The file chunk by chunk. For formats of many records, so that memory stays bounded. */
  readonly chunks: Stream.Stream<Uint8Array, PlatformError.PlatformError>
  /** What `MANIFEST.json` beside the file says of it, null when it says nothing. */
  readonly declared: Declared | null
  /** Told of whatever a reader passes over. */
  readonly skip?: (kind: SkippedKind) => void
  /** What may still be unpacked of an archive that this file lies in; not given for a file of its own. */
  readonly budget?: Budget
}

/** Bytes of a file that readers see before one of them takes it. */
export const HEAD_BYTES = 4096

/** A format. Readers hold no state and never fail: whatever cannot be taken is a reject, and the rest goes on. */
export interface Reader {
  readonly id: string
  /** True for a file whose content tells that it is of this format. */
  readonly accepts: (file: InputFile) => boolean
  /** True for a file whose name tells so; asked when no reader knows the content. */
  readonly isNamed: (file: InputFile) => boolean
  /** The file's records in their order; `input_member` and `byte_offset` say where each stands. */
  readonly read: (file: InputFile) => Stream.Stream<FileRecord>
}

/** The reader of a file: by content first, by name second; undefined for a format that is not read. */
export const readerOf = (formats: ReadonlyArray<Reader>, file: InputFile): Reader | undefined =>
  formats.find((each) => each.accepts(file)) ?? formats.find((each) => each.isNamed(file))
