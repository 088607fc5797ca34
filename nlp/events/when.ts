/** When: the time expression of an event's own clause, or of a clause that says when it was. */
import type { CalendarDay, DateBasis, EventReport, Timex } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidate.ts"
import type { EventLexicon } from "./lexicon.ts"
import { secondOf } from "./clause.ts"
import { isDatelineDay } from "./dateline.ts"
import { misreadJoinedVerb } from "./misread.ts"
import { isSaidBeside } from "./modality.ts"
import { hasInfinitiveMark, isVerbal } from "./syntax.ts"
import { isExample, isOfThatTime } from "./then.ts"

/** When an event was, and how that is known. */
export interface EventDate {
  readonly time: number | null
  readonly startDate: CalendarDay | null
  readonly endDate: CalendarDay | null
  readonly grain: EventReport["grain"]
  readonly dateBasis: DateBasis
}

/** A time expression and where it hangs in the tree. */
interface PlacedTime {
  readonly index: number
  readonly timex: Timex
  readonly head: number
  /** First token of the expression, with the preposition before it. */
  readonly first: number
  /** Nearest verb or event noun above it, or the verb of the “when”-clause after it; -1 for the time of one of several. */
  readonly host: number
}

/** Prepositions whose time bounds an event without dating it (“the first visit since 2018”). */
const BOUNDS = new Set(["since", "until", "till", "before", "after", "than", "following", "from", "as"])

const WEEKDAY = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day/iu

/** How a time expression dates what it is tied to. */
export const basisOf = (timex: Timex, text: string): DateBasis => {
  if (timex.startDate === null || timex.anchor === "none") return "none"
  if (timex.anchor === "explicit") return "explicit"
  return WEEKDAY.test(text.slice(timex.start, timex.end)) ? "weekday" : "relative"
}

/** The verb of a clause that says what happened then: “in 2011, when he *went* to Oslo”. -1 when none follows. */
const whenClauseAfter = (doc: Doc, last: number): number => {
  const at = last < doc.length && doc.lower(last) === "," ? last + 1 : last
  if (at >= doc.length || doc.lower(at) !== "when" || doc.sentenceOf(at) !== doc.sentenceOf(last)) return -1
  const verb = doc.head(at)
  return verb > at && isVerbal(doc, verb) ? verb : -1
}

/** “met Mara Lind, the minister at the time, *in 2018*.”: the verb around an apposition that the parser put the time into; -1 else. */
const pastApposition = (doc: Doc, head: number, first: number, last: number): number => {
  const isSetOff = first > 0 && doc.lower(first - 1) === "," && (last >= doc.length || /^[.,;]$/u.test(doc.lower(last)))
  let at = isSetOff ? head : -1
  let isInside = false
  for (let steps = 0; at >= 0 && steps < 12 && !doc.isRoot(at); steps++) {
    isInside ||= doc.dep(at) === "appos"
    at = doc.head(at)
    if (isInside && isVerbal(doc, at)) return at
  }
  return -1
}

/** Participles that say who somebody is. */
const TITLING = new Set(["led", "headed", "chaired", "including", "called", "named", "known", "based", "backed"])

const placeTimes = (doc: Doc, times: ReadonlyArray<Timex>, lexicon: EventLexicon): ReadonlyMap<number, ReadonlyArray<PlacedTime>> => {
  const bySentence = new Map<number, Array<PlacedTime>>()
  times.forEach((timex, index) => {
    if (timex.type !== "DATE" && timex.type !== "TIME") return
    const range = doc.tokensIn(timex)
    if (range.first === range.last) return
    if (isDatelineDay(doc, range.first, range.last)) return
    const head = doc.rootOf(range)
    const isGoverned = doc.dep(head) === "pobj"
    if (isGoverned && BOUNDS.has(doc.lower(doc.head(head)))) return
    let host = head
    for (let steps = 0; steps < 12 && !doc.isRoot(host); steps++) {
      host = doc.head(host)
      // “met a delegation *led* by a minister in Rome on Sunday”
      if (doc.dep(host) === "acl" && TITLING.has(doc.lower(host))) continue
      if (isVerbal(doc, host) || lexicon.nouns.has(doc.lemma(host).toLowerCase())) break
    }
    const first = isGoverned ? Math.min(range.first, doc.head(head)) : range.first
    // “said *on Monday* it would close the border”: when it was said, though read with what was
    const report = doc.dep(host) === "ccomp" && first < host ? doc.head(host) : -1
    if (report >= 0 && report === first - 1 && lexicon.classes.get("reporting")!.has(doc.lemma(report))) host = report
    const sentence = doc.sentenceOf(head)
    const list = bySentence.get(sentence) ?? []
    if (list.length === 0) bySentence.set(sentence, list)
    list.push({ index, timex, head, first, host: isExample(doc, head) ? -1 : host })
    const apart = pastApposition(doc, head, first, range.last)
    if (apart >= 0 && apart !== host) list.push({ index, timex, head, first, host: apart })
    const told = whenClauseAfter(doc, range.last)
    if (told >= 0 && told !== host) list.push({ index, timex, head, first, host: told })
  })
  return bySentence
}

