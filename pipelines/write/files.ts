/** The files of a dataset with their hashes. */
import { createHash, hash } from "node:crypto"
import { readFileSync, statSync } from "node:fs"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Stream from "effect/Stream"
import { unwritable } from "./errors.ts"

/** A file of the dataset. */
export interface OutputFile {
  /** Relative to the dataset, `/`-separated. */
  readonly path: string
  readonly bytes: number
  /** SHA-256, hexadecimal. */
  readonly sha256: string
}

/** A file up to this size is hashed at once: what a stream, or a wait, costs is more than the hash. A report has a file for each article. */
const CHUNK_BYTES = 1 << 20

/** `name` is relative to the folder, with the system's separator. Null for what is no file. */
const hashed = Effect.fnUntraced(function* (folder: string, name: string, known: ReadonlyMap<string, OutputFile>) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const relative = name.split(path.sep).join("/")
  const before = known.get(relative)
  if (before !== undefined) return before
  const whole = path.join(folder, name)
  const small = yield* Effect.try({
    try: (): number | OutputFile | null => {
      const stat = statSync(whole)
      if (!stat.isFile()) return null
      return stat.size > CHUNK_BYTES ? stat.size : { path: relative, bytes: stat.size, sha256: hash("sha256", readFileSync(whole)) }
    },
    catch: (cause) => (cause instanceof Error ? cause : new Error(String(cause)))
  })
  if (typeof small !== "number") return small
  const digest = createHash("sha256")
  yield* Stream.runForEach(fs.stream(whole, { chunkSize: CHUNK_BYTES }), (chunk) => Effect.sync(() => digest.update(chunk)))
  return { path: relative, bytes: small, sha256: digest.digest("hex") }
})

/** Every file under a folder, sorted by path. `known` are those that were hashed before and have not changed since. */
export const outputFiles = (folder: string, known: ReadonlyArray<OutputFile> = []) =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const names = (yield* fs.readDirectory(folder, { recursive: true })).toSorted()
    const before = new Map(known.map((file) => [file.path, file]))
    const files: Array<OutputFile> = []
    for (const name of names) {
      const file = yield* hashed(folder, name, before)
      if (file !== null) files.push(file)
    }
    return files
  }).pipe(Effect.mapError(unwritable(folder)), Effect.withSpan("outputFiles"))

/** Folders of one file a table. */
const TABLE_FOLDERS = ["arrow", "csv", "parquet"] as const

/** The files of the tables, sorted by path; DuckDB's is not among them, which has no bytes of its own and is compared by content. */
export const tableFiles = Effect.fn("tableFiles")(function* (folder: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const files: Array<OutputFile> = []
  for (const name of TABLE_FOLDERS) {
    const inside = path.join(folder, name)
    if (!(yield* Effect.mapError(fs.exists(inside), unwritable(inside)))) continue
    for (const file of yield* outputFiles(inside)) files.push({ ...file, path: `${name}/${file.path}` })
  }
  return files
})
