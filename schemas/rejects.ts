import { articleText, bool, enumeration, int, key, nullable, text } from "./column.ts"
import { RejectId } from "./ids.ts"
import { defineTable, type RowOf } from "./table.ts"

export const rejects = defineTable({
  name: "rejects",
  grain: "one file or record that could not be taken",
  note: "The other records were done. Codes are explained in docs/reference/errors.md.",
  primaryKey: "reject_id",
  columns: {
    reject_id: key(RejectId)("`r_` and 16 hex digits of a hash of path, member, place and code"),
    input_path: text("path of the file, relative to the input root, `/`-separated"),
    input_member: nullable(text)("line, record or row inside the file; null when the whole file is meant"),
    byte_offset: nullable(int)("where the trouble starts, in bytes of the file; null when it concerns the whole"),
    sha256: nullable(text)("SHA-256 of the record's bytes, hexadecimal; null when they could not be read"),
    stage: enumeration("read", "decode", "metadata", "clean", "annotate")("what the program was doing"),
    error_code: text("what went wrong, `OR…`, explained in docs/reference/errors.md"),
    message: text("what was expected and what to do"),
    excerpt: articleText("first characters of what was found; null when it is not text and with `--no-text`"),
    is_replayable: bool("the same record may succeed later without being changed")
  }
})
export type RejectRow = RowOf<typeof rejects.columns>
