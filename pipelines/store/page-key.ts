/** Pages that were read before: under what they are known, and what is known of them. */
import { readStored, type Stored } from "../analysed/stored.ts"
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
