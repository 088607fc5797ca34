/**
 * An analysed article as bytes: what a thread hands over, what the cache keeps, what a shard holds. One frame a question
 * that *resolve* asks, and one for the rows, so that each step opens only what it reads.
 *
 * **Layout**: the lengths of the frames (32 bits each, little-endian), then the frames: the sketch as it is (32 bits a hash,
 * little-endian), the entities and rows as JSON that is Zstandard-compressed unless articles are few, the others, which are short and read
 * often, as JSON.
 * The place of the article's record (path and member) is not in it: the same article may come from anywhere.
 */
import type { Columns, ColumnsOf } from "../column-batch.ts"
import type { ArticleTables } from "../dataset.ts"
import { asJson, compress, decompress, type ToBytes } from "./compressed.ts"
import { toColumns, toRows } from "./columns.ts"
import {
  entityDigest,
  type EntityDigest,
  type EventDigest,
  eventDigests,
  type Identity,
  identityOf,
  type QuoteDigest,
  quoteDigests
} from "./digest.ts"

/** What can be opened by itself. The sketch comes first: of two articles that may be copies nothing else is read. */
const FRAMES = ["sketch", "identity", "entities", "quotes", "events", "rows"] as const
export type Frame = (typeof FRAMES)[number]

export const FRAME_COUNT = FRAMES.length
const HEADER_BYTES = 4 * FRAME_COUNT

interface RowsFrame {
  readonly source: Readonly<Record<string, unknown>>
  readonly sentences: Columns
  readonly mentions: Columns
  readonly quotes: Columns
  readonly times: Columns
  readonly events: Columns
}

const withoutPlace = ({
  also_at: _,
  input_member: __,
  input_path: ___,
  ...source
}: ArticleTables["source"]): Readonly<Record<string, unknown>> => source

const columnsOfTables = ({ events, mentions, quotes, sentences, times }: ArticleRows): Omit<RowsFrame, "source"> => ({
  sentences: toColumns(sentences),
  mentions: toColumns(mentions),
  quotes: toColumns(quotes),
  times: toColumns(times),
  events: toColumns(events)
})

/** The article's tables as bytes of their own, ready to be transferred. */
export const pack = (tables: ArticleTables, toBytes: ToBytes = compress): Uint8Array<ArrayBuffer> => {
  const { sketch, ...identity } = identityOf(tables)
  const rows: RowsFrame = { source: withoutPlace(tables.source), ...columnsOfTables(tables) }
  const frames = [
    new Uint8Array(sketch.buffer, sketch.byteOffset, sketch.byteLength),
    asJson(identity),
    toBytes(entityDigest(tables)),
    asJson(quoteDigests(tables)),
    asJson(eventDigests(tables)),
    toBytes(rows)
  ]
  const packed = new Uint8Array(HEADER_BYTES + frames.reduce((sum, { length }) => sum + length, 0))
  const header = new DataView(packed.buffer)
  let at = HEADER_BYTES
  frames.forEach((frame, i) => {
    header.setUint32(4 * i, frame.length, true)
    packed.set(frame, at)
    at += frame.length
  })
  return packed
}

/** Where each frame begins in the bytes, and where the last ends. */
export const frameStarts = (packed: Uint8Array): ReadonlyArray<number> => {
  const header = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const starts = [HEADER_BYTES]
  FRAMES.forEach((_, i) => void starts.push(starts[i] + header.getUint32(4 * i, true)))
  return starts
}

/** Gives the bytes of a frame. */
export type ReadFrame = (frame: Frame) => Uint8Array

/** Frames of an article that is read in parts, by where they begin. */
export const framesOf =
  (read: (start: number, end: number) => Uint8Array, starts: ArrayLike<number>): ReadFrame =>
  (frame) => {
    const index = FRAMES.indexOf(frame)
    return read(starts[index], starts[index + 1])
  }

/** Frames of an article that is in memory. */
export const framesIn = (packed: Uint8Array): ReadFrame => framesOf((start, end) => packed.subarray(start, end), frameStarts(packed))

export const openSketch = (read: ReadFrame): Uint32Array => {
  const bytes = read("sketch")
  return bytes.byteOffset % 4 === 0
    ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4)
    : new Uint32Array(bytes.slice().buffer)
}

export const openIdentity = (read: ReadFrame): Omit<Identity, "sketch"> => decompress<Omit<Identity, "sketch">>(read("identity"))

export const openEntities = (read: ReadFrame): EntityDigest => decompress<EntityDigest>(read("entities"))

export const openQuotes = (read: ReadFrame): ReadonlyArray<QuoteDigest> => decompress<ReadonlyArray<QuoteDigest>>(read("quotes"))

export const openEvents = (read: ReadFrame): ReadonlyArray<EventDigest> => decompress<ReadonlyArray<EventDigest>>(read("events"))

/** Where an article's record stands, and where else it does. */
export type SourcePlace = Pick<ArticleTables["source"], "input_path" | "input_member" | "also_at">

/** `source` with its columns in the order of the table. */
const placed = (source: Readonly<Record<string, unknown>>, { also_at, input_member, input_path }: SourcePlace): ArticleTables["source"] => {
  const { source_id, ...rest } = source
  return { source_id, input_path, input_member, also_at, ...rest } as ArticleTables["source"]
}

/** The rows of an article, with the place of its record. */
const openRows = (read: ReadFrame, place: SourcePlace): ArticleRows => {
  const rows = decompress<RowsFrame>(read("rows"))
  return {
    source: placed(rows.source, place),
    sentences: toRows(rows.sentences),
    mentions: toRows(rows.mentions),
    quotes: toRows(rows.quotes),
    times: toRows(rows.times),
    events: toRows(rows.events)
  }
}
export type ArticleRows = Pick<ArticleTables, "source" | "sentences" | "mentions" | "quotes" | "times" | "events">

/** The rows of an article by columns; null for no rows. */
export type ArticleColumns = {
  readonly [T in Exclude<keyof ArticleRows, "source">]: ColumnsOf<ArticleTables[T][number]> | null
} & Pick<ArticleRows, "source">

/** Columns of rows that were packed: no rows leave no column behind. */
const columnsOrNull = <Row>(columns: Columns): ColumnsOf<Row> | null =>
  Object.keys(columns).length === 0 ? null : (columns as ColumnsOf<Row>)

const articleColumns = ({
  events,
  mentions,
  quotes,
  sentences,
  source,
  times
}: Omit<RowsFrame, "source"> & Pick<ArticleRows, "source">): ArticleColumns => ({
  source,
  sentences: columnsOrNull(sentences),
  mentions: columnsOrNull(mentions),
  quotes: columnsOrNull(quotes),
  times: columnsOrNull(times),
  events: columnsOrNull(events)
})

/** The rows of an article by columns, with the place of its record. */
export const openColumns = (read: ReadFrame, place: SourcePlace): ArticleColumns => {
  const rows = decompress<RowsFrame>(read("rows"))
  return articleColumns({ ...rows, source: placed(rows.source, place) })
}

/** As `openColumns`, of rows that are in memory. */
export const columnsOfRows = (rows: ArticleRows): ArticleColumns => articleColumns({ ...columnsOfTables(rows), source: rows.source })

/** Everything that was packed. */
export const unpack = (packed: Uint8Array, place: SourcePlace): ArticleTables => {
  const read = framesIn(packed)
  const { parse_limit, published_on } = openIdentity(read)
  return {
    ...openRows(read, place),
    entities: openEntities(read).entities,
    published_on,
    parse_limit,
    sketch: openSketch(read)
  }
}
