/** Entities of single articles → entities of the whole set, by the groups that identity resolution gives. */
import type { EntityType } from "../../nlp/annotations.ts"
import type { SameCorrection } from "../../nlp/entities/corrections.ts"
import { isLeadership } from "../../nlp/events/leaders.ts"
import { type ArticleEntities, type EntityGroup, joinEntities, type JoinedEntities } from "../../nlp/entities/identity.ts"
import type { Nicknames } from "../../nlp/entities/nicknames.ts"
import type { EntityId, SourceId } from "../../schemas/ids.ts"
import type { EntityRow } from "../../schemas/index.ts"
import type { Corpus } from "../analysed/corpus.ts"
import type { EntityDigest } from "../analysed/digest.ts"
import type { ArticleHead } from "../analysed/stored.ts"
import { confidenceOf } from "../extract/confidence.ts"
import { byText, hash16 } from "./hash.ts"
import { createParkedRows, createParkedTexts } from "./parked.ts"

/** What the joining of quotations and events asks of an entity. */
export interface EntityFacts {
  readonly type: EntityType
  readonly countryCode: string | null
  /** A town, not the country it is in. */
  readonly isPlaced: boolean
  /** Number of the entity it belongs to, null when not known. */
  readonly affiliation: number | null
  readonly mentions: number
  /** A president, a prime minister and the like. */
  readonly isLeader: boolean
}

/** The entities of the corpus, numbered in order of their ids; and those of its articles, which are some of them. */
export interface ResolvedEntities {
  readonly size: number
  /** Article by its index, entity by its index in the article. */
  readonly numberOf: (article: number, entity: number) => number
  readonly idAt: (number: number) => EntityId
  readonly nameAt: (number: number) => string
  readonly factsAt: (number: number) => EntityFacts
  /** Sorted by id, some thousands at a time. */
  readonly rows: () => Iterable<ReadonlyArray<EntityRow>>
}

/** By publication time, unknown last, then by id. */
const isEarlier = (a: ArticleHead, b: ArticleHead): boolean =>
  (byText(a.published_at ?? "9999", b.published_at ?? "9999") || byText(a.source_id, b.source_id)) < 0

/** An article's entities, read when they are asked for. */
class StoredEntities implements ArticleEntities {
  readonly #corpus: Pick<Corpus, "headAt">
  readonly #digestOf: (article: number) => EntityDigest
  readonly #article: number
  constructor(corpus: Pick<Corpus, "headAt">, digestOf: (article: number) => EntityDigest, article: number) {
    this.#corpus = corpus
    this.#digestOf = digestOf
    this.#article = article
  }
  get sourceId() {
    return this.#corpus.headAt(this.#article).source_id
  }
  get publishedOn() {
    return this.#corpus.headAt(this.#article).published_on
  }
  get entities() {
    return this.#digestOf(this.#article).entities
  }
  get mentionCounts() {
    return this.#digestOf(this.#article).mentionCounts
  }
}

/** The value of the last number asked for is at hand. */
const lastKept = <A>(compute: (of: number) => A): ((of: number) => A) => {
  let last: { readonly of: number; readonly value: A } | null = null
  return (of) => {
    if (last?.of !== of) last = { of, value: compute(of) }
    return last.value
  }
}

/** `same` holds a user's “these two are one”. */
export const resolveEntities = (corpus: Corpus, same: ReadonlyArray<SameCorrection>, nicknames: Nicknames): ResolvedEntities => {
  const { headAt, size } = corpus
  const joint = new Map<number, ReadonlyArray<ReadonlyArray<number>>>()
  const firstOf = new Uint32Array(size + 1)
  const digestOf = lastKept((article) => {
    const digest = corpus.entitiesOf(article)
    firstOf[article + 1] = digest.entities.length
    if (digest.jointMentions.length > 0) joint.set(article, digest.jointMentions)
    return digest
  })
  const joined = joinEntities(
    Array.from({ length: size }, (_, article) => new StoredEntities(corpus, digestOf, article)),
    same,
    nicknames
  )
  for (let article = 0; article < size; article++) firstOf[article + 1] += firstOf[article]
  const ids = Array.from({ length: joined.size }, (_, group) => idOfGroup(joined, group))
  const order = Uint32Array.from(ids.keys()).sort((a, b) => byText(ids[a], ids[b]))
  const numberOfGroup = new Uint32Array(order.length)
  order.forEach((group, number) => {
    numberOfGroup[group] = number
  })
  const numbers = new Uint32Array(firstOf[size])
  for (let article = 0; article < size; article++)
    for (let at = firstOf[article]; at < firstOf[article + 1]; at++)
      numbers[at] = numberOfGroup[joined.groupOf(article, at - firstOf[article])]
  return described(headAt, joined, { ids, numberOfGroup, order }, countedTwice(joint, firstOf, numbers), numberIn(firstOf, numbers))
}

