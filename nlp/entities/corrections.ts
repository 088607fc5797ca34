/**
 * A user's corrections, keyed by content so that they survive re-runs: this mention is that entity, these two are one,
 * this speaker is that person. CSV with the columns action (mention, same, speaker), source_id, char_start, text,
 * entity_type, entity, other_type, other. `char_start` counts code points; left empty, every mention of that text is meant.
 */
import type { EntityType, LocalEntity, Mention, Quote } from "../annotations.ts"
import { readTable, type RejectedRecord } from "./csv.ts"
import { foldedName } from "./name-forms.ts"

/** An entity by what it is called. */
export interface NamedThing {
  readonly type: EntityType
  readonly name: string
}

/** “This mention is that entity” or “the speaker of this quotation is”. */
export interface PointCorrection {
  readonly action: "mention" | "speaker"
  readonly sourceId: string
  /** Code points into the article's text, null for every occurrence. */
  readonly charStart: number | null
  /** The mention's text, or the beginning of the quotation's content. */
  readonly text: string
  readonly entity: NamedThing
}

/** “These two are one”: the second goes by the name of the first. */
export interface SameCorrection {
  readonly action: "same"
  readonly entity: NamedThing
  readonly other: NamedThing
}

export interface Corrections {
  /** By source, so that an article finds its own at once. */
  readonly points: ReadonlyMap<string, ReadonlyArray<PointCorrection>>
  readonly same: ReadonlyArray<SameCorrection>
  readonly rejects: ReadonlyArray<RejectedRecord>
}

export const NO_CORRECTIONS: Corrections = { points: new Map(), same: [], rejects: [] }

const TYPES: ReadonlyArray<EntityType> = ["PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "WORK", "OTHER"]
const typeOf = (cell: string): EntityType | undefined => TYPES.find((known) => known === cell.toUpperCase())

/** Reads a user's corrections; rows that say nothing complete are rejected with their line numbers. */
export const parseCorrections = (csvText: string): Corrections => {
  const points = new Map<string, Array<PointCorrection>>()
  const same: Array<SameCorrection> = []
  const rejects: Array<RejectedRecord> = []
  for (const { line, cells } of readTable(csvText)) {
    const type = typeOf(cells.entity_type ?? "")
    const otherType = typeOf(cells.other_type ?? "")
    const reject = (code: string, message: string): void => {
      rejects.push({ line, code, message })
    }
    if (type === undefined || (cells.entity ?? "") === "") {
      reject("no_entity", "entity_type and entity must name an entity")
      continue
    }
    const entity = { type, name: cells.entity }
    if (cells.action === "same") {
      if (otherType === undefined || (cells.other ?? "") === "") reject("no_other", "other_type and other must name the second entity")
      else same.push({ action: "same", entity, other: { type: otherType, name: cells.other } })
    } else if (cells.action === "mention" || cells.action === "speaker") {
      const charStart = (cells.char_start ?? "") === "" ? null : Number(cells.char_start)
      if ((cells.source_id ?? "") === "" || (cells.text ?? "") === "") reject("no_place", "source_id and text must say which")
      else if (charStart !== null && !Number.isInteger(charStart)) reject("bad_offset", `“${cells.char_start}” is no whole number`)
      else {
        const filed = points.get(cells.source_id) ?? []
        points.set(cells.source_id, filed)
        filed.push({ action: cells.action, sourceId: cells.source_id, charStart, text: cells.text, entity })
      }
    } else reject("unknown_action", `“${cells.action ?? ""}” is none of mention, same, speaker`)
  }
  return { points, same, rejects }
}

export interface Correctable {
  readonly mentions: ReadonlyArray<Mention>
  readonly entities: ReadonlyArray<LocalEntity>
  readonly quotes: ReadonlyArray<Quote>
}

/** Rule id of a row that a correction has touched: the rule that made it, then the correction. */
const touched = (ruleId: string, action: string): string => (ruleId.includes(" corrections/") ? ruleId : `${ruleId} corrections/${action}`)

/** Applies an article's corrections. `codePointOf` turns UTF-16 offsets of the text into code points. */
export const correctArticle = (
  text: string,
  found: Correctable,
  points: ReadonlyArray<PointCorrection>,
  codePointOf: (utf16: number) => number
): Correctable => {
  if (points.length === 0) return found
  const entities = [...found.entities]
  const entityIndex = (thing: NamedThing): number => {
    const name = foldedName(thing.name)
    const known = entities.findIndex(
      (entity) =>
        entity.type === thing.type && (foldedName(entity.name) === name || entity.aliases.some((alias) => foldedName(alias) === name))
    )
    return known >= 0 ? known : entities.push(newEntity(thing)) - 1
  }
  const isMeant = (point: PointCorrection, start: number, words: string): boolean =>
    (point.charStart === null || codePointOf(start) === point.charStart) && words.startsWith(point.text)
  const mentions = found.mentions.map((mention) => {
    const words = text.slice(mention.start, mention.end)
    const point = points.find(
      (candidate) => candidate.action === "mention" && candidate.text === words && isMeant(candidate, mention.start, words)
    )
    return point === undefined ? mention : { ...mention, entities: [entityIndex(point.entity)], ruleId: touched(mention.ruleId, "mention") }
  })
  const heirOf = renamed(found.mentions, mentions)
  for (const [old, heir] of heirOf) entities[old] = { ...entities[heir], ruleId: touched(entities[old].ruleId, "mention") }
  const followed = mentions.map((mention) =>
    mention.entities.some((entity) => heirOf.has(entity))
      ? {
          ...mention,
          entities: mention.entities.map((entity) => heirOf.get(entity) ?? entity),
          ruleId: touched(mention.ruleId, "mention")
        }
      : mention
  )
  const quotes = found.quotes.map((quote) => {
    const [part] = quote.parts
    const point = points.find(
      (candidate) =>
        candidate.action === "speaker" && part !== undefined && isMeant(candidate, part.start, text.slice(part.start, part.end))
    )
    return point === undefined
      ? quote
      : { ...quote, speakerEntities: [entityIndex(point.entity)], ruleId: touched(quote.ruleId, "speaker") }
  })
  return { mentions: followed, entities, quotes }
}

/** Entities of which every name now names one other: “she” and “the minister” go along. Old index → new index. */
const renamed = (before: ReadonlyArray<Mention>, after: ReadonlyArray<Mention>): ReadonlyMap<number, number> => {
  const heirs = new Map<number, Set<number>>()
  before.forEach((mention, k) => {
    if (mention.kind !== "name") return
    for (const entity of mention.entities) heirs.set(entity, (heirs.get(entity) ?? new Set()).add(after[k].entities[0]))
  })
  const found = new Map<number, number>()
  for (const [old, [heir, other]] of heirs) if (other === undefined && heir !== old) found.set(old, heir)
  return found
}

const newEntity = (thing: NamedThing): LocalEntity => ({
  type: thing.type,
  name: thing.name,
  aliases: [thing.name],
  roles: [],
  affiliation: null,
  countryCode: null,
  latitude: null,
  longitude: null,
  sector: null,
  externalIds: [],
  pronouns: [],
  ruleId: "entities/new corrections/mention"
})
