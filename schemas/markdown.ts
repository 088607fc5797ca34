/** The data dictionary: tables and columns as a Markdown page. */
import { duckDbType } from "./duckdb.ts"
import { TABLE_NAMES, tableOf } from "./index.ts"
import { foreignKeys, SCHEMA_VERSION, type Table } from "./table.ts"
import type { Column } from "./column.ts"

const cell = (text: string): string => text.replaceAll("|", "\\|")

const typeOf = (column: Column<unknown>): string => {
  const type =
    column.type.kind === "enumeration"
      ? `one of ${column.type.values.map((value) => `\`${value}\``).join(", ")}`
      : `\`${duckDbType(column.type)}\``
  return column.isNullable ? `${type}, null` : type
}

const section = (table: Table): string => {
  const references = new Map(foreignKeys(table).map((key) => [key.column, `${key.targetTable}.${key.targetColumn}`]))
  const rows = Object.entries(table.columns).map(([name, column]) => {
    const target = references.get(name)
    const role = name === table.primaryKey ? " **key**" : target === undefined ? "" : ` → \`${target}\``
    return `| \`${name}\` | ${cell(typeOf(column))} | ${cell(column.doc)}${role} |`
  })
  return `## ${table.name}\n\nOne row is ${table.grain}. ${table.note}\n\n| column | type | meaning |\n|---|---|---|\n${rows.join("\n")}\n`
}

/** `docs/reference/tables.md`. */
export const tablesPage = (): string => `# Tables

Schema version ${SCHEMA_VERSION}. This page is derived from \`schemas/\`: \`pnpm run docs\` writes it, a test fails when it is stale.

- **Offsets** (\`char_start\`, \`char_end\` and every other \`*_start\`, \`*_end\` of text) are 0-based, half-open, in Unicode code points of
  \`sources.text\`, as DuckDB and Python count them: \`substring(text, char_start + 1, char_end - char_start)\`.
- **Null** means “not known” or “not in the text”; each column says when. With \`--no-text\` every column of the article's words is null.
- **Lists and structs** are lists and structs in Arrow, Parquet and DuckDB, JSON text in CSV. Enumerations are dictionary-encoded text in Arrow.
- **Times** are UTC, days are calendar days, intervals include both ends.
- \`rule_id\` names the rule or model that made a row, \`confidence\` how often that rule was right on development gold.
- Rows are sorted by their key. Ids come from content, so the same input gives the same ids.

${TABLE_NAMES.map((name) => section(tableOf(name))).join("\n")}`
