import { enumeration, float, foreign, int, key, list, nullable, text } from "./column.ts"
import { EntityId, SourceId } from "./ids.ts"
import { defineTable, type RowOf } from "./table.ts"

export const entities = defineTable({
  name: "entities",
  grain: "one thing in the corpus",
  note: "One person is one row, under whatever names the articles use. `mentions` has every place where it is meant.",
  primaryKey: "entity_id",
  columns: {
    entity_id: key(EntityId)("`e_` and 16 hex digits of a hash of type and canonical key"),
    entity_type: enumeration(
      "PERSON",
      "ORG",
      "GPE",
      "LOC",
      "FAC",
      "NORP",
      "EVENT",
      "WORK",
      "OTHER"
    )("person, organisation, place with a government, other place, building, nationality or creed, named event, work, other"),
    name: text("canonical name"),
    aliases: list(text)("every other name the articles use, sorted"),
    role: nullable(text)("most frequent title or description (“US secretary of state”); null when none is given"),
    affiliation_entity_id: nullable(foreign(EntityId, "entities", "entity_id"))(
      "what it belongs to or speaks for; null when the articles do not say"
    ),
    country_code: nullable(text)(
      "ISO 3166-1 alpha-3, or PLOVER's IGO, UNO, EUR, NGO, MNC, IMG, ISM for bodies without a country; null when not known"
    ),
    latitude: nullable(float)("degrees north; null when it is no place of the gazetteer"),
    longitude: nullable(float)("degrees east; null when it is no place of the gazetteer"),
    actor_sector: nullable(text)("PLOVER's sector (GOV, MIL, LEG, JUD, COP, PTY, BUS, JRN, MED = health, CVL …); null when not known"),
    external_ids: list(text)("identifiers from a shipped table or a user's gazetteer, `<scheme>:<id>`, sorted"),
    pronouns: list(text)("pronouns that the articles use of it, sorted; never inferred from a name"),
    mention_count: int("rows of `mentions` that refer to it"),
    source_count: int("articles that mention it"),
    first_source_id: foreign(
      SourceId,
      "sources",
      "source_id"
    )("the first article that mentions it, by publication time, unknown times last, then by id"),
    rule_id: text("the rule that made it one thing"),
    confidence: nullable(float)("0–1, measured precision of that rule; null when it has under ten gold cases")
  }
})
export type EntityRow = RowOf<typeof entities.columns>
