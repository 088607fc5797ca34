/** Documents that are zips of XML: Word documents and e-books. What else is packed so (tables, slides) is refused. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { budgetOf, troubleOf } from "../expansion.ts"
import type { FileRecord, InputFile, Reader } from "../reader.ts"
import { type RejectCode, rejected } from "../rejected.ts"
import { isPackage, isZip } from "../sniff.ts"
import { collect, entriesOf } from "./archive.ts"

/** The files of a document by their path; null for one that is too large. */
export type Parts = ReadonlyMap<string, Uint8Array | null>

const partsOf = (file: InputFile): Effect.Effect<Parts, RejectCode> => {
  const parts = new Map<string, Uint8Array | null>()
  const budget = budgetOf(file)
  return entriesOf(file).pipe(
    Stream.mapEffect((entry) =>
      Effect.map(collect(entry, budget), (bytes) => void (entry.header.type === "File" && parts.set(entry.header.path, bytes)))
    ),
    Stream.runDrain,
    Effect.map(() => parts),
    Effect.catchCause((cause) => Effect.fail(troubleOf(cause)))
  )
}

/** The libraries are loaded with the first document. */
const readParts = Effect.fnUntraced(function* (file: InputFile, parts: Parts) {
  if (parts.has("META-INF/container.xml")) return (yield* Effect.promise(() => import("../documents/epub.ts"))).readBook(file, parts)
  if (parts.has("word/document.xml")) return (yield* Effect.promise(() => import("../documents/docx.ts"))).readDocument(file, parts)
  return Stream.succeed<FileRecord>(Result.fail(rejected("OR109", file.input_path)))
})

export const packageReader: Reader = {
  id: "package",
  accepts: (file) => isPackage(file) || (isZip(file) && /\.(?:docx|epub)$/iu.test(file.input_path)),
  isNamed: ({ input_path }) => /\.(?:docx|epub)$/iu.test(input_path),
  read: (file) =>
    Stream.unwrap(
      partsOf(file).pipe(
        Effect.flatMap((parts) => readParts(file, parts)),
        Effect.catch((code) => Effect.succeed(Stream.succeed<FileRecord>(Result.fail(rejected(code, file.input_path)))))
      )
    )
}
