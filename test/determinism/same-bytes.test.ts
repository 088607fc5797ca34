import { assert, describe, it } from "@effect/vitest"
import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { TABLE_NAMES } from "../../schemas/index.ts"
import { inFolder, onrecord, ROOT } from "../cli/process.ts"

/** Every published file but the database, which is compared by content, and `run.json`, the only place for a clock. */
const filesOf = (dataset: string): ReadonlyMap<string, Buffer> =>
  new Map(
    ["arrow", "csv", "parquet"].flatMap((format) =>
      readdirSync(join(dataset, format)).map((name): [string, Buffer] => [`${format}/${name}`, readFileSync(join(dataset, format, name))])
    )
  )

const databaseOf = (dataset: string): ReadonlyMap<string, string> =>
  new Map(
    TABLE_NAMES.map((name): [string, string] => [
      name,
      onrecord(["sql", `select * from ${name} order by all`, "--out", dataset, "--format", "json"]).stdout
    ])
  )

describe("a run", () => {
  it("writes the same bytes in any time zone and language, file order and number of threads", () => {
    inFolder((folder) => {
      const seeds = join(ROOT, "seeds")
      const names = readdirSync(seeds).filter((name) => name.endsWith(".txt"))
      // The same files, made in the opposite order, under the same names.
      const turned = join(folder, "turned")
      mkdirSync(turned)
      for (const name of [...names.toReversed(), "MANIFEST.json"]) cpSync(join(seeds, name), join(turned, name))
      const runs = [
        { args: [seeds], env: { TZ: "UTC", LANG: "C" } },
        { args: [turned, "--jobs", "3"], env: { TZ: "Asia/Shanghai", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8" } },
        { args: names.toReversed().map((name) => join(turned, name)), env: { TZ: "America/St_Johns", LANG: "de_DE.UTF-8" } }
      ]
      const datasets = runs.map(({ args, env }, i) => {
        const out = join(folder, `dataset-${i}`)
        assert.strictEqual(onrecord(["run", ...args, "--out", out, "--quiet"], { env }).code, 0)
        return out
      })
      const [first, ...others] = datasets
      const files = filesOf(first)
      const database = databaseOf(first)
      assert.strictEqual(files.size, 27)
      for (const other of others) {
        for (const [name, bytes] of filesOf(other)) assert.isTrue(files.get(name)?.equals(bytes), name)
        assert.deepStrictEqual(databaseOf(other), database)
      }
    })
  })

  it("gives a source the same rows whatever stands beside it", () => {
    inFolder((folder) => {
      const name = readdirSync(join(ROOT, "seeds")).find((each) => each.endsWith(".txt")) ?? ""
      const alone = join(folder, "alone")
      mkdirSync(alone)
      for (const each of [name, "MANIFEST.json"]) cpSync(join(ROOT, "seeds", each), join(alone, each))
      const rowsOf = (input: string): string => {
        const out = join(folder, `out-${input === alone ? "alone" : "all"}`)
        onrecord(["run", input, "--out", out, "--quiet"])
        const columns = "m.mention_id, m.text, m.char_start, m.mention_type, m.rule_id"
        return onrecord([
          "sql",
          `select ${columns} from mentions m join sources s using (source_id) where s.input_path = '${name}' order by 1`,
          "--out",
          out,
          "--format",
          "csv"
        ]).stdout
      }
      const rows = rowsOf(alone)
      assert.isAbove(rows.split("\n").length, 50)
      assert.strictEqual(rows, rowsOf(join(ROOT, "seeds")))
    })
  })
})
