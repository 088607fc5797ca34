import { enumeration, float, key, text } from "./column.ts"
import { LinkId } from "./ids.ts"
import { defineTable, type RowOf } from "./table.ts"

export const links = defineTable({
  name: "links",
  grain: "one edge between rows of different sources",
  note: "`from_id` sorts before `to_id`; the edge has no direction.",
  primaryKey: "link_id",
  columns: {
    link_id: key(LinkId)("`l_` and 16 hex digits of a hash of type and ends"),
    link_type: enumeration("same_statement", "same_event", "near_duplicate", "wire_copy")("what the two rows have in common"),
    from_table: enumeration("quotes", "events", "sources")("table of `from_id`"),
    from_id: text("key of one row"),
    to_table: enumeration("quotes", "events", "sources")("table of `to_id`"),
    to_id: text("key of the other row"),
    score: float("0–1, how alike they are"),
    rule_id: text("the rule that joined them")
  }
})
export type LinkRow = RowOf<typeof links.columns>
