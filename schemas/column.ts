/**
 * The words that columns are declared with. Each word pairs, here and nowhere else, one runtime schema with one
 * physical type; Arrow, DuckDB, CSV and JSON Schema read the physical type (`PhysicalType`).
 *
 * A word takes the column's doc string, which is mandatory: `int("position in the source, from 0")`.
 */
import * as Schema from "effect/Schema"

/** How a value is stored. What Arrow and DuckDB call it: `arrow.ts`, `duckdb.ts`. */
export type PhysicalType =
  | { readonly kind: "utf8" | "int32" | "float64" | "bool" | "date" | "timestamp" }
  | { readonly kind: "enumeration"; readonly values: ReadonlyArray<string> }
  | { readonly kind: "list"; readonly item: PhysicalType }
  | { readonly kind: "struct"; readonly fields: Readonly<Record<string, PhysicalType>> }

/** The table (by its key) that a column's values name a row of. */
export interface Reference {
  readonly table: string
  readonly column: string
}

export interface Column<out T> {
  readonly doc: string
  readonly schema: Schema.Codec<T, unknown>
  readonly type: PhysicalType
  readonly isNullable: boolean
  /** True for words of the article, which `--no-text` leaves out. */
  readonly isArticleText: boolean
  readonly references: Reference | null
}

/** A column word: give it a doc string, get a column. */
export type Word<T> = (doc: string) => Column<T>

const word =
  <T>(
    type: PhysicalType,
    schema: Schema.Codec<T, unknown>,
    rest: Partial<Pick<Column<T>, "isNullable" | "isArticleText" | "references">> = {}
  ): Word<T> =>
  (doc) => ({ doc, schema, type, isNullable: false, isArticleText: false, references: null, ...rest })

const count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0), Schema.isLessThanOrEqualTo(2 ** 31 - 1))

/** A primary key: a branded text. */
export const key = <T extends string>(id: Schema.Codec<T, unknown>): Word<T> => word({ kind: "utf8" }, id)

/** A foreign key: the id of a row of `table`. */
export const foreign = <T extends string>(id: Schema.Codec<T, unknown>, table: string, column: string): Word<T> =>
  word({ kind: "utf8" }, id, { references: { table, column } })

/** Any text. */
export const text: Word<string> = word({ kind: "utf8" }, Schema.String)

/** Words of the article, unaltered. Null in a dataset written with `--no-text`, and only there. */
export const articleText: Word<string | null> = word({ kind: "utf8" }, Schema.NullOr(Schema.String), {
  isNullable: true,
  isArticleText: true
})

/** A whole number from 0, 32 bits. */
export const int: Word<number> = word({ kind: "int32" }, count)

/** A character offset: 0-based, Unicode code points of `sources.text`. */
export const offset: Word<number> = word({ kind: "int32" }, count)

/** A double. */
export const float: Word<number> = word({ kind: "float64" }, Schema.Finite)

export const bool: Word<boolean> = word({ kind: "bool" }, Schema.Boolean)

/** A calendar day, `YYYY-MM-DD`, years 0001 to 9999. */
export const date: Word<string> = word(
  { kind: "date" },
  Schema.String.check(Schema.isPattern(/^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/))
)

/** An instant in UTC, `YYYY-MM-DDThh:mm:ss(.ffffff)Z`, microseconds. */
export const timestamp: Word<string> = word(
  { kind: "timestamp" },
  Schema.String.check(
    Schema.isPattern(/^(?!0000)\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?Z$/)
  )
)

/** One of a closed list of words. */
export const enumeration = <const L extends ReadonlyArray<string>>(...values: L): Word<L[number]> =>
  word({ kind: "enumeration", values }, Schema.Literals(values))

/** May be null; the doc string must say when (“… null when …”). */
export const nullable =
  <T>(inner: Word<T>): Word<T | null> =>
  (doc) => {
    const column = inner(doc)
    return { ...column, schema: Schema.NullOr(column.schema), isNullable: true }
  }

/** A list, possibly empty, never null, of values that are never null. */
export const list =
  <T>(inner: Word<T>): Word<ReadonlyArray<T>> =>
  (doc) => {
    const item = inner(doc)
    return { ...item, schema: Schema.Array(item.schema), type: { kind: "list", item: item.type } }
  }

/** A record of values that are never null. */
export const struct = <F extends Readonly<Record<string, Word<unknown>>>>(
  fields: F
): Word<{ readonly [K in keyof F]: F[K] extends Word<infer T> ? T : never }> => {
  const columns = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field(name)]))
  const schemas = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.schema]))
  const types = Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, column.type]))
  // The generic record of columns loses its field names; the declared type above restores them.
  return word({ kind: "struct", fields: types }, Schema.Struct(schemas) as never)
}

/** A code-point range of `sources.text`, half-open. */
export const span = struct({ start: offset, end: offset })
