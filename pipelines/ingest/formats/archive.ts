/** Zip and tar archives: each file inside is read as if it lay in a folder. Streamed; one file inside is in memory at a time. */
import * as Effect from "effect/Effect"
import * as Tar from "effect/encoding/Tar"
import * as Zip from "effect/encoding/Zip"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type * as PlatformError from "effect/PlatformError"
import { type Budget, budgetOf, spend, troubleOf } from "../expansion.ts"
import { MAX_RECORD_BYTES } from "../lines.ts"
import { MANIFEST_NAME } from "../manifest.ts"
import { readFile } from "../read-file.ts"
import { type FileRecord, HEAD_BYTES, type InputFile, isPage, type Reader } from "../reader.ts"
import { rejected } from "../rejected.ts"
import type { SkippedKind } from "../skipped.ts"
import { isPackage, isTar, isZip } from "../sniff.ts"

export interface ArchiveEntry<E> {
  readonly header: { readonly path: string; readonly type: string }
  readonly body: Stream.Stream<Uint8Array, E>
}
export type ArchiveError = PlatformError.PlatformError | Zip.ZipError | Tar.TarError

/** What an entry costs of the budget besides its bytes: a million empty files are a bomb too. */
const ENTRY_BYTES = 1024

/** The entries of an archive in its order. Each body is to be read before the next entry is asked for. */
export const entriesOf = (file: InputFile): Stream.Stream<ArchiveEntry<ArchiveError>, ArchiveError> =>
  isTar(file) ? file.chunks.pipe(Stream.pipeThroughChannel(Tar.decode())) : file.chunks.pipe(Stream.pipeThroughChannel(Zip.decode()))

/** An entry's bytes, null where they are more than a record may have; they are then counted, not kept. */
export const collect = <E>(entry: ArchiveEntry<E>, budget: Budget): Effect.Effect<Uint8Array | null, E> =>
  Effect.suspend(() => {
    let parts: Array<Uint8Array> | null = []
    let bytes = 0
    spend(budget, ENTRY_BYTES)
    return Stream.runForEach(entry.body, (chunk) =>
      Effect.sync(() => {
        spend(budget, chunk.length)
        bytes += chunk.length
        if (bytes > MAX_RECORD_BYTES) parts = null
        parts?.push(chunk)
      })
    ).pipe(Effect.map(() => (parts === null ? null : Buffer.concat(parts))))
  })

/** Links, and what file managers leave behind, are no articles; null for a file that may hold one. */
const passedOver = ({ header }: ArchiveEntry<unknown>): SkippedKind | "folder" | null => {
  if (header.type === "Directory" || header.path.endsWith("/")) return "folder"
  const names = header.path.split(/[/\\]/u)
  const isHidden = names.some((name) => name === "__MACOSX" || (name.startsWith(".") && !/^\.\.?$/u.test(name)))
  if (isHidden) return "hidden file in an archive"
  if (header.type !== "File") return "link in an archive"
  return names.at(-1) === MANIFEST_NAME ? "MANIFEST.json in an archive" : null
}

/** The record's place in the archive: the entry's path, and the place inside it. */
const placed = (archive: InputFile, path: string, record: FileRecord): FileRecord => {
  const place = (member: string | null) => ({ input_path: archive.input_path, input_member: member === null ? path : `${path}#${member}` })
  if (isPage(record)) return { ...record, ...place(record.input_member), byte_offset: null }
  return Result.isSuccess(record)
    ? Result.succeed({ ...record.success, ...place(record.success.input_member) })
    : Result.fail({ ...record.failure, ...place(record.failure.input_member), byte_offset: null })
}

const readEntry = (
  archive: InputFile,
  entry: ArchiveEntry<ArchiveError>,
  budget: Budget,
  formats: ReadonlyArray<Reader>
): Stream.Stream<FileRecord, ArchiveError> => {
  const { path } = entry.header
  return Stream.unwrap(
    Effect.map(collect(entry, budget), (bytes) => {
      const kind = passedOver(entry)
      if (kind !== null) {
        if (kind !== "folder") archive.skip?.(kind)
        return Stream.empty
      }
      if (bytes === null) return Stream.succeed<FileRecord>(Result.fail(rejected("OR113", archive.input_path, { input_member: path })))
      const file: InputFile = {
        input_path: path,
        size: bytes.length,
        head: bytes.subarray(0, HEAD_BYTES),
        bytes: Effect.succeed(bytes),
        chunks: Stream.succeed(bytes),
        declared: archive.declared === null ? null : { ...archive.declared, sha256: null },
        budget,
        ...(archive.skip === undefined ? {} : { skip: archive.skip })
      }
      return readFile(formats, file)
    })
  ).pipe(Stream.map((record) => placed(archive, path, record)))
}

/** Archives of what the formats given read. Books and office documents, which are zips too, have readers of their own. */
export const archiveReader = (formats: ReadonlyArray<Reader>): Reader => ({
  id: "archive",
  accepts: (file) => (isZip(file) && !isPackage(file)) || isTar(file),
  isNamed: ({ input_path }) => /\.(?:zip|tar)$/iu.test(input_path),
  read: (file) => {
    const budget = budgetOf(file)
    return entriesOf(file).pipe(
      Stream.flatMap((entry) => readEntry(file, entry, budget, formats)),
      Stream.catchCause((cause) => Stream.succeed<FileRecord>(Result.fail(rejected(troubleOf(cause), file.input_path))))
    )
  }
})
