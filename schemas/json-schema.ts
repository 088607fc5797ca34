/** The JSON Schema (draft 2020-12) of a table's row, for rows as JSON. */
import * as Schema from "effect/Schema"
import { SCHEMA_VERSION, type Table } from "./table.ts"

/** Properties in column order, each with its doc as description. */
export const jsonSchema = (table: Table) => {
  const documents = Object.entries(table.columns).map(([name, { doc, schema }]) => {
    const { schema: property } = Schema.toJsonSchemaDocument(schema)
    return [name, { ...property, description: doc }] as const
  })
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: table.name,
    description: `${table.grain}. ${table.note}`,
    "x-schema-version": SCHEMA_VERSION,
    type: "object",
    properties: Object.fromEntries(documents),
    required: table.columnNames,
    additionalProperties: false
  }
}
