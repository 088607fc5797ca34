import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { assert, describe, it } from "@effect/vitest"
import { inFolder, ROOT } from "../cli/process.ts"

const CUT_OFF = fileURLToPath(new URL("./cut-off.mjs", import.meta.url))
const PAGES = "test/ingest/pages"

const start = (command: string, args: ReadonlyArray<string>) => spawnSync(command, args, { cwd: ROOT, encoding: "utf8" })

/** A user namespace without a network, where the system allows one. */
const unshared = start("unshare", ["-rn", "true"]).status === 0

const pipeline = (out: string): ReadonlyArray<string> => [
  "bin/onrecord.js",
  "run",
  "seeds",
  PAGES,
  "--out",
  out,
  "--no-cache",
  "--jobs",
  "2"
]

describe("the network", () => {
  it("is never reached for, by the whole pipeline over texts and pages", () =>
    inFolder((folder) => {
      const { status, stderr } = start(process.execPath, ["--import", CUT_OFF, ...pipeline(join(folder, "out"))])
      assert.notInclude(stderr, "NETWORK")
      assert.include([0, 3], status, stderr)
      assert.isTrue(existsSync(join(folder, "out/news.duckdb")))
    }))

  it("is noticed by this test when it is reached for", () => {
    for (const code of [
      "fetch('http://127.0.0.1:9/')",
      "(await import('node:net')).connect(9)",
      "(await import('node:http')).get('http://127.0.0.1:9/')",
      "(await import('node:dns')).lookup('localhost', () => {})"
    ]) {
      const { status, stderr } = start(process.execPath, ["--import", CUT_OFF, "--input-type=module", "-e", code])
      assert.strictEqual(status, 99, `${code}: ${stderr}`)
    }
  })

  it.skipIf(!unshared)("is not needed: the pipeline runs where there is none", () =>
    inFolder((folder) => {
      const { status, stderr } = start("unshare", ["-rn", process.execPath, ...pipeline(join(folder, "out"))])
      assert.include([0, 3], status, stderr)
      assert.isTrue(existsSync(join(folder, "out/news.duckdb")))
    })
  )
})
