import { assert, describe, it } from "@effect/vitest"
import { mentionsOf } from "./articles.ts"

/** Each sentence names Moscow once: as a government or as a place. */
const governments = [
  "Moscow said on Monday that the talks would go on.",
  "The sanctions were condemned by Moscow.",
  "Moscow’s policy towards its neighbours has not changed.",
  "The minister accused Moscow of breaking the treaty.",
  "Talks with Moscow broke down last week.",
  "Relations between Moscow and Ottawa have cooled.",
  "The country gets military aid from Moscow.",
  "Pressure on Moscow to withdraw is growing.",
  "They sent a letter to Moscow last month.",
  "Moscow is expected to veto the plan."
]
const places = [
  "The delegation arrived in Moscow on Monday.",
  "He flew to Moscow for talks.",
  "The president visited Moscow last year.",
  "Moscow’s streets were empty on Sunday.",
  "She left Moscow on Tuesday.",
  "Trains from Moscow were delayed.",
  "Flights between Moscow and Ottawa were cancelled.",
  "Moscow lies on a river.",
  "The ambassador in Moscow was recalled.",
  "Protesters gathered near Moscow."
]

describe("a capital", () => {
  it.each(governments)("stands for its government in “%s”", (text) => {
    const [mention] = mentionsOf(text, "Moscow")
    assert.deepStrictEqual([mention.isMetonym, mention.names, mention.type], [true, ["Russia"], "GPE"])
  })
  it.each(places)("is a place in “%s”", (text) => {
    const [mention] = mentionsOf(text, "Moscow")
    assert.deepStrictEqual([mention.isMetonym, mention.names, mention.type], [false, ["Moscow"], "GPE"])
  })
  it("stands for its government beside another one that does", () => {
    assert.deepStrictEqual(
      mentionsOf("Tokyo and Seoul agreed to meet.", "Seoul").map((mention) => mention.names),
      [["South Korea"]]
    )
  })
})

describe("a seat of power", () => {
  it("acts for its country", () => {
    const [mention] = mentionsOf("Downing Street declined to comment.", "Downing Street")
    assert.deepStrictEqual([mention.isMetonym, mention.names, mention.type], [true, ["United Kingdom"], "ORG"])
  })
  it("is a building where something happens", () => {
    const [mention] = mentionsOf("A crowd gathered in Downing Street.", "Downing Street")
    assert.deepStrictEqual([mention.isMetonym, mention.names, mention.type], [false, ["Downing Street"], "FAC"])
  })
})

describe("a name that a capital and a region share", () => {
  it("is the region after a town or an office", () => {
    assert.deepStrictEqual(
      mentionsOf("The museum is in Seattle, Washington.", "Washington").map((mention) => mention.names),
      [["Washington"]]
    )
    const [mention] = mentionsOf("The governor of Washington signed the bill.", "Washington")
    assert.isFalse(mention.isMetonym)
  })
})
