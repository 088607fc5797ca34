/** WARC archives (ISO 28500): the successful responses that are pages or text, one an article. Streamed, one record in memory. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { WARCParser, WARCRecord } from "warcio"
import { MAX_RECORD_BYTES } from "../lines.ts"
import type { InputFile, Reader, Reading } from "../reader.ts"
import { pageRecord, type RecordPlace, sha256Of, textRecord } from "../record.ts"
import { rejected } from "../rejected.ts"
import { endedEarly } from "./jsonl.ts"

/** A record with its payload read, before the parser moves on. */
interface Payload {
  readonly place: RecordPlace
  readonly url: string | null
  readonly status: number
  readonly contentType: string
  readonly bytes: Uint8Array | null
  /** The archive ends inside this record. */
  readonly isCut: boolean
}

/** Record types that hold a document; `request`, `metadata` and `warcinfo` are about documents. */
const DOCUMENTS = new Set(["response", "resource", "conversion"])

async function* payloadsOf(file: InputFile): AsyncGenerator<Payload> {
  const { WARCParser } = await import("warcio")
  const parser = new WARCParser(Stream.toAsyncIterable(file.chunks))
  for await (const record of parser) {
    if (!DOCUMENTS.has(record.warcType ?? "")) {
      await record.skipFully()
      continue
    }
    yield await payloadOf(parser, record)
  }
}

const payloadOf = async (parser: WARCParser, record: WARCRecord): Promise<Payload> => {
  const place: RecordPlace = { member: record.warcHeader("WARC-Record-ID")?.replace(/^<|>$/gu, "") ?? `byte ${parser.offset}`, byteOffset: parser.offset }
  const response = record.getResponseInfo()
  const contentType = response?.headers.get("content-type") ?? (record.httpHeaders === null ? (record.warcContentType ?? "") : "")
  const about = { place, url: record.warcTargetURI ?? null, status: Number(response?.status ?? 200), contentType }
  if (record.warcContentLength > MAX_RECORD_BYTES) {
    await record.skipFully()
    return { ...about, bytes: null, isCut: false }
  }
  const bytes = await record.readFully(true)
  const left = (record as unknown as { readonly _reader: { readonly limit?: number } })._reader.limit ?? 0
  return { ...about, bytes, isCut: left > 0 }
}

const toReading = (file: InputFile, payload: Payload): Effect.Effect<ReadonlyArray<Reading>> => {
  const { bytes, contentType, place, url } = payload
  const refuse = (code: "OR113" | "OR114" | "OR117" | "OR102"): Effect.Effect<ReadonlyArray<Reading>> =>
    Effect.succeed([Result.fail(rejected(code, file.input_path, { input_member: place.member, byte_offset: place.byteOffset, sha256: bytes === null ? null : sha256Of(bytes), excerpt: url }))])
  if (bytes === null) return refuse("OR113")
  if (payload.isCut) return refuse("OR114")
  if (payload.status >= 400) return refuse("OR117")
  const isPage = /html/iu.test(contentType)
  // Redirects, images, styles and scripts are no documents of their own.
  if (payload.status >= 300 || (!isPage && !/^text\/plain/iu.test(contentType))) return Effect.succeed([])
  if (bytes.length === 0) return refuse("OR102")
  const charset = /charset\s*=\s*"?(?<charset>[\w.:-]+)/iu.exec(contentType)?.groups?.charset ?? null
  const reading = isPage ? pageRecord(file, place, bytes, { url }, charset) : textRecord(file, place, bytes, "text/plain", { url }, charset)
  return Effect.map(reading, (each) => [each])
}

export const warcReader: Reader = {
  id: "warc",
  accepts: ({ head }) => /^WARC\/\d/u.test(new TextDecoder("latin1").decode(head.subarray(0, 10))),
  read: (file) =>
    Stream.fromAsyncIterable(payloadsOf(file), (error) => error).pipe(
      Stream.mapEffect((payload) => toReading(file, payload)),
      Stream.flatMap(Stream.fromIterable),
      Stream.catchCause(() => endedEarly(file))
    )
}

