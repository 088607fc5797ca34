import { assert, describe, it } from "@effect/vitest"
import { entitiesIn, mentionsOf, parse, shipped } from "./articles.ts"

const namesIn = (text: string): ReadonlyArray<string> =>
  entitiesIn(text)
    .mentions.filter(({ kind }) => kind === "name")
    .map(({ type, words }) => `${words}/${type}`)

describe("capitals that name nothing", () => {
  it.each([
    ["a species", "They were infected with Formica rufa in the wild, and the Formica rufa colony grew."],
    ["a degree and its subject", "She holds a B.A. in Political Science and Economics and a Ph.D. in Marine Biology."],
    ["an adjective with a capital", "They spoke about Tribal and Congressional matters."],
    ["a common noun with a capital", "The paper was signed into Law on Monday."],
    ["a word drawn out", "Sooooo they went home."]
  ])("%s", (_, text) => {
    assert.deepStrictEqual(namesIn(text), [])
  })
  it("but a person before an English word in -a", () => {
    assert.include(namesIn("The Obama agenda failed, Obama said."), "Obama/PERSON")
  })
})

describe("a headline in title case", () => {
  const body = "\n\nThe speech was given on Monday, and it lasted for one hour."
  it.each([
    ["President Okoro Unleashes Sweeping Harbour Reform for Families", "Okoro/PERSON"],
    ["President Okoro Congratulates Winning Harbour Team", "Okoro/PERSON"],
    ["Fact Sheet: President Ben J. Trump Ends Long Strike of Sailors", "Ben J. Trump/PERSON"],
    ["President Okoro Finally Ends Long Strike of Sailors", "Okoro/PERSON"]
  ])("ends a person before the verb: %s", (headline, name) => {
    assert.include(namesIn(headline + body), name)
  })
  it("names nobody whom the text does not have", () => {
    const text =
      "Promise Made, Promise Kept: Families Thank Harbour Board\n\nThe harbour was opened on Monday, after ten years. It is the largest harbour of the north, and ships have waited for it since the old one was closed. The first ship left at noon, with four hundred people on board."
    assert.deepStrictEqual(
      namesIn(text).filter((name) => name.endsWith("/PERSON")),
      []
    )
  })
  it("leaves a surname in -s alone that the text has", () => {
    const text = "Senator Ida Burns Unveils Sweeping Harbour Reform\n\nSenator Ida Burns spoke on Monday. Burns was glad, she said."
    assert.include(namesIn(text), "Ida Burns/PERSON")
  })
})

describe("places", () => {
  it("that open a dateline are places, whatever comes after the comma", () => {
    assert.strictEqual(mentionsOf("Minister Resigns Over Harbour\n\nOSLO, June 18, 2023 – The minister left.", "OSLO")[0]?.type, "GPE")
  })
  it("that are a country or a state are the state among other states, and the country with its own people", () => {
    const states = "Storms hit Georgia, Alabama, Florida and Tennessee on Monday. Roads in Georgia were closed."
    assert.deepStrictEqual(
      mentionsOf(states, "Georgia").map(({ entities }) => entitiesIn(states).entities[entities[0]].countryCode),
      ["USA", "USA"]
    )
    const country = "Georgia closed its border on Monday. Georgian officials in Tbilisi said that Georgia had no choice."
    assert.deepStrictEqual(
      mentionsOf(country, "Georgia").map(({ entities }) => entitiesIn(country).entities[entities[0]].countryCode),
      ["GEO", "GEO"]
    )
  })
})

describe("things", () => {
  it("are no bodies where an apposition says what they are, and their acronym is none either", () => {
    const text =
      "Ants that eat ROS [Reactive Oxygen Species, the group of chemicals that kills] live long. Little ROS is enough, and ROS is cheap."
    assert.deepStrictEqual([...new Set(mentionsOf(text, "ROS").map(({ type }) => type))], ["OTHER"])
  })
})

describe("what is not parsed", () => {
  it("has no names, though a bill or an author stands there", () => {
    const text = "Mara Lind opened the harbour.\n\nThe Senate passed S. 4127 after Okoro et al. had seen it."
    const names = shipped.findNames(parse(text, 30))
    assert.deepStrictEqual(
      names.map(({ end, start }) => text.slice(start, end)),
      ["Mara Lind"]
    )
    assert.deepStrictEqual(shipped.findNames(parse(text, 1)), [])
  })
})
