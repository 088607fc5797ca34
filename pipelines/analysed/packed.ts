/**
 * An analysed article as bytes: what a thread hands over, what the cache keeps, what a shard holds. One frame a question
 * that *resolve* asks, and one for the rows, so that each step opens only what it reads.
 *
 * **Layout**: the lengths of the frames (32 bits each, little-endian), then the frames, each Zstandard-compressed JSON.
 * The place of the article's record (path and member) is not in it: the same article may come from anywhere.
 */
import { zstdCompressSync, zstdDecompressSync } from "node:zlib"
import type { LocalEntity } from "../../nlp/annotations.ts"
import type { ArticleTables } from "../dataset.ts"
import { type Columns, toColumns, toRows } from "./columns.ts"
import { type EventDigest, eventDigests, type Identity, identityOf, mentionCounts, type QuoteDigest, quoteDigests } from "./digest.ts"

/** What can be opened by itself. */
const FRAMES = ["identity", "entities", "quotes", "events", "rows"] as const
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

interface IdentityFrame extends Omit<Identity, "sketch"> {
  /** Base64 of the sketch's bytes, little-endian. */
  readonly sketch: string
}

const compress = (value: unknown): Uint8Array => zstdCompressSync(JSON.stringify(value))

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
    compress({ ...identity, sketch: Buffer.from(sketch.buffer, sketch.byteOffset, sketch.byteLength).toString("base64") } satisfies IdentityFrame),
    compress({ entities: tables.entities, mentionCounts: mentionCounts(tables) }),
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

const open = (packed: Uint8Array, frame: Frame): unknown => {
  const header = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const index = FRAMES.indexOf(frame)
  let at = HEADER_BYTES
  for (let i = 0; i < index; i++) at += header.getUint32(4 * i, true)
  return JSON.parse(zstdDecompressSync(packed.subarray(at, at + header.getUint32(4 * index, true))).toString("utf8"))
}

export const openIdentity = (packed: Uint8Array): Identity => {
  const { sketch, ...identity } = open(packed, "identity") as IdentityFrame
  const bytes = Uint8Array.from(Buffer.from(sketch, "base64"))
  return { ...identity, sketch: new Uint32Array(bytes.buffer) }
}

export const openEntities = (packed: Uint8Array): { readonly entities: ReadonlyArray<LocalEntity>; readonly mentionCounts: ReadonlyArray<number> } =>
  open(packed, "entities") as ReturnType<typeof openEntities>

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
  const { published_on, sketch } = openIdentity(packed)
  return { ...openRows(packed, place), entities: openEntities(packed).entities, published_on, sketch }
}
