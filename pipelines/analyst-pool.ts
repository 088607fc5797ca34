/** Analysts in threads of their own. Threads share nothing but messages: an article goes in, its tables come out. */
import * as Effect from "effect/Effect"
import * as Queue from "effect/Queue"
import { Worker } from "node:worker_threads"
import type { Article, ArticleTables } from "./dataset.ts"
import type { OwnNames } from "./own-names.ts"

export interface Question {
  readonly id: number
  readonly articles: ReadonlyArray<Article>
}
export type Answer =
  | { readonly id: number; readonly tables: ReadonlyArray<ArticleTables> }
  | { readonly id: number; readonly fault: string }

// The program runs as TypeScript in a checkout and as JavaScript when installed.
const workerFile = new URL(import.meta.url.endsWith(".ts") ? "./analyst-worker.ts" : "./analyst-worker.js", import.meta.url)

const openWorker = (own: OwnNames) =>
  Effect.acquireRelease(
    Effect.sync(() => new Worker(workerFile, { workerData: own })),
    (worker) => Effect.promise(() => worker.terminate())
  )

/** One question to a thread that has no other. A fault in the thread is a fault of the program. */
const ask = (worker: Worker, question: Question): Effect.Effect<ReadonlyArray<ArticleTables>> =>
  Effect.callback((resume) => {
    const onMessage = (answer: Answer): void => {
      forget()
      resume("tables" in answer ? Effect.succeed(answer.tables) : Effect.die(new Error(answer.fault)))
    }
    const onError = (error: Error): void => {
      forget()
      resume(Effect.die(error))
    }
    const forget = (): void => {
      worker.off("message", onMessage)
      worker.off("error", onError)
    }
    worker.on("message", onMessage)
    worker.on("error", onError)
    worker.postMessage(question)
    return Effect.sync(forget)
  })

/** `jobs` threads, closed with the scope, each with the user's own names. Each call waits for a free one. */
export const openPool = Effect.fnUntraced(function* (jobs: number, own: OwnNames) {
  const workers = yield* Effect.all(Array.from({ length: jobs }, () => openWorker(own)))
  const free = yield* Queue.unbounded<Worker>()
  yield* Queue.offerAll(free, workers)
  let asked = 0
  return (articles: ReadonlyArray<Article>) =>
    Effect.acquireUseRelease(
      Queue.take(free),
      (worker) => ask(worker, { id: asked++, articles }),
      (worker) => Queue.offer(free, worker)
    )
})
