/** `onrecord worker`: a stream of articles in, a stream of their tables out, for engines that run many of it. */
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import { Analyst } from "../Analyst.ts"
import { EnglishEngine } from "../annotate/EnglishEngine.ts"
import { Lexicons } from "../annotate/Lexicons.ts"
import type { FieldMap } from "../ingest/fields.ts"
import { readOwnNames } from "../own-names.ts"
import { openFolder } from "../store/ArticleStore.ts"
import { arrowArticles, ndjsonArticles, type OutputShape } from "../worker/article-stream.ts"
import { work } from "../worker/worker.ts"

/** Whoever reads the output has gone. */
export class OutputClosed extends Schema.TaggedError<OutputClosed>()("OutputClosed", { reason: Schema.String }) {
  override get message() {
    return `OR306 standard output cannot be written: ${this.reason}; what was not taken must be sent again`
  }
}

export interface WorkerOptions extends OutputShape {
  readonly format: "arrow" | "ndjson"
  readonly map: FieldMap
  readonly withText: boolean
  /** A run's `--cache`, null for none. */
  readonly cache: string | null
  readonly jobs: number
  readonly gazetteer: string | null
  readonly corrections: string | null
}

/** **Errors**: OutputClosed, StoreUnwritable. */
export const runWorker = Effect.fn("runWorker")(function* (options: WorkerOptions) {
  const { cache, format, jobs, map, withText } = options
  const { own } = yield* readOwnNames(options)
  const analyst =
    jobs > 1
      ? Analyst.layerThreads(jobs, own)
      : Analyst.layerWith(own).pipe(Layer.provide(Layer.mergeAll(EnglishEngine.layer, Lexicons.layer)))
  const writer = format === "arrow" ? arrowArticles(options) : ndjsonArticles(options)
  // Where a run looks too. It is the run that keeps the folder small: others may be at work in it.
  const store = cache === null ? null : yield* openFolder(join(cache, "articles"))
  yield* work(writer, { map, withText, store }).pipe(
    Effect.catchTag("PlatformError", (error) => Effect.fail(new OutputClosed({ reason: error.message }))),
    Effect.provide(analyst)
  )
}, Effect.scoped)
