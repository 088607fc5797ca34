/** Web pages: one file, one article. */
import * as Stream from "effect/Stream"
import type { Reader } from "../reader.ts"
import { pageRecord, wholeFile } from "../record.ts"
import { headText } from "../sniff.ts"
import { wholeFileReader } from "./text.ts"

/** Tags that start a page, as browsers tell one (WHATWG MIME Sniffing §7.1), after an XML declaration or comments. */
const MARKUP =
  /^(?:<\?[^>]{0,300}>\s*){0,5}(?:<!--[\s\S]{0,2000}?-->\s*){0,20}<(?:!doctype\s+html|html|head|body|script|iframe|h1|div|font|table|style|title|meta|link|article|main|section|base|p|br|b|a)\b/iu

/** By content: a doctype or a tag that starts pages; else by name. */
export const htmlReader: Reader = wholeFileReader(
  {
    id: "html",
    accepts: (file) => MARKUP.test(headText(file)),
    isNamed: ({ input_path }) => /\.(?:[xs]?html?|php|aspx?|jsp)$/iu.test(input_path)
  },
  (file, bytes) => Stream.succeed(pageRecord(file, wholeFile, bytes, {}))
)
