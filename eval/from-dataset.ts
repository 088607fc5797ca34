/** A run's tables → what the scorers read. Only public columns are used: anyone with a dataset can be scored the same way. */
import type { Dataset } from "../pipelines/dataset.ts"
import type { CorePrediction, CorePredictions } from "./core-documents.ts"
import { foldToPlover } from "./plover-fold.ts"
import type { PloverCode, PloverEvent, PloverPredictions, PloverSpan } from "./plover-records.ts"
import type { System, SystemDocument } from "./system.ts"

type Offsets = (codePoint: number) => number

/** Code points → UTF-16 units of a text. */
export const utf16Offsets = (text: string): Offsets => {
  if (!/[\ud800-\udfff]/.test(text)) return (codePoint) => codePoint
  const units = [0]
  for (const character of text) units.push(units[units.length - 1] + character.length)
  return (codePoint) => units[codePoint]
}

/** Name of a source's document: its path without ending, or the record's name inside a file of many. */
export const documentOf = (source: Dataset["sources"][number]): string => source.input_member ?? source.input_path.replace(/\.[^./]*$/u, "")

/** Rows of a table by document. */
const byDocument = <Row extends { readonly source_id: string }>(
  dataset: Dataset,
  rows: ReadonlyArray<Row>
): ReadonlyMap<string, ReadonlyArray<Row>> => {
  const documents = new Map(dataset.sources.map((source) => [source.source_id as string, documentOf(source)]))
  return Map.groupBy(rows, (row) => documents.get(row.source_id) ?? "")
}

/** Entity of a mention: one id, or all of them joined when it stands for several. */
const entityOf = (row: Dataset["mentions"][number]): string | null =>
  row.entity_id ?? (row.entity_ids.length > 0 ? row.entity_ids.join("+") : null)

/** Every layer by document, offsets in UTF-16 units. */
export const toSystem = (dataset: Dataset): System => {
  const sentences = byDocument(dataset, dataset.sentences)
  const mentions = byDocument(dataset, dataset.mentions)
  const quotes = byDocument(
    dataset,
    dataset.quotes.filter((row) => row.quote_kind !== "scare")
  )
  const times = byDocument(dataset, dataset.times)
  const events = byDocument(dataset, dataset.events)
  return Object.fromEntries(
    dataset.sources.map((source): [string, SystemDocument] => {
      const doc = documentOf(source)
      const at = utf16Offsets(source.text ?? "")
      const span = (start: number, end: number): { start: number; end: number } => ({ start: at(start), end: at(end) })
      const coref = (mentions.get(doc) ?? []).map((row) => ({
        ...span(row.char_start, row.char_end),
        type: row.mention_type,
        kind: row.mention_kind,
        entity: entityOf(row)
      }))
      return [
        doc,
        {
          sentences: (sentences.get(doc) ?? []).map((row) => [at(row.char_start), at(row.char_end)]),
          names: coref.filter((mention) => mention.kind === "name"),
          coref,
          quotes: (quotes.get(doc) ?? []).map((row) => ({
            type: row.quote_kind,
            spans: row.parts.map((part) => span(part.start, part.end)),
            parts: quotedParts(row).map((part) => [at(part.start), at(part.end)]),
            entity: row.speaker_entity_id,
            cue: row.stance === "speech" && row.cue_start !== null && row.cue_end !== null ? span(row.cue_start, row.cue_end) : null,
            statement: row.statement_id
          })),
          times: (times.get(doc) ?? []).map((row) => ({ ...span(row.char_start, row.char_end), value: row.timex_value })),
          events: (events.get(doc) ?? []).map((row) => ({
            trigger: span(row.trigger_start, row.trigger_end),
            type: row.event_type,
            actors: row.actor_entity_ids,
            targets: row.recipient_entity_ids,
            modality: row.modality,
            days: row.event_date_start === null ? null : [row.event_date_start, row.event_date_end ?? row.event_date_start],
            cluster: row.event_cluster_id
          }))
        }
      ]
    })
  )
}

/** Stretches between marks; of a direct quotation without any, its content. */
const quotedParts = (row: Dataset["quotes"][number]): ReadonlyArray<{ readonly start: number; readonly end: number }> =>
  row.quoted_parts.length === 0 && row.quote_kind === "direct" ? row.parts : row.quoted_parts

/** Sentences, mentions and times by document, offsets in code points. */
export const toCorePredictions = (dataset: Dataset): CorePredictions => {
  const sentences = byDocument(dataset, dataset.sentences)
  const mentions = byDocument(dataset, dataset.mentions)
  const times = byDocument(dataset, dataset.times)
  return Object.fromEntries(
    dataset.sources.map((source): [string, CorePrediction] => {
      const doc = documentOf(source)
      const rows = mentions.get(doc) ?? []
      return [
        doc,
        {
          sentences: (sentences.get(doc) ?? []).map((row) => [row.char_start, row.char_end]),
          mentions: rows
            .filter((row) => row.mention_kind === "name")
            .map((row) => ({ start: row.char_start, end: row.char_end, type: row.mention_type, entity: entityOf(row) })),
          coref: rows.flatMap((row) => {
            const entity = entityOf(row)
            return entity === null ? [] : [{ start: row.char_start, end: row.char_end, entity }]
          }),
          timexes: (times.get(doc) ?? []).map((row) => ({
            start: row.char_start,
            end: row.char_end,
            type: row.timex_type,
            value: row.timex_value
          }))
        }
      ]
    })
  )
}

/**
 * Events by record, folded to PLOVER 2.0 as the view `plover_events` does. A party's country code is its entity's own, else that of
 * what it is affiliated to, as in the view `event_parties`.
 */
export const toPloverPredictions = (dataset: Dataset): PloverPredictions => {
  const entities = new Map(dataset.entities.map((row) => [row.entity_id as string, row]))
  const codes = (ids: ReadonlyArray<string>): ReadonlyArray<PloverCode> =>
    ids.flatMap((id) => {
      const entity = entities.get(id)
      const affiliation = entity?.affiliation_entity_id ? entities.get(entity.affiliation_entity_id) : undefined
      const code = entity?.country_code ?? affiliation?.country_code
      return entity && code ? [{ code, sector: entity.actor_sector }] : []
    })
  const events = byDocument(dataset, dataset.events)
  return Object.fromEntries(
    dataset.sources.map((source): [string, ReadonlyArray<PloverEvent>] => {
      const doc = documentOf(source)
      const text = source.text ?? ""
      const at = utf16Offsets(text)
      const party = ({ end, start }: { readonly start: number; readonly end: number }): PloverSpan => ({
        start: at(start),
        end: at(end),
        text: text.slice(at(start), at(end))
      })
      return [
        doc,
        foldToPlover(events.get(doc) ?? []).map(({ isMutual, row, type }) => ({
          type,
          trigger: party({ start: row.trigger_start, end: row.trigger_end }),
          actor: (isMutual ? [...row.actor_spans, ...row.recipient_spans] : row.actor_spans).map(party),
          target: isMutual ? [] : row.recipient_spans.map(party),
          actorCodes: codes(isMutual ? [...row.actor_entity_ids, ...row.recipient_entity_ids] : row.actor_entity_ids),
          targetCodes: isMutual ? [] : codes(row.recipient_entity_ids)
        }))
      ]
    })
  )
}