/** Finds for an event the time expression of its own clause. */
export const createTimeTie = (doc: Doc, times: ReadonlyArray<Timex>, lexicon: EventLexicon): ((candidate: Candidate) => number | null) => {
  const bySentence = placeTimes(doc, times, lexicon)
  if (bySentence.size === 0) return () => null
  return (candidate) => {
    const placed = bySentence.get(doc.sentenceOf(candidate.trigger))
    if (placed === undefined) return null
    const topic = topicOf(doc, candidate, lexicon)
    const own = topic < 0 ? placed : placed.filter(({ head }) => head < topic)
    const nearest = (host: number): number | null => nearestOf(own, host, candidate.trigger)
    return (
      nearest(candidate.trigger) ??
      (candidate.carrier >= 0 ? nearest(candidate.carrier) : null) ??
      afterNoun(doc, candidate, placed) ??
      belowOf(doc, candidate, lexicon, nearest, placed) ??
      talksBefore(doc, candidate, lexicon, nearest) ??
      aboveOf(doc, candidate, placed, lexicon, nearest) ??
      thatTime(doc, candidate, placed)
    )
  }
}

/** “agreed on a *visit* in July”: what is agreed on, behind which a time is its own; -1 for any other event. */
const topicOf = (doc: Doc, { trigger, type }: Candidate, lexicon: EventLexicon): number => {
  if (type !== "AGREE") return -1
  const on = doc.children(trigger).find((child) => child > trigger && doc.dep(child) === "prep" && doc.lower(child) === "on")
  const noun = on === undefined ? -1 : doc.child(on, "pobj")
  return noun >= 0 && lexicon.nouns.get(doc.lemma(noun))?.[0].type === "CONSULT" ? noun : -1
}

/** “…, who was then a minister and charged with *going* there”: the last time named before. */
const thatTime = (doc: Doc, { trigger }: Candidate, placed: ReadonlyArray<PlacedTime>): number | null =>
  isOfThatTime(doc, trigger) ? (placed.findLast(({ head, timex }) => head < trigger && timex.startDate !== null)?.index ?? null) : null

const rankOf = (time: PlacedTime): number => (time.timex.startDate !== null ? 0 : 1)

const nearestOf = (placed: ReadonlyArray<PlacedTime>, host: number, trigger: number): number | null => {
  let best: PlacedTime | null = null
  for (const time of placed) {
    if (time.host !== host) continue
    if (
      best === null ||
      rankOf(time) < rankOf(best) ||
      (rankOf(time) === rankOf(best) && Math.abs(time.head - trigger) < Math.abs(best.head - trigger))
    )
      best = time
  }
  return best?.index ?? null
}

/** “recalled a meeting between the ministers last year”: a time right behind the noun's own words, though read with the verb. */
const afterNoun = (doc: Doc, { carrier, trigger }: Candidate, placed: ReadonlyArray<PlacedTime>): number | null => {
  if (carrier >= 0 || isVerbal(doc, trigger)) return null
  const end = doc.rightEdge(trigger) + 1
  const host = doc.head(trigger)
  return placed.find(({ first, host: above }) => first === end && (above === host || isAncestor(doc, above, trigger)))?.index ?? null
}

