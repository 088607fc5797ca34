/** Where: the place name that an event's own clause gives, or the clause above that shares its place. */
import type { EventReport, LocalEntity, Mention } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidate.ts"
import type { PartyFinder } from "./parties.ts"
import { isVerbal } from "./syntax.ts"

const INSIDE = new Set(["in", "at", "near", "outside", "inside", "around", "across", "over", "above", "aboard", "throughout", "off"])
const PLACE_PREPOSITIONS = new Set([...INSIDE, "on"])
/** Prepositions that lead from a part to the whole (“at the gate of a villa in Rome”). */
const PART_OF = new Set(["of", "to", "on", "in", "at"])
const MAX_PARTS = 3
/** Types for which the place is often the one acted upon, too (“the war in Ukraine”). */
const HAPPENS_TO = new Set(["ASSAULT", "COERCE", "MOBILIZE"])

type Place = EventReport["place"]

/** The place of an event: a place name after a preposition of its own clause that is no party. */
export const placeOf = (doc: Doc, candidate: Candidate, parties: PartyFinder, entities: ReadonlyArray<LocalEntity>): Place => {
  const taken = new Set([...candidate.actors, ...(candidate.isVisit ? [] : candidate.recipients)].map((resolved) => resolved.head))
  const find = (host: number): Mention | null => placeAt(doc, candidate, host, taken, parties)
  for (const host of [candidate.trigger, candidate.carrier]) {
    const mention = host < 0 ? null : find(host)
    if (mention !== null) return placed(mention, entities)
  }
  const mention = placeAbove(doc, candidate, parties, find)
  return mention === null ? null : placed(mention, entities)
}

/** A place after a preposition of a verb or noun, of its object, or of what stands in between. */
const placeAt = (doc: Doc, candidate: Candidate, host: number, taken: ReadonlySet<number>, parties: PartyFinder): Mention | null => {
  const object = isVerbal(doc, host) ? doc.child(host, "dobj") : -1
  for (const source of object >= 0 ? [host, object] : [host]) {
    if (candidate.isVisit && source === object) {
      const mention = directly(object, parties)
      if (mention !== null) return mention
    }
    for (const child of doc.children(source)) {
      if (doc.dep(child) !== "prep") continue
      const word = doc.lower(child)
      const isWithin = PLACE_PREPOSITIONS.has(word) || (candidate.isVisit && word === "to")
      const head = doc.child(child, "pobj")
      if (head < 0) continue
      if (isWithin && (!taken.has(head) || (HAPPENS_TO.has(candidate.type) && INSIDE.has(word)))) {
        const mention = word === "on" && !PARTS.has(doc.lemma(head)) ? directly(head, parties) : wholeOf(doc, head, parties)
        if (mention !== null) return mention
      }
      // “a summit between A and B in Rome”: people are not modified by places, meetings are.
      const behind = word === "between" || word === "with" ? placeBehindPerson(doc, head, parties) : null
      if (behind !== null) return behind
    }
  }
  return object >= 0 && doc.lemma(host) === "attend" ? placeWithin(doc, object, parties) : null
}

/** “attend a summit of leaders of the union *in Rome*”: read with whatever stands before it, it is where the summit is. */
const placeWithin = (doc: Doc, object: number, parties: PartyFinder): Mention | null => {
  const { first, last } = doc.subtree(object)
  for (let i = last - 1; i > first; i--) {
    if (doc.dep(i) !== "pobj" || (doc.lower(doc.head(i)) !== "in" && doc.lower(doc.head(i)) !== "at")) continue
    const mention = directly(i, parties)
    if (mention !== null && !mention.isNested) return mention
  }
  return null
}

/** Parts of places after “on”; what else is “on” something is about it (“agreed on a visit to Rome”). */
const PARTS = new Set([
  "side",
  "sidelines",
  "sideline",
  "outskirt",
  "ground",
  "bank",
  "border",
  "coast",
  "shore",
  "edge",
  "street",
  "campus",
  "territory",
  "soil"
])

const directly = (head: number, parties: PartyFinder): Mention | null => {
  const mention = parties.mentionAt(head)
  return mention !== null && isPlace(mention) ? mention : null
}

/** The place itself, or the one that the words lead to by “of”, “on”, “in”. */
const wholeOf = (doc: Doc, head: number, parties: PartyFinder): Mention | null => {
  let at = head
  for (let steps = 0; steps <= MAX_PARTS && at >= 0; steps++) {
    if (parties.mentionAt(at) !== null) return directly(at, parties)
    if (doc.pos(at) !== "NOUN") return null
    const next = doc.children(at).find((child) => doc.dep(child) === "prep" && PART_OF.has(doc.lower(child)))
    at = next === undefined ? -1 : doc.child(next, "pobj")
  }
  return null
}

const placeBehindPerson = (doc: Doc, head: number, parties: PartyFinder): Mention | null => {
  let at = head
  for (let steps = 0; steps < 4 && at >= 0; steps++) {
    if (parties.mentionAt(at)?.type === "PERSON") {
      for (const child of doc.children(at)) {
        if (doc.dep(child) !== "prep" || (doc.lower(child) !== "in" && doc.lower(child) !== "at")) continue
        const object = doc.child(child, "pobj")
        const mention = object < 0 ? null : directly(object, parties)
        if (mention !== null) return mention
      }
    }
    at = doc.child(at, "conj")
  }
  return null
}

const SHARED = new Set(["xcomp", "advcl", "conj"])

/** The place of a clause above that tells of the same time and place, or that a “where”-clause hangs on. */
const placeAbove = (doc: Doc, candidate: Candidate, parties: PartyFinder, find: (host: number) => Mention | null): Mention | null => {
  let at = candidate.carrier >= 0 ? candidate.carrier : candidate.trigger
  for (let steps = 0; steps < 3 && !doc.isRoot(at); steps++) {
    const head = doc.head(at)
    const dep = doc.dep(at)
    const isWhere = doc.children(at).some((child) => doc.lower(child) === "where")
    if (isWhere && dep === "relcl") return directly(head, parties)
    const sharesPlace =
      dep === "advcl"
        ? doc.tag(at) === "VBG" || doc.children(at).some((mark) => doc.dep(mark) === "mark" && doc.lower(mark) === "as")
        : SHARED.has(dep)
    if (!sharesPlace || (dep === "conj" && doc.child(at, "nsubj", "nsubjpass") >= 0)) return null
    if (!isVerbal(doc, head)) return null
    at = head
    const mention = dep === "conj" && head > candidate.trigger ? null : find(at)
    // “met him in Rome and flew home”: only what stands before both is shared.
    if (mention !== null) return dep === "conj" && mention.start > doc.start(head) ? null : mention
  }
  return null
}

const isPlace = (mention: Mention): boolean => mention.type === "GPE" || mention.type === "LOC" || mention.type === "FAC"

const placed = (mention: Mention, entities: ReadonlyArray<LocalEntity>): Place => ({
  span: { start: mention.start, end: mention.end },
  entity: mention.entities.length === 1 && entities[mention.entities[0]] !== undefined ? mention.entities[0] : null
})
