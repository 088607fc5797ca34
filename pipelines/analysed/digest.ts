/** What *resolve* asks of an article: little, and apart from its rows, so that the whole corpus can be looked at. */
import type { ParseLimit } from "../../nlp/parsed-part.ts"
import { readable } from "../../nlp/readable.ts"
import type { CalendarDay, LocalEntity } from "../../nlp/annotations.ts"
import { sayLeaders } from "../../nlp/events/leaders.ts"
import { type ClusterableEvent, wordsAround } from "../../nlp/events/report-group.ts"
import type { StatementCandidate } from "../../nlp/quotes/statements.ts"
import type { TimeRow } from "../../schemas/index.ts"
import type { ArticleTables, LocalQuote } from "../dataset.ts"
import { dayOf } from "../resolve/hash.ts"
import { epochDays } from "../write/calendar.ts"

/** For finding the same article elsewhere. */
export interface Identity {
  readonly source_id: string
  readonly text_sha256: string
  readonly published_at: string | null
  readonly published_on: CalendarDay | null
  readonly wire_service: string | null
  readonly word_count: number
  readonly parse_limit: ParseLimit | null
  readonly sketch: Uint32Array
}

/** A quotation for joining statements; parties by their index among the article's entities. */
export interface QuoteDigest extends Pick<
  StatementCandidate,
  "id" | "kind" | "stance" | "content" | "nestedInId" | "isAttributed" | "occasion"
> {
  readonly speakers: ReadonlyArray<number>
  readonly via: number | null
}

/** A report for clustering; parties by their index among the article's entities. */
export interface EventDigest extends Pick<
  ClusterableEvent,
  "type" | "mode" | "lemma" | "modality" | "startDay" | "endDay" | "text" | "at" | "isNominal" | "isPlural" | "isToUnnamed"
> {
  readonly id: string
  readonly actors: ReadonlyArray<number>
  readonly recipients: ReadonlyArray<number>
  readonly place: number | null
  /** “The leaders of the two countries”. */
  readonly saysLeaders: boolean
  /** Id of the report a definite nominal points to. */
  readonly antecedent: string | null
}

export const identityOf = ({ parse_limit, published_on, sketch, source }: ArticleTables): Identity => ({
  source_id: source.source_id,
  text_sha256: source.text_sha256,
  published_at: source.published_at,
  published_on,
  wire_service: source.wire_service,
  word_count: source.word_count,
  parse_limit,
  sketch
})

/** Mentions of each entity of an article. */
export const mentionCounts = ({
  entities,
  mentions
}: {
  readonly entities: ReadonlyArray<LocalEntity>
  readonly mentions: ArticleTables["mentions"]
}): ReadonlyArray<number> => {
  const counts = new Array<number>(entities.length).fill(0)
  for (const mention of mentions) for (const entity of mention.entities) counts[entity]++
  return counts
}

/** The entities of each mention that refers to several (“the two ministers”): in another article two of them may turn out to be one. */
const jointMentions = ({ mentions }: Pick<ArticleTables, "mentions">): ReadonlyArray<ReadonlyArray<number>> =>
  mentions.flatMap(({ entities }) => (entities.length > 1 ? [entities] : []))

/** An article's own entities with what is counted of them. */
export interface EntityDigest {
  readonly entities: ReadonlyArray<LocalEntity>
  /** Parallel to `entities`. */
  readonly mentionCounts: ReadonlyArray<number>
  readonly jointMentions: ReadonlyArray<ReadonlyArray<number>>
}

export const entityDigest = (tables: ArticleTables): EntityDigest => ({
  entities: tables.entities,
  mentionCounts: mentionCounts(tables),
  jointMentions: jointMentions(tables)
})

/** When the words were said, where the attribution says so: the dated time of its sentence, outside the words, nearest the cue. */
const occasionOf = (quote: LocalQuote, timesOf: ReadonlyMap<string, ReadonlyArray<TimeRow>>): StatementCandidate["occasion"] => {
  const outside = (timesOf.get(quote.sentence_id) ?? []).filter(
    (time) => time.start_date !== null && !quote.parts.some(({ end, start }) => time.char_start < end && start < time.char_end)
  )
  const from = quote.cue_start ?? quote.char_start
  const [nearest] = outside.toSorted((a, b) => Math.abs(a.char_start - from) - Math.abs(b.char_start - from) || a.char_start - b.char_start)
  const [start, end] = [dayOf(nearest?.start_date ?? null), dayOf(nearest?.end_date ?? null)]
  return start === null || end === null ? null : { start, end }
}

export const quoteDigests = ({ quotes, times }: ArticleTables): ReadonlyArray<QuoteDigest> => {
  const timesOf = Map.groupBy(times, ({ sentence_id }) => sentence_id as string)
  return quotes.map((quote) => ({
    id: quote.quote_id,
    kind: quote.quote_kind,
    stance: quote.stance,
    content: readable(quote.content ?? "").text,
    nestedInId: quote.nested_in_quote_id,
    isAttributed: quote.speaker_text !== null,
    occasion: occasionOf(quote, timesOf),
    speakers: quote.speakers,
    via: quote.via
  }))
}

const daysOf = (date: string | null): number | null => (date === null ? null : epochDays(date))

const isNominal = ({ rule_id }: ArticleTables["events"][number]): boolean => rule_id.startsWith("events/noun")

/** The words around the trigger; code points, as the rows count them. */
const aboutOf = (event: ArticleTables["events"][number]): string => {
  const { actor_spans, char_start, recipient_spans, text, trigger_end, trigger_start } = event
  if (text === null) return ""
  const unitsAt = (point: number): number => (point < char_start ? -1 : unitsOf(text, point - char_start))
  return wordsAround({
    text,
    type: event.event_type,
    trigger: { start: unitsAt(trigger_start), end: unitsAt(trigger_end) },
    parties: [...actor_spans, ...recipient_spans].map(({ end, start }) => ({ start: unitsAt(start), end: unitsAt(end) }))
  })
}

/** The words of a span, where they are part of the event's own; code points, as the rows count them. */
const wordsIn = ({ char_start, text }: ArticleTables["events"][number], { end, start }: { readonly start: number; readonly end: number }) =>
  text === null || start < char_start ? "" : text.slice(unitsOf(text, start - char_start), unitsOf(text, end - char_start))

/** UTF-16 units of the first so many code points. */
const unitsOf = (text: string, points: number): number => {
  let units = 0
  for (let k = 0; k < points && units < text.length; k++) units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1
  return units
}

export const eventDigests = ({ events }: ArticleTables): ReadonlyArray<EventDigest> =>
  events.map((event) => ({
    id: event.event_id,
    type: event.event_type,
    mode: event.event_mode,
    lemma: event.trigger_lemma,
    modality: event.modality,
    startDay: daysOf(event.event_date_start),
    endDay: daysOf(event.event_date_end),
    text: aboutOf(event),
    at: event.trigger_start,
    isNominal: isNominal(event),
    isPlural: isNominal(event) && event.trigger_text?.toLowerCase() === `${event.trigger_lemma}s`,
    actors: event.actors,
    recipients: event.recipients,
    isToUnnamed: event.recipient_spans.length > 0 && event.recipients.length === 0,
    saysLeaders: [...event.actor_spans, ...event.recipient_spans].some((span) => sayLeaders(wordsIn(event, span))),
    place: event.place,
    antecedent: event.antecedent
  }))
