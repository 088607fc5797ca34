import { assert, describe, it } from "@effect/vitest"
import { Recent } from "../../nlp/recent.ts"

describe("what is kept in two generations", () => {
  it("stays while it is asked for, however much comes; the rest goes", () => {
    const recent = new Recent<number, string>(10)
    recent.set(-1, "asked for")
    for (let n = 0; n < 1000; n++) {
      recent.set(n, `${n}`)
      if (n % 5 === 0) assert.strictEqual(recent.get(-1), "asked for")
    }
    const left = Array.from({ length: 1000 }, (_, n) => n).filter((n) => recent.get(n) !== undefined)
    assert.isAtMost(left.length, 20)
    assert.isAtLeast(left.length, 8)
    assert.isTrue(left.every((n) => recent.get(n) === `${n}` && n >= 980))
    recent.clear()
    assert.isUndefined(recent.get(-1))
  })
})
