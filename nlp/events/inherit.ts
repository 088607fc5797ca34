/** What one report of an event says and another in the same article leaves open: its day and its place. */
import type { CalendarDay, EventParty, EventReport, LocalEntity, ParsedArticle } from "../annotations.ts"
import { numberOfDay } from "../times/calendar.ts"
import type { Span } from "../span.ts"
import { type ClusterableEvent, clusterEvents, type HomeOf } from "./clusters.ts"
import { createHomes } from "./homes.ts"
import { isLeader, sayLeaders } from "./leaders.ts"
import { wordsAround } from "./report-group.ts"

const dayOrNull = (day: CalendarDay | null): number | null => (day === null ? null : numberOfDay(day))

/** The country that an article's entity acts for. */
const createHomeOf = (entities: ReadonlyArray<LocalEntity>): HomeOf => {
  const homeOf = createHomes(entities.length, (party) => {
    const { affiliation, countryCode, latitude, type } = entities[party]
    return { affiliation, countryCode, isCountry: type === "GPE" && latitude === null && countryCode !== null }
  })
  return (party) => {
    const home = homeOf(Number(party))
    return home === null ? null : String(home)
  }
}

/** A span counted from where another starts. */
const within = ({ start }: Span, span: Span): Span => ({ start: span.start - start, end: span.end - start })

type Dated = Pick<ClusterableEvent, "place" | "startDay" | "endDay">

/** What reports take over from one another. */
const datedBy = (event: EventReport): Dated => ({
  place: event.place?.entity == null ? null : String(event.place.entity),
  startDay: dayOrNull(event.startDate),
  endDay: dayOrNull(event.endDate)
})

type Said = Omit<ClusterableEvent, keyof Dated>

/** What stays the same of a report, whichever date it is given. */
const clusterable = ({ publishedOn, text }: ParsedArticle, event: EventReport, isLeaderAt: (entity: number) => boolean): Said => ({
  source: "",
  type: event.type,
  mode: event.mode,
  lemma: event.triggerLemma,
  modality: event.modality,
  actors: event.actors.flatMap(({ entities }) => entities.map(String)),
  recipients: event.recipients.flatMap(({ entities }) => entities.map(String)),
  publishedDay: dayOrNull(publishedOn),
  text: wordsAround({
    text: text.slice(event.start, event.end),
    type: event.type,
    trigger: within(event, event.trigger),
    parties: [...event.actors, ...event.recipients].map(({ span }) => within(event, span))
  }),
  areLeaders: areLeaders(text, [...event.actors, ...event.recipients], isLeaderAt),
  isToUnnamed: event.recipients.length > 0 && event.recipients.every(({ entities }) => entities.length === 0),
  at: event.trigger.start,
  isNominal: event.ruleId.startsWith("events/noun"),
  isPlural: isPlural(text, event),
  antecedent: event.antecedent
})

const areLeaders = (text: string, parties: ReadonlyArray<EventParty>, isLeaderAt: (entity: number) => boolean): boolean => {
  const all = parties.flatMap(({ entities }) => entities)
  return parties.some(({ span }) => sayLeaders(text.slice(span.start, span.end))) || (all.length > 1 && all.every(isLeaderAt))
}

/** “visits”: a plural nominal. */
const isPlural = (text: string, { ruleId, trigger, triggerLemma }: EventReport): boolean =>
  ruleId.startsWith("events/noun") && text.slice(trigger.start, trigger.end).toLowerCase() === `${triggerLemma}s`

/** True when the intervals of all have a day in common. */
const allMeet = (dated: ReadonlyArray<EventReport>): boolean => {
  const starts = dated.map(({ startDate }) => dayOrNull(startDate) ?? 0)
  const ends = dated.map(({ endDate, startDate }) => dayOrNull(endDate ?? startDate) ?? 0)
  return Math.max(...starts) <= Math.min(...ends)
}

const lengthOf = ({ endDate, startDate }: EventReport): number => (dayOrNull(endDate ?? startDate) ?? 0) - (dayOrNull(startDate) ?? 0)

/** The report that says most finely when it was; none where the reports do not agree. */
const datedOf = (group: ReadonlyArray<EventReport>): EventReport | null => {
  const dated = group.filter(({ startDate }) => startDate !== null)
  if (dated.length === 0 || !allMeet(dated)) return null
  return dated.reduce((best, event) => (lengthOf(event) < lengthOf(best) ? event : best))
}

