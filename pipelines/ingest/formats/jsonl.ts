/** JSON lines (one record a line) and JSON files (one record, or a list of them). */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { TextMapSegment } from "../../dataset.ts"
import { codePointOffsets } from "../../../nlp/span.ts"
import { type DataRecord, type FieldMap, fieldReader, recordFields } from "../fields.ts"
import { type Line, linesOf } from "../lines.ts"
import type { InputFile, Reader, Reading } from "../reader.ts"
import { excerptOf, type RecordPlace, sha256Of, valueRecord } from "../record.ts"
import { rejected } from "../rejected.ts"
import { wholeFileReader } from "./text.ts"

const isRecord = (value: unknown): value is DataRecord => typeof value === "object" && value !== null && !Array.isArray(value)

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A data record's article, by the meaning of its fields. Used by every format of records with named fields. */
export const dataRecord = (
  file: InputFile, place: RecordPlace, bytes: Uint8Array, record: DataRecord, map: FieldMap, mediaType: string,
  mapOf: (text: string) => ReadonlyArray<TextMapSegment> = () => []
): Effect.Effect<Reading> => {
  const read = fieldReader(map)
  const text = read(record, "text")
  const html = text === null ? read(record, "html") : null
  if (text === null && html === null) {
    const fail = { input_member: place.member, byte_offset: place.byteOffset, sha256: sha256Of(bytes), excerpt: excerptOf(JSON.stringify(record)) }
    return Effect.succeed(Result.fail(rejected("OR112", file.input_path, fail)))
  }
  const value = { text: text ?? html ?? "", isHtml: text === null, mediaType, map: text === null ? [] : mapOf(text) }
  return valueRecord(file, place, bytes, value, recordFields((field) => read(record, field)))
}

const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|.)/gu

/** Where a JSON string's characters were written: the value is looked up once, by its own spelling in the line. */
const stringMap = (line: string, value: string): ReadonlyArray<TextMapSegment> => {
  for (const literal of line.matchAll(/"(?:[^"\\]|\\.)*"/gu)) {
    if (literal[0].length < value.length + 2 || parseJson(literal[0]) !== value) continue
    const codePoint = codePointOffsets(line)
    const segments: Array<TextMapSegment> = []
    const add = (length: number, rawStart: number, rawEnd: number): void => {
      const start = segments.at(-1)?.text_end ?? 0
      if (length > 0) segments.push({ text_start: start, text_end: start + length, raw_start: codePoint(rawStart), raw_end: codePoint(rawEnd) })
    }
    let done = literal.index + 1
    for (const escape of literal[0].slice(1, -1).matchAll(ESCAPE)) {
      const at = literal.index + 1 + escape.index
      add(at - done, done, at)
      add(1, at, at + escape[0].length)
      done = at + escape[0].length
    }
    add(literal.index + literal[0].length - 1 - done, done, literal.index + literal[0].length - 1)
    return segments
  }
  return []
}

/** A file whose lines stand in no other: records are placed by the line. */
const byLine = (file: InputFile, line: Line) => ({ file, place: { member: `line ${line.number}`, byteOffset: line.byteOffset } })

/** The article of a line that holds a JSON object; nothing for a blank one. `placeOf` says where the record stands, knowing it or not (null). */
export const lineRecord = (
  whole: InputFile,
  line: Line,
  map: FieldMap,
  placeOf: (file: InputFile, line: Line, record: DataRecord | null) => { readonly file: InputFile; readonly place: RecordPlace } = byLine
): Effect.Effect<ReadonlyArray<Reading>> => {
  const text = line.bytes === null ? "" : new TextDecoder().decode(line.bytes)
  const value = parseJson(text)
  const { file, place } = placeOf(whole, line, isRecord(value) ? value : null)
  if (line.bytes === null) {
    return Effect.succeed([Result.fail(rejected("OR113", file.input_path, { input_member: place.member, byte_offset: place.byteOffset }))])
  }
  if (text.trim() === "") return Effect.succeed([])
  if (!isRecord(value)) {
    const more = { input_member: place.member, byte_offset: place.byteOffset, sha256: sha256Of(line.bytes), excerpt: excerptOf(text) }
    return Effect.succeed([Result.fail(rejected("OR111", file.input_path, more))])
  }
  return Effect.map(dataRecord(file, place, line.bytes, value, map, "application/x-ndjson", (body) => stringMap(text, body)), (reading) => [reading])
}

const startsWith = (head: Uint8Array): string => new TextDecoder().decode(head).trimStart()

/** What a failed stream leaves behind: the records before it, and one reject that says so. */
export const endedEarly = (file: InputFile): Stream.Stream<Reading> => Stream.succeed(Result.fail(rejected("OR114", file.input_path)))

/** Lines that are JSON objects, by name or by a first line that is one. */
export const jsonlReader = (map: FieldMap): Reader => ({
  id: "jsonl",
  accepts: ({ head, input_path }) => {
    const start = startsWith(head)
    if (/\.(?:jsonl|ndjson)$/iu.test(input_path)) return true
    const firstLine = start.split("\n", 1)[0]
    return start.startsWith("{") && /\.(?:txt|log)$/iu.test(input_path) && isRecord(parseJson(firstLine)) && start.length > firstLine.length + 1
  },
  read: (file) =>
    linesOf(file.chunks).pipe(
      Stream.mapEffect((line) => lineRecord(file, line, map)),
      Stream.flatMap(Stream.fromIterable),
      Stream.catchCause(() => endedEarly(file))
    )
})

/** Members of a JSON document that hold a list of records. */
const LIST_FIELDS = ["articles", "items", "records", "data", "results", "documents", "stories"]

const recordsIn = (value: unknown): ReadonlyArray<unknown> => {
  if (Array.isArray(value)) return value
  if (!isRecord(value)) return []
  const field = LIST_FIELDS.find((name) => Array.isArray(value[name]))
  return field === undefined ? [value] : (value[field] as ReadonlyArray<unknown>)
}

/** A JSON document: one record, a list, or an object whose `articles`, `items` … is the list. JSON lines under `.json` are read as such. */
export const jsonReader = (map: FieldMap): Reader =>
  wholeFileReader(
    "json",
    ({ input_path }) => /\.json$/iu.test(input_path),
    (file, bytes) => {
      const text = new TextDecoder().decode(bytes)
      const value = parseJson(text)
      if (value === undefined && isRecord(parseJson(text.trimStart().split("\n", 1)[0]))) return jsonlReader(map).read(file)
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
          return dataRecord(file, { member, byteOffset: null }, own, record, map, "application/json")
        })
      )
    }
  )
