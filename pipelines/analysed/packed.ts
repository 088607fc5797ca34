/**
 * An analysed article as bytes: what a thread hands over, what the cache keeps, what a shard holds. One frame a question
 * that *resolve* asks, and one for the rows, so that each step opens only what it reads.
 *
 * **Layout**: the lengths of the frames (32 bits each, little-endian), then the frames: the sketch as it is (32 bits a hash,
 * little-endian), the identity as JSON, the others as Zstandard-compressed JSON.
 * The place of the article's record (path and member) is not in it: the same article may come from anywhere.
 */
import { constants, zstdCompressSync, zstdDecompressSync } from "node:zlib"
import type { ArticleTables } from "../dataset.ts"
import { type Columns, toColumns, toRows } from "./columns.ts"
import { entityDigest, type EntityDigest, type EventDigest, eventDigests, type Identity, identityOf, type QuoteDigest, quoteDigests } from "./digest.ts"

/** What can be opened by itself. The sketch comes first: of two articles that may be copies nothing else is read. */
const FRAMES = ["sketch", "identity", "entities", "quotes", "events", "rows"] as const
type Frame = (typeof FRAMES)[number]

const HEADER_BYTES = 4 * FRAMES.length

interface RowsFrame {
  readonly source: Readonly<Record<string, unknown>>
  readonly sentences: Columns
  readonly mentions: Columns
  readonly quotes: Columns
  readonly times: Columns
  readonly events: Columns
}

/** The fastest level: the next ones save a few parts in a hundred. */
const FAST = { params: { [constants.ZSTD_c_compressionLevel]: 1 } }

const jsonBytes = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))
const compress = (value: unknown): Uint8Array => zstdCompressSync(jsonBytes(value), FAST)

const withoutPlace = ({ also_at: _, input_member: __, input_path: ___, ...source }: ArticleTables["source"]): Readonly<Record<string, unknown>> => source

/** The article's tables as bytes of their own, ready to be transferred. */
export const pack = (tables: ArticleTables): Uint8Array<ArrayBuffer> => {
  const { sketch, ...identity } = identityOf(tables)
  const rows: RowsFrame = {
    source: withoutPlace(tables.source),
    sentences: toColumns(tables.sentences),
    mentions: toColumns(tables.mentions),
    quotes: toColumns(tables.quotes),
    times: toColumns(tables.times),
    events: toColumns(tables.events)
  }
  const frames = [
    new Uint8Array(sketch.buffer, sketch.byteOffset, sketch.byteLength),
    jsonBytes(identity),
    compress(entityDigest(tables)),
    compress(quoteDigests(tables)),
    compress(eventDigests(tables)),
    compress(rows)
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

/** Where a frame stands in the bytes. */
const rangeOf = (packed: Uint8Array, frame: Frame): readonly [start: number, end: number] => {
  const header = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const index = FRAMES.indexOf(frame)
  let start = HEADER_BYTES
  for (let i = 0; i < index; i++) start += header.getUint32(4 * i, true)
  return [start, start + header.getUint32(4 * index, true)]
}

const open = (packed: Uint8Array, frame: Frame): unknown => JSON.parse(zstdDecompressSync(packed.subarray(...rangeOf(packed, frame))).toString("utf8"))

/** Where the sketch stands in the bytes, so that it can be read without the rest. */
export const sketchRange = (packed: Uint8Array): readonly [start: number, end: number] => rangeOf(packed, "sketch")

/** The sketch from the bytes of its range. */
export const sketchFrom = (bytes: Uint8Array): Uint32Array =>
  bytes.byteOffset % 4 === 0 ? new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4) : new Uint32Array(bytes.slice().buffer)

export const openIdentity = (packed: Uint8Array): Omit<Identity, "sketch"> =>
  JSON.parse(Buffer.from(packed.buffer, packed.byteOffset, packed.byteLength).toString("utf8", ...rangeOf(packed, "identity")))

export const openEntities = (packed: Uint8Array): EntityDigest => open(packed, "entities") as EntityDigest

export const openQuotes = (packed: Uint8Array): ReadonlyArray<QuoteDigest> => open(packed, "quotes") as ReadonlyArray<QuoteDigest>

export const openEvents = (packed: Uint8Array): ReadonlyArray<EventDigest> => open(packed, "events") as ReadonlyArray<EventDigest>

/** Where an article's record stands, and where else it does. */
export type SourcePlace = Pick<ArticleTables["source"], "input_path" | "input_member" | "also_at">

/** `source` with its columns in the order of the table. */
const placed = (source: Readonly<Record<string, unknown>>, { also_at, input_member, input_path }: SourcePlace): ArticleTables["source"] => {
  const { source_id, ...rest } = source
  return { source_id, input_path, input_member, also_at, ...rest } as ArticleTables["source"]
}

/** The rows of an article, with the place of its record. */
export const openRows = (packed: Uint8Array, place: SourcePlace): ArticleRows => {
  const rows = open(packed, "rows") as RowsFrame
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

/** Everything that was packed. */
export const unpack = (packed: Uint8Array, place: SourcePlace): ArticleTables => {
  const sketch = sketchFrom(packed.subarray(...sketchRange(packed)))
  return { ...openRows(packed, place), entities: openEntities(packed).entities, published_on: openIdentity(packed).published_on, sketch }
}
