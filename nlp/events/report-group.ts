/** One report of an event, and groups of reports that were joined: what is kept of each to tell whether others are of the same event. */
import type { EventType, Modality } from "../annotations.ts"
import { stemsOf } from "./alike-words.ts"
import { meetingKindOf } from "./meeting-kinds.ts"

/** One report, as far as clustering looks at it. Ids are the corpus's, days are counted from any fixed day. */
export interface ClusterableEvent {
  readonly source: string
  readonly type: EventType
  readonly mode: string | null
  readonly lemma: string
  readonly modality: Modality
  readonly actors: ReadonlyArray<string>
  readonly recipients: ReadonlyArray<string>
  readonly place: string | null
  readonly startDay: number | null
  readonly endDay: number | null
  /** Day the article was published, null when not known. */
  readonly publishedDay: number | null
  /** The words around the trigger, as `wordsAround` gives them. */
  readonly text: string
  /** “The leaders of the two countries”, or two presidents by name. */
  readonly areLeaders: boolean
  /** Done to somebody, nobody of whom is an entity (“thanked her team”). */
  readonly isToUnnamed: boolean
  /** Where the trigger stands in its article, in characters. */
  readonly at: number
  /** True for a noun (“the talks”), as opposed to a verb. */
  readonly isNominal: boolean
  /** True for a plural nominal (“a series of visits”). */
  readonly isPlural: boolean
  /** Index into the same list of the report a definite nominal points to. */
  readonly antecedent: number | null
}

/** The country that a party acts for: a country is its own, null for whoever has none. */
export type HomeOf = (party: string) => string | null

/** Whether a group's event took place, is ahead, was planned for a day gone by, or was called off. */
export type Standing = "done" | "ahead" | "maybe" | "lapsed" | "off"

export interface Group {
  readonly first: number
  readonly type: EventType
  kind: string
  readonly isPutOff: boolean
  isSeries: boolean
  readonly isNominal: boolean
  readonly areLeaders: boolean
  /** Done to somebody by name, to others only. */
  readonly isTo: "named" | "unnamed" | null
  actors: Set<string>
  readonly parties: Set<string>
  hosts: Set<string>
  readonly words: Set<string>
  readonly sources: Set<string>
  readonly places: Set<string>
  /** Source, place and lemma of the first report's trigger. */
  readonly opening: { readonly source: string; readonly at: number; readonly lemma: string }
  start: number | null
  end: number | null
  published: number | null
  standing: Standing
}

/** Types in which a place is told as a party is (“flew over Alaska”, “sent aircraft into US airspace”). */
export const MATERIAL = new Set<EventType>(["MOBILIZE", "ASSAULT"])
const PUT_OFF = new Set(["postpone", "postponement", "cancel", "cancellation", "delay", "scrap", "call"])
/** A plan for a day that lies this far before the article came to nothing, or the article would tell what came of it. */
const LAPSED_DAYS = 14

/** “reopen lines of communication”, “restore diplomatic channels”: one aim, in whatever words. */
const CHANNELS =
  /\b(?:channels?|lines?) (?:of|for) (?:communication|dialogue)\b|\b(?:communication|diplomatic|military) (?:channels?|lines?)\b/iu
const RESTORING = /\b(?:restor|reopen|re-?establish|establish|rebuild|improv)(?:e|ing|ed)?\b/iu
const DIPLOMACY = /\b(?:communication|diplomacy)\b/iu
const isAboutChannels = (text: string): boolean => CHANNELS.test(text) || (RESTORING.test(text) && DIPLOMACY.test(text))

const kindOf = ({ lemma, modality, mode, text, type }: ClusterableEvent): string => {
  if (type === "SANCTION" || type === "COERCE" || type === "ASSAULT") return lemma === "war" ? "war" : (mode ?? "")
  if (type === "SUPPORT" && lemma !== "progress" && isAboutChannels(text)) return "channels"
  if (type === "COOPERATE" && modality === "possible" && /^(?:cooperation|collaboration)$/u.test(lemma)) return "prospect"
  return type === "CONSULT" ? meetingKindOf({ lemma, mode }) : ""
}

const standingOf = ({ endDay, modality, publishedDay, type }: ClusterableEvent): Standing => {
  switch (modality) {
    case "asserted":
      return "done"
    case "called_off":
    case "negated":
      return "off"
    case "planned":
      return type === "CONSULT" && endDay !== null && publishedDay !== null && endDay + LAPSED_DAYS < publishedDay ? "lapsed" : "ahead"
    default:
      return "maybe"
  }
}

