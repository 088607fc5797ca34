/** What turns an input file into articles. One reader a format; which one takes a file is decided by content first, name second. */
import type * as Effect from "effect/Effect"
import type * as PlatformError from "effect/PlatformError"
import type * as Result from "effect/Result"
import type * as Stream from "effect/Stream"
import type { Article, Reject } from "../dataset.ts"
import type { Budget } from "./expansion.ts"
import type { Declared } from "./manifest.ts"

/** A record that was read: an article, or why there is none. */
export type Reading = Result.Result<Article, Reject>

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
  readonly read: (file: InputFile) => Stream.Stream<Reading>
}

/** The reader of a file: by content first, by name second; undefined for a format that is not read. */
export const readerOf = (formats: ReadonlyArray<Reader>, file: InputFile): Reader | undefined =>
  formats.find((each) => each.accepts(file)) ?? formats.find((each) => each.isNamed(file))
