/** Reports of the whole set: those of one real event share an `event_cluster_id`. */
import { type ClusterableEvent, clusterEvents } from "../../nlp/events/clusters.ts"
import type { EventClusterId, EventId } from "../../schemas/ids.ts"
import type { EventRow, LinkRow } from "../../schemas/index.ts"
import type { ArticleTables } from "../dataset.ts"
import { epochDays } from "../write/calendar.ts"
import { byText, hash16, isoOf } from "./hash.ts"
import { linkIdOf } from "./sources.ts"

/** A report and what only its article knows of it. */
interface Report {
  readonly row: EventRow
  readonly antecedent: EventId | null
  readonly publishedDay: number | null
}

const RULE = "events/cluster"

const daysOf = (date: string | null): number | null => (date === null ? null : epochDays(date))

const clusterable = ({ publishedDay, row }: Report, antecedent: number | null): ClusterableEvent => ({
  source: row.source_id,
  type: row.event_type,
  mode: row.event_mode,
  lemma: row.trigger_lemma,
  modality: row.modality,
  actors: row.actor_entity_ids,
  recipients: row.recipient_entity_ids,
  place: row.place_entity_id,
  startDay: daysOf(row.event_date_start),
  endDay: daysOf(row.event_date_end),
  publishedDay,
  text: row.text ?? "",
  antecedent
})

/** Articles by publication, then by id: which report leads a group must not depend on the order of files. */
const byPublication = (a: Report, b: Report): number =>
  (a.publishedDay ?? Number.MAX_SAFE_INTEGER) - (b.publishedDay ?? Number.MAX_SAFE_INTEGER) || byText(a.row.event_id, b.row.event_id)

/** Links of a group over articles: its smallest report with the first of every other article. */
const linksOf = (ids: ReadonlyArray<EventRow>): ReadonlyArray<LinkRow> => {
  const firsts = [...Map.groupBy(ids, ({ source_id }) => source_id).values()]
    .map((rows) => rows.map(({ event_id }) => event_id).toSorted(byText)[0])
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

/** `events` rows with their clusters, in the order given, and links between articles. */
export const resolveEvents = (
  rows: ReadonlyArray<EventRow>,
  articles: ReadonlyArray<ArticleTables>
): { readonly rows: ReadonlyArray<EventRow>; readonly links: ReadonlyArray<LinkRow> } => {
  const local = new Map(
    articles.flatMap(({ events, published_on }) =>
      events.map(({ antecedent, event_id }) => [event_id, { antecedent, publishedDay: daysOf(isoOf(published_on)) }] as const)
    )
  )
  const reports = rows.map((row): Report => ({ row, antecedent: null, publishedDay: null, ...local.get(row.event_id) })).sort(byPublication)
  const indexOf = new Map(reports.map(({ row }, at) => [row.event_id, at]))
  const leaders = clusterEvents(
    reports.map((report) => clusterable(report, report.antecedent === null ? null : (indexOf.get(report.antecedent) ?? null)))
  )
  const clusterOf = new Map<EventId, EventClusterId>()
  const links: Array<LinkRow> = []
  for (const members of Map.groupBy(reports, (_, at) => leaders[at]).values()) {
    if (members.length < 2) continue
    const group = members.map(({ row }) => row)
    const id = `ec_${hash16(group.map(({ event_id }) => event_id).toSorted(byText)[0])}` as EventClusterId
    for (const { event_id } of group) clusterOf.set(event_id, id)
    links.push(...linksOf(group))
  }
  return { rows: rows.map((row) => ({ ...row, event_cluster_id: clusterOf.get(row.event_id) ?? null })), links }
}
