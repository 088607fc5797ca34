/** Analysts in threads of their own. Threads share nothing but messages: articles and pages go in, packed articles and what pages hold come out. */
import * as Cause from "effect/Cause"
import * as Effect from "effect/Effect"
import * as Exit from "effect/Exit"
import * as Scope from "effect/Scope"
import * as Semaphore from "effect/Semaphore"
import type { Worker } from "node:worker_threads"
import * as Result from "effect/Result"
import { isAhead, takeAnalyst } from "./analyst-thread.ts"
import type { Article, Reject } from "./dataset.ts"
import type { Fault } from "./fault-text.ts"
import { MAX_PAGE_MS } from "./ingest/limits.ts"
import type { PageRecord, Reading } from "./ingest/reader.ts"
import { faultAtPage } from "./ingest/read-page-record.ts"
import type { OwnNames } from "./own-names.ts"

export type Question = { readonly articles: ReadonlyArray<Article> } | { readonly page: PageRecord }
/** Packed articles in the order of the question, or what a page holds. Bytes are handed over, not copied. */
export type Answer = Packed | PageHeld | Fault
interface Packed {
  readonly packed: ReadonlyArray<Uint8Array<ArrayBuffer>>
}
type PageHeld = { readonly article: Article } | { readonly reject: Reject }

/** One question to a thread that has no other. Fails with what went wrong at the articles; dies when the thread does. */
const ask = <A extends Answer>(worker: Worker, question: Question, handedOver: ReadonlyArray<ArrayBuffer> = []): Effect.Effect<A, Error> =>
  Effect.callback((resume) => {
    const onMessage = (answer: Answer): void => {
      forget()
      resume("fault" in answer ? Effect.fail(new Error(answer.fault)) : Effect.succeed(answer as A))
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
    worker.postMessage(question, handedOver)
    return Effect.sync(forget)
  })

/** A page with bytes of its own: a part of a larger buffer would be sent with all of it. */
const toSend = (page: PageRecord): readonly [PageRecord, ReadonlyArray<ArrayBuffer>] => {
  if (page.content.kind === "value") return [page, []]
  const bytes = new Uint8Array(page.content.bytes)
  return [{ ...page, content: { ...page.content, bytes } }, [bytes.buffer]]
}

/**
 * Up to `jobs` threads, closed with the scope, each with the user's own names. A thread is started when a question finds
 * no idle one: a run whose articles are all in the cache starts none, one with a few new articles a single one. Each call waits for its turn. `rest` ends the idle ones.
 * A page that takes longer than `maxPageMs` costs its thread, and is a reject. `take` gives threads.
 */
export const openPool = Effect.fnUntraced(function* (jobs: number, own: OwnNames, { maxPageMs = MAX_PAGE_MS, take = takeAnalyst } = {}) {
  const scope = yield* Effect.scope
  // No thread ahead: most that there is to do has been done by an earlier run, and one thread may be enough for what is left. What a second one
  // takes to make ready is more than some articles; there are others once the first has answered.
  const turns = yield* Semaphore.make(isAhead() ? jobs : 1)
  const idle: Array<Worker> = []
  const started = new Set<Worker>()
  const end = (worker: Worker) => Effect.promise(() => worker.terminate())
  const endAll = (workers: ReadonlyArray<Worker>) => Effect.forEach(workers, end, { concurrency: "unbounded", discard: true })
  yield* Scope.addFinalizer(
    scope,
    Effect.suspend(() => endAll([...started]))
  )
  const rest = Effect.suspend(() => {
    const workers = idle.splice(0)
    for (const worker of workers) started.delete(worker)
    return endAll(workers)
  })
  const start = (): Worker => {
    const worker = take(own)
    started.add(worker)
    return worker
  }
  // A thread that did not answer is dead or still at work: it is not asked again.
  const release = (worker: Worker, exit: Exit.Exit<unknown, unknown>) =>
    Exit.isSuccess(exit) || exit.cause.reasons.some(Cause.isFailReason)
      ? Effect.andThen(
          Effect.sync(() => void idle.push(worker)),
          turns.resize(jobs)
        )
      : Effect.andThen(
          Effect.sync(() => started.delete(worker)),
          end(worker)
        )
  const askOne = <A extends Answer>(question: (worker: Worker) => Effect.Effect<A, Error>) =>
    turns.withPermits(1)(
      Effect.acquireUseRelease(
        Effect.sync(() => idle.pop() ?? start()),
        question,
        release
      ).pipe(Effect.orDie)
    )
  const packedOf = (articles: ReadonlyArray<Article>) =>
    Effect.map(
      askOne((worker) => ask<Packed>(worker, { articles })),
      ({ packed }) => packed
    )
  const readPage = (page: PageRecord): Effect.Effect<Reading> =>
    askOne((worker) => {
      const [sent, handedOver] = toSend(page)
      return ask<PageHeld>(worker, { page: sent }, handedOver).pipe(
        Effect.timeoutOrElse({ duration: maxPageMs, orElse: () => Effect.die(new Error("a page takes too long")) })
      )
    }).pipe(
      Effect.map((held): Reading => ("article" in held ? Result.succeed(held.article) : Result.fail(held.reject))),
      Effect.catchDefect(() => Effect.succeed(faultAtPage(page)))
    )
  return { packedOf, readPage, rest }
})
