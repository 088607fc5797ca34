/** Quotations of the whole set: renderings of one utterance share a `statement_id`, links say how alike they are. */
import type { CandidateList, StatementCandidate, StatementFinder } from "../../nlp/quotes/statements.ts"
import type { StatementId } from "../../schemas/ids.ts"
import type { LinkRow } from "../../schemas/index.ts"
import type { Corpus } from "../analysed/corpus.ts"
import type { ResolvedEntities } from "./entities.ts"
import { hash16 } from "./hash.ts"
import { createParkedTexts } from "./parked.ts"
import { linkIdOf } from "./sources.ts"

/** Countries by code: the places of the gazetteer that are the country, not a town in it. */
const countryEntities = ({ factsAt, size }: ResolvedEntities): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  for (let number = 0; number < size; number++) {
    const { countryCode, isPlaced, mentions, type } = factsAt(number)
    if (type !== "GPE" || countryCode === null || isPlaced) continue
    const known = found.get(countryCode)
    if (known === undefined || mentions > factsAt(known).mentions) found.set(countryCode, number)
  }
  return found
}

/** Who may stand for a speaker elsewhere: what it belongs to, and the country of either. */
const standIns = (speaker: number, { factsAt }: ResolvedEntities, countries: ReadonlyMap<string, number>): ReadonlyArray<number> => {
  const { affiliation, countryCode } = factsAt(speaker)
  const codes = [countryCode, affiliation === null ? null : factsAt(affiliation).countryCode]
  return [
    ...(affiliation === null ? [] : [affiliation]),
    ...codes.flatMap((code) => (code === null ? [] : [countries.get(code) ?? []].flat()))
  ]
}

/** The quotations of all articles, put by. */
const candidatesOf = ({ headAt, quotesOf, size }: Corpus, entities: ResolvedEntities): CandidateList => {
  const countries = countryEntities(entities)
  const parked = createParkedTexts()
  let length = 0
  for (let at = 0; at < size; at++) {
    const { published_on, source_id } = headAt(at)
    for (const { speakers: local, via, ...quote } of quotesOf(at)) {
      const speakers = [...new Set(local.map((entity) => entities.numberOf(at, entity)))]
      const answerable = [
        ...(via === null ? [] : [entities.numberOf(at, via)]),
        ...speakers.flatMap((speaker) => standIns(speaker, entities, countries))
      ]
      const candidate: StatementCandidate = {
        ...quote,
        sourceId: source_id,
        speakers: speakers.map(entities.idAt),
        answerable: answerable.map(entities.idAt),
        publishedOn: published_on
      }
      parked.push(JSON.stringify(candidate))
      length++
    }
  }
  return { length, at: (index) => JSON.parse(parked.at(index)) }
}

/** The statement of each quotation that has one, and the links between renderings. */
export const resolveStatements = (
  corpus: Corpus,
  entities: ResolvedEntities,
  { groupStatements }: StatementFinder
): { readonly statementOf: ReadonlyMap<string, StatementId>; readonly links: ReadonlyArray<LinkRow> } => {
  const { groups, links } = groupStatements(candidatesOf(corpus, entities))
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
