import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { AttributeRuler } from "../../nlp/engine/attribute-ruler.ts"
import type { RulerRule, RulerView } from "../../nlp/engine/attribute-ruler.ts"
import { isAsciiWord, isSpaceUnit, lastThreeCharacters, ownText, wordShape } from "../../nlp/engine/characters.ts"
import { LemmaIndex, Lemmatizer } from "../../nlp/engine/lemmatizer.ts"
import { StringTable } from "../../nlp/engine/strings.ts"
import { model } from "./packaged-model.ts"

const indexText = new TextDecoder().decode(model.lemmaIndex)
const tables = JSON.parse(new TextDecoder().decode(model.json))

describe("AttributeRuler", () => {
  const view = (lower: string, tag: string, dep = "dep"): RulerView => ({ lower, tag, dep, isSpace: false })
  const apply = (rules: ReadonlyArray<RulerRule>, of: RulerView, next: RulerView | null = null) => {
    const strings = new StringTable()
    const { lemma, pos, tag } = new AttributeRuler(rules).apply(null, of, next, strings)
    return { tag: strings.strings[tag], pos: strings.strings[pos], lemma: lemma === -1 ? null : strings.strings[lemma] }
  }

  it("lets the later rule win, whatever it looks at", () => {
    const byWord: RulerRule = { patterns: [[{ LOWER: "got" }]], attrs: { POS: "A" }, index: 0 }
    const byTag: RulerRule = { patterns: [[{ TAG: "VBD" }]], attrs: { POS: "B" }, index: 0 }
    assert.strictEqual(apply([byWord, byTag], view("got", "VBD")).pos, "B")
    assert.strictEqual(apply([byTag, byWord], view("got", "VBD")).pos, "A")
  })

  it("lets all rules see the token as it was", () => {
    const rules: ReadonlyArray<RulerRule> = [
      { patterns: [[{ TAG: "X" }]], attrs: { TAG: "Y" }, index: 0 },
      { patterns: [[{ TAG: "Y" }]], attrs: { POS: "WRONG" }, index: 0 }
    ]
    assert.deepStrictEqual(apply(rules, view("a", "X")), { tag: "Y", pos: "", lemma: null })
  })

  it("asks about pairs, sets of values and patterns", () => {
    const rules: ReadonlyArray<RulerRule> = [
      { patterns: [[{ TAG: { IN: ["VBP", "VBZ"] }, LOWER: "ai" }, { LOWER: { REGEX: "^n'?t$" } }]], attrs: { LEMMA: "be" }, index: 0 },
      { patterns: [[{ DEP: { NOT_IN: ["det"] } }]], attrs: { POS: "OTHER" }, index: 0 }
    ]
    assert.deepStrictEqual(apply(rules, view("ai", "VBZ"), view("n't", "RB")), { tag: "VBZ", pos: "OTHER", lemma: "be" })
    assert.strictEqual(apply(rules, view("ai", "VBZ"), view("not", "RB")).lemma, null)
    assert.strictEqual(apply(rules, view("ai", "VBZ", "det")).pos, "")
  })

  it("tells only those words apart that some rule names", () => {
    const ruler = new AttributeRuler(tables.attributeRuler)
    assert.strictEqual(ruler.wordClass("nothin'"), "nothin'")
    assert.strictEqual(ruler.wordClass("whether"), "whether")
    assert.strictEqual(ruler.wordClass("minister"), "")
  })
})

describe("LemmaIndex", () => {
  const index = new LemmaIndex(indexText)
  const lists = new Map(
    indexText
      .split(/^#/mu)
      .slice(1)
      .map((list) => {
        const [pos, ...words] = list.trimEnd().split("\n")
        return [pos, new Set(words)] as const
      })
  )

  it("finds every word of every list, also first and last", () => {
    assert.deepStrictEqual([...lists.keys()], ["adj", "adv", "noun", "verb"])
    for (const [pos, words] of lists) for (const word of words) assert.isTrue(index.includes(pos, word), `${pos} ${word}`)
  })

  it("finds no other word", () => {
    const words = fc.oneof(fc.constantFrom(...(lists.get("verb") ?? [])), fc.string({ maxLength: 12 })).map((word) => word.slice(0, 6))
    fc.assert(
      fc.property(words, fc.constantFrom(...lists.keys()), (word, pos) => index.includes(pos, word) === lists.get(pos)?.has(word)),
      { numRuns: 5000 }
    )
  })
})

describe("Lemmatizer", () => {
  const lemmatizer = new Lemmatizer(tables.lemma, new LemmaIndex(indexText))

  it.each([
    ["ministers", "NOUN", "Number=Plur", "minister"],
    ["Countries", "NOUN", "Number=Plur", "country"],
    ["men", "NOUN", "Number=Plur", "man"],
    ["met", "VERB", "Tense=Past|VerbForm=Fin", "meet"],
    ["denied", "VERB", "Tense=Past|VerbForm=Fin", "deny"],
    ["friendlier", "ADJ", "Degree=Cmp", "friendly"],
    ["Meet", "VERB", "VerbForm=Inf", "meet"],
    ["tweeted", "VERB", "Tense=Past|VerbForm=Fin", "tweet"],
    ["Beijing", "PROPN", "Number=Sing", "Beijing"],
    ["“", "PUNCT", "PunctSide=Ini|PunctType=Quot", '"']
  ])("%s as %s %s is %s", (text, pos, morph, lemma) => assert.strictEqual(lemmatizer.lemma(text, pos, morph), lemma))
})

describe("characters", () => {
  it("have Python's white space, not JavaScript's", () => {
    const units = Array.from({ length: 0x10000 }, (_, unit) => unit).filter(isSpaceUnit)
    const ranges = [
      [9, 13],
      [28, 32],
      [0x85, 0x85],
      [0xa0, 0xa0],
      [0x1680, 0x1680],
      [0x2000, 0x200a],
      [0x2028, 0x2029],
      [0x202f, 0x202f],
      [0x205f, 0x205f],
      [0x3000, 0x3000]
    ]
    assert.deepStrictEqual(
      units,
      ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i))
    )
  })

  it("make an ASCII word of letters only", () => {
    for (let unit = 0; unit < 0x180; unit++) {
      assert.strictEqual(
        isAsciiWord(`a${String.fromCharCode(unit)}b`),
        /[A-Za-z]/u.test(String.fromCharCode(unit)),
        `U+${unit.toString(16)}`
      )
    }
  })

  it("have shapes that are cut to four of a kind", () => {
    const shape = (text: string) => wordShape(text, new Set("²"))
    assert.deepStrictEqual(["Blinken", "COVID-19", "x²", "北京", "a".repeat(99), "a".repeat(100)].map(shape), [
      "Xxxxx",
      "XXXX-dd",
      "xd",
      "xx",
      "xxxx",
      "LONG"
    ])
  })

  it("count by code points, and lone surrogates as one", () => {
    assert.strictEqual(lastThreeCharacters("ab😀c😀"), "😀c😀")
    assert.strictEqual(lastThreeCharacters("a\udc00\udc00\udc00"), "\udc00\udc00\udc00")
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => ownText(text) === text))
  })
})
