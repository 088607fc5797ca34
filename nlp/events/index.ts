/**
 * Event reports of one article: who did what to whom, whether it happened, when, where and who says so.
 * Pure; the lexicon is compiled once.
 */
import type { CalendarDay, EventParty, EventReport, LocalEntity, Mention, ParsedArticle, Quote, Timex } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { LexiconTexts } from "../lexicon/table.ts"
import type { Span } from "../span.ts"
import { numberOfDay } from "../times/calendar.ts"
import { agreedBefore } from "./agreed.ts"
import { alternativesOf } from "./alternatives.ts"
import { nameAttackers } from "./attackers.ts"
import { nameAccused, nameBlamed, turnBlame } from "./blame.ts"
import { entitiesOf } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import { decisionsOf } from "./decisions.ts"
import { incidentsOf } from "./incidents.ts"
import { foresee } from "./foreseen.ts"
import { inherit } from "./inherit.ts"
import { resolveDefinites } from "./discourse.ts"
import { settleInvited } from "./invitations.ts"
import { leadDate } from "./lead-date.ts"
import { LexiconDoc } from "./lemmas.ts"
import { compileEventLexicon } from "./lexicon.ts"
import type { EventLexicon } from "./lexicon.ts"
import { tenseOf } from "./tense.ts"
import { findNounEvents } from "./nominals.ts"
import { createPartyFinder } from "./parties.ts"
import type { PartyFinder, Resolved } from "./parties.ts"
import { dropTakenOver } from "./takeover.ts"
import { occasionsOf } from "./occasion.ts"
import { meetingsOnJourneys } from "./occasions.ts"
import { putOffSince } from "./put-off.ts"
import { dropPlayed } from "./sport.ts"
import { receptionsOf } from "./receptions.ts"
import { createQuoteAround } from "./quote-around.ts"
import { hasInfinitiveMark } from "./syntax.ts"
import { findVerbEvents } from "./verbs.ts"
import { toldWith } from "./told-with.ts"
import { basisOf, createTimeTie, type EventDate } from "./when.ts"
import { placeOf } from "./where.ts"

export interface EventFinder {
  /** Events in reading order of their triggers. Indices point into the lists given. */
  readonly findEvents: (
    article: ParsedArticle,
    mentions: ReadonlyArray<Mention>,
    entities: ReadonlyArray<LocalEntity>,
    quotes: ReadonlyArray<Quote>,
    times: ReadonlyArray<Timex>
  ) => ReadonlyArray<EventReport>
}

