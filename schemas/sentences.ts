import { articleText, enumeration, foreign, int, key, offset, text } from "./column.ts"
import { SentenceId, SourceId } from "./ids.ts"
import { defineTable, type RowOf } from "./table.ts"

export const sentences = defineTable({
  name: "sentences",
  grain: "one sentence of one source, in reading order",
  note: "Headlines, captions, promotions and credits are sentences too: `kind` tells them from the body.",
  primaryKey: "sentence_id",
  columns: {
    sentence_id: key(SentenceId)("`<source_id>/s<ordinal>`"),
    source_id: foreign(SourceId, "sources", "source_id")("the article it stands in"),
    ordinal: int("position in the article, from 0"),
    paragraph: int("ordinal of its paragraph in the article, from 0"),
    kind: enumeration(
      "headline",
      "dateline",
      "heading",
      "body",
      "caption",
      "pullquote",
      "promo",
      "credit"
    )("what the region it stands in is"),
    section: articleText("the heading it stands under; null before the first heading and with `--no-text`"),
    char_start: offset("first character, inclusive"),
    char_end: offset("one past the last character"),
    text: articleText("characters [char_start, char_end) of `sources.text`, unaltered; null with `--no-text`"),
    word_count: int("words: runs of characters between white space"),
    in_quote: enumeration("none", "part", "all")("how much of it stands between quotation marks of speech"),
    rule_id: text("the rule that set its start")
  }
})
export type SentenceRow = RowOf<typeof sentences.columns>
