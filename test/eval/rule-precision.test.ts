import { assert, describe, it } from "@effect/vitest"
import { parseArticleGold } from "../../eval/gold-articles.ts"
import { confidences, judgeRules } from "../../eval/rule-precision.ts"
import { handMadeAnnotations, handMadeArticle, resolved, TEXT } from "../write/hand-made.ts"
import { extractTables } from "../../pipelines/extract/index.ts"

const at = (words: string, from = 0) => ({ source: "a", start: TEXT.indexOf(words, from), end: TEXT.indexOf(words, from) + words.length })
const body = TEXT.indexOf("Mara Lind met")
const jsonl = (...rows: ReadonlyArray<object>): string => rows.map((row) => JSON.stringify(row)).join("\n")
const mention = (place: object, kind: string, type: string, entity_id: string) => ({
  ...place,
  kind,
  type,
  entity_id,
  entity_ids: [entity_id],
  nested_in_name: false,
  in_title: false
})

/** Gold that confirms all but: one name has another type, the time has another value, nobody met. */
const gold = parseArticleGold(
  {
    "sources.jsonl": jsonl({ source: "a" }),
    "mentions.jsonl": jsonl(
      mention(at("Oslo"), "name", "GPE", "oslo"),
      mention(at("Mara Lind", body), "name", "PERSON", "lind"),
      mention(at("Ole Berg"), "name", "ORG", "berg"),
      mention(at("Oslo", body), "name", "GPE", "oslo"),
      mention(at("Mara Lind", TEXT.indexOf("said")), "name", "PERSON", "lind"),
      mention(at("She"), "pronoun", "PERSON", "lind")
    ),
    "quotes.jsonl": jsonl(
      {
        source: "a",
        quote_id: "q1",
        type: "direct",
        spans: [at("We 🦆 hope so,"), at("and soon.")],
        direct_parts: [],
        speaker_entities: ["lind"],
        same_as: null
      },
      { source: "a", quote_id: "q2", type: "scare", spans: [at("success")], direct_parts: [], speaker_entities: [], same_as: null }
    ),
    "times.jsonl": jsonl({ ...at("18 June 2023"), value: "2023-06" }),
    "events.jsonl": ""
  },
  true
)

const dataset = () => resolved([extractTables(handMadeArticle(), handMadeAnnotations())])

describe("the precision of a rule", () => {
  it("is the share of its judged rows that gold confirms", () => {
    const rules = judgeRules(gold, dataset())
    // Five names, one of another type, and “She”; of “We” gold says nothing.
    assert.deepStrictEqual(rules.get("test/mention"), { right: 5, n: 6 })
    // The belief is not in gold.
    assert.deepStrictEqual(rules.get("test/quote"), { right: 2, n: 3 })
    assert.deepStrictEqual(rules.get("test/time"), { right: 0, n: 1 })
    assert.deepStrictEqual(rules.get("test/event"), { right: 0, n: 1 })
  })

  it("counts a pronoun that goes to somebody else as wrong", () => {
    const annotations = handMadeAnnotations()
    const mentions = annotations.mentions.map((each, k) => (k === 6 ? { ...each, entities: [1], ruleId: "test/pronoun" } : each))
    const rules = judgeRules(gold, resolved([extractTables(handMadeArticle(), { ...annotations, mentions })]))
    assert.deepStrictEqual(rules.get("test/pronoun"), { right: 0, n: 1 })
  })

  it("adds up over sets, rules in order of their names", () => {
    const measured = confidences([
      new Map([
        ["b", { right: 1, n: 3 }],
        ["a", { right: 2, n: 2 }]
      ]),
      new Map([["b", { right: 1, n: 3 }]])
    ])
    assert.strictEqual(JSON.stringify(measured), '{"a":{"precision":1,"n":2},"b":{"precision":0.333,"n":6}}')
  })
})
