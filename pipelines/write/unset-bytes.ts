/**
 * Bytes of a database's file that DuckDB leaves unset. Texts too long for a column's own blocks go into blocks of their own, one after the other;
 * the last eight bytes of each hold the number of the next, and of a text's only block whatever lay in memory: an earlier query's text, or
 * something else in the next run. They are zeroed, and the block's checksum is put right.
 */
import { closeSync, openSync, readSync, writeSync } from "node:fs"
import * as Effect from "effect/Effect"
import { sqlText } from "../../schemas/duckdb.ts"
import { TABLE_NAMES } from "../../schemas/index.ts"
import { BLOCK_BYTES, type Database } from "./DuckDb.ts"
import { unwritable } from "./errors.ts"

/** A file begins with three headers of this size. */
const HEADER_BYTES = 4096

/** A block begins with its checksum, and these ends with the number of the next. */
const WORD_BYTES = 8

/** What DuckDB multiplies each word of a block by, and begins with. */
const FACTOR = 0xbf58476d1ce4e5b9n
const SEED = 5381n

/** Exclusive or over the words after the first. Each word's share can be taken out and put in by itself. */
const shareOf = (word: bigint): bigint => BigInt.asUintN(64, word * FACTOR)
const checksumOf = (block: Buffer): bigint => {
  let sum = SEED
  for (let at = WORD_BYTES; at < block.length; at += WORD_BYTES) sum ^= shareOf(block.readBigUInt64LE(at))
  return sum
}

/** Numbers of the blocks, after a checkpoint. */
export const loneBlocks = (database: Database) => {
  const parts = TABLE_NAMES.map((name) => `SELECT additional_block_ids AS ids FROM pragma_storage_info(${sqlText(name)}) WHERE persistent`)
  return Effect.map(
    database.rows(`SELECT DISTINCT ids[1]::INTEGER AS block FROM (${parts.join(" UNION ALL ")}) WHERE len(ids) = 1 ORDER BY block`),
    (rows) => rows.map(({ block }) => Number(block))
  )
}

/** Zeroes the last word of each block of a closed database's file. A block whose checksum is not understood stays as it is. */
export const zeroUnset = (path: string, blocks: ReadonlyArray<number>) =>
  Effect.try({
    try: () => {
      const file = openSync(path, "r+")
      try {
        const block = Buffer.alloc(BLOCK_BYTES)
        for (const number of blocks) {
          const start = 3 * HEADER_BYTES + number * BLOCK_BYTES
          if (readSync(file, block, 0, BLOCK_BYTES, start) < BLOCK_BYTES) continue
          const checksum = block.readBigUInt64LE(0)
          if (checksum !== checksumOf(block)) continue
          const last = BLOCK_BYTES - WORD_BYTES
          block.writeBigUInt64LE(checksum ^ shareOf(block.readBigUInt64LE(last)), 0)
          block.writeBigUInt64LE(0n, last)
          writeSync(file, block, 0, BLOCK_BYTES, start)
        }
      } finally {
        closeSync(file)
      }
    },
    catch: (cause) => unwritable(path)(cause instanceof Error ? cause : new Error(String(cause)))
  })
