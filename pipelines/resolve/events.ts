/** Reports of the whole set: those of one real event share an `event_cluster_id`. */
import type { CalendarDay } from "../../nlp/annotations.ts"
import { clusterReports, type ClusterableEvent, type HomeOf } from "../../nlp/events/clusters.ts"
import { createHomes } from "../../nlp/events/homes.ts"
import { numberOfDay } from "../../nlp/times/calendar.ts"
import type { EventClusterId, EventId } from "../../schemas/ids.ts"
import type { LinkRow } from "../../schemas/index.ts"
import type { Corpus } from "../analysed/corpus.ts"
import type { EventDigest } from "../analysed/digest.ts"
import type { ResolvedEntities } from "./entities.ts"
import { byText, hash16 } from "./hash.ts"
import { linkIdOf } from "./sources.ts"

/** A report that shares its cluster, and the number of its article. */
interface Member {
  readonly id: EventId
  readonly article: number
}

const RULE = "events/cluster"

const dayOrNull = (day: CalendarDay | null): number | null => (day === null ? null : numberOfDay(day))

/** Articles by publication, then by id: which report leads a group must not depend on the order of files. */
const orderOf = ({ headAt, size }: Corpus): Uint32Array => {
  const articles = Uint32Array.from({ length: size }, (_, at) => at)
  const days = Float64Array.from(articles, (at) => dayOrNull(headAt(at).published_on) ?? Number.MAX_SAFE_INTEGER)
  // They come sorted by id.
  return articles.sort((a, b) => days[a] - days[b] || a - b)
}

/** Links of a group over articles: its smallest report with the first of every other article. */
const linksOf = (group: ReadonlyArray<Member>): ReadonlyArray<LinkRow> => {
  const firsts = [...Map.groupBy(group, ({ article }) => article).values()]
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

const byId = (a: EventDigest, b: EventDigest): number => byText(a.id, b.id)

/** An article's reports in reading order, their parties as names that sort as the entities' ids do. */
const reportsOf = ({ eventsOf, headAt }: Corpus, entities: ResolvedEntities, at: number): ReadonlyArray<ClusterableEvent> => {
  const partyOf = (entity: number): string => partyName(entities.numberOf(at, entity))
  const partiesOf = (local: ReadonlyArray<number>): ReadonlyArray<string> => [...new Set(local.map(partyOf))]
  const { published_on, source_id } = headAt(at)
  const publishedDay = dayOrNull(published_on)
  const events = eventsOf(at).toSorted(byId)
  const indexOf = new Map(events.map(({ id }, k) => [id, k]))
  const isLeader = (local: number): boolean => entities.factsAt(entities.numberOf(at, local)).isLeader
  return events.map(({ actors, antecedent, id: _, place, recipients, saysLeaders, ...event }): ClusterableEvent => ({
    ...event,
    areLeaders: saysLeaders || (actors.length + recipients.length > 1 && [...actors, ...recipients].every(isLeader)),
    source: source_id,
    publishedDay,
    actors: partiesOf(actors),
    recipients: partiesOf(recipients),
    place: place === null ? null : partyOf(place),
    antecedent: antecedent === null ? null : (indexOf.get(antecedent) ?? null)
  }))
}

const partyName = (number: number): string => String(number).padStart(9, "0")

/** The country a resolved party acts for. */
const createHomeOf = ({ factsAt, size }: ResolvedEntities): HomeOf => {
  const homeOf = createHomes(size, (party) => {
    const { affiliation, countryCode, isPlaced, type } = factsAt(party)
    return { affiliation, countryCode, isCountry: type === "GPE" && !isPlaced && countryCode !== null }
  })
  return (party) => {
    const home = homeOf(Number(party))
    return home === null ? null : partyName(home)
  }
}

/** Reports of each group of several, by the number of its first. */
const membersOf = ({ eventsOf }: Corpus, order: Uint32Array, leaders: Uint32Array): ReadonlyMap<number, ReadonlyArray<Member>> => {
  const sizes = new Uint32Array(leaders.length)
  for (const leader of leaders) sizes[leader]++
  const groups = new Map<number, Array<Member>>()
  let at = 0
  for (const article of order) {
    for (const { id } of eventsOf(article).toSorted(byId)) {
      const leader = leaders[at++]
      if (sizes[leader] < 2) continue
      const group = groups.get(leader) ?? []
      groups.set(leader, group)
      group.push({ id: id as EventId, article })
    }
  }
  return groups
}

/** The cluster of each report that shares one, and links between articles. */
export const resolveEvents = (
  corpus: Corpus,
  entities: ResolvedEntities
): { readonly clusterOf: ReadonlyMap<EventId, EventClusterId>; readonly links: ReadonlyArray<LinkRow> } => {
  const order = orderOf(corpus)
  const leaders = clusterReports(
    { length: order.length, reportsOf: (article) => reportsOf(corpus, entities, order[article]) },
    createHomeOf(entities)
  )
  const clusterOf = new Map<EventId, EventClusterId>()
  const links: Array<LinkRow> = []
  for (const group of membersOf(corpus, order, leaders).values()) {
    const cluster = `ec_${hash16(group.map(({ id }) => id).toSorted(byText)[0])}` as EventClusterId
    for (const { id } of group) clusterOf.set(id, cluster)
    for (const link of linksOf(group)) links.push(link)
  }
  return { clusterOf, links }
}
