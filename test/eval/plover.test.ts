import { assert, describe, it } from "@effect/vitest"
import { headWord } from "../../eval/plover-arguments.ts"
import type { PloverEvent } from "../../eval/plover-records.ts"
import { scorePlover } from "../../eval/score-plover.ts"

const text = "France and Spain talked; France warned Spain's army."
const span = (words: string, from = 0) => {
  const start = text.indexOf(words, from)
  return { start, end: start + words.length, text: words }
}
const talk: PloverEvent = {
  type: "CONSULT",
  trigger: span("talked"),
  actor: [span("France"), span("Spain")],
  target: [],
  reciprocal: true,
  actorCodes: [{ code: "FRA" }, { code: "ESP" }],
  targetCodes: []
}
const warning: PloverEvent = {
  type: "THREATEN",
  trigger: span("warned"),
  actor: [span("France", 20)],
  target: [span("Spain's army")],
  actorCodes: [{ code: "FRA" }],
  targetCodes: [{ code: "ESP" }]
}

const figuresFor = (found: ReadonlyArray<PloverEvent>) => scorePlover([{ id: "a", text, events: [talk, warning] }], { a: found })

describe("scorePlover", () => {
  it("gives 100 to gold itself, and no mistakes", () => {
    const { errors, figures } = figuresFor([talk, warning])
    for (const name of ["event type (micro)", "trigger+type", "who-type-whom (words)", "who-type-whom (country codes)"]) {
      const figure = figures[name]
      assert.strictEqual("F1" in figure ? figure.F1 : null, 100, name)
    }
    assert.deepStrictEqual(errors, [])
  })

  it("asks a reciprocal event for both parties, on either side", () => {
    const split = {
      ...talk,
      actor: [span("France")],
      target: [span("Spain")],
      actorCodes: [{ code: "FRA" }],
      targetCodes: [{ code: "ESP" }]
    }
    assert.deepStrictEqual(figuresFor([split]).figures["who-type-whom (words)"], { P: 100, R: 50, F1: 66.7, tp: 1, sys: 1, gold: 2 })
    const half = { ...talk, actor: [span("France")] }
    assert.deepStrictEqual(figuresFor([half]).figures["who-type-whom (words)"], { P: 0, R: 0, F1: 0, tp: 0, sys: 1, gold: 2 })
  })

  it("counts a wrong type as a false alarm and a miss, with its words", () => {
    const { errors } = figuresFor([talk, { ...warning, type: "ACCUSE" }])
    assert.deepStrictEqual(
      errors.map(({ detail, kind }) => [kind, detail]),
      [
        ["miss", "THREATEN(France → Spain's army)"],
        ["false alarm", "ACCUSE(France → Spain's army)"]
      ]
    )
  })

  it("knows the head word of a phrase", () => {
    assert.deepStrictEqual(["the foreign minister of France", "Spain's army", "“U.S.” officials, angry", ""].map(headWord), [
      "minister",
      "army",
      "officials",
      ""
    ])
  })
})
