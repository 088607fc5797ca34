/**
 * What the fields of data records mean. The names are those of trafilatura, news-please, Common Crawl news, Hugging Face's news
 * sets, Media Cloud and the news interfaces that people save answers of; `--map` adds a user's own before them.
 */
import type { Published } from "../dataset.ts"
import { languageCode } from "./language-names.ts"
import { parsePublished } from "./published.ts"
import type { RecordFields } from "./reader.ts"

const names = (list: string): ReadonlyArray<string> => list.split(" ")

/** Columns of `sources` that a record can fill, and the names under which it may hold them, most specific first. */
const NAMES = {
  text: names(
    "text maintext content article_text articlebody article_body body bodytext body_text full_text fulltext plain_text story_text raw_text article story document description_long cleaned_text text_content"
  ),
  html: names("html raw_html content_html article_html body_html page_html"),
  title: names("title headline article_title webtitle title_page name"),
  url: names(
    "url link article_url source-url source_url original_url responded_url requested_url canonical_url web_url weburl uri guid source documentidentifier id"
  ),
  outlet: names(
    "outlet sitename site_name source-hostname source_name media_name publisher publication publication_name source source_domain site_full hostname domain site sourcecommonname"
  ),
  byline: names("byline author authors creator journalist"),
  published_at: names(
    "published_at date_publish publish_date published published_date publishedat date_published datepublished publication_date webpublicationdate pub_date pubdate published_time datetime date timestamp created_at"
  ),
  language: names("language lang article_language language_code"),
  license: names("license licence rights"),
  id: names("id article_id stories_id guid uuid")
} as const

export type FieldName = keyof typeof NAMES
export const FIELD_NAMES = Object.keys(NAMES) as ReadonlyArray<FieldName>

/** `--map text=body,published_at=date`: column → field of the records. */
export type FieldMap = Readonly<Partial<Record<FieldName, string>>>

/** Reads a `--map` option; the text of what is wrong with it otherwise. */
export const parseFieldMap = (option: string): FieldMap | string => {
  const map: Partial<Record<FieldName, string>> = {}
  for (const pair of option.split(",").filter((part) => part.trim() !== "")) {
    const [name, field, ...rest] = pair.split("=").map((part) => part.trim())
    if (field === undefined || field === "" || rest.length > 0) return `“${pair}” is not of the form column=field`
    if (!FIELD_NAMES.includes(name as FieldName)) return `“${name}” is none of ${FIELD_NAMES.join(", ")}`
    map[name as FieldName] = field
  }
  return map
}

export type DataRecord = Readonly<Record<string, unknown>>

/** Where interfaces keep the words of a value that is a record. */
const VALUE_NAMES = ["name", "main", "original", "title", "$date", "value"]

/** Lists in lists and records in records are followed so far. */
const MAX_VALUE_DEPTH = 8

const textOf = (value: unknown, depth = 0): string | null => {
  if (typeof value === "string") return value.trim() === "" ? null : value
  if (typeof value === "number") return String(value)
  if (depth > MAX_VALUE_DEPTH) return null
  if (Array.isArray(value))
    return (
      value
        .map((item) => textOf(item, depth + 1))
        .filter((item) => item !== null)
        .join(", ") || null
    )
  if (typeof value !== "object" || value === null) return null
  const name = VALUE_NAMES.find((each) => each in value)
  return name === undefined ? null : textOf((value as DataRecord)[name], depth + 1)
}

/** Members in which search engines, interfaces and data sets keep the fields of an article. */
const INNER_RECORDS = ["_source", "fields", "metadata", "meta", "attributes", "thread", "article"]

/** The record's fields by their name in lower case; its own go before those of the records inside it. */
const fieldsOf = (record: DataRecord): ReadonlyMap<string, unknown> => {
  const fields = new Map<string, unknown>()
  const add = (from: DataRecord): void => {
    for (const [key, value] of Object.entries(from)) {
      const name = key.trim().toLowerCase()
      if (!fields.has(name)) fields.set(name, value)
    }
  }
  add(record)
  for (const name of INNER_RECORDS) {
    const inner = fields.get(name)
    if (typeof inner === "object" && inner !== null && !Array.isArray(inner)) add(inner as DataRecord)
  }
  return fields
}

const isAddress = (text: string): boolean => /^https?:\/\//iu.test(text)

/** What a field cannot hold: an address is the one thing that is a URL, and no outlet's name. */
const isPossible = (field: FieldName, text: string): boolean =>
  field === "url" ? isAddress(text) : field === "outlet" ? !isAddress(text) : true

/** Reads fields by meaning. Names are compared without regard to case; a user's own name is taken at its word. */
export const fieldReader = (map: FieldMap): ((record: DataRecord, field: FieldName) => string | null) => {
  let read: DataRecord | null = null
  let fields: ReadonlyMap<string, unknown> = new Map()
  return (record, field) => {
    if (record !== read) fields = fieldsOf((read = record))
    const own = map[field]?.toLowerCase()
    if (own !== undefined) return textOf(fields.get(own))
    for (const name of NAMES[field]) {
      const text = textOf(fields.get(name))
      if (text !== null && isPossible(field, text)) return text
    }
    return null
  }
}

/** The columns of `sources` that fields of these names fill. */
export const fieldsNamed = (header: ReadonlyArray<string>, map: FieldMap): ReadonlyArray<FieldName> => {
  const given = new Set(header.map((name) => name.trim().toLowerCase()))
  return FIELD_NAMES.filter((field) => {
    const own = map[field]?.toLowerCase()
    return own === undefined ? NAMES[field].some((name) => given.has(name)) : given.has(own)
  })
}

/** Longer than this, a title or a name is none. */
const MAX_FIELD_CHARACTERS = 10_000

/** What a data record says of its article besides the text. */
export const recordFields = (readAny: (field: FieldName) => string | null): RecordFields => {
  const read = (field: FieldName): string | null => {
    const text = readAny(field)
    return text === null || text.length > MAX_FIELD_CHARACTERS ? null : text
  }
  const date = read("published_at")
  return {
    url: read("url"),
    outlet: read("outlet"),
    title: read("title"),
    byline: read("byline"),
    published: date === null ? null : (parsePublished(date, "metadata") ?? epoch(date)),
    language: languageCode(read("language")),
    license: read("license")
  }
}

/** Seconds or milliseconds since 1970, as some exports write times. */
const epoch = (text: string): Published | null => {
  if (!/^\d{9,13}(?:\.\d+)?$/u.test(text)) return null
  const value = Number(text)
  const ms = value < 1e11 ? value * 1000 : value
  return parsePublished(new Date(Math.trunc(ms / 1000) * 1000).toISOString().replace(".000Z", "Z"), "metadata")
}
