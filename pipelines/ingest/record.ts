/** One record of any format → an article or a reject. Every reader ends here, so that articles are made in one place. */
import { createHash } from "node:crypto"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type { MarkedRegion } from "../../nlp/annotations.ts"
import type { Article, TextMapSegment } from "../dataset.ts"
import type { UndecodableBytes } from "./charset.ts"
import { decodeText } from "./decode.ts"
import { detectLanguage } from "./language.ts"
import type { Declared } from "./manifest.ts"
import { unpublished } from "./published.ts"
import { MAX_ARTICLE_BYTES } from "./limits.ts"
import type { FileRecord, InputFile, PageRecord, Reading, RecordFields } from "./reader.ts"
import type { RejectCode } from "./rejected.ts"
import { rejected } from "./rejected.ts"

/** Where a record stands in its file. */
export interface RecordPlace {
  readonly member: string | null
  readonly byteOffset: number | null
}

export const wholeFile: RecordPlace = { member: null, byteOffset: null }

/** The file of a record, as far as its article is concerned. */
type RecordFile = Pick<InputFile, "input_path" | "declared">

export const PROBLEM_CODES = {
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

/** What was read of a record. */
export interface Body {
  readonly text: string
  readonly text_map: ReadonlyArray<TextMapSegment>
  readonly charset: string
  /** Replacement characters that stand for bytes the charset does not have. */
  readonly replacements: number
  readonly media_type: string
  readonly fields: RecordFields
  readonly regions?: ReadonlyArray<MarkedRegion>
}

/** A record's reject. `more.byteOffset` counts from the record's first byte: it says nothing where nobody knows where that stands. */
export const fail = (
  code: RejectCode,
  file: RecordFile,
  place: RecordPlace,
  sha256: string,
  more: { byteOffset?: number | null; excerpt?: string | null } = {}
): Reading =>
  Result.fail(
    rejected(code, file.input_path, {
      input_member: place.member,
      byte_offset:
        more.byteOffset == null || (place.member !== null && place.byteOffset === null)
          ? place.byteOffset
          : (place.byteOffset ?? 0) + more.byteOffset,
      sha256,
      excerpt: more.excerpt ?? null
    })
  )

/** A record at which a reader fails is a reject like any other; those after it are read. */
export const recordOrFault = <A>(file: RecordFile, place: RecordPlace, read: () => Effect.Effect<A>): Effect.Effect<A | Reading> =>
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

const found = (
  file: RecordFile,
  place: RecordPlace,
  bytes: Uint8Array,
  content: PageRecord["content"],
  fields: RecordFields
): PageRecord => ({
  _tag: "PageRecord",
  input_path: file.input_path,
  input_member: place.member,
  byte_offset: place.byteOffset,
  sha256: sha256Of(bytes),
  byte_length: bytes.length,
  content,
  fields,
  declared: file.declared,
  max_article_bytes: MAX_ARTICLE_BYTES
})

/** A record whose bytes are a web page. What the record says goes before what the page says. */
export const pageRecord = (
  file: RecordFile,
  place: RecordPlace,
  bytes: Uint8Array,
  fields: RecordFields,
  charset: string | null = null
): PageRecord => found(file, place, bytes, { kind: "bytes", bytes, charset }, fields)

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
  file: RecordFile,
  place: RecordPlace,
  bytes: Uint8Array,
  value: RecordValue,
  fields: RecordFields
): Effect.Effect<FileRecord> => {
  const { charset = "utf-8", mediaType, replacements = 0 } = value
  return value.isHtml
    ? Effect.succeed(found(file, place, bytes, { kind: "value", html: value.text, charset, replacements, media_type: mediaType }, fields))
    : textValue(file, place, bytes, value, fields)
}

/** The same of a value that is known to be text. */
export const textValue = (
  file: RecordFile,
  place: RecordPlace,
  bytes: Uint8Array,
  value: Omit<RecordValue, "isHtml">,
  fields: RecordFields
): Effect.Effect<Reading> => {
  const sha256 = sha256Of(bytes)
  const { charset = "utf-8", map, mediaType, replacements = 0 } = value
  const text = value.text.replace(/\r\n?/gu, "\n")
  if (text.trim() === "") return Effect.succeed(fail("OR102", file, place, sha256))
  const text_map = text.length === value.text.length ? map : []
  return toArticle(file, place, bytes.length, sha256, { text, text_map, media_type: mediaType, fields, charset, replacements })
}

/** The manifest's words, and what was lost in decoding. */
const noteOf = (declared: Declared | null, replacements: number): string | null => {
  const loss =
    replacements === 0
      ? null
      : `${replacements} replacement character${replacements === 1 ? "" : "s"} (U+FFFD) for bytes that could not be decoded`
  return [declared?.note ?? null, loss].filter((part) => part !== null).join("; ") || null
}

const isUrl = (text: string): boolean => /^(?:https?|ftp|urn|tag):/iu.test(text)

/** The article of a record that was read. */
export const toArticle = (
  file: RecordFile,
  place: RecordPlace,
  byte_length: number,
  sha256: string,
  body: Body
): Effect.Effect<Reading> => {
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
