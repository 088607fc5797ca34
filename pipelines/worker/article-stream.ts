/**
 * Articles' tables → the bytes of the worker's output. One row an article: its `source_id`, and each table as a list of
 * structs, whose fields are the table's columns. One stream can so hold all tables, an article's rows stay together, and
 * any engine takes a table apart again with `unnest` or `explode`.
 */
import { Field, List, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct, Utf8 } from "apache-arrow"
import { arrowType } from "../../schemas/arrow.ts"
import type { ArticleTableName } from "../../schemas/article-names.ts"
import { articleTableOf } from "../../schemas/article.ts"
import type { PhysicalType } from "../../schemas/column.ts"
import { SCHEMA_VERSION } from "../../schemas/index.ts"
import { columnData } from "../write/arrow.ts"
import type { ArticleRows, Row } from "./article-rows.ts"

export interface OutputShape {
  /** Tables to give, in the order of `articleTables`. */
  readonly tables: ReadonlyArray<ArticleTableName>
}

/** Bytes for a start, for some articles, and for an end. */
export interface ArticleWriter {
  readonly start: () => Uint8Array
  readonly articles: (articles: ReadonlyArray<ArticleRows>) => Uint8Array
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

/** Of no meaning: a plain type has no dictionary. */
const NO_DICTIONARY = 0

/** A table's row as a struct: for the values, and for the schema, where it keeps what its columns mean. */
const rowType = (name: ArticleTableName) => {
  const columns = Object.entries(articleTableOf(name).columns)
  const physical: PhysicalType = { kind: "struct", fields: Object.fromEntries(columns.map(([column, { type }]) => [column, plain(type)])) }
  const fields = columns.map(
    ([column, { doc, isArticleText, isNullable, type }]) =>
      new Field(column, arrowType(plain(type), NO_DICTIONARY), isNullable || isArticleText, new Map([["description", doc]]))
  )
  return { physical, arrow: new Struct(fields) }
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

const sourceIdOf = (article: ArticleRows): unknown => article.sources[0]?.source_id ?? null

/** An Arrow IPC stream, a record batch for each call of `articles`. */
export const arrowArticles = ({ tables }: OutputShape): ArticleWriter => {
  const types = tables.map((name) => ({ name, ...rowType(name) }))
  const schema = new Schema(
    [
      new Field("source_id", new Utf8(), true, new Map([["description", "the article; null for a record that was rejected"]])),
      ...types.map(
        ({ arrow, name }) =>
          new Field(name, new List(new Field("item", arrow, false)), false, new Map([["description", articleTableOf(name).grain]]))
      )
    ],
    new Map([["schema_version", String(SCHEMA_VERSION)]])
  )
  const none = new Map()
  const writer = new PiecewiseStreamWriter()
  const batchOf = (articles: ReadonlyArray<ArticleRows>): RecordBatch => {
    const children = [
      columnData({ kind: "utf8" }, schema.fields[0].type, articles.map(sourceIdOf), none),
      ...types.map(({ name, physical }, at) =>
        columnData(
          { kind: "list", item: physical },
          schema.fields[at + 1].type,
          articles.map((article) => article[name]),
          none
        )
      )
    ]
    return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length: articles.length, nullCount: 0, children }))
  }
  return {
    start: () => {
      writer.reset(undefined, schema)
      return writer.take()
    },
    articles: (articles) => {
      writer.write(batchOf(articles))
      return writer.take()
    },
    end: () => {
      writer.finish()
      return writer.take()
    }
  }
}

/** JSON lines: one object an article, with the same names. */
export const ndjsonArticles = ({ tables }: OutputShape): ArticleWriter => {
  const columnsOf = new Map(tables.map((name) => [name, articleTableOf(name).columnNames]))
  const nothing = new Uint8Array(0)
  const lineOf = (article: ArticleRows): string => {
    const record: Record<string, unknown> = { source_id: sourceIdOf(article) }
    for (const name of tables) record[name] = article[name].map((row) => inOrder(row, columnsOf.get(name)!))
    return `${JSON.stringify(record)}\n`
  }
  return { start: () => nothing, articles: (articles) => Buffer.from(articles.map(lineOf).join("")), end: () => nothing }
}

const inOrder = (row: Row, columns: ReadonlyArray<string>): Row => Object.fromEntries(columns.map((name) => [name, row[name]]))
