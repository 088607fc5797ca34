import { Readable } from "node:stream"
import { gzipSync } from "node:zlib"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, FileSystem, Path, Result, type Scope, Stream } from "effect"
import { shortestNames } from "../../pipelines/ingest/find-files.ts"
import { Inputs } from "../../pipelines/ingest/Inputs.ts"
import { asRead } from "../../pipelines/ingest/PageReader.ts"
import type { Reading } from "../../pipelines/ingest/reader.ts"

/** Makes files (content) and links (`→ target`) in a new folder. */
const folderOf = Effect.fnUntraced(function* (files: Readonly<Record<string, string>>) {
  const fs = yield* FileSystem.FileSystem
  const path = yield* Path.Path
  const folder = yield* fs.makeTempDirectoryScoped()
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name)
    yield* fs.makeDirectory(path.dirname(file), { recursive: true })
    if (content.startsWith("→ ")) yield* fs.symlink(content.slice(2), file)
    else yield* fs.writeFileString(file, content)
  }
  return folder
})

const read = (paths: ReadonlyArray<string>) =>
  Effect.flatMap(Inputs, ({ records }) => Stream.runCollect(Stream.mapEffect(records, asRead))).pipe(Effect.provide(Inputs.layer(paths)))

/** `path` of an article, `path code` of a reject. */
const told = (readings: ReadonlyArray<Reading>): ReadonlyArray<string> =>
  readings.map((reading) =>
    Result.isSuccess(reading) ? reading.success.input_path : `${reading.failure.input_path} ${reading.failure.error_code}`
  )

const live = <E>(title: string, body: () => Effect.Effect<void, E, FileSystem.FileSystem | Path.Path | Scope.Scope>) =>
  it.live(title, () => body().pipe(Effect.scoped, Effect.provide(NodeServices.layer)))

const TEXT = "Mara Lind spoke."

