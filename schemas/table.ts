/** A table's one declaration: `defineTable`. Everything else about it is derived from this. */
import * as Schema from "effect/Schema"
import type { Column } from "./column.ts"

/** Raised with every change of a table's columns; written into `run.json` and `datapackage.json`. */
export const SCHEMA_VERSION = 1

export type Columns = Readonly<Record<string, Column<unknown>>>

/** The row type of a set of columns: one property a column, spelled as in the tables. */
export type RowOf<C extends Columns> = { readonly [K in keyof C]: C[K] extends Column<infer T> ? T : never }

export interface TableDefinition<N extends string, C extends Columns> {
  readonly name: N
  /** What one row is. */
  readonly grain: string
  /** What a reader should know before using the table. */
  readonly note: string
  readonly primaryKey: keyof C & string
  readonly columns: C
}

export interface Table<N extends string = string, C extends Columns = Columns> extends TableDefinition<N, C> {
  readonly columnNames: ReadonlyArray<string>
  /** Runtime schema of a row. */
  readonly row: Schema.Codec<RowOf<C>, unknown>
  /** Of rows by columns, a list each. */
  readonly batch: Schema.Codec<unknown, unknown>
}

/**
 * Declares a table. Column order is the order of every file.
 *
 * @example defineTable({ name: "sentences", grain: "one sentence", note: "…", primaryKey: "sentence_id", columns: { … } })
 */
export const defineTable = <const N extends string, C extends Columns>(definition: TableDefinition<N, C>): Table<N, C> => {
  const fields = Object.fromEntries(Object.entries(definition.columns).map(([name, column]) => [name, column.schema]))
  // Struct over a computed record cannot carry the names in its type; `RowOf` does.
  const row = Schema.Struct(fields) as unknown as Schema.Codec<RowOf<C>, unknown>
  const batch = Schema.Struct(Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, Schema.Array(schema)])))
  return { ...definition, columnNames: Object.keys(definition.columns), row, batch }
}

/** One foreign key of a table, as declared on a column. */
export interface ForeignKey {
  readonly table: string
  readonly column: string
  readonly isList: boolean
  readonly targetTable: string
  readonly targetColumn: string
}

/** Foreign keys of a table, in column order. */
export const foreignKeys = (table: Table): ReadonlyArray<ForeignKey> =>
  Object.entries(table.columns).flatMap(([column, { references, type }]) =>
    references === null
      ? []
      : [
          {
            table: table.name,
            column,
            isList: type.kind === "list",
            targetTable: references.table,
            targetColumn: references.column
          }
        ]
  )
