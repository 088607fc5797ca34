import { assert, describe, it } from "@effect/vitest"
import { entitiesIn } from "./articles.ts"

/** The names found that are not nested, each with its type and entity. */
const namesIn = (text: string): ReadonlyArray<string> =>
  entitiesIn(text)
    .mentions.filter(({ isNested, kind }) => kind === "name" && !isNested)
    .map(({ names, type, words }) => `${words} ${type} ${names.join("+")}`)

interface Case {
  readonly title: string
  readonly text: string
  readonly names: ReadonlyArray<string>
}

const CASES: ReadonlyArray<Case> = [
  {
    title: "a newspaper that is told something, and a person who is",
    text: "“It was late,” Moira Calder told Nordavisen. “It was dark,” she told Haldane. Mr. Haldane wrote it down.",
    names: ["Moira Calder PERSON Moira Calder", "Nordavisen ORG Nordavisen", "Haldane PERSON Haldane", "Haldane PERSON Haldane"]
  },
  {
    title: "a broadcaster that is no person",
    text: "The spokesman told broadcaster Ruvox Afrika that the road was shut.",
    names: ["Ruvox Afrika ORG Ruvox Afrika"]
  },
  {
    title: "a party with an article at the head of a sentence",
    text: "The Shakti Dal's Anil Deshmane alleged that he was followed.",
    names: ["Shakti Dal ORG Shakti Dal", "Anil Deshmane PERSON Anil Deshmane"]
  },
  {
    title: "a body's rival",
    text: "Corvale Electronics lost money. DK Hyron, its smaller rival, reports next week.",
    names: ["Corvale Electronics ORG Corvale Electronics", "DK Hyron ORG DK Hyron"]
  },
  {
    title: "a ship that sank",
    text: "Ten years after the sinking of the Costa Concordia, survivors met on Thursday.",
    names: ["Costa Concordia OTHER Costa Concordia"]
  },
  {
    title: "the town of a member of parliament, whose party is a letter",
    text: "“It is a start,” said Rep. Sarah Polk (D-Marchias), who chairs the panel.",
    names: ["Sarah Polk PERSON Sarah Polk", "Marchias GPE Marchias"]
  },
  {
    title: "a country whose flag a ship flies",
    text: "Rebels fired at the Marshall Islands-flagged tanker near the coast.",
    names: ["Marshall Islands GPE Marshall Islands"]
  },
  {
    title: "the ranks of the British police",
    text: "Det Ch Insp Karen Mole said that officers were at the scene.",
    names: ["Karen Mole PERSON Karen Mole"]
  },
  {
    title: "a given name that is a preposition",
    text: "Oslo Police spokesman Per Hansen said so. “We are looking,” Hansen added.",
    names: ["Per Hansen PERSON Per Hansen", "Hansen PERSON Per Hansen"]
  },
  {
    title: "an acronym by the initials of a body that the text has",
    text: "The American Petrol Institute, a lobby, criticized the rule. The API said that it was too strict.",
    names: ["American Petrol Institute ORG American Petrol Institute", "API ORG American Petrol Institute"]
  },
  {
    title: "what a company's share goes by",
    text: "Nordwind Systems, Inc. (NYSE: NWX) has bought a rival. Nordwind said so.",
    names: [
      "Nordwind Systems, Inc. ORG Nordwind Systems, Inc.",
      "NYSE ORG NYSE",
      "NWX ORG Nordwind Systems, Inc.",
      "Nordwind ORG Nordwind Systems, Inc."
    ]
  },
  {
    title: "a woman who goes by the last word of her surname",
    text: "Marina Fuentes de Korchner spoke first. Korchner left early.",
    names: ["Marina Fuentes de Korchner PERSON Marina Fuentes de Korchner", "Korchner PERSON Marina Fuentes de Korchner"]
  },
  {
    title: "a news agency with a foreign name",
    text: "The minister denied it, according to the semiofficial Mehr news agency.",
    names: ["Mehr ORG Mehr"]
  },
  {
    title: "a listed body that is spelt out before its acronym",
    text: "The United States Geological Survey (USGS) said that the quake was centred 27 km south-southeast of Muisne.",
    names: ["United States Geological Survey ORG U.S. Geological Survey", "USGS ORG U.S. Geological Survey", "Muisne GPE Muisne"]
  },
  {
    title: "somebody of a body, in one name",
    text: "Sunai Phasuk of Human Rights Watch described the ruling as a blow.",
    names: ["Sunai Phasuk PERSON Sunai Phasuk", "Human Rights Watch ORG Human Rights Watch"]
  },
  {
    title: "the town of a state senator, and a nurse's letters",
    text: "So did state Sen. Floyd Prosser, D-Eugene. “Wait,” said Tanya Ruiz, RN, who works there.",
    names: ["Floyd Prosser PERSON Floyd Prosser", "Eugene GPE Eugene", "Tanya Ruiz PERSON Tanya Ruiz"]
  },
  {
    title: "an acronym with an article that says what it is",
    text: "The IAFF, the sport's governing body, does not count the time.",
    names: ["IAFF ORG IAFF"]
  },
  {
    title: "initials that look like a title in capitals",
    text: "The captain, MS Dhoni, won the toss.",
    names: ["MS Dhoni PERSON MS Dhoni"]
  },
  {
    title: "letters that a list has for another body than the text",
    text: "The Rural Supply Fund (RSF) bought seeds. Farmers welcomed it, and the RSF promised more.",
    names: ["Rural Supply Fund ORG Rural Supply Fund", "RSF ORG Rural Supply Fund", "RSF ORG Rural Supply Fund"]
  },
  {
    title: "a listed body and its letters, in brackets or alone",
    text: "The Democratic Alliance (DA) was glad. The Economic Freedom Fighters were not. DA and EFF leaders met.",
    names: [
      "Democratic Alliance ORG Democratic Alliance",
      "DA ORG Democratic Alliance",
      "Economic Freedom Fighters ORG Economic Freedom Fighters",
      "DA ORG Democratic Alliance",
      "EFF ORG Economic Freedom Fighters"
    ]
  },
  {
    title: "a council that two towns have, a ministry at the head of a sentence",
    text: "Brighton and Hove City Council said so. Interior ministry spokesman Tariq Arvan agreed.",
    names: ["Brighton and Hove City Council ORG Brighton and Hove City Council", "Tariq Arvan PERSON Tariq Arvan"]
  },
  {
    title: "a company by what it makes, where the model saw a thing",
    text: "Taiwan's Foxcore, the world's largest manufacturer of phones, plans a visit to Lampedusa.",
    names: ["Taiwan GPE Taiwan", "Foxcore ORG Foxcore", "Lampedusa GPE Lampedusa"]
  },
  {
    title: "what is “which”, whose kind is told, whose town is before MP, or who has an “its” is nobody",
    text: "HM Coastguard, which sent a helicopter, said so. Lobbying group FairSearch, whose complaint came first, agreed. St Ives MP Derek Tomms tweeted. The institute's icebreaker, Polarstern, will return.",
    names: ["HM Coastguard ORG HM Coastguard", "FairSearch ORG FairSearch", "Derek Tomms PERSON Derek Tomms", "Polarstern OTHER Polarstern"]
  },
  {
    title: "surnames with an article or a hyphen",
    text: "“No,” says Yann Le Goff. Le Goff's mother wept. “Yes,” said Henrik Bay-Clausen, head of the union.",
    names: ["Yann Le Goff PERSON Yann Le Goff", "Le Goff PERSON Yann Le Goff", "Henrik Bay-Clausen PERSON Henrik Bay-Clausen"]
  },
  {
    title: "a prime minister and his wife",
    text: "Prime Minister Kishimo and Mrs. Kishimo came. Mrs. Kishimo smiled.",
    names: ["Kishimo PERSON Kishimo", "Kishimo PERSON Kishimo", "Kishimo PERSON Kishimo"]
  },
  {
    title: "a law that begins as a body does, languages, and what somebody studied",
    text: "The National Science Foundation for the Future Act passed. Ms. Lind is fluent in Spanish and French. She has a B.A. in Business Administration.",
    names: [
      "National Science Foundation for the Future Act OTHER National Science Foundation for the Future Act",
      "Lind PERSON Lind",
      "Spanish OTHER Spanish",
      "French OTHER French"
    ]
  }
]

