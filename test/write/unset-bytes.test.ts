import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { mkdtempSync } from "node:fs"
import { tmpdir } from "node:os"
import { createTable } from "../../schemas/duckdb.ts"
import { LOAD_ORDER, tableOf } from "../../schemas/index.ts"
import { BLOCK_BYTES, DuckDb } from "../../pipelines/write/DuckDb.ts"
import { loneBlocks, zeroUnset } from "../../pipelines/write/unset-bytes.ts"

const LENGTHS = "SELECT length(message) AS n, md5(message) = md5(repeat('long ', n // 5)) AS is_whole FROM rejects ORDER BY n"

/** A database with a text for each number of characters; gives the blocks that `loneBlocks` finds. */
const written = (file: string, lengths: ReadonlyArray<number>) =>
  Effect.gen(function* () {
    const database = yield* (yield* DuckDb).open(file, { isNew: true, isPlain: true, threads: 1 })
    yield* database.run(LOAD_ORDER.map((name) => createTable(tableOf(name))).join(";"))
    for (const length of lengths)
      yield* database.run(
        `INSERT INTO rejects (reject_id, input_path, stage, error_code, message, is_replayable)
         VALUES ('r_${length}', 'a.txt', 'read', 'OR101', repeat('long ', ${length / 5}), true)`
      )
    yield* database.run("CHECKPOINT")
    return yield* loneBlocks(database)
  }).pipe(Effect.scoped, Effect.provide(DuckDb.layer))

const read = (file: string) =>
  Effect.flatMap(DuckDb, (duckDb) => duckDb.open(file, { readOnly: true })).pipe(
    Effect.flatMap(({ rows }) => rows(LENGTHS)),
    Effect.scoped,
    Effect.provide(DuckDb.layer)
  )

const freshFile = (): string => join(mkdtempSync(join(tmpdir(), "onrecord-")), "news.duckdb")
const startOf = (block: number): number => 3 * 4096 + block * BLOCK_BYTES
const lastWordOf = (bytes: Buffer, block: number): string =>
  bytes.toString("hex", startOf(block) + BLOCK_BYTES - 8, startOf(block) + BLOCK_BYTES)

/** What lay in memory, as DuckDB would have written it: with the block's checksum. */
const dirtied = (bytes: Buffer, block: number): Buffer => {
  const dirty = Buffer.from(bytes)
  dirty.write("remnants", startOf(block) + BLOCK_BYTES - 8, "latin1")
  let checksum = 5381n
  for (let at = startOf(block) + 8; at < startOf(block) + BLOCK_BYTES; at += 8)
    checksum ^= BigInt.asUintN(64, dirty.readBigUInt64LE(at) * 0xbf58476d1ce4e5b9n)
  dirty.writeBigUInt64LE(checksum, startOf(block))
  return dirty
}

describe("bytes that a database leaves unset", () => {
  it.live("are zero at the end of a long text's only block, whatever lay in memory; the rows are as they were", () =>
    Effect.gen(function* () {
      const file = freshFile()
      const blocks = yield* written(file, [6000])
      assert.lengthOf(blocks, 1)
      yield* zeroUnset(file, blocks)
      const clean = readFileSync(file)
      assert.strictEqual(lastWordOf(clean, blocks[0]), "0".repeat(16))
      const dirty = dirtied(clean, blocks[0])
      writeFileSync(file, dirty)
      // DuckDB takes the checksum: this is how it is made.
      assert.deepStrictEqual(yield* read(file), [{ n: "6000", is_whole: true }])
      yield* zeroUnset(file, blocks)
      assert.isTrue(readFileSync(file).equals(clean))
      assert.deepStrictEqual(yield* read(file), [{ n: "6000", is_whole: true }])
    })
  )

  it.live("are none where no text is long, and where a text's blocks follow one another", () =>
    Effect.gen(function* () {
      assert.deepStrictEqual(yield* written(freshFile(), [2000]), [])
      assert.deepStrictEqual(yield* written(freshFile(), [50_000]), [])
    })
  )

  it.live("stay as they are in a block whose checksum is another", () =>
    Effect.gen(function* () {
      const file = freshFile()
      const blocks = yield* written(file, [6000])
      const damaged = dirtied(readFileSync(file), blocks[0])
      damaged[startOf(blocks[0])] ^= 1
      writeFileSync(file, damaged)
      yield* zeroUnset(file, blocks)
      assert.isTrue(readFileSync(file).equals(damaged))
    })
  )
})