const WORDS_BEFORE = 6
const WORDS_AFTER = 12

/** “invited the envoy to Oslo, *and* the two agreed …”: the next clause is about something else. */
const NEXT_CLAUSE = /[;:]|, (?:and|but|while|as|though|which|who)\b/u

const namesOut = (words: string): string => words.replace(/\p{Lu}[\p{L}’'.-]*/gu, (name) => " ".repeat(name.length))

interface Stretch {
  readonly start: number
  readonly end: number
}

/** What the words around a trigger are read from. Offsets are those of `text`. */
export interface ToldEvent {
  readonly text: string
  readonly type: EventType
  readonly trigger: Stretch
  /** The words for the parties. */
  readonly parties: ReadonlyArray<Stretch>
}

/**
 * The words of a clause around its trigger, which say what the event is about. Of promises and the like, which are told apart by
 * them, they are those besides the parties' names.
 */
export const wordsAround = ({ parties, text, trigger, type }: ToldEvent): string => {
  let said = text
  if (!MATERIAL.has(type))
    for (const { end, start } of parties)
      if (start >= 0 && end <= text.length) said = said.slice(0, start) + namesOut(said.slice(start, end)) + said.slice(end)
  const before = said.slice(0, trigger.start).split(/\s+/u)
  const after = said.slice(trigger.end).split(NEXT_CLAUSE, 1)[0].split(/\s+/u)
  return `${before.slice(-WORDS_BEFORE - 1).join(" ")}${text.slice(trigger.start, trigger.end)}${after.slice(0, WORDS_AFTER + 1).join(" ")}`
}

export const groupOf = (event: ClusterableEvent, index: number, homeOf: HomeOf): Group => {
  const places = event.place === null ? [] : [event.place]
  return {
    first: index,
    type: event.type,
    kind: kindOf(event),
    isSeries: event.isPlural,
    isNominal: event.isNominal,
    areLeaders: event.areLeaders,
    isTo: event.recipients.length > 0 ? "named" : event.isToUnnamed ? "unnamed" : null,
    isPutOff: event.type === "REJECT" && (event.mode === "meet" || PUT_OFF.has(event.lemma)),
    actors: new Set(event.actors),
    parties: new Set([...event.actors, ...event.recipients]),
    hosts: new Set([...event.recipients, ...places].map((party) => homeOf(party) ?? party)),
    words: stemsOf(event.text),
    sources: new Set([event.source]),
    places: new Set(places.map((place) => homeOf(place) ?? place)),
    opening: { source: event.source, at: event.at, lemma: event.lemma },
    start: event.startDay,
    end: event.endDay,
    published: event.publishedDay,
    standing: standingOf(event)
  }
}

/** Joins a group to another. An echo (“the incident”) says nothing of what the event was: its words are left out. */
export const join = (into: Group, other: Group, isEcho = false): void => {
  // A talk on a visit has two sides; the visit keeps its traveller, whichever is told of first.
  if (into.isNominal && into.kind === "meeting" && other.kind === "journey") {
    into.kind = other.kind
    into.isSeries = other.isSeries
    into.actors = new Set(other.actors)
    into.hosts = new Set(other.hosts)
  }
  if (into.kind === other.kind) for (const actor of other.actors) into.actors.add(actor)
  for (const party of other.parties) into.parties.add(party)
  if (into.kind === other.kind) for (const host of other.hosts) into.hosts.add(host)
  if (!isEcho) for (const word of other.words) into.words.add(word)
  for (const source of other.sources) into.sources.add(source)
  for (const place of other.places) into.places.add(place)
  if (into.start === null) {
    into.start = other.start
    into.end = other.end
  } else if (other.start !== null && timesAgree(into, other) === 1) {
    into.start = Math.max(into.start, other.start)
    into.end = Math.max(into.start, Math.min(into.end ?? into.start, other.end ?? other.start))
  }
  if (into.published === null) into.published = other.published
  if (into.standing !== "off" && other.standing === "done") into.standing = "done"
  if (into.standing === "lapsed" && other.standing === "off") into.standing = "off"
}

/** 1 = the known times meet, 0 = unknown on a side, −1 = they exclude each other. */
export const timesAgree = (a: Group, b: Group): -1 | 0 | 1 => {
  if (a.start === null || b.start === null) return 0
  const aEnd = a.end ?? a.start
  const bEnd = b.end ?? b.start
  return a.start <= bEnd + 1 && b.start <= aEnd + 1 ? 1 : -1
}
