import { mkdirSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { inFolder, onrecord } from "./process.ts"

const bytesOf = (dataset: string): ReadonlyArray<string> =>
  ["arrow", "csv"].flatMap((format) =>
    readdirSync(join(dataset, format)).map((name) => `${name} ${readFileSync(join(dataset, format, name)).toString("base64")}`)
  )

describe("onrecord run --replay", () => {
  it("makes of mended inputs what a run from scratch makes, and says what became of each reject", () =>
    inFolder((folder) => {
      const [inputs, out, fresh] = ["inputs", "out", "fresh"].map((name) => join(folder, name))
      mkdirSync(inputs)
      writeFileSync(join(inputs, "a.txt"), "Mara Lind said on Monday that the port would open again.")
      writeFileSync(
        join(inputs, "b.jsonl"),
        `${JSON.stringify({ words: "Tom Reyes said that the old bridge had rusted through." })}\nbroken\n`
      )
      writeFileSync(join(inputs, "c.txt"), "")
      writeFileSync(join(inputs, "d.txt"), "")
      const args = ["run", inputs, "--no-cache", "--jobs", "1", "--format", "csv", "--format", "arrow"]
      assert.include(onrecord([...args, "--out", out]).stdout, "Records: 5 read = 1 accepted + 4 rejected + 0 duplicates.")
      writeFileSync(join(inputs, "c.txt"), "Mara Lind said on Monday that the port would open again.")
      unlinkSync(join(inputs, "d.txt"))
      const again = onrecord([...args, "--out", out, "--map", "text=words", "--replay", out])
      assert.strictEqual(again.code, 3, again.stderr)
      assert.include(again.stdout, "Records: 4 read = 2 accepted + 1 rejected + 1 duplicates.")
      assert.include(
        again.stdout,
        "Replayed: 4 rejects = 2 taken now + 1 still rejected + 1 not among the inputs.\n  d.txt is not among the inputs"
      )
      onrecord([...args, "--out", fresh, "--map", "text=words"])
      assert.deepStrictEqual(bytesOf(out), bytesOf(fresh))
    }))

  it("reads rejects in every format, and ends with 2 where there are none", () =>
    inFolder((folder) => {
      const [inputs, out] = ["inputs", "out"].map((name) => join(folder, name))
      mkdirSync(inputs)
      writeFileSync(join(inputs, "a.txt"), "")
      const args = ["run", inputs, "--no-cache", "--jobs", "1", "--out", out]
      onrecord(args)
      for (const rejects of ["parquet/rejects.parquet", "csv/rejects.csv", "arrow/rejects.arrow", "news.duckdb"]) {
        assert.include(
          onrecord([...args, "--replay", join(out, rejects)]).stdout,
          "Replayed: 1 rejects = 0 taken now + 1 still rejected",
          rejects
        )
      }
      for (const nothing of [join(folder, "nowhere.csv"), inputs, join(inputs, "a.txt")]) {
        const { code, stderr } = onrecord([...args, "--replay", nothing])
        assert.strictEqual(code, 2, stderr)
        assert.match(stderr, /^OR912 /u)
      }
    }))
})
