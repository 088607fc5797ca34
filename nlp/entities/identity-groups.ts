/** Groups of local entities that are one thing, and the row they make together. */
import type { CalendarDay, EntityType, LocalEntity } from "../annotations.ts"
import type { ArticleEntities } from "./identity.ts"
import { foldedName, personParts } from "./name-forms.ts"

/** What an article says of an entity, apart from its place in the article: the same object for many articles (`createShapes`). */
export type EntityShape = Omit<LocalEntity, "affiliation">

/** A local entity with where it comes from. There are as many as the corpus has: it is kept small. */
export interface Dossier {
  readonly article: Pick<ArticleEntities, "sourceId" | "publishedOn">
  /** Among the entities of all articles in the order of dates, article by article. */
  readonly place: number
  /** Index into the article's entities. */
  readonly index: number
  readonly entity: EntityShape
  /** Index into the article's entities of what it belongs to, -1 for nothing. */
  readonly affiliation: number
  /** Alpha-3 of the country it belongs to, null when the article does not say. */
  readonly country: string | null
  readonly mentions: number
}

/** A member of a group: an entity of an article. */
export interface EntityMember {
  readonly source: string
  /** Index into that article's entities. */
  readonly entity: number
}

/** A title or description with the days of the articles that use it. */
export interface DatedRole {
  readonly role: string
  readonly sources: number
  readonly firstOn: CalendarDay | null
  readonly lastOn: CalendarDay | null
}

/** One thing in the corpus. */
export interface EntityGroup {
  /** Canonical key: what `entity_id` is made of, with the type. */
  readonly key: string
  readonly type: EntityType
  readonly name: string
  readonly aliases: ReadonlyArray<string>
  readonly role: string | null
  /** Every title and description, the most frequent first. */
  readonly roles: ReadonlyArray<DatedRole>
  /** Index of the group it belongs to, null when no article says. */
  readonly affiliation: number | null
  readonly countryCode: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly sector: string | null
  readonly externalIds: ReadonlyArray<string>
  readonly pronouns: ReadonlyArray<string>
  readonly mentionCount: number
  readonly sourceCount: number
  /** Article with the earliest date (undated ones last), then the smallest id. */
  readonly firstSource: string
  readonly ruleId: string
  readonly members: ReadonlyArray<EntityMember>
}

/** The value with the most votes; ties go to the smaller text. Null when nothing is voted for. */
const mostVoted = (votes: ReadonlyMap<string, number>): string | null => {
  let best: string | null = null
  for (const [value, count] of votes)
    if (best === null || count > votes.get(best)! || (count === votes.get(best)! && value < best)) best = value
  return best
}

const tally = <Item>(
  items: ReadonlyArray<Item>,
  valueOf: (item: Item) => string | null,
  weightOf: (item: Item) => number
): Map<string, number> => {
  const votes = new Map<string, number>()
  for (const item of items) {
    const value = valueOf(item)
    if (value !== null && value !== "") votes.set(value, (votes.get(value) ?? 0) + weightOf(item))
  }
  return votes
}

/** Whether a member has its name in full: a person's with the first name, the gazetteers', “Department of Energy”. */
const isFull = ({ entity }: Dossier): boolean =>
  entity.type === "PERSON"
    ? personParts(entity.name).length > 1
    : entity.ruleId === "entities/gazetteer" ||
      entity.ruleId === "entities/user-gazetteer" ||
      /\b(?:department|ministry)\b/iu.test(entity.name)

/** Name by which a group goes: the most used full name, else the most used name. */
const canonicalName = (members: ReadonlyArray<Dossier>): string => {
  const full = members.filter(isFull)
  return mostVoted(
    tally(
      full.length > 0 ? full : members,
      (member) => member.entity.name,
      () => 1
    )
  )!
}

