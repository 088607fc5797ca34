import { assert, describe, it } from "@effect/vitest"
import { createHash } from "node:crypto"
import { createKeyIndex } from "../../pipelines/store/key-index.ts"

const key = (n: number): string => createHash("sha256").update(String(n)).digest("hex").slice(0, 32)
/** Keys that are all looked for in one place first. */
const crowded = (n: number): string => n.toString(16).padStart(32, "0")

describe("an index of keys", () => {
  for (const [name, keyOf] of [
    ["hashes", key],
    ["keys that begin alike", crowded]
  ] as const) {
    it(`gives the last number of each, and forgets what is deleted: ${name}`, () => {
      const index = createKeyIndex()
      const expected = new Map<string, number>()
      for (let n = 0; n < 3000; n++) {
        index.set(keyOf(n), n)
        expected.set(keyOf(n), n)
        if (n % 3 === 0) index.set(keyOf(n >> 1), n + 1)
        if (n % 3 === 0) expected.set(keyOf(n >> 1), n + 1)
        if (n % 5 === 0) index.delete(keyOf(Math.abs(n - 1)))
        if (n % 5 === 0) expected.delete(keyOf(Math.abs(n - 1)))
      }
      for (let n = -10; n < 3100; n++) assert.strictEqual(index.get(keyOf(Math.abs(n))), expected.get(keyOf(Math.abs(n))) ?? null, `${n}`)
    })
  }
})
