/**
 * From the words of an argument to the parties they stand for: a mention, a noun for people or bodies with the country or
 * organisation it belongs to (“Chinese officials” → China, GOV), or such a noun alone (“police”).
 */
import type { EventParty, LocalEntity, Mention, Quote } from "../annotations.ts"
import type { Doc } from "../engine/doc.ts"
import type { PartyFinder, Resolved } from "./party-types.ts"
import { BACKED, EMPLOYED, EXAMPLES, LED, PLACES, RELATED, SOIL, SOLDIERS } from "./party-words.ts"
import { clauseOn, createStates, isOfState } from "./state-bodies.ts"
import { createAgentFinder } from "./agents.ts"
import { isBetter, isQuantified, lastWordOf, sectorOf } from "./mention-heads.ts"
import { createBearers } from "./bearers.ts"
import { isDateline } from "./dateline.ts"
import { isCountry } from "./homes.ts"
import { createLists } from "./lists.ts"
import { misreadHeadline } from "./misread-headlines.ts"
import { createPairs } from "./pairs.ts"
import { perToken } from "./per-token.ts"
import { createPremature } from "./premature.ts"
import { createPronouns } from "./pronouns.ts"
import type { Agent, EventLexicon } from "./lexicon.ts"
import { createReference } from "./reference.ts"
import { townOf } from "./partitives.ts"
import { conjuncts } from "./syntax.ts"

export type { PartyFinder, Resolved } from "./party-types.ts"

const MODIFIERS = new Set(["poss", "amod", "compound", "nmod", "npadvmod"])
/** “World Food Programme”, “UN Development Programme”. */
const WORLDWIDE = /^(?:World|UN|U\.N\.|United Nations)\b.*\bprogram(?:me)?$/iu
const PARTY_TYPES = new Set(["PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"])

