import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Layer, Path } from "effect"
import { Annotator } from "../../pipelines/annotate/Annotator.ts"
import { EnglishEngine } from "../../pipelines/annotate/EnglishEngine.ts"
import { Lexicons } from "../../pipelines/annotate/Lexicons.ts"

/** A copy of the engine's files in a temporary folder, where `change` can do harm. */
const damaged = (change: (folder: string) => Effect.Effect<void, unknown, FileSystem.FileSystem>) =>
  Effect.gen(function* () {
    const fs = yield* FileSystem.FileSystem
    const path = yield* Path.Path
    const folder = yield* fs.makeTempDirectoryScoped()
    const source = yield* path.fromFileUrl(new URL("../../nlp/engine/", import.meta.url))
    for (const part of ["model", "kernel"]) yield* fs.copy(path.join(source, part), path.join(folder, part))
    yield* change(folder)
    return yield* Layer.build(EnglishEngine.layerFrom(folder)).pipe(Effect.flip)
  }).pipe(Effect.scoped, Effect.provide(NodeServices.layer))

describe("EnglishEngine", () => {
  it.live("parses articles, one Doc each", () =>
    Effect.gen(function* () {
      const annotator = yield* Annotator
      const docs = yield* annotator.parse([{ text: "Ministers met in Vienna." }, { text: "" }])
      assert.deepStrictEqual(
        docs.map((doc) => doc.length),
        [5, 0]
      )
      assert.deepStrictEqual(docs[0].entities, [{ first: 3, last: 4, label: "GPE" }])
    }).pipe(Effect.provide(EnglishEngine.layer), Effect.provide(NodeServices.layer))
  )

  it.live("says which file is missing and what to do", () =>
    Effect.gen(function* () {
      const error = yield* damaged((folder) => FileSystem.FileSystem.use((fs) => fs.remove(`${folder}/model/en_md.keys.bin`)))
      assert.strictEqual(error._tag, "ModelUnreadable")
      assert.match(error.message, /^OR301 cannot read model\/en_md\.keys\.bin .*install it again$/)
    })
  )

  it.live("finds a single changed bit", () =>
    Effect.gen(function* () {
      const error = yield* damaged((folder) =>
        FileSystem.FileSystem.use((fs) =>
          fs.readFile(`${folder}/model/en_md.i16.bin`).pipe(
            Effect.tap((bytes) => Effect.sync(() => (bytes[12345] ^= 1))),
            Effect.flatMap((bytes) => fs.writeFile(`${folder}/model/en_md.i16.bin`, bytes))
          )
        )
      )
      assert.strictEqual(error._tag, "ModelCorrupt")
      assert.match(error.message, /^OR302 model\/en_md\.i16\.bin .*expected sha256 .*install the package again$/)
    })
  )

  it.live("finds a file cut short", () =>
    Effect.gen(function* () {
      const error = yield* damaged((folder) => FileSystem.FileSystem.use((fs) => fs.truncate(`${folder}/model/lemma_index.txt`, 1000)))
      assert.match(error.message, /^OR302 model\/lemma_index\.txt .*expected 867017 bytes, found 1000/)
    })
  )

  it.live("finds a kernel that is no WebAssembly", () =>
    Effect.gen(function* () {
      const error = yield* damaged((folder) => FileSystem.FileSystem.use((fs) => fs.writeFileString(`${folder}/kernel/kernel.wasm`, "x")))
      assert.match(error.message, /^OR302 kernel\/kernel\.wasm /)
    })
  )

  it.live("finds a manifest that is no manifest", () =>
    Effect.gen(function* () {
      const error = yield* damaged((folder) => FileSystem.FileSystem.use((fs) => fs.writeFileString(`${folder}/model/manifest.json`, "[]")))
      assert.match(error.message, /^OR302 model\/manifest\.json /)
    })
  )
})

describe("Lexicons", () => {
  it.live("gives every list by its name", () =>
    Effect.gen(function* () {
      const lexicons = yield* Lexicons
      const fs = yield* FileSystem.FileSystem
      const path = yield* Path.Path
      const folder = yield* path.fromFileUrl(new URL("../../nlp/lexicon/", import.meta.url))
      const files = (yield* fs.readDirectory(folder)).filter((file) => file.endsWith(".tsv"))
      assert.isAbove(files.length, 0)
      assert.sameMembers(
        Object.keys(lexicons),
        files.map((file) => file.replace(".tsv", ""))
      )
      for (const text of Object.values(lexicons)) assert.match(text, /\tsource\n/)
    }).pipe(Effect.provide(Lexicons.layer), Effect.provide(NodeServices.layer))
  )

  it.live("says which folder cannot be read", () =>
    Effect.gen(function* () {
      const error = yield* Layer.build(Lexicons.layerFrom("no-such-folder")).pipe(Effect.scoped, Effect.flip)
      assert.match(error.message, /^OR303 cannot read the word list no-such-folder: /)
    }).pipe(Effect.provide(NodeServices.layer))
  )
})
