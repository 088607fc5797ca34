/**
 * Whether two groups of reports can tell of one real event: by type, parties (a country may stand for its official),
 * time, place, standing and, for promises, demands and the like, by what is said around the trigger.
 */
import type { EventType } from "../annotations.ts"
import { type Group, type HomeOf, MATERIAL, type Standing, timesAgree } from "./report-group.ts"

/** Types whose reports of one pair of parties are often about different things, so that the wording has to agree. */
const BY_WORDING = new Set<EventType>(["AGREE", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "CONCEDE", "SUPPORT", "COOPERATE", "AID"])
/** Types in which it does not matter who is named first. */
const MUTUAL = new Set<EventType>(["CONSULT", "AGREE", "COOPERATE"])
const NEAR_DAYS = 21
/** What lies further back is background: a report without a date is not of it. */
const BACKGROUND_DAYS = 60
const MIN_SHARED = 0.25

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

const sharedWords = (a: Group, b: Group): number => {
  let shared = 0
  for (const word of a.words) if (b.words.has(word)) shared++
  return shared
}

/** Shared content words over those of the shorter. One word in common is chance, unless it is the same trigger and nothing else. */
const overlapOfWords = (a: Group, b: Group): number => {
  if (isSamePassage(a, b)) return 0
  const shared = sharedWords(a, b)
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

/** An agreement that one article expects is the one that another of these days tells of, where the wording agrees. */
const isPromiseKept = (a: Group, b: Group, isAcross: boolean): boolean => {
  if (!isAcross || a.type !== "AGREE" || !areNear(a, b) || meets(a.sources, b.sources)) return false
  return (a.standing === "maybe" && b.standing === "done") || (a.standing === "done" && b.standing === "maybe")
}

/** Acts towards somebody by name and towards others; an invitation and its acceptance. */
const areOfOthers = (a: Group, b: Group): boolean =>
  (a.isTo !== b.isTo && a.isTo !== null && b.isTo !== null) ||
  (a.type === "AGREE" && (a.opening.lemma === "accept") !== (b.opening.lemma === "accept"))

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

/** “will go to Norway in May” for what “will attend a summit in Oslo in May” says. */
const isAttendance = (a: Group, b: Group, homeOf: HomeOf): boolean => {
  const [journey, meeting] = a.kind === "journey" ? [a, b] : [b, a]
  if (journey.kind !== "journey" || meeting.opening.lemma !== "attend" || isLong(journey) || isLong(meeting)) return false
  if (journey.standing === "off" || meeting.standing === "off" || !meets(journey.hosts, meeting.places)) return false
  const { exact, size } = matchOf(journey.actors, meeting.actors, homeOf)
  return size === 1 && exact === 1
}

/** Known by no more than the year. */
const isLong = ({ end, start }: Group): boolean => start === null || (end ?? start) - start > MONTH
const MONTH = 31

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

const BY_FORCE = new Set<EventType>(["COERCE", "ASSAULT", "PROTEST", "RETREAT"])

/** “Police in Nairobi arrested three men” is what “Kenyan police” did that day, where much else of the words agrees. */
const isOfTown = (
  a: Group,
  b: Group,
  { covered, exact, size }: { readonly exact: number; readonly covered: number; readonly size: number }
): boolean =>
  BY_FORCE.has(a.type) && exact === 0 && size > 0 && covered === size && a.opening.lemma === b.opening.lemma && sharedWords(a, b) > 2

/** True when two groups can be one event. */
export const isSame = (a: Group, b: Group, isAcross: boolean, homeOf: HomeOf): boolean => {
  if (a.type !== b.type) return false
  const times = timesAgree(a, b)
  if (times === -1) return false
  const isOld = times === 0 && (isBackground(a) || isBackground(b)) && a.start !== b.start
  if (isOld && (a.type === "CONSULT" || overlapOfWords(a, b) < 2 * MIN_SHARED)) return false
  if (a.kind !== b.kind)
    return a.type === "CONSULT" && ((times === 1 && isAttendance(a, b, homeOf)) || (!isAcross && isTalkOnJourney(a, b, homeOf)))
  if (a.kind === "war") return isSameWar(a, b)
  if (a.kind === "journey") return isSameJourney(a, b, times, isAcross, homeOf)
  if ((a.standing === "off") !== (b.standing === "off")) return false
  if (isAcross && times === 0 && !areNear(a, b)) return false
  if (a.kind === "channels" || a.kind === "prospect") return isSameAim(a, b, homeOf)
  const isKept = isPromiseKept(a, b, isAcross)
  if (!isKept && !standTogether(a, b, isAcross)) return false
  const match = MATERIAL.has(a.type) ? matchOf(withPlaces(a), withPlaces(b), homeOf) : matchOf(a.parties, b.parties, homeOf)
  const actors = matchOf(a.actors, b.actors, homeOf)
  if (a.isPutOff && b.isPutOff) return actors.size > 0 && actors.covered === actors.size
  if (!MUTUAL.has(a.type) && actors.size > 0 && actors.covered === 0) return false
  const wording = overlapOfWords(a, b)
  if (BY_WORDING.has(a.type) && areOfOthers(a, b)) return false
  // Two can mend ties, and one of them with many.
  if (a.type === "SUPPORT" && match.size < 2 && a.words.has("=ties") && sharedWords(a, b) < 3) return false
  if (BY_WORDING.has(a.type)) {
    // One word of blame of one side for the other, twice in a story, is likelier the same than two words are.
    const isSameWord = !isAcross && a.type === "ACCUSE" && a.opening.lemma === b.opening.lemma
    const least = match.exact > 1 && (times === 1 || isSameWord) ? MIN_SHARED : 2 * MIN_SHARED
    return (!isKept || match.size > 1) && match.covered === match.size && match.size > 0 && wording >= least
  }
  if (MATERIAL.has(a.type) && actors.exact > 0 && actors.exact === actors.size && wording >= 2 * MIN_SHARED) return true
  if (isAcross && times === 1 && isOfTown(a, b, actors)) return wording >= 2 * MIN_SHARED
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
