/** Where the engine's files lie, relative to this folder, and how to make an engine of them wherever it runs. */
import { createEngine } from "./engine.ts"
import type { Engine, EngineOptions } from "./engine.ts"

/** The files of the model by their part, as paths relative to `nlp/engine/`. */
export const MODEL_FILES = {
  json: "model/en_md.json",
  lemmaIndex: "model/lemma_index.txt",
  weights: "model/en_md.i16.bin",
  vectors: "model/en_md.vec.i16.bin",
  keys: "model/en_md.keys.bin"
} as const

/** The WASM kernel, relative to `nlp/engine/`. */
export const KERNEL_FILE = "kernel/kernel.wasm"

/**
 * Loads an engine through `read`, which gives the bytes of a file of `nlp/engine/` by its path: `readFile` in Node,
 * Deno and Bun, `fetch` in a browser.
 *
 * @example
 * const engine = await loadEngine((file) => readFile(`nlp/engine/${file}`))
 */
export const loadEngine = async (read: (file: string) => Promise<Uint8Array>, options: EngineOptions = {}): Promise<Engine> => {
  const [json, lemmaIndex, weights, vectors, keys, kernel] = await Promise.all([
    read(MODEL_FILES.json),
    read(MODEL_FILES.lemmaIndex),
    read(MODEL_FILES.weights),
    read(MODEL_FILES.vectors),
    read(MODEL_FILES.keys),
    read(KERNEL_FILE)
  ])
  return createEngine({ json, lemmaIndex, weights, vectors, keys }, kernel, options)
}
