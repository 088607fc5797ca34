/**
 * Batches of rows → a dataset's folder, published as a whole once every check has passed.
 * Memory holds one batch of each table; DuckDB holds the rest on disk.
 */
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import * as Stream from "effect/Stream"
import { csvwGroup } from "../../schemas/csvw.ts"
import { commentOn, createTable, sqlText } from "../../schemas/duckdb.ts"
import { tablesPage } from "../../schemas/markdown.ts"
import { LOAD_ORDER, SCHEMA_VERSION, TABLE_NAMES, tableOf, type TableName } from "../../schemas/index.ts"
import { type Account, accountFor } from "../check/account.ts"
import { runChecks } from "../check/checks.ts"
import type { CheckFailed, CheckResult, RowInvalid } from "../check/errors.ts"
import type { DatasetBatch, Format, RunInfo } from "../dataset.ts"
import { stage, Timings } from "../stages.ts"
import { type Database, DuckDb, type SqlRow } from "./DuckDb.ts"
import { dataCard } from "./data-card.ts"
import { describeCroissant, describePackage, type OutputFile, outputFiles } from "./describe.ts"
import { type DuckDbFailed, type OutputBusy, type OutputRefused, OutputUnwritable } from "./errors.ts"
import { beginFresh, ensureReplaceable, publish, recover } from "./output-folder.ts"
import type { Partition } from "./options.ts"
import { writePartitioned } from "./partition.ts"
import { SqlFiles } from "./SqlFiles.ts"
import { openTableSink, rowValidator, type TableSink, withoutText } from "./table-sink.ts"

export interface WriteOptions {
  /** Folder to publish, absolute. */
  readonly out: string
  readonly formats: ReadonlyArray<Format>
  /** False leaves the article's words out of every table and file. */
  readonly withText: boolean
  /** True puts an apostrophe before what a spreadsheet would take for a formula, in the CSV files. */
  readonly isCsvSafe?: boolean
  readonly run: RunInfo
  /** Records that were read: each must be found again in the tables. */
  readonly read: number
  /** Parquet parted by this beside the other formats, null for none. */
  readonly partition: Partition | null
  /** Bytes that DuckDB may take; what it needs beyond lies on disk. */
  readonly memoryBytes: number
  /** Adds to the folder before it is published (a report). The database has the tables and views as published. */
  readonly extras?: (made: DatasetMade) => Effect.Effect<void, WriteError>
}

/** A dataset that is complete and checked, but not yet published. */
export interface DatasetMade {
  readonly folder: string
  readonly database: Database
  readonly counts: Readonly<Record<TableName, number>>
  readonly checks: ReadonlyArray<CheckResult>
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
     * Writes a stream of pieces (a whole `Dataset` is one piece) and publishes the folder.
     * Order: see `DatasetBatch`. Errors: any leaves the last dataset as it was.
     */
    readonly write: <E, R>(
      batches: Stream.Stream<DatasetBatch, E, R>,
      options: WriteOptions
    ) => Effect.Effect<WrittenDataset, E | WriteError, R>
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
        write: (batches, options) => Effect.provide(writeDataset(batches, options), services),
        recover: (out) => Effect.provide(recover(out), services),
        ensureReplaceable: (out) => Effect.provide(ensureReplaceable(out), services)
      })
    })
  )
}

type Folders = { readonly dataset: string; readonly work: string }

/** One transaction: a commit waits for the disk, and there are hundreds of statements. */
const together = (database: Database, statements: ReadonlyArray<string>) => database.run(["BEGIN", ...statements, "COMMIT"].join(";\n"))

/** Makes the tables in a fresh database. */
const createTables = (database: Database) =>
  together(
    database,
    LOAD_ORDER.map((name) => createTable(tableOf(name)))
  )

interface Loader {
  readonly push: (batch: DatasetBatch) => Effect.Effect<void, WriteError>
  readonly end: Effect.Effect<Record<TableName, number>, WriteError>
}

