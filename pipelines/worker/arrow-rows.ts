/** Rows of an Arrow record batch as JSON lines: columns in their order, nulls left out, days and instants in ISO 8601. */
import { DataType, type RecordBatch, type Timestamp, type TypeMap, type Vector } from "apache-arrow"

type ToJson = (value: unknown) => unknown

const isoInstant = (ms: number): string => new Date(Math.floor(ms / 1000) * 1000).toISOString().replace(".000Z", "Z")

/** The library gives instants in milliseconds whatever their unit is. Without a zone, the time is that of a clock on some wall. */
const timestampToJson = ({ timezone }: Timestamp): ToJson => {
  const zoned = timezone != null && timezone !== ""
  return (value) => (zoned ? isoInstant(Number(value)) : isoInstant(Number(value)).slice(0, -1))
}

const decoder = new TextDecoder()

/** What a column's values become. Values of other types than these are as the library gives them. */
const toJsonOf = (type: DataType): ToJson => {
  if (DataType.isTimestamp(type)) return timestampToJson(type)
  if (DataType.isDate(type)) return (value) => isoInstant(Number(value)).slice(0, 10)
  if (DataType.isBinary(type) || DataType.isLargeBinary(type)) return (value) => decoder.decode(value as Uint8Array)
  if (DataType.isList(type)) {
    const item = toJsonOf(type.children[0].type)
    return (value) => Array.from(value as Vector<TypeMap[keyof TypeMap]>, (each) => (each === null ? null : item(each)))
  }
  return (value) => (typeof value === "bigint" ? Number(value) : value)
}

/** One line a row, UTF-8, without its line end. */
export function* rowLines(batch: RecordBatch): Generator<Uint8Array> {
  const columns = batch.schema.fields.map(({ name, type }, at) => ({ name, toJson: toJsonOf(type), values: batch.getChildAt(at) }))
  const encoder = new TextEncoder()
  for (let row = 0; row < batch.numRows; row++) {
    const record: Record<string, unknown> = {}
    for (const { name, toJson, values } of columns) {
      const value: unknown = values?.get(row) ?? null
      if (value !== null) record[name] = toJson(value)
    }
    yield encoder.encode(JSON.stringify(record))
  }
}
