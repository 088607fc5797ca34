import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { parseRecords, textOfRecord } from "../../eval/parity.ts"
import { createEngine } from "../../nlp/engine/index.ts"
import type { Doc, EngineInput } from "../../nlp/engine/index.ts"
import { parseRecord } from "../../nlp/engine/parse-record.ts"
import { cutSegment } from "../../nlp/engine/segments.ts"
import { kernel, model, vectors } from "./packaged-model.ts"

const engine = createEngine(model, kernel)
const seeds = parseRecords(vectors("seeds")).map(textOfRecord)

const parse = (input: EngineInput): Doc => engine.parse([input])[0]
const wordsOf = (doc: Doc): ReadonlyArray<string> => Array.from(doc, (token) => token.text)
const json = (docs: ReadonlyArray<Doc>): string => JSON.stringify(docs.map((doc, i) => parseRecord(String(i), doc)))

/** Paragraphs of a text as segments. */
const paragraphs = (text: string): ReadonlyArray<{ start: number; end: number }> =>
  Array.from(text.matchAll(/[^\n]+/gu), (match) => ({ start: match.index, end: match.index + match[0].length }))

describe("createEngine", () => {
  it("parses each segment like a text of its own, with offsets and heads of the whole", () => {
    const text = seeds[0]
    const segments = paragraphs(text)
    const whole = parse({ text, segments })
    let at = 0
    for (const { start, end } of segments) {
      const alone = parse({ text: text.slice(start, end) })
      for (const token of alone) {
        const same = whole.token(at + token.i)
        assert.strictEqual(same.start, start + token.start)
        assert.strictEqual(same.head.i, at + token.head.i)
        assert.deepStrictEqual([same.text, same.tag, same.dep, same.lemma], [token.text, token.tag, token.dep, token.lemma])
      }
      const names = alone.entities.map(({ first, last, label }) => ({ first: at + first, last: at + last, label }))
      assert.deepStrictEqual(
        whole.entities.filter(({ first }) => first >= at && first < at + alone.length),
        names
      )
      at += alone.length
    }
    assert.strictEqual(at, whole.length)
  })

  it("starts sentences exactly where it is told", () => {
    const text = "He left. She stayed in the old house by the river. They met again."
    const doc = parse({ text, segments: [{ start: 0, end: text.length, sentenceStarts: [0, 23] }] })
    assert.deepStrictEqual(
      doc.sentences.map(({ first }) => doc.textOf(first)),
      ["He", "the"]
    )
  })

  it("moves a given sentence start inside white space or a word to the next word", () => {
    const text = "One came.\n\n  Two left. Three stayed."
    const doc = parse({ text, segments: [{ start: 0, end: text.length, sentenceStarts: [0, 9, 26] }] })
    assert.deepStrictEqual(
      doc.sentences.map(({ first }) => doc.textOf(first)),
      ["One", "Two", "stayed"]
    )
  })

  it("keeps given sentence starts over any text", () => {
    const word = fc.constantFrom("He", "said", "that", "Mr.", "Lind", "“no”", ".", "\n", "U.S.", "went", "and", "5", "don't", "home")
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.array(fc.nat(150), { maxLength: 6 }), (parts, offsets) => {
        const text = parts.join(" ")
        const sentenceStarts = [...new Set(offsets)].filter((offset) => offset < text.length).sort((a, b) => a - b)
        const doc = parse({ text, segments: [{ start: 0, end: text.length, sentenceStarts }] })
        const expected = new Set([0])
        for (const offset of sentenceStarts) {
          const token = wordsOf(doc).findIndex((_, i) => doc.start(i) >= offset && !doc.isSpace(i))
          if (token !== -1 && offset > 0) expected.add(token)
        }
        assert.deepStrictEqual(
          doc.sentences.map(({ first }) => first),
          [...expected].sort((a, b) => a - b)
        )
        for (const token of doc) assert.strictEqual(doc.sentenceOf(token.i), doc.sentenceOf(token.head.i))
      }),
      { numRuns: 150 }
    )
  })

  it("gives no tokens to what lies in no segment", () => {
    const doc = parse({ text: "Skip this. Read that.", segments: [{ start: 11, end: 21 }] })
    assert.deepStrictEqual(wordsOf(doc), ["Read", "that", "."])
    assert.strictEqual(doc.start(0), 11)
  })

  it("takes empty texts, empty segments and white space", () => {
    const docs = engine.parse([
      { text: "" },
      { text: "a", segments: [] },
      { text: "ab", segments: [{ start: 1, end: 1 }] },
      { text: " \n " }
    ])
    assert.deepStrictEqual(
      docs.map((doc) => doc.length),
      [0, 0, 0, 1]
    )
    assert.deepStrictEqual(docs[0].sentences, [])
    assert.strictEqual(docs[3].pos(0), "SPACE")
  })

  it("refuses segments that overlap or leave the text", () => {
    assert.throws(
      () =>
        parse({
          text: "abc",
          segments: [
            { start: 0, end: 2 },
            { start: 1, end: 3 }
          ]
        }),
      RangeError
    )
    assert.throws(() => parse({ text: "abc", segments: [{ start: 0, end: 4 }] }), RangeError)
  })

  it("never fails, whatever the Unicode", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        const doc = parse({ text })
        for (const token of doc) {
          assert.strictEqual(doc.text.slice(token.start, token.end), token.text)
          assert.isTrue(token.head.i >= 0 && token.head.i < doc.length)
          assert.notStrictEqual(token.dep, "")
          assert.notStrictEqual(token.pos, "")
        }
      }),
      { numRuns: 300 }
    )
  })
})

