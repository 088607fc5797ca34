/** What is used of DuckDB's client, apart, so that it can be loaded when it is needed. */
export {
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBInstance,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue
} from "@duckdb/node-api"
