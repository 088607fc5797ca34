/** The Arrow schema of a table: types, nullability, and the docs as field metadata (`description`). */
import {
  Bool,
  DateDay,
  type DataType,
  Dictionary,
  Field,
  Float64,
  Int32,
  Int8,
  List,
  Schema,
  Struct,
  TimestampMicrosecond,
  Utf8
} from "apache-arrow"
import type { PhysicalType } from "./column.ts"
import { SCHEMA_VERSION, type Table } from "./table.ts"

/** Dictionary ids only need to differ inside one file; the column's place serves. */
export const arrowType = (type: PhysicalType, dictionaryId: number): DataType => {
  switch (type.kind) {
    case "utf8":
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
    case "enumeration":
      return new Dictionary(new Utf8(), new Int8(), dictionaryId, false)
    case "list":
      return new List(new Field("item", arrowType(type.item, dictionaryId), false))
    case "struct":
      return new Struct(Object.entries(type.fields).map(([name, inner]) => new Field(name, arrowType(inner, dictionaryId), false)))
  }
}

/** Arrow schema of a table, columns in declared order. */
export const arrowSchema = (table: Table): Schema =>
  new Schema(
    Object.entries(table.columns).map(
      ([name, column], at) => new Field(name, arrowType(column.type, at), column.isNullable, new Map([["description", column.doc]]))
    ),
    new Map([
      ["table", table.name],
      ["grain", table.grain],
      ["primary_key", table.primaryKey],
      ["schema_version", String(SCHEMA_VERSION)]
    ])
  )
