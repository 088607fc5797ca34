/**
 * Who “it”, “its” and “the two sides” are, where the entity stage leaves them open: governments and bodies, by subject and by
 * how often the article has named them so far. People are resolved by the entity stage.
 */
import type { LocalEntity, Mention } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon } from "./lexicon.ts"
import { isCountry as isState } from "./homes.ts"
import { isLeader, LEADER_WORDS, leadersOf } from "./leaders.ts"
import { isVerbal, subjectOf } from "./syntax.ts"

export interface Reference {
  /** Entities that “it” or “its” at a token stands for; empty when unclear. */
  readonly singular: (token: number, ofHead: (head: number) => ReadonlyArray<number>) => ReadonlyArray<number>
  /** The two entities of “the two countries”, “both leaders”; empty when there is no pair. */
  readonly pair: (token: number, kind: "countries" | "people", ofHead: (head: number) => ReadonlyArray<number>) => ReadonlyArray<number>
  /** The country that an entity acts for, where the article names it. */
  readonly homeOf: (entity: number) => number | null
  /** The leaders of several countries where the words at a token say so (“the leaders of the two countries”), else the countries. */
  readonly asLeaders: (token: number, countries: ReadonlyArray<number>) => ReadonlyArray<number>
  /** The country that a story is about so far: the first one named, if no other is named half as often; none else. */
  readonly home: (token: number) => ReadonlyArray<number>
  /** The two people of a meeting told of in the same sentence or those before; empty when there is none. */
  readonly met: (token: number, ofHead: (head: number) => ReadonlyArray<number>, sentencesBack: number) => ReadonlyArray<number>
}

const SENTENCES_BACK = 6
/** The last sentence that can open a story: behind its headline and dateline. */
const OPENING = 1
/** How many names back the two countries of an article are looked for. */
const NAMES_BACK = 300
const MAX_AFFILIATIONS = 4

