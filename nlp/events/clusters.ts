/**
 * The same real event in several reports, within and across articles: by type, parties, time, place and wording. First the
 * reports of one article are joined (what a definite nominal points to, then what agrees in everything known), then the
 * articles' groups. Groups are only compared inside a block (type and a pair of parties), against the newest of them.
 */
import type { EventType, Modality } from "../annotations.ts"

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
  /** The words of the clause. */
  readonly text: string
  /** Index into the same list of the report a definite nominal points to. */
  readonly antecedent: number | null
}

interface Group {
  readonly first: number
  readonly type: EventType
  readonly kind: string
  readonly actors: Set<string>
  readonly parties: Set<string>
  readonly words: Set<string>
  readonly places: Set<string>
  start: number | null
  end: number | null
  published: number | null
  settled: Standing
}

/** Whether a group's event took place, is ahead, or was called off: reports that differ here tell of different events. */
type Standing = "done" | "ahead" | "maybe" | "off"

/** Verbs of visits told from the host's side. */
const HOSTING = new Set(["host", "receive", "welcome", "greet", "entertain"])
const CALL = new Set(["call", "phone", "telephone", "phone-call", "teleconference"])
const TALK = new Set(["CONSULT"])
/** Types whose reports of one pair of parties are often about different things, so that the wording has to agree. */
const BY_WORDING = new Set<EventType>(["AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "SUPPORT", "COOPERATE", "AID"])
const NEAR_DAYS = 21
const MAX_NEWEST = 24
const MIN_SHARED = 0.25

const kindOf = (event: ClusterableEvent): string => {
  if (!TALK.has(event.type))
    return event.type === "SANCTION" || event.type === "COERCE" || event.type === "ASSAULT"
      ? event.lemma === "war"
        ? "war"
        : (event.mode ?? "")
      : ""
  const [lemma] = event.lemma.split(" ")
  return event.mode === "visit" && !HOSTING.has(lemma) ? "journey" : CALL.has(lemma) ? "call" : "meeting"
}

const standingOf = (modality: Modality): Standing =>
  modality === "called_off" || modality === "negated"
    ? "off"
    : modality === "asserted"
      ? "done"
      : modality === "planned"
        ? "ahead"
        : "maybe"

const EMPTY_WORDS = new Set(
  "that this with from they their have been were will would which about after before between during over into than them when where what said says also could should other more most some such only then there these those".split(
    " "
  )
)

/** Content words of a clause, cut to stems. */
const wordsOf = (text: string): Set<string> => {
  const found = new Set<string>()
  for (const [word] of text.toLowerCase().matchAll(/\p{L}{4,}/gu)) {
    if (EMPTY_WORDS.has(word)) continue
    found.add(word.replace(/(?:ing|ed|es|s)$/u, "").slice(0, 6))
  }
  return found
}

const groupOf = (events: ReadonlyArray<ClusterableEvent>, index: number): Group => {
  const event = events[index]
  return {
    first: index,
    type: event.type,
    kind: kindOf(event),
    actors: new Set(event.actors),
    parties: new Set([...event.actors, ...event.recipients]),
    words: wordsOf(event.text),
    places: new Set(event.place === null ? [] : [event.place]),
    start: event.startDay,
    end: event.endDay,
    published: event.publishedDay,
    settled: standingOf(event.modality)
  }
}

const sharedParties = (a: Group, b: Group): number => {
  let shared = 0
  for (const party of a.parties) if (b.parties.has(party)) shared++
  return shared
}

const overlapOfWords = (a: Group, b: Group): number => {
  let shared = 0
  for (const word of a.words) if (b.words.has(word)) shared++
  const smaller = Math.min(a.words.size, b.words.size)
  return smaller === 0 ? 0 : shared / smaller
}

/** 1 = the known times meet, 0 = unknown on a side, −1 = they exclude each other. */
const timesAgree = (a: Group, b: Group): -1 | 0 | 1 => {
  if (a.start === null || b.start === null) return 0
  const aEnd = a.end ?? a.start
  const bEnd = b.end ?? b.start
  return a.start <= bEnd + 1 && b.start <= aEnd + 1 ? 1 : -1
}

const placesClash = (a: Group, b: Group): boolean =>
  a.kind !== "journey" && a.places.size > 0 && b.places.size > 0 && ![...a.places].some((place) => b.places.has(place))

/** True when two groups can be one event. */
const isSame = (a: Group, b: Group, isAcross: boolean): boolean => {
  if (a.type !== b.type || a.kind !== b.kind) return false
  if ((a.settled === "off") !== (b.settled === "off")) return false
  const times = timesAgree(a, b)
  if (times < 0) return false
  const shared = sharedParties(a, b)
  const smaller = Math.min(a.parties.size, b.parties.size)
  if (shared < Math.min(2, smaller) || shared === 0) return false
  if (shared < smaller && times !== 1) return false
  const isSameTraveller = !isAcross && a.kind === "journey" && shared === smaller
  if (smaller < 2 && times !== 1 && !isSameTraveller && overlapOfWords(a, b) < 2 * MIN_SHARED) return false
  if (a.kind === "journey" && ![...a.actors].some((actor) => b.actors.has(actor))) return false
  if (BY_WORDING.has(a.type) && overlapOfWords(a, b) < (times === 1 ? MIN_SHARED : 2 * MIN_SHARED)) return false
  if (times === 0 && !standTogether(a, b)) return false
  if (isAcross && times === 0) {
    if (a.published === null || b.published === null || Math.abs(a.published - b.published) > NEAR_DAYS) return false
    return !placesClash(a, b)
  }
  return times === 1 || !placesClash(a, b)
}

/** Of reports without times in common: what is ahead in one may be done in the next; what is only possible stays apart. */
const standTogether = (a: Group, b: Group): boolean => {
  if (a.settled === b.settled) return true
  if (a.settled === "maybe" || b.settled === "maybe") return false
  return a.type === "CONSULT" && (a.start === null) === (b.start === null)
}

const join = (into: Group, other: Group): void => {
  for (const actor of other.actors) into.actors.add(actor)
  for (const party of other.parties) into.parties.add(party)
  for (const word of other.words) into.words.add(word)
  for (const place of other.places) into.places.add(place)
  if (into.start === null) {
    into.start = other.start
    into.end = other.end
  } else if (other.start !== null && timesAgree(into, other) === 1) {
    into.start = Math.max(into.start, other.start)
    into.end = Math.max(into.start, Math.min(into.end ?? into.start, other.end ?? other.start))
  }
  if (into.published === null) into.published = other.published
  if (into.settled !== "off" && other.settled === "done") into.settled = "done"
}

/** Keys of the blocks a group is compared in: its type with each pair of its parties, or its one party. */
const blocksOf = (group: Group): ReadonlyArray<string> => {
  const parties = [...group.parties].sort().slice(0, 6)
  if (parties.length === 1) return [`${group.type}|${group.kind}|${parties[0]}`]
  return parties.flatMap((a, i) => parties.slice(i + 1).map((b) => `${group.type}|${group.kind}|${a}|${b}`))
}

/** Merges groups that agree, block by block, each against the newest of its blocks. Deterministic in the order given. */
const mergeGroups = (groups: ReadonlyArray<Group>, leaderOf: Map<number, number>, isAcross: boolean): ReadonlyArray<Group> => {
  const blocks = new Map<string, Array<Group>>()
  const kept: Array<Group> = []
  for (const group of groups) {
    const keys = blocksOf(group)
    let home: Group | null = null
    for (const key of keys) {
      const known = blocks.get(key) ?? []
      for (let k = known.length - 1; k >= 0 && k >= known.length - MAX_NEWEST && home === null; k--)
        if (isSame(known[k], group, isAcross)) home = known[k]
      if (home !== null) break
    }
    if (home === null) kept.push(group)
    else {
      join(home, group)
      leaderOf.set(group.first, home.first)
    }
    const member = home ?? group
    for (const key of keys) {
      const list = blocks.get(key)
      if (list === undefined) blocks.set(key, [member])
      else if (!list.includes(member)) list.push(member)
    }
  }
  return kept
}

const leaderIn = (leaderOf: ReadonlyMap<number, number>, index: number): number => {
  let at = index
  for (let next = leaderOf.get(at); next !== undefined && next !== at; next = leaderOf.get(at)) at = next
  return at
}

/**
 * Groups reports of the same real event. Returns, per report, the index of its group's first report (its own when it stands
 * alone). Reports of one article must be together, in reading order; events without any party stay alone.
 */
export const clusterEvents = (events: ReadonlyArray<ClusterableEvent>): ReadonlyArray<number> => {
  const leaderOf = new Map<number, number>()
  const local: Array<Group> = []
  let first = 0
  while (first < events.length) {
    let last = first
    while (last < events.length && events[last].source === events[first].source) last++
    const groups = new Map<number, Group>()
    for (let i = first; i < last; i++) {
      const { antecedent } = events[i]
      const group = groupOf(events, i)
      const target = antecedent === null || antecedent < first || antecedent >= i ? undefined : groups.get(leaderIn(leaderOf, antecedent))
      const standing = standingOf(events[i].modality)
      if (target !== undefined && (target.settled === "off") === (standing === "off")) {
        join(target, group)
        leaderOf.set(i, target.first)
      } else groups.set(i, group)
    }
    local.push(
      ...mergeGroups(
        [...groups.values()].filter((group) => group.parties.size > 0),
        leaderOf,
        false
      )
    )
    first = last
  }
  mergeGroups(local, leaderOf, true)
  return events.map((_, i) => leaderIn(leaderOf, i))
}
