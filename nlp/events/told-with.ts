/** Undated acts whose day another report of the article tells: what was agreed at talks, what followed on them. */
import type { CalendarDay, EventReport } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { numberOfDay } from "../times/calendar.ts"
import type { Candidate } from "./candidate.ts"
import type { HomeOf } from "./clusters.ts"
import { isVerbal } from "./syntax.ts"

/** Days before the article within which a meeting is its news. */
const NEWS_DAYS = 7

/** An event with its report. */
interface Told {
  readonly event: Candidate
  readonly report: EventReport
}

const isUndated = ({ startDate, time }: EventReport): boolean => startDate === null && time === null

/** A meeting or visit that took place on a day of the last week. */
const isNews = ({ dateBasis, endDate, modality, startDate, type }: EventReport, publishedOn: CalendarDay | null): boolean =>
  type === "CONSULT" &&
  modality === "asserted" &&
  startDate !== null &&
  dateBasis !== "none" &&
  publishedOn !== null &&
  numberOfDay(endDate ?? startDate) + NEWS_DAYS >= numberOfDay(publishedOn) &&
  numberOfDay(startDate) <= numberOfDay(publishedOn)

/** The countries that all parties act for, as one key; null when one of them is unknown or there are not two. */
const pairOf = ({ actors, recipients }: EventReport, homeOf: HomeOf): string | null => {
  const homes = new Set<string>()
  for (const { entities } of [...actors, ...recipients])
    for (const entity of entities) {
      const home = homeOf(String(entity))
      if (home === null) return null
      homes.add(home)
    }
  return homes.size === 2 ? [...homes].sort().join(" ") : null
}

/** True for a main clause, what is joined to one, and what somebody says in a that-clause of one. */
const isForeground = (doc: Doc, verb: number): boolean => {
  let at = verb
  for (let steps = 0; steps < 6; steps++) {
    if (doc.isRoot(at)) return true
    const dep = doc.dep(at)
    if (dep !== "ccomp" && dep !== "conj" && dep !== "parataxis") return false
    at = doc.head(at)
  }
  return false
}

/** “…, which asked them last year”: beside the story. */
const isAside = (doc: Doc, verb: number): boolean => {
  for (let at = verb; !doc.isRoot(at); at = doc.head(at)) if (doc.dep(at) === "relcl") return true
  return false
}

const isThen = (doc: Doc, verb: number): boolean =>
  doc.children(verb).some((child) => doc.dep(child) === "advmod" && THEN.has(doc.lower(child)))
const THEN = new Set(["then", "afterwards", "afterward"])

/**
 * For each event the index of the report that tells its day, or null: for what two countries agreed or one promised the other,
 * the meeting of the two that the article is about; for what somebody did “then”, what the sentences before say of them.
 */
export const toldWith = (
  doc: Doc,
  events: ReadonlyArray<Candidate>,
  reports: ReadonlyArray<EventReport>,
  publishedOn: CalendarDay | null,
  homeOf: HomeOf,
  hasTime: (sentence: number) => boolean
): ReadonlyArray<number | null> => {
  const told = events.map((event, at): Told => ({ event, report: reports[at] }))
  return told.map(({ event, report }, at) => {
    const verb = event.carrier >= 0 ? event.carrier : event.trigger
    if (!isUndated(report) || report.modality !== "asserted" || report.tense !== "past" || !isVerbal(doc, verb)) return null
    const sentence = doc.sentenceOf(event.trigger)
    if (hasTime(sentence)) return null
    if (isThen(doc, verb)) return lastScene(doc, told, at)
    const past =
      publishedOn === null || doc.tag(verb) !== "VBD" || !opensWithSubject(doc, verb) ? null : pastScene(doc, told, at, publishedOn)
    if (past !== null) return past
    if (report.type !== "AGREE" || !isForeground(doc, verb)) return null
    const pair = pairOf(report, homeOf)
    if (pair === null) return null
    const meeting = told.findLastIndex(
      (other, k) =>
        k < at &&
        isNews(other.report, publishedOn) &&
        pairOf(other.report, homeOf) === pair &&
        (report.place === null || other.report.place === null || report.place.entity === other.report.place.entity)
    )
    return meeting < 0 ? null : meeting
  })
}

/** True for the main verb of a sentence that begins with its subject: “Ahead of the trip, he …” sets a scene of its own. */
const opensWithSubject = (doc: Doc, verb: number): boolean => {
  const subject = doc.child(verb, "nsubj")
  return doc.isRoot(verb) && subject >= 0 && doc.leftEdge(subject) === doc.sentences[doc.sentenceOf(verb)].first
}

/** “In May she met the king. He praised her.”: what a story looks back to goes on in the next sentence. */
const pastScene = (doc: Doc, told: ReadonlyArray<Told>, at: number, publishedOn: CalendarDay): number | null => {
  const { event, report } = told[at]
  const own = new Set([...report.actors, ...report.recipients].flatMap(({ entities }) => entities))
  const scene = told.findLastIndex(
    (other, k) =>
      k < at &&
      other.report.startDate !== null &&
      numberOfDay(other.report.endDate ?? other.report.startDate) + PAST_DAYS < numberOfDay(publishedOn) &&
      other.report.modality === "asserted" &&
      doc.sentenceOf(event.trigger) - doc.sentenceOf(other.event.trigger) === 1 &&
      !isAside(doc, other.event.carrier >= 0 ? other.event.carrier : other.event.trigger) &&
      !isBackground(doc, other.event) &&
      [...other.report.actors, ...other.report.recipients].some(({ entities }) => entities.some((id) => own.has(id)))
  )
  return scene < 0 ? null : scene
}
const PAST_DAYS = 14

/** “had agreed in May”: told from a story that goes on after it. */
const isBackground = (doc: Doc, { carrier, trigger }: Candidate): boolean =>
  doc.children(carrier >= 0 ? carrier : trigger).some((child) => doc.dep(child) === "aux" && doc.lower(child) === "had")

/** The last dated act of one of the same people in this sentence or the one before. */
const lastScene = (doc: Doc, told: ReadonlyArray<Told>, at: number): number | null => {
  const { event, report } = told[at]
  const own = new Set(report.actors.flatMap(({ entities }) => entities))
  const scene = told.findLastIndex(
    (other, k) =>
      k < at &&
      other.report.startDate !== null &&
      other.report.modality === "asserted" &&
      doc.sentenceOf(event.trigger) - doc.sentenceOf(other.event.trigger) <= 1 &&
      [...other.report.actors, ...other.report.recipients].some(({ entities }) => entities.some((id) => own.has(id)))
  )
  return scene < 0 ? null : scene
}
