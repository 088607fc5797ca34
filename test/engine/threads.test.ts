import { Worker } from "node:worker_threads"
import { assert, describe, it } from "@effect/vitest"
import { parseRecords, textOfRecord } from "../../eval/parity.ts"
import { createEngine } from "../../nlp/engine/index.ts"
import { parseRecord } from "../../nlp/engine/parse-record.ts"
import { kernel, model, vectors } from "./packaged-model.ts"

const texts = parseRecords(vectors("adversarial")).slice(0, 60).map(textOfRecord)

/** Parses its share of the texts in a thread of its own. */
const inThread = (share: ReadonlyArray<string>): Promise<ReadonlyArray<string>> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("parse-thread.ts", import.meta.url), { workerData: share })
    worker.once("message", resolve)
    worker.once("error", reject)
  })

describe("worker threads", () => {
  it.each([1, 2, 3])(
    "give the same bytes: %i",
    async (count) => {
      const shares = await Promise.all(Array.from({ length: count }, (_, k) => inThread(texts.filter((_, i) => i % count === k))))
      const records = texts.map((_, i) => shares[i % count][Math.floor(i / count)])
      const docs = createEngine(model, kernel).parse(texts.map((text) => ({ text })))
      assert.isTrue(
        JSON.stringify(records) === JSON.stringify(docs.map((doc) => JSON.stringify(parseRecord("", doc)))),
        "some parse differs"
      )
    },
    30_000
  )
})
