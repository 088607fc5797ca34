/**
 * Records of a WARC file (ISO 28500), one in memory at a time. A record whose length is missing, negative or wrong costs
 * itself: reading goes on at the next line that starts a record.
 */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from "node:zlib"
import { MAX_RECORD_BYTES } from "../lines.ts"

export interface WarcRecord {
  /** Offset of the record's first byte. */
  readonly byteOffset: number
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>
  /** Null where they are not there to be read, and why. */
  readonly block: Uint8Array | null
  readonly trouble: "cut" | "broken" | "too-large" | null
}

/** Bytes a header line may have, and lines a header: beyond, the record is broken. */
const MAX_LINE_BYTES = 65_536
const MAX_HEADER_LINES = 1_000
const LINE_FEED = 0x0a

let latin1: TextDecoder | null = null
/** By a decoder that is made when it is needed: making one for bytes that are no UTF-8 takes milliseconds. */
const inLatin1 = (bytes: Uint8Array): string => (latin1 ??= new TextDecoder("latin1")).decode(bytes)

/** A stream of chunks read by line and by count. */
class ByteCursor {
  readonly #chunks: AsyncIterator<Uint8Array>
  #rest: Uint8Array = new Uint8Array(0)
  #isAtEnd = false
  offset = 0

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  async #more(): Promise<boolean> {
    if (this.#isAtEnd) return false
    const next = await this.#chunks.next()
    if (next.done === true) this.#isAtEnd = true
    else this.#rest = this.#rest.length === 0 ? next.value : Buffer.concat([this.#rest, next.value])
    return next.done !== true
  }

