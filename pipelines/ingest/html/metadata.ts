/**
 * What a page says about itself: JSON-LD (schema.org NewsArticle), OpenGraph and `article:` properties, meta tags, `<time>`, links.
 * Each value is taken from the first of these that has it; where the date was read is kept as its basis.
 */
import type { Published } from "../../dataset.ts"
import { parsePublished, unpublished } from "../published.ts"
import { attribute, elementsOf, isText, type Page, type PageElement, textOf } from "./tree.ts"

export interface PageMetadata {
  readonly title: string | null
  readonly byline: string | null
  readonly outlet: string | null
  readonly published: Published
  readonly canonicalUrl: string | null
  /** BCP 47 primary tag, lower-case, as declared by the page. */
  readonly language: string | null
  readonly license: string | null
}

type Json = string | number | boolean | null | ReadonlyArray<Json> | { readonly [key: string]: Json }
type JsonObject = { readonly [key: string]: Json }

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Reads a page's metadata. Broken JSON-LD is passed over: other places may still say it. */
export const readMetadata = (page: Page): PageMetadata => {
  const elements = [...elementsOf(page)]
  const article = findArticle(elements)
  const meta = metaOf(elements)
  const first = (...names: ReadonlyArray<string>): string | null => {
    for (const name of names) if (meta.has(name)) return meta.get(name) ?? null
    return null
  }
  const html = elements.find((element) => element.tagName === "html")
  const headTitle = elements.find((element) => element.tagName === "title")
  return {
    title: text(article?.headline) ?? first("og:title", "twitter:title", "dc.title", "headline") ?? (headTitle ? textOf(headTitle) || null : null),
    byline: names(article?.author) ?? first("author", "article:author_name", "byl", "dc.creator", "parsely-author", "sailthru.author"),
    outlet: names(article?.publisher) ?? first("og:site_name", "application-name", "dc.publisher"),
    published: findPublished(article, meta, elements),
    canonicalUrl: link(elements, "canonical") ?? first("og:url") ?? url(article?.mainEntityOfPage) ?? text(article?.url),
    language: primaryTag((html && attribute(html, "lang")) ?? text(article?.inLanguage) ?? first("og:locale", "content-language", "dc.language")),
    license: text(article?.license) ?? link(elements, "license") ?? first("dc.rights", "copyright")
  }
}

const text = (value: Json | undefined): string | null => {
  if (typeof value === "string") return value.trim() === "" ? null : value.trim()
  if (Array.isArray(value)) return text(value[0])
  return null
}

const url = (value: Json | undefined): string | null => (isObject(value) ? text(value["@id"]) : text(value))

/** Names of a person, an organisation or a list of them, joined by commas. */
const names = (value: Json | undefined): string | null => {
  const list = (Array.isArray(value) ? value : [value]) as ReadonlyArray<Json | undefined>
  const found = list.map((item) => (isObject(item) ? text(item.name) : text(item))).filter((name) => name !== null)
  return found.length === 0 ? null : found.join(", ")
}

/** schema.org types that are articles; the first in document order is the page's own. */
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|LiveBlogPosting|PressRelease)$/u

const findArticle = (elements: ReadonlyArray<PageElement>): JsonObject | null => {
  for (const element of elements) {
    if (element.tagName !== "script" || attribute(element, "type")?.split(";")[0].trim() !== "application/ld+json") continue
    const found = articleIn(parseJson(element.childNodes.filter(isText).map((node) => node.value).join("")), 0)
    if (found !== null) return found
  }
  return null
}

const parseJson = (source: string): Json => {
  try {
    return JSON.parse(source) as Json
  } catch {
    return null
  }
}

/** Graphs nest an article at most a few levels deep; hostile ones are not followed. */
const MAX_JSON_DEPTH = 6

const articleIn = (value: Json | undefined, depth: number): JsonObject | null => {
  if (depth > MAX_JSON_DEPTH) return null
  if (Array.isArray(value)) {
    for (const item of value as ReadonlyArray<Json>) {
      const found = articleIn(item, depth + 1)
      if (found !== null) return found
    }
    return null
  }
  if (!isObject(value)) return null
  const types = [value["@type"]].flat()
  if (types.some((type) => typeof type === "string" && ARTICLE_TYPE.test(type))) return value
  return articleIn(value["@graph"], depth + 1) ?? articleIn(value.mainEntity, depth + 1)
}

const metaOf = (elements: ReadonlyArray<PageElement>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>()
  for (const element of elements) {
    if (element.tagName !== "meta") continue
    const name = (attribute(element, "property") ?? attribute(element, "name") ?? attribute(element, "itemprop") ?? attribute(element, "http-equiv"))?.toLowerCase()
    const content = attribute(element, "content")?.trim()
    if (name !== undefined && content !== undefined && content !== "" && !found.has(name)) found.set(name, content)
  }
  return found
}

const link = (elements: ReadonlyArray<PageElement>, rel: string): string | null => {
  const element = elements.find(
    (candidate) => (candidate.tagName === "link" || candidate.tagName === "a") && attribute(candidate, "rel")?.toLowerCase().split(/\s+/u).includes(rel)
  )
  return element === undefined ? null : attribute(element, "href")
}

const DATE_NAMES = [
  "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "pubdate",
  "publishdate", "publish-date", "parsely-pub-date", "sailthru.date", "article.published", "cxenseparse:recs:publishtime"
]

const findPublished = (article: JsonObject | null, meta: ReadonlyMap<string, string>, elements: ReadonlyArray<PageElement>): Published => {
  const declared = text(article?.datePublished) ?? text(article?.dateCreated)
  const fromJson = declared === null ? null : parsePublished(declared, "jsonld")
  if (fromJson !== null) return fromJson
  for (const name of DATE_NAMES) {
    const found = meta.has(name) ? parsePublished(meta.get(name) ?? "", "meta") : null
    if (found !== null) return found
  }
  for (const element of elements) {
    if (element.tagName !== "time") continue
    const found = parsePublished(attribute(element, "datetime") ?? textOf(element), "meta")
    if (found !== null) return found
  }
  return unpublished
}

const primaryTag = (tag: string | null): string | null => {
  const found = /^[A-Za-z]{2,3}(?=$|[-_,\s])/u.exec(tag ?? "")?.[0]
  return found === undefined ? null : found.toLowerCase()
}
