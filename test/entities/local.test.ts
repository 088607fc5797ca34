import { assert, describe, it } from "@effect/vitest"
import { entitiesIn, mentionsOf } from "./articles.ts"
import { cpuTime } from "../cpu-time.ts"

const namesOf = (text: string, words: string): ReadonlyArray<ReadonlyArray<string>> =>
  mentionsOf(text, words).map((mention) => mention.names)

describe("people in one article", () => {
  it("go by their full name when the surname stands alone", () => {
    assert.deepStrictEqual(namesOf("Mara Lind spoke first. Lind then left.", "Lind"), [["Mara Lind"]])
  })
  it("keep the particle of a surname", () => {
    assert.deepStrictEqual(namesOf("Mayor Paul de Souza spoke first. Critics of De Souza left.", "De Souza"), [["Paul de Souza"]])
  })
  it("may be called by a family name that comes first", () => {
    assert.deepStrictEqual(namesOf("The visitors met Deng Haoran. Mr. Deng spoke for an hour.", "Deng"), [["Deng Haoran"]])
  })
  it("stay apart when father and son share a surname", () => {
    const text = "Karl Berg founded the firm. His son, Tom Berg, took over in May. Mr. Berg said that he was proud."
    const found = entitiesIn(text).mentions.filter((mention) => mention.kind === "name" && mention.type === "PERSON")
    assert.deepStrictEqual(
      found.map((mention) => mention.names[0]),
      ["Karl Berg", "Tom Berg", "Tom Berg"]
    )
  })
  it("keep the surname that the text already calls them by, whoever of the family comes in", () => {
    const text =
      "Karl Berg died on Monday, his agent said. Berg was 81. His daughter, Ida Berg, thanked the fans. Many called Berg a legend."
    assert.deepStrictEqual(namesOf(text, "Berg"), [["Karl Berg"], ["Karl Berg"]])
  })
  it("stay apart when their titles differ", () => {
    const text = "Mr. Karl Berg and Mrs. Ida Berg arrived on Monday. Mr. Berg spoke first. Mrs. Berg did not speak."
    assert.deepStrictEqual(namesOf(text, "Berg"), [["Karl Berg"], ["Ida Berg"]])
  })
  it("are one with and without a middle initial, or with initials for first names", () => {
    const names = entitiesIn("Martin J. Keller opened the meeting. Martin Keller then spoke. M. Keller signed it.").entities.filter(
      ({ type }) => type === "PERSON"
    )
    assert.deepStrictEqual(
      names.map(({ aliases }) => aliases),
      [["M. Keller", "Martin J. Keller", "Martin Keller"]]
    )
  })
  it("are one with a short form of the first name and a generation after a comma", () => {
    assert.deepStrictEqual(
      namesOf("Joe Keller spoke first. The bill was signed by Joseph R. Keller, Jr. on Monday.", "Joseph R. Keller, Jr."),
      [["Joseph R. Keller, Jr."]]
    )
    assert.strictEqual(
      entitiesIn("Joe Keller spoke first. The bill was signed by Joseph R. Keller, Jr. on Monday.").entities.filter(
        ({ type }) => type === "PERSON"
      ).length,
      1
    )
  })
  it("are not named by an office that is not their own", () => {
    const text = "First Lady Ida Berg visited the harbour. The prize was named by President Berg. Many thanked Berg for it."
    assert.deepStrictEqual(namesOf(text, "Berg"), [["Berg"], ["Berg"]])
    assert.deepStrictEqual(namesOf("Karl Berg came with his son Tom Berg. President Berg spoke.", "Berg"), [["Karl Berg"]])
  })
  it("are named by the office that one of two has", () => {
    const text = "President Karl Berg met Senator Ida Berg. Senator Berg spoke first. President Berg did not speak."
    assert.deepStrictEqual(namesOf(text, "Berg"), [["Ida Berg"], ["Karl Berg"]])
  })
  it("have no longer surname for a misspelt one", () => {
    assert.deepStrictEqual(namesOf("Sara Harris wrote the report. Mr. Harrison declined to comment.", "Harrison"), [["Harrison"]])
  })
  it("are found under a misspelt surname", () => {
    assert.deepStrictEqual(namesOf("Sara Lindqvist wrote the report. Ms. Lindqvits declined to comment.", "Lindqvits"), [
      ["Sara Lindqvist"]
    ])
  })
})

