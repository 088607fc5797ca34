/** A worker thread of threads.test.ts: texts in, parse records out, as JSON. */
import { parentPort, workerData } from "node:worker_threads"
import { createEngine } from "../../nlp/engine/index.ts"
import { parseRecord } from "../../nlp/engine/parse-record.ts"
import { kernel, model } from "./packaged-model.ts"

const texts: ReadonlyArray<string> = workerData
const docs = createEngine(model, kernel).parse(texts.map((text) => ({ text })))
parentPort?.postMessage(docs.map((doc) => JSON.stringify(parseRecord("", doc))))