/** Indexes an article's mentions by token and returns the finder. */
export const createPartyFinder = (
  doc: Doc,
  mentions: ReadonlyArray<Mention>,
  entities: ReadonlyArray<LocalEntity>,
  quotes: ReadonlyArray<Quote>,
  lexicon: EventLexicon
): PartyFinder => {
  const nonparties = lexicon.classes.get("nonparty")!
  /** “Clean Air Act”, “National Strategies”: no party by its last word, in either number. */
  const isThing = (word: string): boolean =>
    nonparties.has(word) ||
    (word.endsWith("s") && (nonparties.has(word.slice(0, -1)) || (word.endsWith("ies") && nonparties.has(`${word.slice(0, -3)}y`))))
  const cover = new Int32Array(doc.length).fill(-1)
  const atHead = new Int32Array(doc.length).fill(-1)
  mentions.forEach((mention, index) => {
    if (!PARTY_TYPES.has(mention.type)) return
    const range = doc.tokensIn(mention)
    if (range.first === range.last) return
    if (isDateline(doc, range.first)) return
    const head = doc.rootOf(range)
    // The World Food Programme is a body, whatever its last word.
    const isNoParty =
      isThing(doc.lower(head)) ||
      (head !== range.last - 1 && isThing(doc.lower(range.last - 1))) ||
      isThing(lastWordOf(entities[mention.entities[0]]))
    if (isNoParty && !(mention.type === "ORG" && mention.entities.some((id) => WORLDWIDE.test(entities[id].name)))) return
    if (atHead[head] < 0 || isBetter(mention, mentions[atHead[head]])) atHead[head] = index
    for (let i = range.first; i < range.last; i++) if (cover[i] < 0 || isBetter(mention, mentions[cover[i]])) cover[i] = index
  })
  const partitives = lexicon.classes.get("partitive")!

  /** The last name of an entity before a pronoun in its sentence: the words that say who “it” is. */
  const nameBefore = (token: number, entity: number): Mention | null => {
    const first = doc.sentences[doc.sentenceOf(token)].first
    for (let i = token - 1; i >= first; i--) {
      const mention = atHead[i] < 0 ? null : mentions[atHead[i]]
      if (mention !== null && mention.kind === "name" && mention.entities.length === 1 && mention.entities[0] === entity) return mention
    }
    return null
  }

  const isPremature = createPremature(doc, mentions)

  const ofMention = (index: number, head: number, agent: Agent | null = null): Resolved => {
    const found = mentions[index]
    const mention = isPremature(found, head) ? { ...found, entities: [] } : found
    const own = sectorOf(mention, entities)
    // The European Union is no trade union: what is known of a body by name comes before what its last word says.
    const noun = agent !== null && own !== null && mention.kind === "name" && mention.type === "ORG" ? { ...agent, sector: own } : agent
    const words = mention.kind === "pronoun" && mention.entities.length === 1 ? (nameBefore(head, mention.entities[0]) ?? mention) : mention
    return {
      party: {
        span: { start: words.start, end: words.end },
        entities: mention.entities,
        sector: noun?.sector ?? own
      },
      mention,
      agent: noun,
      isPronoun: mention.kind === "pronoun",
      head
    }
  }

  const { agentOf, doerOf, ownersOf } = createAgentFinder(doc, lexicon)
  const { bearerOf } = createBearers(doc, mentions, atHead, agentOf)

  /** Mentions that modify a noun: possessors and adjectives first, then of-, for- and in-phrases. */
  const modifiersOf = (head: number, prepositions: ReadonlySet<string>): Array<Resolved> => {
    const found: Array<Resolved> = []
    const add = (token: number): void => {
      const index = atHead[token] >= 0 ? atHead[token] : cover[token]
      if (index >= 0) found.push(ofMention(index, token))
      else if (doc.lower(token) === "its") found.push(...one(token))
    }
    // “*Kenyan* police arrest leader”, read as one noun
    const above = doc.dep(head) === "compound" ? doc.head(head) : -1
    const beside = above > head && head > 0 && (doc.head(head - 1) === above || doc.head(head - 1) === doc.head(above)) ? head - 1 : -1
    if (beside >= 0 && MODIFIERS.has(doc.dep(beside)) && atHead[beside] >= 0) add(beside)
    const verb = doc.children(head).findLast((child) => doc.dep(child) === "compound" && misreadHeadline(doc, child) !== null) ?? -1
    for (const child of doc.children(head)) {
      if (!MODIFIERS.has(doc.dep(child)) || child <= verb) continue
      // “Kenya, *whose* troops”
      if (doc.tag(child) === "WP$") {
        const owner = clauseOn(doc, head)
        if (owner >= 0) found.push(...one(owner))
        continue
      }
      for (const part of conjuncts(doc, child)) {
        if (atHead[part] >= 0 || cover[part] >= 0 || doc.lower(part) === "its") add(part)
        // “Kenyan-backed fighters” are not Kenya's.
        else if (!BACKED.has(doc.lower(part))) found.push(...modifiersOf(part, NONE))
      }
    }
    if (found.some((owner) => !owner.isPronoun)) return found
    for (const child of doc.children(head)) {
      if (doc.dep(child) !== "prep" || !prepositions.has(doc.lower(child))) continue
      const object = doc.child(child, "pobj")
      if (object < 0 || object - head > MAX_DISTANCE || SOIL.has(doc.lemma(object))) continue
      for (const part of listed(object)) {
        if (atHead[part] >= 0) add(part)
        else found.push(...modifiersOf(part, OF))
      }
      if (found.some((owner) => !owner.isPronoun)) return found
    }
    return found
  }

  const phraseSpan = (tokens: ReadonlyArray<number>): { start: number; end: number } => ({
    start: doc.start(Math.min(...tokens)),
    end: doc.end(Math.max(...tokens))
  })

  const reference = createReference(doc, mentions, entities, lexicon)
  const idsOf = (head: number): ReadonlyArray<number> => {
    const index = atHead[head] >= 0 ? atHead[head] : cover[head]
    if (index >= 0) return mentions[index].entities
    const agent = agentOf(head)
    return agent === null ? [] : modifiersOf(head, AGENT_PREPOSITIONS).flatMap((owner) => owner.party.entities)
  }
  const { isOfAskers, isThey, isTwo, pairAround, pairOf } = createPairs(doc, lexicon, reference, idsOf)

  /** “rebels in the Rwenzori mountains”: a place that no country is known of is nobody's side. */
  const isWilds = ({ mention }: Resolved): boolean =>
    mention?.type === "LOC" && mention.entities.every((id) => entities[id].countryCode === null)

  /** “troops at Verdun”, “soldiers in Kenya”: where they are, not whose they are. */
  const isPost = ({ head, mention }: Resolved, { sector }: Agent): boolean => {
    if (mention === null || !PLACES.has(mention.type) || doc.dep(head) !== "pobj") return false
    const preposition = doc.lower(doc.head(head))
    return preposition === "at" || (preposition === "in" && (sector === "BUS" || SOLDIERS.has(doc.lemma(doc.head(doc.head(head))))))
  }
  /** “Kenyan American leaders”: of the country named last. */
  const isDescent = ({ head, mention }: Resolved): boolean =>
    mention?.type === "NORP" && head + 1 < doc.length && doc.lower(head + 1) === "american" && atHead[head + 1] !== atHead[head]

  /** “his team”, “her government”: a body of a person's is not that person. */
  const isOwnBody = ({ head, mention }: Resolved, agent: Agent): boolean =>
    agent.kind === "body" && mention?.type === "PERSON" && mention.kind === "pronoun" && doc.dep(head) === "poss"
  /** The country of those whose government is spoken of. */
  const stateOf = ({ party }: Resolved): ReadonlyArray<number> => party.entities.flatMap((id) => reference.homeOf(id) ?? [])

  const { governed, otherOfTwo, stateOfBody } = createStates(doc, {
    idsOf,
    reference,
    landAt: (token) => atHead[token] >= 0 && mentions[atHead[token]].type === "GPE",
    ownersOf: (head) => modifiersOf(head, OF).flatMap(({ party }) => party.entities)
  })

  const ofAgent = (head: number, agent: Agent): Resolved => {
    const owners = modifiersOf(head, AGENT_PREPOSITIONS).filter(
      (owner) =>
        !isWilds(owner) &&
        !isPost(owner, agent) &&
        !isDescent(owner) &&
        ((agent.kind !== "person" && agent.sector !== "BUS") || owner.mention?.type !== "PERSON")
    )
    const possessive = owners.length > 0 ? -1 : doc.child(head, "poss")
    const its = possessive >= 0 && doc.lower(possessive) === "its" ? reference.singular(possessive, idsOf) : []
    const isRelated = RELATED.has(doc.lemma(head).toLowerCase())
    const standsFor = isRelated
      ? owners.filter((owner) => (owner.mention?.type !== "GPE" && doc.lower(owner.head) !== "its") || doc.dep(owner.head) === "pobj")
      : EMPLOYED.has(agent.sector)
        ? owners.filter((owner) => owner.mention?.type !== "ORG")
        : owners
    const ids =
      owners.length > 0
        ? standsFor.flatMap((owner) => (isOwnBody(owner, agent) ? (agent.sector === "GOV" ? stateOf(owner) : []) : owner.party.entities))
        : its.length > 0 && !isRelated
          ? its
          : pairAround(head)
    const other =
      isRelated && ids.length === 0 && doc.tag(head) === "NN"
        ? otherOfTwo(head, its.length > 0 ? its : owners.flatMap(({ party }) => party.entities))
        : ids
    const state =
      other.length > 0 ? other : ids.length === 0 && owners.length === 0 && isOfState(doc, head, agent) ? stateOfBody(head) : ids
    const around = owners.flatMap((owner) =>
      owner.isPronoun ? [owner.head] : [doc.tokenAt(owner.party.span.start), doc.tokenAt(owner.party.span.end - 1)]
    )
    return {
      party: { span: phraseSpan([head, ...around]), entities: reference.asLeaders(head, [...new Set(state)]), sector: agent.sector },
      mention: null,
      agent,
      isPronoun: false,
      head
    }
  }

  const { ofPronoun } = createPronouns(doc, quotes, lexicon, {
    one: (head) => one(head),
    strict: (head) => strict(head),
    singular: (head) => reference.singular(head, idsOf),
    met: (head) => reference.met(head, idsOf, 2)
  })

  const one = (head: number): ReadonlyArray<Resolved> => (head < 0 ? [] : knownOne(head))
  const knownOne = perToken(doc.length, (head): ReadonlyArray<Resolved> => {
    if (isQuantified(doc, head)) return []
    const bearer = bearerOf(head)
    if (bearer >= 0) return [ofMention(atHead[bearer], bearer, agentOf(head))]
    const index = atHead[head]
    const land = index >= 0 && mentions[index].type === "ORG" ? governed(head) : -1
    if (land >= 0) return one(land)
    if (index >= 0 && (mentions[index].entities.length > 0 || mentions[index].kind !== "pronoun")) {
      const found = ofMention(index, head, agentOf(head))
      if (isOfAskers(mentions[index], head)) return [{ ...found, party: { ...found.party, entities: [] } }]
      const met = isTwo(mentions[index], head)
        ? reference.met(head, idsOf, 1)
        : isThey(mentions[index], head)
          ? reference.met(head, idsOf, 2)
          : []
      return [met.length === 2 ? { ...found, party: { ...found.party, entities: met } } : found]
    }
    const pronoun = ofPronoun(head)
    if (pronoun !== null) return [pronoun]
    if (cover[head] >= 0 && mentions[cover[head]].kind === "name") return [ofMention(cover[head], head)]
    const town = townOf(doc, head)
    if (town !== head) return one(town)
    const agent = agentOf(head)
    const apposed = apposedTo(head, agent)
    if (agent === null) {
      const pair = pairOf(head)
      if (pair.length > 0)
        return [{ party: { span: phraseSpan([head]), entities: pair, sector: null }, mention: null, agent: null, isPronoun: true, head }]
    }
    // “the former first lady Jane Lind”
    if (apposed !== undefined && (agent !== null || (mentions[atHead[apposed]].type === "PERSON" && doc.pos(head) !== "PRON")))
      return conjuncts(doc, apposed)
        .filter((part) => atHead[part] >= 0)
        .map((part) => ofMention(atHead[part], part, agent))
    if (partitives.has(doc.lemma(head).toLowerCase()) || (agent?.sector === "NGO" && agent.kind === "body")) {
      const of = doc.children(head).find((child) => doc.dep(child) === "prep" && doc.lower(child) === "of")
      const object = of === undefined ? -1 : doc.child(of, "pobj")
      if (object >= 0) return conjuncts(doc, object).flatMap(one)
    }
    if (agent === null) return []
    const found = ofAgent(head, agent)
    if (found.party.entities.length === 0) {
      const leader = leaderOf(head)
      if (leader.length > 0) return leader
    }
    // “the junta's jets”, “rebel drones” are arms of those who have them.
    const crew = agent.kind === "equipment" && found.party.entities.length === 0 ? ownersOf(head) : []
    return crew.length > 0 ? crew.flatMap(one) : [found]
  })

  const nameBeside = (head: number): number | undefined =>
    doc.children(head).find((child) => doc.dep(child) === "appos" && atHead[child] >= 0 && mentions[atHead[child]].kind === "name")
  /** “the minister Jane Lind”, “the heads of the two banks, Jane Lind and Omar Kaya”: the people, with the names read beside the banks. */
  const apposedTo = (head: number, agent: Agent | null): number | undefined => {
    const own = nameBeside(head)
    if (own !== undefined || agent?.kind !== "person") return own
    const of = doc.children(head).find((child) => doc.dep(child) === "prep" && doc.lower(child) === "of")
    const body = of === undefined ? -1 : doc.child(of, "pobj")
    const beside = body < 0 || atHead[body] >= 0 ? undefined : nameBeside(body)
    return beside !== undefined && mentions[atHead[beside]].type === "PERSON" ? beside : undefined
  }

  /** “a delegation led by Ms. Lind”: who leads a body that nothing else is known of. */
  const leaderOf = (head: number): ReadonlyArray<Resolved> => {
    const led = doc.children(head).find((child) => doc.dep(child) === "acl" && LED.has(doc.lower(child)))
    const by = led === undefined ? -1 : doc.child(led, "agent")
    return by < 0 ? [] : strict(doc.child(by, "pobj")).filter(({ party }) => party.entities.length > 0)
  }

  const countryByCode = new Map<string, number>()
  entities.forEach((entity, index) => {
    if (entity.countryCode !== null && !countryByCode.has(entity.countryCode) && isCountry(entity))
      countryByCode.set(entity.countryCode, index)
  })

  /** A country by name: two of them are never the same one. */
  const isLand = ({ entities: [id], type }: Mention): boolean =>
    type === "GPE" && id !== undefined && isCountry(entities[id]) && countryByCode.get(entities[id].countryCode ?? "") === id

  const { isSamePerson, listed } = createLists(doc, mentions, atHead, { agentOf, bearerOf, isLand })
  const strict = (head: number): ReadonlyArray<Resolved> => (head < 0 ? [] : knownList(head))
  const knownList = perToken(doc.length, (head) => {
    const all = listed(head)
    return all.length === 1 ? one(head) : all.filter((part, k) => !isSamePerson(part, all[k + 1])).flatMap(one)
  })
  const modifiers = (head: number): ReadonlyArray<Resolved> => {
    if (head < 0) return []
    const doer = doerOf(head)
    const found = doer < 0 ? modifiersOf(head, OF_BY) : strict(doer)
    return found.length > 0 ? found : ownersOf(head).flatMap(one)
  }
  const loose = (head: number): ReadonlyArray<Resolved> => {
    const found = strict(head)
    if (found.length > 0 || head < 0) return found
    const named = modifiersOf(head, LOOSE_PREPOSITIONS)
    return named.length > 0 ? named : fromWhom(head)
  }
  /** “bowed to pressure *from gangs*” */
  const fromWhom = (head: number): ReadonlyArray<Resolved> => {
    const from = doc.children(head).find((child) => doc.dep(child) === "prep" && doc.lower(child) === "from")
    return from === undefined ? [] : strict(doc.child(from, "pobj"))
  }
  const within = (head: number): ReadonlyArray<Resolved> => {
    const found = loose(head)
    return found.length > 0 || head < 0 ? found : firstUnder(head)
  }
  const inside = (head: number): ReadonlyArray<Resolved> => modifiersOf(head, LOOSE_PREPOSITIONS)
  /** “an approach, *including* Ms. Lind’s”: named beside, not within. */
  const isExample = (head: number, token: number): boolean => {
    for (let at = doc.head(token); at !== head && !doc.isRoot(at); at = doc.head(at)) if (EXAMPLES.has(doc.lower(at))) return true
    return false
  }
  const firstUnder = (head: number): ReadonlyArray<Resolved> => {
    const range = doc.subtree(head)
    for (let i = range.first; i < range.last; i++) {
      if (atHead[i] < 0 || mentions[atHead[i]].isNested || mentions[atHead[i]].entities.length === 0 || isExample(head, i)) continue
      return conjuncts(doc, i).flatMap(one)
    }
    return []
  }

  const pairIn = (token: number): ReadonlyArray<Resolved> => {
    const { first, last } = doc.sentences[doc.sentenceOf(token)]
    for (let i = first; i < last; i++) {
      const mention = atHead[i] < 0 ? null : mentions[atHead[i]]
      if (mention !== null && mention.kind === "nominal" && mention.type === "GPE" && mention.entities.length === 2)
        return [ofMention(atHead[i], i)]
    }
    return []
  }

  const asHost = (party: EventParty, visitors: ReadonlyArray<Resolved>): EventParty => {
    const hosts = party.entities.map((id) => {
      const entity = entities[id]
      if (entity.type !== "GPE" && entity.type !== "FAC" && entity.type !== "LOC") return id
      // A province may be the visitor's own.
      if (entity.type === "GPE" && entity.latitude === null && entity.countryCode !== null) return id
      if (entity.countryCode !== null) return countryByCode.get(entity.countryCode) ?? entity.affiliation ?? id
      return entity.affiliation ?? id
    })
    // At home one visits the town or the province itself.
    const homes = new Set(visitors.flatMap((visitor) => visitor.party.entities.map((id) => reference.homeOf(id))))
    return hosts.some((host) => homes.has(host)) ? party : { ...party, entities: hosts }
  }

  return {
    strict,
    loose,
    within,
    inside,
    modifiers,
    pairIn,
    its: (token) => {
      const ids = reference.singular(token, idsOf)
      const party = { span: phraseSpan([token]), entities: ids, sector: null }
      return ids.length === 0 ? [] : [{ party, mention: null, agent: null, isPronoun: true, head: token }]
    },
    mentionAt: (token) => (atHead[token] >= 0 ? mentions[atHead[token]] : cover[token] >= 0 ? mentions[cover[token]] : null),
    asHost,
    asState: (party) => ({ ...party, entities: party.entities.map((id) => reference.homeOf(id) ?? id) }),
    isTown: (party) =>
      party.entities.some(
        (id) =>
          (entities[id] !== undefined && entities[id].type === "FAC") ||
          entities[id].type === "LOC" ||
          (entities[id].type === "GPE" && !isCountry(entities[id]))
      )
  }
}

/** Tokens between a noun and the name it is said to belong to; what is farther away belongs to something else. */
const MAX_DISTANCE = 8
const NONE: ReadonlySet<string> = new Set()
const OF: ReadonlySet<string> = new Set(["of"])
const OF_BY: ReadonlySet<string> = new Set(["of", "by"])
const AGENT_PREPOSITIONS: ReadonlySet<string> = new Set(["of", "for", "from", "in", "at"])
const LOOSE_PREPOSITIONS: ReadonlySet<string> = new Set(["between", "of", "by", "from", "for", "against", "on", "with", "to", "in"])
