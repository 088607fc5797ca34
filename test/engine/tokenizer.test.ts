import { assert, describe, it } from "@effect/vitest"
import * as fc from "fast-check"
import { Affixes } from "../../nlp/engine/affixes.ts"
import { isSpaceUnit } from "../../nlp/engine/characters.ts"
import { LexemeMaker } from "../../nlp/engine/lexemes.ts"
import { Tokenizer } from "../../nlp/engine/tokenizer.ts"
import type { Tokens } from "../../nlp/engine/token-buffer.ts"
import { model } from "./packaged-model.ts"

const tables = JSON.parse(new TextDecoder().decode(model.json))
const maker = new LexemeMaker(tables)
const tokenizer = new Tokenizer(tables.tokenizer, maker)

const textsOf = (of: Tokenizer, tokens: Tokens): ReadonlyArray<string> => Array.from(tokens.lexeme, (type) => of.lexemes[type].text)
const words = (text: string): ReadonlyArray<string> => textsOf(tokenizer, tokenizer.tokenize(text, 0, text.length))

/** What every tokenization must satisfy: tokens are slices, in order, and only single spaces lie between them. */
const assertCovers = (text: string): void => {
  const tokens = tokenizer.tokenize(text, 0, text.length)
  let at = 0
  textsOf(tokenizer, tokens).forEach((token, i) => {
    assert.strictEqual(tokens.start[i], at)
    assert.strictEqual(text.slice(at, at + token.length), token)
    assert.isAbove(token.length, 0)
    at += token.length
    if (tokens.spaceAfter[i] === 1) assert.strictEqual(text[at++], " ")
  })
  assert.strictEqual(at, text.length)
}

/** Pieces that make the affix and special-case rules collide. */
const fragment = fc.constantFrom(
  "don't",
  "can’t",
  "a.m.",
  "10am",
  "U.S.",
  "Mr.",
  ":-)",
  ":)",
  "(",
  ")",
  "“",
  "”",
  "'",
  "’s",
  "...",
  "…",
  ".",
  ",",
  "-",
  "--",
  "—",
  "/",
  "$",
  "US$",
  "5",
  "km²",
  "10km",
  "@",
  "http://",
  "www.x.org/a?b=c",
  "e.g.",
  "o'clock",
  " ",
  "  ",
  "\n",
  "\t",
  "\u00a0",
  "\u3000",
  "é",
  "Ж",
  "日本",
  "😀",
  "👨‍👩‍👧",
  "\ufeff",
  "a",
  "B",
  "word",
  "Word-word",
  "<",
  ">",
  "#",
  "%",
  "_",
  "*",
  "\u0301",
  "\ud800",
  "\udc00",
  "y'all",
  "°C.",
  "'S"
)
const rough = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(""))
const anyUnicode = fc.string({ unit: "binary", maxLength: 200 })