/** Opens every file and feeds each piece to all of them, tables in load order. */
const openLoader = Effect.fnUntraced(function* (
  databases: { readonly checked: Database; readonly published: Database },
  folder: string,
  options: WriteOptions
) {
  const path = yield* Path.Path
  const pathFor = (format: Format, name: TableName) =>
    options.formats.includes(format) ? path.join(folder, format, `${name}.${format}`) : null
  const sinks = yield* Effect.forEach(TABLE_NAMES, (name) =>
    Effect.map(openTableSink(tableOf(name), { arrow: pathFor("arrow", name), csv: pathFor("csv", name) }, options.isCsvSafe), (sink) => [name, sink] as const)
  )
  const sinkOf = new Map<TableName, TableSink>(sinks)
  const validators = new Map(TABLE_NAMES.map((name) => [name, rowValidator(tableOf(name))]))
  const strips = new Map(TABLE_NAMES.map((name) => [name, withoutText(tableOf(name))]))
  const pushTable = Effect.fnUntraced(function* (name: TableName, rows: ReadonlyArray<SqlRow>) {
    yield* validators.get(name)!(rows)
    yield* databases.checked.append(tableOf(name), rows)
    const shown = options.withText ? rows : strips.get(name)!(rows)
    if (databases.published !== databases.checked) yield* databases.published.append(tableOf(name), shown)
    yield* sinkOf.get(name)!.push(shown)
  })
  return {
    push: Effect.fnUntraced(function* (batch) {
      const inOneTransaction = [...new Set([databases.checked, databases.published])]
      for (const database of inOneTransaction) yield* database.run("BEGIN")
      for (const name of LOAD_ORDER) {
        const rows = batch[name]
        if (rows !== undefined && rows.length > 0) yield* pushTable(name, rows as unknown as ReadonlyArray<SqlRow>)
      }
      for (const database of inOneTransaction) yield* database.run("COMMIT")
    }),
    end: Effect.gen(function* () {
      const counts = yield* Effect.forEach(sinks, ([name, sink]) => Effect.map(sink.end, (count) => [name, count] as const))
      return Object.fromEntries(counts) as Record<TableName, number>
    })
  } satisfies Loader as Loader
})

/** Keys, then order: the same rows give the same bytes at any number of threads. */
const copyToParquet = Effect.fnUntraced(function* (database: Database, folder: string) {
  const path = yield* Path.Path
  for (const name of TABLE_NAMES) {
    const { primaryKey } = tableOf(name)
    yield* database.run(
      `COPY (SELECT * FROM ${name} ORDER BY ${primaryKey}) TO ${sqlText(path.join(folder, "parquet", `${name}.parquet`))} ` +
        `(FORMAT parquet, COMPRESSION zstd, KV_METADATA {onrecord_table: ${sqlText(name)}, schema_version: '${SCHEMA_VERSION}'})`
    )
  }
})

const addViewsAndComments = Effect.fnUntraced(function* (database: Database) {
  const { views } = yield* SqlFiles
  const comments = TABLE_NAMES.flatMap((name) => commentOn(tableOf(name)))
  yield* together(database, [...comments, ...views.map(({ sql }) => sql.trim().replace(/;$/u, ""))])
})

/** Loads, checks and writes everything but `datapackage.json` and `run.json`; databases close at the end. */
const build = Effect.fnUntraced(function* <E, R>(batches: Stream.Stream<DatasetBatch, E, R>, folders: Folders, options: WriteOptions) {
  const duckDb = yield* DuckDb
  const path = yield* Path.Path
  const openFresh = Effect.fnUntraced(function* (file: string) {
    const { memoryBytes } = options
    const database = yield* duckDb.open(file, { temporaryFolder: path.join(folders.work, "spill"), memoryBytes })
    yield* createTables(database)
    return database
  })
  const keepsDatabase = options.formats.includes("duckdb")
  const published = yield* openFresh(path.join(keepsDatabase ? folders.dataset : folders.work, "news.duckdb"))
  // Words that must not be published must not touch a published file either: DuckDB keeps freed blocks.
  const checked = options.withText ? published : yield* openFresh(path.join(folders.work, "checked.duckdb"))
  const counts = yield* load(batches, { checked, published }, folders.dataset, options).pipe(stage("load"))
  const checks = yield* runChecks(checked).pipe(stage("check"))
  const account = yield* accountFor(checked, options.read)
  const rejects = yield* checked.rows("SELECT error_code, count(*)::INTEGER AS n FROM rejects GROUP BY error_code ORDER BY error_code")
  const rejectsByCode = Object.fromEntries(rejects.map(({ error_code, n }) => [String(error_code), Number(n)]))
  const licences = (yield* checked.rows("SELECT DISTINCT license FROM sources WHERE license IS NOT NULL ORDER BY license")).map(
    ({ license }) => String(license)
  )
  if (options.formats.includes("parquet")) yield* copyToParquet(published, folders.dataset).pipe(stage("parquet"))
  if (options.partition !== null)
    yield* writePartitioned(published, folders.dataset, options.partition).pipe(stage("partition"))
  yield* addViewsAndComments(published)
  if (options.extras !== undefined)
    yield* options.extras({ folder: folders.dataset, database: published, counts, checks, run: options.run }).pipe(stage("report"))
  yield* published.run("CHECKPOINT")
  return { counts, account, checks, rejectsByCode, licences, facts: yield* factsOf(checked) }
}, Effect.scoped)

