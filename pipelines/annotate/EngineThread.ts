/** The English engine in a thread of its own as the `Annotator`: parses while others do what they can do meanwhile. */
import * as Effect from "effect/Effect"
import type { Worker } from "node:worker_threads"
import type { Doc, EngineInput } from "../../nlp/engine/index.ts"
import { takeParser } from "../analyst-thread.ts"
import type { Fault } from "../fault-text.ts"
import { Annotator } from "./Annotator.ts"
import { docReceiver, type SentDoc } from "./sent-docs.ts"

/** What a thread is asked, and what it gives: the parses, or what went wrong. Answers come in the order of questions. */
export interface TextsQuestion {
  readonly texts: ReadonlyArray<EngineInput>
}
export type TextsAnswer = { readonly docs: ReadonlyArray<SentDoc> } | Fault

type Resume = (docs: Effect.Effect<ReadonlyArray<Doc>>) => void

/** A thread and who waits for its answers, first come, first served. */
class EngineThread {
  readonly #worker: Worker
  readonly #waiting: Array<Resume> = []
  readonly #receive = docReceiver()
  /** What answers lead to takes long, and many may come at once: one a turn of the event loop lets others go on between them. */
  readonly #turns: Array<() => void> = []
  readonly #nextTurn = (): void => {
    this.#turns[0]()
    this.#turns.shift()
    if (this.#turns.length > 0) setImmediate(this.#nextTurn)
  }
  hasEnded = false

  constructor() {
    this.#worker = takeParser()
    this.#worker.on("message", (answer: TextsAnswer) => {
      const docs = "fault" in answer ? Effect.die(new Error(answer.fault)) : Effect.succeed(answer.docs.map(this.#receive))
      this.#turns.push(() => this.#waiting.shift()?.(docs))
      if (this.#turns.length === 1) setImmediate(this.#nextTurn)
    })
    this.#worker.on("error", (error) => this.#fail(error))
    this.#worker.on("exit", (code) => this.#fail(new Error(`a thread ended with ${code}`)))
  }

  ask(question: TextsQuestion, resume: Resume): void {
    this.#waiting.push(resume)
    this.#worker.postMessage(question)
  }

  end(): void {
    this.#worker.removeAllListeners()
    // What it has compiled it keeps by itself, and then it is gone: nobody waits for that.
    this.#worker.unref()
    this.#worker.postMessage("end")
  }

  #fail(error: unknown): void {
    this.hasEnded = true
    for (const resume of this.#waiting.splice(0)) resume(Effect.die(error))
  }
}

/** The `Annotator`, and how to let go of its thread; a thread is started with the first question. */
export const openEngineThread = Effect.gen(function* () {
  let thread: EngineThread | null = null
  const rest = Effect.sync(() => {
    thread?.end()
    thread = null
  })
  yield* Effect.addFinalizer(() => rest)
  const parse = (texts: ReadonlyArray<EngineInput>) =>
    Effect.callback<ReadonlyArray<Doc>>((resume) => {
      if (thread === null || thread.hasEnded) thread = new EngineThread()
      thread.ask({ texts }, resume)
    })
  return { annotator: Annotator.of({ parse }), rest }
})
