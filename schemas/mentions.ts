import { articleText, bool, enumeration, float, foreign, key, list, nullable, offset, text } from "./column.ts"
import { EntityId, MentionId, QuoteId, SentenceId, SourceId } from "./ids.ts"
import { defineTable, type RowOf } from "./table.ts"

export const mentions = defineTable({
  name: "mentions",
  grain: "one span that refers to an entity",
  note: "Names, descriptions (“the US secretary of state”) and pronouns. A title (“Mr.”) stands beside the name's span, not in it.",
  primaryKey: "mention_id",
  columns: {
    mention_id: key(MentionId)("`<source_id>/m<char_start>-<char_end>`"),
    entity_id: nullable(foreign(EntityId, "entities", "entity_id"))(
      "what it refers to; null when it stands for several or what it stands for is not known"
    ),
    entity_ids: list(foreign(EntityId, "entities", "entity_id"))("all that it refers to, several for “the two men”"),
    source_id: foreign(SourceId, "sources", "source_id")("the article it stands in"),
    sentence_id: foreign(SentenceId, "sentences", "sentence_id")("the sentence it starts in"),
    char_start: offset("first character, inclusive"),
    char_end: offset("one past the last character"),
    text: articleText("characters [char_start, char_end) of `sources.text`, unaltered; null with `--no-text`"),
    mention_kind: enumeration("name", "nominal", "pronoun")("how it refers"),
    mention_type: enumeration(
      "PERSON",
      "ORG",
      "GPE",
      "LOC",
      "FAC",
      "NORP",
      "EVENT",
      "WORK",
      "OTHER"
    )("type of this occurrence: “Chinese” is NORP though its entity is China"),
    title_text: articleText("title attached to it (“Mr.”, “Foreign Minister”); null when it has none and with `--no-text`"),
    title_start: nullable(offset)("first character of that title; null when it has none"),
    title_end: nullable(offset)("one past the title's last character; null when it has none"),
    is_metonym: bool("a place name that stands for its government"),
    quote_id: nullable(foreign(QuoteId, "quotes", "quote_id"))("innermost quotation whose content holds it; null outside quotations"),
    rule_id: text("the rule or model that found it"),
    confidence: nullable(float)("0–1, measured precision of that rule; null when it has under ten gold cases")
  }
})
export type MentionRow = RowOf<typeof mentions.columns>
