/**
 * `--replay`: what became of the rejects of an earlier run. The run itself goes through all its inputs again, because a record that is
 * accepted now may be the same as others, or tell what they tell; what was accepted before comes out of the cache.
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { tableFromIPC } from "apache-arrow"
import { sqlText } from "../../schemas/duckdb.ts"
import type { Analysed } from "../news.ts"
import { DuckDb, type SqlRow } from "../write/DuckDb.ts"
import { escapeLine } from "./terminal.ts"

/** Where a reject stood. */
export interface RejectedPlace {
  readonly input_path: string
  readonly input_member: string | null
}

/** The file holds no table of rejects. Nothing was done. */
export class ReplayUnusable extends Schema.TaggedError<ReplayUnusable>()("ReplayUnusable", { path: Schema.String, reason: Schema.String }) {
  override get message() {
    return `OR912 ${this.path} holds no rejects to replay: ${this.reason}; name a dataset, or its rejects as .parquet, .csv or .arrow`
  }
}

/** Where a dataset keeps its rejects, the first that is there. */
const IN_DATASET = ["parquet/rejects.parquet", "csv/rejects.csv", "arrow/rejects.arrow", "news.duckdb"]

const fileOf = Effect.fnUntraced(function* (named: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const isThere = (file: string) => fs.exists(file).pipe(Effect.orElseSucceed(() => false))
  const info = yield* fs.stat(named).pipe(Effect.mapError(() => new ReplayUnusable({ path: named, reason: "there is no such file" })))
  if (info.type !== "Directory") return named
  for (const name of IN_DATASET) if (yield* isThere(path.join(named, name))) return path.join(named, name)
  return yield* new ReplayUnusable({ path: named, reason: "it is no dataset" })
})

const placeOf = ({ input_member, input_path }: SqlRow): RejectedPlace => ({
  input_path: String(input_path),
  input_member: input_member == null ? null : String(input_member)
})

const fromArrow = Effect.fnUntraced(function* (file: string) {
  const fs = yield* FileSystem.FileSystem
  const bytes = yield* fs.readFile(file)
  return yield* Effect.try({
    try: () => Array.from(tableFromIPC(bytes).select(["input_path", "input_member"]), (row) => placeOf(row.toJSON() as SqlRow)),
    catch: (cause) => (cause instanceof Error ? cause : new Error(String(cause)))
  })
})

const fromDuckDb = Effect.fnUntraced(function* (file: string) {
  const duckDb = yield* DuckDb
  const isDatabase = file.endsWith(".duckdb")
  const table = isDatabase
    ? "rejects"
    : file.endsWith(".csv")
      ? `read_csv(${sqlText(file)}, header = true, all_varchar = true)`
      : `read_parquet(${sqlText(file)})`
  const database = yield* duckDb.open(isDatabase ? file : ":memory:", { readOnly: isDatabase })
  return (yield* database.rows(`SELECT input_path, input_member FROM ${table} ORDER BY ALL`)).map(placeOf)
}, Effect.scoped)

/** Reads the rejects of an earlier run. **Errors**: ReplayUnusable. */
export const readRejects = Effect.fn("readRejects")(function* (named: string) {
  const file = yield* fileOf(named)
  const read: Effect.Effect<ReadonlyArray<RejectedPlace>, { readonly message: string }, FileSystem.FileSystem | DuckDb> = file.endsWith(
    ".arrow"
  )
    ? fromArrow(file)
    : fromDuckDb(file)
  return yield* Effect.mapError(read, ({ message }) => new ReplayUnusable({ path: named, reason: message.replaceAll("\n", " ") }))
})

const SHOWN = 5

const keyOf = ({ input_member, input_path }: RejectedPlace): string => JSON.stringify([input_path, input_member])

/** What became of earlier rejects in a run: taken now, still rejected, or not among its inputs. */
export const replayed = (earlier: ReadonlyArray<RejectedPlace>, all: Pick<Analysed, "outcomes">): string => {
  const still = new Set(all.outcomes.rejects().map(keyOf))
  const paths = new Set(Array.from(all.outcomes.inputs(), ({ path }) => path))
  const places = [...new Map(earlier.map((place) => [keyOf(place), place])).values()]
  const missing = places.filter((place) => !paths.has(place.input_path) && !still.has(keyOf(place)))
  const rejected = places.filter((place) => still.has(keyOf(place)))
  const taken = places.length - missing.length - rejected.length
  const shown = missing.slice(0, SHOWN).map(({ input_path }) => `  ${escapeLine(input_path)} is not among the inputs`)
  const counts = `Replayed: ${places.length} rejects = ${taken} taken now + ${rejected.length} still rejected + ${missing.length} not among the inputs.`
  return [counts, ...shown, ...(missing.length > SHOWN ? [`  and ${missing.length - SHOWN} more`] : [])].join("\n")
}
