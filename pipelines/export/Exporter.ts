/** A dataset in the formats of other tools. Each format is an `Exporter`: it asks the database and gives files. */
import type * as Effect from "effect/Effect"
import type * as Stream from "effect/Stream"
import type { Annotator } from "../annotate/Annotator.ts"
import type { Lexicons } from "../annotate/Lexicons.ts"
import type { Database } from "../write/DuckDb.ts"
import type { DuckDbFailed } from "../write/errors.ts"

/** A file of an export: a name relative to its folder, and its text. */
export interface ExportFile {
  readonly name: string
  readonly text: string
}

export interface ExportInput {
  readonly database: Database
  /** Ids of the articles, sorted. */
  readonly sources: ReadonlyArray<string>
}

export interface Exporter {
  /** What the files are and who reads them. */
  readonly about: string
  readonly files: (input: ExportInput) => Stream.Stream<ExportFile, DuckDbFailed, Annotator | Lexicons>
}

export type Rows<T> = Effect.Effect<ReadonlyArray<T>, DuckDbFailed>