describe("titles", () => {
  it("with what they are to somebody are no office of that somebody", () => {
    const { entities } = entitiesIn("The talks were led by Senior Advisor to the President Mara Lind on Monday.")
    assert.deepStrictEqual(entities.find(({ name }) => name === "Mara Lind")?.roles, ["Senior Advisor to the President"])
  })
  it("in a list belong to the one after them", () => {
    const { entities } = entitiesIn(
      "They met Senior Advisor Mara Lind, Senior Advisor and Director of Harbour Affairs Ida Berg, and others on Monday."
    )
    assert.deepStrictEqual(entities.find(({ name }) => name === "Mara Lind")?.roles, ["Senior Advisor"])
  })
  it("are spans of their own, with what belongs to them as the role", () => {
    const { entities, mentions } = entitiesIn("Norwegian Foreign Minister Mara Lind met Mr. Okoro on Monday.")
    assert.deepStrictEqual(
      mentions.filter(({ titleWords }) => titleWords !== null).map(({ titleWords, words }) => [titleWords, words]),
      [
        ["Foreign Minister", "Mara Lind"],
        ["Mr.", "Okoro"]
      ]
    )
    const lind = entities.find(({ name }) => name === "Mara Lind")
    assert.deepStrictEqual(lind?.roles, ["Norwegian Foreign Minister"])
    assert.strictEqual(entities[lind?.affiliation ?? -1]?.name, "Norway")
    assert.strictEqual(lind?.sector, "GOV")
  })
  it("are shared by two who are joined", () => {
    const found = entitiesIn("Presidents Karl Berg and Ana Silva signed the treaty.").mentions.filter(({ type }) => type === "PERSON")
    assert.deepStrictEqual(
      found.map(({ titleWords, words }) => [words, titleWords]),
      [
        ["Karl Berg", "Presidents"],
        ["Ana Silva", "Presidents"]
      ]
    )
  })
  it("hold names of their own, marked as nested", () => {
    const [norwegian] = mentionsOf("Norwegian Foreign Minister Mara Lind spoke.", "Norwegian")
    assert.isTrue(norwegian.isNested)
  })
})

it("“I” in a pull quote is the person whose name closes it", () => {
  const words = "I was told that my mother had attacked the church and that I had to leave at once."
  const text = `Mara Lind left the sect in May after twelve years.\n\n${words} Mara Lind\n\n${words}\n\nThe sect denied it on Monday.`
  const found = mentionsOf(text, "I").map((mention) => mention.names)
  assert.deepStrictEqual(found, [["Mara Lind"], ["Mara Lind"], ["Mara Lind"], ["Mara Lind"]])
})

describe("titles of several words", () => {
  it.each([
    ["U.S. Secretary of Commerce Dana Price spoke first.", "Dana Price", "Secretary of Commerce"],
    ["Norwegian Ambassador to the United States Mara Lind spoke first.", "Mara Lind", "Ambassador to the United States"],
    ["Then Detective Inspector Sarah Khan spoke.", "Sarah Khan", "Detective Inspector"]
  ])("are taken whole in “%s”", (text, name, title) => {
    assert.deepStrictEqual(
      mentionsOf(text, name).map(({ titleWords }) => titleWords),
      [title]
    )
  })
})

describe("pronouns of an entity", () => {
  const pronounsOf = (text: string, name: string) => entitiesIn(text).entities.find((entity) => entity.name === name)?.pronouns
  it("are those that the text uses", () => {
    assert.deepStrictEqual(pronounsOf("Mara Lind said she would resign.", "Mara Lind"), ["she"])
    assert.deepStrictEqual(pronounsOf("Mr. Okoro spoke.", "Okoro"), ["he"])
  })
  it("are none where only the name could tell", () => {
    assert.deepStrictEqual(pronounsOf("Maria Johnson spoke to reporters.", "Maria Johnson"), [])
  })
})

