/** Records with named fields, of whatever format: what each field means, and the article they make. */
import type * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { TextMapSegment } from "../../dataset.ts"
import { troubleOf } from "../expansion.ts"
import { type DataRecord, type FieldMap, fieldReader, recordFields } from "../fields.ts"
import type { FileRecord, InputFile, Reading } from "../reader.ts"
import { excerptOf, recordOrFault, type RecordPlace, sha256Of, valueRecord } from "../record.ts"
import { rejected } from "../rejected.ts"

export const isRecord = (value: unknown): value is DataRecord => typeof value === "object" && value !== null && !Array.isArray(value)

/** A record as it was read. */
export interface RawRecord {
  readonly record: DataRecord
  /** As it stands in the file, or as it would, where the file is no list of bytes. */
  readonly bytes: Uint8Array
  readonly mediaType: string
  readonly charset?: string
  readonly replacements?: number
  /** Where the characters of a value were written, where the format can tell. */
  readonly mapOf?: (text: string) => ReadonlyArray<TextMapSegment>
}

/** A data record's article, by the meaning of its fields. */
export const dataRecord = (file: InputFile, place: RecordPlace, raw: RawRecord, map: FieldMap): Effect.Effect<FileRecord> =>
  recordOrFault(file, place, () => readRecord(file, place, raw, map))

/** The start of a record as JSON, null for one nested deeper than JSON can be written. */
const excerptOfRecord = (record: DataRecord): string | null => {
  try {
    return excerptOf(JSON.stringify(record))
  } catch {
    return null
  }
}

const readRecord = (file: InputFile, place: RecordPlace, raw: RawRecord, map: FieldMap): Effect.Effect<FileRecord> => {
  const { bytes, charset = "utf-8", mapOf, mediaType, record, replacements = 0 } = raw
  const read = fieldReader(map)
  const text = read(record, "text")
  const html = text === null ? read(record, "html") : null
  if (text === null && html === null) {
    const fail = { input_member: place.member, byte_offset: place.byteOffset, sha256: sha256Of(bytes), excerpt: excerptOfRecord(record) }
    return Effect.succeed(Result.fail(rejected("OR112", file.input_path, fail)))
  }
  const value = {
    text: text ?? html ?? "",
    isHtml: text === null,
    mediaType,
    charset,
    replacements,
    map: text === null ? [] : (mapOf?.(text) ?? [])
  }
  return valueRecord(
    file,
    place,
    bytes,
    value,
    recordFields((field) => read(record, field))
  )
}

/** What a failed stream leaves behind: the records before it, and one reject that says so. */
export const endedEarly = (file: InputFile, cause: Cause.Cause<unknown>): Stream.Stream<Reading> =>
  Stream.succeed(Result.fail(rejected(troubleOf(cause) === "OR115" ? "OR115" : "OR114", file.input_path)))
