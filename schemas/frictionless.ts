/** A table as a Frictionless Table Schema (https://specs.frictionlessdata.io/table-schema/), for its CSV file. */
import type { PhysicalType } from "./column.ts"
import { foreignKeys, type Table } from "./table.ts"

const fieldType = (type: PhysicalType): { readonly type: string; readonly format?: string } => {
  switch (type.kind) {
    case "utf8":
    case "enumeration":
      return { type: "string" }
    case "int32":
      return { type: "integer" }
    case "float64":
      return { type: "number" }
    case "bool":
      return { type: "boolean" }
    case "date":
      return { type: "date" }
    case "timestamp":
      return { type: "datetime" }
    case "list":
      return { type: "array" }
    case "struct":
      return { type: "object" }
  }
}

/** Fields with types, docs and constraints; primary key; foreign keys of single values. */
export const frictionlessSchema = (table: Table) => ({
  fields: Object.entries(table.columns).map(([name, { doc, type, isNullable }]) => ({
    name,
    ...fieldType(type),
    description: doc,
    constraints: {
      ...(isNullable ? {} : { required: true }),
      ...(name === table.primaryKey ? { unique: true } : {}),
      ...(type.kind === "enumeration" ? { enum: type.values } : {})
    }
  })),
  missingValues: [""],
  primaryKey: table.primaryKey,
  foreignKeys: foreignKeys(table)
    .filter(({ isList }) => !isList)
    .map(({ column, targetTable, targetColumn }) => ({
      fields: column,
      // A table that points into itself is the empty name in this format.
      reference: { resource: targetTable === table.name ? "" : targetTable, fields: targetColumn }
    }))
})
