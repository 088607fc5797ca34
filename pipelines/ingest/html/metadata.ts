/**
 * What a page says about itself: JSON-LD (schema.org NewsArticle), OpenGraph and `article:` properties, meta tags, `<time>`, links.
 * Each value is taken from the first of these that has it; where the date was read is kept as its basis.
 */
import type { Published } from "../../dataset.ts"
import { languageCode } from "../language-names.ts"
import { parsePublished, unpublished } from "../published.ts"
import { readLinkedData } from "./json-ld.ts"
import { attribute, elementsOf, type Page, type PageElement, shortTextOf, textOf } from "./tree.ts"

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

/** Reads a page's metadata. */
export const readMetadata = (page: Page): PageMetadata => {
  const elements = [...elementsOf(page)]
  const article = readLinkedData(elements)
  const meta = metaOf(elements)
  const first = (...names: ReadonlyArray<string>): string | null => {
    for (const name of names) if (meta.has(name)) return meta.get(name)?.[0] ?? null
    return null
  }
  const html = elements.find((element) => element.tagName === "html")
  const headTitle = elements.find((element) => element.tagName === "title")
  return {
    title:
      article.headline ??
      first("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "citation_title", "headline") ??
      (headTitle ? textOf(headTitle) || null : null),
    byline: article.authors ?? authorsIn(meta) ?? shownAuthor(elements),
    outlet:
      article.publisher ??
      first(
        "og:site_name",
        "application-name",
        "dc.publisher",
        "dcterms.publisher",
        "citation_journal_title",
        "apple-mobile-web-app-title"
      ),
    published: findPublished(article.published, meta, elements),
    canonicalUrl: link(elements, "canonical") ?? first("og:url") ?? article.url,
    language: languageCode((html && attribute(html, "lang")) ?? article.language ?? first("og:locale", "content-language", "dc.language")),
    license: article.license ?? link(elements, "license") ?? first("dc.rights", "dcterms.rights", "copyright")
  }
}

const AUTHOR_NAMES = [
  "author",
  "article:author_name",
  "byl",
  "byline",
  "dc.creator",
  "dcterms.creator",
  "parsely-author",
  "sailthru.author",
  "citation_author",
  "article:author",
  "twitter:creator:name"
]

/** All authors of the first name that has any; addresses of their pages are not names. */
const authorsIn = (meta: ReadonlyMap<string, ReadonlyArray<string>>): string | null => {
  for (const name of AUTHOR_NAMES) {
    const found = (meta.get(name) ?? []).filter((author) => !/^https?:/iu.test(author))
    if (found.length > 0) return [...new Set(found)].join(", ")
  }
  return null
}

/** Words that a name is not longer than, with those around it. */
const MAX_AUTHOR_WORDS = 12

/** Authors that the page shows and its markup names (`itemprop`, `rel`), where they are few words. */
const shownAuthor = (elements: ReadonlyArray<PageElement>): string | null => {
  const found = elements
    .filter((element) => attribute(element, "itemprop") === "author" || attribute(element, "rel") === "author")
    .map((element) => attribute(element, "content") ?? shortTextOf(element) ?? "")
    .filter((name) => name !== "" && name.split(/\s+/u).length <= MAX_AUTHOR_WORDS && !/^https?:/iu.test(name))
  const inner = [...new Set(found)].filter((name) => !found.some((other) => other !== name && name.includes(other)))
  return inner.length === 0 ? null : inner.join(", ")
}

/** Values of the meta tags by their name in lower case, in document order. */
const metaOf = (elements: ReadonlyArray<PageElement>): ReadonlyMap<string, ReadonlyArray<string>> => {
  const found = new Map<string, Array<string>>()
  for (const element of elements) {
    if (element.tagName !== "meta") continue
    const names = ["property", "name", "itemprop", "http-equiv"].map((key) => attribute(element, key)?.toLowerCase())
    const content = attribute(element, "content")?.trim()
    const name = names.find((each) => each !== undefined)
    if (name !== undefined && content !== undefined && content !== "")
      found.set(name, [...(found.get(name) ?? []), content].slice(0, MAX_VALUES))
  }
  return found
}

/** Values of one name that are read: no article has more authors. */
const MAX_VALUES = 20

const link = (elements: ReadonlyArray<PageElement>, rel: string): string | null => {
  const element = elements.find(
    (candidate) =>
      (candidate.tagName === "link" || candidate.tagName === "a") && attribute(candidate, "rel")?.toLowerCase().split(/\s+/u).includes(rel)
  )
  return element === undefined ? null : attribute(element, "href")
}

const DATE_NAMES = [
  "article:published_time",
  "og:article:published_time",
  "og:published_time",
  "datepublished",
  "date",
  "dc.date",
  "dc.date.issued",
  "dcterms.date",
  "dcterms.issued",
  "dcterms.created",
  "dc.date.created",
  "pubdate",
  "publishdate",
  "publish-date",
  "publish_date",
  "publication_date",
  "article:published",
  "article.published",
  "parsely-pub-date",
  "sailthru.date",
  "cxenseparse:recs:publishtime",
  "citation_publication_date",
  "citation_date",
  "first-published-at",
  "govuk:first-published-at",
  "datecreated",
  "created"
]

/** Publication before change: a `<time>` that says it is the one of a change is passed over. */
const isChange = (element: PageElement): boolean =>
  /modif|updat/iu.test(`${attribute(element, "itemprop") ?? ""} ${attribute(element, "class") ?? ""}`) ||
  /^\s*(?:last\s+)?(?:updated|modified)\b/iu.test(shortTextOf(element) ?? "")

const findPublished = (
  declared: string | null,
  meta: ReadonlyMap<string, ReadonlyArray<string>>,
  elements: ReadonlyArray<PageElement>
): Published => {
  const fromJson = declared === null ? null : parsePublished(declared, "jsonld")
  if (fromJson !== null) return fromJson
  for (const name of DATE_NAMES) {
    const value = meta.get(name)?.[0]
    const found = value === undefined ? null : parsePublished(value, "meta")
    if (found !== null) return found
  }
  const shown = (element: PageElement): Published | null =>
    parsePublished(attribute(element, "datetime") ?? attribute(element, "content") ?? shortTextOf(element) ?? "", "meta")
  const marked = elements.filter((element) => attribute(element, "itemprop") === "datePublished" || attribute(element, "pubdate") !== null)
  const times = elements.filter((element) => element.tagName === "time" && !isChange(element))
  for (const element of [...marked, ...times]) {
    const found = shown(element)
    if (found !== null) return found
  }
  return unpublished
}