/** Compiles the lexicon and returns the event stage. */
export const createEventFinder = (lexicons: LexiconTexts): EventFinder => {
  const lexicon = compileEventLexicon(lexicons)
  return {
    findEvents: (article, mentions, entities, quotes, times) => {
      const doc = new LexiconDoc(article.doc, lexicon)
      const parties = createPartyFinder(doc, mentions, entities, quotes, lexicon)
      const headlines = article.blocks.filter((block) => block.kind === "headline" || block.kind === "heading")
      const isHeadline = (token: number): boolean =>
        headlines.some((block) => block.start <= doc.start(token) && doc.start(token) < block.end)
      const acts = findVerbEvents(doc, parties, lexicon, isHeadline)
      const read = new Set(acts.map(({ trigger }) => trigger))
      const told = [...acts, ...findNounEvents(doc, parties, lexicon, isHeadline).filter(({ trigger }) => !read.has(trigger))]
      /** Harm, and the deed that did it. */
      const ways = new Map<Candidate, Candidate>()
      const named = nameAttackers(doc, told, false, ways)
      const found = [...dropPlayed(doc, named, lexicon)].sort((a, b) => a.trigger - b.trigger)
      turnBlame(doc, found)
      const timeOf = createTimeTie(doc, times, lexicon)
      const asState = (found: Resolved): Resolved => ({ ...found, party: parties.asState(found.party) })
      const sentenceOf = ({ trigger }: Candidate): number => doc.sentenceOf(trigger)
      const settled = resolveDefinites(dropTakenOver(doc, foresee(doc, found)), {
        clash: (a, b) => areApart(times, timeOf(a), timeOf(b)),
        isGone: (event) => isGone(times, timeOf(event), article.publishedOn),
        asState,
        isTheirs: ({ actors }) => actors.length === 1 && doc.lower(actors[0].head) === "their",
        aimsAt: ({ lemma, trigger }) =>
          TALKING.has(lemma) && doc.dep(trigger) === "advcl" && hasInfinitiveMark(doc, trigger) ? doc.head(trigger) : -1,
        sentenceOf,
        wordOf: ({ head }) => doc.lemma(head),
        isMain: ({ carrier }) => carrier >= 0 && doc.isRoot(carrier)
      })
      const harmed = nameAttackers(doc, settled.events, true, ways)
      nameAccused(doc, harmed)
      const resolved = { ...settled, events: nameBlamed(doc, harmed, asState) }
      const incidents = [...incidentsOf(doc, resolved.events), ...decisionsOf(doc, resolved.events, parties)]
      const antecedents = new Map([
        ...resolved.antecedents,
        ...alternativesOf(doc, resolved.events),
        ...receptionsOf(resolved.events),
        ...meetingsOnJourneys(doc, resolved.events, lexicon),
        ...incidents,
        ...settleInvited(resolved.events, { asState, sentenceOf, placeOf: (event) => placeInvitedTo(doc, event, parties) }),
        ...agreedBefore(doc, resolved.events, asState)
      ])
      const events = [...resolved.events, ...incidents.map(([incident]) => incident)].sort((a, b) => a.trigger - b.trigger)
      const timed = new Map<Candidate, number | null>()
      for (const event of events) {
        const earlier = antecedents.get(event)
        // A visit that was put off was not when the one that took place was.
        const followed = earlier === undefined || (event.modality === "called_off" && earlier.modality !== "planned") ? null : earlier
        timed.set(event, timeOf(event) ?? (followed === null ? null : (timed.get(followed) ?? null)))
      }
      const occasions = new Map(occasionsOf(doc, events))
      for (const [harm, deed] of ways) if (!occasions.has(harm)) occasions.set(harm, deed)
      for (const [event, occasion] of occasions) if (timed.get(event) === null) timed.set(event, timed.get(occasion) ?? null)
      const isLongAgo = (event: Candidate): boolean => isGone(times, timed.get(event) ?? null, article.publishedOn)
      for (const [plan, visit] of putOffSince(doc, events, { asState, isGone: isLongAgo })) {
        antecedents.set(plan, visit)
        timed.set(plan, timed.get(visit) ?? null)
      }
      const quoteAround = createQuoteAround(quotes)
      const ordinals = new Map(events.map((event, ordinal) => [event, ordinal]))
      const around: Surroundings = { article, doc, entities, quotes, quoteAround, times, parties, lexicon }
      const reports = events.map((event) => {
        const earlier = antecedents.get(event)
        const antecedent = earlier === undefined ? null : (ordinals.get(earlier) ?? null)
        return reportOf(event, timed.get(event) ?? null, antecedent, around)
      })
      const timedSentences = new Set(
        times.flatMap(({ start, startDate }) => (startDate === null ? [] : [doc.sentenceOf(doc.tokenAt(start))]))
      )
      return inherit(article, entities, reports, [
        () => events.map((event) => ordinals.get(occasions.get(event)!) ?? null),
        (dated, homeOf) => toldWith(doc, events, dated, article.publishedOn, homeOf, (sentence) => timedSentences.has(sentence))
      ])
    }
  }
}

/** “invited her *to Oslo*”: its country. */
const placeInvitedTo = (doc: Doc, { trigger }: Candidate, parties: PartyFinder): ReadonlyArray<Resolved> =>
  doc
    .children(trigger)
    .filter((child) => doc.dep(child) === "prep" && doc.lower(child) === "to")
    .flatMap((child) => parties.strict(doc.child(child, "pobj")))
    .filter(({ mention }) => mention?.type === "GPE")
    .map((found) => ({ ...found, party: parties.asHost(found.party, []) }))

/** “met to *discuss* …”: the meeting itself. */
const TALKING = new Set(["discuss", "talk", "confer", "negotiate"])

/** True when two time expressions name intervals that do not meet. */
const areApart = (times: ReadonlyArray<Timex>, a: number | null, b: number | null): boolean => {
  const one = a === null ? undefined : times[a]
  const other = b === null ? undefined : times[b]
  if (one?.startDate == null || one.endDate === null || other?.startDate == null || other.endDate === null) return false
  return numberOfDay(one.endDate) < numberOfDay(other.startDate) || numberOfDay(other.endDate) < numberOfDay(one.startDate)
}

/** A day's number where each month has 31: the same order, and up to three days too many from one month to the next. */
const roughDay = ({ day, month, year }: CalendarDay): number => (year * 12 + month) * 31 + day

/** Days before the article after which a plan has come to nothing, or to something that the article would tell. */
const GONE_DAYS = 14

/** True when a time expression ends well before the article. */
const isGone = (times: ReadonlyArray<Timex>, time: number | null, publishedOn: CalendarDay | null): boolean => {
  const end = time === null ? null : times[time].endDate
  return publishedOn !== null && end !== null && roughDay(end) + GONE_DAYS < roughDay(publishedOn)
}

/** “is going to Rome next month”: what the article dates after its own day has not happened yet. */
const isAhead = (timex: Timex | null, tense: EventReport["tense"], publishedOn: CalendarDay | null): boolean =>
  publishedOn !== null && timex?.startDate != null && tense !== "past" && numberOfDay(timex.startDate) > numberOfDay(publishedOn)