const isAncestor = (doc: Doc, above: number, token: number): boolean => {
  let at = token
  for (let steps = 0; steps < 12 && !doc.isRoot(at); steps++) {
    at = doc.head(at)
    if (at === above) return true
  }
  return false
}

const HAPPENING = new Set(["scheduled", "slated", "set", "planned", "due", "held"])

/** Clauses on the event that say when it was: “talks, which took place on Sunday”, “the summit held in May”, “met him when he came in May”. */
const belowOf = (
  doc: Doc,
  { carrier, trigger }: Candidate,
  lexicon: EventLexicon,
  nearest: (host: number) => number | null,
  placed: ReadonlyArray<PlacedTime>
): number | null => {
  const object = isVerbal(doc, trigger) ? doc.child(trigger, "dobj") : -1
  const nouns = isVerbal(doc, trigger)
    ? object >= 0 && lexicon.nouns.has(doc.lemma(object))
      ? [object]
      : []
    : [trigger, ...sameNoun(doc, trigger, lexicon)]
  for (const noun of nouns) {
    for (const child of doc.children(noun)) {
      const dep = doc.dep(child)
      if (dep !== "acl" && dep !== "relcl") continue
      if (!HAPPENING.has(doc.lower(child)) && !lexicon.light.has(doc.lemma(child))) continue
      const found = nearest(child)
      if (found !== null) return found
    }
    const own = noun === trigger ? null : nearest(noun)
    // “suspended a 2018 agreement”: when it was made
    const isOfOld = placed.some(({ head, index }) => index === own && doc.head(head) === noun && head < noun)
    if (own !== null && !isOfOld) return own
  }
  const verb = carrier >= 0 ? carrier : trigger
  if (!isVerbal(doc, verb)) return null
  // “freed and deported them on Sunday”
  const second = secondOf(doc, verb)
  const shared = second < 0 ? null : nearest(second)
  if (shared !== null) return shared
  for (const child of doc.children(verb)) {
    const told = atOccasion(doc, child, verb, lexicon, nearest) ?? byAim(doc, child, verb, nearest)
    if (told !== null) return told
    // “*Speaking* in Rome on Monday, she accused …”
    const speaking = doc.dep(child) === "advcl" && child < verb && doc.tag(child) === "VBG" && !hasMark(doc, child) ? nearest(child) : null
    if (speaking !== null) return speaking
    // “met Mara Lind, the minister, when she came in May” may be read as a clause on her.
    const argument = doc.dep(child) === "prep" ? doc.child(child, "pobj") : doc.dep(child) === "dobj" ? child : -1
    const clauses =
      doc.dep(child) === "advcl" ? [child] : argument < 0 ? [] : doc.children(argument).filter((on) => doc.dep(on) === "relcl")
    for (const clause of clauses) {
      if (doc.tag(clause) !== "VBD" || !doc.children(clause).some((mark) => doc.lower(mark) === "when")) continue
      if (placed.some(({ head, host }) => host === clause && isExample(doc, head))) continue
      const found = nearest(clause)
      if (found !== null) return found
    }
  }
  return null
}

/** “pledged two million *at a conference in Oslo on Monday*”: the day of what it was done at. */
const atOccasion = (
  doc: Doc,
  child: number,
  verb: number,
  lexicon: EventLexicon,
  nearest: (host: number) => number | null
): number | null => {
  if (child < verb || doc.dep(child) !== "prep" || !(doc.lower(child) === "at" || doc.lower(child) === "during")) return null
  const occasion = doc.child(child, "pobj")
  return occasion >= 0 && lexicon.nouns.get(doc.lemma(occasion))?.[0].type === "CONSULT" ? nearest(occasion) : null
}

/** “*sent* two planes to help with the search on Tuesday”: the day at the end of the sentence, read with the aim of what is sent. */
const byAim = (doc: Doc, child: number, verb: number, nearest: (host: number) => number | null): number | null =>
  child > verb &&
  SENDING.has(doc.lemma(verb)) &&
  /^VB[DN]$/u.test(doc.tag(verb)) &&
  doc.dep(child) === "advcl" &&
  hasInfinitiveMark(doc, child)
    ? nearest(child)
    : null
