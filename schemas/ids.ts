/**
 * Branded keys and how they are spelled. Every id is text derived from content, never from order of arrival.
 *
 * A child's id is its source's id plus its own ordinal or span (code points), zero-padded so that sorting ids as text
 * puts the rows of a source in reading order: `s_58bbfb1c7fea9b31/m000119-128`.
 */
import * as Schema from "effect/Schema"

const hashed = (prefix: string) => Schema.String.check(Schema.isPattern(new RegExp(`^${prefix}_[0-9a-f]{16}$`)))
const child = (letter: string, own: string) =>
  Schema.String.check(Schema.isPattern(new RegExp(`^s_[0-9a-f]{16}/${letter}${own}(\\.\\d+)?$`)))

const SPAN = "\\d{6,}-\\d+"

export const SourceId = hashed("s").pipe(Schema.brand("SourceId"))
export type SourceId = typeof SourceId.Type
export const EntityId = hashed("e").pipe(Schema.brand("EntityId"))
export type EntityId = typeof EntityId.Type
export const StatementId = hashed("st").pipe(Schema.brand("StatementId"))
export type StatementId = typeof StatementId.Type
export const EventClusterId = hashed("ec").pipe(Schema.brand("EventClusterId"))
export type EventClusterId = typeof EventClusterId.Type
export const DupGroupId = hashed("dg").pipe(Schema.brand("DupGroupId"))
export type DupGroupId = typeof DupGroupId.Type
export const LinkId = hashed("l").pipe(Schema.brand("LinkId"))
export type LinkId = typeof LinkId.Type
export const RejectId = hashed("r").pipe(Schema.brand("RejectId"))
export type RejectId = typeof RejectId.Type
export const SentenceId = child("s", "\\d{5,}").pipe(Schema.brand("SentenceId"))
export type SentenceId = typeof SentenceId.Type
export const MentionId = child("m", SPAN).pipe(Schema.brand("MentionId"))
export type MentionId = typeof MentionId.Type
export const QuoteId = child("q", SPAN).pipe(Schema.brand("QuoteId"))
export type QuoteId = typeof QuoteId.Type
export const TimeId = child("t", SPAN).pipe(Schema.brand("TimeId"))
export type TimeId = typeof TimeId.Type
export const EventId = child("e", SPAN).pipe(Schema.brand("EventId"))
export type EventId = typeof EventId.Type

/** `<source_id>/s<ordinal>`. */
export const sentenceIdOf = (source: SourceId, ordinal: number): SentenceId =>
  `${source}/s${String(ordinal).padStart(5, "0")}` as SentenceId

/**
 * `<source_id>/<letter><start>-<end>`, unique within one call: the second row with the same span gets `.2`, and so on
 * in the order given.
 */
export const spanIdsOf = <Id extends string>(
  source: SourceId,
  letter: "m" | "q" | "t" | "e",
  spans: ReadonlyArray<{ readonly start: number; readonly end: number }>
): ReadonlyArray<Id> => {
  const seen = new Map<string, number>()
  return spans.map(({ start, end }) => {
    const id = `${source}/${letter}${String(start).padStart(6, "0")}-${end}`
    const times = (seen.get(id) ?? 0) + 1
    seen.set(id, times)
    return (times === 1 ? id : `${id}.${times}`) as Id
  })
}