/** Canonical key of a group: type, folded name and, for a place or body of the gazetteers, its country. */
export const groupKey = (members: ReadonlyArray<Dossier>): string => {
  const name = canonicalName(members)
  const listed = members.find(
    (member) => member.entity.ruleId === "entities/gazetteer" || member.entity.ruleId === "entities/user-gazetteer"
  )
  const [{ entity }] = members
  if (listed !== undefined) return `${listed.entity.type} ${foldedName(listed.entity.name)} ${listed.entity.countryCode ?? ""}`.trim()
  if (entity.type !== "PERSON") return `${entity.type} ${foldedName(name)}`
  const parts = personParts(name)
  return `PERSON ${parts.length > 1 ? `${parts[0]} ${parts[parts.length - 1]}` : parts[0]}`
}

const datedRoles = (members: ReadonlyArray<Dossier>): ReadonlyArray<DatedRole> => {
  const roles = new Map<string, { sources: number; days: Array<CalendarDay> }>()
  for (const member of members) {
    for (const role of member.entity.roles) {
      const known = roles.get(role) ?? { sources: 0, days: [] }
      roles.set(role, known)
      known.sources++
      if (member.article.publishedOn !== null) known.days.push(member.article.publishedOn)
    }
  }
  // members come in order of date
  return [...roles]
    .map(([role, { sources, days }]) => ({ role, sources, firstOn: days[0] ?? null, lastOn: days[days.length - 1] ?? null }))
    .sort((a, b) => b.sources - a.sources || (a.role < b.role ? -1 : 1))
}

const union = (members: ReadonlyArray<Dossier>, listOf: (entity: EntityShape) => ReadonlyArray<string>): ReadonlyArray<string> => {
  const found = new Set<string>()
  for (const { entity } of members) for (const text of listOf(entity)) found.add(text)
  return [...found].sort()
}

/** The type that most mentions of a group have. */
export const typeOfGroup = (members: ReadonlyArray<Dossier>): EntityType =>
  mostVoted(
    tally(
      members,
      (member) => member.entity.type,
      (member) => member.mentions + 1
    )
  ) as EntityType

/** The row of a group; members come in order of date. */
export const describeGroup = (key: string, members: ReadonlyArray<Dossier>, affiliation: number | null): EntityGroup => {
  const name = canonicalName(members)
  const roles = datedRoles(members)
  const placed = members.find((member) => member.entity.latitude !== null)
  return {
    key,
    type: typeOfGroup(members),
    name,
    aliases: union(members, (entity) => [...entity.aliases, entity.name]).filter((alias) => alias !== name),
    role: roles[0]?.role ?? null,
    roles,
    affiliation,
    countryCode: mostVoted(
      tally(
        members,
        (member) => member.entity.countryCode,
        () => 1
      )
    ),
    latitude: placed?.entity.latitude ?? null,
    longitude: placed?.entity.longitude ?? null,
    sector: mostVoted(
      tally(
        members,
        (member) => member.entity.sector,
        () => 1
      )
    ),
    externalIds: union(members, (entity) => entity.externalIds),
    pronouns: union(members, (entity) => entity.pronouns),
    mentionCount: members.reduce((sum, member) => sum + member.mentions, 0),
    sourceCount: new Set(members.map((member) => member.article.sourceId)).size,
    firstSource: members[0].article.sourceId,
    ruleId: members.length === 1 ? members[0].entity.ruleId : ruleOf(members),
    members: members.map((member) => ({ source: member.article.sourceId, entity: member.index }))
  }
}

const ruleOf = (members: ReadonlyArray<Dossier>): string => {
  const [{ entity }] = members
  const corrections = members.flatMap((member) => / (corrections\/\w+)$/u.exec(member.entity.ruleId)?.[1] ?? [])
  if (corrections.length > 0) return `identity/same-name ${corrections.includes("corrections/same") ? "corrections/same" : corrections[0]}`
  if (members.some((member) => member.entity.ruleId === "entities/user-gazetteer")) return "identity/user-gazetteer"
  if (members.some((member) => member.entity.ruleId === "entities/gazetteer")) return "identity/gazetteer"
  if (entity.type !== "PERSON") return "identity/same-name"
  return members.every((member) => personParts(member.entity.name).length > 1) ? "identity/full-name" : "identity/surname"
}
