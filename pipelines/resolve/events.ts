/** Reports of the whole set: those of one real event share an `event_cluster_id`. */
import { type ClusterableEvent, clusterEvents, type HomeOf } from "../../nlp/events/clusters.ts"
import type { EntityId, EventClusterId, EventId } from "../../schemas/ids.ts"
import type { LinkRow } from "../../schemas/index.ts"
import type { Corpus } from "../analysed/corpus.ts"
import type { EventDigest } from "../analysed/digest.ts"
import { epochDays } from "../write/calendar.ts"
import type { ResolvedEntities } from "./entities.ts"
import { byText, hash16, isoOf } from "./hash.ts"
import { linkIdOf } from "./sources.ts"

/** A report and its article. */
interface Report extends Omit<EventDigest, "actors" | "recipients" | "place" | "id"> {
  readonly id: EventId
  readonly source: string
  readonly publishedDay: number | null
  readonly actors: ReadonlyArray<EntityId>
  readonly recipients: ReadonlyArray<EntityId>
  readonly place: EntityId | null
}

const RULE = "events/cluster"

const daysOf = (date: string | null): number | null => (date === null ? null : epochDays(date))

/** Articles by publication, then by id: which report leads a group must not depend on the order of files. */
const byPublication = (a: Report, b: Report): number =>
  (a.publishedDay ?? Number.MAX_SAFE_INTEGER) - (b.publishedDay ?? Number.MAX_SAFE_INTEGER) || byText(a.id, b.id)

/** Links of a group over articles: its smallest report with the first of every other article. */
const linksOf = (group: ReadonlyArray<Report>): ReadonlyArray<LinkRow> => {
  const firsts = [...Map.groupBy(group, ({ source }) => source).values()]
    .map((reports) => reports.map(({ id }) => id).toSorted(byText)[0])
    .sort(byText)
  return firsts.slice(1).map((to_id) => ({
    link_id: linkIdOf("same_event", firsts[0], to_id),
    link_type: "same_event",
    from_table: "events",
    from_id: firsts[0],
    to_table: "events",
    to_id,
    score: 1,
    rule_id: RULE
  }))
}

const reportsOf = ({ eventsOf, heads }: Corpus, entities: ResolvedEntities): ReadonlyArray<Report> =>
  heads.flatMap(({ published_on, source_id }, at) => {
    const idsOf = (local: ReadonlyArray<number>): ReadonlyArray<EntityId> => [...new Set(local.map((entity) => entities.idOf(at, entity)))]
    const publishedDay = daysOf(isoOf(published_on))
    return eventsOf(at).map(
      (event): Report => ({
        ...event,
        id: event.id as EventId,
        source: source_id,
        publishedDay,
        actors: idsOf(event.actors),
        recipients: idsOf(event.recipients),
        place: event.place === null ? null : entities.idOf(at, event.place)
      })
    )
  })

/** The country a resolved party acts for: its own, else that of the body or country it belongs to, else that of its code. */
const createHomeOf = ({ rowOf, rows }: ResolvedEntities): HomeOf => {
  const countries = new Map<string, EntityId>()
  for (const row of rows)
    if (row.country_code !== null && isCountry(row) && !countries.has(row.country_code)) countries.set(row.country_code, row.entity_id)
  const homeOf = (party: string, steps: number): string | null => {
    const row = rowOf.get(party as EntityId)
    if (row === undefined || steps === 0) return null
    if (isCountry(row)) return row.entity_id
    const own = row.country_code === null ? undefined : countries.get(row.country_code)
    return own ?? (row.affiliation_entity_id === null ? null : homeOf(row.affiliation_entity_id, steps - 1))
  }
  return (party) => homeOf(party, MAX_AFFILIATIONS)
}
const MAX_AFFILIATIONS = 4

/** A country rather than a town in it: towns come with coordinates. */
const isCountry = ({ country_code, entity_type, latitude }: ResolvedEntities["rows"][number]): boolean =>
  entity_type === "GPE" && latitude === null && country_code !== null

/** The cluster of each report that shares one, and links between articles. */
export const resolveEvents = (
  corpus: Corpus,
  entities: ResolvedEntities
): { readonly clusterOf: ReadonlyMap<EventId, EventClusterId>; readonly links: ReadonlyArray<LinkRow> } => {
  const reports = reportsOf(corpus, entities).toSorted(byPublication)
  const indexOf = new Map<string, number>(reports.map(({ id }, at) => [id, at]))
  const leaders = clusterEvents(
    reports.map(
      ({ antecedent, id: _, ...report }): ClusterableEvent => ({ ...report, antecedent: antecedent === null ? null : (indexOf.get(antecedent) ?? null) })
    ),
    createHomeOf(entities)
  )
  const clusterOf = new Map<EventId, EventClusterId>()
  const links: Array<LinkRow> = []
  for (const group of Map.groupBy(reports, (_, at) => leaders[at]).values()) {
    if (group.length < 2) continue
    const cluster = `ec_${hash16(group.map(({ id }) => id).toSorted(byText)[0])}` as EventClusterId
    for (const { id } of group) clusterOf.set(id, cluster)
    links.push(...linksOf(group))
  }
  return { clusterOf, links }
}
