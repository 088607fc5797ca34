import { assert, describe, it } from "@effect/vitest"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { articleText, workOf } from "../store/articles.ts"
import { onrecord, ROOT } from "./process.ts"

const ARTICLES = 400

describe("a run that is stopped", { timeout: 240_000 }, () => {
  it("ends with 130, publishes nothing, and is continued by the next", async () => {
    const folder = mkdtempSync(join(tmpdir(), "onrecord-"))
    mkdirSync(join(folder, "in"))
    for (let n = 0; n < ARTICLES; n++) writeFileSync(join(folder, "in", `${n}.txt`), articleText(n))
    const [out, cache] = [join(folder, "out"), join(folder, "cache")]
    const args = ["run", join(folder, "in"), "--out", out, "--cache", cache, "--jobs", "1", "--format", "csv", "--quiet"]
    const child = spawn(process.execPath, [join(ROOT, "bin/onrecord.js"), ...args], { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] })
    const ended = once(child, "exit")
    const articles = join(cache, "articles")
    // The first articles are kept: the run is in the midst of it.
    while (child.exitCode === null && !(existsSync(articles) && readdirSync(articles).length > 0)) await sleep(20)
    child.kill("SIGINT")
    assert.deepStrictEqual(await ended, [130, null])
    assert.deepStrictEqual(readdirSync(folder).sort(), ["cache", "in"])
    assert.strictEqual(onrecord(args).code, 0)
    const { analysed, articles: all } = workOf(out)
    assert.strictEqual(all, ARTICLES)
    assert.isAbove(analysed, 0)
    assert.isBelow(analysed, ARTICLES)
    rmSync(folder, { recursive: true })
  })
})
