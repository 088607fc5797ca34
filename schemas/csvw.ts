/** The tables as CSV on the Web metadata (https://www.w3.org/TR/tabular-metadata/): one table group over the CSV files. */
import type { PhysicalType } from "./column.ts"
import { foreignKeys, type Table } from "./table.ts"

const datatype = (type: PhysicalType): unknown => {
  switch (type.kind) {
    case "int32":
      return "integer"
    case "float64":
      return "double"
    case "bool":
      return "boolean"
    case "date":
      return "date"
    case "timestamp":
      return "datetime"
    case "enumeration":
      return { base: "string", format: type.values.join("|") }
    case "list":
    case "struct":
      return "json"
    case "utf8":
      return "string"
  }
}

/** One table of the group; `url` is the CSV file, relative to the metadata. */
export const csvwTable = (table: Table, url: string) => ({
  url,
  "dc:title": table.name,
  "dc:description": `One row is ${table.grain}. ${table.note}`,
  tableSchema: {
    columns: Object.entries(table.columns).map(([name, { doc, isNullable, type }]) => ({
      name,
      titles: name,
      "dc:description": doc,
      datatype: datatype(type),
      required: !isNullable && type.kind !== "list" && type.kind !== "utf8",
      null: ""
    })),
    primaryKey: table.primaryKey,
    foreignKeys: foreignKeys(table)
      .filter(({ isList, targetTable }) => !isList && targetTable !== table.name)
      .map(({ column, targetColumn, targetTable }) => ({
        columnReference: column,
        reference: { resource: `csv/${targetTable}.csv`, columnReference: targetColumn }
      }))
  }
})

/** `csv-metadata.json` of a dataset. */
export const csvwGroup = (tables: ReadonlyArray<Table>) => ({
  "@context": "http://www.w3.org/ns/csvw",
  "dc:title": "Who said what, and who did what to whom, in a set of news articles",
  dialect: { header: true, encoding: "utf-8", lineTerminators: ["\n"], quoteChar: '"', doubleQuote: true },
  tables: tables.map((table) => csvwTable(table, `csv/${table.name}.csv`))
})
