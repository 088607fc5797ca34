/** One worker thread: texts in, number of tokens out. */
import { parentPort } from "node:worker_threads"
import { loadPackagedEngine } from "./packaged-engine.ts"

const engine = loadPackagedEngine()

parentPort?.on("message", (texts: ReadonlyArray<string>) => {
  const docs = engine.parse(texts.map((text) => ({ text })))
  parentPort?.postMessage(docs.reduce((sum, doc) => sum + doc.length, 0))
})
