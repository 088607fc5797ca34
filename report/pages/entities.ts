/** The people, countries, bodies and places of the corpus, one row each. */
import { type Entity, load } from "../data.ts"
import { h, longList, table, toWords } from "../dom.ts"

export const entities = async (): Promise<HTMLElement> => {
  const list = await load<ReadonlyArray<Entity>>("entities")
  const rows = (some: ReadonlyArray<Entity>): HTMLElement =>
    table("Entities, most mentioned first", ["Name", "Type", "Role", "Also called", "Country", "Sector", "Pronouns", "Mentions", "Articles", "Quotations", "First mention"], some.map((entity) => [
      entity.quotes > 0 ? h("a", { href: `#/speaker/${encodeURIComponent(entity.id)}` }, entity.name) : entity.name,
      entity.type, [entity.role, entity.affiliation].filter((part) => part !== null).join(", "), entity.aliases.filter((alias) => alias !== entity.name).join(", "),
      entity.country ?? "", entity.sector ?? "", entity.pronouns.join(", "), entity.mentions, entity.articles, entity.quotes,
      entity.first_mention === null ? "" : toWords(entity.first_mention, "words", entity.first_source)
    ]))
  return h("div", {}, h("h1", {}, "Entities"), longList("entities", list, (entity) => `${entity.name} ${entity.aliases.join(" ")} ${entity.type} ${entity.role} ${entity.country}`, rows))
}
