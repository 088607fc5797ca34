/** Who reads web pages: this thread, or others. */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import type { FileRecord, PageRecord, Reading } from "./reader.ts"
import { isPage } from "./reader.ts"
import { readPageRecord } from "./read-page-record.ts"

export interface ReadsPages {
  readonly read: (page: PageRecord) => Effect.Effect<Reading>
  /** Pages worth having under way at once. */
  readonly concurrency: number
}

/** By default this thread reads, one page after the other. */
export const PageReader: Context.Reference<ReadsPages> = Context.Reference<ReadsPages>("onrecord/ingest/PageReader", {
  defaultValue: () => ({ read: readPageRecord, concurrency: 1 })
})

/** A record as an article or a reject, read in this thread where it is a page. */
export const asRead = (record: FileRecord): Effect.Effect<Reading> => (isPage(record) ? readPageRecord(record) : Effect.succeed(record))