const SENDING = new Set(["send", "dispatch", "deploy", "fly", "rush", "ship"])

const hasMark = (doc: Doc, clause: number): boolean => doc.child(clause, "mark") >= 0

const AFTER = new Set(["after", "following"])

/** “said on Sunday after talks (after talks on Sunday) that they had *agreed*”: what came of the talks. */
const talksBefore = (
  doc: Doc,
  { carrier, trigger, type }: Candidate,
  lexicon: EventLexicon,
  nearest: (host: number) => number | null
): number | null => {
  const verb = carrier >= 0 ? carrier : trigger
  const report = doc.head(verb)
  if (type !== "AGREE" || doc.dep(verb) !== "ccomp" || !lexicon.classes.get("reporting")!.has(doc.lemma(report))) return null
  for (const child of doc.children(report)) {
    if (doc.dep(child) !== "prep" || !AFTER.has(doc.lower(child))) continue
    const talks = doc.child(child, "pobj")
    if (talks >= 0 && lexicon.nouns.get(doc.lemma(talks))?.[0].type === "CONSULT") return nearest(talks) ?? nearest(report)
  }
  return null
}

/** “The talks, held on Sunday, marked the first *visit* since …”: the subject that the noun is said to be. */
const sameNoun = (doc: Doc, noun: number, lexicon: EventLexicon): ReadonlyArray<number> => {
  const verb = doc.head(noun)
  if ((doc.dep(noun) !== "attr" && doc.dep(noun) !== "dobj") || !BEING.has(doc.lemma(verb))) return []
  const subject = doc.child(verb, "nsubj")
  return subject >= 0 && lexicon.nouns.has(doc.lemma(subject)) ? [subject] : []
}
const BEING = new Set(["be", "mark", "represent", "constitute", "become"])

const SHARED = new Set(["xcomp", "aux", "acomp"])
const WHILE = new Set(["as", "while"])

/** The clauses above that share their time with the event's own. */
const aboveOf = (
  doc: Doc,
  candidate: Candidate,
  placed: ReadonlyArray<PlacedTime>,
  lexicon: EventLexicon,
  nearest: (host: number) => number | null
): number | null => {
  let at = candidate.carrier >= 0 ? candidate.carrier : candidate.trigger
  const joined = misreadJoinedVerb(doc, at)
  if (joined !== null) return nearest(joined.governor)
  if (isSaidBeside(doc, at, doc.head(at), lexicon)) return nearest(doc.head(doc.head(at)))
  let isLoose = false
  const limit = isThereThen(doc, at) || isDayOf(doc, at) ? 4 : 3
  for (let steps = 0; steps < limit && !doc.isRoot(at); steps++) {
    const dep = doc.dep(at)
    const head = doc.head(at)
    if (dep === "relcl" || dep === "advcl") {
      const when = placed.find((time) => time.head === head || (dep === "relcl" && time.head === doc.head(head) && doc.pos(head) === "ADP"))
      if (when !== undefined) return when.index
    }
    const isShared =
      SHARED.has(dep) ||
      isOnWay(doc, at, lexicon) ||
      isGoingOn(doc, at, lexicon) ||
      isThereThen(doc, at) ||
      isAfterwards(doc, at) ||
      (dep === "advcl" && (doc.tag(at) === "VBG" || doc.tag(at) === "VBN" || isWhile(doc, at))) ||
      (dep === "conj" && doc.child(at, "nsubj", "nsubjpass") < 0)
    const isNominal = !isVerbal(doc, at) && (dep === "dobj" || dep === "nsubj" || dep === "nsubjpass" || dep === "pobj" || dep === "prep")
    if (!isShared && !isNominal) return null
    if (isNominal && lexicon.classes.get("reporting")!.has(doc.lemma(head))) return null
    isLoose ||= isAfterwards(doc, at)
    at = head
    const found = nearest(at)
    if (found !== null) {
      if (isPromised(doc, candidate, at, lexicon) && placed.some(({ head, index }) => index === found && head < candidate.trigger))
        return null
      const isFronted = placed.some((time) => time.index === found && time.timex.start < doc.start(at))
      if (isLoose && !placed.some((time) => time.index === found && COARSE.has(time.timex.grain ?? ""))) return null
      return dep === "conj" && !isFronted && !isSharedTime(doc, candidate, found, at, placed, lexicon) ? null : found
    }
  }
  return null
}

