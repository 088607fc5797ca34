/** WARC archives (ISO 28500): the successful responses that are pages or text, one an article. Streamed, one record in memory. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { FileRecord, InputFile, Reader } from "../reader.ts"
import { pageRecord, recordOrFault, type RecordPlace, sha256Of, textRecord } from "../record.ts"
import { type RejectCode, rejected } from "../rejected.ts"
import type { SkippedKind } from "../skipped.ts"
import { endedEarly } from "./data-record.ts"
import { httpAnswer, type WarcRecord, warcRecords } from "./warc-records.ts"

/** Record types that hold a document, or say that it is elsewhere. */
const DOCUMENTS = new Set(["response", "resource", "conversion", "revisit", "continuation"])
/** Those that are about documents. */
const ABOUT_DOCUMENTS: ReadonlyMap<string, SkippedKind> = new Map([
  ["request", "WARC request"],
  ["metadata", "WARC metadata"],
  ["warcinfo", "WARC warcinfo"]
])

const TROUBLE_CODES = { cut: "OR114", broken: "OR111", "too-large": "OR113" } as const satisfies Record<
  NonNullable<WarcRecord["trouble"]>,
  RejectCode
>

const toRecords = (file: InputFile, record: WarcRecord): Effect.Effect<ReadonlyArray<FileRecord>> => {
  const { block, byteOffset, headers, trouble } = record
  const type = (headers.get("warc-type") ?? "").toLowerCase()
  if (trouble === null && !DOCUMENTS.has(type)) {
    file.skip?.(ABOUT_DOCUMENTS.get(type) ?? "WARC record of another type")
    return Effect.succeed([])
  }
  const url = headers.get("warc-target-uri")?.replace(/^<|>$/gu, "") ?? null
  const place: RecordPlace = { member: headers.get("warc-record-id")?.replace(/^<|>$/gu, "") ?? `byte ${byteOffset}`, byteOffset }
  const refuse = (code: RejectCode): Effect.Effect<ReadonlyArray<FileRecord>> =>
    Effect.succeed([
      Result.fail(
        rejected(code, file.input_path, {
          input_member: place.member,
          byte_offset: byteOffset,
          sha256: block === null ? null : sha256Of(block),
          excerpt: url
        })
      )
    ])
  if (trouble !== null || block === null) return refuse(TROUBLE_CODES[trouble ?? "broken"])
  if (type === "revisit" || type === "continuation") return refuse("OR118")
  const isHttp = /^application\/http/iu.test(headers.get("content-type") ?? "")
  const answer = isHttp ? httpAnswer(block) : { status: 200, contentType: headers.get("content-type") ?? "", bytes: block }
  if (answer.status === null) return refuse("OR111")
  if (answer.status >= 400) return refuse("OR117")
  if (answer.status >= 300) return refuse("OR118")
  // A server that says nothing of the kind leaves it to the archiver.
  const kind = answer.contentType || (headers.get("warc-identified-payload-type") ?? "")
  const isPage = /html/iu.test(kind)
  if (!isPage && !/^text\/plain/iu.test(kind)) return refuse("OR109")
  const charset = /charset\s*=\s*"?(?<charset>[\w.:-]+)/iu.exec(answer.contentType)?.groups?.charset ?? null
  if (isPage) return Effect.succeed([pageRecord(file, place, answer.bytes, { url }, charset)])
  const reading = recordOrFault(file, place, () => textRecord(file, place, answer.bytes, "text/plain", { url }, charset))
  return Effect.map(reading, (each) => [each])
}

export const warcReader: Reader = {
  id: "warc",
  accepts: ({ head }) => /^WARC\/\d/u.test(new TextDecoder("latin1").decode(head.subarray(0, 10))),
  isNamed: ({ input_path }) => /\.warc$/iu.test(input_path),
  read: (file) =>
    Stream.fromAsyncIterable(warcRecords(Stream.toAsyncIterable(file.chunks)), (error) => error).pipe(
      Stream.mapEffect((record) => toRecords(file, record)),
      Stream.flatMap(Stream.fromIterable),
      Stream.catchCause((cause) => endedEarly(file, cause))
    )
}
