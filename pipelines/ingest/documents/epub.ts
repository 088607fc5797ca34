/** E-books (EPUB 2 and 3), such as the daily editions that readers' programs make: each chapter an article, in reading order. */
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { XMLParser } from "fast-xml-parser"
import { elementsOf, type Page, parsePage, textOf } from "../html/tree.ts"
import { languageCode } from "../language-names.ts"
import { parsePublished } from "../published.ts"
import type { FileRecord, InputFile, RecordFields } from "../reader.ts"
import { pageRecord } from "../record.ts"
import { rejected } from "../rejected.ts"
import type { Parts } from "../formats/package.ts"

type Xml = string | number | boolean | null | ReadonlyArray<Xml> | { readonly [name: string]: Xml }

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false
})

const parseXml = (bytes: Uint8Array | null | undefined): Xml => {
  if (bytes == null) return null
  try {
    return parser.parse(new TextDecoder().decode(bytes)) as Xml
  } catch {
    return null
  }
}

/** All elements at a path, whether the parser made one, a list or none of each step. */
const all = (value: Xml | undefined, ...path: ReadonlyArray<string>): ReadonlyArray<Xml> => {
  let at: ReadonlyArray<Xml> = value == null ? [] : [value]
  for (const name of path) {
    at = at.flatMap((each) => {
      const found =
        typeof each === "object" && each !== null && !Array.isArray(each) ? (each as { readonly [name: string]: Xml })[name] : null
      return found == null ? [] : Array.isArray(found) ? (found as ReadonlyArray<Xml>) : [found]
    })
  }
  return at
}

const text = (value: Xml | undefined): string | null => {
  const found = typeof value === "string" ? value : all(value, "#text")[0]
  return typeof found === "string" && found.trim() !== "" ? found.trim() : null
}

/** A reference as a path in the archive: relative to the book's own file, percent signs and fragments undone. */
const resolve = (base: string, href: string): string => {
  const plain = href.split("#", 1)[0]
  const segments = [...base.split("/").slice(0, -1), ...(/%[0-9a-f]{2}/iu.test(plain) ? unescapePath(plain) : plain).split("/")]
  const path: Array<string> = []
  for (const segment of segments) segment === ".." ? path.pop() : segment !== "." && segment !== "" && path.push(segment)
  return path.join("/")
}

const unescapePath = (path: string): string => {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** What the book says of all its chapters. Its `creator` is the program that made the edition, not who wrote an article. */
const fieldsOf = (book: Xml): RecordFields => {
  const say = (name: string): string | null => text(all(book, "package", "metadata", name)[0])
  const date = say("date")
  const published = date === null ? null : parsePublished(date, "metadata")
  return {
    outlet: say("publisher") ?? say("title"),
    published,
    language: languageCode(say("language")),
    license: say("rights")
  }
}

/** Paths of the chapters in reading order; without covers, tables of contents and what is beside the reading order. */
const chaptersOf = (book: Xml, base: string): ReadonlyArray<string> => {
  const items = new Map(all(book, "package", "manifest", "item").map((item) => [text(all(item, "@id")[0]), item]))
  return all(book, "package", "spine", "itemref").flatMap((reference) => {
    const item = items.get(text(all(reference, "@idref")[0]))
    const href = text(all(item, "@href")[0])
    const isNavigation = /\bnav\b/u.test(text(all(item, "@properties")[0]) ?? "")
    return href === null || isNavigation || text(all(reference, "@linear")[0]) === "no" ? [] : [resolve(base, href)]
  })
}

/** Share of a page's words that are links from which on it is a list of articles, not one. */
const LIST_SHARE = 0.5
/** Fewer characters are a cover or a half-title. */
const MIN_CHARACTERS = 80

const headingOf = (page: Page): string | null => {
  const heading = [...elementsOf(page)].find(({ tagName }) => tagName === "h1" || tagName === "h2")
  return heading === undefined ? null : textOf(heading) || null
}

const isArticle = (page: Page): boolean => {
  const body = [...elementsOf(page)].find(({ tagName }) => tagName === "body")
  if (body === undefined) return false
  const length = textOf(body).length
  const linked = [...elementsOf(body)].filter(({ tagName }) => tagName === "a").reduce((sum, link) => sum + textOf(link).length, 0)
  return length >= MIN_CHARACTERS && linked < length * LIST_SHARE
}

/** The chapters that hold an article. A book without any is a reject. */
export const readBook = (file: InputFile, parts: Parts): Stream.Stream<FileRecord> => {
  const base = text(all(parseXml(parts.get("META-INF/container.xml")), "container", "rootfiles", "rootfile", "@full-path")[0]) ?? ""
  const book = parseXml(parts.get(base))
  const fields = fieldsOf(book)
  const paths = chaptersOf(book, base)
  for (let left = all(book, "package", "spine", "itemref").length - paths.length; left > 0; left--)
    file.skip?.("EPUB page without an article")
  const chapters = paths.flatMap((path): ReadonlyArray<FileRecord> => {
    const bytes = parts.get(path)
    if (bytes == null) return [Result.fail(rejected(bytes === null ? "OR113" : "OR111", file.input_path, { input_member: path }))]
    const page = parsePage(new TextDecoder().decode(bytes))
    // A page beyond the limits is found to be so when it is read.
    if (page !== null && !isArticle(page)) {
      file.skip?.("EPUB page without an article")
      return []
    }
    return [pageRecord(file, { member: path, byteOffset: null }, bytes, { ...fields, title: page === null ? null : headingOf(page) })]
  })
  if (chapters.length === 0) return Stream.succeed<FileRecord>(Result.fail(rejected("OR110", file.input_path)))
  return Stream.fromIterable(chapters)
}
