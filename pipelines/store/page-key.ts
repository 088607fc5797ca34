/** Pages that were read before: under what they are known, and what is known of them. */
import { readStored, type Stored } from "../analysed/stored.ts"
import type { Reject } from "../dataset.ts"
import type { PageRecord } from "../ingest/reader.ts"
import { hashOf, type Said } from "./article-key.ts"
import { readingVersion } from "./rules-version.ts"

/** A page that an earlier run made an article of. */
export interface KnownPage {
  readonly said: Said
  /** For `run.json`. */
  readonly note: string | null
}

/** A hash of everything that decides over what is read of a page, 32 hex digits: its bytes and what is said of it, not where it stands. */
export const pageKeyOf = ({ content, declared, fields, input_member, max_article_bytes, sha256 }: PageRecord): string => {
  const how = content.kind === "bytes" ? { charset: content.charset } : content
  return hashOf(
    readingVersion(),
    process.version,
    JSON.stringify([sha256, content.kind, how, fields, declared, input_member === null, max_article_bytes])
  )
}

export const packPage = (page: KnownPage): Uint8Array => Buffer.from(JSON.stringify(page))

/** What was put into the store under a page's key. */
export const openPage = (stored: Stored): KnownPage => JSON.parse(Buffer.from(readStored(stored)).toString("utf8")) as KnownPage

/** A page that an earlier run made a reject of, but for where the page stood. */
interface KnownReject {
  /** Of the page, from which that of the reject counts. */
  readonly byte_offset: number | null
  readonly reject: Omit<Reject, "input_path" | "input_member">
}

/** What a page's reject is kept under, by the page's own key: 32 hex digits. */
export const rejectKeyOf = (pageKey: string): string => hashOf(pageKey, "reject")

/** Null for one that may be read another time. */
export const packReject = ({ byte_offset }: PageRecord, { input_member: _, input_path: __, ...reject }: Reject): Uint8Array | null =>
  reject.is_replayable ? null : Buffer.from(JSON.stringify({ byte_offset, reject } satisfies KnownReject))

/** The reject of a page, from what was put into the store; null where the page stands so that it might be told otherwise. */
export const openReject = (stored: Stored, { byte_offset, input_member, input_path }: PageRecord): Reject | null => {
  const known = JSON.parse(Buffer.from(readStored(stored)).toString("utf8")) as KnownReject
  return known.byte_offset === byte_offset ? { input_path, input_member, ...known.reject } : null
}
