/** What a page says of its article in JSON-LD (schema.org NewsArticle), as text. */
import { parseFragment } from "parse5"
import { attribute, isElement, isText, type PageElement, textOf } from "./tree.ts"

type Json = string | number | boolean | null | ReadonlyArray<Json> | { readonly [key: string]: Json }
type JsonObject = { readonly [key: string]: Json }

/** Null: not said. */
export interface LinkedData {
  readonly headline: string | null
  readonly authors: string | null
  readonly publisher: string | null
  readonly published: string | null
  readonly url: string | null
  readonly language: string | null
  readonly license: string | null
}

const isObject = (value: Json | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value)

/** Longer texts are no names and titles, and a few thousand tags can make millions of elements. */
const MAX_MARKUP = 10_000

/** Publishers write character references into JSON, where they mean nothing: `Q&amp;A`. */
const plain = (text: string): string => {
  if (text.length > MAX_MARKUP || !/[&<]/u.test(text)) return text.trim()
  return parseFragment(text)
    .childNodes.map((node) => (isText(node) ? node.value : isElement(node) ? textOf(node) : ""))
    .join("")
    .trim()
}

const text = (value: Json | undefined): string | null => {
  if (typeof value === "string") return plain(value) || null
  if (Array.isArray(value)) return text(value[0])
  return isObject(value) ? text(value["@value"]) : null
}

/** Broken scripts are passed over: other places may still say it. CMS's wrap them in comments and leave line breaks in strings. */
const parseJson = (source: string): Json => {
  const bare = source
    .trim()
    .replace(/^(?:\/\/\s*)?(?:<!--|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/)|(?:\/\/\s*)?(?:-->|\]\]>|\/\*\s*\]\]>\s*\*\/)$/gu, "")
  for (const candidate of [
    bare,
    bare.replace(/[\u0000-\u001F]+/gu, " "),
    bare
      .replace(/[\u0000-\u001F]+/gu, " ")
      .replace(/,\s*(?=[}\]])/gu, "")
      .replace(/;\s*$/u, "")
  ]) {
    try {
      return JSON.parse(candidate) as Json
    } catch {
      continue
    }
  }
  return null
}

/** Graphs nest an article at most a few levels deep; hostile ones are not followed. */
const MAX_JSON_DEPTH = 6
const MAX_NODES = 10_000

/** schema.org types that are articles; the first in document order is the page's own. */
const ARTICLE_TYPE = /(?:Article|BlogPosting|Report|LiveBlogPosting|PressRelease)$/u

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

/** Nodes of the scripts by their `@id`, so that `{"@id": …}` can be looked up. */
const nodesById = (scripts: ReadonlyArray<Json>): ReadonlyMap<string, JsonObject> => {
  const nodes = new Map<string, JsonObject>()
  const open: Array<Json> = [...scripts]
  for (let seen = 0; open.length > 0 && seen < MAX_NODES; seen++) {
    const value = open.pop()
    if (Array.isArray(value)) open.push(...(value as ReadonlyArray<Json>).slice(0, MAX_NODES))
    else if (isObject(value)) {
      const id = value["@id"]
      if (typeof id === "string" && value.name !== undefined && !nodes.has(id)) nodes.set(id, value)
      open.push(...Object.values(value).filter((each) => typeof each === "object" && each !== null))
    }
  }
  return nodes
}

const scriptsOf = (elements: ReadonlyArray<PageElement>): ReadonlyArray<Json> =>
  elements
    .filter(
      (element) => element.tagName === "script" && attribute(element, "type")?.split(";")[0].trim().toLowerCase() === "application/ld+json"
    )
    .map((element) =>
      parseJson(
        element.childNodes
          .filter(isText)
          .map((node) => node.value)
          .join("")
      )
    )

/** Reads the page's own article. All null where no script describes one. */
export const readLinkedData = (elements: ReadonlyArray<PageElement>): LinkedData => {
  const scripts = scriptsOf(elements)
  const article = scripts.map((script) => articleIn(script, 0)).find((found) => found !== null)
  const nodes = nodesById(scripts)
  /** Names of a person, an organisation or a list of them, joined by commas. */
  const names = (value: Json | undefined): string | null => {
    const list = (Array.isArray(value) ? value : [value]) as ReadonlyArray<Json | undefined>
    const found = list
      .map((item) => (isObject(item) ? (text(item.name) ?? text(nodes.get(text(item["@id"]) ?? "")?.name)) : text(item)))
      .filter((name) => name !== null)
    return found.length === 0 ? null : [...new Set(found)].join(", ")
  }
  const page = article?.mainEntityOfPage
  return {
    headline: text(article?.headline) ?? text(article?.name),
    authors: names(article?.author) ?? names(article?.creator),
    publisher: names(article?.publisher),
    published: text(article?.datePublished) ?? text(article?.dateCreated),
    url: (isObject(page) ? text(page["@id"]) : text(page)) ?? text(article?.url),
    language: text(article?.inLanguage),
    license: text(article?.license)
  }
}
