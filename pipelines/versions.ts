/** Which program this is, for `--version` and `run.json`. */
import { readFileSync } from "node:fs"
import * as Schema from "effect/Schema"

const Package = Schema.fromJsonString(Schema.Struct({ version: Schema.String, dependencies: Schema.Record(Schema.String, Schema.String) }))

// Read while the module loads: without its package.json the program is not installed.
const read = Schema.decodeUnknownSync(Package)(readFileSync(new URL("../package.json", import.meta.url), "utf8"))

export const VERSION = read.version

/** Exact versions of the packages that the program is built on. */
export const dependencies = read.dependencies

/** Versions of the program and of what decides over its output. */
export const versions: Readonly<Record<string, string>> = {
  onrecord: VERSION,
  node: process.versions.node,
  ...Object.fromEntries(["effect", "@duckdb/node-api", "apache-arrow", "csv-stringify"].map((name) => [name, dependencies[name]]))
}
