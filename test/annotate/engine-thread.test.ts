import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Cause, Effect, Exit, Layer } from "effect"
import { createEngine, type Doc, type EngineInput } from "../../nlp/engine/index.ts"
import { parseRecord } from "../../nlp/engine/parse-record.ts"
import { Analyst } from "../../pipelines/Analyst.ts"
import { startAhead } from "../../pipelines/analyst-thread.ts"
import { EnglishEngine } from "../../pipelines/annotate/EnglishEngine.ts"
import { openEngineThread } from "../../pipelines/annotate/EngineThread.ts"
import { Lexicons } from "../../pipelines/annotate/Lexicons.ts"
import { buffersOf, docReceiver, docSender } from "../../pipelines/annotate/sent-docs.ts"
import { kernel, model } from "../engine/packaged-model.ts"
import { inputFile, readAll } from "../ingest/in-memory.ts"

const TEXTS: ReadonlyArray<EngineInput> = [
  "Ministers met Mara Lind in Vienna on Tuesday.",
  "",
  "“We will not go,” said Lind, who leads the Harbour Union. Nobody asked her twice.",
  "Police in Oslo arrested two men on Friday."
].map((text) => ({ text }))

const recordsOf = (docs: ReadonlyArray<Doc>) => docs.map((doc, i) => parseRecord(String(i), doc))
const expected = recordsOf(createEngine(model, kernel).parse(TEXTS))

describe("a parse sent between threads", () => {
  it("is the same on the other side, where each string comes once, from one engine's tables and the next", () => {
    const [send, receive] = [docSender(), docReceiver()]
    const other = createEngine(model, kernel)
    const docs = [...createEngine(model, kernel).parse(TEXTS), ...other.parse(TEXTS), ...other.parse(TEXTS)]
    const sent = docs.map(send)
    assert.deepStrictEqual(
      sent.map(({ beginsAnew }) => beginsAnew),
      docs.map((_, i) => i === 0 || i === TEXTS.length)
    )
    assert.isEmpty(sent.at(-1)!.strings)
    const crossed = sent.map((message) => structuredClone(message, { transfer: [...buffersOf(message)] }))
    assert.strictEqual(docs[0].columns.head.length, 0)
    const received = crossed.map(receive)
    for (const from of [0, 1, 2])
      assert.deepStrictEqual(recordsOf(received.slice(from * TEXTS.length, (from + 1) * TEXTS.length)), expected)
  })
})

describe("an engine in a thread of its own", { timeout: 60_000 }, () => {
  it.live("parses as one here does, many questions at once in their order, and once more after its rest", () =>
    Effect.gen(function* () {
      const { annotator, rest } = yield* openEngineThread
      const each = Effect.forEach(TEXTS, (text) => annotator.parse([text]), { concurrency: "unbounded" })
      assert.deepStrictEqual(recordsOf((yield* each).flat()), expected)
      yield* rest
      startAhead("parser")
      assert.deepStrictEqual(recordsOf(yield* annotator.parse(TEXTS)), expected)
    }).pipe(Effect.scoped)
  )

  it.live("tells who asked what went wrong, and answers the next", () =>
    Effect.gen(function* () {
      const { annotator } = yield* openEngineThread
      const outside = annotator.parse([{ text: "Too short.", segments: [{ start: 0, end: 99 }] }])
      const [failed, done] = yield* Effect.all([Effect.exit(outside), annotator.parse(TEXTS)], { concurrency: 2 })
      assert.match(Exit.isFailure(failed) ? Cause.pretty(failed.cause) : "", /leaves the text/)
      assert.deepStrictEqual(recordsOf(done), expected)
    }).pipe(Effect.scoped)
  )

  it.live("makes the same tables of articles as everything in one thread", () =>
    Effect.gen(function* () {
      const files = TEXTS.map(({ text }, i) => inputFile(`${i}.txt`, text))
      const articles = (yield* Effect.promise(() => Promise.all(files.map((file) => readAll(file))))).flatMap((all) => all.articles)
      const tables = Effect.flatMap(Analyst, ({ tablesOf }) => tablesOf(articles))
      const one = yield* Effect.provide(tables, Analyst.layer.pipe(Layer.provide(EnglishEngine.layer)))
      assert.deepStrictEqual(yield* Effect.provide(tables, Analyst.layerBeside(2)), one)
      assert.isAbove(one.flatMap(({ mentions }) => mentions).length, 2)
    }).pipe(Effect.provide(Layer.provideMerge(Lexicons.layer, NodeServices.layer)))
  )
})
