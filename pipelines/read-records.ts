/** Records as they are found → records that are read: pages are read by whoever reads them, unless an earlier run has done so. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { SourcePlace } from "./analysed/packed.ts"
import type { Stored } from "./analysed/stored.ts"
import { Analyst } from "./Analyst.ts"
import type { Article, InputRecord, Reject } from "./dataset.ts"
import { PageReader } from "./ingest/PageReader.ts"
import { type FileRecord, isPage, type PageRecord, type Reading } from "./ingest/reader.ts"
import { hashOfReject } from "./shards/Share.ts"
import { ArticleStore } from "./store/ArticleStore.ts"
import { saidBy } from "./store/article-key.ts"
import { openPage, openReject, packPage, packReject, pageKeyOf, rejectKeyOf } from "./store/page-key.ts"

/** A record in its order. */
export interface FoundRecord {
  /** Its place among all records, from 0, whether this run does them or not. */
  readonly at: number
  readonly record: FileRecord
  /** Of all that decides over it but where it stands; of a reject, of where it stands. Which share does it goes by this. */
  readonly hash: string
}

/** What is known of a record before a page is read. */
export const inputOf = (record: FileRecord): InputRecord => {
  if (isPage(record))
    return { path: record.input_path, member: record.input_member, sha256: record.sha256, note: record.declared?.note ?? null }
  const { input_member, input_path, note, sha256 } = Result.isSuccess(record) ? record.success : { ...record.failure, note: null }
  return { path: input_path, member: input_member, sha256, note }
}

/** A record that is read. `key`: what its article is kept under. */
export type ReadRecord = {
  readonly at: number
  readonly input: InputRecord
  readonly key: string
} & (
  | { readonly kind: "kept"; readonly place: SourcePlace; readonly stored: Stored }
  | { readonly kind: "new"; readonly article: Article }
  | { readonly kind: "rejected"; readonly reject: Reject }
)

/** What decides over records, for `FoundRecord.hash`. */
export const hashesOf = Effect.map(Analyst, ({ keyOf }) => (record: FileRecord): string => {
  if (isPage(record)) return pageKeyOf(record)
  return Result.isSuccess(record) ? keyOf(saidBy(record.success)) : hashOfReject(record)
})

/** Reads a record and looks for its article in the store. **Errors**: StoreUnwritable. */
export const readRecord = Effect.fnUntraced(function* ({ at, hash, record }: FoundRecord) {
  if (isPage(record)) return yield* readPage(at, hash, record)
  return Result.isSuccess(record)
    ? yield* looked(at, inputOf(record), hash, record.success)
    : rejected(at, inputOf(record), hash, record.failure)
})

/** Reads records in their order: one after the other where no page is among them, which takes less than a fiber for each. **Errors**: as `readRecord`. */
export const readRecords = Effect.fnUntraced(function* (records: ReadonlyArray<FoundRecord>) {
  const { concurrency } = yield* PageReader
  return yield* Effect.forEach(records, readRecord, { concurrency: records.some(({ record }) => isPage(record)) ? concurrency : 1 })
})

/** A page that an earlier run read, and whose article is kept or which holds none, is not read again. */
const readPage = Effect.fnUntraced(function* (at: number, hash: string, page: PageRecord) {
  const store = yield* ArticleStore
  const { keyOf } = yield* Analyst
  const input = inputOf(page)
  const known = store.find(hash)
  if (known !== null) {
    const { note, said } = openPage(known)
    const key = keyOf(said)
    const article = store.find(key)
    const place: SourcePlace = { input_path: page.input_path, input_member: page.input_member, also_at: [] }
    if (article !== null) return { at, input: { ...input, note }, key, kind: "kept", place, stored: article } satisfies ReadRecord
  }
  const rejectKey = rejectKeyOf(hash)
  const stored = store.find(rejectKey)
  const earlier = stored === null ? null : openReject(stored, page)
  if (earlier !== null) return rejected(at, inputOf(Result.fail(earlier)), hash, earlier)
  const pages = yield* PageReader
  const reading: Reading = yield* pages.read(page)
  if (Result.isFailure(reading)) {
    const packed = packReject(page, reading.failure)
    if (packed !== null) yield* store.put(rejectKey, packed)
    return rejected(at, inputOf(reading), hash, reading.failure)
  }
  const said = saidBy(reading.success)
  yield* store.put(hash, packPage({ said, note: reading.success.note }))
  return yield* looked(at, inputOf(reading), keyOf(said), reading.success)
})

const rejected = (at: number, input: InputRecord, key: string, reject: Reject): ReadRecord => ({ at, input, key, kind: "rejected", reject })

const looked = (at: number, input: InputRecord, key: string, article: Article) =>
  Effect.map(ArticleStore, (store): ReadRecord => {
    const stored = store.find(key)
    return stored === null ? { at, input, key, kind: "new", article } : { at, input, key, kind: "kept", place: article, stored }
  })
