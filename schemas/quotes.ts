import { articleText, bool, enumeration, float, foreign, key, list, nullable, offset, span, text } from "./column.ts"
import { EntityId, MentionId, QuoteId, SentenceId, SourceId, StatementId } from "./ids.ts"
import { defineTable, type RowOf } from "./table.ts"

export const quotes = defineTable({
  name: "quotes",
  grain: "one quotation or reported statement",
  note: "Rows of kind `scare` are quotation marks that are nobody's reported speech; the views leave them out.",
  primaryKey: "quote_id",
  columns: {
    quote_id: key(QuoteId)("`<source_id>/q<char_start>-<char_end>`"),
    source_id: foreign(SourceId, "sources", "source_id")("the article it stands in"),
    sentence_id: foreign(SentenceId, "sentences", "sentence_id")("where it is attributed, else where it starts"),
    quote_kind: enumeration(
      "direct",
      "indirect",
      "mixed",
      "scare"
    )("all between marks, none, some of it, or marks that are no reported speech"),
    char_start: offset("first character of its whole extent, marks included"),
    char_end: offset("one past the last character of its whole extent"),
    text: articleText("characters [char_start, char_end) of `sources.text`, unaltered; null with `--no-text`"),
    parts: list(span)(
      "the content: direct = what stands between the marks, indirect and mixed = the reported clause without “that”; several when the attribution interrupts it or it runs over paragraphs"
    ),
    quoted_parts: list(span)("the stretches between marks"),
    content: articleText("the parts, joined by a space; null with `--no-text`"),
    stance: enumeration("speech", "belief")("said, or held (“believes”, “sees”)"),
    speaker_text: articleText("words that name who said it; null when nobody is named and with `--no-text`"),
    speaker_start: nullable(offset)("first character of those words; null when nobody is named"),
    speaker_end: nullable(offset)("one past their last character; null when nobody is named"),
    speaker_mention_id: nullable(foreign(MentionId, "mentions", "mention_id"))("those words as a mention; null when they are none"),
    speaker_entity_id: nullable(foreign(EntityId, "entities", "entity_id"))(
      "who said it, the first where several did; null when not known"
    ),
    speaker_entity_ids: list(foreign(EntityId, "entities", "entity_id"))("all who said it (“Chinese and American officials said”)"),
    speaker_name: nullable(text)("canonical name of `speaker_entity_id`; null when not known"),
    speaker_kind: enumeration("named", "role", "pronoun", "collective", "document", "unknown")("how the text names the speaker"),
    cue_text: articleText("word that reports it (“said”); null when there is none and with `--no-text`"),
    cue_lemma: nullable(text)("its dictionary form; null when there is no cue"),
    cue_start: nullable(offset)("first character of the cue; null when there is none"),
    cue_end: nullable(offset)("one past the cue's last character; null when there is none"),
    cue_stance: enumeration("neutral", "assertive", "distancing", "denying", "asking", "promising")("how the cue presents what was said"),
    is_negated: bool("reported as not said (“did not say that”)"),
    via_entity_id: nullable(foreign(EntityId, "entities", "entity_id"))(
      "who passes the words on (“state media said that Qin said”); null when nobody does"
    ),
    addressee_entity_id: nullable(foreign(EntityId, "entities", "entity_id"))("to whom it was said; null when the text does not say"),
    nested_in_quote_id: nullable(foreign(QuoteId, "quotes", "quote_id"))("the quotation it stands in; null when in none"),
    is_closed: bool("false when a quotation mark is missing"),
    statement_id: nullable(key(StatementId))(
      "renderings of one utterance share it, across articles; null when no other rendering was found"
    ),
    rule_id: text("the rule that found it"),
    confidence: nullable(float)("0–1, measured precision of that rule; null when it has under ten gold cases")
  }
})
export type QuoteRow = RowOf<typeof quotes.columns>
