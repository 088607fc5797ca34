/** JSON lines: one record a line, one article a record. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { TextMapSegment } from "../../dataset.ts"
import { codePointOffsets } from "../../../nlp/span.ts"
import { decodeBytes } from "../charset.ts"
import type { DataRecord, FieldMap } from "../fields.ts"
import { type Line, linesOf } from "../lines.ts"
import type { FileRecord, InputFile } from "../reader.ts"
import { excerptOf, type RecordPlace, sha256Of } from "../record.ts"
import { rejected } from "../rejected.ts"
import type { Utf8Chunks } from "../transcode.ts"
import { dataRecord, endedEarly, isRecord } from "./data-record.ts"

/** A JSON value; undefined for what is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const ESCAPE = /\\(?:u[0-9a-fA-F]{4}|.)/gu

/** Where a JSON string's characters were written: the value is looked up once, by its own spelling in the line. */
const stringMap = (line: string, value: string): ReadonlyArray<TextMapSegment> => {
  for (const literal of line.matchAll(/(?<!\\)"(?:[^"\\]|\\.)*"/gu)) {
    if (literal[0].length < value.length + 2 || parseJson(literal[0]) !== value) continue
    const codePoint = codePointOffsets(line)
    const segments: Array<TextMapSegment> = []
    const add = (length: number, rawStart: number, rawEnd: number): void => {
      const start = segments.at(-1)?.text_end ?? 0
      if (length > 0)
        segments.push({ text_start: start, text_end: start + length, raw_start: codePoint(rawStart), raw_end: codePoint(rawEnd) })
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

/**
 * The article of a line that holds a JSON object; nothing for a blank one. `placeOf` says where the record stands, knowing it or not (null).
 * `charset`: what the line was before it was made UTF-8.
 */
export const lineRecord = (
  whole: InputFile,
  line: Line,
  map: FieldMap,
  placeOf: (file: InputFile, line: Line, record: DataRecord | null) => { readonly file: InputFile; readonly place: RecordPlace } = byLine,
  charset = "utf-8"
): Effect.Effect<ReadonlyArray<FileRecord>> => {
  const { bytes } = line
  const decoded = bytes === null ? null : decodeBytes(bytes, null)
  if (decoded !== null && "problem" in decoded && decoded.problem === "empty") return Effect.succeed([])
  const text = decoded === null || "problem" in decoded ? "" : decoded.text
  const value = parseJson(text)
  const { file, place } = placeOf(whole, line, isRecord(value) ? value : null)
  const where = { input_member: place.member, byte_offset: place.byteOffset }
  if (bytes === null) return Effect.succeed([Result.fail(rejected("OR113", file.input_path, where))])
  if (decoded === null || "problem" in decoded || !isRecord(value)) {
    return Effect.succeed([
      Result.fail(rejected("OR111", file.input_path, { ...where, sha256: sha256Of(bytes), excerpt: excerptOf(text) }))
    ])
  }
  const raw = {
    record: value,
    bytes,
    mediaType: "application/x-ndjson",
    charset: charset === "utf-8" ? decoded.charset : charset,
    replacements: decoded.replacements,
    mapOf: (body: string) => stringMap(text, body)
  }
  return Effect.map(dataRecord(file, place, raw, map), (reading) => [reading])
}

/** An offset in lines that were made UTF-8 is none in the file. */
const transcodedLine = (file: InputFile, line: Line) => ({ file, place: { member: `line ${line.number}`, byteOffset: null } })

/** The records of a file of lines. */
export const readLines = (file: InputFile, { charset, chunks }: Utf8Chunks, map: FieldMap): Stream.Stream<FileRecord> =>
  linesOf(chunks).pipe(
    Stream.mapEffect((line) => lineRecord(file, line, map, charset === "utf-8" ? byLine : transcodedLine, charset)),
    Stream.flatMap(Stream.fromIterable),
    Stream.catchCause((cause) => endedEarly(file, cause))
  )
