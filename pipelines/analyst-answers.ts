/** What a thread that analyses does. Messages in: `Question`; out: `Answer`. */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import { parentPort, workerData } from "node:worker_threads"
import { pack } from "./analysed/packed.ts"
import { createAnalysis } from "./analysis.ts"
import type { Answer, Question } from "./analyst-pool.ts"
import type { ThreadData } from "./analyst-thread.ts"
import { Annotator } from "./annotate/Annotator.ts"
import { EnglishEngine } from "./annotate/EnglishEngine.ts"
import { Lexicons } from "./annotate/Lexicons.ts"
import type { Article } from "./dataset.ts"
import { faultOf } from "./fault-text.ts"
import type { PageRecord } from "./ingest/reader.ts"
import { keepCompiled } from "./kept-code.ts"
import { NO_OWN_NAMES } from "./own-names.ts"

// The pool hands over nothing else.
const { isAhead, own } = workerData as ThreadData

const platform = Layer.mergeAll(NodeFileSystem.layer, NodePath.layer)

const loadAnalysis = Effect.gen(function* () {
  const analysis = createAnalysis(yield* Annotator, yield* Lexicons, own ?? NO_OWN_NAMES)
  yield* analysis.ready
  return analysis.tablesOf
}).pipe(Effect.provide(Layer.mergeAll(EnglishEngine.layer.pipe(Layer.provide(platform)), Lexicons.layer)))

/** Loaded once. */
const analysis = Effect.runSync(Effect.cached(loadAnalysis))

/** Loaded with the first page. */
const readPage = async (page: PageRecord): Promise<Answer> => {
  const { readPageRecord } = await import("./ingest/read-page-record.ts")
  const reading = await Effect.runPromise(readPageRecord(page))
  return Result.isSuccess(reading) ? { article: reading.success } : { reject: reading.failure }
}

const packedOf = (articles: ReadonlyArray<Article>): Promise<Answer> =>
  Effect.runPromise(
    Effect.map(
      Effect.flatMap(analysis, (tablesOf) => tablesOf(articles)),
      (tables) => ({ packed: tables.map((article) => pack(article)) })
    )
  )

const answer = (question: Question): Promise<Answer> =>
  ("page" in question ? readPage(question.page) : packedOf(question.articles)).catch(faultOf)

const send = (message: Answer): void => {
  // By now most that will ever run has run once; after the answer the thread may be ended.
  if ("packed" in message) keepCompiled()
  parentPort?.postMessage(message, "packed" in message ? message.packed.map(({ buffer }) => buffer) : [])
}

parentPort?.on("message", (question: Question) => void answer(question).then(send))
if (isAhead) Effect.runFork(analysis)
