/** What a thread that analyses does. Messages in: `Question`; out: `Answer`. */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Result from "effect/Result"
import { parentPort, workerData } from "node:worker_threads"
import type { Answer, Question } from "./analyst-pool.ts"
import type { ThreadData } from "./analyst-thread.ts"
import type { EngineInput } from "../nlp/engine/index.ts"
import { Annotator } from "./annotate/Annotator.ts"
import { EnglishEngine } from "./annotate/EnglishEngine.ts"
import type { TextsAnswer, TextsQuestion } from "./annotate/EngineThread.ts"
import { buffersOf, docSender } from "./annotate/sent-docs.ts"
import { Lexicons } from "./annotate/Lexicons.ts"
import type { Article } from "./dataset.ts"
import type { PageRecord } from "./ingest/reader.ts"
import { keepCompiled } from "./kept-code.ts"
import { NO_OWN_NAMES } from "./own-names.ts"

// The pool hands over nothing else.
const { ahead, own } = workerData as ThreadData

const platform = Layer.mergeAll(NodeFileSystem.layer, NodePath.layer)

/** Loaded once, as is what follows. */
const engine = Effect.runSync(Effect.cached(Annotator.pipe(Effect.provide(EnglishEngine.layer), Effect.provide(platform))))

/** Of rules and word lists, a thread that only parses knows nothing. */
const loadAnalysis = Effect.gen(function* () {
  const { createAnalysis } = yield* Effect.promise(() => import("./analysis.ts"))
  const { pack } = yield* Effect.promise(() => import("./analysed/packed.ts"))
  const analysis = createAnalysis(yield* engine, yield* Lexicons, own ?? NO_OWN_NAMES)
  yield* analysis.ready
  return (articles: ReadonlyArray<Article>) => Effect.map(analysis.tablesOf(articles), (tables) => tables.map(pack))
}).pipe(Effect.provide(Lexicons.layer))

const analysis = Effect.runSync(Effect.cached(loadAnalysis))

/** Loaded with the first page, as the engine is with the first article. */
const readPage = async (page: PageRecord): Promise<Answer> => {
  const { readPageRecord } = await import("./ingest/read-page-record.ts")
  const reading = await Effect.runPromise(readPageRecord(page))
  return Result.isSuccess(reading) ? { article: reading.success } : { reject: reading.failure }
}

const packedOf = (articles: ReadonlyArray<Article>): Promise<Answer> =>
  Effect.runPromise(
    Effect.map(
      Effect.flatMap(analysis, (pack) => pack(articles)),
      (packed) => ({ packed })
    )
  )

const sent = docSender()

const docsOf = (texts: ReadonlyArray<EngineInput>): Promise<TextsAnswer> =>
  Effect.runPromise(
    Effect.map(
      Effect.flatMap(engine, ({ parse }) => parse(texts)),
      (docs) => ({ docs: docs.map(sent) })
    )
  )

const answerOf = (question: Question | TextsQuestion): Promise<Answer | TextsAnswer> => {
  if ("page" in question) return readPage(question.page)
  return "texts" in question ? docsOf(question.texts) : packedOf(question.articles)
}

const answer = (question: Question | TextsQuestion): Promise<Answer | TextsAnswer> =>
  answerOf(question).catch((error: unknown) => ({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }))

const buffersIn = (message: Answer | TextsAnswer): Array<ArrayBuffer> => {
  if ("packed" in message) return message.packed.map(({ buffer }) => buffer)
  return "docs" in message ? message.docs.flatMap(buffersOf) : []
}

const send = (message: Answer | TextsAnswer): void => {
  // By now most that will ever run has run once; after the answer the thread may be ended.
  if ("packed" in message) keepCompiled()
  parentPort?.postMessage(message, buffersIn(message))
}

const end = (): void => {
  keepCompiled()
  process.exit()
}

parentPort?.on("message", (question: Question | TextsQuestion | "end") => (question === "end" ? end() : void answer(question).then(send)))
if (ahead !== null) Effect.runFork(ahead === "articles" ? Effect.asVoid(analysis) : Effect.asVoid(engine))
