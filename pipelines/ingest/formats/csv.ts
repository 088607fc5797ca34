/** CSV and TSV with a header line: one row, one article. Streamed; a broken row is a reject, the rest goes on. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { parse } from "csv-parse"
import { type DataRecord, type FieldMap, fieldsNamed } from "../fields.ts"
import { MAX_RECORD_BYTES } from "../lines.ts"
import type { FileRecord, InputFile, Reader } from "../reader.ts"
import { rejected } from "../rejected.ts"
import { headText } from "../sniff.ts"
import { inUtf8, type Utf8Chunks } from "../transcode.ts"
import { dataRecord, endedEarly } from "./data-record.ts"

const DELIMITERS = ["\t", ",", ";", "|"]

const headerOf = (file: InputFile): string => headText(file).split(/\r?\n|\r/u, 1)[0]

/** The delimiter that cuts the header line into most columns. */
const delimiterOf = (file: InputFile): string => {
  const header = headerOf(file)
  const columns = (delimiter: string): number => header.split(delimiter).length
  return DELIMITERS.reduce((best, candidate) => (columns(candidate) > columns(best) ? candidate : best), ",")
}

interface Row {
  readonly record: DataRecord
  readonly raw: string
  readonly info: { readonly lines: number; readonly records: number; readonly bytes_records?: number }
}

const rowsOf = (file: InputFile, { chunks }: Utf8Chunks): AsyncIterable<Row> => {
  const parser = parse({
    bom: true,
    columns: true,
    delimiter: delimiterOf(file),
    info: true,
    raw: true,
    max_record_size: MAX_RECORD_BYTES,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true
  })
  const feed = async (): Promise<void> => {
    try {
      for await (const chunk of Stream.toAsyncIterable(chunks)) {
        if (!parser.write(chunk)) await new Promise((resolve) => parser.once("drain", resolve))
        if (parser.destroyed) return
      }
      parser.end()
    } catch (error) {
      parser.destroy(error as Error)
    }
  }
  void feed()
  return parser as AsyncIterable<Row>
}

/** How many columns of the header have names that mean something to us, those of a text among them; 0 where no text is. */
const knownColumns = (file: InputFile, map: FieldMap): number => {
  const header = headerOf(file).split(delimiterOf(file))
  if (header.length < 2) return 0
  const fields = fieldsNamed(
    header.map((name) => name.replace(/^"|"$/gu, "")),
    map
  )
  return fields.includes("text") || fields.includes("html") ? fields.length : 0
}

/** By a header that names a text and something else, which no prose begins with; else by name. */
export const csvReader = (map: FieldMap): Reader => ({
  id: "csv",
  accepts: (file) => knownColumns(file, map) > 1,
  isNamed: ({ input_path }) => /\.(?:csv|tsv|tab|psv)$/iu.test(input_path),
  read: (file) => {
    if (file.size === 0) return Stream.succeed<FileRecord>(Result.fail(rejected("OR102", file.input_path)))
    return Stream.unwrap(Effect.map(inUtf8(file), (utf8) => readRows(file, utf8, map)))
  }
})

const readRows = (file: InputFile, utf8: Utf8Chunks, map: FieldMap): Stream.Stream<FileRecord> => {
  const mediaType = delimiterOf(file) === "\t" ? "text/tab-separated-values" : "text/csv"
  let rows = 0
  return Stream.fromAsyncIterable(rowsOf(file, utf8), (error) => error).pipe(
    Stream.mapEffect(({ raw, record }) => {
      rows++
      const bytes = new TextEncoder().encode(raw)
      const replacements = raw.split("\uFFFD").length - 1
      return dataRecord(
        file,
        { member: `row ${rows}`, byteOffset: null },
        { record, bytes, mediaType, charset: utf8.charset, replacements },
        map
      )
    }),
    Stream.concat(
      Stream.suspend(() => (rows === 0 ? Stream.succeed<FileRecord>(Result.fail(rejected("OR112", file.input_path))) : Stream.empty))
    ),
    Stream.catchCause((cause) => endedEarly(file, cause))
  )
}
