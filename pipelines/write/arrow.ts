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

/** Concatenated UTF-8 and the offsets between, nulls as empty. */
const utf8 = (values: Values): { valueOffsets: Int32Array; data: Uint8Array } => {
  let units = 0
  for (let i = 0; i < values.length; i++) units += (values[i] as string | null)?.length ?? 0
  const data = new Uint8Array(units * 3)
  const valueOffsets = new Int32Array(values.length + 1)
  let at = 0
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as string | null
    if (value !== null) at += encoder.encodeInto(value, data.subarray(at)).written
    valueOffsets[i + 1] = at
  }
  return { valueOffsets, data: data.slice(0, at) }
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
  readonly rows: (rows: ReadonlyArray<Readonly<Record<string, unknown>>>) => ReadonlyArray<Uint8Array>
  readonly end: () => ReadonlyArray<Uint8Array>
}

/** The Arrow IPC file of a table. Same batches in, same bytes out. */
export const arrowFile = (table: Table): ArrowFile => {
  const schema: Schema = arrowSchema(table)
  const dictionaries: Dictionaries = new Map()
  const writer = new PiecewiseFileWriter()
  const batch = (rows: ReadonlyArray<Readonly<Record<string, unknown>>>): RecordBatch => {
    const children = schema.fields.map((field) =>
      columnData(
        table.columns[field.name].type,
        field.type,
        rows.map((row) => row[field.name]),
        dictionaries
      )
    )
    const structType = new Struct(schema.fields)
    return new RecordBatch(schema, makeData({ type: structType, length: rows.length, nullCount: 0, children }))
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
