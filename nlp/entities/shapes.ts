/**
 * What articles say of their entities, each thing said kept once: most names of a corpus stand in many articles, with the same
 * forms, titles and codes.
 */
import type { LocalEntity } from "../annotations.ts"
import { textKey } from "../blocking.ts"
import type { EntityShape } from "./identity-groups.ts"

const areSame = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean =>
  a.length === b.length && a.every((each, k) => each === b[k])

const isSameShape = (a: EntityShape, b: EntityShape): boolean =>
  a.type === b.type &&
  a.name === b.name &&
  areSame(a.aliases, b.aliases) &&
  areSame(a.roles, b.roles) &&
  a.countryCode === b.countryCode &&
  a.latitude === b.latitude &&
  a.longitude === b.longitude &&
  a.sector === b.sector &&
  areSame(a.externalIds, b.externalIds) &&
  areSame(a.pronouns, b.pronouns) &&
  a.ruleId === b.ruleId

const NOTHING: ReadonlyArray<string> = []

/** Gives for what is said of an entity the object that says so. */
export const createShapes = (): ((entity: LocalEntity) => EntityShape) => {
  const shapes = new Map<number, EntityShape>()
  const texts = new Map<string, string>()
  const text = <T extends string | null>(value: T): T => {
    if (value === null) return value
    const known = texts.get(value)
    if (known === undefined) texts.set(value, value)
    return (known ?? value) as T
  }
  const list = (values: ReadonlyArray<string>): ReadonlyArray<string> => (values.length === 0 ? NOTHING : values.map(text))
  return (entity) => {
    const { aliases, externalIds, name, pronouns, roles, ruleId, type } = entity
    const key = textKey(
      [type, name, ruleId, entity.countryCode, entity.sector, ...aliases, "", ...roles, "", ...externalIds, "", ...pronouns].join("\n")
    )
    const known = shapes.get(key)
    if (known !== undefined && isSameShape(known, entity)) return known
    const shape: EntityShape = {
      type: text(type),
      name: text(name),
      aliases: list(aliases),
      roles: list(roles),
      countryCode: text(entity.countryCode),
      latitude: entity.latitude,
      longitude: entity.longitude,
      sector: text(entity.sector),
      externalIds: list(externalIds),
      pronouns: list(pronouns),
      ruleId: text(ruleId)
    }
    if (known === undefined) shapes.set(key, shape)
    return shape
  }
}
