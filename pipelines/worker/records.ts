/**
 * Standard input → articles and rejects, one for each record. Arrow IPC streams and JSON lines are told apart by their first
 * bytes. A row of Arrow is read as the JSON line that its columns make, so that both give the same rows with the same ids.
 */
import type { RecordBatch } from "apache-arrow"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { type DataRecord, type FieldMap, fieldReader } from "../ingest/fields.ts"
import { lineRecord } from "../ingest/formats/jsonl.ts"
import { type Line, linesOf } from "../ingest/lines.ts"
import type { FileRecord, InputFile } from "../ingest/reader.ts"
import type { RecordPlace } from "../ingest/record.ts"
import { rejected } from "../ingest/rejected.ts"
import { rowLines } from "./arrow-rows.ts"

/** `input_path` of records that name none. */
const STDIN = "stdin"

/** What an encapsulated message of an Arrow IPC stream begins with. */
const CONTINUATION = [0xff, 0xff, 0xff, 0xff]

const isArrow = (head: Uint8Array): boolean => CONTINUATION.every((byte, at) => head[at] === byte)

/** Articles, rejects and pages in the order of their records. Never fails: a stream that breaks off ends with a reject (OR114). */
export const recordsOf = <E>(chunks: Stream.Stream<Uint8Array, E>, map: FieldMap): Stream.Stream<FileRecord> =>
  Stream.unwrap(
    Effect.promise(async () => {
      const source = Stream.toAsyncIterable(chunks)[Symbol.asyncIterator]()
      const head = await firstBytes(source, CONTINUATION.length)
      const bytes = rejoined(head, source)
      const lines = isArrow(head) ? arrowLines(bytes) : linesOf(Stream.fromAsyncIterable(bytes, (error) => error))
      return lines.pipe(
        Stream.mapEffect((line) => lineRecord(UNNAMED, line, map, placeOf)),
        Stream.flatMap(Stream.fromIterable),
        Stream.catchCause(() => Stream.succeed<FileRecord>(Result.fail(rejected("OR114", STDIN))))
      )
    })
  )

/** At least so many bytes, or all there are. */
const firstBytes = async (source: AsyncIterator<Uint8Array>, count: number): Promise<Uint8Array> => {
  let head = new Uint8Array(0)
  while (head.length < count) {
    const next = await source.next().catch(() => null)
    if (next === null || next.done === true) break
    head = Buffer.concat([head, next.value])
  }
  return head
}

async function* rejoined(head: Uint8Array, rest: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value
}

/** The library is loaded with the first stream of Arrow: lines never pay for it. */
async function* arrowBatches(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<RecordBatch> {
  const { RecordBatchReader } = await import("apache-arrow")
  yield* await RecordBatchReader.from(bytes)
}

const arrowLines = (bytes: AsyncIterable<Uint8Array>): Stream.Stream<Line, unknown> => {
  let rows = 0
  return Stream.fromAsyncIterable(arrowBatches(bytes), (error) => error).pipe(
    Stream.flatMap((batch) => Stream.fromIterable(rowLines(batch))),
    Stream.map((row): Line => ({ number: ++rows, byteOffset: 0, bytes: row }))
  )
}

const UNNAMED: InputFile = {
  input_path: STDIN,
  size: 0,
  head: new Uint8Array(0),
  bytes: Effect.succeed(new Uint8Array(0)),
  chunks: Stream.empty,
  declared: null
}

const readOwn = fieldReader({})

const ownText = (record: DataRecord, name: string): string | null => {
  const value = record[name]
  return typeof value === "string" && value !== "" ? value : null
}

/**
 * Where a record stands: as it says itself (`input_path`, `input_member`), else by its id. The number of its line is the
 * last resort, because it depends on how the records were dealt out.
 */
const placeOf = (file: InputFile, line: Line, record: DataRecord | null): { readonly file: InputFile; readonly place: RecordPlace } => {
  const path = record === null ? null : ownText(record, "input_path")
  const member = record === null ? null : (ownText(record, "input_member") ?? readOwn(record, "id"))
  return {
    file: path === null ? file : { ...file, input_path: path },
    place: { member: member ?? (path === null ? `line ${line.number}` : null), byteOffset: null }
  }
}
