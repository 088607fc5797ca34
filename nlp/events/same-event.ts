/**
 * Whether two groups of reports can tell of one real event: by type, parties (a country may stand for its official),
 * time, place, standing and, for promises, demands and the like, by what is said around the trigger.
 */
import type { EventType, Modality } from "../annotations.ts"
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
type Standing = "done" | "ahead" | "maybe" | "lapsed" | "off"

export interface Group {
  readonly first: number
  readonly type: EventType
  kind: string
  readonly isPutOff: boolean
  isSeries: boolean
  readonly isNominal: boolean
  readonly areLeaders: boolean
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

/** Types whose reports of one pair of parties are often about different things, so that the wording has to agree. */
const BY_WORDING = new Set<EventType>(["AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "SUPPORT", "COOPERATE", "AID"])
/** Types in which it does not matter who is named first. */
const MUTUAL = new Set<EventType>(["CONSULT", "AGREE", "COOPERATE"])
const PUT_OFF = new Set(["postpone", "postponement", "cancel", "cancellation", "delay", "scrap", "call"])
const NEAR_DAYS = 21
/** What lies further back is background: a report without a date is not of it. */
const BACKGROUND_DAYS = 60
/** A plan for a day that lies this far before the article came to nothing, or the article would tell what came of it. */
const LAPSED_DAYS = 14
const MIN_SHARED = 0.25

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

const EMPTY_WORDS = new Set(
  "that this with from they their have been were will would which about after before between during over into than them when where what said says also could should other more most some such only then there these those side sides seek seeks sought attempt attempts government governments country countries nation nations parties official officials".split(
    " "
  )
)

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
  if (BY_WORDING.has(type))
    for (const { end, start } of parties)
      if (start >= 0 && end <= text.length) said = said.slice(0, start) + namesOut(said.slice(start, end)) + said.slice(end)
  const before = said.slice(0, trigger.start).split(/\s+/u)
  const after = said.slice(trigger.end).split(NEXT_CLAUSE, 1)[0].split(/\s+/u)
  return `${before.slice(-WORDS_BEFORE - 1).join(" ")}${text.slice(trigger.start, trigger.end)}${after.slice(0, WORDS_AFTER + 1).join(" ")}`
}

const ENDING = /(?<=\p{L}{4})(?:(?:at|it|t)ions?|ions?|ments?)$|(?<=\p{L}{3})(?:ing|ed|es|s)$/u
/** Words for the same thing, as stems. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  ["relation", "relations", "relationship", "relationships", "bonds"].map((word) => [word, "ties"])
)

/** Content words, cut to stems. */
const stemsOf = (text: string): Set<string> => {
  const found = new Set<string>()
  for (const [word] of text.toLowerCase().matchAll(/\p{L}{4,}/gu)) {
    if (EMPTY_WORDS.has(word)) continue
    found.add(ALIKE.get(word) ?? (word === "ties" ? word : word.replace(ENDING, "").slice(0, 6)))
  }
  return found
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
const timesAgree = (a: Group, b: Group): -1 | 0 | 1 => {
  if (a.start === null || b.start === null) return 0
  const aEnd = a.end ?? a.start
  const bEnd = b.end ?? b.start
  return a.start <= bEnd + 1 && b.start <= aEnd + 1 ? 1 : -1
}

/** True when a report can be of the event that its nominal points back to. */
export const canFollow = (earlier: Group, report: Group): boolean =>
  timesAgree(earlier, report) >= 0 &&
  (report.kind === earlier.kind || !APART.has(report.kind)) &&
  (isStanding(earlier, "off") === isStanding(report, "off") || wasPutOff(earlier, report)) &&
  isStanding(earlier, "lapsed") === isStanding(report, "lapsed")

/** A plan that is known for one that was called off since. */
const wasPutOff = (earlier: Group, report: Group): boolean =>
  earlier.kind === "journey" && report.kind === "journey" && isStanding(earlier, "off") && isStanding(report, "ahead")

/** Kinds of meeting that take their parties from another (“at that meeting and the dinner”) without being it. */
const APART = new Set(["call", "meal", "greeting", "walk"])

const isStanding = (group: Group, standing: Standing): boolean => group.standing === standing

/** Shared content words over those of the shorter. One word in common is chance, unless it is the same trigger and nothing else. */
const overlapOfWords = (a: Group, b: Group): number => {
  if (isSamePassage(a, b)) return 0
  let shared = 0
  for (const word of a.words) if (b.words.has(word)) shared++
  const smaller = Math.min(a.words.size, b.words.size)
  const isBare = smaller === 1 && a.type !== "CONSULT" && a.opening.lemma === b.opening.lemma
  return shared < (isBare ? 1 : 2) ? 0 : shared / smaller
}

/** Two acts told in one breath (“invited the envoy, and the two agreed …”) share their words because they share their sentence. */
const isSamePassage = ({ opening: a }: Group, { opening: b }: Group): boolean =>
  a.source === b.source && a.lemma !== b.lemma && Math.abs(a.at - b.at) < PASSAGE
const PASSAGE = 80

/** Parties of the smaller set found in the larger: the same, and those that stand for one another (a country and its official). */
const matchOf = (a: ReadonlySet<string>, b: ReadonlySet<string>, homeOf: HomeOf) => {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a]
  let exact = 0
  let standing = 0
  for (const party of small) {
    if (large.has(party)) exact++
    else if (standsIn(party, large, homeOf)) standing++
  }
  return { exact, covered: exact + standing, size: small.size }
}

const standsIn = (party: string, others: ReadonlySet<string>, homeOf: HomeOf): boolean => {
  const home = homeOf(party)
  if (home === null) return false
  if (home !== party) return others.has(home)
  for (const other of others) if (homeOf(other) === party) return true
  return false
}

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => {
  for (const each of a) if (b.has(each)) return true
  return false
}

const isCountry = (party: string, homeOf: HomeOf): boolean => homeOf(party) === party

/** Published within weeks of each other. */
const areNear = (a: Group, b: Group): boolean =>
  a.published !== null && b.published !== null && Math.abs(a.published - b.published) <= NEAR_DAYS

/** Of reports without times in common: what is ahead in one may be done in the next, what is called off was planned. */
const standTogether = (a: Group, b: Group, isAcross: boolean): boolean => {
  if (a.standing === b.standing) return true
  const one = new Set([a.standing, b.standing])
  if (one.has("off")) return one.has("lapsed")
  if (one.has("lapsed")) return false
  // One article tells of a meeting that was and of another to come, but of one visit, with more or less certainty.
  if (a.kind === "journey") return true
  if (a.type === "CONSULT") return one.has("ahead") && (one.has("maybe") || (isAcross && !meets(a.sources, b.sources)))
  return !one.has("maybe")
}

const isSameJourney = (a: Group, b: Group, times: 0 | 1, isAcross: boolean, homeOf: HomeOf): boolean => {
  if (!standTogether(a, b, isAcross)) return false
  const travellers = matchOf(a.actors, b.actors, homeOf)
  if (travellers.size === 0 || travellers.covered < travellers.size || a.isSeries !== b.isSeries) return false
  // “A and B agreed on a visit”: who goes is open.
  if (areOfSeveral(a.actors, homeOf) !== areOfSeveral(b.actors, homeOf)) return false
  const areHostsKnown = a.hosts.size > 0 && b.hosts.size > 0
  if (areHostsKnown && !meets(a.hosts, b.hosts)) return false
  // A country's unnamed official may be anybody: his visit is another's only where the host says so.
  if (travellers.exact === 0 && !areHostsKnown && isAcross) return false
  if (!isAcross || times === 1) return true
  return areNear(a, b) && (areHostsKnown || (a.standing === "off" && b.standing === "off"))
}

const areOfSeveral = (actors: ReadonlySet<string>, homeOf: HomeOf): boolean =>
  new Set([...actors].map((actor) => homeOf(actor) ?? actor)).size > 1

/** “the talks between the two governments” while one's envoy visits the other are his visit. */
const isTalkOnJourney = (a: Group, b: Group, homeOf: HomeOf): boolean => {
  const [journey, talk] = a.kind === "journey" ? [a, b] : [b, a]
  if (journey.kind !== "journey" || talk.kind !== "meeting" || journey.isSeries) return false
  if (talk.standing !== "done" || (journey.standing !== "done" && journey.standing !== "ahead") || !talk.isNominal) return false
  const people = [...talk.parties].filter((party) => !isCountry(party, homeOf))
  if (people.some((party) => !journey.actors.has(party)) || talk.parties.size !== 2) return false
  const guests = [...journey.actors].map((actor) => homeOf(actor) ?? actor)
  const sides = [...talk.parties].map((party) => homeOf(party) ?? party)
  return sides.some((side) => guests.includes(side)) && sides.some((side) => journey.hosts.has(side)) && sides[0] !== sides[1]
}

/** Meetings of other people are other meetings; that a country stands beside its official makes no difference. */
const haveSamePeople = (a: Group, b: Group, homeOf: HomeOf): boolean => {
  if (a.parties.size < 2 || b.parties.size < 2) return true
  const [small, large] = a.parties.size <= b.parties.size ? [a.parties, b.parties] : [b.parties, a.parties]
  for (const party of large) if (!small.has(party) && !isCountry(party, homeOf)) return false
  return true
}

/** Two or more of the parties are people or bodies rather than countries. */
const arePeople = ({ parties }: Group, homeOf: HomeOf): boolean => [...parties].filter((party) => !isCountry(party, homeOf)).length > 1

/** “The top Kenyan and Sudanese leaders met last year”: their presidents, whom another report names. */
const areSameLeaders = (a: Group, b: Group, { covered, size }: { readonly covered: number; readonly size: number }): boolean =>
  a.type === "CONSULT" && a.areLeaders && b.areLeaders && size > 1 && covered === size && a.parties.size === b.parties.size

/** In different countries; a house and the town it stands in are one place. */
const placesClash = (a: Group, b: Group): boolean => a.places.size > 0 && b.places.size > 0 && !meets(a.places, b.places)

/** Dated long before the article, and not a plan that came to nothing. */
const isBackground = ({ end, isPutOff, kind, published, standing, start }: Group): boolean => {
  if (start === null || published === null || kind === "war" || isPutOff || standing === "off" || standing === "lapsed") return false
  return (end ?? start) + BACKGROUND_DAYS < published
}

/** Types in which a place is told as a party is (“flew over Alaska”, “sent aircraft into US airspace”). */
const MATERIAL = new Set<EventType>(["MOBILIZE", "ASSAULT"])
const withPlaces = ({ parties, places }: Group): ReadonlySet<string> => (places.size === 0 ? parties : parties.union(places))

/** A war is told by who fights and where: “the war in Ukraine”, “Russia’s war in Ukraine”. */
const isSameWar = (a: Group, b: Group): boolean => {
  const one = a.parties.union(a.places)
  const other = b.parties.union(b.places)
  return one.isSubsetOf(other) || other.isSubsetOf(one)
}

/** An aim of the same sides is one aim, whether it is told as a plan, a hope or a need. */
const isSameAim = (a: Group, b: Group, homeOf: HomeOf): boolean => {
  const { covered, size } = matchOf(a.parties, b.parties, homeOf)
  return size > 0 && covered === size
}

/** True when two groups can be one event. */
export const isSame = (a: Group, b: Group, isAcross: boolean, homeOf: HomeOf): boolean => {
  if (a.type !== b.type) return false
  const times = timesAgree(a, b)
  if (times === -1) return false
  const isOld = times === 0 && (isBackground(a) || isBackground(b)) && a.start !== b.start
  if (isOld && (a.type === "CONSULT" || overlapOfWords(a, b) < 2 * MIN_SHARED)) return false
  if (a.kind !== b.kind) return !isAcross && a.type === "CONSULT" && isTalkOnJourney(a, b, homeOf)
  if (a.kind === "war") return isSameWar(a, b)
  if (a.kind === "journey") return isSameJourney(a, b, times, isAcross, homeOf)
  if ((a.standing === "off") !== (b.standing === "off")) return false
  if (isAcross && times === 0 && !areNear(a, b)) return false
  if (a.kind === "channels" || a.kind === "prospect") return isSameAim(a, b, homeOf)
  if (!standTogether(a, b, isAcross)) return false
  const match = MATERIAL.has(a.type) ? matchOf(withPlaces(a), withPlaces(b), homeOf) : matchOf(a.parties, b.parties, homeOf)
  const actors = matchOf(a.actors, b.actors, homeOf)
  if (a.isPutOff && b.isPutOff) return actors.size > 0 && actors.covered === actors.size
  if (!MUTUAL.has(a.type) && actors.size > 0 && actors.covered === 0) return false
  const wording = overlapOfWords(a, b)
  if (BY_WORDING.has(a.type))
    return match.covered === match.size && match.size > 0 && wording >= (times === 1 && match.exact > 1 ? MIN_SHARED : 2 * MIN_SHARED)
  if (MATERIAL.has(a.type) && actors.exact > 0 && actors.exact === actors.size && wording >= 2 * MIN_SHARED) return true
  if (match.exact === 0 && areSameLeaders(a, b, match)) return times === 1
  if (match.exact === 0 || match.exact < Math.min(2, match.size)) return false
  if (match.exact < match.size && times !== 1) return false
  if (a.type === "CONSULT" && !haveSamePeople(a, b, homeOf)) return false
  if (a.type === "SANCTION" && times !== 1 && wording === 0) return false
  // Two countries have many talks ahead: only people make one of them known.
  const areAhead = a.type === "CONSULT" && (a.standing !== "done" || b.standing !== "done") && times !== 1
  if (areAhead && !arePeople(a, homeOf) && wording < 2 * MIN_SHARED) return false
  if (match.size < 2 && times !== 1 && wording < 2 * MIN_SHARED) return false
  if (a.standing !== b.standing && a.type !== "CONSULT" && wording < MIN_SHARED) return false
  return times === 1 || !placesClash(a, b)
}
