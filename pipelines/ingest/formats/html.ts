/** Web pages: one file, one article. */
import * as Stream from "effect/Stream"
import type { Reader } from "../reader.ts"
import { pageRecord, wholeFile } from "../record.ts"
import { wholeFileReader } from "./text.ts"

const MARKUP = /^\s*(?:<!--[\s\S]{0,2000}?-->\s*)?(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/iu

/** By content: a doctype or root element; else by name, where the content starts with a tag. */
export const htmlReader: Reader = wholeFileReader(
  "html",
  ({ head, input_path }) => {
    const start = new TextDecoder().decode(head)
    return MARKUP.test(start) || (/\.x?html?$/iu.test(input_path) && !/^\s*<\?xml[\s\S]{0,500}<(?:rss|feed|rdf:RDF)\b/iu.test(start))
  },
  (file, bytes) => Stream.fromEffect(pageRecord(file, wholeFile, bytes, {}))
)
