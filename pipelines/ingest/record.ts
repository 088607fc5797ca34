/** One record of any format → an article or a reject. Every reader ends here, so that articles are made in one place. */
import { createHash } from "node:crypto"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { MarkedRegion } from "../../nlp/annotations.ts"
import type { Article, Published, TextMapSegment } from "../dataset.ts"
import type { UndecodableBytes } from "./charset.ts"
import { decodeBytes } from "./charset.ts"
import { decodeText } from "./decode.ts"
import { detectLanguage } from "./language.ts"
import type { Declared } from "./manifest.ts"
import { unpublished } from "./published.ts"
import type { InputFile, Reading } from "./reader.ts"
import type { RejectCode } from "./rejected.ts"
import { rejected } from "./rejected.ts"

/** What a record says of its article. Left out: not said. */
export interface RecordFields {
  readonly url?: string | null
  readonly canonicalUrl?: string | null
  readonly outlet?: string | null
  readonly title?: string | null
  readonly byline?: string | null
  readonly published?: Published | null
  readonly language?: string | null
  readonly license?: string | null
}

/** Where a record stands in its file. */
export interface RecordPlace {
  readonly member: string | null
  readonly byteOffset: number | null
}

export const wholeFile: RecordPlace = { member: null, byteOffset: null }

const PROBLEM_CODES = {
  empty: "OR102",
  binary: "OR103",
  "unknown-charset": "OR104"
} as const satisfies Record<UndecodableBytes["problem"], RejectCode>

/** Characters of a record that its reject shows. */
const EXCERPT_CHARACTERS = 120

/** The start of a record as one line, null when it is not text. */
export const excerptOf = (text: string): string | null => {
  const line = Array.from(text.slice(0, 4 * EXCERPT_CHARACTERS))
    .slice(0, EXCERPT_CHARACTERS)
    .join("")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim()
  return line === "" ? null : line
}

export const sha256Of = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex")

interface Body {
  readonly text: string
  readonly text_map: ReadonlyArray<TextMapSegment>
  readonly charset: string
  /** Replacement characters that stand for bytes the charset does not have. */
  readonly replacements: number
  readonly media_type: string
  readonly fields: RecordFields
  readonly regions?: ReadonlyArray<MarkedRegion>
}

type PageBody = Omit<Body, "charset" | "replacements">

const fail = (
  code: RejectCode,
  file: InputFile,
  place: RecordPlace,
  sha256: string,
  more: { byteOffset?: number | null; excerpt?: string | null } = {}
): Reading =>
  Result.fail(
    rejected(code, file.input_path, {
      input_member: place.member,
      byte_offset: more.byteOffset == null ? place.byteOffset : (place.byteOffset ?? 0) + more.byteOffset,
      sha256,
      excerpt: more.excerpt ?? null
    })
  )

/** A record at which a reader fails is a reject like any other; those after it are read. */
export const recordOrFault = (file: InputFile, place: RecordPlace, read: () => Effect.Effect<Reading>): Effect.Effect<Reading> =>
  Effect.suspend(read).pipe(
    Effect.catchDefect(() =>
      Effect.succeed(Result.fail(rejected("OR119", file.input_path, { input_member: place.member, byte_offset: place.byteOffset })))
    )
  )

/** A record whose bytes are plain text. */
export const textRecord = (
  file: InputFile,
  place: RecordPlace,
  bytes: Uint8Array,
  mediaType: string,
  fields: RecordFields,
  charset: string | null = null
): Effect.Effect<Reading> => {
  const sha256 = sha256Of(bytes)
  const decoded = decodeText(bytes, charset)
  if ("problem" in decoded) return Effect.succeed(fail(PROBLEM_CODES[decoded.problem], file, place, sha256, decoded))
  return toArticle(file, place, bytes.length, sha256, { ...decoded, media_type: mediaType, fields })
}

/** A record whose bytes are a web page. What the record says goes before what the page says. */
export const pageRecord = (
  file: InputFile,
  place: RecordPlace,
  bytes: Uint8Array,
  fields: RecordFields,
  charset: string | null = null
): Effect.Effect<Reading> => {
  const sha256 = sha256Of(bytes)
  const decoded = decodeBytes(bytes, charset ?? metaCharset(bytes))
  if ("problem" in decoded) return Effect.succeed(fail(PROBLEM_CODES[decoded.problem], file, place, sha256, decoded))
  return Effect.flatMap(pageBody(decoded.text, fields), (body) =>
    body === null || body.text.trim() === ""
      ? Effect.succeed(fail(body === null ? "OR130" : "OR110", file, place, sha256, { excerpt: excerptOf(decoded.text) }))
      : toArticle(file, place, bytes.length, sha256, { ...body, charset: decoded.charset, replacements: decoded.replacements })
  )
}

