/** A thread that analyses articles and reads pages. Messages in: `Question`; out: `Answer`. */
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as Result from "effect/Result"
import { parentPort, workerData } from "node:worker_threads"
import { Analyst } from "./Analyst.ts"
import { EnglishEngine } from "./annotate/EnglishEngine.ts"
import { Lexicons } from "./annotate/Lexicons.ts"
import type { Answer, Question } from "./analyst-pool.ts"
import type { PageRecord } from "./ingest/reader.ts"
import type { OwnNames } from "./own-names.ts"

// The pool hands over nothing else.
const own = workerData as OwnNames
const layer = Analyst.layerWith(own).pipe(
  Layer.provide(Layer.mergeAll(EnglishEngine.layer, Lexicons.layer)),
  Layer.provide(NodeServices.layer)
)
const runtime = ManagedRuntime.make(layer)

/** Loaded with the first page, as the engine is with the first article. */
const readPage = async (page: PageRecord): Promise<Answer> => {
  const { readPageRecord } = await import("./ingest/read-page-record.ts")
  const reading = await Effect.runPromise(readPageRecord(page))
  return Result.isSuccess(reading) ? { article: reading.success } : { reject: reading.failure }
}

const answerOf = (question: Question): Promise<Answer> =>
  "page" in question
    ? readPage(question.page)
    : runtime.runPromise(Effect.flatMap(Analyst, (analyst) => analyst.packedOf(question.articles))).then((packed) => ({ packed }))

const answer = (question: Question): Promise<Answer> =>
  answerOf(question).catch((error: unknown): Answer => ({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }))

const send = (message: Answer): void =>
  parentPort?.postMessage(message, "packed" in message ? message.packed.map(({ buffer }) => buffer) : [])

parentPort?.on("message", (question: Question) => void answer(question).then(send))
