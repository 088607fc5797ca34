import { assert, describe, it } from "@effect/vitest"
import { spawn } from "node:child_process"
import { once } from "node:events"
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { createRandom } from "../../bench/growth/multiplier.ts"
import { ROOT } from "../cli/process.ts"
import { articleText, tablesOf, workOf } from "./articles.ts"

const ARTICLES = 40
const KILLS = 10
const SEED = 20230618

/** A run in a process of its own; killed when a promise is fulfilled unless it ended before. Gives its exit code, null when killed. */
const run = async (folder: string, out: string, killedAfter: Promise<unknown> | null): Promise<number | null> => {
  const args = [
    "pipelines/main.ts",
    "run",
    join(folder, "in"),
    "--out",
    out,
    "--cache",
    join(folder, `${out === join(folder, "whole") ? "other" : "one"}-cache`),
    "--quiet"
  ]
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] })
  const ended = once(child, "exit")
  if (killedAfter !== null) {
    await Promise.race([killedAfter, ended])
    child.kill("SIGKILL")
  }
  return (await ended)[0]
}

/** When a cache holds an article: a segment begins with the eight bytes of its name. */
const whenKept = async (cache: string, until: Promise<unknown>): Promise<void> => {
  let isOver = false
  void until.finally(() => (isOver = true))
  const articles = join(cache, "articles")
  const bytes = (): number =>
    existsSync(articles)
      ? readdirSync(articles).reduce((sum, name) => sum + (statSync(join(articles, name), { throwIfNoEntry: false })?.size ?? 0), 0)
      : 0
  while (!isOver && bytes() <= 1000) await sleep(5)
}

describe("a run killed at ten random moments and started again", { timeout: 600_000 }, () => {
  it("ends with what an uninterrupted run writes, byte for byte", async () => {
    const folder = mkdtempSync(join(tmpdir(), "onrecord-"))
    mkdirSync(join(folder, "in"))
    for (let n = 0; n < ARTICLES; n++) writeFileSync(join(folder, "in", `${n}.txt`), articleText(n))
    const whole = join(folder, "whole")
    const started = performance.now()
    assert.strictEqual(await run(folder, whole, null), 0)
    const wholeMs = performance.now() - started

    const out = join(folder, "out")
    const random = createRandom(SEED)
    for (let kill = 0; kill < KILLS; kill++) {
      await run(folder, out, sleep(random() * wholeMs))
      // What is there is a whole dataset, or none.
      if (existsSync(out)) assert.deepStrictEqual(tablesOf(out), tablesOf(whole), `after kill ${kill}`)
    }
    // On a busy machine none of these may have come far enough to keep anything.
    await run(folder, out, whenKept(join(folder, "one-cache"), sleep(60_000, null, { ref: false })))
    assert.strictEqual(await run(folder, out, null), 0)
    assert.deepStrictEqual(tablesOf(out), tablesOf(whole))
    assert.isBelow(workOf(out).analysed, ARTICLES)
    assert.deepStrictEqual(readdirSync(folder).sort(), ["in", "one-cache", "other-cache", "out", "whole"])
    rmSync(folder, { recursive: true })
  })
})
