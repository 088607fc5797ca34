import { assert, describe, it } from "@effect/vitest"
import { Effect } from "effect"
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { unpack } from "../../pipelines/analysed/packed.ts"
import { openPool } from "../../pipelines/analyst-pool.ts"
import { startAhead } from "../../pipelines/analyst-thread.ts"
import { NO_OWN_NAMES, type OwnNames } from "../../pipelines/own-names.ts"
import { bytesAhead, isNeededAhead, SMALL_BYTES } from "../../pipelines/foreseen.ts"
import { inputFile, readAll } from "../ingest/in-memory.ts"

/** Names in an article, by a pool of one thread. */
const namesBy = async (own: OwnNames): Promise<ReadonlyArray<string>> => {
  const { articles } = await readAll(inputFile("a.txt", "The Quibblers met Mara Lind in Oslo, said Mara Lind."))
  const [packed] = await Effect.runPromise(Effect.scoped(Effect.flatMap(openPool(1, own), ({ packedOf }) => packedOf(articles))))
  return unpack(packed, articles[0]).entities.map(({ name }) => name)
}

describe("a thread started ahead", () => {
  it("answers what the first of the pool is asked", { timeout: 60_000 }, async () => {
    const alone = await namesBy(NO_OWN_NAMES)
    startAhead("analyst")
    assert.deepStrictEqual(await namesBy(NO_OWN_NAMES), alone)
    assert.include(alone, "Mara Lind")
  })

  it("makes way for one that knows a user's own names", { timeout: 60_000 }, async () => {
    startAhead("analyst")
    const gazetteer = [{ name: "The Quibblers", aliases: [], type: "ORG" as const, externalId: null }]
    assert.include(await namesBy({ ...NO_OWN_NAMES, gazetteer }), "The Quibblers")
  })

  it("is one that a run needs which finds nothing in the user's cache", () => {
    const cache = mkdtempSync(join(tmpdir(), "onrecord-"))
    try {
      for (const args of [["run"], ["run", "seeds", "--out", "dataset"]]) assert.isTrue(isNeededAhead(args, cache))
      for (const args of [[], ["sql", "run"], ["run", "--help"], ["run", "--cache", "elsewhere"], ["run", "--cache=elsewhere"]])
        assert.isFalse(isNeededAhead(args, cache))
      mkdirSync(join(cache, "articles"))
      assert.isTrue(isNeededAhead(["run"], cache))
      writeFileSync(join(cache, "articles", "1.segment"), "")
      assert.isFalse(isNeededAhead(["run"], cache))
      for (const args of [
        ["run", "--no-cache"],
        ["run", "--clear-cache"],
        ["run", "--cache", "elsewhere", "--no-cache"]
      ])
        assert.isTrue(isNeededAhead(args, cache))
    } finally {
      rmSync(cache, { recursive: true })
    }
  })

  it("looks small where the inputs together are", () => {
    const folder = mkdtempSync(join(tmpdir(), "onrecord-"))
    try {
      const small = join(folder, "small")
      mkdirSync(join(small, "inner"), { recursive: true })
      writeFileSync(join(small, "inner", "a.txt"), "Mara Lind met him.")
      const large = join(folder, "large.txt")
      writeFileSync(large, " ".repeat(SMALL_BYTES))
      for (const args of [["run"], ["run", small, "--quiet"], ["run", small, "--out", large], ["run", large]])
        assert.isAtMost(bytesAhead(args), SMALL_BYTES)
      for (const args of [
        ["sql", small],
        ["run", "-"],
        ["run", small, large],
        ["run", folder],
        ["run", "--help"]
      ])
        assert.isAbove(bytesAhead(args), SMALL_BYTES)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
