/**
 * The folder of a dataset, replaced as a whole. A run writes into `<out>.new`, and swaps by two renames: `<out>` to
 * `<out>.old`, then the new one to `<out>`. A kill between them leaves the last dataset whole in `<out>.old`; the next
 * command puts it back (`recover`).
 */
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Path from "effect/Path"
import { OutputBusy, OutputRefused, unwritable } from "./errors.ts"

/** Everything that a dataset's folder may hold; a folder with anything else is someone's, and is not replaced. */
const ENTRIES: ReadonlySet<string> = new Set([
  "arrow",
  "csv",
  "parquet",
  "partitioned",
  "report",
  "news.duckdb",
  "news.duckdb.wal",
  "datapackage.json",
  "run.json",
  "croissant.json",
  "csv-metadata.json",
  "dictionary.md",
  "DATACARD.md",
  // Of a shard.
  "records.jsonl",
  "articles"
])
/** What file managers leave behind. */
const LITTER: ReadonlySet<string> = new Set([".DS_Store", "Thumbs.db", "desktop.ini"])

/** Where a run writes, and where the last dataset lies during the swap. */
export const siblingsOf = (out: string) => ({ fresh: `${out}.new`, last: `${out}.old` })

/** Where this run keeps analysed articles that no later run may have. */
export const temporaryStoreOf = (out: string): string => `${out}.articles-${process.pid}`

/** Signal 0 only asks. Someone else's process is alive, though not ours to signal. */
const isAlive = (pid: number): Effect.Effect<boolean> =>
  Effect.try({ try: () => process.kill(pid, 0), catch: (error) => (error as NodeJS.ErrnoException).code }).pipe(
    Effect.catch((code) => Effect.succeed(code === "EPERM"))
  )

/** Deletes the articles of runs that are dead. */
const clearTemporaryStores = Effect.fnUntraced(function* (out: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const parent = path.dirname(out)
  const prefix = `${path.basename(out)}.articles-`
  const names = yield* fs.readDirectory(parent).pipe(Effect.orElseSucceed((): Array<string> => []))
  for (const name of names) {
    const pid = name.startsWith(prefix) ? Number(name.slice(prefix.length)) : Number.NaN
    if (Number.isInteger(pid) && !(yield* isAlive(pid))) yield* fs.remove(path.join(parent, name), { recursive: true, force: true })
  }
})

/** Pid of the live process that writes `<out>`, null when none does. */
const writerOf = Effect.fnUntraced(function* (out: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const written = yield* Effect.option(fs.readFileString(path.join(siblingsOf(out).fresh, "pid")))
  const pid = written._tag === "Some" ? Number.parseInt(written.value, 10) : Number.NaN
  return Number.isInteger(pid) && pid !== process.pid && (yield* isAlive(pid)) ? pid : null
})

/**
 * Puts back the last dataset after a kill, and clears what a killed run left. Every command that reads or writes a
 * dataset calls it first. Does nothing while another process is writing.
 */
export const recover = Effect.fn("recover")(
  function* (out: string) {
    const fs = yield* FileSystem.FileSystem
    const { fresh, last } = siblingsOf(out)
    yield* clearTemporaryStores(out)
    if ((yield* writerOf(out)) !== null) return
    if (yield* fs.exists(last)) {
      if (yield* fs.exists(out)) yield* fs.remove(last, { recursive: true, force: true })
      else yield* fs.rename(last, out)
    }
    yield* fs.remove(fresh, { recursive: true, force: true })
  },
  (effect, out) => Effect.mapError(effect, unwritable(out))
)

/**
 * Refuses a folder that is neither absent, nor empty, nor a dataset of ours.
 * Errors: `OutputRefused`, `OutputUnwritable` (it cannot even be looked at).
 */
export const ensureReplaceable = Effect.fn("ensureReplaceable")(function* (out: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const fail = Effect.mapError(unwritable(out))
  if (!(yield* fail(fs.exists(out)))) return
  if ((yield* fail(fs.stat(out))).type !== "Directory") return yield* new OutputRefused({ path: out, entry: "a file" })
  const entries = (yield* fail(fs.readDirectory(out))).filter((name) => !LITTER.has(name)).toSorted()
  if (entries.length === 0) return
  const stray = entries.find((name) => !ENTRIES.has(name))
  if (stray !== undefined) return yield* new OutputRefused({ path: out, entry: stray })
  const run = yield* Effect.option(fs.readFileString(path.join(out, "run.json")))
  if (run._tag === "None" || !run.value.includes('"generator": "onrecord"')) {
    return yield* new OutputRefused({ path: out, entry: `${entries[0]} without a run.json of ours` })
  }
})

/** Makes `<out>.new` ours: `dataset/` will be published, `work/` is thrown away. */
export const beginFresh = Effect.fn("beginFresh")(function* (out: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const pid = yield* writerOf(out)
  if (pid !== null) return yield* new OutputBusy({ path: out, pid })
  const { fresh } = siblingsOf(out)
  const folders = { dataset: path.join(fresh, "dataset"), work: path.join(fresh, "work") }
  yield* Effect.gen(function* () {
    yield* fs.remove(fresh, { recursive: true, force: true })
    yield* fs.makeDirectory(folders.dataset, { recursive: true })
    yield* fs.makeDirectory(folders.work)
    yield* fs.writeFileString(path.join(fresh, "pid"), `${process.pid}\n`)
  }).pipe(Effect.mapError(unwritable(out)))
  return folders
})

/** Swaps the finished dataset in. Cannot be interrupted; a kill at any point loses neither dataset. */
export const publish = Effect.fn("publish")(
  function* (out: string) {
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const { fresh, last } = siblingsOf(out)
    if (yield* fs.exists(out)) {
      yield* fs.remove(last, { recursive: true, force: true })
      yield* fs.rename(out, last)
    }
    yield* fs.rename(path.join(fresh, "dataset"), out)
    yield* fs.remove(last, { recursive: true, force: true })
    yield* fs.remove(fresh, { recursive: true, force: true })
  },
  (effect, out) => Effect.uninterruptible(Effect.mapError(effect, unwritable(out)))
)
