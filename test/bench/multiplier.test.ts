import { assert, describe, it } from "@effect/vitest"
import { multiply } from "../../bench/growth/multiplier.ts"

const CORPUS = ["Headline one\n\nFirst words.\n\nMore words.", "Headline two\n\nOther words.", "no body"]

describe("a multiplied corpus", () => {
  it("has as many articles as asked, all different, made of the corpus's paragraphs", () => {
    const made = [...multiply(CORPUS, 50)]
    assert.strictEqual(new Set(made.map(({ text }) => text)).size, 50)
    const known = new Set(CORPUS.flatMap((text) => text.split("\n\n")))
    for (const { text, title } of made) {
      const [head, , ...body] = text.split("\n\n")
      assert.strictEqual(head, title)
      for (const paragraph of [head, ...body]) assert.isTrue(known.has(paragraph), paragraph)
    }
  })

  it("is the same for the same seed, and begins the same whatever its size", () => {
    assert.deepStrictEqual([...multiply(CORPUS, 20)], [...multiply(CORPUS, 50)].slice(0, 20))
    assert.notDeepEqual([...multiply(CORPUS, 20, 2)], [...multiply(CORPUS, 20)])
  })
})
