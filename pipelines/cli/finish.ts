/** The end of every run that makes a dataset: analysed articles → tables, report, and what is said of them. */
import * as Clock from "effect/Clock"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as Path from "effect/Path"
import type { Format } from "../dataset.ts"
import type { InputNotFound, ManifestBroken } from "../ingest/errors.ts"
import { type Analysed, piecesOf } from "../news.ts"
import { Report } from "../report/Report.ts"
import { Timings } from "../stages.ts"
import { versions } from "../versions.ts"
import type { BeginOptions, Begun } from "../write/begin.ts"
import { DatasetWriter, type WriteError } from "../write/DatasetWriter.ts"
import type { Partition } from "../write/options.ts"
import { SMALL_BYTES } from "../foreseen.ts"
import { EXIT_CODES } from "./exit-codes.ts"
import { recordRun } from "./metrics.ts"
import { type StartedBy, summary } from "./summary.ts"

export interface FinishSettings {
  /** As it should be shown. */
  readonly out: string
  readonly formats: ReadonlyArray<Format>
  readonly partition: Partition | null
  /** Bytes for DuckDB, null for what its rows need. */
  readonly memory: number | null
  readonly text: boolean
  /** Formulas in the CSV files are defused. */
  readonly csvSafe: boolean
  readonly quiet: boolean
  readonly startedBy: StartedBy
}

/** What a run does before all else: mends what an earlier one left at `out`, and sees that it may be replaced. */
export const readyFolder = Effect.fn("readyFolder")(function* (settings: Pick<FinishSettings, "out">) {
  const writer = yield* DatasetWriter
  const path = yield* Path.Path
  const out = path.resolve(settings.out)
  yield* writer.recover(out)
  yield* writer.ensureReplaceable(out)
  return { out, startedAt: yield* Clock.currentTimeMillis }
})

export const beginOptions = (folder: string, { formats, memory, text }: FinishSettings, bytes: number): BeginOptions => ({
  out: folder,
  formats,
  withText: text,
  memoryBytes: memory,
  isSmall: bytes <= SMALL_BYTES
})

/**
 * Writes the dataset into `folder` (absolute) and gives the exit code: `done`, or `rejects` when something was not taken.
 * `beginning`, where there is one, gives what was begun with `beginOptions`.
 */
export const finish = Effect.fn("finish")(function* (
  all: Analysed,
  folder: string,
  startedAt: number,
  settings: FinishSettings,
  beginning?: Effect.Effect<Begun, WriteError | InputNotFound | ManifestBroken>
) {
  const writer = yield* DatasetWriter
  const report = yield* Report
  const { csvSafe, formats, quiet, text } = settings
  const inputs = all.outcomes.inputs()
  const rejects = all.outcomes.rejects()
  const cut = all.outcomes.cut()
  // What went wrong is told when it is asked for. In the scope, so that it has ended before the database closes.
  if (beginning !== undefined) yield* Effect.forkScoped(Effect.ignore(Effect.flatMap(beginning, ({ commented }) => commented)))
  yield* Effect.yieldNow
  const pieces = yield* piecesOf(all)
  const written = yield* writer.write(pieces, {
    ...beginOptions(folder, settings, all.seen.bytes),
    ...(beginning === undefined ? {} : { begun: yield* beginning }),
    isCsvSafe: csvSafe,
    partition: settings.partition,
    extras: report.write,
    read: inputs.length,
    run: {
      versions,
      settings: { formats, text, csvSafe, ...(settings.partition === null ? {} : { partition: settings.partition }) },
      inputs,
      skipped: all.seen.skipped,
      cut,
      work: all.work,
      started_at: new Date(startedAt).toISOString()
    }
  })
  yield* recordRun({ ...all.work, rejects: rejects.length }, written.counts, yield* Timings)
  if (!quiet) yield* Console.log(summary(written, { rejects, cut, skipped: all.seen.skipped }, settings.out, settings.startedBy))
  return rejects.length > 0 ? EXIT_CODES.rejects : EXIT_CODES.done
})