  #take(bytes: number): Uint8Array {
    const taken = this.#rest.subarray(0, bytes)
    this.#rest = this.#rest.subarray(bytes)
    this.offset += taken.length
    return taken
  }

  /** The next line without its end, cut at the limit; null at the end of the stream. */
  async line(): Promise<string | null> {
    let searched = 0
    for (;;) {
      const at = this.#rest.indexOf(LINE_FEED, searched)
      if (at >= 0) return inLatin1(this.#take(at + 1)).replace(/\r?\n$/u, "")
      if (this.#rest.length > MAX_LINE_BYTES) return inLatin1(this.#take(MAX_LINE_BYTES))
      searched = this.#rest.length
      if (!(await this.#more())) return this.#rest.length === 0 ? null : inLatin1(this.#take(this.#rest.length))
    }
  }

  /** Up to `bytes` bytes; fewer only at the end of the stream. */
  async bytes(bytes: number): Promise<Uint8Array> {
    const parts: Array<Uint8Array> = []
    for (let left = bytes; left > 0;) {
      if (this.#rest.length === 0 && !(await this.#more())) break
      const part = this.#take(left)
      parts.push(part)
      left -= part.length
    }
    return parts.length === 1 ? parts[0] : Buffer.concat(parts)
  }

  /** Passes over bytes without keeping them. */
  async skip(bytes: number): Promise<void> {
    for (let left = bytes; left > 0;) {
      if (this.#rest.length === 0 && !(await this.#more())) return
      left -= this.#take(left).length
    }
  }

  /** Closes what the chunks come from. */
  async close(): Promise<void> {
    await this.#chunks.return?.()
  }
}

const isStart = (line: string): boolean => /^WARC\/\d/u.test(line)

/** Header fields up to the empty line; null when the stream ends before it or it is no header. */
const headerOf = async (cursor: ByteCursor): Promise<ReadonlyMap<string, string> | null> => {
  const headers = new Map<string, string>()
  for (let lines = 0; lines < MAX_HEADER_LINES; lines++) {
    const line = await cursor.line()
    if (line === null) return null
    if (line === "") return headers
    const colon = line.indexOf(":")
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim())
  }
  return null
}

const recordAt = async (cursor: ByteCursor, byteOffset: number): Promise<WarcRecord> => {
  const headers = await headerOf(cursor)
  const length = headers?.get("content-length") ?? ""
  if (headers === null || !/^\d{1,15}$/u.test(length)) return { byteOffset, headers: headers ?? new Map(), block: null, trouble: "broken" }
  const bytes = Number(length)
  if (bytes > MAX_RECORD_BYTES) {
    await cursor.skip(bytes)
    return { byteOffset, headers, block: null, trouble: "too-large" }
  }
  const block = await cursor.bytes(bytes)
  return { byteOffset, headers, block, trouble: block.length < bytes ? "cut" : null }
}

/** Every record in its order. */
export async function* warcRecords(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<WarcRecord> {
  const cursor = new ByteCursor(chunks)
  try {
    for (;;) {
      const byteOffset = cursor.offset
      const line = await cursor.line()
      if (line === null) return
      if (isStart(line)) yield await recordAt(cursor, byteOffset)
    }
  } finally {
    await cursor.close()
  }
}

export interface HttpAnswer {
  /** Null where the record holds no HTTP head. */
  readonly status: number | null
  readonly contentType: string
  readonly bytes: Uint8Array
}

const endOfHead = (block: Uint8Array): readonly [head: number, body: number] => {
  for (let at = block.indexOf(LINE_FEED); at >= 0; at = block.indexOf(LINE_FEED, at + 1)) {
    if (block[at + 1] === LINE_FEED) return [at, at + 2]
    if (block[at + 1] === 0x0d && block[at + 2] === LINE_FEED) return [at, at + 3]
  }
  return [block.length, block.length]
}

/** The body of a chunked answer (RFC 9112 §7.1); as it stands where archivers have already joined it. */
const joinChunks = (body: Uint8Array): Uint8Array => {
  const parts: Array<Uint8Array> = []
  for (let at = 0; at < body.length;) {
    const end = body.indexOf(LINE_FEED, at)
    const size =
      end < 0 || end - at > 100
        ? null
        : /^(?<size>[0-9a-f]{1,8})[ \t]*(?:;[^\n]*)?\r?\n$/iu.exec(inLatin1(body.subarray(at, end + 1)))?.groups?.size
    if (size == null) return parts.length === 0 ? body : Buffer.concat(parts)
    const bytes = Number.parseInt(size, 16)
    if (bytes === 0) break
    parts.push(body.subarray(end + 1, end + 1 + bytes))
    at = end + 1 + bytes
    while (body[at] === 0x0d || body[at] === LINE_FEED) at++
  }
  return Buffer.concat(parts)
}

type Decoder = (bytes: Uint8Array, options: { readonly maxOutputLength: number }) => Uint8Array

const gunzip: Decoder = (bytes, options) => gunzipSync(bytes, options)

/** Servers disagree on whether `deflate` has zlib's two bytes before it (RFC 9110 §8.4.1.2). */
const inflateAny: Decoder = (bytes, options) =>
  (bytes[0] & 0x0f) === 8 && (bytes[0] * 256 + bytes[1]) % 31 === 0 ? inflateSync(bytes, options) : inflateRawSync(bytes, options)

const DECODERS: Readonly<Record<string, Decoder>> = {
  gzip: gunzip,
  "x-gzip": gunzip,
  deflate: inflateAny,
  br: (bytes, options) => brotliDecompressSync(bytes, options),
  zstd: (bytes, options) => zstdDecompressSync(bytes, options)
}

/** Unpacks a body; as it stands where archivers have already unpacked it, or it is no such thing. */
const unpack = (body: Uint8Array, encoding: string): Uint8Array => {
  try {
    return DECODERS[encoding]?.(body, { maxOutputLength: MAX_RECORD_BYTES }) ?? body
  } catch {
    return body
  }
}

/** Splits a block of `application/http` into what the server answered. */
export const httpAnswer = (block: Uint8Array): HttpAnswer => {
  const status = /^HTTP\/\d\S{0,8}\s+(?<status>\d{3})\b/iu.exec(inLatin1(block.subarray(0, 64)))?.groups?.status
  if (status === undefined) return { status: null, contentType: "", bytes: block }
  const [headEnd, bodyStart] = endOfHead(block)
  const headers = new Map(
    inLatin1(block.subarray(0, Math.min(headEnd, MAX_LINE_BYTES)))
      .split("\n")
      .slice(1)
      .map((line): [string, string] => {
        const colon = line.indexOf(":")
        return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]
      })
  )
  const body = block.subarray(bodyStart)
  const joined = /chunked/iu.test(headers.get("transfer-encoding") ?? "") ? joinChunks(body) : body
  return {
    status: Number(status),
    contentType: headers.get("content-type") ?? "",
    bytes: unpack(joined, (headers.get("content-encoding") ?? "").toLowerCase())
  }
}
