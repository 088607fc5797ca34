/** Quotations of the whole set: renderings of one utterance share a `statement_id`, links say how alike they are. */
import type { CalendarDay } from "../../nlp/annotations.ts"
import type { StatementCandidate, StatementFinder } from "../../nlp/quotes/statements.ts"
import type { EntityId, StatementId } from "../../schemas/ids.ts"
import type { EntityRow, LinkRow, QuoteRow, TimeRow } from "../../schemas/index.ts"
import type { ArticleTables } from "../dataset.ts"
import type { ResolvedEntities } from "./entities.ts"
import { dayOf, hash16 } from "./hash.ts"
import { linkIdOf } from "./sources.ts"

/** When the words were said, where the attribution says so: the dated time of its sentence, outside the words, nearest the cue. */
const occasionOf = (quote: QuoteRow, timesOf: ReadonlyMap<string, ReadonlyArray<TimeRow>>): StatementCandidate["occasion"] => {
  const outside = (timesOf.get(quote.sentence_id) ?? []).filter(
    (time) => time.start_date !== null && !quote.parts.some(({ end, start }) => time.char_start < end && start < time.char_end)
  )
  const from = quote.cue_start ?? quote.char_start
  const [nearest] = outside.toSorted((a, b) => Math.abs(a.char_start - from) - Math.abs(b.char_start - from) || a.char_start - b.char_start)
  const [start, end] = [dayOf(nearest?.start_date ?? null), dayOf(nearest?.end_date ?? null)]
  return start === null || end === null ? null : { start, end }
}

/** Countries by code: the places of the gazetteer that are the country, not a town in it. */
const countryEntities = (rows: ReadonlyArray<EntityRow>): ReadonlyMap<string, EntityId> => {
  const found = new Map<string, EntityRow>()
  for (const row of rows) {
    if (row.entity_type !== "GPE" || row.country_code === null || row.latitude !== null) continue
    const known = found.get(row.country_code)
    if (known === undefined || row.mention_count > known.mention_count) found.set(row.country_code, row)
  }
  return new Map([...found].map(([code, row]) => [code, row.entity_id]))
}

/** Who may stand for a speaker elsewhere: what it belongs to, and the country of either. */
const standIns = (speaker: EntityRow, { rowOf }: ResolvedEntities, countries: ReadonlyMap<string, EntityId>): ReadonlyArray<EntityId> => {
  const holder = speaker.affiliation_entity_id === null ? undefined : rowOf.get(speaker.affiliation_entity_id)
  const codes = [speaker.country_code, holder?.country_code ?? null]
  return [
    ...(holder === undefined ? [] : [holder.entity_id]),
    ...codes.flatMap((code) => (code === null ? [] : [countries.get(code) ?? []].flat()))
  ]
}

const candidateOf = (
  quote: QuoteRow,
  publishedOn: CalendarDay | null,
  entities: ResolvedEntities,
  countries: ReadonlyMap<string, EntityId>,
  timesOf: ReadonlyMap<string, ReadonlyArray<TimeRow>>
): StatementCandidate => ({
  id: quote.quote_id,
  sourceId: quote.source_id,
  kind: quote.quote_kind,
  stance: quote.stance,
  content: quote.content ?? "",
  nestedInId: quote.nested_in_quote_id,
  isAttributed: quote.speaker_text !== null,
  speakers: quote.speaker_entity_ids,
  answerable: [
    ...(quote.via_entity_id === null ? [] : [quote.via_entity_id]),
    ...quote.speaker_entity_ids.flatMap((id) => {
      const speaker = entities.rowOf.get(id)
      return speaker === undefined ? [] : standIns(speaker, entities, countries)
    })
  ],
  publishedOn,
  occasion: occasionOf(quote, timesOf)
})

/** `quotes` rows with their statements, in the order given, and the links between renderings. */
export const resolveStatements = (
  quotes: ReadonlyArray<QuoteRow>,
  articles: ReadonlyArray<ArticleTables>,
  entities: ResolvedEntities,
  { groupStatements }: StatementFinder
): { readonly rows: ReadonlyArray<QuoteRow>; readonly links: ReadonlyArray<LinkRow> } => {
  const timesOf = Map.groupBy(
    articles.flatMap(({ times }) => times),
    ({ sentence_id }) => sentence_id as string
  )
  const publishedOn = new Map(articles.map(({ published_on, source }) => [source.source_id as string, published_on]))
  const countries = countryEntities(entities.rows)
  const { groups, links } = groupStatements(
    quotes.map((quote) => candidateOf(quote, publishedOn.get(quote.source_id) ?? null, entities, countries, timesOf))
  )
  const statementOf = new Map(groups.flatMap((ids) => ids.map((id) => [id, `st_${hash16(ids[0])}` as StatementId] as const)))
  return {
    rows: quotes.map((quote) => {
      const statement_id = statementOf.get(quote.quote_id)
      return statement_id === undefined ? quote : { ...quote, statement_id }
    }),
    links: links.map(({ fromId, ruleId, score, toId }) => {
      const [from_id, to_id] = fromId < toId ? [fromId, toId] : [toId, fromId]
      return {
        link_id: linkIdOf("same_statement", from_id, to_id),
        link_type: "same_statement",
        from_table: "quotes",
        from_id,
        to_table: "quotes",
        to_id,
        score,
        rule_id: ruleId
      }
    })
  }
}