/** Apart from all that is needed to make the numbers: a closure keeps alive what stands around it. */
const numberIn =
  (firstOf: Uint32Array, numbers: Uint32Array): ResolvedEntities["numberOf"] =>
  (article, entity) =>
    numbers[firstOf[article] + entity]

const idOfGroup = ({ keyOf, typeOf }: JoinedEntities, group: number): EntityId => `e_${hash16(typeOf(group), keyOf(group))}` as EntityId

interface Numbering {
  readonly ids: ReadonlyArray<EntityId>
  readonly numberOfGroup: Uint32Array
  /** The group of each number. */
  readonly order: Uint32Array
}

/** The rows, made and put by. */
const described = (
  headAt: Corpus["headAt"],
  joined: JoinedEntities,
  { ids, numberOfGroup, order }: Numbering,
  surplus: ReadonlyMap<number, number>,
  numberOf: ResolvedEntities["numberOf"]
): ResolvedEntities => {
  const parked = createParkedEntities(order.length)
  order.forEach((group, number) => {
    const described = joined.describe(group)
    const affiliation = described.affiliation === null || described.affiliation === group ? null : described.affiliation
    const row = entityRow(described, ids[group], headAt, joined.membersOf(group), affiliation === null ? null : ids[affiliation])
    parked.push(
      { ...row, mention_count: row.mention_count - (surplus.get(number) ?? 0) },
      affiliation === null ? null : numberOfGroup[affiliation]
    )
  })
  return parked.taken(numberOf)
}

const createParkedEntities = (size: number) => {
  const parked = createParkedRows<EntityRow>()
  const ids = createParkedTexts()
  const names = createParkedTexts()
  const types: Array<EntityType> = []
  const countryCodes: Array<string | null> = []
  const isPlaced = new Uint8Array(size)
  const leads = new Uint8Array(size)
  const affiliations = new Int32Array(size)
  const mentions = new Uint32Array(size)
  return {
    push: (row: EntityRow, affiliation: number | null): void => {
      const number = types.length
      parked.push(row)
      ids.push(row.entity_id)
      names.push(row.name)
      types.push(row.entity_type)
      countryCodes.push(row.country_code)
      leads[number] = row.entity_type === "PERSON" && row.role !== null && isLeadership(row.role) ? 1 : 0
      isPlaced[number] = row.latitude === null ? 0 : 1
      affiliations[number] = affiliation ?? -1
      mentions[number] = row.mention_count
    },
    taken: (numberOf: ResolvedEntities["numberOf"]): ResolvedEntities => ({
      size,
      numberOf,
      idAt: (number) => ids.at(number) as EntityId,
      nameAt: names.at,
      factsAt: (number) => ({
        type: types[number],
        countryCode: countryCodes[number],
        isPlaced: isPlaced[number] === 1,
        affiliation: affiliations[number] < 0 ? null : affiliations[number],
        mentions: mentions[number],
        isLeader: leads[number] === 1
      }),
      rows: parked.blocks
    })
  }
}

/** Mentions that were counted once too often: those that refer to several entities of their article which are one in the corpus. */
const countedTwice = (
  joint: ReadonlyMap<number, ReadonlyArray<ReadonlyArray<number>>>,
  firstOf: Uint32Array,
  numbers: Uint32Array
): ReadonlyMap<number, number> => {
  const surplus = new Map<number, number>()
  for (const [article, mentions] of joint) {
    for (const entities of mentions) {
      const met = new Set<number>()
      for (const entity of entities) {
        const number = numbers[firstOf[article] + entity]
        if (met.has(number)) surplus.set(number, (surplus.get(number) ?? 0) + 1)
        met.add(number)
      }
    }
  }
  return surplus
}

const entityRow = (
  group: EntityGroup,
  entity_id: EntityId,
  headAt: Corpus["headAt"],
  members: ReturnType<JoinedEntities["membersOf"]>,
  affiliation: EntityId | null
): EntityRow => {
  // What is only an affiliation is mentioned nowhere; it still comes from an article.
  const mentioned = members.filter(({ mentions }) => mentions > 0)
  const from = mentioned.length > 0 ? mentioned : members
  const first = from.reduce((first, { article }) => (isEarlier(headAt(article), headAt(first)) ? article : first), from[0].article)
  return {
    entity_id,
    entity_type: group.type,
    name: group.name,
    aliases: group.aliases.toSorted(byText),
    role: group.role,
    affiliation_entity_id: affiliation,
    country_code: group.countryCode,
    latitude: group.latitude,
    longitude: group.longitude,
    actor_sector: group.sector,
    external_ids: group.externalIds.toSorted(byText),
    pronouns: group.pronouns.toSorted(byText),
    mention_count: members.reduce((sum, { mentions }) => sum + mentions, 0),
    source_count: new Set(mentioned.map(({ article }) => article)).size,
    first_source_id: headAt(first).source_id as SourceId,
    rule_id: group.ruleId,
    confidence: confidenceOf(group.ruleId)
  }
}
