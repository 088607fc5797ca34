/** The people, countries, bodies and places of the corpus, one row each. */
import { type Entity, piecesOf } from "../data.ts"
import { h, longList, table, toEntity, toWords } from "../dom.ts"
import { ENTITY_TYPES, optionsOf, sectorWord } from "../words.ts"

export const entities = async (): Promise<HTMLElement> => {
  const rows = (some: ReadonlyArray<Entity>): HTMLElement =>
    table("Entities, most mentioned first", ["Name", "What", "Role", "Also called", "Country", "Sector", "Mentions", "Articles", "Quotations", "First mention"], some.map((entity) => [
      toEntity(entity.id, entity.name), ENTITY_TYPES[entity.type] ?? entity.type, [entity.role, entity.affiliation].filter((part) => part !== null).join(", "),
      entity.aliases.filter((alias) => alias !== entity.name).join(", "), entity.country ?? "", entity.sector === null ? "" : sectorWord(entity.sector),
      entity.mentions, entity.articles, entity.quotes, entity.first_mention === null ? "" : toWords(entity.first_mention, entity.first_words ?? "there")
    ]))
  return h("div", {}, h("h1", {}, "Entities"), h("p", {}, "Who and what the articles name. A name leads to what it said and where it is named."),
    await longList("entities", await piecesOf<Entity>("entities"), (entity) => `${entity.name} ${entity.aliases.join(" ")} ${entity.role} ${entity.affiliation} ${entity.country}`, rows, {
      choices: [{ label: "Everything", options: optionsOf(ENTITY_TYPES), valueOf: (entity) => entity.type }]
    }))
}
