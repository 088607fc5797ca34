/**
 * Batches of rows → a dataset's folder, published as a whole once every check has passed.
 * Memory holds one batch of each table; DuckDB holds the rest on disk.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import type * as Scope from "effect/Scope"
import type * as Stream from "effect/Stream"
import { csvwGroup } from "../../schemas/csvw.ts"
import { tablesPage } from "../../schemas/markdown.ts"
import { SCHEMA_VERSION, TABLE_NAMES, tableOf, type TableName } from "../../schemas/index.ts"
import { type Account, accountFor } from "../check/account.ts"
import { runChecks } from "../check/checks.ts"
import type { CheckFailed, CheckResult, RowInvalid } from "../check/errors.ts"
import type { DatasetPiece, RunInfo } from "../dataset.ts"
import { letGo } from "../let-go.ts"
import { part, stage, Timings } from "../stages.ts"
import { begin, type BeginOptions, type Begun } from "./begin.ts"
import type { Database, DuckDb } from "./DuckDb.ts"
import { dataCard } from "./data-card.ts"
import { describeCroissant, describePackage } from "./describe.ts"
import { type DuckDbFailed, type OutputBusy, type OutputRefused, type OutputUnwritable, unwritable } from "./errors.ts"
import { factsOf, licencesOf, rejectsByCodeOf } from "./facts.ts"
import { type OutputFile, outputFiles, tableFiles } from "./files.ts"
import { load, type Loaded, type LoadOptions } from "./load.ts"
import { ensureReplaceable, publish, recover } from "./output-folder.ts"
import type { Partition } from "./options.ts"
import { copyToParquet } from "./parquet.ts"
import { writePartitioned } from "./partition.ts"
import type { SqlFiles } from "./SqlFiles.ts"
import { loneBlocks, zeroUnset } from "./unset-bytes.ts"

export interface WriteOptions extends BeginOptions, LoadOptions {
  readonly run: RunInfo
  /** Records that were read: each must be found again in the tables. */
  readonly read: number
  /** Parquet parted by this beside the other formats, null for none. */
  readonly partition: Partition | null
  /** What `begin` gave for the same options; `write` begins itself where there is nothing. */
  readonly begun?: Begun
  /** Adds to the folder before it is published (a report). The database has the tables and views as published. */
  readonly extras?: (made: DatasetMade) => Effect.Effect<void, WriteError>
}

/** A dataset that is loaded, and being checked. */
export interface DatasetMade {
  readonly folder: string
  readonly database: Database
  readonly counts: Readonly<Record<TableName, number>>
  /** True where there are so many rows that only one query should be at work at a time. */
  readonly isMuch: boolean
  /** When every check has passed. */
  readonly checks: Effect.Effect<ReadonlyArray<CheckResult>, WriteError>
  /** The files of the tables, when they are complete. */
  readonly files: Effect.Effect<ReadonlyArray<OutputFile>, WriteError>
  readonly run: RunInfo
}

export interface WrittenDataset {
  readonly out: string
  readonly counts: Readonly<Record<TableName, number>>
  readonly account: Account
  readonly rejectsByCode: Readonly<Record<string, number>>
  readonly checks: ReadonlyArray<CheckResult>
  readonly files: ReadonlyArray<OutputFile>
}

export type WriteError = CheckFailed | RowInvalid | DuckDbFailed | OutputBusy | OutputRefused | OutputUnwritable

export class DatasetWriter extends Context.Service<
  DatasetWriter,
  {
    /**
     * Writes a stream of pieces and publishes the folder.
     * Order: see `DatasetPiece`. Errors: any leaves the last dataset as it was.
     */
    readonly write: <E, R>(
      pieces: Stream.Stream<DatasetPiece, E, R>,
      options: WriteOptions
    ) => Effect.Effect<WrittenDataset, E | WriteError, R>
    /** Begins a dataset for a later `write`: see there. */
    readonly begin: (options: BeginOptions) => Effect.Effect<Begun, WriteError, Scope.Scope>
    /** Puts back a dataset that a killed run left under its sibling name. */
    readonly recover: (out: string) => Effect.Effect<void, OutputUnwritable>
    /** Fails before any work is done where `write` would refuse the folder. */
    readonly ensureReplaceable: (out: string) => Effect.Effect<void, OutputRefused | OutputUnwritable>
  }
>()("onrecord/write/DatasetWriter") {
  static readonly layer = Layer.effect(
    DatasetWriter,
    Effect.gen(function* () {
      const services = yield* Effect.context<FileSystem.FileSystem | Path.Path | DuckDb | SqlFiles>()
      return DatasetWriter.of({
        write: (pieces, options) => Effect.provide(writeDataset(pieces, options), services),
        begin: (options) => Effect.provide(begin(options), services),
        recover: (out) => Effect.provide(recover(out), services),
        ensureReplaceable: (out) => Effect.provide(ensureReplaceable(out), services)
      })
    })
  )
}

