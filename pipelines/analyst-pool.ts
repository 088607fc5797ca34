/** Analysts in threads of their own. Threads share nothing but messages: articles go in, packed articles come out. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import { Worker } from "node:worker_threads"
import type { Article } from "./dataset.ts"
import type { OwnNames } from "./own-names.ts"

export interface Question {
  readonly articles: ReadonlyArray<Article>
}
/** Packed articles in the order of the question. Their bytes are handed over, not copied. */
export type Answer = { readonly packed: ReadonlyArray<Uint8Array<ArrayBuffer>> } | { readonly fault: string }

// The program runs as TypeScript in a checkout and as JavaScript when installed.
const workerFile = new URL(import.meta.url.endsWith(".ts") ? "./analyst-worker.ts" : "./analyst-worker.js", import.meta.url)

/** One question to a thread that has no other. Fails with what went wrong at the articles; dies when the thread does. */
const ask = (worker: Worker, question: Question): Effect.Effect<ReadonlyArray<Uint8Array<ArrayBuffer>>, Error> =>
  Effect.callback((resume) => {
    const onMessage = (answer: Answer): void => {
      forget()
      resume("packed" in answer ? Effect.succeed(answer.packed) : Effect.fail(new Error(answer.fault)))
    }
    const onError = (error: Error): void => {
      forget()
      resume(Effect.die(error))
    }
    const onExit = (code: number): void => onError(new Error(`a thread ended with ${code}`))
    const forget = (): void => {
      worker.off("message", onMessage)
      worker.off("error", onError)
      worker.off("exit", onExit)
    }
    worker.on("message", onMessage)
    worker.on("error", onError)
    worker.on("exit", onExit)
    worker.postMessage(question)
    return Effect.sync(forget)
  })

/**
 * Up to `jobs` threads, closed with the scope, each with the user's own names. A thread is started when a question finds
 * no idle one: a run whose articles are all in the cache starts none. Each call waits for its turn. `rest` ends the idle ones.
 */
export const openPool = Effect.fnUntraced(function* (jobs: number, own: OwnNames) {
  const scope = yield* Effect.scope
  const turns = yield* Semaphore.make(jobs)
  const idle: Array<Worker> = []
  const started = new Set<Worker>()
  const end = (worker: Worker) => Effect.promise(() => worker.terminate())
  const endAll = (workers: ReadonlyArray<Worker>) => Effect.forEach(workers, end, { concurrency: "unbounded", discard: true })
  yield* Scope.addFinalizer(scope, Effect.suspend(() => endAll([...started])))
  const rest = Effect.suspend(() => {
    const workers = idle.splice(0)
    for (const worker of workers) started.delete(worker)
    return endAll(workers)
  })
  const start = (): Worker => {
    const worker = new Worker(workerFile, { workerData: own })
    started.add(worker)
    return worker
  }
  // A thread that did not answer is dead or still at work: it is not asked again.
  const release = (worker: Worker, exit: Exit.Exit<unknown, unknown>) =>
    Exit.isSuccess(exit) || exit.cause.reasons.some(Cause.isFailReason)
      ? Effect.sync(() => void idle.push(worker))
      : Effect.andThen(Effect.sync(() => started.delete(worker)), end(worker))
  const askOne = (articles: ReadonlyArray<Article>) =>
    turns.withPermits(1)(
      Effect.acquireUseRelease(
        Effect.sync(() => idle.pop() ?? start()),
        (worker) => ask(worker, { articles }),
        release
      ).pipe(Effect.orDie)
    )
  return { ask: askOne, rest }
})