describe("names of releases and local news", () => {
  for (const { names, text, title } of CASES) it(title, () => assert.deepStrictEqual(namesIn(text), names))
})

describe("a plural office", () => {
  it("is that of each of the list, with a portfolio in brackets or without", () =>
    assert.deepStrictEqual(
      entitiesIn("Ministers Marco Tosta (Health), Anna Grieg (Schools) and Dario Conto leave the government.")
        .entities.filter(({ type }) => type === "PERSON")
        .map(({ name, roles }) => `${name}: ${roles.join()}`),
      ["Marco Tosta: Minister", "Anna Grieg: Minister", "Dario Conto: Minister"]
    ))
})

describe("“it” of a release", () => {
  it("is the company behind the dateline, not its town", () =>
    assert.deepStrictEqual(
      entitiesIn(
        "SAN FRANCISCO – March 12, 2024 – Nordwind Systems, Inc. (NASDAQ: NWX), a leading provider of software, today announced that it has bought a rival."
      )
        .mentions.filter(({ kind }) => kind === "pronoun")
        .flatMap(({ names }) => names),
      ["Nordwind Systems, Inc."]
    ))
})

describe("a couple", () => {
  it("is two people, each with a title", () =>
    assert.deepStrictEqual(
      entitiesIn("Prime Minister Kishimo and Mrs. Kishimo came. Mrs. Kishimo smiled.").entities.map(({ pronouns }) => pronouns.join()),
      ["", "she"]
    ))
})

describe("a man without a name", () => {
  it("has a wife of his own", () =>
    assert.deepStrictEqual(
      entitiesIn("The man, who was walking with his wife, was dead. Tristan Hale came late.")
        .mentions.filter(({ kind }) => kind === "pronoun")
        .map(({ words }) => words),
      []
    ))
})
