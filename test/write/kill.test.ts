import { assert, describe, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { spawn } from "node:child_process"
import { createHash } from "node:crypto"
import { once } from "node:events"
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import { recover } from "../../pipelines/write/output-folder.ts"
import { freshOut, query, write, writing } from "./dataset-layers.ts"
import { handMadeTables, resolved } from "./hand-made.ts"

const CHILD = fileURLToPath(new URL("./write-again.ts", import.meta.url))

/** Killed so many milliseconds after it began to write; prime steps through a write of about half a second to two seconds. */
const DELAYS_MS = [3, 61, 127, 211, 307, 401, 523, 701, 983, 1451]

/** Every file that `run.json` lists is there with its hash; nothing of it is missing or mixed. */
const isWhole = (folder: string): boolean => {
  const run = JSON.parse(readFileSync(join(folder, "run.json"), "utf8"))
  return run.outputs.every(
    ({ path, sha256 }: { path: string; sha256: string }) =>
      existsSync(join(folder, path)) &&
      createHash("sha256")
        .update(readFileSync(join(folder, path)))
        .digest("hex") === sha256
  )
}

describe("a run killed at any moment", () => {
  it.live(
    "leaves a whole dataset, in its place or under the sibling name, and the next command puts it back",
    () =>
      Effect.gen(function* () {
        const out = freshOut()
        yield* write(out, [resolved([handMadeTables()], [])])
        for (const delay of DELAYS_MS) {
          yield* Effect.promise(async () => {
            const child = spawn(process.execPath, [CHILD, out], { stdio: ["ignore", "pipe", "inherit"] })
            await once(child.stdout, "data")
            await sleep(delay)
            child.kill("SIGKILL")
            await once(child, "exit")
          })
          assert.isTrue(isWhole(existsSync(out) ? out : `${out}.old`), `killed after ${delay} ms`)
          yield* recover(out).pipe(Effect.provide(writing))
          assert.deepStrictEqual(readdirSync(dirname(out)), ["out"])
          assert.isTrue(isWhole(out), `put back after ${delay} ms`)
          const [{ n }] = yield* query(out, "SELECT count(*)::INTEGER AS n FROM sources")
          assert.include([1, 2], n)
        }
      }),
    120_000
  )
})