interface Surroundings {
  readonly article: ParsedArticle
  readonly doc: Doc
  readonly entities: ReadonlyArray<LocalEntity>
  readonly quotes: ReadonlyArray<Quote>
  /** Index of the innermost quotation around a trigger, or null. */
  readonly quoteAround: (trigger: Span) => number | null
  readonly times: ReadonlyArray<Timex>
  readonly parties: PartyFinder
  readonly lexicon: EventLexicon
}

/** “discussed progress under the plan for 2030”: a year to come is not when something has happened. */
const isTooLate = (timex: Timex | null, { modality }: Candidate, tense: EventReport["tense"], publishedOn: CalendarDay | null): boolean =>
  publishedOn !== null &&
  timex?.startDate != null &&
  timex.grain === "year" &&
  tense === "past" &&
  modality === "asserted" &&
  numberOfDay(timex.startDate) > numberOfDay(publishedOn)

/** The date that a time expression gives an event. */
const dateOf = (timex: Timex | null, time: number | null, text: string): EventDate => {
  const dateBasis = timex === null ? "none" : basisOf(timex, text)
  if (timex === null || dateBasis === "none") return { time, startDate: null, endDate: null, grain: null, dateBasis }
  return { time, startDate: timex.startDate, endDate: timex.endDate, grain: timex.grain, dateBasis }
}

const reportOf = (event: Candidate, found: number | null, antecedent: number | null, around: Surroundings): EventReport => {
  const { article, doc } = around
  const trigger = { start: doc.start(prefixOf(doc, event.trigger)), end: doc.end(event.trigger) }
  const quote = around.quoteAround(trigger)
  const tense = tenseOf(doc, event.carrier)
  const isDropped = found !== null && isTooLate(around.times[found], event, tense, article.publishedOn)
  const time = isDropped ? null : found
  const timex = time === null ? null : around.times[time]
  const toParty = (resolved: { readonly party: EventParty }): EventParty => resolved.party
  const actors = entitiesOf(event.actors)
  return {
    ...clauseSpan(doc, event),
    trigger,
    triggerLemma: event.lemma,
    type: event.type,
    mode: event.mode,
    contexts: contextsOf(doc, event, around.lexicon),
    actors: event.actors.map(toParty),
    recipients: event.recipients.map((resolved) => withoutOwner(resolved, actors)),
    place: placeOf(doc, event, around.parties, around.entities),
    ...((time === null ? leadDate({ ...article, doc }, event, tense) : null) ?? dateOf(timex, time, article.text)),
    modality: event.modality === "asserted" && isAhead(timex, tense, article.publishedOn) ? "planned" : event.modality,
    tense,
    reportedByEntity: quote === null ? null : (around.quotes[quote].speakerEntities[0] ?? null),
    quote,
    antecedent,
    ruleId: event.ruleId
  }
}

/** “re-establish”: the token of the prefix where the word was cut at its hyphen, else the word's own. */
const prefixOf = (doc: Doc, token: number): number => {
  const isJoined =
    token > 1 && doc.textOf(token - 1) === "-" && doc.end(token - 1) === doc.start(token) && doc.end(token - 2) === doc.start(token - 1)
  return isJoined && /^(?:re|co|de)$/u.test(doc.lower(token - 2)) ? token - 2 : token
}

/** “directed his team”: people of the actor's own are words, and not the actor once more. */
const withoutOwner = ({ agent, party }: Resolved, actors: ReadonlySet<number>): EventParty =>
  agent !== null && party.entities.length > 0 && party.entities.every((id) => actors.has(id)) ? { ...party, entities: [] } : party

/** The words of the event's own clause, without the punctuation at its ends. */
const clauseSpan = (doc: Doc, event: Candidate): { start: number; end: number } => {
  const range = doc.subtree(event.carrier >= 0 ? event.carrier : event.trigger)
  let { first, last } = range
  while (first < event.trigger && (doc.pos(first) === "PUNCT" || doc.isSpace(first))) first++
  while (last - 1 > event.trigger && (doc.pos(last - 1) === "PUNCT" || doc.isSpace(last - 1))) last--
  return doc.spanOf({ first, last })
}

const MAX_CONTEXTS = 3

const contextsOf = (doc: Doc, event: Candidate, lexicon: EventLexicon): ReadonlyArray<string> => {
  const range = doc.subtree(event.carrier >= 0 ? event.carrier : event.trigger)
  const found = new Set<string>()
  for (let i = range.first; i < range.last && found.size < MAX_CONTEXTS; i++) {
    const context = lexicon.contexts.get(doc.lemma(i).toLowerCase())
    if (context !== undefined) found.add(context)
  }
  return [...found].sort()
}
