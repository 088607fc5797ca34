import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { unpublished } from "../../pipelines/ingest/published.ts"
import { TABLE_NAMES, tableOf } from "../../schemas/index.ts"
import { freshOut, query, write } from "./dataset-layers.ts"
import { handMadeTables, resolved } from "./hand-made.ts"

/** Two articles of June 2023, one of May 2021, one without a date. */
const dataset = () => {
  const of = (name: string, year: number, month: number) => ({
    url: `https://example.org/${name}`,
    input_path: `${name}.txt`,
    published: {
      at: `${year}-0${month}-18T09:30:00Z`,
      tz: null,
      grain: "minute" as const,
      basis: "manifest" as const,
      day: { year, month, day: 18 }
    }
  })
  return resolved([
    handMadeTables(of("a", 2023, 6)),
    handMadeTables(of("b", 2023, 6)),
    handMadeTables(of("c", 2021, 5)),
    handMadeTables({ url: "https://example.org/d", input_path: "d.txt", published: unpublished })
  ])
}

const filesIn = (folder: string): ReadonlyArray<string> =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".parquet"))
    .sort()

const hashOf = (folder: string): string => {
  const hash = createHash("sha256")
  for (const name of filesIn(folder)) hash.update(name).update(readFileSync(join(folder, name)))
  return hash.digest("hex")
}

describe("a dataset parted by month", () => {
  it.live("has each row once, with its source's month, and the rows of the whole table", () =>
    Effect.gen(function* () {
      const out = freshOut()
      yield* write(out, [dataset()], { read: 4, partition: "published_month" })
      const parted = join(out, "partitioned")
      assert.deepStrictEqual(readdirSync(parted).sort(), TABLE_NAMES.toSorted())
      const months = ["2021-05", "2023-06", "__HIVE_DEFAULT_PARTITION__"]
      assert.deepStrictEqual(
        filesIn(join(parted, "quotes")),
        months.map((month) => `published_month=${month}/data_0.parquet`)
      )
      for (const name of TABLE_NAMES) {
        const own = `read_parquet('${parted}/${name}/**/*.parquet', hive_partitioning = true)`
        const { columnNames } = tableOf(name)
        const columns = columnNames.join(", ")
        const [{ n }] = yield* query(
          out,
          `SELECT count(*)::INTEGER AS n FROM ((SELECT ${columns} FROM ${own} EXCEPT ALL SELECT ${columns} FROM ${name})
             UNION ALL (SELECT ${columns} FROM ${name} EXCEPT ALL SELECT ${columns} FROM ${own}))`
        )
        assert.strictEqual(n, 0, name)
      }
      const counts = yield* query(
        out,
        `SELECT published_month, count(*)::INTEGER AS n FROM read_parquet('${parted}/sources/**/*.parquet', hive_partitioning = true) GROUP BY ALL ORDER BY 1 NULLS LAST`
      )
      assert.deepStrictEqual(counts, [
        { published_month: "2021-05", n: 1 },
        { published_month: "2023-06", n: 2 },
        { published_month: null, n: 1 }
      ])
    })
  )

  it.live("is the same bytes each time", () =>
    Effect.gen(function* () {
      const outs = [freshOut(), freshOut()]
      for (const out of outs) yield* write(out, [dataset()], { read: 4, formats: ["duckdb"], partition: "published_month" })
      assert.strictEqual(hashOf(join(outs[0], "partitioned")), hashOf(join(outs[1], "partitioned")))
      assert.isFalse(readdirSync(outs[0]).includes("parquet"))
    })
  )
})
