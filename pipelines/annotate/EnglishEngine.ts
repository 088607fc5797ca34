/** The English engine as the `Annotator`: reads the model that ships with the package, and makes sure it is whole. */
import { createHash } from "node:crypto"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import * as Path from "effect/Path"
import * as Schema from "effect/Schema"
import { createEngine, KERNEL_FILE, MODEL_FILES } from "../../nlp/engine/index.ts"
import type { EngineOptions } from "../../nlp/engine/index.ts"
import { Annotator } from "./Annotator.ts"
import { ModelCorrupt, ModelUnreadable } from "./errors.ts"

/** `manifest.json`: what every file of the model must be. */
const Manifest = Schema.fromJsonString(Schema.Record(Schema.String, Schema.Struct({ sha256: Schema.String, bytes: Schema.Int })))
const MANIFEST_FILE = "model/manifest.json"
const packagedFolder = new URL("../../nlp/engine/", import.meta.url)

const readFile = Effect.fnUntraced(function* (folder: string, file: string) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  return yield* fs
    .readFile(path.join(folder, file))
    .pipe(Effect.mapError((cause) => new ModelUnreadable({ file, reason: cause.message, cause })))
})

const readManifest = Effect.fnUntraced(function* (folder: string) {
  const text = new TextDecoder().decode(yield* readFile(folder, MANIFEST_FILE))
  return yield* Schema.decodeUnknownEffect(Manifest)(text).pipe(
    Effect.mapError(
      (cause) => new ModelCorrupt({ file: MANIFEST_FILE, expected: "a JSON object of file names, sizes and sha256", found: cause.message })
    )
  )
})

/** The bytes of a file of the model, once their SHA-256 is the manifest's. */
const readChecked = Effect.fnUntraced(function* (folder: string, file: string, manifest: typeof Manifest.Type) {
  const expected = manifest[file.slice(file.lastIndexOf("/") + 1)]
  if (expected === undefined) {
    return yield* new ModelCorrupt({ file: MANIFEST_FILE, expected: `an entry for ${file}`, found: "none" })
  }
  const bytes = yield* readFile(folder, file)
  if (bytes.length !== expected.bytes) {
    return yield* new ModelCorrupt({ file, expected: `${expected.bytes} bytes`, found: `${bytes.length}` })
  }
  const sha256 = createHash("sha256").update(bytes).digest("hex")
  if (sha256 !== expected.sha256) {
    return yield* new ModelCorrupt({ file, expected: `sha256 ${expected.sha256}`, found: sha256 })
  }
  return bytes
})

const make = Effect.fn("EnglishEngine.load")(function* (folder: string, options: EngineOptions) {
  const manifest = yield* readManifest(folder)
  const read = (file: string) => readChecked(folder, file, manifest)
  const { kernel, ...model } = yield* Effect.all(
    {
      json: read(MODEL_FILES.json),
      lemmaIndex: read(MODEL_FILES.lemmaIndex),
      weights: read(MODEL_FILES.weights),
      vectors: read(MODEL_FILES.vectors),
      keys: read(MODEL_FILES.keys),
      kernel: readFile(folder, KERNEL_FILE)
    },
    { concurrency: "unbounded" }
  )
  // The model is whole by now: what fails here is the kernel, the one file without an entry in the manifest.
  const engine = yield* Effect.try({
    try: () => createEngine(model, kernel, options),
    catch: (cause) => new ModelCorrupt({ file: KERNEL_FILE, expected: "the engine's WebAssembly module", found: String(cause) })
  })
  return Annotator.of({ parse: (inputs) => Effect.sync(() => engine.parse(inputs)) })
})

export const EnglishEngine = {
  /** The engine with the model in the package. */
  layer: Layer.effect(
    Annotator,
    Effect.gen(function* () {
      const path = yield* Path.Path
      return yield* make(yield* path.fromFileUrl(packagedFolder).pipe(Effect.orDie), {})
    })
  ),
  /** The engine with `model/` and `kernel/` of another folder. */
  layerFrom: (folder: string, options: EngineOptions = {}) => Layer.effect(Annotator, make(folder, options))
} as const