describe("inputs", () => {
  live("come in order of their paths, hidden files and manifests left out", () =>
    Effect.gen(function* () {
      const folder = yield* folderOf({
        "b.txt": TEXT,
        "a/z.txt": TEXT,
        "a/.hidden.txt": TEXT,
        ".git/x.txt": TEXT,
        "MANIFEST.json": "{}",
        "B.txt": TEXT
      })
      assert.deepStrictEqual(told(yield* read([folder])), ["B.txt", "a/z.txt", "b.txt"])
    })
  )

  live("are read once, however often they are named", () =>
    Effect.gen(function* () {
      const folder = yield* folderOf({ "a.txt": TEXT, "b.txt": TEXT })
      assert.deepStrictEqual(told(yield* read([`${folder}/a.txt`, `${folder}/a.txt`, `${folder}/../${folder.split("/").at(-1)}/b.txt`])), [
        "a.txt",
        "b.txt"
      ])
    })
  )

  live("are found by patterns, relative to the folder before the first wildcard", () =>
    Effect.gen(function* () {
      const folder = yield* folderOf({ "a/x.txt": TEXT, "a/y.md": TEXT, "a/b/z.txt": TEXT, "c/x.txt": TEXT, ".h/x.txt": TEXT })
      assert.deepStrictEqual(told(yield* read([`${folder}/**/*.txt`])), ["a/b/z.txt", "a/x.txt", "c/x.txt"])
      assert.deepStrictEqual(told(yield* read([`${folder}/a/*.{txt,md}`])), ["x.txt", "y.md"])
      assert.deepStrictEqual(told(yield* read([`${folder}/a/*.txt`, `${folder}/a/?.md`, `${folder}/c/[xy].txt`])), [
        "a/x.txt",
        "a/y.md",
        "c/x.txt"
      ])
      assert.deepStrictEqual(told(yield* read([`${folder}/a/*.txt`, `${folder}/a/*.md`])), ["x.txt", "y.md"])
      assert.strictEqual((yield* Effect.flip(read([`${folder}/a/*.html`])))._tag, "InputNotFound")
    })
  )

  live("with a star in their own name are files, not patterns", () =>
    Effect.gen(function* () {
      const folder = yield* folderOf({ "a*.txt": TEXT, "ab.txt": TEXT })
      assert.deepStrictEqual(told(yield* read([`${folder}/a*.txt`])), ["a*.txt"])
    })
  )

  live("are piped in with -, their format told by what they hold", () =>
    Effect.gen(function* () {
      const folder = yield* folderOf({ "b.txt": TEXT })
      const readPiped = (bytes: Uint8Array, paths = ["-"]) =>
        Effect.flatMap(Inputs, ({ records }) => Stream.runCollect(Stream.mapEffect(records, asRead))).pipe(
          Effect.provide(Inputs.layer(paths, { standardInput: Readable.from([bytes.subarray(0, 5), bytes.subarray(5)]) }))
        )
      const page = `<!doctype html><title>T</title><p>${TEXT}</p>`
      assert.deepStrictEqual(told(yield* readPiped(Buffer.from(TEXT))), ["-"])
      assert.deepStrictEqual(told(yield* readPiped(Buffer.from(TEXT), [folder, "-"])), ["-", "b.txt"])
      const [fromPage] = yield* readPiped(gzipSync(page))
      assert.strictEqual(Result.isSuccess(fromPage) ? `${fromPage.success.media_type} ${fromPage.success.text}` : "", `text/html ${TEXT}`)
      assert.deepStrictEqual(told(yield* readPiped(new Uint8Array())), ["- OR102"])
    })
  )

  live("become rejects where they cannot be taken, and the others go on", () =>
    Effect.gen(function* () {
      const outside = yield* folderOf({ "secret.txt": TEXT })
      const folder = yield* folderOf({
        "broken.txt": "→ nowhere.txt",
        "empty.txt": " \n\t\n",
        "good.txt": TEXT,
        "out.txt": `→ ${outside}/secret.txt`,
        loop: "→ .",
        "x.txt/inner.txt": TEXT,
        "MANIFEST.json": JSON.stringify({ "absent.txt": { language: "en" }, "good.txt": { sha256: "0".repeat(64) } })
      })
      assert.deepStrictEqual(told(yield* read([folder])), [
        "absent.txt OR108",
        "broken.txt OR101",
        "empty.txt OR102",
        "good.txt OR107",
        "out.txt OR106",
        "x.txt/inner.txt"
      ])
    })
  )

  live("that lead nowhere stop the run", () =>
    Effect.gen(function* () {
      const error = yield* Effect.flip(read(["/nowhere/at/all"]))
      assert.strictEqual(error._tag, "InputNotFound")
    })
  )

  live("know of the manifest beside them what it says, also when named themselves", () =>
    Effect.gen(function* () {
      const entry = {
        url: "https://example.org/a",
        outlet: "The Example",
        published_at: "2023-06-18",
        published_basis: "inferred",
        note: "told by its words"
      }
      const folder = yield* folderOf({ "a.txt": TEXT, "MANIFEST.json": JSON.stringify({ "a.txt": entry }) })
      for (const paths of [[folder], [`${folder}/a.txt`]]) {
        const [reading] = yield* read(paths)
        const article = Result.getOrThrow(reading)
        assert.deepStrictEqual(article.published, {
          at: "2023-06-18T00:00:00Z",
          tz: null,
          grain: "day",
          basis: "inferred",
          day: { year: 2023, month: 6, day: 18 }
        })
        assert.deepStrictEqual(
          [article.url, article.outlet, article.note, article.language_basis],
          [entry.url, entry.outlet, entry.note, "detected"]
        )
      }
    })
  )

  live("stop the run when a manifest is broken: a typing error must not look like “unknown”", () =>
    Effect.gen(function* () {
      for (const manifest of [
        "",
        "[]",
        '{"a.txt": {"publised_at": "2020"}}',
        '{"../a.txt": {}}',
        '{"a.txt": {"published_at": "2023-02-30"}}'
      ]) {
        const folder = yield* folderOf({ "a.txt": TEXT, "MANIFEST.json": manifest })
        const error = yield* Effect.flip(read([folder]))
        assert.strictEqual(error._tag, "ManifestBroken", manifest)
      }
    })
  )
})

describe("shortestNames", () => {
  it("are as long as they must be to be told apart", () => {
    assert.deepStrictEqual(shortestNames(["/x/a.txt"]), ["a.txt"])
    assert.deepStrictEqual(shortestNames(["/x/a.txt", "/y/a.txt", "/y/b.txt"]), ["x/a.txt", "y/a.txt", "b.txt"])
  })
})
