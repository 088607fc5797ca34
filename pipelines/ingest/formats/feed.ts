/** RSS, Atom, RDF and JSON feeds: one item, one article. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import type { parseFeed } from "feedsmith"
import { decodeBytes } from "../charset.ts"
import type { DataRecord } from "../fields.ts"
import { languageCode } from "../language-names.ts"
import { parsePublished } from "../published.ts"
import type { FileRecord, InputFile, Reader, RecordFields } from "../reader.ts"
import { excerptOf, recordOrFault, sha256Of, valueRecord } from "../record.ts"
import { rejected } from "../rejected.ts"
import { headText } from "../sniff.ts"
import { wholeFileReader } from "./text.ts"

const FEED = /^\s*(?:<\?xml[\s\S]{0,500}?)?(?:<!--[\s\S]{0,2000}?-->\s*)?<(?:rss|feed|rdf:RDF)\b/iu
const JSON_FEED = /^\{\s*"version"\s*:\s*"https:\/\/jsonfeed\.org\//u

const get = (value: unknown, ...path: ReadonlyArray<string | number>): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === "object" && at !== null ? (at as Record<string | number, unknown>)[key] : undefined),
    value
  )

/** The first of some places that holds words. */
const firstText = (item: unknown, ...paths: ReadonlyArray<ReadonlyArray<string | number>>): string | null => {
  for (const path of paths) {
    const value = get(item, ...path)
    if (typeof value === "string" && value.trim() !== "") return value.trim()
  }
  return null
}

const itemsOf = (feed: unknown): ReadonlyArray<unknown> => {
  const items = get(feed, "items") ?? get(feed, "entries")
  return Array.isArray(items) ? items : []
}

const alternateLink = (item: unknown): string | null => {
  const links = get(item, "links")
  const list = Array.isArray(links) ? (links as ReadonlyArray<unknown>) : []
  const alternate = list.find((link) => (get(link, "rel") ?? "alternate") === "alternate")
  return firstText(alternate, ["href"])
}

const bylineOf = (item: unknown): string | null =>
  firstText(item, ["dc", "creator"], ["dc", "creators", 0], ["authors", 0, "name"], ["authors", 0], ["author"])

const fieldsOf = (feed: unknown, item: unknown): RecordFields => {
  const date = firstText(item, ["pubDate"], ["published"], ["date_published"], ["dc", "date"], ["dc", "dates", 0], ["updated"])
  const url = firstText(item, ["link"], ["url"], ["guid", "value"]) ?? alternateLink(item) ?? firstText(item, ["id"])
  const language = firstText(feed, ["language"], ["lang"])
  return {
    url,
    outlet: firstText(feed, ["title"], ["title", "value"]),
    title: firstText(item, ["title"], ["title", "value"]),
    byline: bylineOf(item),
    published: date === null ? null : parsePublished(date, "feed"),
    language: languageCode(language),
    license: firstText(item, ["dc", "rights"], ["rights"]) ?? firstText(feed, ["copyright"], ["rights"])
  }
}

const contentOf = (item: unknown): string | null =>
  firstText(
    item,
    ["content", "encoded"],
    ["content", "value"],
    ["content"],
    ["content_html"],
    ["content_text"],
    ["description"],
    ["summary", "value"],
    ["summary"]
  )

const toRecord = (file: InputFile, feed: unknown, item: unknown, i: number): Effect.Effect<FileRecord> => {
  const bytes = new TextEncoder().encode(JSON.stringify(item))
  const place = { member: `item ${i + 1}`, byteOffset: null }
  const content = contentOf(item)
  const fields = fieldsOf(feed, item)
  if (content === null) {
    const more = { input_member: place.member, sha256: sha256Of(bytes), excerpt: excerptOf(fields.title ?? "") }
    return Effect.succeed(Result.fail(rejected("OR102", file.input_path, more)))
  }
  const isHtml = /<[a-z!/][^>]{0,1000}>|&(?:#\d+|#x[0-9a-f]+|[a-z]{2,8});/iu.test(content)
  const text = isHtml ? `<body>${content}</body>` : content
  return recordOrFault(file, place, () =>
    valueRecord(file, place, bytes, { text, isHtml, mediaType: "application/rss+xml", map: [] }, fields)
  )
}

const parsed = (parse: typeof parseFeed, text: string): DataRecord | null => {
  try {
    return parse(text) as unknown as DataRecord
  } catch {
    return null
  }
}

export const feedReader: Reader = wholeFileReader(
  {
    id: "feed",
    accepts: (file) => FEED.test(headText(file)) || JSON_FEED.test(headText(file)),
    isNamed: ({ input_path }) => /\.(?:rss|atom|rdf)$/iu.test(input_path)
  },
  (file, bytes) =>
    // The library is loaded with the first feed: a folder of text files never pays for it.
    Stream.unwrap(
      Effect.map(
        Effect.promise(() => import("feedsmith")),
        ({ parseFeed }) => readFeed(file, bytes, parseFeed)
      )
    )
)

const readFeed = (file: InputFile, bytes: Uint8Array, parse: typeof parseFeed): Stream.Stream<FileRecord> => {
  const declared = /^\s*<\?xml[^>]{0,200}encoding\s*=\s*["'](?<charset>[\w.:-]+)/iu.exec(
    new TextDecoder("latin1").decode(bytes.subarray(0, 300))
  )
  const decoded = decodeBytes(bytes, declared?.groups?.charset ?? null)
  const feed = "problem" in decoded ? null : parsed(parse, decoded.text)
  const items = itemsOf(get(feed, "feed"))
  if (items.length === 0) {
    const excerpt = "problem" in decoded ? null : excerptOf(decoded.text)
    return Stream.succeed(Result.fail(rejected("OR111", file.input_path, { sha256: sha256Of(bytes), excerpt })))
  }
  return Stream.fromIterable(items).pipe(
    Stream.zipWithIndex,
    Stream.mapEffect(([item, i]) => toRecord(file, get(feed, "feed"), item, i))
  )
}
