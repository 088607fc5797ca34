import { assert, describe, it } from "@effect/vitest"
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { inFolder, onrecord, ROOT } from "./process.ts"

describe("onrecord evaluate", () => {
  it("scores the seeds as eval/results.md says", () => {
    inFolder((folder) => {
      const results = join(folder, "results.md")
      const { code, stdout } = onrecord(["evaluate", "--results", results])
      assert.strictEqual(code, 0)
      assert.match(stdout, /^seeds: 5 documents, gold [0-9a-f]{16}$/mu)
      const sectionOf = (text: string): string =>
        text
          .slice(text.indexOf("## seeds"))
          .split(/^(?=## )/mu)[0]
          .trim()
      assert.strictEqual(sectionOf(readFileSync(results, "utf8")), sectionOf(readFileSync(join(ROOT, "eval/results.md"), "utf8")))
    })
  })

  it("lists each mistake of a layer with its words", () => {
    const { stdout } = onrecord(["evaluate", "--errors", "events", "--results", ""])
    assert.match(stdout, /^\d{3}_\w+:\d+-\d+\t(?:miss|false alarm|wrong \w+)\t[^\t]+\t.*⟦.+⟧/mu)
  })

  it("understands documents a line, and keeps one section a set", () => {
    inFolder((folder) => {
      const gold = join(folder, "tiny")
      mkdirSync(gold)
      const text = "Mara Lind spoke. She left."
      writeFileSync(
        join(gold, "two.jsonl"),
        `${JSON.stringify({
          doc: "a",
          text,
          sentences: [
            [0, 16],
            [17, 26]
          ]
        })}\n`
      )
      const results = join(folder, "results.md")
      onrecord(["evaluate", "--gold", gold, "--results", results])
      onrecord(["evaluate", "--gold", gold, "--results", results])
      const written = readFileSync(results, "utf8")
      assert.lengthOf(written.match(/^## tiny\/two$/gmu) ?? [], 1)
      assert.match(written, /^\| sentences ends \| 100\.0 \| 100\.0 \| 100\.0 \|/mu)
    })
  })

  it("refuses a folder without gold", () => {
    inFolder((folder) => {
      const { code, stderr } = onrecord(["evaluate", "--gold", folder])
      assert.strictEqual(code, 2)
      assert.match(stderr, /^OR904 /u)
    })
  })

  const gold = process.env["ONRECORD_GOLD"]
  it.skipIf(gold === undefined)("scores the sets that do not ship (ONRECORD_GOLD names their folder)", () => {
    for (const set of ["wikinews", "core", "events"]) {
      const folder = join(gold ?? "", set)
      if (!existsSync(folder)) continue
      assert.strictEqual(onrecord(["evaluate", "--gold", folder, "--results", ""]).code, 0, set)
    }
  })
})
