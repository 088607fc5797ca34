/** How far a run has come, for whoever watches. */
import cliProgress from "cli-progress"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

interface Watcher {
  /** Called once, with the number of files, before the first is read. */
  readonly begin: (files: number) => Effect.Effect<void>
  /** `by` more records are done. */
  readonly advance: (by: number) => Effect.Effect<void>
  /** Everything is read; what is printed next must find the screen as it was. */
  readonly end: Effect.Effect<void>
}

/** By default nobody watches. */
export const Progress: Context.Reference<Watcher> = Context.Reference<Watcher>("onrecord/pipelines/Progress", {
  defaultValue: () => ({ begin: () => Effect.void, advance: () => Effect.void, end: Effect.void })
})

/** Clears a bar that is still drawn. */
const stop = (bar: cliProgress.SingleBar): Effect.Effect<void> => Effect.sync(() => bar.isActive && bar.stop())

/** A bar on standard error, cleared when the run ends, however it ends. */
export const progressBar = Layer.effect(
  Progress,
  Effect.gen(function* () {
    const options = { format: "{bar} {value} of {total} files", stream: process.stderr, clearOnComplete: true, hideCursor: true }
    const bar = yield* Effect.acquireRelease(
      Effect.sync(() => new cliProgress.SingleBar(options, cliProgress.Presets.shades_classic)),
      stop
    )
    return {
      begin: (files) => Effect.sync(() => bar.start(files, 0)),
      advance: (by) => Effect.sync(() => bar.increment(by)),
      end: stop(bar)
    }
  })
)
