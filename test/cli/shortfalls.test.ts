import { assert, describe, it } from "@effect/vitest"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { MAX_PARSED_BLOCKS, MAX_PARSED_CHARACTERS, MAX_PARSED_MARKS, parsedEnd, parseLimitOf } from "../../nlp/parsed-part.ts"
import { onrecord } from "./process.ts"
import { runHere } from "./in-process.ts"

const layout = (text: string) => {
  const blocks: Array<{ readonly start: number; readonly end: number }> = []
  for (const { 0: words, index } of text.matchAll(/[^\n]+/gu)) blocks.push({ start: index, end: index + words.length })
  return { blocks } as unknown as Parameters<typeof parseLimitOf>[1]
}
const limitOf = (text: string) => parseLimitOf(text, layout(text), parsedEnd(text))

describe("the limit that ends a parse", () => {
  it("is the first that is met, and none where nothing lies beyond", () => {
    assert.isNull(limitOf("Rain fell."))
    assert.strictEqual(limitOf("word ".repeat(MAX_PARSED_CHARACTERS / 5 + 1)), "characters")
    assert.isNull(limitOf(`${"word".repeat(MAX_PARSED_CHARACTERS / 4)}\n\n\n`))
    assert.strictEqual(limitOf("“a” ".repeat(MAX_PARSED_MARKS / 2 + 1)), "marks")
    assert.isNull(limitOf("“a” ".repeat(MAX_PARSED_MARKS / 2).trimEnd()))
    assert.strictEqual(limitOf("a\n\n".repeat(MAX_PARSED_BLOCKS + 1)), "paragraphs")
    assert.isNull(limitOf("a\n\n".repeat(MAX_PARSED_BLOCKS)))
  })
})

describe("a run over an article that is too long, and things that are no articles", { timeout: 120_000 }, () => {
  it("tells of both, out of the cache as well, and as shards", async () => {
    const folder = mkdtempSync(join(tmpdir(), "onrecord-"))
    const input = join(folder, "in")
    mkdirSync(input)
    writeFileSync(join(input, "long.txt"), "Rain fell.\n\n".repeat(MAX_PARSED_BLOCKS + 2))
    writeFileSync(join(input, "short.txt"), "Rain fell, said Mara Lind.")
    writeFileSync(join(input, ".hidden"), "x")
    const told = (dataset: string) => {
      const { cut, skipped } = JSON.parse(readFileSync(join(folder, dataset, "run.json"), "utf8"))
      return { cut: cut.map(({ limit, path }: { readonly limit: string; readonly path: string }) => [path, limit]), skipped }
    }
    const wanted = { cut: [["long.txt", "paragraphs"]], skipped: { "hidden file or folder": 1 } }
    const cache = join(folder, "cache")
    for (const out of ["first", "second"]) {
      const { stdout } = onrecord(["run", input, "--out", join(folder, out), "--cache", cache, "--format", "csv"])
      assert.match(stdout, /Passed over: 1 × hidden file or folder\./u)
      assert.match(stdout, /1 not read to the end, the rest has its sentences and nothing else:\n {2}long\.txt after 5,000 paragraphs/u)
      assert.deepStrictEqual(told(out), wanted)
    }
    for (const index of [1, 2]) await runHere({ paths: [input], out: join(folder, `shard-${index}`), share: { index, of: 2 } })
    onrecord(["merge", join(folder, "shard-2"), join(folder, "shard-1"), "--out", join(folder, "merged"), "--format", "csv"])
    assert.deepStrictEqual(told("merged"), wanted)
    rmSync(folder, { recursive: true })
  })
})