/** Indexes the article's names for look-ups backwards from a token. */
export const createReference = (
  doc: Doc,
  mentions: ReadonlyArray<Mention>,
  entities: ReadonlyArray<LocalEntity>,
  lexicon: EventLexicon
): Reference => {
  const named: Array<{ token: number; entity: number; sentence: number }> = []
  for (const mention of mentions) {
    if (mention.entities.length !== 1 || (mention.kind !== "name" && mention.type !== "PERSON")) continue
    const token = doc.tokenAt(mention.start)
    if (token < doc.length) named.push({ token, entity: mention.entities[0], sentence: doc.sentenceOf(token) })
  }
  named.sort((a, b) => a.token - b.token)
  const isCountry = (id: number): boolean => isState(entities[id])
  const isBody = (id: number): boolean => isCountry(id) || entities[id].type === "ORG"

  const countryOf = new Map<string, number>()
  entities.forEach(({ countryCode }, id) => {
    if (countryCode !== null && isCountry(id) && !countryOf.has(countryCode)) countryOf.set(countryCode, id)
  })
  /** The country that somebody acts for, where the article names it. */
  const homeOf = (entity: number): number | null => {
    for (let at: number | null = entity, steps = 0; at !== null && steps < MAX_AFFILIATIONS; at = entities[at].affiliation, steps++) {
      if (isCountry(at)) return at
      const { countryCode } = entities[at]
      const own = countryCode === null ? undefined : countryOf.get(countryCode)
      if (own !== undefined) return own
    }
    return null
  }

  let found: ReadonlyArray<number> | null = null
  /** Hardly any article asks for them. */
  const leaders = (): ReadonlyArray<number> =>
    (found ??= [...entities.keys()].filter((id) => {
      const { affiliation } = entities[id]
      return isLeader(entities[id], affiliation === null ? null : entities[affiliation])
    }))
  const asLeaders: Reference["asLeaders"] = (token, countries) => {
    if (doc.tag(token) !== "NNS" || !LEADER_WORDS.has(doc.lemma(token)) || countries.length < 2 || !countries.every(isCountry))
      return countries
    const found = leadersOf(countries, leaders(), homeOf)
    return found.length > 0 ? found : countries
  }

  /** Index of the last name that starts before a token, -1 when there is none. */
  const lastBefore = (token: number): number => {
    let low = 0
    let high = named.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (named[middle].token < token) low = middle + 1
      else high = middle
    }
    return low - 1
  }

  /** The last country or body named before “its” in the same sentence. */
  const nearestBody = (token: number): ReadonlyArray<number> => {
    const sentence = doc.sentenceOf(token)
    for (let k = lastBefore(token); k >= 0; k--) {
      if (named[k].sentence !== sentence) break
      if (isBody(named[k].entity)) return [named[k].entity]
    }
    return []
  }

  const singular: Reference["singular"] = (token, ofHead) => {
    const verb = doc.head(token)
    const isRelative = doc.dep(token) === "nsubj" && doc.dep(verb) === "relcl"
    if (doc.dep(token) === "poss" || isRelative) {
      const nearest = nearestBody(isRelative ? doc.leftEdge(doc.head(verb)) : token)
      if (nearest.length > 0) return nearest
    }
    let at = token
    for (let steps = 0; steps < 10 && !doc.isRoot(at); steps++) {
      const up = doc.head(at)
      const dep = doc.dep(at)
      if (
        isVerbal(doc, up) &&
        (dep === "ccomp" || dep === "advcl" || dep === "conj" || dep === "dobj" || dep === "prep" || dep === "xcomp" || dep === "npadvmod")
      ) {
        const subject = subjectOf(doc, up, lexicon)
        if (subject >= 0 && subject < token) {
          const ids = ofHead(subject).filter(isBody)
          if (ids.length > 0) return ids
        }
      }
      at = up
    }
    const sentence = doc.sentenceOf(token)
    if (sentence > 0) {
      const range = doc.sentences[sentence - 1]
      for (let i = range.first; i < range.last; i++) {
        if (doc.dep(i) === "nsubj" && doc.isRoot(doc.head(i))) {
          const ids = ofHead(i).filter(isBody)
          if (ids.length === 1 && doc.dep(token) === "nsubj") return ids
        }
      }
    }
    return []
  }

  /** The two people of the last meeting told of before a token: “A met B. … The two also discussed”. */
  const lastMeeting = (token: number, ofHead: (head: number) => ReadonlyArray<number>, back = SENTENCES_BACK): ReadonlyArray<number> => {
    const first = doc.sentences[Math.max(0, doc.sentenceOf(token) - back)].first
    const person = (head: number): number | null => {
      const ids = head < 0 ? [] : ofHead(head).filter((id) => entities[id].type === "PERSON")
      return ids.length === 1 ? ids[0] : null
    }
    for (let verb = token - 1; verb >= first; verb--) {
      if (doc.pos(verb) !== "VERB" || !lexicon.classes.get("meeting")!.has(doc.lemma(verb))) continue
      const one = person(subjectOf(doc, verb, lexicon))
      if (one === null) continue
      const others = doc.children(verb).map((child) => {
        if (doc.dep(child) === "dobj") return child
        return doc.dep(child) === "prep" && (doc.lower(child) === "with" || doc.lower(child) === "to") ? doc.child(child, "pobj") : -1
      })
      for (const other of others) {
        const two = other >= token ? null : person(other)
        if (two !== null && two !== one) return [one, two]
      }
    }
    return []
  }

  /** The two people that “both leaders” and the like at a token can be: for presidents, people who are. */
  const peopleAt = (token: number, ofHead: (head: number) => ReadonlyArray<number>): ReadonlyArray<number> => {
    if (!LEADER_WORDS.has(doc.lemma(token))) return lastPeople(token, ofHead, () => true)
    const led = lastPeople(token, ofHead, (id) => leaders().includes(id))
    // “the two presidents” after two ministers were named are those of the countries.
    const others = led.length > 0 ? [] : lastPeople(token, ofHead, () => true)
    return led.length > 0 ? led : others.every((id) => entities[id].roles.length === 0 || doc.lemma(token) === "leader") ? others : []
  }
  const lastPeople = (
    token: number,
    ofHead: (head: number) => ReadonlyArray<number>,
    isFit: (id: number) => boolean
  ): ReadonlyArray<number> => {
    const sentence = doc.sentenceOf(token)
    const last: Array<{ readonly entity: number; readonly sentence: number }> = []
    for (let k = lastBefore(token); k >= 0 && last.length < 2; k--) {
      const { entity, sentence: where } = named[k]
      if (entities[entity].type !== "PERSON" || !isFit(entity) || last.some((one) => one.entity === entity)) continue
      if (where < sentence - SENTENCES_BACK) break
      last.push(named[k])
    }
    const met = last.length === 2 && last[1].sentence === sentence ? [] : lastMeeting(token, ofHead)
    if (met.length > 0 && met.every(isFit)) return met
    return last.length === 2 ? [last[1].entity, last[0].entity] : []
  }

  const pair: Reference["pair"] = (token, kind, ofHead) => {
    if (kind === "people") {
      const people = peopleAt(token, ofHead)
      if (people.length > 0 || !LEADER_WORDS.has(doc.lemma(token)) || doc.lemma(token) === "leader") return people
    }
    const counts = new Map<number, number>()
    const end = lastBefore(token)
    for (const { entity } of named.slice(Math.max(0, end + 1 - NAMES_BACK), end + 1))
      if (isCountry(entity)) counts.set(entity, (counts.get(entity) ?? 0) + 1)
    // “talks between the two governments” after two envoys were named, but not yet both of their countries
    if (counts.size < 2)
      for (const { entity } of named.slice(Math.max(0, end + 1 - NAMES_BACK), end + 1)) {
        const home = homeOf(entity)
        if (home !== null) counts.set(home, (counts.get(home) ?? 0) + 1)
      }
    const ranked = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])
    return ranked.length >= 2 && (ranked.length === 2 || ranked[1][1] > ranked[2][1]) ? [ranked[0][0], ranked[1][0]] : []
  }
  const home: Reference["home"] = (token) => {
    const counts = new Map<number, number>()
    const end = lastBefore(token)
    let lead = -1
    for (const { entity, sentence } of named.slice(Math.max(0, end + 1 - NAMES_BACK), end + 1)) {
      if (!isCountry(entity)) continue
      if (lead < 0) lead = sentence
      // A country named once, and not beside the first, is named in passing.
      counts.set(entity, (counts.get(entity) ?? (sentence === lead ? 0 : -1)) + 1)
    }
    const [first] = counts
    if (first === undefined || lead > OPENING) return []
    for (const [country, count] of counts) if (country !== first[0] && count * 2 > first[1]) return []
    return [first[0]]
  }
  const met: Reference["met"] = (token, ofHead, sentencesBack) => {
    const pair = lastMeeting(token, ofHead, sentencesBack)
    // Whoever is named next to the pronoun may be meant instead.
    for (let k = lastBefore(token); k >= 0 && named[k].sentence === doc.sentenceOf(token); k--)
      if (entities[named[k].entity].type === "PERSON" && !pair.includes(named[k].entity)) return []
    return doc.dep(token).startsWith("nsubj") ? pair : []
  }
  return { singular, pair, met, home, homeOf, asLeaders }
}
