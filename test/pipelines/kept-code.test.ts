import { assert, describe, it } from "@effect/vitest"
import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const KEPT_CODE = fileURLToPath(new URL("../../pipelines/kept-code.ts", import.meta.url))

/** A program with a function that is compiled when it is called. */
const BUNDLE = 'exports.answer = () => { const later = (n) => n * 6; return `${later(7)} ${require("node:path").basename(__dirname)}` }'

/** Files whose name is of the bundle, wherever in the folder. */
const keptIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.includes("bundle.cjs"))

const inFolder = (use: (folder: string) => void): void => {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-kept-"))
  try {
    use(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A process that loads the bundle, calls it and keeps what was compiled: what the call gave. */
const start = (folder: string, env: Readonly<Record<string, string>> = { NODE_COMPILE_CACHE: join(folder, "cache") }): string => {
  const program = `
    const { keepCompiled, loadBundle } = await import(${JSON.stringify(KEPT_CODE)})
    process.stdout.write(loadBundle(${JSON.stringify(join(folder, "bundle.cjs"))}, "run", {}).answer())
    keepCompiled()`
  return execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8", env: { ...process.env, ...env } })
}

describe("kept code", () => {
  it("is written by the first start and left alone by the next", () =>
    inFolder((folder) => {
      writeFileSync(join(folder, "bundle.cjs"), BUNDLE)
      const answer = start(folder)
      assert.match(answer, /^42 onrecord-kept-/u)
      const [file, ...others] = keptIn(folder).filter((name) => name !== "bundle.cjs")
      assert.lengthOf(others, 0)
      const { mtimeMs } = statSync(join(folder, file))
      assert.strictEqual(start(folder), answer)
      assert.strictEqual(statSync(join(folder, file)).mtimeMs, mtimeMs)
    }))

  it("is made anew where it is broken", () =>
    inFolder((folder) => {
      writeFileSync(join(folder, "bundle.cjs"), BUNDLE)
      const answer = start(folder)
      const [file] = keptIn(folder)
        .filter((name) => name !== "bundle.cjs")
        .map((name) => join(folder, name))
      const whole = readFileSync(file)
      const broken = Buffer.from(whole)
      broken.fill(0, broken.length / 2)
      for (const bytes of [broken, whole.subarray(0, 40), Buffer.alloc(0)]) {
        writeFileSync(file, bytes)
        assert.strictEqual(start(folder), answer)
        assert.strictEqual(readFileSync(file).length, whole.length)
      }
    }))

  it("is missed by nobody where nothing can be kept", () =>
    inFolder((folder) => {
      writeFileSync(join(folder, "bundle.cjs"), BUNDLE)
      assert.match(start(folder, { NODE_DISABLE_COMPILE_CACHE: "1" }), /^42 /u)
      assert.deepStrictEqual(keptIn(folder), ["bundle.cjs"])
    }))
})
