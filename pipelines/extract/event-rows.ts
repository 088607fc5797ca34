import type { EventParty, EventReport, Timex } from "../../nlp/annotations.ts"
import { bySpan, type Span } from "../../nlp/span.ts"
import { type EventId, type QuoteId, spanIdsOf, type TimeId } from "../../schemas/ids.ts"
import type { TimeRow } from "../../schemas/index.ts"
import type { LocalEvent } from "../dataset.ts"
import { confidenceOf } from "./confidence.ts"
import { type Frame, isoInterval, type Kept } from "./frame.ts"
import { ploverOf } from "./plover.ts"

/** `times` rows, in the order given. */
export const timeRows = (frame: Frame, times: ReadonlyArray<Timex>): ReadonlyArray<TimeRow> => {
  const ids = spanIdsOf<TimeId>(frame.sourceId, "t", times.map(frame.spanOf))
  return times.map((time, at) => {
    const { start, end } = frame.spanOf(time)
    const sentence = frame.sentenceOf(time)
    if (sentence === null) throw new Error("a time outside sentences must be left out before rows are made")
    const [start_date, end_date] = isoInterval(time.startDate, time.endDate)
    return {
      time_id: ids[at],
      source_id: frame.sourceId,
      sentence_id: frame.sentenceIdOf(sentence),
      char_start: start,
      char_end: end,
      text: frame.wordsOf(time),
      timex_type: time.type,
      timex_value: time.value,
      start_date,
      end_date,
      grain: time.grain,
      anchor: time.anchor,
      rule_id: time.ruleId,
      confidence: confidenceOf(time.ruleId)
    }
  })
}

const partiesOf = (frame: Frame, parties: ReadonlyArray<EventParty>) => {
  const spans = parties
    .map(({ span }) => span)
    .filter(({ start, end }) => start < end)
    .toSorted(bySpan)
  const distinct = spans.filter(({ start, end }, at) => at === 0 || spans[at - 1].start !== start || spans[at - 1].end !== end)
  return {
    entities: [...new Set(parties.flatMap(({ entities }) => entities))],
    spans: distinct.map(frame.spanOf),
    sectors: [...new Set(parties.flatMap(({ sector }) => (sector === null ? [] : [sector])))].toSorted(),
    text: distinct.length === 0 ? null : frame.wordsOf(distinct[0])
  }
}

/** The clause, widened to hold its trigger. */
const clauseOf = ({ end, start, trigger }: EventReport): Span => ({
  start: Math.min(start, trigger.start),
  end: Math.max(end, trigger.end)
})

/** `events` rows, in the order given; the functions give the ids of the times and quotations that events point to. */
export const eventRows = (
  frame: Frame,
  events: Kept<EventReport>,
  timeIdAt: (index: number | null) => TimeId | null,
  quoteIdAt: (index: number | null) => QuoteId | null
): ReadonlyArray<LocalEvent> => {
  const ids = spanIdsOf<EventId>(
    frame.sourceId,
    "e",
    events.kept.map(({ trigger }) => frame.spanOf(trigger))
  )
  return events.kept.map((event, at) => {
    const clause = frame.spanOf(clauseOf(event))
    const trigger = frame.spanOf(event.trigger)
    const sentence = frame.sentenceOf(event.trigger)
    if (sentence === null) throw new Error("an event outside sentences must be left out before rows are made")
    const actors = partiesOf(frame, event.actors)
    const recipients = partiesOf(frame, event.recipients)
    const [event_date_start, event_date_end] = isoInterval(event.startDate, event.endDate)
    return {
      event_id: ids[at],
      source_id: frame.sourceId,
      sentence_id: frame.sentenceIdOf(sentence),
      char_start: clause.start,
      char_end: clause.end,
      text: frame.wordsOf(clauseOf(event)),
      trigger_text: frame.wordsOf(event.trigger),
      trigger_lemma: event.triggerLemma,
      trigger_start: trigger.start,
      trigger_end: trigger.end,
      event_type: event.type,
      event_mode: event.mode,
      event_context: event.contexts.toSorted(),
      ...ploverOf(event.type, event.mode),
      actors: actors.entities,
      actor_spans: actors.spans,
      recipients: recipients.entities,
      recipient_spans: recipients.spans,
      actor_sectors: actors.sectors,
      recipient_sectors: recipients.sectors,
      actor_text: actors.text,
      recipient_text: recipients.text,
      place: event.place?.entity ?? null,
      place_text: event.place === null ? null : frame.wordsOf(event.place.span),
      time_id: timeIdAt(event.time),
      event_date_start,
      event_date_end,
      date_grain: event.grain ?? "none",
      date_basis: event_date_start === null ? "none" : event.dateBasis,
      modality: event.modality,
      tense: event.tense,
      reported_by: event.reportedByEntity,
      antecedent: ids[events.newIndex(event.antecedent)] ?? null,
      quote_id: quoteIdAt(event.quote),
      rule_id: event.ruleId,
      confidence: confidenceOf(event.ruleId)
    }
  })
}