/** What a page holds, null for one beyond the limits. The libraries that read pages are loaded with the first page: a folder of text files never pays for them. */
const pageBody = Effect.fnUntraced(function* (html: string, fields: RecordFields) {
  const { readPage } = yield* Effect.promise(() => import("./html/read-page.ts"))
  const page = readPage(html)
  if (page === null) return null
  const body: PageBody = {
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

/** A value of a record that holds an article. */
export interface RecordValue {
  readonly text: string
  readonly isHtml: boolean
  readonly mediaType: string
  readonly map: ReadonlyArray<TextMapSegment>
  /** How the record was decoded; UTF-8 without a loss when not given. */
  readonly charset?: string
  readonly replacements?: number
}

/** A record of a data file whose article stands in one of its values, as text or as HTML. */
export const valueRecord = (
  file: InputFile,
  place: RecordPlace,
  bytes: Uint8Array,
  value: RecordValue,
  fields: RecordFields
): Effect.Effect<Reading> => {
  const sha256 = sha256Of(bytes)
  const { charset = "utf-8", replacements = 0 } = value
  const valueArticle = (body: PageBody): Effect.Effect<Reading> => {
    if (body.text.trim() === "") return Effect.succeed(fail("OR102", file, place, sha256))
    const text_map = body.text.length === value.text.length ? body.text_map : []
    return toArticle(file, place, bytes.length, sha256, { ...body, media_type: value.mediaType, charset, replacements, text_map })
  }
  if (!value.isHtml)
    return valueArticle({ text: value.text.replace(/\r\n?/gu, "\n"), media_type: value.mediaType, text_map: value.map, fields })
  // Positions in the value are not positions in the record, so a page inside a value has no map.
  return Effect.flatMap(pageBody(value.text, fields), (page) =>
    page === null
      ? Effect.succeed(fail("OR130", file, place, sha256, { excerpt: excerptOf(value.text) }))
      : valueArticle({ ...page, text_map: [] })
  )
}

/** `<meta charset>` or its `http-equiv` form, in the first kilobyte, as browsers look for it. */
const metaCharset = (bytes: Uint8Array): string | null =>
  /<meta\b[^>]{0,200}?charset\s*=\s*["']?\s*(?<charset>[\w.:-]{2,40})/iu.exec(new TextDecoder("latin1").decode(bytes.subarray(0, 2048)))
    ?.groups?.charset ?? null

/** The manifest's words, and what was lost in decoding. */
const noteOf = (declared: Declared | null, replacements: number): string | null => {
  const loss = replacements === 0 ? null : `${replacements} replacement character${replacements === 1 ? "" : "s"} (U+FFFD) for bytes that could not be decoded`
  return [declared?.note ?? null, loss].filter((part) => part !== null).join("; ") || null
}

const isUrl = (text: string): boolean => /^(?:https?|ftp|urn|tag):/iu.test(text)

const toArticle = (file: InputFile, place: RecordPlace, byte_length: number, sha256: string, body: Body): Effect.Effect<Reading> => {
  const declared: Declared | null = file.declared
  if (declared?.sha256 != null && place.member === null && declared.sha256 !== sha256)
    return Effect.succeed(fail("OR107", file, place, sha256))
  const { fields } = body
  const stated = declared?.language ?? fields.language ?? null
  const article = (language: string): Article => ({
    input_path: file.input_path,
    input_member: place.member,
    also_at: [],
    sha256,
    byte_length,
    media_type: body.media_type,
    charset: body.charset,
    text: body.text,
    text_map: body.text_map,
    ...(body.regions === undefined || body.regions.length === 0 ? {} : { regions: body.regions }),
    url: declared?.url ?? (fields.url != null && isUrl(fields.url) ? fields.url : null),
    canonical_url: fields.canonicalUrl != null && isUrl(fields.canonicalUrl) ? fields.canonicalUrl : null,
    outlet: declared?.outlet ?? fields.outlet ?? null,
    title: declared?.title ?? fields.title ?? null,
    byline: declared?.byline ?? fields.byline ?? null,
    published: declared !== null && declared.published.grain !== "none" ? declared.published : (fields.published ?? unpublished),
    language,
    language_basis: stated === null ? "detected" : "declared",
    license: declared?.license ?? fields.license ?? null,
    note: noteOf(declared, body.replacements)
  })
  return stated === null
    ? Effect.map(detectLanguage(body.text), (language) => Result.succeed(article(language)))
    : Effect.succeed(Result.succeed(article(stated)))
}
