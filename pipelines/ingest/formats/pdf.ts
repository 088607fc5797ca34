/** PDF: the text of the pages, laid out in paragraphs. What was scanned holds no text, and is refused. */
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { writtenDocuments } from "../documents/written.ts"
import { paragraphsOf } from "../documents/pdf-paragraphs.ts"
import type { InputFile, Reading } from "../reader.ts"
import { sha256Of } from "../record.ts"
import { type RejectCode, rejected } from "../rejected.ts"
import { isPdf } from "../sniff.ts"
import { wholeFileReader } from "./text.ts"

/** Pages that are read: no article is longer, and a small file can name a million. */
const MAX_PAGES = 2_000

/** The library, which takes over the bytes it is given, is loaded with the first PDF. It draws nothing and fetches nothing; fonts are not needed for text. */
const pagesOf = async (bytes: Uint8Array) => {
  const { extractTextItems, getDocumentProxy } = await import("unpdf")
  const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, disableFontFace: true, useSystemFonts: false })
  try {
    if (document.numPages > MAX_PAGES) return null
    return (await extractTextItems(document)).items
  } finally {
    await document.cleanup()
  }
}

const codeOf = (error: unknown): RejectCode =>
  typeof error === "object" && error !== null && "name" in error && error.name === "PasswordException" ? "OR121" : "OR111"

export const pdfReader = wholeFileReader(
  { id: "pdf", accepts: isPdf, isNamed: ({ input_path }) => /\.pdf$/iu.test(input_path) },
  (file: InputFile, bytes) => {
    const refuse = (code: RejectCode): Stream.Stream<Reading> =>
      Stream.succeed(Result.fail(rejected(code, file.input_path, { sha256: sha256Of(bytes) })))
    return Stream.unwrap(
      Effect.tryPromise({ try: () => pagesOf(bytes), catch: codeOf }).pipe(
        Effect.map((pages) => (pages === null ? null : paragraphsOf(pages).join("\n\n"))),
        Effect.map((text) =>
          text === null
            ? refuse("OR130")
            : text === ""
              ? refuse("OR122")
              : writtenDocuments(file, bytes, { text, mediaType: "application/pdf", fields: {} })
        ),
        Effect.catch((code) => Effect.succeed(refuse(code)))
      )
    )
  }
)
