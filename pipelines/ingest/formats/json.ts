/** JSON: one record a file, a file that is a list of them, or one a line. Which it is, is told by the first lines. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { decodeBytes } from "../charset.ts"
import type { FieldMap } from "../fields.ts"
import { linesOf } from "../lines.ts"
import type { FileRecord, InputFile, Reader, Reading } from "../reader.ts"
import { excerptOf, sha256Of } from "../record.ts"
import { rejected } from "../rejected.ts"
import { headText } from "../sniff.ts"
import { type Utf8Chunks, withoutUtf16 } from "../transcode.ts"
import { dataRecord, isRecord } from "./data-record.ts"
import { parseJson, readLines } from "./jsonl.ts"
import { wholeFileReader } from "./text.ts"

/** Members of a JSON document that hold a list of records. */
const LIST_FIELDS = ["articles", "items", "records", "data", "results", "documents", "stories", "rows"]

const recordsIn = (value: unknown): ReadonlyArray<unknown> => {
  if (Array.isArray(value)) return value
  if (!isRecord(value)) return []
  const field = LIST_FIELDS.find((name) => Array.isArray(value[name]))
  return field === undefined ? [value] : (value[field] as ReadonlyArray<unknown>)
}

/** A JSON document: one record, a list, or an object whose `articles`, `items` … is the list. */
const readDocument =
  (map: FieldMap) =>
  (file: InputFile, bytes: Uint8Array): Stream.Stream<FileRecord> => {
    const decoded = decodeBytes(bytes, null)
    const text = "problem" in decoded ? "" : decoded.text
    const value = parseJson(text)
    // A list of lines whose first is broken is no document either: its other lines are records.
    if (value === undefined && text.split("\n").some((line) => isRecord(parseJson(line)))) return readLines(file, withoutUtf16(file), map)
    const records = recordsIn(value)
    const broken = (member: string | null, excerpt: string | null): Reading =>
      Result.fail(rejected("OR111", file.input_path, { input_member: member, sha256: sha256Of(bytes), excerpt }))
    if (records.length === 0) return Stream.succeed(broken(null, excerptOf(text)))
    return Stream.fromIterable(records).pipe(
      Stream.zipWithIndex,
      Stream.mapEffect(([record, i]) => {
        const member = records.length === 1 ? null : `record ${i + 1}`
        if (!isRecord(record)) return Effect.succeed(broken(member, excerptOf(String(JSON.stringify(record)))))
        const own = records.length === 1 ? bytes : new TextEncoder().encode(JSON.stringify(record))
        const how = "problem" in decoded ? {} : { charset: decoded.charset, replacements: records.length === 1 ? decoded.replacements : 0 }
        return dataRecord(file, { member, byteOffset: null }, { record, bytes: own, mediaType: "application/json", ...how }, map)
      })
    )
  }

/** True when the first line is a record of its own and more follows. */
const isLines = (chunks: Utf8Chunks["chunks"]): Effect.Effect<boolean> =>
  linesOf(chunks).pipe(
    Stream.filter(({ bytes }) => bytes !== null && bytes.some((byte) => byte > 0x20)),
    Stream.take(2),
    Stream.runCollect,
    Effect.map((lines) => lines.length === 2 && lines[0].bytes !== null && isRecord(parseJson(new TextDecoder().decode(lines[0].bytes)))),
    Effect.orElseSucceed(() => false)
  )

export const jsonReader = (map: FieldMap): Reader => {
  const format = {
    id: "json",
    accepts: (file: InputFile) => /^(?:\{\s*["}]|\[\s*[{\]])/u.test(headText(file)),
    isNamed: ({ input_path }: InputFile) => /\.(?:json|jsonl|ndjson|jsonlines)$/iu.test(input_path)
  }
  const document = wholeFileReader(format, readDocument(map))
  return {
    ...format,
    read: (file) => {
      const utf8 = withoutUtf16(file)
      const isNamedLines = /\.(?:jsonl|ndjson|jsonlines)(?:\.\w+)?$/iu.test(file.input_path)
      const choice = isNamedLines ? Effect.succeed(true) : isLines(utf8.chunks)
      return Stream.unwrap(Effect.map(choice, (lines) => (lines ? readLines(file, utf8, map) : document.read(file))))
    }
  }
}
