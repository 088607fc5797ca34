import { assert, describe, it } from "@effect/vitest"
import { shortArticles } from "../../bench/growth/short-articles.ts"
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

const SENTENCES = Array.from({ length: 40 }, (_, i) => `The council of town number ${i} met Harrowgate on the ${i}th of the month to talk.`)
const SHORT = [`Headline one\n\n${SENTENCES.slice(0, 20).join(" ")}`, `Headline two\n\n${SENTENCES.slice(20).join(" ")}`]

describe("short articles", () => {
  const shape = { paragraphs: 2, share: 0.25, spellings: 1 }

  it("are made of their share of the sentences, long and short ones, three a paragraph", () => {
    const made = [...shortArticles(SHORT, 100, shape)]
    const bodies = made.map(({ text }) => text.split("\n\n").slice(2))
    for (const body of bodies)
      assert.deepStrictEqual(
        body.map((paragraph) => paragraph.match(/The council/gu)?.length),
        [3, 3]
      )
    assert.strictEqual(new Set(bodies.flat().flatMap((paragraph) => paragraph.match(/number \d+/gu))).size, 10)
    assert.strictEqual(new Set(made.map(({ text }) => text)).size, 100)
  })

  it("are the same for the same seed, begin the same whatever their number, and spell rare names in the ways asked for", () => {
    assert.deepStrictEqual([...shortArticles(SHORT, 20, shape)], [...shortArticles(SHORT, 50, shape)].slice(0, 20))
    const names = new Set(
      [...shortArticles(SHORT, 100, { ...shape, spellings: 7 })].flatMap(({ text }) => text.match(/H[a-z]+g[a-z]+t[a-z]+/gu))
    )
    assert.strictEqual(names.size, 7)
  })
})
