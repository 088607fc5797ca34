/** `onrecord run`: articles → a dataset. */
import { resolve } from "node:path"
import * as Clock from "effect/Clock"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import { Analyst } from "../Analyst.ts"
import { EnglishEngine } from "../annotate/EnglishEngine.ts"
import { Lexicons } from "../annotate/Lexicons.ts"
import type { Format } from "../dataset.ts"
import type { FieldMap } from "../ingest/fields.ts"
import { Inputs } from "../ingest/Inputs.ts"
import { makeReaders } from "../ingest/readers.ts"
import { newsPieces } from "../news.ts"
import { readOwnNames, withRejects } from "../own-names.ts"
import { progressBar } from "../Progress.ts"
import { Resolver } from "../resolve/Resolver.ts"
import { Report } from "../report/Report.ts"
import { Timings } from "../stages.ts"
import { type CacheSettings, storeLayer } from "../store/cache.ts"
import { versions } from "../versions.ts"
import { DatasetWriter } from "../write/DatasetWriter.ts"
import { DuckDb } from "../write/DuckDb.ts"
import { SqlFiles } from "../write/SqlFiles.ts"
import { EXIT_CODES } from "./exit-codes.ts"
import { type StartedBy, summary } from "./summary.ts"

/** A run's settings, all decided. */
export interface RunSettings {
  readonly paths: ReadonlyArray<string>
  readonly out: string
  readonly formats: ReadonlyArray<Format>
  readonly jobs: number
  /** Column → field of data records. */
  readonly map: FieldMap
  /** Where analysed articles are kept, null for nowhere. */
  readonly cache: CacheSettings | null
  /** Bytes of an article's text; a larger article is a reject. */
  readonly maxArticleBytes: number
  /** Files of a user's own names and corrections. */
  readonly gazetteer: string | null
  readonly corrections: string | null
  readonly text: boolean
  readonly quiet: boolean
  readonly startedBy: StartedBy
  /** A bar may be drawn on standard error. */
  readonly isWatched: boolean
}

/** Runs the pipeline and gives the exit code: `done`, or `rejects` when something was not taken. */
export const run = Effect.fn("run")(function* (settings: RunSettings) {
  const writer = yield* DatasetWriter
  const report = yield* Report
  const path = yield* Path.Path
  const { formats, quiet, text } = settings
  const out = path.resolve(settings.out)
  yield* writer.recover(out)
  yield* writer.ensureReplaceable(out)
  const startedAt = yield* Clock.currentTimeMillis
  const { inputs, pieces, rejects, work } = yield* newsPieces
  const written = yield* writer.write(pieces, {
    out,
    formats,
    withText: text,
    extras: report.write,
    read: inputs.length,
    run: {
      versions,
      settings: { formats, text },
      inputs,
      work,
      started_at: new Date(startedAt).toISOString()
    }
  })
  if (!quiet) yield* Console.log(summary(written, rejects, settings.out, settings.startedBy))
  return rejects.length > 0 ? EXIT_CODES.rejects : EXIT_CODES.done
}, (effect) => Effect.provideService(effect, Timings, new Map<string, number>()))

/** Everything a run needs but the platform. */
export const runLayer = ({ cache, corrections, gazetteer, isWatched, jobs, map, maxArticleBytes, out, paths }: RunSettings) =>
  Layer.mergeAll(
    Layer.unwrap(
      Effect.map(readOwnNames({ gazetteer, corrections }), ({ own, rejects }) =>
        Layer.mergeAll(
          withRejects(Inputs.layer(paths, { formats: makeReaders(map), maxArticleBytes }), rejects),
          jobs > 1
            ? Analyst.layerThreads(jobs, own)
            : Analyst.layerWith(own).pipe(Layer.provide(Layer.mergeAll(EnglishEngine.layer, Lexicons.layer))),
          Resolver.layerWith(own.corrections.same).pipe(Layer.provide(Lexicons.layer))
        )
      )
    ),
    storeLayer(resolve(out), cache),
    DatasetWriter.layer.pipe(Layer.provide(Layer.mergeAll(DuckDb.layer, SqlFiles.layer()))),
    Report.layer,
    isWatched ? progressBar : Layer.empty
  )
