import { assert, describe, it } from "@effect/vitest"
import type { CoreDocument, CorePrediction } from "../../eval/core-documents.ts"
import { coreErrors } from "../../eval/core-errors.ts"
import { scoreCore } from "../../eval/score-core.ts"

const F1 = (document: Omit<CoreDocument, "doc">, prediction: CorePrediction, figure: string): number | null => {
  const found = scoreCore([{ doc: "a", ...document }], { a: prediction })[figure]
  return "F1" in found ? found.F1 : null
}

describe("scoreCore", () => {
  it("counts sentence ends, and splits at blank lines whatever the system says", () => {
    const text = "Title\n\nOne. Two."
    const sentences = [
      [0, 5],
      [7, 11],
      [12, 16]
    ] as const
    assert.strictEqual(
      F1(
        { text, sentences },
        {
          sentences: [
            [0, 11],
            [12, 16]
          ]
        },
        "sentences ends"
      ),
      100
    )
    assert.strictEqual(
      F1(
        { text, sentences },
        {
          sentences: [
            [0, 11],
            [12, 16]
          ]
        },
        "sentences noparsplit"
      ),
      80
    )
    assert.strictEqual(F1({ text, sentences }, { sentences: [[0, 16]] }, "sentences inner"), 0)
  })

  it("lets titles, articles and possessives pass in relaxed names only", () => {
    const text = "President Mara Lind's visit"
    const mentions = [{ start: 10, end: 19, type: "PERSON", entity: null }]
    const found = { mentions: [{ start: 0, end: 21, type: "PERSON" }] }
    assert.strictEqual(F1({ text, mentions }, found, "names relaxed"), 100)
    assert.strictEqual(F1({ text, mentions }, found, "names strict"), 0)
  })

  it("counts offsets in code points, also behind an astral character", () => {
    const text = "🦆 the Mara Lind spoke."
    const mentions = [{ start: 6, end: 15, type: "PERSON", entity: null }]
    assert.strictEqual(F1({ text, mentions }, { mentions: [{ start: 2, end: 15, type: "PERSON" }] }, "names relaxed"), 100)
  })

  it("takes a country for an organisation inside a long phrase, and groups names", () => {
    const text = "France met Mara Lind. Lind left."
    const mention = (start: number, end: number, type: string, entity: string) => ({
      start,
      end,
      type,
      entity,
      named: true,
      core: [start, end] as const,
      head: [start, end] as const
    })
    const mentions = [mention(0, 6, "ORG", "1"), mention(11, 20, "PERSON", "2"), mention(22, 26, "PERSON", "2")]
    const found = {
      mentions: [
        { start: 0, end: 6, type: "GPE", entity: "f" },
        { start: 11, end: 20, type: "PERSON", entity: "l" },
        { start: 22, end: 26, type: "PERSON", entity: "x" }
      ]
    }
    assert.strictEqual(F1({ text, mentions }, found, "named typed"), 100)
    assert.strictEqual(F1({ text, mentions }, found, "entity clusters B3"), 80)
  })

  it("scores coreference without singletons", () => {
    const mention = (start: number, entity: string) => ({
      start,
      end: start + 1,
      type: "PERSON",
      entity,
      named: true,
      core: [start, start + 1] as const,
      head: [start, start + 1] as const
    })
    const document = { text: "a b c d e", mentions: [mention(0, "1"), mention(2, "1"), mention(4, "2"), mention(6, "2"), mention(8, "3")] }
    const coref = [
      [0, "x"],
      [2, "x"],
      [4, "y"],
      [6, "z"]
    ].map(([start, entity]) => ({ start: Number(start), end: Number(start) + 1, entity: String(entity) }))
    assert.strictEqual(F1(document, { coref }, "coref MUC"), 66.7)
    assert.strictEqual(F1(document, { coref }, "coref B3"), 66.7)
    assert.strictEqual(F1(document, { coref }, "coref CEAFe"), 66.7)
  })

  it("scores time values by the days they name", () => {
    const text = "on Sunday and in May"
    const timexes = [
      { start: 3, end: 9, type: "DATE", value: "2023-06-18" },
      { start: 17, end: 20, type: "DATE", value: "2023-05" }
    ]
    const found = {
      timexes: [
        { start: 0, end: 9, type: "DATE", value: "2023-06-18" },
        { start: 17, end: 20, type: "DATE", value: "2024-05" }
      ]
    }
    assert.strictEqual(F1({ text, timexes }, found, "times all strict"), 100)
    assert.strictEqual(F1({ text, timexes }, found, "times all value"), 50)
    const errors = coreErrors([{ doc: "a", text, timexes }], { a: found })
    assert.deepStrictEqual(
      errors.map(({ detail, kind }) => [kind, detail]),
      [
        ["miss", "2023-05"],
        ["false alarm", "2024-05"]
      ]
    )
  })
})
