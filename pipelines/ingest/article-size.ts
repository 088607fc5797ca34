/** How large one article may be. What is larger is a dump or an attack, and would cost a run more than all its articles. */
import * as Result from "effect/Result"
import { MAX_ARTICLE_BREAKS } from "./limits.ts"
import type { Reading } from "./reader.ts"
import { excerptOf } from "./record.ts"
import { rejected } from "./rejected.ts"

const BREAK = /[\n\r\v\f\u0085\u2028\u2029]|[.!?…。！？‽]+/gu

/** True where the text has more lines and sentence ends than an article may have. */
const hasTooManyBreaks = (text: string): boolean => {
  if (text.length <= MAX_ARTICLE_BREAKS) return false
  let breaks = 0
  for (const _ of text.matchAll(BREAK)) if (++breaks > MAX_ARTICLE_BREAKS) return true
  return false
}

const isTooLarge = (text: string, maxBytes: number): boolean => Buffer.byteLength(text) > maxBytes || hasTooManyBreaks(text)

/** An article within the limits as it is, a larger one as a reject. */
export const withinSize =
  (maxBytes: number) =>
  (reading: Reading): Reading => {
    if (Result.isFailure(reading) || !isTooLarge(reading.success.text, maxBytes)) return reading
    const { input_member, input_path, sha256, text } = reading.success
    return Result.fail(rejected("OR130", input_path, { input_member, sha256, excerpt: excerptOf(text) }))
  }
