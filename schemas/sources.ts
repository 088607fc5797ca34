import { articleText, bool, enumeration, float, int, key, list, nullable, offset, struct, text, timestamp } from "./column.ts"
import { DupGroupId, SourceId } from "./ids.ts"
import { defineTable, type RowOf } from "./table.ts"

/** Stretches of the text and of the decoded record they were made from. */
const textMap = struct({ text_start: offset, text_end: offset, raw_start: offset, raw_end: offset })

export const sources = defineTable({
  name: "sources",
  grain: "one article version",
  note: "`text` is the decoded input: byte order mark dropped, line ends made `\\n`, nothing else changed. Every offset of every table counts its Unicode code points.",
  primaryKey: "source_id",
  columns: {
    source_id: key(SourceId)("`s_` and 16 hex digits of SHA-256 of the record's bytes and, where known, its url"),
    input_path: text("path of the file, relative to the input root, `/`-separated"),
    input_member: nullable(text)("line, record or row inside the file; null when the file is the article"),
    also_at: list(text)("other paths that hold the same bytes under the same or no url, sorted"),
    sha256: text("SHA-256 of the record's bytes, hexadecimal"),
    byte_length: int("size of the record in bytes"),
    media_type: text("IANA media type of the record, `text/plain`"),
    charset: text("character encoding it was decoded from, lower-case"),
    url: nullable(text)("address it was taken from; null when not given"),
    canonical_url: nullable(text)("address the publisher calls canonical; null when it names none"),
    domain: nullable(text)("host name of the address, without `www.`; null when no address is known"),
    outlet: nullable(text)("name of the publication; null when not given"),
    byline: nullable(text)("who wrote it, as given or as read from the credit line; null when neither says"),
    title: articleText("headline, as given or as read from the text; null when there is none and with `--no-text`"),
    title_start: nullable(offset)("where the headline stands in `text`; null when it does not stand there"),
    title_end: nullable(offset)("one past its last character; null when it does not stand in `text`"),
    published_at: nullable(timestamp)("when it was published, UTC; midnight where the grain is `day`; null when not known"),
    published_tz: nullable(text)("time zone as written, `+08:00`; null when none is written"),
    published_grain: enumeration("minute", "day", "none")("how exactly `published_at` is known"),
    published_basis: enumeration(
      "metadata",
      "jsonld",
      "meta",
      "feed",
      "filename",
      "manifest",
      "inferred",
      "none"
    )("where `published_at` was read; `inferred` when the manifest says that someone worked it out; never guessed by the program"),
    dateline_place: nullable(text)("place that opens the report (“BEIJING —”); null when it has no dateline"),
    language: text("BCP 47 language tag"),
    language_basis: enumeration("declared", "detected")("whether the input says so or the program found it"),
    license: nullable(text)("licence of the text, as given; null when not given"),
    text: articleText("the article, decoded; null with `--no-text`"),
    text_sha256: text("SHA-256 of `text` in UTF-8, hexadecimal; kept with `--no-text`"),
    char_count: int("length of `text` in code points"),
    word_count: int("words: runs of characters between white space"),
    paragraph_count: int("paragraphs, regions of all kinds"),
    sentence_count: int("rows of `sentences`"),
    is_wire: bool("carries a news agency's mark in its byline, dateline or credit"),
    wire_service: nullable(text)("that agency; null when it carries no mark"),
    dup_group_id: nullable(key(DupGroupId))("articles that are copies of one another share it; null when it has no copy"),
    dup_kind: nullable(enumeration("exact", "near"))("`exact`: same text; `near`: mostly the same words; null when it has no copy"),
    dup_score: nullable(float)("0–1, likeness to the closest copy; null when it has no copy"),
    text_map: list(textMap)("which stretch of the decoded record (`raw_*`, its code points) each stretch of `text` was made from")
  }
})
export type SourceRow = RowOf<typeof sources.columns>
