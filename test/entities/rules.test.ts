import { assert, describe, it } from "@effect/vitest"
import { readdirSync, readFileSync } from "node:fs"
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

it("every mention of the seeds is made by a rule with examples, by the model, or in a headline", () => {
  const known = new Set([...ENTITY_RULES.map(({ id }) => id), "names/in-title-case"])
  const seeds = readdirSync("seeds").filter((file) => file.endsWith(".txt"))
  assert.isAbove(seeds.length, 0)
  const unknown = seeds
    .flatMap((file) => entitiesIn(readFileSync(`seeds/${file}`, "utf8")).mentions.map(({ ruleId }) => ruleId))
    .filter((ruleId) => !known.has(ruleId) && !ruleId.startsWith("names/model-"))
  assert.deepStrictEqual([...new Set(unknown)], [])
})