/** “pleaded guilty last year and *agreed* to help”, “met her on Sunday and *signed* an agreement”: told before the “and”, of both. */
const isSharedTime = (
  doc: Doc,
  { carrier, trigger }: Candidate,
  found: number,
  first: number,
  placed: ReadonlyArray<PlacedTime>,
  lexicon: EventLexicon
): boolean => {
  const verb = carrier >= 0 ? carrier : trigger
  if (doc.head(verb) !== first || doc.tag(verb) !== "VBD" || doc.tag(first) !== "VBD") return false
  // “said on Sunday it was over and *called* on …”: when it was said
  const isTold = lexicon.classes.get("reporting")!.has(doc.lemma(first))
  const isLater = doc.children(verb).some((child) => LATER.has(doc.lower(child)))
  return placed.some(({ head, index, timex }) => index === found && head < verb && (COARSE.has(timex.grain ?? "") || !(isTold || isLater)))
}
const LATER = new Set(["later", "then", "since", "now", "earlier", "subsequently", "previously", "already", "afterwards"])

/** “agreed on Sunday to *meet*”: when it was agreed, not when they meet. */
const isPromised = (doc: Doc, { carrier, modality, trigger }: Candidate, governor: number, lexicon: EventLexicon): boolean => {
  const verb = carrier >= 0 ? carrier : trigger
  if (modality === "asserted" || verb === governor || !doc.isUnder(verb, governor)) return false
  return lexicon.verbs.get(doc.lemma(governor))?.some(({ type }) => PROMISING.has(type)) === true
}
const PROMISING = new Set(["AGREE", "REQUEST", "THREATEN"])

/** “flew to Rome on Monday to *meet* her”: the aim of a journey, on its day. */
const isOnWay = (doc: Doc, verb: number, lexicon: EventLexicon): boolean =>
  doc.dep(verb) === "advcl" &&
  hasInfinitiveMark(doc, verb) &&
  lexicon.verbs.get(doc.lemma(doc.head(verb)))?.some(({ mode }) => mode === "visit") === true

/** “announced that a drone was *hovering* over the town”: still going on when it was told. */
const isGoingOn = (doc: Doc, verb: number, lexicon: EventLexicon): boolean =>
  doc.dep(verb) === "ccomp" &&
  doc.tag(verb) === "VBG" &&
  lexicon.classes.get("reporting")!.has(doc.lemma(doc.head(verb))) &&
  doc.children(verb).some((child) => doc.dep(child) === "aux" && /^(?:was|were)$/u.test(doc.lower(child)))

/** “visited Rome in May, when (where) she *met* the prime minister”. */
const isThereThen = (doc: Doc, verb: number): boolean =>
  (doc.dep(verb) === "advcl" || doc.dep(verb) === "relcl") &&
  doc.tag(verb) === "VBD" &&
  doc.children(verb).some((mark) => doc.lower(mark) === "when" || doc.lower(mark) === "where")

/** “met him on Monday, on the first day of the *talks*”: the day they began. */
const isDayOf = (doc: Doc, noun: number): boolean => {
  const day = doc.head(doc.head(noun))
  if (doc.dep(noun) !== "pobj" || doc.lower(doc.head(noun)) !== "of" || doc.lemma(day) !== "day") return false
  return doc.children(day).some((child) => FIRST.has(doc.lower(child)))
}
const FIRST = new Set(["first", "opening"])

/** “In May the army held drills after she *visited* Rome”: the same month, hardly the same day. */
const isAfterwards = (doc: Doc, verb: number): boolean =>
  doc.dep(verb) === "advcl" && doc.tag(verb) === "VBD" && doc.children(verb).some((mark) => mark < verb && doc.lower(mark) === "after")
const COARSE = new Set(["month", "quarter", "season", "year"])

/** “greeted him as the two made small talk”: at the same time. */
const isWhile = (doc: Doc, verb: number): boolean =>
  doc.children(verb).some((mark) => doc.dep(mark) === "mark" && WHILE.has(doc.lower(mark)))
