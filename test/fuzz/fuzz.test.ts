import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { ROOT } from "../cli/process.ts"
import { examples, fuzzInputs } from "./inputs.ts"
import { trouble } from "./trial.ts"

const FAILURES = join(ROOT, "test/fuzz/failures")

describe("inputs by chance", () => {
  it("are the same for a seed, and of every kind", () => {
    const [first, second] = [fuzzInputs(7, 40), fuzzInputs(7, 40)]
    assert.deepStrictEqual(
      first.map(({ bytes, name }) => [name, Buffer.from(bytes).toString("base64")]),
      second.map(({ bytes, name }) => [name, Buffer.from(bytes).toString("base64")])
    )
    for (const kind of ["-bytes", "-text", ".html"])
      assert.isTrue(
        first.some(({ name }) => name.includes(kind)),
        kind
      )
    assert.isAbove(examples().length, 80)
  })

  it("are all accounted for, with spans that are exact and no fault of the program", () => {
    assert.isNull(trouble(fuzzInputs(20230618, 120)))
  })

  it("that once made trouble make none", () => {
    const kept = readdirSync(FAILURES)
      .filter((name) => name !== "README.md")
      .map((name) => ({ name, bytes: readFileSync(join(FAILURES, name)) }))
    assert.isAbove(kept.length, 0)
    assert.isNull(trouble(kept))
  })
})