/** Loads, checks and writes everything but the files that describe the dataset. */
const build = Effect.fnUntraced(function* <E, R>(pieces: Stream.Stream<DatasetPiece, E, R>, begun: Begun, options: WriteOptions) {
  const { folders, published } = begun
  yield* begun.commented
  const loading = load(pieces, begun, options).pipe(Effect.tap(Effect.sync(letGo)), stage("load"))
  // The views first: DuckDB is asked before this thread is at work for a while. None is left running where the other fails.
  const [, loaded] = yield* Effect.all([begun.viewed, loading], { concurrency: "unbounded" })
  if (options.partition !== null) yield* writePartitioned(published, folders.dataset, options.partition).pipe(stage("partition"))
  // Nothing is written into the database from here on: its file is the same whether it is made before or while its tables are read.
  const settled = Effect.flatMap(published.beside, (own) => Effect.andThen(own.run("CHECKPOINT"), loneBlocks(own))).pipe(Effect.scoped)
  const [built, unset] = yield* Effect.all([readTables(begun, options, loaded).pipe(stage("finish")), settled], {
    concurrency: begun.isSmall ? "unbounded" : 1
  })
  yield* begun.close
  yield* zeroUnset(begun.file, unset)
  return { ...built, counts: loaded.counts }
})

/** With more rows, what two queries hold at once is more than a second one at the same time is worth: hardly any time, as both wait for DuckDB. */
const MANY_ROWS = 500_000

/** How long what DuckDB has freed may lie about while many rows are read: it gives back of itself too late, or not at all. */
const GIVE_BACK_MS = 200

const givesBack = Effect.fnUntraced(function* (database: Database) {
  const own = yield* database.beside
  yield* Effect.forkScoped(Effect.forever(Effect.delay(Effect.ignore(own.giveBack), GIVE_BACK_MS)))
})

/**
 * Everything that reads the loaded tables: the report by one connection, the rest by another, at the same time where there are not
 * many rows. Fails as soon as any of it fails. More at once would take memory, and no less time.
 */
const readTables = Effect.fnUntraced(function* (
  { checked, folders, published }: Begun,
  options: WriteOptions,
  { counts, files: loadedFiles }: Loaded
) {
  const services = yield* Effect.context<FileSystem.FileSystem | Path.Path | SqlFiles>()
  const writesParquet = options.formats.includes("parquet")
  const copied = Effect.flatMap(published.beside, (database) => copyToParquet(database, folders.dataset)).pipe(
    Effect.scoped,
    part("parquet")
  )
  const parquet = yield* Effect.cached((writesParquet ? copied : Effect.void).pipe(Effect.provide(services)))
  const files = yield* Effect.cached(
    Effect.andThen(Effect.andThen(parquet, loadedFiles), tableFiles(folders.dataset)).pipe(Effect.provide(services))
  )
  yield* Effect.forkScoped(files)
  const beside = yield* checked.beside
  // Not at the same time as Parquet is written: both ask DuckDB. The other files are this thread's work.
  const checks = yield* Effect.cached(Effect.andThen(parquet, runChecks(beside).pipe(part("check"))).pipe(Effect.provide(services)))
  const told = Effect.all({
    checks,
    account: accountFor(beside, options.read),
    rejectsByCode: rejectsByCodeOf(beside),
    licences: licencesOf(beside),
    facts: factsOf(beside),
    files
  })
  const isMuch = TABLE_NAMES.reduce((sum, name) => sum + counts[name], 0) > MANY_ROWS
  if (isMuch) yield* givesBack(published)
  const made = { folder: folders.dataset, database: published, counts, isMuch, checks, files, run: options.run }
  const extras = options.extras?.(made) ?? Effect.void
  const [all] = yield* Effect.all([told, extras.pipe(part("report"))], { concurrency: isMuch ? 1 : "unbounded" })
  return all
}, Effect.scoped)

const writeDataset = Effect.fn("DatasetWriter.write")(function* <E, R>(
  pieces: Stream.Stream<DatasetPiece, E, R>,
  options: WriteOptions
): Effect.fn.Return<WrittenDataset, E | WriteError, R | FileSystem.FileSystem | Path.Path | DuckDb | SqlFiles | Scope.Scope> {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const { out, formats, run } = options
  const tidy = Effect.mapError(unwritable(out))
  const begun = options.begun ?? (yield* begin(options))
  const { dataset } = begun.folders
  for (const format of formats) {
    if (format !== "duckdb") yield* tidy(fs.makeDirectory(path.join(dataset, format)))
  }
  const built = yield* build(pieces, begun, options)
  const files = yield* outputFiles(dataset, built.files).pipe(stage("hash"))
  const writeJson = (name: string, value: unknown) =>
    tidy(fs.writeFileString(path.join(dataset, name), `${JSON.stringify(value, null, 2)}\n`))
  yield* writeJson("datapackage.json", describePackage(files, built.counts, built.licences, options.withText))
  yield* writeJson("croissant.json", describeCroissant(files, built.licences, built.facts))
  if (formats.includes("csv")) yield* writeJson("csv-metadata.json", csvwGroup(TABLE_NAMES.map(tableOf)))
  yield* tidy(fs.writeFileString(path.join(dataset, "dictionary.md"), tablesPage()))
  yield* tidy(
    fs.writeFileString(
      path.join(dataset, "DATACARD.md"),
      dataCard({ ...built, versions: run.versions, withText: options.withText, ...built.facts })
    )
  )
  const { account, counts, checks, rejectsByCode } = built
  const timings = Object.fromEntries(yield* Timings)
  yield* writeJson("run.json", {
    generator: "onrecord",
    schema_version: SCHEMA_VERSION,
    ...run,
    inputs: [...run.inputs],
    timings,
    records: account,
    counts,
    rejects_by_code: rejectsByCode,
    checks,
    outputs: files
  })
  yield* publish(out)
  return { out, account, counts, rejectsByCode, checks, files }
}, Effect.scoped)
