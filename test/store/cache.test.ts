import { assert, describe, it } from "@effect/vitest"
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { RunSettings } from "../../pipelines/cli/run.ts"
import { runHere } from "../cli/in-process.ts"
import { inFolder, onrecord } from "../cli/process.ts"
import { articleText, tablesOf, workOf } from "./articles.ts"

const GIGABYTE = 1e9

/** Runs over `folder/in` into `folder/NAME`, with a cache of its own. */
const run = async (folder: string, name: string, more: Partial<RunSettings> = {}): Promise<string> => {
  const out = join(folder, name)
  const cache = { folder: join(folder, "cache"), maxBytes: GIGABYTE, clears: false }
  assert.strictEqual(await runHere({ paths: [join(folder, "in")], out, cache, ...more }), 0)
  return out
}

const put = (folder: string, from: number, to: number): void => {
  mkdirSync(join(folder, "in"), { recursive: true })
  for (let n = from; n < to; n++) writeFileSync(join(folder, "in", `${n}.txt`), articleText(n))
}

const segmentsOf = (folder: string): ReadonlyArray<string> => {
  const articles = join(folder, "cache/articles")
  return readdirSync(articles).map((name) => join(articles, name))
}

/** A folder that a test deletes when it is done. */
const fresh = (): string => mkdtempSync(join(tmpdir(), "onrecord-"))

describe("a run after another", { timeout: 180_000 }, () => {
  it("analyses the new articles only, and writes what a run from scratch writes", async () => {
    const folder = fresh()
    put(folder, 0, 10)
    assert.deepStrictEqual(workOf(await run(folder, "first")), { articles: 10, analysed: 10 })
    put(folder, 10, 12)
    const second = await run(folder, "second")
    assert.deepStrictEqual(workOf(second), { articles: 12, analysed: 2 })
    const scratch = await run(folder, "scratch", { cache: null })
    assert.deepStrictEqual(workOf(scratch), { articles: 12, analysed: 12 })
    assert.deepStrictEqual(tablesOf(second), tablesOf(scratch))
    assert.deepStrictEqual(readdirSync(folder).sort(), ["cache", "first", "in", "scratch", "second"])
    rmSync(folder, { recursive: true })
  })

  it("analyses an article again when what is known of it changed, and no other", async () => {
    const folder = fresh()
    put(folder, 0, 3)
    const first = await run(folder, "first")
    writeFileSync(join(folder, "in/MANIFEST.json"), JSON.stringify({ "1.txt": { outlet: "The Fjord", note: "said so" } }))
    assert.strictEqual(workOf(await run(folder, "second")).analysed, 1)
    const gazetteer = join(folder, "names.csv")
    writeFileSync(gazetteer, "name,aliases,type,external_id\nHarbour Board,,ORG,Q1\n")
    assert.strictEqual(workOf(await run(folder, "third", { gazetteer })).analysed, 3)
    const corrections = join(folder, "corrections.csv")
    const [source] = readFileSync(join(first, "csv/sources.csv"), "utf8").split("\n")[1].split(",")
    writeFileSync(
      corrections,
      `action,source_id,char_start,text,entity_type,entity,other_type,other\nmention,${source},,Mara Lind,PERSON,Mara Lindt,,\n`
    )
    assert.strictEqual(workOf(await run(folder, "fourth", { gazetteer, corrections })).analysed, 1)
    rmSync(folder, { recursive: true })
  })

  it("analyses again what a segment lost, and says nothing of it", async () => {
    const folder = fresh()
    put(folder, 0, 4)
    const first = await run(folder, "first")
    const [segment] = segmentsOf(folder)
    const bytes = readFileSync(segment)
    bytes[Math.floor(statSync(segment).size / 2)] ^= 0xff
    writeFileSync(segment, bytes)
    const second = await run(folder, "second")
    assert.strictEqual(workOf(second).analysed, 1)
    assert.deepStrictEqual(tablesOf(second), tablesOf(first))
    rmSync(join(folder, "cache"), { recursive: true })
    assert.strictEqual(workOf(await run(folder, "third")).analysed, 4)
    rmSync(folder, { recursive: true })
  })

  it("finds nothing with --clear-cache, and only what fits in --cache-size", () => {
    inFolder((folder) => {
      put(folder, 0, 3)
      const cache = join(folder, "cache")
      const analysed = (...more: ReadonlyArray<string>): number => {
        const args = ["run", join(folder, "in"), "--out", join(folder, "out"), "--format", "csv", "--quiet", "--cache", cache, ...more]
        const { code, stderr } = onrecord(args)
        assert.strictEqual(code, 0, stderr)
        return workOf(join(folder, "out")).analysed
      }
      assert.strictEqual(analysed(), 3)
      assert.strictEqual(analysed("--clear-cache"), 3)
      assert.strictEqual(analysed("--cache-size", "0 MB"), 0)
      assert.lengthOf(segmentsOf(folder), 0)
      assert.match(onrecord(["run", "--cache-size", "much"]).stderr, /a size such as 500MB/u)
    })
  })
})