describe("determinism", () => {
  const inputs: ReadonlyArray<EngineInput> = [
    ...seeds.map((text) => ({ text })),
    ...seeds.map((text) => ({ text, segments: paragraphs(text) }))
  ]
  const expected = json(engine.parse(inputs))

  it("gives the same bytes on a second run", () => assert.strictEqual(json(engine.parse(inputs)), expected))

  it("gives the same bytes from a new engine, text by text", () => {
    const other = createEngine(model, kernel)
    assert.strictEqual(json(inputs.map((input) => other.parse([input])[0])), expected)
  })

  it("gives the same bytes in another order", () => {
    const other = createEngine(model, kernel)
    assert.strictEqual(json([...other.parse([...inputs].reverse())].reverse()), expected)
  })

  it("gives the same bytes when word types are forgotten all the time", () => {
    const other = createEngine(model, kernel, { typeMemory: 50_000 })
    assert.strictEqual(json(other.parse(inputs)), expected)
    assert.strictEqual(json(inputs.map((input) => other.parse([input])[0])), expected)
  })

  it("leaves earlier results as they were", () => {
    const docs = engine.parse(inputs)
    for (let i = 0; i < 20; i++) engine.parse([{ text: `Word${i} `.repeat(400) }])
    assert.strictEqual(json(docs), expected)
  })
})

describe("long segments", () => {
  const sentence = "The ministers met in Vienna on Monday. "

  it("parses a paragraph of any length, and loses no word", () => {
    const text = sentence.repeat(4000).trim()
    const doc = parse({ text })
    assert.strictEqual(doc.length, 4000 * 8)
    assert.strictEqual(doc.sentences.length, 4000)
    assert.strictEqual(doc.entities.filter(({ label }) => label === "GPE").length, 4000)
  })

  it("keeps given sentence starts where it has to cut inside a sentence", () => {
    const text = `${"very ".repeat(10_000)}long. Short.`
    const start = text.indexOf("Short")
    const doc = parse({ text, segments: [{ start: 0, end: text.length, sentenceStarts: [0, start] }] })
    assert.deepStrictEqual(
      doc.sentences.map(({ first }) => doc.start(first)),
      [0, start]
    )
  })

  it("cuts at a known sentence, else a line, else a sentence's end, else a word, else anywhere", () => {
    const cut = (text: string, sentenceStarts?: ReadonlyArray<number>): number =>
      cutSegment(text, { start: 0, end: text.length, ...(sentenceStarts === undefined ? {} : { sentenceStarts }) }, 20)[0].end
    assert.strictEqual(cut("aaaa bbbb. cccc\ndddd eeee ffff", [0, 12]), 12)
    assert.strictEqual(cut("aaaa bbbb. cccc\ndddd eeee ffff"), 16)
    assert.strictEqual(cut("aaaa bbbb.” cccc dddd eeee ffff"), 12)
    assert.strictEqual(cut("aaaa bbbb cccc dddd eeee ffff"), 20)
    assert.strictEqual(cut("a".repeat(30)), 20)
    assert.strictEqual(cut(`${"a".repeat(19)}😀${"a".repeat(10)}`), 19)
  })

  it("cuts without gaps, and never longer than the limit", () => {
    const part = fc.constantFrom("word", " ", ". ", "\n", "😀", "”", "long-unbroken-run")
    fc.assert(
      fc.property(fc.array(part, { maxLength: 60 }), fc.integer({ min: 4, max: 40 }), (parts, limit) => {
        const text = parts.join("")
        const pieces = cutSegment(text, { start: 0, end: text.length }, limit)
        assert.strictEqual(pieces.map(({ start, end }) => text.slice(start, end)).join(""), text)
        for (const { start, end } of pieces) assert.isAtMost(end - start, limit)
        assert.isTrue(pieces.every(({ end }) => end === text.length || !/[\udc00-\udfff]/u.test(text[end])))
      })
    )
  })
})
