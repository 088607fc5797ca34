import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { Inputs } from "../../pipelines/ingest/Inputs.ts"
import { inputFile, readAll } from "./in-memory.ts"
import { epubOf, zipOf } from "./made-files.ts"

const words = "The mayor of Lindholm said on Tuesday that the bridge would open in May, and the council agreed to the plan."

const warcRecord = (type: string): string => {
  const block = `HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n${words}`
  return `WARC/1.0\r\nWARC-Type: ${type}\r\nWARC-Record-ID: <urn:${type}>\r\nContent-Type: application/http\r\nContent-Length: ${block.length}\r\n\r\n${block}\r\n\r\n`
}

describe("what readers pass over is counted", () => {
  it("in web archives, by type", async () => {
    const types = ["warcinfo", "request", "response", "metadata", "request", "screenshot"]
    const { articles, rejects, skipped } = await readAll(inputFile("a.warc", types.map(warcRecord).join("")))
    assert.lengthOf(articles, 1)
    assert.lengthOf(rejects, 0)
    assert.deepStrictEqual(skipped, { "WARC metadata": 1, "WARC record of another type": 1, "WARC request": 2, "WARC warcinfo": 1 })
  })

  it("in archives, also in those that lie in one", async () => {
    const inner = await zipOf({ "b.txt": words, ".DS_Store": "x" })
    const outer = await zipOf({ "a.txt": words, "__MACOSX/a.txt": "x", "MANIFEST.json": "{}", "inner.zip": inner })
    const { articles, skipped } = await readAll(inputFile("a.zip", outer))
    assert.lengthOf(articles, 2)
    assert.deepStrictEqual(skipped, { "MANIFEST.json in an archive": 1, "hidden file in an archive": 2 })
  })

  it("in books", async () => {
    const { articles, skipped } = await readAll(
      inputFile(
        "a.epub",
        await epubOf({
          "a.xhtml": `<html><body><h1>A</h1><p>${words}</p></body></html>`,
          "cover.xhtml": "<html><body><p>Cover</p></body></html>"
        })
      )
    )
    assert.lengthOf(articles, 1)
    // The cover, and the two lists that the book has.
    assert.deepStrictEqual(skipped, { "EPUB page without an article": 3 })
  })

  it("in exports of news archives", async () => {
    const cover = "Search terms: bridge\nSources: all\n\n"
    const one = `    1 of 1 DOCUMENTS\n\nThe Chronicle\n\nMarch 3, 2024 Sunday\n\nBridge to open\n\nLENGTH: 20 words\n\nBODY:\n\n${words}\n\nLOAD-DATE: March 4, 2024\n`
    const { articles, skipped } = await readAll(inputFile("a.txt", cover + one))
    assert.lengthOf(articles, 1)
    assert.deepStrictEqual(skipped, { "part of an export without a document": 1 })
  })

  it("in folders", async () => {
    const folder = mkdtempSync(join(tmpdir(), "onrecord-"))
    mkdirSync(join(folder, ".git"))
    for (const name of ["a.txt", ".hidden", "MANIFEST.json"]) writeFileSync(join(folder, name), name === "MANIFEST.json" ? "{}" : words)
    symlinkSync(join(folder, "a.txt"), join(folder, "b.txt"))
    const told = Effect.gen(function* () {
      const { records, skipped } = yield* Inputs
      const found = yield* Stream.runCollect(records)
      return { found: found.length, skipped: yield* skipped }
    }).pipe(Effect.provide(Inputs.layer([folder, join(folder, "a.txt")])), Effect.provide(NodeServices.layer), Effect.scoped)
    assert.deepStrictEqual(await Effect.runPromise(told), { found: 2, skipped: { "file met before": 1, "hidden file or folder": 2 } })
    rmSync(folder, { recursive: true })
  })

  it("and a chapter of a book that is missing is no such thing, but a reject", async () => {
    const whole = await epubOf({
      "a.xhtml": `<html><body><h1>A</h1><p>${words}</p></body></html>`,
      "b.xhtml": `<html><body><h1>B</h1><p>${words}</p></body></html>`
    })
    const renamed = Buffer.from(whole)
    // The name of the file in the archive, not in the book's list of chapters.
    for (let at = renamed.indexOf("b.xhtml"); at >= 0; at = renamed.indexOf("b.xhtml", at + 1))
      if (renamed[at - 1] === 0x2f) renamed.write("c", at)
    const { articles, rejects } = await readAll(inputFile("a.epub", renamed))
    assert.lengthOf(articles, 1)
    assert.deepStrictEqual(
      rejects.map(({ error_code, input_member }) => [error_code, input_member?.endsWith("b.xhtml")]),
      [["OR111", true]]
    )
  })
})
