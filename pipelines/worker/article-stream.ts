/**
 * Articles' tables → the bytes of the worker's output. One row an article: its `source_id`, and each table as a list of
 * structs, whose fields are the table's columns. One stream can so hold all tables, an article's rows stay together, and
 * any engine takes a table apart again with `unnest` or `explode`.
 */
import {
  Binary,
  Bool,
  type Data,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int32,
  List,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  TimestampMicrosecond,
  Utf8
} from "apache-arrow"
import type { ArticleTableName } from "../../schemas/article-names.ts"
import { articleTableOf } from "../../schemas/article.ts"
import type { PhysicalType } from "../../schemas/column.ts"
import { SCHEMA_VERSION } from "../../schemas/index.ts"
import { columnData } from "../write/arrow.ts"
import type { ArticleRows, Row } from "./article-rows.ts"

/** What the worker writes of one record. */
export interface Outcome {
  readonly rows: ArticleRows
  /** The article as `pack` makes it, null for a reject and where it was not asked for. */
  readonly packed: Uint8Array | null
}

export interface OutputShape {
  /** Tables to give, in the order of `articleTables`. */
  readonly tables: ReadonlyArray<ArticleTableName>
  /** Adds the column `packed`. */
  readonly isPacked: boolean
}

/** Bytes for a start, for some articles, and for an end. */
export interface ArticleWriter {
  readonly start: () => Uint8Array
  readonly articles: (outcomes: ReadonlyArray<Outcome>) => Uint8Array
  readonly end: () => Uint8Array
}

/** Enumerations are plain text here: Spark takes no dictionaries from Python. */
const plain = (type: PhysicalType): PhysicalType => {
  switch (type.kind) {
    case "enumeration":
      return { kind: "utf8" }
    case "list":
      return { kind: "list", item: plain(type.item) }
    default:
      return type
  }
}

const arrowType = (type: PhysicalType): DataType => {
  switch (type.kind) {
    case "utf8":
    case "enumeration":
      return new Utf8()
    case "int32":
      return new Int32()
    case "float64":
      return new Float64()
    case "bool":
      return new Bool()
    case "date":
      return new DateDay()
    case "timestamp":
      return new TimestampMicrosecond("UTC")
    case "list":
      return new List(new Field("item", arrowType(type.item), false))
    case "struct":
      return new Struct(Object.entries(type.fields).map(([name, inner]) => new Field(name, arrowType(inner), false)))
  }
}

/** A table's row as a struct: for the values, and for the schema, where it keeps what its columns mean. */
const rowType = (name: ArticleTableName) => {
  const columns = Object.entries(articleTableOf(name).columns)
  const physical: PhysicalType = { kind: "struct", fields: Object.fromEntries(columns.map(([column, { type }]) => [column, plain(type)])) }
  const fields = columns.map(
    ([column, { doc, isArticleText, isNullable, type }]) =>
      new Field(column, arrowType(plain(type)), isNullable || isArticleText, new Map([["description", doc]]))
  )
  return { physical, arrow: new Struct(fields) }
}

const binaryData = (values: ReadonlyArray<Uint8Array | null>): Data<Binary> => {
  const valueOffsets = new Int32Array(values.length + 1)
  const nullBitmap = new Uint8Array((values.length + 7) >> 3)
  values.forEach((value, i) => {
    valueOffsets[i + 1] = valueOffsets[i] + (value?.length ?? 0)
    if (value !== null) nullBitmap[i >> 3] |= 1 << (i & 7)
  })
  const data = Buffer.concat(values.filter((value) => value !== null))
  const nullCount = values.filter((value) => value === null).length
  return makeData({ type: new Binary(), length: values.length, nullCount, nullBitmap, valueOffsets, data })
}

/** Hands out its bytes after each batch instead of queueing the whole stream. */
class PiecewiseStreamWriter extends RecordBatchStreamWriter {
  #pieces: Array<Uint8Array> = []

  protected override _write(chunk: ArrayBufferView): this {
    if (this._started && chunk.byteLength > 0) this.#pieces.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength))
    this._position += chunk.byteLength
    return this
  }

  take(): Uint8Array {
    const bytes = Buffer.concat(this.#pieces)
    this.#pieces = []
    return bytes
  }
}

const sourceIdOf = ({ rows }: Outcome): unknown => rows.sources[0]?.source_id ?? null

/** An Arrow IPC stream, a record batch for each call of `articles`. */
export const arrowArticles = ({ isPacked, tables }: OutputShape): ArticleWriter => {
  const types = tables.map((name) => ({ name, ...rowType(name) }))
  const schema = new Schema(
    [
      new Field("source_id", new Utf8(), true, new Map([["description", "the article; null for a record that was rejected"]])),
      ...types.map(
        ({ arrow, name }) =>
          new Field(name, new List(new Field("item", arrow, false)), false, new Map([["description", articleTableOf(name).grain]]))
      ),
      ...(isPacked ? [new Field("packed", new Binary(), true, new Map([["description", "the article for `onrecord merge`"]]))] : [])
    ],
    new Map([["schema_version", String(SCHEMA_VERSION)]])
  )
  const none = new Map()
  const writer = new PiecewiseStreamWriter()
  const batchOf = (outcomes: ReadonlyArray<Outcome>): RecordBatch => {
    const children = [
      columnData({ kind: "utf8" }, schema.fields[0].type, outcomes.map(sourceIdOf), none),
      ...types.map(({ name, physical }, at) =>
        columnData({ kind: "list", item: physical }, schema.fields[at + 1].type, outcomes.map(({ rows }) => rows[name]), none)
      ),
      ...(isPacked ? [binaryData(outcomes.map(({ packed }) => packed))] : [])
    ]
    return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: outcomes.length, nullCount: 0, children }))
  }
  return {
    start: () => {
      writer.reset(undefined, schema)
      return writer.take()
    },
    articles: (outcomes) => {
      writer.write(batchOf(outcomes))
      return writer.take()
    },
    end: () => {
      writer.finish()
      return writer.take()
    }
  }
}

/** JSON lines: one object an article, with the same names. `packed` is base64. */
export const ndjsonArticles = ({ isPacked, tables }: OutputShape): ArticleWriter => {
  const columnsOf = new Map(tables.map((name) => [name, articleTableOf(name).columnNames]))
  const nothing = new Uint8Array(0)
  const lineOf = (outcome: Outcome): string => {
    const record: Record<string, unknown> = { source_id: sourceIdOf(outcome) }
    for (const name of tables) record[name] = outcome.rows[name].map((row) => inOrder(row, columnsOf.get(name)!))
    if (isPacked) record.packed = outcome.packed === null ? null : Buffer.from(outcome.packed).toString("base64")
    return `${JSON.stringify(record)}\n`
  }
  return { start: () => nothing, articles: (outcomes) => Buffer.from(outcomes.map(lineOf).join("")), end: () => nothing }
}

const inOrder = (row: Row, columns: ReadonlyArray<string>): Row => Object.fromEntries(columns.map((name) => [name, row[name]]))
