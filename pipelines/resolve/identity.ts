/** Which entities of different articles are one: those of one type and name, case and Unicode form aside. */
import type { ArticleTables } from "../dataset.ts"
import { type EntityGroup } from "./entities.ts"
import { byText, mostFrequent } from "./hash.ts"

/** Groups over all articles; every entity is in exactly one. */
export const groupEntities = (articles: ReadonlyArray<ArticleTables>): ReadonlyArray<EntityGroup> => {
  const members = articles.flatMap(({ entities }, article) =>
    entities.map(({ name, type }, entity) => ({ article, entity, name, type, key: name.normalize("NFC").toLowerCase() })))
  const groups = Map.groupBy(members, ({ key, type }) => `${type}\n${key}`)
  return [...groups.keys()].sort(byText).map((id) => {
    const group = groups.get(id) ?? []
    const { key, type } = group[0]
    return { type, key, name: mostFrequent(group.map(({ name }) => name)) ?? key, members: group, ruleId: "entities/same-name" }
  })
}
