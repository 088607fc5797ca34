/** The model in the package, as bytes. */
import { readFileSync } from "node:fs"
import { KERNEL_FILE, MODEL_FILES } from "../../nlp/engine/index.ts"
import type { EngineModel } from "../../nlp/engine/index.ts"

const bytes = (file: string): Uint8Array => readFileSync(new URL(`../../nlp/engine/${file}`, import.meta.url))

export const model: EngineModel = {
  json: bytes(MODEL_FILES.json),
  lemmaIndex: bytes(MODEL_FILES.lemmaIndex),
  weights: bytes(MODEL_FILES.weights),
  vectors: bytes(MODEL_FILES.vectors),
  keys: bytes(MODEL_FILES.keys)
}
export const kernel = bytes(KERNEL_FILE)

/** Reference parses in `test/engine/parity/`. */
export const vectors = (name: string): string => readFileSync(new URL(`parity/${name}.ref.jsonl`, import.meta.url), "utf8")
