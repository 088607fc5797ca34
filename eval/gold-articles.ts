/**
 * Gold in stand-off layers, one JSON Lines file a layer (`sentences.jsonl`, `mentions.jsonl`, `quotes.jsonl`,
 * `times.jsonl`, `events.jsonl`; articles in `sources.jsonl`), as in `eval/gold/seeds`. Offsets are UTF-16 units.
 */
import type { Span } from "../nlp/span.ts"

interface Row {
  readonly source: string
  readonly optional?: boolean
}
interface MentionRow extends Row, Span {
  readonly kind: string
  readonly type: string
  readonly entity_id: string | null
  readonly entity_ids: ReadonlyArray<string>
  readonly nested_in_name: boolean
  readonly in_title: boolean
}
interface QuoteRow extends Row {
  readonly quote_id: string
  readonly type: string
  readonly spans: ReadonlyArray<Span>
  readonly direct_parts: ReadonlyArray<Span>
  readonly speaker_entities: ReadonlyArray<string>
  readonly same_as: string | null
}
interface TimeRow extends Row, Span {
  readonly time_id?: string
  readonly value: string
  readonly alt_values?: ReadonlyArray<string>
}
interface EventRow extends Row {
  readonly event_id: string
  readonly event_ref: string | null
  readonly trigger: Span
  readonly type: string
  readonly alt_types?: ReadonlyArray<string>
  readonly actors: ReadonlyArray<string>
  readonly targets: ReadonlyArray<string>
  readonly tier: string
  readonly modality: string
  readonly time_value?: string | null
  readonly time_id?: string | null
}

export interface GoldName extends Span {
  readonly doc: string
  readonly type: string
  readonly entity: string
  readonly optional: boolean
}
export interface GoldReference extends Span {
  readonly doc: string
  readonly entity: string | null
}
export interface GoldQuote {
  readonly id: string
  readonly doc: string
  readonly type: string
  readonly spans: ReadonlyArray<Span>
  /** Stretches between marks. */
  readonly parts: ReadonlyArray<Span>
  /** Named speakers; empty when nobody named is known to have said it. */
  readonly speakers: ReadonlyArray<string>
  readonly statement: string | null
  readonly optional: boolean
}
export interface GoldTime extends Span {
  readonly doc: string
  readonly values: ReadonlyArray<string>
  readonly optional: boolean
}
export interface GoldEvent {
  readonly id: string
  readonly doc: string
  readonly trigger: Span
  /** Right types, the best first. */
  readonly types: ReadonlyArray<string>
  readonly actors: ReadonlyArray<string>
  readonly targets: ReadonlyArray<string>
  readonly modality: string
  /** TIMEX3 values of when it was, the best first; none where gold does not say. */
  readonly times: ReadonlyArray<string>
  /** Id of the real-world event, or of the report when it is the only one. */
  readonly cluster: string
  readonly optional: boolean
  /** Optional by an annotator's word, not by its tier. */
  readonly isDisputed: boolean
}

export interface ArticleGold {
  /** True when the articles tell one story, so that entity ids hold across them; false when they hold in one article only. */
  readonly isOneStory: boolean
  readonly docs: ReadonlyArray<string>
  readonly sentences: ReadonlyArray<Span & { readonly doc: string }>
  readonly names: ReadonlyArray<GoldName>
  /** Pronouns and nominals that stand for a named person. */
  readonly pronouns: ReadonlyArray<GoldReference>
  readonly nominals: ReadonlyArray<GoldReference>
  readonly quotes: ReadonlyArray<GoldQuote>
  readonly times: ReadonlyArray<GoldTime>
  readonly events: ReadonlyArray<GoldEvent>
  /** Entities that some name refers to. */
  readonly named: ReadonlySet<string>
}

/** The layers of a gold folder. `files` are its JSON Lines files by name, as text. */
export const parseArticleGold = (files: Readonly<Record<string, string>>, isOneStory: boolean): ArticleGold => {
  const mentions = rowsOf<MentionRow>(files, "mentions.jsonl")
  const key = (row: Row, entity: string): string => (isOneStory || entity === "" ? entity : `${row.source}/${entity}`)
  const named = new Set(mentions.flatMap((row) => (row.kind === "name" && row.entity_id ? [key(row, row.entity_id)] : [])))
  const alternatives = new Map(rowsOf<TimeRow>(files, "times.jsonl").map((row) => [row.time_id ?? "none", row.alt_values ?? []]))
  const references = (kind: string): ReadonlyArray<GoldReference> =>
    mentions
      .filter((row) => row.kind === kind && row.type === "PERSON" && row.entity_id !== null && !row.optional)
      .filter((row) => named.has(key(row, row.entity_id ?? "")))
      .map((row) => ({ doc: row.source, start: row.start, end: row.end, entity: key(row, row.entity_id ?? "") }))
  return {
    isOneStory,
    docs: rowsOf<Row>(files, "sources.jsonl").map((row) => row.source),
    sentences: rowsOf<Row & Span>(files, "sentences.jsonl").map(({ end, source, start }) => ({ doc: source, start, end })),
    names: mentions
      .filter((row) => row.kind === "name")
      .map((row) => ({
        doc: row.source,
        start: row.start,
        end: row.end,
        type: row.type,
        entity: key(row, row.entity_id ?? row.entity_ids.join("+")),
        optional: row.nested_in_name || row.in_title || row.optional === true
      })),
    pronouns: references("pronoun"),
    nominals: references("nominal"),
    quotes: rowsOf<QuoteRow>(files, "quotes.jsonl").map((row) => ({
      id: row.quote_id,
      doc: row.source,
      type: row.type,
      spans: row.spans,
      parts: row.direct_parts,
      speakers: row.speaker_entities.map((entity) => key(row, entity)).filter((entity) => named.has(entity)),
      statement: row.same_as,
      optional: row.optional === true
    })),
    times: rowsOf<TimeRow>(files, "times.jsonl").map((row) => ({
      doc: row.source,
      start: row.start,
      end: row.end,
      values: [row.value, ...(row.alt_values ?? [])],
      optional: row.optional === true
    })),
    events: rowsOf<EventRow>(files, "events.jsonl").map((row) => ({
      id: row.event_id,
      doc: row.source,
      trigger: row.trigger,
      types: [row.type, ...(row.alt_types ?? [])],
      actors: row.actors.map((entity) => key(row, entity)),
      targets: row.targets.map((entity) => key(row, entity)),
      modality: row.modality,
      times: row.time_value == null ? [] : [row.time_value, ...(alternatives.get(row.time_id ?? "") ?? [])],
      cluster: row.event_ref ?? row.event_id,
      optional: row.tier !== "core" || row.optional === true,
      isDisputed: row.optional === true
    })),
    named
  }
}

/** The rows of a JSON Lines file; none when the file is not there. The format is the gold's own: rows are not validated. */
const rowsOf = <T>(files: Readonly<Record<string, string>>, name: string): ReadonlyArray<T> =>
  (files[name] ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as T)
