import { assert, describe, it } from "@effect/vitest"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join, relative } from "node:path"
import { holds, parseShare, type Share } from "../../pipelines/shards/Share.ts"
import { runHere } from "../cli/in-process.ts"
import { inFolder, onrecord } from "../cli/process.ts"
import { articleText, tablesOf, workOf } from "../store/articles.ts"

const OF = 3

/** Nine articles, one of them twice, and two files that are none, in `folder/in`. */
const put = (folder: string): void => {
  mkdirSync(join(folder, "in"))
  for (let n = 0; n < 9; n++) writeFileSync(join(folder, "in", `${n}.txt`), articleText(n))
  writeFileSync(join(folder, "in/copy.txt"), articleText(4))
  writeFileSync(join(folder, "in/empty.txt"), "")
  writeFileSync(join(folder, "in/binary.txt"), Uint8Array.from([0, 1, 2, 255, 254, 0, 0, 7]))
}

const runShard = (folder: string, share: Share): Promise<number> =>
  runHere({ paths: [join(folder, "in")], out: join(folder, `shard-${share.index}`), share })

const shardsIn = (folder: string, ...numbers: ReadonlyArray<number>): ReadonlyArray<string> =>
  numbers.map((n) => join(folder, `shard-${n}`))

const merge = (shards: ReadonlyArray<string>, out: string) => onrecord(["merge", ...shards, "--out", out, "--quiet"])

describe("a share", () => {
  it("is written as a part of all", () => {
    assert.deepStrictEqual(parseShare("2/8"), { index: 2, of: 8 })
    for (const wrong of ["0/3", "4/3", "1", "1/", "a/b", "1/0", "-1/3", "1.5/3"]) assert.isNull(parseShare(wrong), wrong)
  })

  it("holds each hash once, and about as many as any other", () => {
    const hashes = Array.from({ length: 3000 }, (_, n) => (Math.imul(n, 0x9e3779b1) >>> 0).toString(16).padStart(8, "0").repeat(4))
    const counts = [1, 2, 3].map((index) => hashes.filter((hash) => holds({ index, of: OF }, hash)).length)
    assert.strictEqual(counts[0] + counts[1] + counts[2], hashes.length)
    for (const count of counts) assert.isAbove(count, 800)
  })
})

describe("three shards", { timeout: 240_000 }, () => {
  it("merge into the dataset that one run makes, byte for byte, and are refused when they do not fit", async () => {
    const folder = mkdtempSync(join(tmpdir(), "onrecord-"))
    put(folder)
    // In any order, as a scheduler would.
    for (const index of [3, 1, 2]) await runShard(folder, { index, of: OF })
    const one = join(folder, "one")
    assert.strictEqual(onrecord(["run", join(folder, "in"), "--out", one, "--quiet"]).code, 3)

    const merged = join(folder, "merged")
    const { code, stderr } = merge(shardsIn(folder, 2, 3, 1), merged)
    assert.strictEqual(code, 3, stderr)
    assert.deepStrictEqual(tablesOf(merged), tablesOf(one))
    assert.lengthOf(Object.keys(tablesOf(one)), 27)
    assert.deepStrictEqual(workOf(merged), { articles: 10, analysed: 10 })
    const reportOf = (dataset: string) =>
      readdirSync(join(dataset, "report"), { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(?:js|html)$/u.test(name))
        .map((name) => [name, readFileSync(join(dataset, "report", name), "utf8")])
    assert.deepStrictEqual(reportOf(merged), reportOf(one))
    // The database's file is compared by content, and with it the files that hold its hash.
    const isCompared = (name: string): boolean => !["run.json", "news.duckdb", "datapackage.json", "croissant.json"].includes(name)
    const others = readdirSync(one, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => relative(one, join(each.parentPath, each.name)))
      .filter(isCompared)
    for (const name of others) assert.isTrue(readFileSync(join(merged, name)).equals(readFileSync(join(one, name))), name)
    const sizeOf = (dataset: string): number => statSync(join(dataset, "news.duckdb")).size
    assert.strictEqual(sizeOf(merged), sizeOf(one))
    const rows = (dataset: string) => onrecord(["sql", "select * from entities order by all", "--out", dataset, "--format", "json"]).stdout
    assert.strictEqual(rows(merged), rows(one))

    const other = join(folder, "other")
    const missing = merge(shardsIn(folder, 1, 3), other)
    assert.strictEqual(missing.code, 2)
    assert.match(missing.stderr, /^OR910 .*missing: 2\/3/u)
    assert.match(merge(shardsIn(folder, 1, 2, 3, 1), other).stderr, /^OR910 .*given twice: 1\/3/u)
    assert.match(merge([...shardsIn(folder, 1, 2), one], other).stderr, /^OR909 /u)

    cpSync(join(folder, "shard-2"), join(folder, "older"), { recursive: true })
    const description = join(folder, "older/run.json")
    writeFileSync(description, readFileSync(description, "utf8").replace(/"rules": "[0-9a-f]+"/u, '"rules": "0"'))
    assert.match(merge([...shardsIn(folder, 1, 3), join(folder, "older")], other).stderr, /^OR911 .*the version of engine and rules/u)

    writeFileSync(join(folder, "in/more.txt"), articleText(20))
    await runShard(folder, { index: 2, of: OF })
    assert.match(merge(shardsIn(folder, 1, 2, 3), other).stderr, /^OR911 .*their inputs/u)

    const articles = join(folder, "shard-2/articles")
    for (const name of readdirSync(articles)) rmSync(join(articles, name))
    assert.match(merge(shardsIn(folder, 1, 2, 3), other).stderr, /^OR909 .*damaged or missing/u)
    assert.isFalse(readdirSync(folder).includes("other"))
    rmSync(folder, { recursive: true })
  })
})

describe("a shard with a user's own names", () => {
  it("keeps what merging asks of them, and fits no shard without them", async () => {
    const folder = mkdtempSync(join(tmpdir(), "onrecord-"))
    mkdirSync(join(folder, "in"))
    writeFileSync(join(folder, "in/a.txt"), "Ada Berg met Mara Lind in Paris.")
    const corrections = join(folder, "corrections.csv")
    writeFileSync(
      corrections,
      "action,source_id,char_start,text,entity_type,entity,other_type,other\nsame,,,,PERSON,Ada Berg,PERSON,Mara Lind"
    )
    const described = async (out: string, settings: { readonly corrections?: string }) => {
      assert.strictEqual(await runHere({ paths: [join(folder, "in")], out: join(folder, out), share: { index: 1, of: 1 }, ...settings }), 0)
      return JSON.parse(readFileSync(join(folder, out, "run.json"), "utf8"))
    }
    const [own, none] = [await described("own", { corrections }), await described("none", {})]
    assert.deepStrictEqual(own.same, [
      { action: "same", entity: { type: "PERSON", name: "Ada Berg" }, other: { type: "PERSON", name: "Mara Lind" } }
    ])
    assert.deepStrictEqual(none.same, [])
    assert.notStrictEqual(own.own_names, none.own_names)
    rmSync(folder, { recursive: true })
  })
})

describe("--shard", () => {
  it("says what it takes", () => {
    inFolder((folder) => {
      assert.match(onrecord(["run", "--shard", "4/3", "--out", join(folder, "out")]).stderr, /a part such as 2\/8/u)
    })
  })
})
