/** A record that holds a web page → its article or a reject. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { withinSize } from "./article-size.ts"
import { decodeBytes } from "./charset.ts"
import type { PageRecord, Reading, RecordFields } from "./reader.ts"
import { type Body, excerptOf, fail, PROBLEM_CODES, toArticle } from "./record.ts"
import { rejected } from "./rejected.ts"

/** Decodes a page and finds the article in it. A page at which the program fails is a reject. */
export const readPageRecord = (record: PageRecord): Effect.Effect<Reading> =>
  Effect.suspend(() => readContent(record)).pipe(
    Effect.map(withinSize(record.max_article_bytes)),
    Effect.catchDefect(() => Effect.succeed(faultAtPage(record)))
  )

/** The reject of a page at which the program fails. */
export const faultAtPage = ({ byte_offset, input_member, input_path }: PageRecord): Reading =>
  Result.fail(rejected("OR119", input_path, { input_member, byte_offset }))

const readContent = (record: PageRecord): Effect.Effect<Reading> => {
  const { byte_length, content, declared, fields, input_path, sha256 } = record
  const file = { input_path, declared }
  const place = { member: record.input_member, byteOffset: record.byte_offset }
  const decoded =
    content.kind === "bytes"
      ? decodeBytes(content.bytes, content.charset ?? metaCharset(content.bytes))
      : { ...content, text: content.html }
  if ("problem" in decoded) return Effect.succeed(fail(PROBLEM_CODES[decoded.problem], file, place, sha256, decoded))
  return Effect.flatMap(pageBody(decoded.text, fields), (page) => {
    if (page === null) return Effect.succeed(fail("OR130", file, place, sha256, { excerpt: excerptOf(decoded.text) }))
    const { charset, replacements } = decoded
    // Positions in a value are not positions in the record, so a page inside a value has no map.
    const body: Body =
      content.kind === "bytes"
        ? { ...page, charset, replacements }
        : { ...page, text_map: [], media_type: content.media_type, charset, replacements }
    if (body.text.trim() !== "") return toArticle(file, place, byte_length, sha256, body)
    return Effect.succeed(
      content.kind === "bytes"
        ? fail("OR110", file, place, sha256, { excerpt: excerptOf(decoded.text) })
        : fail("OR102", file, place, sha256)
    )
  })
}

/** What a page holds, null for one beyond the limits. The libraries that read pages are loaded with the first page: a folder of text files never pays for them. */
const pageBody = Effect.fnUntraced(function* (html: string, fields: RecordFields) {
  const { readPage } = yield* Effect.promise(() => import("./html/read-page.ts"))
  const page = readPage(html)
  if (page === null) return null
  const body: Omit<Body, "charset" | "replacements"> = {
    text: page.text,
    text_map: page.text_map,
    regions: page.regions,
    media_type: "text/html",
    fields: {
      url: fields.url ?? page.canonicalUrl,
      canonicalUrl: page.canonicalUrl,
      outlet: fields.outlet ?? page.outlet,
      title: fields.title ?? page.title,
      byline: fields.byline ?? page.byline,
      published: fields.published ?? page.published,
      language: fields.language ?? page.language,
      license: fields.license ?? page.license
    }
  }
  return body
})

/** `<meta charset>` or its `http-equiv` form, in the first kilobyte, as browsers look for it. */
const metaCharset = (bytes: Uint8Array): string | null =>
  /<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*(?<charset>[\w.:-]{2,40})/iu.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 2048)))
    ?.groups?.charset ?? null