describe("bodies and places in one article", () => {
  it("go by their full name when an acronym or a part of it stands alone", () => {
    const text =
      "The Northern Vale Water Authority (NVWA) met. Members of the NVWA disagreed. The Cornvale Institution objected, and so did Cornvale."
    assert.deepStrictEqual(namesOf(text, "NVWA"), [["Northern Vale Water Authority"], ["Northern Vale Water Authority"]])
  })
  it("go by their full name when the acronym leaves out the department", () => {
    const text = "The Department of Harbours and Fish Stocks spoke on Monday. Staff of the HFS were glad. The HFS has ten boats."
    assert.deepStrictEqual(namesOf(text, "HFS")[0], ["Department of Harbours and Fish Stocks"])
  })
  it("are no longer name that begins with their acronym", () => {
    const text = "NATO sent ships on Monday. The NATO Harbour Academy was closed. NATO said so."
    assert.deepStrictEqual(namesOf(text, "NATO")[0], ["NATO"])
  })
  it("end before the office of somebody", () => {
    const text = "Department of Harbours Deputy Secretary Mara Lind spoke on Monday."
    assert.deepStrictEqual(
      entitiesIn(text)
        .mentions.filter(({ kind }) => kind === "name")
        .map(({ titleWords, type, words }) => [words, type, titleWords]),
      [
        ["Department of Harbours", "ORG", null],
        ["Mara Lind", "PERSON", "Deputy Secretary"]
      ]
    )
  })
  it("are not the nation's where a region has one of the same name", () => {
    assert.deepStrictEqual(namesOf("He sat in the Ohio Senate for years. The U.S. Senate met on Monday.", "Ohio Senate"), [["Ohio Senate"]])
  })
  it("join a country with its people and with what stands for it", () => {
    const { entities } = entitiesIn("Norway and Norwegian envoys said that Oslo would not yield.")
    assert.deepStrictEqual(
      entities.map(({ aliases, countryCode, name }) => [name, countryCode, aliases]),
      [["Norway", "NOR", ["Norway", "Norwegian", "Oslo"]]]
    )
  })
  it("have coordinates where they are cities, and none where they are governments", () => {
    const [oslo] = entitiesIn("They met in Oslo.").entities
    assert.deepStrictEqual([oslo.countryCode, Math.round(oslo.latitude ?? 0), Math.round(oslo.longitude ?? 0)], ["NOR", 60, 11])
    assert.match(oslo.externalIds[0], /^geonames:\d+$/u)
  })
  it("split hyphenated pairs", () => {
    const { mentions } = entitiesIn("U.S.-China relations and anti-Norwegian feeling worsened.")
    assert.deepStrictEqual(
      mentions.map(({ names, words }) => [words, names[0]]),
      [
        ["U.S.", "United States"],
        ["China", "China"],
        ["Norwegian", "Norway"]
      ]
    )
  })
})

it("grows in proportion with the text", () => {
  const paragraph =
    "Mara Lind, the Norwegian foreign minister, met Ben Okoro in Oslo. He said she had agreed. The two leaders will meet again.\n\n"
  const cost = (copies: number): number => {
    const start = cpuTime()
    entitiesIn(paragraph.repeat(copies))
    return cpuTime() - start
  }
  const fastest = (copies: number): number => Math.min(...Array.from({ length: 3 }, () => cost(copies)))
  cost(20)
  const [small, large] = [fastest(50), fastest(500)]
  // ten times the text; in proportion to its square it would be a hundred
  assert.isBelow(large / small, 50, `${small} ms, ${large} ms`)
})

describe("states", () => {
  it("by their codes stand after a town, a party's letter or a person", () => {
    const text = "Mara Lind (OH) and Tom Berg (D-Calif.) met in Dayton, OH on Monday."
    assert.deepStrictEqual(
      entitiesIn(text)
        .mentions.filter(({ type }) => type === "GPE")
        .map(({ names, words }) => [words, names[0]]),
      [
        ["OH", "Ohio"],
        ["Calif.", "California"],
        ["Dayton", "Dayton"],
        ["OH", "Ohio"]
      ]
    )
  })
})

describe("people who are", () => {
  it("or serve as something are people, though nothing else says so", () => {
    assert.strictEqual(mentionsOf("Dettelmark is a career prosecutor from Norway.", "Dettelmark")[0]?.type, "PERSON")
    assert.strictEqual(mentionsOf("In 2014, Ravas served as assistant counsel to the board.", "Ravas")[0]?.type, "PERSON")
  })
})

describe("descriptions", () => {
  it("joined by “and” are two people, and no vice president is the president", () => {
    const text = "President Karl Berg met Vice President Mara Lind on Monday. The President and the Vice President were late."
    assert.deepStrictEqual([namesOf(text, "The President"), namesOf(text, "the Vice President")], [[["Karl Berg"]], [["Mara Lind"]]])
    assert.deepStrictEqual(namesOf("President Karl Berg came on Monday. The Vice President was late.", "The Vice President"), [])
  })
  it("of a first lady are nobody's who is not called so", () => {
    assert.deepStrictEqual(namesOf("Minister Karl Berg came on Monday. The First Lady was late.", "The First Lady"), [])
    assert.deepStrictEqual(namesOf("First Lady Ida Berg came on Monday. Tom Lind left. The First Lady was late.", "The First Lady"), [
      ["Ida Berg"]
    ])
  })
})

describe("who is spoken to", () => {
  it("is not “he”", () => {
    const text = "Karl Berg opened the school. I will say, though, Jeff, that he was late."
    assert.deepStrictEqual(namesOf(text, "he"), [["Karl Berg"]])
  })
})
