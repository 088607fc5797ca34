import { assert, describe, it } from "@effect/vitest"
import { readdirSync, readFileSync } from "node:fs"
import { parseArticleGold } from "../../eval/gold-articles.ts"
import { scoreArticles } from "../../eval/score-articles.ts"
import type { System } from "../../eval/system.ts"

const gold = new URL("../../eval/gold/seeds/", import.meta.url)
const fixture = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8")
const files = Object.fromEntries(
  readdirSync(gold)
    .filter((name) => name.endsWith(".jsonl"))
    .map((name) => [name, readFileSync(new URL(name, gold), "utf8")])
)
const seeds = parseArticleGold(files, true)

/** What gold itself would say, as system output. */
const perfect = (): System => {
  const of = <T extends { readonly doc: string }>(items: ReadonlyArray<T>, doc: string): ReadonlyArray<T> =>
    items.filter((item) => item.doc === doc)
  return Object.fromEntries(
    seeds.docs.map((doc) => [
      doc,
      {
        sentences: of(seeds.sentences, doc).map(({ end, start }) => [start, end] as const),
        names: of(seeds.names, doc),
        quotes: of(seeds.quotes, doc)
          .filter((quote) => quote.type !== "scare")
          .map(({ parts, spans, speakers, statement, type }) => ({
            type,
            spans,
            parts: parts.map(({ end, start }) => [start, end] as const),
            entity: speakers[0] ?? null,
            statement
          })),
        times: of(seeds.times, doc).map(({ end, start, values }) => ({ start, end, value: values[0] })),
        events: of(seeds.events, doc).map(({ actors, cluster, modality, targets, trigger, types }) => ({
          type: types[0],
          trigger,
          actors,
          targets,
          modality,
          cluster
        }))
      }
    ])
  )
}

describe("scoreArticles", () => {
  it("gives the figures of a second implementation, in Python, on noisy output", () => {
    const system: System = JSON.parse(fixture("noisy-seeds.json"))
    const expected: Record<string, unknown> = JSON.parse(fixture("noisy-seeds.expected.json"))
    const { figures } = scoreArticles(seeds, system)
    for (const [name, figure] of Object.entries(expected)) assert.deepStrictEqual({ ...figures[name] }, figure, name)
  })

  it("gives 100 to gold itself, and no mistakes", () => {
    const { errors, figures } = scoreArticles(seeds, perfect())
    for (const name of [
      "sentences",
      "names span+type",
      "entity clusters B3",
      "quotes all kinds >=.8",
      "times span+value",
      "events trigger+type",
      "event triples",
      "statement pairs",
      "event clusters B3"
    ]) {
      const figure = figures[name]
      assert.strictEqual("F1" in figure ? figure.F1 : null, 100, name)
    }
    assert.deepStrictEqual(errors, [])
  })

  it("counts a layer that finds nothing as missed, and one that was not asked for not at all", () => {
    const nothing = Object.fromEntries(seeds.docs.map((doc) => [doc, { names: [] }]))
    const { figures } = scoreArticles(seeds, nothing)
    assert.deepStrictEqual(figures["names span"], { P: 0, R: 0, F1: 0, tp: 0, sys: 0, gold: 530 })
    assert.notProperty(figures, "times span")
  })

  it("says what is wrong with each item", () => {
    const doc = seeds.docs[0]
    const [time] = seeds.times.filter((each) => each.doc === doc)
    const { errors } = scoreArticles(seeds, {
      [doc]: {
        times: [
          { start: time.start, end: time.end, value: "1066" },
          { start: 1, end: 2, value: "2000" }
        ]
      }
    })
    const ours = errors.filter((error) => error.doc === doc && error.layer === "times")
    assert.deepInclude(ours, {
      layer: "times",
      doc,
      kind: "wrong value",
      start: time.start,
      end: time.end,
      detail: `1066 for ${time.values.join(" or ")}`
    })
    assert.deepInclude(ours, { layer: "times", doc, kind: "false alarm", start: 1, end: 2, detail: "2000" })
  })
})
