/**
 * The tables of one article by itself, as `onrecord worker` gives them: those of the dataset without the columns that only
 * a look at all articles can fill, and with the article's own entities, which other rows point to by their number.
 */
import type { ArticleTableName } from "./article-names.ts"
import { foreign, int, list, nullable, text } from "./column.ts"
import { entities } from "./entities.ts"
import { EventId, SourceId } from "./ids.ts"
import { tableOf } from "./index.ts"
import { type Columns, defineTable, type Table } from "./table.ts"

/** A table with some columns left out and others added. Throws where there is no such column: a renamed one must be renamed here. */
const local = (table: Table, left: ReadonlyArray<string>, added: Columns = {}): Table => {
  const missing = left.filter((name) => table.columns[name] === undefined)
  if (missing.length > 0) throw new Error(`${table.name} has no column ${missing.join(", ")}`)
  const kept = Object.entries(table.columns).filter(([name]) => !left.includes(name))
  return defineTable<string, Columns>({ ...table, columns: { ...Object.fromEntries(kept), ...added } })
}

const entity = (doc: string) => nullable(int)(`${doc}, as \`entities.entity\` of this article; null when not known`)
const entityList = (doc: string) => list(int)(`${doc}, as \`entities.entity\` of this article`)

const articleEntities = defineTable({
  name: "entities",
  grain: "one thing in one article",
  note: "Which of them are the same thing as those of other articles is only known once all articles are looked at.",
  primaryKey: "entity",
  columns: {
    source_id: foreign(SourceId, "sources", "source_id")("the article"),
    entity: int("number of the entity in its article, from 0"),
    entity_type: entities.columns.entity_type,
    name: text("longest or most official name in this article"),
    aliases: list(text)("every distinct name in this article, sorted"),
    roles: list(text)("titles and descriptions, most frequent first"),
    affiliation: entity("the entity it belongs to"),
    country_code: entities.columns.country_code,
    latitude: entities.columns.latitude,
    longitude: entities.columns.longitude,
    actor_sector: entities.columns.actor_sector,
    external_ids: entities.columns.external_ids,
    pronouns: entities.columns.pronouns,
    mention_count: int("rows of `mentions` of this article that refer to it"),
    rule_id: entities.columns.rule_id
  }
})

/** In the order in which the worker's columns stand. */
export const articleTables: Readonly<Record<ArticleTableName, Table>> = {
  sources: local(tableOf("sources"), ["dup_group_id", "dup_kind", "dup_score"]),
  sentences: tableOf("sentences"),
  entities: articleEntities as unknown as Table,
  mentions: local(tableOf("mentions"), ["entity_id", "entity_ids"], { entities: entityList("what it refers to") }),
  quotes: local(
    tableOf("quotes"),
    ["speaker_entity_id", "speaker_entity_ids", "speaker_name", "via_entity_id", "addressee_entity_id", "statement_id"],
    { speakers: entityList("who said it"), via: entity("who is quoted as quoting it"), addressee: entity("to whom it was said") }
  ),
  times: tableOf("times"),
  events: local(
    tableOf("events"),
    ["actor_entity_ids", "recipient_entity_ids", "place_entity_id", "reported_by_entity_id", "event_cluster_id"],
    {
      actors: entityList("who acts"),
      recipients: entityList("toward whom"),
      place: entity("where"),
      reported_by: entity("who reports it"),
      antecedent: nullable(foreign(EventId, "events", "event_id"))(
        "the earlier report of this article that it points back to (“the talks”); null when it points to none"
      )
    }
  ),
  rejects: tableOf("rejects")
}

export const articleTableOf = (name: ArticleTableName): Table => articleTables[name]
