/** What a thread that only parses does; of rules and word lists it loads nothing. Messages in: `TextsQuestion`, or `"end"`; out: `TextsAnswer`. */
import * as NodeFileSystem from "@effect/platform-node/NodeFileSystem"
import * as NodePath from "@effect/platform-node/NodePath"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { parentPort } from "node:worker_threads"
import { Annotator } from "./annotate/Annotator.ts"
import { EnglishEngine } from "./annotate/EnglishEngine.ts"
import type { TextsAnswer, TextsQuestion } from "./annotate/EngineThread.ts"
import { buffersOf, docSender } from "./annotate/sent-docs.ts"
import { faultOf } from "./fault-text.ts"
import { keepCompiled } from "./kept-code.ts"

const platform = Layer.mergeAll(NodeFileSystem.layer, NodePath.layer)

/** Loaded once, and at once. */
const engine = Effect.runSync(Effect.cached(Annotator.pipe(Effect.provide(EnglishEngine.layer), Effect.provide(platform))))

const sent = docSender()

const answer = ({ texts }: TextsQuestion): Promise<TextsAnswer> =>
  Effect.runPromise(
    Effect.map(
      Effect.flatMap(engine, ({ parse }) => parse(texts)),
      (docs) => ({ docs: docs.map(sent) })
    )
  ).catch(faultOf)

const send = (message: TextsAnswer): void => parentPort?.postMessage(message, "docs" in message ? message.docs.flatMap(buffersOf) : [])

const end = (): void => {
  keepCompiled()
  process.exit()
}

parentPort?.on("message", (question: TextsQuestion | "end") => (question === "end" ? end() : void answer(question).then(send)))
Effect.runFork(engine)
