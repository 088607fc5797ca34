/** `onrecord worker`: a stream of articles in, a stream of their tables out, for engines that run many of it. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { Analyst } from "../Analyst.ts"
import { EnglishEngine } from "../annotate/EnglishEngine.ts"
import { Lexicons } from "../annotate/Lexicons.ts"
import { readOwnNames } from "../own-names.ts"
import { arrowArticles, ndjsonArticles } from "../worker/article-stream.ts"
import { work, type WorkerSettings } from "../worker/worker.ts"

/** Whoever reads the output has gone. */
export class OutputClosed extends Schema.TaggedError<OutputClosed>()("OutputClosed", { reason: Schema.String }) {
  override get message() {
    return `OR306 standard output cannot be written: ${this.reason}; what was not taken must be sent again`
  }
}

export interface WorkerOptions extends WorkerSettings {
  readonly format: "arrow" | "ndjson"
  readonly jobs: number
  readonly gazetteer: string | null
  readonly corrections: string | null
}

/** **Errors**: OutputClosed. */
export const runWorker = Effect.fn("runWorker")(function* ({ corrections, format, gazetteer, jobs, ...settings }: WorkerOptions) {
  const { own } = yield* readOwnNames({ gazetteer, corrections })
  const analyst =
    jobs > 1
      ? Analyst.layerThreads(jobs, own)
      : Analyst.layerWith(own).pipe(Layer.provide(Layer.mergeAll(EnglishEngine.layer, Lexicons.layer)))
  const writer = format === "arrow" ? arrowArticles(settings) : ndjsonArticles(settings)
  yield* work(writer, settings).pipe(
    Effect.mapError((error) => new OutputClosed({ reason: error.message })),
    Effect.provide(analyst)
  )
})
