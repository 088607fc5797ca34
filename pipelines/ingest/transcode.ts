/** A file of many records in any encoding → the same in UTF-8, chunk by chunk. */
import * as Effect from "effect/Effect"
import type * as PlatformError from "effect/PlatformError"
import * as Stream from "effect/Stream"
import { decodeBytes } from "./charset.ts"
import type { InputFile } from "./reader.ts"
import { utf16Of } from "./sniff.ts"

export interface Utf8Chunks {
  readonly chunks: InputFile["chunks"]
  /** What they were encoded with, as it is written in `sources.charset`. */
  readonly charset: string
}

/** Bytes from the start of the file by which its encoding is told. */
const SAMPLE_BYTES = 256 * 1024

/** UTF-16 in UTF-8; all else as it is. */
export const withoutUtf16 = (file: InputFile): Utf8Chunks => {
  const charset = utf16Of(file.head)
  return charset === null ? { chunks: file.chunks, charset: "utf-8" } : { chunks: transcoded(file.chunks, charset), charset }
}

/** The whole file in UTF-8, whatever it was. A file that cannot be decoded is handed on as it is. */
export const inUtf8 = (file: InputFile): Effect.Effect<Utf8Chunks> => {
  const marked = withoutUtf16(file)
  if (marked.charset !== "utf-8") return Effect.succeed(marked)
  return sampleOf(file).pipe(
    Effect.map((sample) => {
      const decoded = decodeBytes(sample, null)
      if ("problem" in decoded || decoded.charset === "utf-8") return marked
      return { chunks: transcoded(file.chunks, decoded.charset), charset: decoded.charset }
    }),
    Effect.orElseSucceed(() => marked)
  )
}

const transcoded = (chunks: InputFile["chunks"], charset: string): InputFile["chunks"] =>
  Stream.suspend(() => {
    const decoder = new TextDecoder(charset)
    const encoder = new TextEncoder()
    const rest = Stream.suspend(() => Stream.succeed(encoder.encode(decoder.decode())))
    return chunks.pipe(
      Stream.map((chunk) => encoder.encode(decoder.decode(chunk, { stream: true }))),
      Stream.concat(rest)
    )
  })

/** The start of a file, up to its last whole line, so that no character is cut. */
const sampleOf = (file: InputFile): Effect.Effect<Uint8Array, PlatformError.PlatformError> => {
  let bytes = 0
  return file.chunks.pipe(
    Stream.takeUntil((chunk) => (bytes += chunk.length) >= SAMPLE_BYTES),
    Stream.runCollect,
    Effect.map((parts) => {
      const sample = Buffer.concat(parts)
      const lineEnd = sample.lastIndexOf(0x0a)
      return bytes < SAMPLE_BYTES || lineEnd < 0 ? sample : sample.subarray(0, lineEnd + 1)
    })
  )
}
