/** Quotations of the whole set: renderings of one utterance share a `statement_id`, links say how alike they are. */
import type { StatementCandidate, StatementFinder } from "../../nlp/quotes/statements.ts"
import type { EntityId, StatementId } from "../../schemas/ids.ts"
import type { EntityRow, LinkRow } from "../../schemas/index.ts"
import type { Corpus } from "../analysed/corpus.ts"
import type { ResolvedEntities } from "./entities.ts"
import { hash16 } from "./hash.ts"
import { linkIdOf } from "./sources.ts"

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

/** The statement of each quotation that has one, and the links between renderings. */
export const resolveStatements = (
  { heads, quotesOf }: Corpus,
  entities: ResolvedEntities,
  { groupStatements }: StatementFinder
): { readonly statementOf: ReadonlyMap<string, StatementId>; readonly links: ReadonlyArray<LinkRow> } => {
  const countries = countryEntities(entities.rows)
  const standInsOf = (id: EntityId): ReadonlyArray<EntityId> => {
    const speaker = entities.rowOf.get(id)
    return speaker === undefined ? [] : standIns(speaker, entities, countries)
  }
  const candidates = heads.flatMap(({ published_on, source_id }, at) =>
    quotesOf(at).map(({ speakers: local, via, ...quote }): StatementCandidate => {
      const speakers = [...new Set(local.map((entity) => entities.idOf(at, entity)))]
      const answerable = [...(via === null ? [] : [entities.idOf(at, via)]), ...speakers.flatMap(standInsOf)]
      return { ...quote, sourceId: source_id, speakers, answerable, publishedOn: published_on }
    })
  )
  const { groups, links } = groupStatements(candidates)
  return {
    statementOf: new Map(groups.flatMap((ids) => ids.map((id) => [id, `st_${hash16(ids[0])}` as StatementId] as const))),
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
