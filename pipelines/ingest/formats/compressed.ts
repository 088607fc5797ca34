/** gzip and Zstandard around any other format. Unpacked as a stream, up to a limit, so that a bomb costs no more than a large file. */
import { Readable } from "node:stream"
import { createGunzip, createZstdDecompress } from "node:zlib"
import * as Effect from "effect/Effect"
import * as PlatformError from "effect/PlatformError"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { budgetOf, spend } from "../expansion.ts"
import { MAX_RECORD_BYTES } from "../lines.ts"
import { type FileRecord, HEAD_BYTES, type InputFile, type Reader, readerOf } from "../reader.ts"
import { rejected } from "../rejected.ts"

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b
const isZstd = (head: Uint8Array): boolean => head[0] === 0x28 && head[1] === 0xb5 && head[2] === 0x2f && head[3] === 0xfd

const failure = (cause: unknown): PlatformError.PlatformError =>
  PlatformError.systemError({ _tag: "InvalidData", module: "Compression", method: "read", cause })

async function* unpack(file: InputFile): AsyncGenerator<Uint8Array> {
  const decompress = isGzip(file.head) ? createGunzip() : createZstdDecompress()
  const packed = Readable.from(Stream.toAsyncIterable(file.chunks))
  packed.on("error", (error) => decompress.destroy(error))
  packed.pipe(decompress)
  const budget = budgetOf(file)
  for await (const chunk of decompress) {
    spend(budget, (chunk as Uint8Array).length)
    yield chunk as Uint8Array
  }
}

/** The first bytes inside, null when it cannot be unpacked at all. */
const headOf = async (file: InputFile): Promise<Uint8Array | null> => {
  const parts: Array<Uint8Array> = []
  let bytes = 0
  try {
    for await (const chunk of unpack(file)) {
      parts.push(chunk)
      bytes += chunk.length
      if (bytes >= HEAD_BYTES) break
    }
  } catch {
    if (bytes === 0) return null
  }
  return Buffer.concat(parts).subarray(0, HEAD_BYTES)
}

const collect = async (file: InputFile): Promise<Uint8Array> => {
  const parts: Array<Uint8Array> = []
  let bytes = 0
  for await (const chunk of unpack(file)) {
    bytes += chunk.length
    // One more than the limit is enough for the reader to refuse it.
    if (bytes > MAX_RECORD_BYTES + 1) break
    parts.push(chunk)
  }
  return Buffer.concat(parts)
}

const inside = (file: InputFile, head: Uint8Array): InputFile => ({
  ...file,
  budget: budgetOf(file),
  // The name inside decides where content does not; rows keep the name of the file that was given.
  head,
  bytes: Effect.tryPromise({ try: () => collect(file), catch: failure }),
  // A new iteration each time: the format is told from the same bytes that are then read.
  chunks: Stream.fromAsyncIterable({ [Symbol.asyncIterator]: () => unpack(file) }, failure)
})

const nameInside = (input_path: string): string => input_path.replace(/\.(?:gz|gzip|zst|zstd)$/iu, "").replace(/\.tgz$/iu, ".tar")

/** Reads what the formats given read, compressed. */
export const compressedReader = (formats: ReadonlyArray<Reader>): Reader => ({
  id: "compressed",
  accepts: ({ head }) => isGzip(head) || isZstd(head),
  isNamed: () => false,
  read: (file) =>
    Stream.unwrap(
      Effect.promise(() => headOf(file)).pipe(
        Effect.map((head) => {
          if (head === null) return Stream.succeed<FileRecord>(Result.fail(rejected("OR114", file.input_path)))
          const unpacked = inside(file, head)
          const named = { ...unpacked, input_path: nameInside(file.input_path) }
          const reader = readerOf(formats, named)
          return reader === undefined ? Stream.succeed<FileRecord>(Result.fail(rejected("OR109", file.input_path))) : reader.read(unpacked)
        })
      )
    )
})