/** What the data card says of the articles. */
const factsOf = Effect.fnUntraced(function* (database: Database) {
  const [facts] = yield* database.rows(
    `SELECT list_sort(list_distinct(list(language))) AS languages, strftime(min(published_at), '%Y-%m-%d') AS first_date, strftime(max(published_at), '%Y-%m-%d') AS last_date,
       (SELECT count(*)::INTEGER FROM entities WHERE entity_type = 'PERSON') AS persons,
       (SELECT count(*)::INTEGER FROM entities WHERE entity_type = 'PERSON' AND entity_id IN (SELECT speaker_entity_id FROM quotes)) AS speakers FROM sources`
  )
  return {
    languages: (facts.languages ?? []) as ReadonlyArray<string>,
    firstDate: facts.first_date as string | null,
    lastDate: facts.last_date as string | null,
    persons: facts.persons as number,
    speakers: facts.speakers as number
  }
})

/** Files are complete on disk when this returns. */
const load = Effect.fnUntraced(function* <E, R>(
  batches: Stream.Stream<DatasetBatch, E, R>,
  databases: { readonly checked: Database; readonly published: Database },
  folder: string,
  options: WriteOptions
) {
  const loader = yield* openLoader(databases, folder, options)
  yield* Stream.runForEach(batches, loader.push)
  return yield* loader.end
}, Effect.scoped)

const writeDataset = Effect.fn("DatasetWriter.write")(function* <E, R>(
  batches: Stream.Stream<DatasetBatch, E, R>,
  options: WriteOptions
): Effect.fn.Return<WrittenDataset, E | WriteError, R | FileSystem.FileSystem | Path.Path | DuckDb | SqlFiles> {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const { out, formats, run } = options
  const unwritable = Effect.mapError(
    (cause: { readonly message: string }) => new OutputUnwritable({ path: out, reason: cause.message, cause })
  )
  yield* recover(out)
  yield* ensureReplaceable(out)
  const folders = yield* beginFresh(out)
  const write = Effect.gen(function* () {
    for (const format of formats) {
      if (format !== "duckdb") yield* unwritable(fs.makeDirectory(path.join(folders.dataset, format)))
    }
    const built = yield* build(batches, folders, options)
    const files = yield* outputFiles(folders.dataset).pipe(stage("hash"))
    const writeJson = (name: string, value: unknown) =>
      unwritable(fs.writeFileString(path.join(folders.dataset, name), `${JSON.stringify(value, null, 2)}\n`))
    yield* writeJson("datapackage.json", describePackage(files, built.counts, built.licences, options.withText))
    yield* writeJson("croissant.json", describeCroissant(files, built.licences, built.facts))
    if (formats.includes("csv")) yield* writeJson("csv-metadata.json", csvwGroup(TABLE_NAMES.map(tableOf)))
    yield* unwritable(fs.writeFileString(path.join(folders.dataset, "dictionary.md"), tablesPage()))
    yield* unwritable(
      fs.writeFileString(
        path.join(folders.dataset, "DATACARD.md"),
        dataCard({ ...built, versions: run.versions, withText: options.withText, ...built.facts })
      )
    )
    const { account, counts, checks, rejectsByCode } = built
    const timings = Object.fromEntries(yield* Timings)
    yield* writeJson("run.json", {
      generator: "onrecord",
      schema_version: SCHEMA_VERSION,
      ...run,
      timings,
      records: account,
      counts,
      rejects_by_code: rejectsByCode,
      checks,
      outputs: files
    })
    yield* publish(out)
    return { out, account, counts, rejectsByCode, checks, files }
  })
  // Clears what was written, and puts the last dataset back where the swap itself failed.
  return yield* Effect.onError(write, () => Effect.ignore(recover(out)))
})
