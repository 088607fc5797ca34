import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { Article, Reject } from "../../pipelines/dataset.ts"
import { asRead } from "../../pipelines/ingest/PageReader.ts"
import { HEAD_BYTES, type InputFile, readerOf } from "../../pipelines/ingest/reader.ts"
import { makeReaders } from "../../pipelines/ingest/readers.ts"
import { countSkipped, type SkippedCounts } from "../../pipelines/ingest/skipped.ts"
import type { FieldMap } from "../../pipelines/ingest/fields.ts"

/** A file that exists in memory only, handed over in chunks of `chunkBytes`. */
export const inputFile = (input_path: string, content: string | Uint8Array, chunkBytes = 1000): InputFile => {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content
  const chunks = Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, i) =>
    bytes.subarray(i * chunkBytes, (i + 1) * chunkBytes)
  )
  return {
    input_path,
    size: bytes.length,
    head: bytes.subarray(0, HEAD_BYTES),
    bytes: Effect.succeed(bytes),
    chunks: Stream.fromIterable(chunks),
    declared: null
  }
}

interface Read {
  readonly articles: ReadonlyArray<Article>
  readonly rejects: ReadonlyArray<Reject>
  readonly skipped: SkippedCounts
  readonly format: string | null
}

/** What the readers make of a file. */
export const readAll = async (file: InputFile, map: FieldMap = {}): Promise<Read> => {
  const skipped = countSkipped()
  const reader = readerOf(makeReaders(map), file)
  if (reader === undefined) return { articles: [], rejects: [], skipped: {}, format: null }
  const readings = await Effect.runPromise(Stream.runCollect(Stream.mapEffect(reader.read({ ...file, skip: skipped.add }), asRead)))
  return {
    skipped: skipped.counts(),
    articles: readings.filter(Result.isSuccess).map((each) => each.success),
    rejects: readings.filter(Result.isFailure).map((each) => each.failure),
    format: reader.id
  }
}