/** The place of a meeting or visit that its reports give, null where they give several or none. */
const placeIn = (group: ReadonlyArray<EventReport>): EventReport["place"] => {
  const places = group.flatMap(({ place }) => (place?.entity == null ? [] : [place]))
  const isOne = places.every(({ entity }) => entity === places[0].entity)
  return group[0].type === "CONSULT" && places.length > 0 && isOne ? places[0] : null
}

const isOpen = ({ modality, startDate, time }: EventReport): boolean => startDate === null && time === null && modality !== "hypothetical"

type When = Pick<EventReport, "time" | "startDate" | "endDate" | "grain" | "dateBasis">

const whenOf = ({ dateBasis, endDate, grain, startDate, time }: EventReport): When => ({ time, startDate, endDate, grain, dateBasis })

/** Who tells the day of each event: an index into the reports, null for none. */
export type Tellers = (reports: ReadonlyArray<EventReport>, homeOf: HomeOf) => ReadonlyArray<number | null>

/**
 * Gives undated and unplaced reports the date and the place of other reports of the same event, and the date of the visit or
 * meeting that they are told of (“on arrival she met …”), by each of the `tellers` in turn.
 */
export const inherit = (
  article: ParsedArticle,
  entities: ReadonlyArray<LocalEntity>,
  events: ReadonlyArray<EventReport>,
  tellers: ReadonlyArray<Tellers>
): ReadonlyArray<EventReport> => {
  const homeOf = createHomeOf(entities)
  const isLeaderAt = (id: number): boolean => {
    const { affiliation } = entities[id]
    return isLeader(entities[id], affiliation === null ? null : entities[affiliation])
  }
  const said: Array<Said | undefined> = events.map(() => undefined)
  const saidAt = (at: number): Said => (said[at] ??= clusterable(article, events[at], isLeaderAt))
  const today = dayOrNull(article.publishedOn)
  let shared = share(events, saidAt, homeOf, today)
  for (const tell of tellers) {
    const told = tell(shared, homeOf)
    let isChanged = false
    const dated = shared.map((event, at) => {
      const teller = shared[told[at] ?? -1]
      if (teller === undefined || teller.startDate === null || !isOpen(event)) return event
      isChanged = true
      return { ...event, ...whenOf(teller) }
    })
    if (isChanged) shared = share(dated, saidAt, homeOf, today)
  }
  return shared
}

/** True when what has happened would be dated after the article. */
const isToCome = ({ startDate }: EventReport, { modality }: EventReport, today: number | null): boolean =>
  modality === "asserted" && today !== null && startDate !== null && dayOrNull(startDate)! > today

/** Indices of the reports that can be of one event with another: what is told by one type, and what points back or is pointed to. */
const comparable = (events: ReadonlyArray<EventReport>): ReadonlyArray<number> => {
  const counts = new Map<string, number>()
  const linked = new Set<number>()
  events.forEach(({ antecedent, type }, at) => {
    counts.set(type, (counts.get(type) ?? 0) + 1)
    if (antecedent !== null) linked.add(at).add(antecedent)
  })
  return [...events.keys()].filter((at) => linked.has(at) || counts.get(events[at].type)! > 1)
}

/** Dates and places from other reports of the same event. */
const share = (
  events: ReadonlyArray<EventReport>,
  saidAt: (at: number) => Said,
  homeOf: HomeOf,
  today: number | null
): ReadonlyArray<EventReport> => {
  if (!events.some(({ place, startDate }) => startDate !== null || place !== null)) return events
  const likely = comparable(events)
  if (likely.length < 2) return events
  const placeOf = new Map(likely.map((at, k) => [at, k]))
  const leaders = clusterEvents(
    likely.map((at) => {
      const { antecedent } = events[at]
      return { ...saidAt(at), ...datedBy(events[at]), antecedent: antecedent === null ? null : placeOf.get(antecedent)! }
    }),
    homeOf
  )
  const known = new Map<number, { readonly date: EventReport | null; readonly place: EventReport["place"] }>()
  for (const [leader, group] of Map.groupBy(likely, (_, k) => leaders[k]))
    if (group.length > 1) {
      const reports = group.map((at) => events[at])
      known.set(leader, { date: datedOf(reports), place: placeIn(reports) })
    }
  return events.map((event, at) => {
    const leader = leaders[placeOf.get(at) ?? -1]
    const { date = null, place = null } = known.get(leader) ?? {}
    const when = date === null || !isOpen(event) || isToCome(date, event, today) ? {} : whenOf(date)
    return { ...event, ...when, place: event.place ?? place }
  })
}
