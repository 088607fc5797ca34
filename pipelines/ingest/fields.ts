/**
 * What the fields of data records mean. The names are those of trafilatura, news-please, Common Crawl news, Hugging Face's news
 * sets and Media Cloud exports; `--map` adds a user's own before them.
 */
import type { Published } from "../dataset.ts"
import { parsePublished } from "./published.ts"
import type { RecordFields } from "./record.ts"

/** Columns of `sources` that a record can fill, and the names under which it may hold them, most specific first. */
const NAMES = {
  text: [
    "text",
    "maintext",
    "content",
    "article_text",
    "articlebody",
    "article_body",
    "body",
    "full_text",
    "fulltext",
    "plain_text",
    "story_text",
    "raw_text",
    "article",
    "story",
    "document",
    "description_long"
  ],
  html: ["html", "raw_html", "content_html", "article_html", "body_html"],
  title: ["title", "headline", "article_title", "name"],
  url: ["url", "link", "article_url", "source-url", "source_url", "original_url", "uri", "guid"],
  outlet: [
    "outlet",
    "sitename",
    "site_name",
    "source_name",
    "media_name",
    "publisher",
    "publication",
    "source",
    "source_domain",
    "hostname",
    "domain",
    "site"
  ],
  byline: ["byline", "author", "authors", "creator", "journalist"],
  published_at: [
    "published_at",
    "date_publish",
    "publish_date",
    "published",
    "date_published",
    "datepublished",
    "publication_date",
    "pub_date",
    "pubdate",
    "date",
    "timestamp",
    "created_at"
  ],
  language: ["language", "lang", "article_language"],
  license: ["license", "licence", "rights"],
  id: ["id", "article_id", "stories_id", "guid", "uuid"]
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

const textOf = (value: unknown): string | null => {
  if (typeof value === "string") return value.trim() === "" ? null : value
  if (typeof value === "number") return String(value)
  if (Array.isArray(value))
    return (
      value
        .map(textOf)
        .filter((item) => item !== null)
        .join(", ") || null
    )
  if (typeof value === "object" && value !== null && "name" in value) return textOf(value.name)
  return null
}

/** Reads fields by meaning. Names are compared without regard to case. */
export const fieldReader = (map: FieldMap): ((record: DataRecord, field: FieldName) => string | null) => {
  const names = (field: FieldName): ReadonlyArray<string> => {
    const own = map[field]?.toLowerCase()
    return own === undefined ? NAMES[field] : [own]
  }
  return (record, field) => {
    const lower = new Map(Object.keys(record).map((key) => [key.trim().toLowerCase(), key]))
    for (const name of names(field)) {
      const key = lower.get(name)
      const text = key === undefined ? null : textOf(record[key])
      if (text !== null) return text
    }
    return null
  }
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
    language: /^[A-Za-z]{2,3}\b/u.exec(read("language") ?? "")?.[0].toLowerCase() ?? null,
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
