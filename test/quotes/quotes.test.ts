import { assert, describe, it } from "@effect/vitest"
import { quotesIn } from "./articles.ts"

const only = (text: string) => {
  const found = quotesIn(text)
  assert.strictEqual(found.length, 1, JSON.stringify(found.map(({ content, ruleId }) => [ruleId, content])))
  return found[0]
}

describe("quotations", () => {
  it("joins a speech over two paragraphs into one row", () => {
    const one = only("“We won,” said Ann Reed. “It was a long fight.\n\n“Now we go home.”")
    assert.deepStrictEqual(one.content, ["We won,", "It was a long fight.", "Now we go home."])
    assert.isTrue(one.isClosed)
    assert.strictEqual(one.speakerWords, "Ann Reed")
  })
  it("gives a paragraph with an attribution of its own a row of its own", () => {
    const found = quotesIn("“We won,” said Ann Reed. “It was a long fight.\n\n“Now we go home,” she continued.")
    assert.deepStrictEqual(
      found.map((quote) => [quote.content, quote.cueWords]),
      [
        [["We won,", "It was a long fight."], "said"],
        [["Now we go home,"], "continued"]
      ]
    )
  })
  it("says when a mark is missing, and stops with the sentence", () => {
    const found = quotesIn("Ann Reed said: “We won. The crowd went home after the game was over.")
    assert.deepStrictEqual(
      found.map(({ content, isClosed }) => [content, isClosed]),
      [[["We won."], false]]
    )
  })
  it("keeps a report inside a report, and who passes it on", () => {
    const found = quotesIn("State media reported that Ann Reed said the bridge was safe.")
    assert.deepStrictEqual(
      found.map((quote) => [quote.content[0], quote.speakerWords, quote.nestedIn, quote.viaWords]),
      [
        ["Ann Reed said the bridge was safe", "State media", null, null],
        ["the bridge was safe", "Ann Reed", 0, "State media"]
      ]
    )
  })
  it("names the quoter of “quoted X as saying”", () => {
    const one = only("The Tribune quoted Ann Reed as saying the bridge was safe.")
    assert.deepStrictEqual([one.content[0], one.speakerWords, one.viaWords], ["the bridge was safe", "Ann Reed", "The Tribune"])
  })
  it("reads a passive cue", () => {
    const one = only("Ann Reed was quoted as saying that the bridge was safe.")
    assert.deepStrictEqual([one.content[0], one.speakerWords], ["the bridge was safe", "Ann Reed"])
  })
  it("names whom the words are said to", () => {
    assert.strictEqual(only("Ann Reed told the council that the bridge was safe.").addresseeWords, "the council")
  })
  it("flags a negated cue", () => {
    assert.isTrue(only("Ann Reed did not say the bridge was safe.").isNegated)
    assert.isFalse(only("Ann Reed said the bridge was not safe.").isNegated)
  })
  it("takes the stance of the cue from the list", () => {
    const stance = (cue: string) => only(`Ann Reed ${cue} the bridge was safe.`).cueStance
    assert.deepStrictEqual(["said", "insisted", "claimed", "denied", "promised"].map(stance), [
      "neutral",
      "assertive",
      "distancing",
      "denying",
      "promising"
    ])
    assert.strictEqual(only("Ann Reed wondered whether the bridge was safe.").cueStance, "asking")
  })
  it("sets belief apart from speech", () => {
    assert.strictEqual(only("Ann Reed believes the bridge is safe.").stance, "belief")
    assert.strictEqual(only("Ann Reed said the bridge is safe.").stance, "speech")
  })
  it("leaves the author's own words alone", () => {
    assert.deepStrictEqual(quotesIn("I think the bridge is safe. We believe it will open in May."), [])
  })
  it("leaves requests to the events", () => {
    assert.deepStrictEqual(quotesIn("Ann Reed urged the council to close the bridge. She called on voters to stay at home."), [])
  })
  it("splits coordinated cues", () => {
    const found = quotesIn("Ann Reed said the bridge was safe and added that it would open in May.")
    assert.deepStrictEqual(
      found.map((quote) => [quote.content[0], quote.cueWords, quote.speakerWords]),
      [
        ["the bridge was safe", "said", "Ann Reed"],
        ["it would open in May", "added", "Ann Reed"]
      ]
    )
  })
  it("tells what kind of speaker it is", () => {
    const kind = (speaker: string) => only(`${speaker} said the bridge was safe.`).speakerKind
    assert.deepStrictEqual(["Ann Reed", "She", "A report", "Officials", "A spokesman"].map(kind), [
      "named",
      "pronoun",
      "document",
      "collective",
      "role"
    ])
  })
  it("reads curly, straight and single marks alike", () => {
    for (const [open, close] of [
      ["“", "”"],
      ['"', '"'],
      ["‘", "’"],
      ["'", "'"],
      ["«", "»"]
    ]) {
      assert.deepStrictEqual(only(`${open}We will open the bridge,${close} Ann Reed said.`).content, ["We will open the bridge,"])
    }
  })
  it("keeps quotations in reading order, a holder before what it holds", () => {
    const found = quotesIn("“The council believes the bridge is safe,” said Ann Reed. Paul Hart said it was not.")
    found.forEach((quote, k) => {
      if (k > 0) assert.isTrue(found[k - 1].start <= quote.start)
      if (quote.nestedIn !== null) assert.isTrue(quote.nestedIn < k)
    })
    assert.strictEqual(found.length, 3)
  })
  it("cuts a run of marks without sense into rows of a bearable size, and loses none", () => {
    const found = quotesIn("“a ".repeat(500))
    assert.isTrue(found.every((quote) => quote.parts.length <= 60))
    assert.strictEqual(
      found.reduce((sum, quote) => sum + quote.parts.length, 0),
      500
    )
  })
  it("finds nothing in nothing, and keeps to the text in naughty ones", () => {
    assert.deepStrictEqual(quotesIn(""), [])
    for (const text of [
      '"',
      "“”",
      "””””",
      "“ “ “",
      "‘’'\"",
      "a said b said c",
      "🦆 said “🦆”.",
      "“\n\n“\n\n“",
      'said: said: "said" said'
    ]) {
      for (const quote of quotesIn(text)) {
        for (const part of [...quote.parts, ...quote.quotedParts])
          assert.isTrue(0 <= part.start && part.start < part.end && part.end <= text.length, text)
      }
    }
  })
})
