/** CSV and TSV with a header line: one row, one article. Streamed; a broken row is a reject, the rest goes on. */
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { parse } from "csv-parse"
import { type DataRecord, type FieldMap, fieldReader } from "../fields.ts"
import { MAX_RECORD_BYTES } from "../lines.ts"
import type { InputFile, Reader, Reading } from "../reader.ts"
import { rejected } from "../rejected.ts"
import { dataRecord, endedEarly } from "./jsonl.ts"

const DELIMITERS = ["\t", ",", ";", "|"]

/** The delimiter that cuts the header line into most columns. */
const delimiterOf = (head: Uint8Array): string => {
  const header = new TextDecoder().decode(head).split(/\r?\n/u, 1)[0]
  const columns = (delimiter: string): number => header.split(delimiter).length
  return DELIMITERS.reduce((best, candidate) => (columns(candidate) > columns(best) ? candidate : best), ",")
}

interface Row {
  readonly record: DataRecord
  readonly raw: string
  readonly info: { readonly lines: number; readonly records: number; readonly bytes_records?: number }
}

const rowsOf = (file: InputFile): AsyncIterable<Row> => {
  const parser = parse({
    bom: true,
    columns: true,
    delimiter: delimiterOf(file.head),
    info: true,
    raw: true,
    max_record_size: MAX_RECORD_BYTES,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true
  })
  const feed = async (): Promise<void> => {
    try {
      for await (const chunk of Stream.toAsyncIterable(file.chunks)) {
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

/** A header whose names mean something to us: what tells a table of articles from prose with commas. */
const hasKnownHeader = (head: Uint8Array, map: FieldMap): boolean => {
  const header = new TextDecoder().decode(head).split(/\r?\n/u, 1)[0].split(delimiterOf(head))
  const record = Object.fromEntries(header.map((name) => [name.replace(/^\uFEFF?"?|"$/gu, ""), "x"]))
  const read = fieldReader(map)
  return header.length > 1 && (read(record, "text") !== null || read(record, "html") !== null)
}

export const csvReader = (map: FieldMap): Reader => ({
  id: "csv",
  accepts: ({ head, input_path }) => /\.(?:csv|tsv|tab)$/iu.test(input_path) || (/\.txt$/iu.test(input_path) && hasKnownHeader(head, map)),
  read: (file) => {
    if (file.size === 0) return Stream.succeed<Reading>(Result.fail(rejected("OR102", file.input_path)))
    const mediaType = delimiterOf(file.head) === "\t" ? "text/tab-separated-values" : "text/csv"
    let rows = 0
    return Stream.fromAsyncIterable(rowsOf(file), (error) => error).pipe(
      Stream.mapEffect(({ raw, record }) => {
        rows++
        return dataRecord(file, { member: `row ${rows}`, byteOffset: null }, new TextEncoder().encode(raw), record, map, mediaType)
      }),
      Stream.concat(Stream.suspend(() => (rows === 0 ? Stream.succeed<Reading>(Result.fail(rejected("OR112", file.input_path))) : Stream.empty))),
      Stream.catchCause(() => endedEarly(file))
    )
  }
})
