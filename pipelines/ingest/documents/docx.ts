/** Word documents: paragraphs, headings, lists and cells as text, an empty line between them. Notes and pictures are left out. */
import * as Effect from "effect/Effect"
import * as Zip from "effect/encoding/Zip"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { parseFragment } from "parse5"
import type { Parts } from "../formats/package.ts"
import { attribute, isElement, isText, type PageElement } from "../html/tree.ts"
import { MAX_ELEMENTS } from "../limits.ts"
import type { InputFile, Reading } from "../reader.ts"
import { rejected } from "../rejected.ts"
import { writtenDocuments } from "./written.ts"

const MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

/** Parts that say what the text is. The library gets these alone, packed anew: what it unpacks was measured before. */
const isNeeded = (path: string): boolean =>
  /^(?:\[Content_Types\]\.xml|_rels\/\.rels|word\/(?:_rels\/)?[\w-]+\.xml(?:\.rels)?)$/u.test(path)

const repacked = (parts: Parts): Effect.Effect<Buffer, Zip.ZipError> =>
  Stream.fromIterable(
    [...parts].flatMap(([path, bytes]) => (bytes !== null && isNeeded(path) ? [Zip.file(path, bytes, { method: "Store" })] : []))
  ).pipe(
    Stream.pipeThroughChannel(Zip.encode()),
    Stream.runCollect,
    Effect.map((chunks) => Buffer.concat(chunks))
  )

/** Elements of the library's HTML that are paragraphs of their own. */
const BLOCKS = new Set(["p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "table", "ul", "ol"])

const isNote = (element: PageElement): boolean => /(?:^|-)(?:foot|end)note-(?:ref-)?\d+$/u.test(attribute(element, "id") ?? "")

/** The library's HTML as text. */
export const plainText = (html: string): string => {
  const paragraphs: Array<string> = [""]
  const open: Array<PageElement["childNodes"][number] | "end"> = parseFragment(html).childNodes.toReversed()
  while (open.length > 0) {
    const node = open.pop()
    if (node === undefined) break
    if (node === "end") paragraphs.push("")
    else if (isText(node)) paragraphs[paragraphs.length - 1] += node.value
    else if (isElement(node) && !isNote(node)) {
      if (node.tagName === "br") paragraphs[paragraphs.length - 1] += "\n"
      if (BLOCKS.has(node.tagName)) {
        paragraphs.push("")
        open.push("end")
      }
      open.push(...node.childNodes.toReversed())
    }
  }
  return paragraphs
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== "")
    .join("\n\n")
}

/** Elements that the needed parts make: each costs the library some kilobytes. */
const elementsIn = (parts: Parts): number => {
  let elements = 0
  for (const [path, bytes] of parts) {
    if (bytes === null || !isNeeded(path)) continue
    for (let at = bytes.indexOf(0x3c); at >= 0; at = bytes.indexOf(0x3c, at + 1)) if (bytes[at + 1] !== 0x2f) elements++
  }
  return elements
}

/** A document's article, or the articles of an export. */
export const readDocument = (file: InputFile, parts: Parts): Stream.Stream<Reading> => {
  const isTooLarge = [...parts].some(([path, bytes]) => bytes === null && isNeeded(path)) || elementsIn(parts) > MAX_ELEMENTS
  if (isTooLarge) return Stream.succeed<Reading>(Result.fail(rejected("OR130", file.input_path)))
  return Stream.unwrap(
    Effect.gen(function* () {
      const { default: mammoth } = yield* Effect.promise(() => import("mammoth"))
      const buffer = yield* repacked(parts)
      const { value } = yield* Effect.tryPromise(() => mammoth.convertToHtml({ buffer }))
      const bytes = yield* file.bytes
      return writtenDocuments(file, bytes, { text: plainText(value), mediaType: MEDIA_TYPE, fields: {} })
    }).pipe(Effect.catch(() => Effect.succeed(Stream.succeed<Reading>(Result.fail(rejected("OR111", file.input_path))))))
  )
}
