/** The engine with the package's model, read at once. */
import { readFileSync } from "node:fs"
import { createEngine, KERNEL_FILE, MODEL_FILES } from "../../nlp/engine/index.ts"
import type { Engine } from "../../nlp/engine/index.ts"

const bytes = (file: string): Uint8Array => readFileSync(new URL(`../../nlp/engine/${file}`, import.meta.url))

export const loadPackagedEngine = (): Engine => {
  const { json, lemmaIndex, weights, vectors, keys } = MODEL_FILES
  const model = { json: bytes(json), lemmaIndex: bytes(lemmaIndex), weights: bytes(weights), vectors: bytes(vectors), keys: bytes(keys) }
  return createEngine(model, bytes(KERNEL_FILE))
}
