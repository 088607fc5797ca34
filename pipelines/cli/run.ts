/** `onrecord run`: articles → a dataset. */
import { resolve } from "node:path"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Scope from "effect/Scope"
import { Analyst } from "../Analyst.ts"
import { Lexicons } from "../annotate/Lexicons.ts"
import type { FieldMap } from "../ingest/fields.ts"
import { Inputs } from "../ingest/Inputs.ts"
import { makeReaders } from "../ingest/readers.ts"
import { analysed } from "../news.ts"
import { GivenNames, type OwnNames, readOwnNames, withRejects } from "../own-names.ts"
import { progressBar } from "../Progress.ts"
import { FEW_BYTES, SMALL_BYTES } from "../foreseen.ts"
import { Resolver } from "../resolve/Resolver.ts"
import { Report } from "../report/Report.ts"
import { writeShard } from "../shards/shard-folder.ts"
import { OwnShare, type Share } from "../shards/Share.ts"
import { Timings } from "../stages.ts"
import { type CacheSettings, storeLayer } from "../store/cache.ts"
import { versions } from "../versions.ts"
import { DatasetWriter } from "../write/DatasetWriter.ts"
import { DuckDb } from "../write/DuckDb.ts"
import { SqlFiles } from "../write/SqlFiles.ts"
import { prepareForMany } from "../v8-flags.ts"
import { EXIT_CODES } from "./exit-codes.ts"
import { beginOptions, finish, type FinishSettings, readyFolder } from "./finish.ts"
import { readRejects, replayed } from "./replay.ts"
import { shardSummary } from "./summary.ts"

/** A run's settings, all decided. */
export interface RunSettings extends FinishSettings {
  readonly paths: ReadonlyArray<string>
  /** The part of the inputs that is done, null for a dataset of all of them. */
  readonly share: Share | null
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
  /** A dataset or table of rejects whose fate is told at the end. */
  readonly replay: string | null
  /** A bar may be drawn on standard error. */
  readonly isWatched: boolean
}

/** Runs the pipeline and gives the exit code: `done`, or `rejects` when something was not taken. */
export const run = Effect.fn("run")(
  function* (settings: RunSettings) {
    const { out, startedAt } = yield* readyFolder(settings)
    const { share } = settings
    // Read before the dataset that it may be part of is replaced.
    const earlier = settings.replay === null ? null : yield* readRejects(settings.replay)
    if (share === null) {
      const begun = yield* begunMeanwhile(out, settings)
      const all = yield* analysed
      const fate = earlier === null ? null : replayed(earlier, all)
      const code = yield* finish(all, out, startedAt, settings, begun)
      if (fate !== null && !settings.quiet) yield* Console.log(`\n${fate}`)
      return code
    }
    prepareForMany()
    const all = yield* Effect.provideService(analysed, OwnShare, share)
    yield* writeShard(all, { out, share, versions, ownNames: yield* GivenNames, started_at: new Date(startedAt).toISOString() })
    if (!settings.quiet) yield* Console.log(shardSummary(all, share, settings.out))
    return all.outcomes.rejects().length > 0 ? EXIT_CODES.rejects : EXIT_CODES.done
  },
  Effect.scoped,
  (effect) => Effect.provideService(effect, Timings, new Map<string, number>())
)

/** Begins the dataset while other threads analyse. Not before the inputs are listed: its folder may lie among them. */
const begunMeanwhile = Effect.fnUntraced(function* (out: string, settings: RunSettings) {
  const [{ begin }, { extent }] = [yield* DatasetWriter, yield* Inputs]
  const scope = yield* Scope.fork(yield* Effect.scope)
  const beginning = Effect.flatMap(extent, ({ bytes }) => {
    if (bytes > SMALL_BYTES) prepareForMany()
    return Scope.provide(begin(beginOptions(out, settings, bytes)), scope)
  })
  // Forked into the outer scope, and so interrupted before the inner one closes.
  return Fiber.join(yield* Effect.forkScoped(beginning))
})

/** Where there are many articles one thread too is one of its own: what it takes goes with it, before the tables are written. */
const analystFor = (jobs: number, own: OwnNames) =>
  Layer.unwrap(
    Effect.gen(function* () {
      const { bytes } = yield* Effect.flatMap(Inputs, ({ extent }) => extent)
      return bytes > FEW_BYTES ? Analyst.layerThreads(jobs, own) : Analyst.layerBeside(jobs, own).pipe(Layer.provide(Lexicons.layer))
    })
  )

/** Everything a run needs but the platform. */
export const runLayer = ({ cache, corrections, gazetteer, isWatched, jobs, map, maxArticleBytes, out, paths }: RunSettings) =>
  Layer.mergeAll(
    Layer.unwrap(
      Effect.map(readOwnNames({ gazetteer, corrections }), ({ own, rejects }) =>
        Layer.mergeAll(
          Layer.succeed(GivenNames, own),
          analystFor(jobs, own).pipe(
            Layer.provideMerge(withRejects(Inputs.layer(paths, { formats: makeReaders(map), maxArticleBytes }), rejects))
          ),
          Resolver.layerWith(own.corrections.same).pipe(Layer.provide(Lexicons.layer))
        )
      )
    ),
    storeLayer(resolve(out), cache),
    DatasetWriter.layer.pipe(Layer.provideMerge(Layer.mergeAll(DuckDb.layer, SqlFiles.layer()))),
    Report.layer,
    isWatched ? progressBar : Layer.empty
  )
