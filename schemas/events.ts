import { articleText, date, enumeration, float, foreign, int, key, list, nullable, offset, span, text } from "./column.ts"
import { EntityId, EventClusterId, EventId, QuoteId, SentenceId, SourceId, TimeId } from "./ids.ts"
import { defineTable, type RowOf } from "./table.ts"
import { GRAINS } from "./times.ts"

export const events = defineTable({
  name: "events",
  grain: "one report, in the text, of who did what to whom",
  note: "`event_type` names the act itself and `modality` says whether it happened: a planned visit is CONSULT and planned. The view `plover_events` folds rows to PLOVER 2.0 records.",
  primaryKey: "event_id",
  columns: {
    event_id: key(EventId)("`<source_id>/e<trigger_start>-<trigger_end>`"),
    source_id: foreign(SourceId, "sources", "source_id")("the article it stands in"),
    sentence_id: foreign(SentenceId, "sentences", "sentence_id")("the sentence of its trigger"),
    char_start: offset("first character of the clause"),
    char_end: offset("one past the clause's last character"),
    text: articleText("characters [char_start, char_end) of `sources.text`, unaltered; null with `--no-text`"),
    trigger_text: articleText("the word that names the act; null with `--no-text`"),
    trigger_lemma: text("its dictionary form"),
    trigger_start: offset("first character of the trigger"),
    trigger_end: offset("one past the trigger's last character"),
    event_type: enumeration(
      "AGREE",
      "CONSULT",
      "SUPPORT",
      "CONCEDE",
      "COOPERATE",
      "AID",
      "RETREAT",
      "REQUEST",
      "ACCUSE",
      "REJECT",
      "THREATEN",
      "PROTEST",
      "SANCTION",
      "MOBILIZE",
      "COERCE",
      "ASSAULT"
    )("PLOVER's type"),
    event_mode: nullable(text)("PLOVER's mode (`visit`, `phone`, `expel` …); null when the type has none or the text does not tell"),
    event_context: list(text)("PLOVER's contexts, sorted"),
    cameo_root: nullable(text)("CAMEO root code, two digits; null when the type has no single root"),
    quad_class: int("1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
    intensity: nullable(float)("PLOVER's score, −10 conflict to +10 cooperation; null when PLOVER gives none"),
    actor_entity_ids: list(foreign(EntityId, "entities", "entity_id"))("who acts"),
    actor_spans: list(span)("their words"),
    recipient_entity_ids: list(foreign(EntityId, "entities", "entity_id"))("toward whom"),
    recipient_spans: list(span)("their words"),
    actor_sectors: list(text)("PLOVER sectors of the actors as described here (“Chinese officials”: GOV), sorted"),
    recipient_sectors: list(text)("PLOVER sectors of the recipients as described here, sorted"),
    actor_text: articleText("words of the first actor; null when none is named and with `--no-text`"),
    recipient_text: articleText("words of the first recipient; null when none is named and with `--no-text`"),
    place_entity_id: nullable(foreign(EntityId, "entities", "entity_id"))("where; null when the text does not say"),
    place_text: articleText("words for the place; null when the text does not say and with `--no-text`"),
    time_id: nullable(foreign(TimeId, "times", "time_id"))("the expression that dates it; null when none does"),
    event_date_start: nullable(date)("first day it can have happened on; null when not known"),
    event_date_end: nullable(date)("last such day, inclusive; null when not known"),
    date_grain: enumeration(...GRAINS, "none")("how finely it is dated"),
    date_basis: enumeration("explicit", "relative", "weekday", "publication", "none")("what dates it"),
    modality: enumeration("asserted", "planned", "possible", "hypothetical", "negated", "called_off")("whether it happened"),
    tense: enumeration("past", "present", "future", "none")("tense of its clause"),
    reported_by_entity_id: nullable(foreign(EntityId, "entities", "entity_id"))(
      "who says so, other than the article; null when the article does"
    ),
    quote_id: nullable(foreign(QuoteId, "quotes", "quote_id"))("innermost quotation that states it; null outside quotations"),
    event_cluster_id: nullable(key(EventClusterId))("reports of one real event share it; null when no other report was found"),
    rule_id: text("the rule that found it"),
    confidence: nullable(float)("0–1, measured precision of that rule; null when it has under ten gold cases")
  }
})
export type EventRow = RowOf<typeof events.columns>
