/** How far a run has come, for whoever watches. */
import cliProgress from "cli-progress"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"

/** What is done since the last time. */
export interface Advance {
  readonly articles: number
  readonly words: number
  readonly rejects: number
  /** Of the inputs, so far. */
  readonly bytesRead: number
}

interface Watcher {
  /** Called once, with the bytes of all inputs, before the first is read. */
  readonly begin: (bytes: number) => Effect.Effect<void>
  readonly advance: (by: Advance) => Effect.Effect<void>
  /** Everything is read; what is printed next must find the screen as it was. */
  readonly end: Effect.Effect<void>
}

/** By default nobody watches. */
export const Progress: Context.Reference<Watcher> = Context.Reference<Watcher>("onrecord/pipelines/Progress", {
  defaultValue: () => ({ begin: () => Effect.void, advance: () => Effect.void, end: Effect.void })
})

/** Clears a bar that is still drawn. */
const stop = (bar: cliProgress.SingleBar): Effect.Effect<void> => Effect.sync(() => bar.isActive && bar.stop())

/** How many records a file holds is not known before it is read: the bar shows bytes, and so does the time that is left. */
const FORMAT = "{bar} {percentage} % | {articles} articles, {articleRate}/s, {wordRate} words/s | {rejects} rejected | {eta_formatted} left"

const round = (value: number): string => (value < 10 ? value.toFixed(1) : Math.round(value).toLocaleString("en"))

/** Adds up what is done, for the words beside the bar. Milliseconds. */
export const createTally = (startMs: number) => {
  const done = { articles: 0, words: 0, rejects: 0 }
  return (by: Advance, nowMs: number) => {
    done.articles += by.articles
    done.words += by.words
    done.rejects += by.rejects
    const seconds = Math.max((nowMs - startMs) / 1000, 0.001)
    return {
      articles: done.articles,
      rejects: done.rejects,
      articleRate: round(done.articles / seconds),
      wordRate: round(done.words / seconds)
    }
  }
}

/** A bar on standard error, cleared when the run ends, however it ends. */
export const progressBar = Layer.effect(
  Progress,
  Effect.gen(function* () {
    const options = { format: FORMAT, stream: process.stderr, clearOnComplete: true, hideCursor: true, etaBuffer: 50 }
    const bar = yield* Effect.acquireRelease(
      Effect.sync(() => new cliProgress.SingleBar(options, cliProgress.Presets.shades_classic)),
      stop
    )
    const tally = createTally(performance.now())
    const nothing = { articles: 0, words: 0, rejects: 0, bytesRead: 0 }
    return {
      begin: (bytes) => Effect.sync(() => bar.start(bytes, 0, tally(nothing, performance.now()))),
      advance: (by) => Effect.sync(() => bar.update(by.bytesRead, tally(by, performance.now()))),
      end: stop(bar)
    }
  })
)
