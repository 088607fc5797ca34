import { assert, describe, it } from "@effect/vitest"
import { CUE_RULES } from "../../nlp/quotes/rules/index.ts"
import { MARK_RULES } from "../../nlp/quotes/rules/mark-cards.ts"
import { quotesIn } from "./articles.ts"

/** The rule is known by its id; a direct quotation that syntax found first may carry the rule of its tag instead. */
for (const rule of [...CUE_RULES, ...MARK_RULES]) {
  describe(rule.id, () => {
    for (const example of rule.examples) {
      it(`finds its content, speaker and cue in: ${example.text.replaceAll("\n", " ⏎ ")}`, () => {
        const found = quotesIn(example.text)
        const one = found.find((quote) => quote.ruleId === rule.id && quote.content.join("|") === example.content.join("|"))
        assert.isDefined(
          one,
          JSON.stringify(found.map(({ content, kind, ruleId, speakerWords }) => ({ ruleId, kind, content, speakerWords })))
        )
        assert.strictEqual(one?.kind, example.kind)
        if (example.speaker !== undefined) assert.strictEqual(one?.speakerWords, example.speaker)
        if (example.cue !== undefined) assert.strictEqual(one?.cueWords, example.cue)
      })
    }
    for (const text of rule.counterExamples) {
      it(`finds nothing in: ${text.replaceAll("\n", " ⏎ ")}`, () => {
        assert.deepStrictEqual(
          quotesIn(text)
            .filter((quote) => quote.ruleId === rule.id)
            .map((quote) => quote.content),
          []
        )
      })
    }
    it("has examples, counter-examples and a source", () => {
      assert.isNotEmpty(rule.examples)
      assert.isNotEmpty(rule.counterExamples)
      assert.isNotEmpty(rule.source)
    })
  })
}
