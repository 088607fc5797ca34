/** The text of a file that is a document, not a record with fields: one article, or the many of an archive's export. */
import type * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import type { InputFile, Reading, RecordFields } from "../reader.ts"
import { textValue, wholeFile } from "../record.ts"
import { type ExportedDocument, exportParts } from "./nexis.ts"

export interface WrittenText {
  /** Line ends `\n`. */
  readonly text: string
  readonly mediaType: string
  readonly fields: RecordFields
  readonly charset?: string
  readonly replacements?: number
  /** The text is the file's own, character by character, so that places in the one are places in the other. */
  readonly isVerbatim?: boolean
}

/** The articles of an export in their order; else the text as one article. */
export const writtenDocuments = (file: InputFile, bytes: Uint8Array, written: WrittenText): Stream.Stream<Reading> => {
  const { documents, others } = exportParts(written.text)
  if (documents.length === 0) {
    const { charset = "utf-8", fields, mediaType, replacements = 0, text } = written
    return Stream.fromEffect(textValue(file, wholeFile, bytes, { text, mediaType, map: [], charset, replacements }, fields))
  }
  for (let other = 0; other < others; other++) file.skip?.("part of an export without a document")
  return Stream.fromIterable(documents).pipe(
    Stream.zipWithIndex,
    Stream.mapEffect(([document, i]) => documentRecord(file, document, i, written))
  )
}

const documentRecord = (file: InputFile, document: ExportedDocument, i: number, written: WrittenText): Effect.Effect<Reading> => {
  const { charset = "utf-8", isVerbatim = false, mediaType, replacements = 0 } = written
  const lost = replacements === 0 ? 0 : document.record.split("\uFFFD").length - 1
  const value = { text: document.text, mediaType, map: isVerbatim ? document.map : [], charset, replacements: lost }
  return textValue(
    file,
    { member: `document ${i + 1}`, byteOffset: null },
    new TextEncoder().encode(document.record),
    value,
    document.fields
  )
}
