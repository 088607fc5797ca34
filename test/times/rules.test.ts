import { assert, describe, expect, it } from "vitest"
import { createTimeFinder, timeRules } from "../../nlp/times/index.ts"
import { lexiconTexts } from "../layout/lexicons.ts"
import { articlesOf } from "./articles.ts"

const { findTimes } = createTimeFinder(lexiconTexts)
const DEFAULT_DAY = "2023-06-19"

describe("time rules", () => {
  it("have ids of their own, a source, examples and counter-examples", () => {
    expect(new Set(timeRules.map((rule) => rule.id)).size).toBe(timeRules.length)
    for (const rule of timeRules) {
      assert.notEqual(rule.source, "", rule.id)
      assert.isAbove(rule.examples.length, 0, rule.id)
      assert.isAbove(rule.counterExamples.length, 0, rule.id)
    }
  })
  for (const rule of timeRules) {
    it(`${rule.id} reads its examples`, () => {
      const articles = articlesOf(rule.examples.map(({ text, on }) => ({ text, on: on ?? DEFAULT_DAY })))
      rule.examples.forEach(({ text, words, value }, k) => {
        const found = findTimes(articles[k])
          .filter((time) => time.ruleId === rule.id)
          .map((time) => [text.slice(time.start, time.end), time.value])
        assert.deepInclude(found, [words, value], text)
      })
    })
    it(`${rule.id} finds nothing in its counter-examples`, () => {
      const articles = articlesOf(rule.counterExamples.map((text) => ({ text, on: DEFAULT_DAY })))
      rule.counterExamples.forEach((text, k) => {
        const found = findTimes(articles[k])
          .filter((time) => time.ruleId === rule.id)
          .map((time) => text.slice(time.start, time.end))
        assert.deepEqual(found, [], text)
      })
    })
  }
})
