/** Plain text and Markdown: one file, one article. Front matter between `---` lines is metadata, not text. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { parse as parseYaml } from "effect/encoding/Yaml"
import { decodeText } from "../decode.ts"
import { exportedDocuments } from "../documents/nexis.ts"
import { writtenDocuments } from "../documents/written.ts"
import { type DataRecord, fieldReader, recordFields } from "../fields.ts"
import { troubleOf } from "../expansion.ts"
import { MAX_RECORD_BYTES } from "../lines.ts"
import type { FileRecord, InputFile, Reader, RecordFields } from "../reader.ts"
import { sha256Of, textRecord, wholeFile } from "../record.ts"
import { type RejectCode, rejected } from "../rejected.ts"
import { headText, promisesNothing } from "../sniff.ts"

/** A reader of whole files: refuses what is too large, and turns a failed read into a reject. */
export const wholeFileReader = (
  format: Omit<Reader, "read">,
  read: (file: InputFile, bytes: Uint8Array) => Stream.Stream<FileRecord>
): Reader => ({
  ...format,
  read: (file) => {
    const refuse = (code: RejectCode): Stream.Stream<FileRecord> => Stream.succeed(Result.fail(rejected(code, file.input_path)))
    if (file.size > MAX_RECORD_BYTES) return refuse("OR113")
    return Stream.unwrap(
      file.bytes.pipe(
        Effect.map((bytes) => (bytes.length > MAX_RECORD_BYTES ? refuse("OR113") : read(file, bytes))),
        Effect.catchCause((cause) => Effect.succeed(refuse(troubleOf(cause))))
      )
    )
  }
})

/** One of these is in every file of a news archive's export; other files are not searched further. */
const EXPORT_LABELS = ["LENGTH: ", "Length: "]

const URL_LINE = /^\s*https?:\/\/\S+\s*$/u

/** True when every line is an address: a list for a crawler, not an article. */
const isUrlList = (head: string): boolean => {
  const lines = head.split("\n").filter((line) => line.trim() !== "")
  const whole = lines.length > 1 && !head.endsWith("\n") ? lines.slice(0, -1) : lines
  return whole.length > 0 && whole.every((line) => URL_LINE.test(line))
}

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n(?<yaml>[\s\S]{0,20000}?)\r?\n---[ \t]*(?:\r?\n|$)/u

/** Front matter's fields and how many bytes it takes; null when there is none or it is no mapping. */
const frontMatterOf = (bytes: Uint8Array): { readonly fields: RecordFields; readonly bytes: number } | null => {
  const head = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(0, 24_000))
  const found = FRONT_MATTER.exec(head)
  if (found?.groups === undefined) return null
  const parsed = yamlOf(found.groups.yaml)
  if (typeof parsed !== "object" || parsed === null || Array.isArray(parsed)) return null
  const read = fieldReader({})
  return { fields: recordFields((field) => read(parsed as DataRecord, field)), bytes: Buffer.byteLength(found[0]) }
}

const yamlOf = (source: string): unknown => {
  try {
    return parseYaml(source)
  } catch {
    return null
  }
}

export const textReader: Reader = wholeFileReader(
  {
    id: "text",
    accepts: () => false,
    isNamed: ({ input_path }) => promisesNothing(input_path) || /\.(?:md|markdown)$/iu.test(input_path)
  },
  (file, bytes) => {
    const isMarkdown = /\.(?:md|markdown)$/iu.test(file.input_path)
    if (isUrlList(headText(file))) {
      return Stream.succeed(Result.fail(rejected("OR116", file.input_path, { sha256: sha256Of(bytes) })))
    }
    const isExport = !isMarkdown && EXPORT_LABELS.some((label) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(label))
    if (isExport) {
      const decoded = decodeText(bytes, null)
      if (!("problem" in decoded) && exportedDocuments(decoded.text).length > 0)
        return writtenDocuments(file, bytes, {
          text: decoded.text,
          mediaType: "text/plain",
          charset: decoded.charset,
          fields: {},
          isVerbatim: true
        })
    }
    const front = isMarkdown ? frontMatterOf(bytes) : null
    return Stream.fromEffect(textRecord(file, wholeFile, bytes, isMarkdown ? "text/markdown" : "text/plain", front?.fields ?? {}))
  }
)
