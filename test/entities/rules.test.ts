import { assert, describe, it } from "@effect/vitest"
import { ENTITY_RULES } from "../../nlp/entities/rules/index.ts"
import { entitiesIn } from "./articles.ts"

describe.each(ENTITY_RULES.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  it.each(rule.examples)("finds “$finds” in “$text”", ({ entities, finds, kind = "name", text, type }) => {
    const found = entitiesIn(text).mentions
    const mention = found.find((one) => one.words === finds && one.ruleId === id)
    assert.isDefined(
      mention,
      JSON.stringify(found.map(({ names, ruleId, type: kindOf, words }) => `${words}/${kindOf}/${ruleId}/${names.join("+")}`))
    )
    assert.deepStrictEqual([mention?.type, mention?.kind], [type, kind])
    if (entities !== undefined) assert.deepStrictEqual(mention?.names, [...entities].sort())
  })
  it.each(rule.counterExamples)("finds nothing in “%s”", (text) => {
    const found = entitiesIn(text).mentions.filter(({ ruleId }) => ruleId === id)
    assert.deepStrictEqual(
      found.map(({ words }) => words),
      []
    )
  })
})
