/**
 * Rows to Arrow record batches over hand-made typed arrays (builders are four times slower and lose types), and record
 * batches to the bytes of an IPC file (https://arrow.apache.org/docs/format/Columnar.html#ipc-file-format).
 */
import {
  type Bool,
  type Data,
  type DataType,
  type DateDay,
  type Dictionary,
  type Field,
  type Float64,
  type Int32,
  type List,
  makeData,
  RecordBatch,
  RecordBatchFileWriter,
  type Schema,
  Struct,
  type TimestampMicrosecond,
  Utf8,
  Vector
} from "apache-arrow"
import { arrowSchema } from "../../schemas/arrow.ts"
import type { PhysicalType } from "../../schemas/column.ts"
import type { Table } from "../../schemas/index.ts"
import type { ColumnBatch } from "../column-batch.ts"
import { epochDays, epochMicros } from "./calendar.ts"

type Values = ReadonlyArray<unknown>

const encoder = new TextEncoder()

/** One bit a value, least significant first; null when no value is null, so that no buffer is written. */
const validity = (values: Values): { nullCount: number; nullBitmap: Uint8Array | null } => {
  let nullCount = 0
  for (let i = 0; i < values.length; i++) if (values[i] === null) nullCount++
  if (nullCount === 0) return { nullCount, nullBitmap: null }
  const nullBitmap = new Uint8Array((values.length + 7) >> 3)
  for (let i = 0; i < values.length; i++) if (values[i] !== null) nullBitmap[i >> 3] |= 1 << (i & 7)
  return { nullCount, nullBitmap }
}

/** Texts up to this many UTF-16 units together are encoded at once. */
const JOINED_UNITS = 1 << 24

/** Sets where each value ends by its size, and gives where the last one does. */
const measured = (values: Values, valueOffsets: Int32Array, sizeOf: (value: string) => number): number => {
  let at = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as string | null
    if (value !== null) at += sizeOf(value)
    valueOffsets[i + 1] = at
  }
  return at
}

/** Concatenated UTF-8 and the offsets between, nulls as empty. One call for a column is many times faster than one a value. */
const utf8 = (values: Values): { valueOffsets: Int32Array; data: Uint8Array } => {
  const valueOffsets = new Int32Array(values.length + 1)
  const units = measured(values, valueOffsets, ({ length }) => length)
  const joined = units > JOINED_UNITS ? null : encoder.encode(values.join(""))
  if (joined?.length === units) return { valueOffsets, data: joined }
  const bytes = measured(values, valueOffsets, Buffer.byteLength)
  // Halves of a character at the end of one value and the start of the next would have become one.
  if (joined?.length === bytes) return { valueOffsets, data: joined }
  const data = new Uint8Array(bytes)
  for (let i = 0; i < values.length; i++)
    if (values[i] !== null) encoder.encodeInto(values[i] as string, data.subarray(valueOffsets[i], valueOffsets[i + 1]))
  return { valueOffsets, data }
}

const numbers = <A extends Int32Array | Float64Array | BigInt64Array | Int8Array>(
  array: A,
  values: Values,
  convert: (value: never) => number | bigint
): A => {
  for (let i = 0; i < values.length; i++) if (values[i] !== null) array[i] = convert(values[i] as never)
  return array
}

const bits = (values: Values): Uint8Array => {
  const array = new Uint8Array((values.length + 7) >> 3)
  for (let i = 0; i < values.length; i++) if (values[i] === true) array[i >> 3] |= 1 << (i & 7)
  return array
}

const listData = (item: PhysicalType, type: DataType, values: ReadonlyArray<Values>, dictionaries: Dictionaries): Data => {
  const valueOffsets = new Int32Array(values.length + 1)
  for (let i = 0; i < values.length; i++) valueOffsets[i + 1] = valueOffsets[i] + values[i].length
  const child = columnData(item, (type as List).children[0].type, values.flat(), dictionaries)
  return makeData({ type: type as List, length: values.length, nullCount: 0, valueOffsets, child })
}

const structData = (
  fields: Readonly<Record<string, PhysicalType>>,
  type: DataType,
  values: ReadonlyArray<Record<string, unknown>>,
  dictionaries: Dictionaries
): Data => {
  const children = (type as Struct).children.map((field: Field) =>
    columnData(
      fields[field.name],
      field.type,
      values.map((value) => value[field.name]),
      dictionaries
    )
  )
  return makeData({ type: type as Struct, length: values.length, nullCount: 0, children })
}

