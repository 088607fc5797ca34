/** A file, on its own or inside an archive → its records, each accounted for. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { type FileRecord, type InputFile, type Reader, readerOf } from "./reader.ts"
import { rejected } from "./rejected.ts"

/** The records of a file, by the format that takes it. A file of no format that is read is a reject. */
export const readFile = (formats: ReadonlyArray<Reader>, file: InputFile): Stream.Stream<FileRecord> => {
  const reader = readerOf(formats, file)
  return reader === undefined
    ? Stream.succeed<FileRecord>(Result.fail(rejected("OR109", file.input_path)))
    : accountedFor(file.input_path, reader.read(file))
}

/** A file without a single record is said to be empty; a reader at fault costs its file, not the run. */
const accountedFor = (input_path: string, found: Stream.Stream<FileRecord>): Stream.Stream<FileRecord> => {
  const fail = (code: "OR102" | "OR119"): Stream.Stream<FileRecord> => Stream.succeed<FileRecord>(Result.fail(rejected(code, input_path)))
  let records = 0
  return found.pipe(
    Stream.tap(() => Effect.sync(() => records++)),
    Stream.catchCause(() => {
      records++
      return fail("OR119")
    }),
    Stream.concat(Stream.suspend(() => (records === 0 ? fail("OR102") : Stream.empty)))
  )
}
