/** What is piped in, as a file: readers look at the start of a file before they read it, which a pipe allows once only. */
import { createWriteStream } from "node:fs"
import { pipeline } from "node:stream/promises"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import { InputNotFound } from "./errors.ts"
import type { FoundFile } from "./find-files.ts"

/** The path that means standard input, on the command line and as `input_path`. */
export const STANDARD_INPUT = "-"

/** Spools a stream to a temporary file, which is deleted with the scope. **Errors**: InputNotFound, where it cannot be read. */
export const spool = Effect.fn("spool")(function* (input: NodeJS.ReadableStream) {
  const fs = yield* FileSystem.FileSystem
  const unreadable = (): InputNotFound => new InputNotFound({ path: STANDARD_INPUT })
  const path = yield* fs.makeTempFileScoped({ prefix: "onrecord-" }).pipe(Effect.mapError(unreadable))
  yield* Effect.tryPromise({ try: (signal) => pipeline(input, createWriteStream(path), { signal }), catch: unreadable })
  const { size } = yield* fs.stat(path).pipe(Effect.mapError(unreadable))
  return { input_path: STANDARD_INPUT, path, size: Number(size), declared: null } satisfies FoundFile
})
