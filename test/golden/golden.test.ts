import { assert, describe, it } from "@effect/vitest"
import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { TABLE_NAMES } from "../../schemas/index.ts"
import { inFolder, onrecord, ROOT } from "../cli/process.ts"

const lines = (file: string): ReadonlyArray<string> => readFileSync(file, "utf8").split("\n")

describe("golden tables of the seeds", () => {
  it("are what a run writes; `pnpm golden` rewrites them for review", () => {
    inFolder((folder) => {
      const out = join(folder, "dataset")
      assert.strictEqual(onrecord(["run", join(ROOT, "seeds"), "--out", out, "--format", "csv", "--quiet"]).code, 0)
      const differences = TABLE_NAMES.flatMap((name) => {
        const golden = join(ROOT, `test/golden/${name}.csv`)
        const [expected, found] = [existsSync(golden) ? lines(golden) : [], lines(join(out, `csv/${name}.csv`))]
        const at = Array.from({ length: Math.max(expected.length, found.length) }, (_, i) => i).find((i) => expected[i] !== found[i])
        return at === undefined ? [] : [`${name}.csv line ${at + 1}\n- ${expected[at]}\n+ ${found[at]}`]
      })
      assert.deepStrictEqual(differences, [])
    })
  })
})
