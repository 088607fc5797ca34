import { articleText, date, enumeration, float, foreign, key, nullable, offset, text } from "./column.ts"
import { SentenceId, SourceId, TimeId } from "./ids.ts"
import { defineTable, type RowOf } from "./table.ts"

/** Grains from coarse to fine, as times and events have them. */
export const GRAINS = [
  "millennium",
  "century",
  "decade",
  "year",
  "half",
  "quarter",
  "season",
  "month",
  "week",
  "weekend",
  "day",
  "part_of_day",
  "hour",
  "minute"
] as const

export const times = defineTable({
  name: "times",
  grain: "one time expression",
  note: "Types and values follow TIMEX3. Intervals are inclusive; nothing is anchored on a guess.",
  primaryKey: "time_id",
  columns: {
    time_id: key(TimeId)("`<source_id>/t<char_start>-<char_end>`"),
    source_id: foreign(SourceId, "sources", "source_id")("the article it stands in"),
    sentence_id: foreign(SentenceId, "sentences", "sentence_id")("the sentence it starts in"),
    char_start: offset("first character, inclusive"),
    char_end: offset("one past the last character"),
    text: articleText("characters [char_start, char_end) of `sources.text`, unaltered; null with `--no-text`"),
    timex_type: enumeration("DATE", "TIME", "DURATION", "SET")("TIMEX3 type"),
    timex_value: text("TIMEX3 value: `2023-06-18`, `2023-02`, `P2D`, `PRESENT_REF`; `XXXX-WXX-7` where no anchor is known"),
    start_date: nullable(date)("first day it covers; null when the value names no calendar interval"),
    end_date: nullable(date)("last day it covers, inclusive; null when the value names no calendar interval"),
    grain: enumeration(...GRAINS)("how fine it is"),
    anchor: enumeration("explicit", "published_at", "previous_time", "none")("what its value was reckoned from"),
    rule_id: text("the rule that found it"),
    confidence: nullable(float)("0–1, measured precision of that rule; null when it has under ten gold cases")
  }
})
export type TimeRow = RowOf<typeof times.columns>
