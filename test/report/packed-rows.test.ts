import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { pack } from "../../pipelines/report/data-file.ts"
import { columnsOf, packedJson, rowsInJson } from "../../pipelines/report/packed-rows.ts"
import { DuckDb } from "../../pipelines/write/DuckDb.ts"

const HOSTILE = 'a\u0001\u001f\b\f\u007f/\\u001F <script> é🦆\u2028 "quoted"\\\n\r\t'

const made = (query: string) =>
  Effect.scoped(
    Effect.gen(function* () {
      const database = yield* (yield* DuckDb).open(":memory:")
      yield* database.run(`CREATE TABLE made AS ${query}`)
      const columns = yield* columnsOf(database, "made")
      const [{ rows }] = yield* database.rows(`SELECT ${rowsInJson(columns, "rowid")} AS "rows" FROM made`)
      return { packed: packedJson(columns, rows), read: yield* database.rows("FROM made") }
    })
  ).pipe(Effect.provide(DuckDb.layer))

describe("rows that DuckDB packs", () => {
  it.live("are the text that this program would have made of them", () =>
    Effect.gen(function* () {
      const values = `'${HOSTILE.replaceAll("'", "''")}' AS text, unnest([1.0, 0.95, 0, 1e-7, -2.5, NULL])::DOUBLE AS share, 7::INTEGER AS "end",
        count(*) OVER () AS many, DATE '2023-06-18' AS day, NOT false AS held, [{start: 1, "end": 2}] AS parts, ['x', '"'] AS names, NULL::VARCHAR AS none`
      const { packed, read } = yield* made(`SELECT ${values}`)
      assert.strictEqual(read.length, 6)
      assert.strictEqual(packed, JSON.stringify(pack(read)))
    })
  )

  it.live("are an empty list where there are none", () =>
    Effect.gen(function* () {
      const { packed, read } = yield* made("SELECT 1 AS one WHERE false")
      assert.strictEqual(packed, JSON.stringify(pack(read)))
    })
  )
})