/** The words of each enumeration of a file, by dictionary id: made once, so that they are written once. */
export type Dictionaries = Map<number, { readonly index: ReadonlyMap<unknown, number>; readonly words: Vector<Utf8> }>

const enumerationData = (words: ReadonlyArray<string>, type: Dictionary, values: Values, dictionaries: Dictionaries): Data => {
  let dictionary = dictionaries.get(type.id)
  if (dictionary === undefined) {
    const vector = new Vector([makeData({ type: new Utf8(), length: words.length, nullCount: 0, ...utf8(words) })])
    dictionary = { index: new Map(words.map((word, at) => [word, at])), words: vector }
    dictionaries.set(type.id, dictionary)
  }
  const { index } = dictionary
  const data = numbers(new Int8Array(values.length), values, (value) => index.get(value) ?? -1)
  return makeData({ type, length: values.length, ...validity(values), data, dictionary: dictionary.words })
}

/** One column's values, as rows have them, in Arrow's layout. */
export const columnData = (type: PhysicalType, arrow: DataType, values: Values, dictionaries: Dictionaries): Data => {
  const { length } = values
  switch (type.kind) {
    case "utf8":
      return makeData({ type: arrow as Utf8, length, ...validity(values), ...utf8(values) })
    case "int32":
      return makeData({ type: arrow as Int32, length, ...validity(values), data: numbers(new Int32Array(length), values, (v) => v) })
    case "float64":
      return makeData({ type: arrow as Float64, length, ...validity(values), data: numbers(new Float64Array(length), values, (v) => v) })
    case "date":
      return makeData({ type: arrow as DateDay, length, ...validity(values), data: numbers(new Int32Array(length), values, epochDays) })
    case "timestamp":
      return makeData({
        type: arrow as TimestampMicrosecond,
        length,
        ...validity(values),
        data: numbers(new BigInt64Array(length), values, epochMicros)
      })
    case "bool":
      return makeData({ type: arrow as Bool, length, ...validity(values), data: bits(values) })
    case "enumeration":
      return enumerationData(type.values, arrow as Dictionary, values, dictionaries)
    case "list":
      return listData(type.item, arrow, values as ReadonlyArray<Values>, dictionaries)
    case "struct":
      return structData(type.fields, arrow, values as ReadonlyArray<Record<string, unknown>>, dictionaries)
  }
}

/** Hands out its bytes piece by piece instead of queueing a whole file. */
class PiecewiseFileWriter extends RecordBatchFileWriter {
  #pieces: Array<Uint8Array> = []

  protected override _write(chunk: ArrayBufferView): this {
    if (this._started && chunk.byteLength > 0) {
      this.#pieces.push(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength))
      this._position += chunk.byteLength
    }
    return this
  }

  take(): ReadonlyArray<Uint8Array> {
    const pieces = this.#pieces
    this.#pieces = []
    return pieces
  }
}

/** Bytes of one table's Arrow IPC file, in pieces: `start`, `rows` once a record batch, `end`. */
export interface ArrowFile {
  readonly start: () => ReadonlyArray<Uint8Array>
  readonly rows: (rows: ColumnBatch) => ReadonlyArray<Uint8Array>
  readonly end: () => ReadonlyArray<Uint8Array>
}

/** The Arrow IPC file of a table. Same batches in, same bytes out. */
export const arrowFile = (table: Table): ArrowFile => {
  const schema: Schema = arrowSchema(table)
  const dictionaries: Dictionaries = new Map()
  const writer = new PiecewiseFileWriter()
  const batch = ({ columns, length }: ColumnBatch): RecordBatch => {
    const children = schema.fields.map(({ name, type }) => columnData(table.columns[name].type, type, columns[name], dictionaries))
    return new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length, nullCount: 0, children }))
  }
  return {
    start: () => {
      writer.reset(undefined, schema)
      return writer.take()
    },
    rows: (rows) => {
      writer.write(batch(rows))
      return writer.take()
    },
    end: () => {
      // A reader wants every dictionary defined, also where no row was written.
      writer.finish()
      return writer.take()
    }
  }
}
