/** When, where and who says so: times, places and quotations tied to an event by syntax. */
import type { DateBasis, EventReport, LocalEntity, Mention, Quote, Timex } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import { overlaps } from "../span.ts"
import type { Span } from "../span.ts"
import type { Candidate } from "./candidate.ts"
import type { EventLexicon } from "./lexicon.ts"
import type { PartyFinder } from "./parties.ts"
import { isVerbal } from "./syntax.ts"

/** A time expression and where it hangs in the tree. */
interface PlacedTime {
  readonly index: number
  readonly timex: Timex
  readonly head: number
  /** Nearest verb or event noun above it. */
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

/** Finds for an event the time expression of its own clause. */
export const createTimeTie = (doc: Doc, times: ReadonlyArray<Timex>, lexicon: EventLexicon): ((candidate: Candidate) => number | null) => {
  const bySentence = new Map<number, Array<PlacedTime>>()
  times.forEach((timex, index) => {
    if (timex.type !== "DATE" && timex.type !== "TIME") return
    const range = doc.tokensIn(timex)
    if (range.first === range.last) return
    const head = doc.rootOf(range)
    if (doc.dep(head) === "pobj" && BOUNDS.has(doc.lower(doc.head(head)))) return
    let host = head
    for (let steps = 0; steps < 12 && !doc.isRoot(host); steps++) {
      host = doc.head(host)
      if (isVerbal(doc, host) || lexicon.nouns.has(doc.lemma(host).toLowerCase())) break
    }
    const sentence = doc.sentenceOf(head)
    const list = bySentence.get(sentence)
    if (list === undefined) bySentence.set(sentence, [{ index, timex, head, host }])
    else list.push({ index, timex, head, host })
  })
  return (candidate) => {
    const placed = bySentence.get(doc.sentenceOf(candidate.trigger))
    if (placed === undefined) return null
    const nearest = (host: number): number | null => {
      let best: PlacedTime | null = null
      for (const time of placed) {
        if (time.host !== host) continue
        if (
          best === null ||
          rankOf(time) < rankOf(best) ||
          (rankOf(time) === rankOf(best) && Math.abs(time.head - candidate.trigger) < Math.abs(best.head - candidate.trigger))
        )
          best = time
      }
      return best === null ? null : best.index
    }
    const own = nearest(candidate.trigger)
    if (own !== null) return own
    let at = candidate.carrier >= 0 ? candidate.carrier : candidate.trigger
    if (candidate.carrier >= 0) {
      const carried = nearest(at)
      if (carried !== null) return carried
    }
    for (let steps = 0; steps < 3 && !doc.isRoot(at); steps++) {
      const dep = doc.dep(at)
      const head = doc.head(at)
      if (dep === "relcl" || dep === "advcl") {
        const when = placed.find(
          (time) => time.head === head || (dep === "relcl" && time.head === doc.head(head) && doc.pos(head) === "ADP")
        )
        if (when !== undefined) return when.index
      }
      const isShared =
        SHARED.has(dep) ||
        (dep === "advcl" && (doc.tag(at) === "VBG" || doc.tag(at) === "VBN")) ||
        (dep === "conj" && doc.child(at, "nsubj", "nsubjpass") < 0)
      const isNominal = !isVerbal(doc, at) && (dep === "dobj" || dep === "nsubj" || dep === "nsubjpass" || dep === "pobj" || dep === "prep")
      if (!isShared && !isNominal) return null
      if (isNominal && lexicon.classes.get("reporting")!.has(doc.lemma(head))) return null
      at = head
      const found = nearest(at)
      if (found !== null) {
        const isFronted = times[found].start < doc.start(at)
        return dep === "conj" && !isFronted ? null : found
      }
    }
    return null
  }
}
const SHARED = new Set(["xcomp", "aux", "acomp"])
const rankOf = (time: PlacedTime): number => (time.timex.startDate !== null ? 0 : 1)

const PLACE_PREPOSITIONS = new Set(["in", "at", "near", "outside", "inside", "around", "across", "on"])

/** The place of an event: a place name after a preposition of its own clause that is no party. */
export const placeOf = (
  doc: Doc,
  candidate: Candidate,
  parties: PartyFinder,
  entities: ReadonlyArray<LocalEntity>
): EventReport["place"] => {
  const taken = new Set([...candidate.actors, ...(candidate.isVisit ? [] : candidate.recipients)].map((resolved) => resolved.head))
  for (const host of [candidate.trigger, candidate.carrier]) {
    if (host < 0) continue
    const object = isVerbal(doc, host) ? doc.child(host, "dobj") : -1
    for (const source of object >= 0 ? [host, object] : [host]) {
      if (candidate.isVisit && source === object) {
        const mention = parties.mentionAt(object)
        if (mention !== null && isPlace(mention)) return placed(mention, entities)
      }
      for (const child of doc.children(source)) {
        if (doc.dep(child) !== "prep") continue
        if (!PLACE_PREPOSITIONS.has(doc.lower(child)) && !(candidate.isVisit && doc.lower(child) === "to")) continue
        const head = doc.child(child, "pobj")
        if (head < 0 || taken.has(head)) continue
        const mention = parties.mentionAt(head)
        if (mention !== null && isPlace(mention)) return placed(mention, entities)
      }
    }
  }
  return null
}

const isPlace = (mention: Mention): boolean => mention.type === "GPE" || mention.type === "LOC" || mention.type === "FAC"

const placed = (mention: Mention, entities: ReadonlyArray<LocalEntity>): EventReport["place"] => ({
  span: { start: mention.start, end: mention.end },
  entity: mention.entities.length === 1 && entities[mention.entities[0]] !== undefined ? mention.entities[0] : null
})

/**
 * Finds the index of the smallest quotation whose content holds a trigger, null when nobody is quoted. Looks only at
 * quotations that can reach the trigger, so that long texts stay linear.
 */
export const createQuoteAround = (quotes: ReadonlyArray<Quote>): ((trigger: Span) => number | null) => {
  const order = [...quotes.keys()].sort((a, b) => quotes[a].start - quotes[b].start || a - b)
  /** Furthest end of any quotation up to this one. */
  const reach: Array<number> = []
  for (const index of order) reach.push(Math.max(reach.at(-1) ?? 0, quotes[index].end))
  return (trigger) => {
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (quotes[order[middle]].start < trigger.end) low = middle + 1
      else high = middle
    }
    let best: number | null = null
    for (let k = low - 1; k >= 0 && reach[k] > trigger.start; k--) {
      const quote = quotes[order[k]]
      if (quote.kind === "scare" || !quote.parts.some((part) => overlaps(part, trigger))) continue
      const size = quote.end - quote.start
      const bestSize = best === null ? Infinity : quotes[best].end - quotes[best].start
      if (size < bestSize || (size === bestSize && best !== null && order[k] < best)) best = order[k]
    }
    return best
  }
}