describe("Tokenizer", () => {
  it("splits words, marks and special cases as spaCy does", () => {
    assert.deepStrictEqual(words("“We don't,” Mr. Lind said at 10am (U.S. time)."), [
      "“",
      "We",
      "do",
      "n't",
      ",",
      "”",
      "Mr.",
      "Lind",
      "said",
      "at",
      "10",
      "am",
      "(",
      "U.S.",
      "time",
      ")",
      "."
    ])
  })

  it("puts a special case together again that its marks had torn apart", () => assert.deepStrictEqual(words("foo:)"), ["foo", ":)"]))

  it("makes tokens of line breaks and of all spaces but one", () => {
    assert.deepStrictEqual(words("a  b\n\nc "), ["a", " ", "b", "\n\n", "c"])
  })

  it("keeps a URL whole", () =>
    assert.deepStrictEqual(words("(https://example.org/a-b?c=d)."), ["(", "https://example.org/a-b?c=d", ")", "."]))

  it("covers every character of mixed fragments once, in order", () => fc.assert(fc.property(rough, assertCovers), { numRuns: 2000 }))

  it("covers every character of any Unicode once, in order", () => fc.assert(fc.property(anyUnicode, assertCovers), { numRuns: 2000 }))

  it("leaves no character but single spaces outside tokens", () => {
    fc.assert(
      fc.property(rough, (text) => {
        const tokens = tokenizer.tokenize(text, 0, text.length)
        const covered = new Uint8Array(text.length)
        textsOf(tokenizer, tokens).forEach((token, i) => covered.fill(1, tokens.start[i], tokens.start[i] + token.length))
        for (let i = 0; i < text.length; i++) if (!isSpaceUnit(text.charCodeAt(i))) assert.strictEqual(covered[i], 1)
      })
    )
  })

  it("gives the same tokens whatever it has seen before", () => {
    fc.assert(
      fc.property(fc.array(rough, { maxLength: 5 }), rough, (before, text) => {
        const fresh = new Tokenizer(tables.tokenizer, maker)
        for (const other of before) tokenizer.tokenize(other, 0, other.length)
        assert.deepStrictEqual(words(text), textsOf(fresh, fresh.tokenize(text, 0, text.length)))
      }),
      { numRuns: 100 }
    )
  })

  it("tokenizes a part of a text as if it stood alone", () => {
    fc.assert(
      fc.property(rough, rough, rough, (before, text, after) => {
        const tokens = tokenizer.tokenize(before + text + after, before.length, before.length + text.length)
        assert.deepStrictEqual(textsOf(tokenizer, tokens), words(text))
        if (tokens.start.length > 0) assert.strictEqual(tokens.start[0], before.length)
      })
    )
  })

  it("forgets its types when they have grown too many, and goes on", () => {
    const small = new Tokenizer(tables.tokenizer, maker, 20_000)
    let forgotten = 0
    for (let i = 0; i < 500; i++) {
      const text = `word${i} and don't`
      assert.deepStrictEqual(textsOf(small, small.tokenize(text, 0, text.length)), [`word${i}`, "and", "do", "n't"])
      if (small.turnWhenFull()) forgotten++
    }
    assert.isAbove(forgotten, 3)
    assert.isBelow(small.lexemes.length, 200)
  })

  it.each([
    ["marks", "!".repeat(200_000)],
    ["dots", ".".repeat(200_000)],
    ["opening and closing", "(".repeat(100_000) + ")".repeat(100_000)],
    ["hyphenated letters", "a-".repeat(100_000)],
    ["colons and at signs", "a.b:@".repeat(40_000)],
    ["torn special cases", ":)".repeat(100_000)],
    ["letters", "x".repeat(200_000)],
    ["digits and dots", "1.".repeat(100_000)]
  ])(
    "does not grow slow over 200,000 characters without a space: %s",
    (_, text) => {
      const tokens = tokenizer.tokenize(text, 0, text.length)
      const last = tokens.lexeme.length - 1
      assert.strictEqual(tokens.start[last] + tokenizer.lexemes[tokens.lexeme[last]].text.length, text.length)
    },
    3000
  )
})

describe("Affixes", () => {
  const affixes = new Affixes(tables.tokenizer)
  const suffix = new RegExp(tables.tokenizer.suffix, "u")
  const patterns = [tables.tokenizer.prefix, tables.tokenizer.suffix, tables.tokenizer.infix].map((source) => new RegExp(source, "u"))

  it("finds the suffix near the end that a search of the whole text finds", () => {
    fc.assert(
      fc.property(fc.oneof(rough, anyUnicode), (text) => {
        assert.strictEqual(affixes.suffixLength(text), suffix.exec(text)?.[0].length ?? 0)
      }),
      { numRuns: 3000 }
    )
  })

  it("finds every infix that a plain search finds", () => {
    const infix = new RegExp(tables.tokenizer.infix, "gu")
    fc.assert(
      fc.property(rough, (text) => {
        const expected = Array.from(text.matchAll(infix), (match) => [match.index, match.index + match[0].length])
        assert.deepStrictEqual(affixes.infixes(text), expected.filter(([start]) => start > 0).flat())
      }),
      { numRuns: 2000 }
    )
  })

  it("finds nothing in words of ASCII letters, which the tokenizer does not ask about", () => {
    const letters = fc.string({ unit: fc.constantFrom(..."abcdefgmnstkUSCAX"), minLength: 1 })
    fc.assert(
      fc.property(letters, (word) => patterns.every((pattern) => !pattern.test(word))),
      { numRuns: 2000 }
    )
  })
})
