import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Stream from "effect/Stream"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Dataset, Format, RunInfo } from "../../pipelines/dataset.ts"
import { rowsPiece } from "../../pipelines/resolve/pieces.ts"
import { DatasetWriter, type WriteOptions } from "../../pipelines/write/DatasetWriter.ts"
import { DuckDb } from "../../pipelines/write/DuckDb.ts"
import type { Partition } from "../../pipelines/write/options.ts"
import { SqlFiles } from "../../pipelines/write/SqlFiles.ts"

const platform = Layer.mergeAll(NodeFileSystem.layer, NodePath.layer)

/** Everything a dataset is written with, over the real file system. */
export const writing = DatasetWriter.layer.pipe(
  Layer.provideMerge(Layer.mergeAll(DuckDb.layer, SqlFiles.layer())),
  Layer.provideMerge(platform)
)

export const RUN: RunInfo = {
  versions: {},
  settings: {},
  inputs: [],
  skipped: {},
  cut: [],
  work: { articles: 0, analysed: 0 },
  started_at: "2023-06-20T00:00:00Z"
}

export const ALL_FORMATS: ReadonlyArray<Format> = ["arrow", "csv", "parquet", "duckdb"]

/** A folder of its own; `out` inside it does not exist yet. */
export const freshOut = (): string => join(mkdtempSync(join(tmpdir(), "onrecord-")), "out")

/** Records that the pieces account for. */
const recordsOf = (batches: ReadonlyArray<Partial<Dataset>>): number =>
  batches.reduce(
    (sum, { rejects = [], sources = [] }) => sum + rejects.length + sources.reduce((own, { also_at }) => own + 1 + also_at.length, 0),
    0
  )

/** Writes pieces as one dataset. */
export const write = (
  out: string,
  batches: ReadonlyArray<Partial<Dataset>>,
  {
    extras = () => Effect.void,
    formats = ALL_FORMATS,
    isSmall = false,
    partition = null,
    read = recordsOf(batches),
    withText = true
  }: {
    readonly extras?: WriteOptions["extras"]
    readonly formats?: ReadonlyArray<Format>
    readonly isSmall?: boolean
    readonly partition?: Partition | null
    readonly read?: number
    readonly withText?: boolean
  } = {}
) =>
  Effect.flatMap(DatasetWriter, (writer) =>
    writer.write(Stream.fromIterable(batches.map(rowsPiece)), {
      out,
      formats,
      isSmall,
      withText,
      read,
      run: RUN,
      partition,
      memoryBytes: 5e8,
      extras
    })
  ).pipe(Effect.provide(writing))

/** Rows of a query on a dataset's DuckDB file. */
export const query = (out: string, sql: string) =>
  Effect.scoped(
    Effect.flatMap(DuckDb, (duckDb) =>
      Effect.flatMap(duckDb.open(join(out, "news.duckdb"), { readOnly: true }), (database) => database.rows(sql))
    )
  ).pipe(Effect.provide(writing))
