import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { DuckDb, memoryFor } from "../../pipelines/write/DuckDb.ts"

/** The limit as two connections to one database see it, before and after it is told of its rows, in MB as DuckDB has it. */
const limits = (memoryBytes: number | null, rows: number) =>
  Effect.gen(function* () {
    const database = yield* (yield* DuckDb).open(":memory:", { memoryBytes })
    const beside = yield* database.beside
    const limit = Effect.map(beside.rows("SELECT current_setting('memory_limit') AS bytes"), ([{ bytes }]) => bytes)
    const before = yield* limit
    yield* database.holds(rows)
    const after = yield* limit
    yield* beside.giveBack
    return [before, after, yield* limit]
  }).pipe(Effect.scoped, Effect.provide(DuckDb.layer))

describe("a database's memory", () => {
  it.effect("follows its rows where no limit is given, for all its connections", () =>
    Effect.gen(function* () {
      assert.strictEqual(memoryFor(1000), 400e6)
      assert.strictEqual(memoryFor(10e6), 1800e6)
      assert.deepStrictEqual(yield* limits(null, 10e6), ["381.4 MiB", "1.6 GiB", "1.6 GiB"])
      assert.deepStrictEqual(yield* limits(null, 1000), ["381.4 MiB", "381.4 MiB", "381.4 MiB"])
    })
  )

  it.effect("stays as it was given", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* limits(500e6, 10e6), ["476.8 MiB", "476.8 MiB", "476.8 MiB"])
    })
  )

  it.effect("is as it was after all was let go of, and its rows can be read", () =>
    Effect.gen(function* () {
      const database = yield* (yield* DuckDb).open(":memory:", { memoryBytes: 300e6 })
      yield* database.run("CREATE TABLE numbers AS SELECT range AS n FROM range(1000000)")
      const limit = Effect.map(database.rows("SELECT current_setting('memory_limit') AS bytes"), ([{ bytes }]) => bytes)
      const before = yield* limit
      yield* database.letGo
      assert.strictEqual(yield* limit, before)
      assert.deepStrictEqual(yield* database.rows("SELECT sum(n)::DOUBLE AS sum FROM numbers"), [{ sum: 499999500000 }])
    }).pipe(Effect.scoped, Effect.provide(DuckDb.layer))
  )

  it.effect("stays as it was given where it is less than is let go of", () =>
    Effect.gen(function* () {
      const database = yield* (yield* DuckDb).open(":memory:", { memoryBytes: 50e6 })
      const limit = Effect.map(database.rows("SELECT current_setting('memory_limit') AS bytes"), ([{ bytes }]) => bytes)
      yield* database.letGo
      assert.strictEqual(yield* limit, "47.6 MiB")
    }).pipe(Effect.scoped, Effect.provide(DuckDb.layer))
  )
})
