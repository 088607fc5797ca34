import { assert, describe, it } from "@effect/vitest"
import { entitiesIn } from "./articles.ts"

interface Case {
  readonly title: string
  readonly text: string
  /** The names found that are not nested, each with its type and entity. */
  readonly names: ReadonlyArray<string>
}

const CASES: ReadonlyArray<Case> = [
  {
    title: "a start-up in apposition, what has a managing director, where somebody of an age is from",
    text: "Nadia Voss joined Kelmora, a battery start-up. They took an offer from TramLink. TramLink's managing director, Owen Price, was glad. Rhys Hart, 23, from Dundee, was found by Police Scotland.",
    names: [
      "Nadia Voss PERSON Nadia Voss",
      "Kelmora ORG Kelmora",
      "TramLink ORG TramLink",
      "TramLink ORG TramLink",
      "Owen Price PERSON Owen Price",
      "Rhys Hart PERSON Rhys Hart",
      "Dundee GPE Dundee",
      "Police Scotland ORG Police Scotland"
    ]
  },
  {
    title: "a body that is “which” and speaks, works among somebody's, a title before a name, a day before “I”",
    text: "Stagecoach, which runs the buses, said it was sorry. Conor Daly, whose plays include Salt and The Last Ferry, left. The board's chairman, Justice Peter Mwale, rejected it. “For a year I said it. Today I could not,” he said.",
    names: [
      "Stagecoach ORG Stagecoach",
      "Conor Daly PERSON Conor Daly",
      "Salt WORK Salt",
      "Last Ferry WORK Last Ferry",
      "Peter Mwale PERSON Peter Mwale"
    ]
  },
  {
    title: "a surname alone is not that of a relative whom the text has so far called by her first name",
    text: "Sir Alan Whitmore, the engineer, has died. His daughter, Judith, was there. Whitmore studied in Paris. Judith Whitmore said he had been ill.",
    names: [
      "Alan Whitmore PERSON Alan Whitmore",
      "Judith PERSON Judith Whitmore",
      "Whitmore PERSON Alan Whitmore",
      "Paris GPE Paris",
      "Judith Whitmore PERSON Judith Whitmore"
    ]
  },
  {
    title: "who speaks is no work, a consultancy in apposition to an analyst nobody, a taoiseach has a title",
    text: "“They left,” Aminata Diarra told the AP. Lamine Toure, an analyst with consultancy Sahel Risk, agreed. Taoiseach Michael Moran waited.",
    names: [
      "Aminata Diarra PERSON Aminata Diarra",
      "AP ORG Associated Press",
      "Lamine Toure PERSON Lamine Toure",
      "Sahel Risk ORG Sahel Risk",
      "Michael Moran PERSON Michael Moran"
    ]
  },
  {
    title: "who scores for a team, a rookie, an agency whose name ends in ’s, a bank by its first word",
    text: "Nikola Petrov scored 28 for Chicago. “We lost,” Petrov said. Rookie Ben Castle added 19 points off the bench. It led Moody's to cut it. The Bank of England said the Bank was slow.",
    names: [
      "Nikola Petrov PERSON Nikola Petrov",
      "Chicago GPE Chicago",
      "Petrov PERSON Nikola Petrov",
      "Ben Castle PERSON Ben Castle",
      "Moody's ORG Moody’s",
      "Bank of England ORG Bank of England",
      "Bank ORG Bank of England"
    ]
  },
  {
    title: "a rank that the model has for somebody, a port, a university town that it has for a people",
    text: "Det Supt Owen Price left. The ship was bound for Aquileia. Helen Marsh, an expert on commerce at Oxford who was not there, noted so.",
    names: ["Owen Price PERSON Owen Price", "Aquileia GPE Aquileia", "Helen Marsh PERSON Helen Marsh", "Oxford GPE Oxford"]
  },
  {
    title: "a player before the score of a set",
    text: "Elena Markova beat teenager Sofia Lund 4-6 6-3 7-5 on Wednesday.",
    names: ["Elena Markova PERSON Elena Markova", "Sofia Lund PERSON Sofia Lund"]
  },
  {
    title: "a mining company, a miner, and a party by its letters",
    text: "Australian miner Karratha Iron fell. A spokesman for his party, the SPLM-IO, said so. Chilean miner David Perez wept.",
    names: [
      "Australian NORP Australia",
      "Karratha Iron ORG Karratha Iron",
      "SPLM-IO ORG SPLM-IO",
      "Chilean NORP Chile",
      "David Perez PERSON David Perez"
    ]
  },
  {
    title: "a party without the noun behind its name, an NGO without the word before it",
    text: "Her Awami League party was barred. Helena Maro, founder of the NGO Walking Borders, said so.",
    names: ["Awami League ORG Awami League", "Helena Maro PERSON Helena Maro", "Walking Borders ORG Walking Borders"]
  },
  {
    title: "a regulator and a company that a regulator fines",
    text: "Severn Valley Water was told by the regulator, Ofwat, that customers must not pay.",
    names: ["Severn Valley Water ORG Severn Valley Water", "Ofwat ORG Ofwat"]
  },
  {
    title: "a town by its country, and the platform by its old name",
    text: "It set off from Tan-Tan in Morocco. X, formerly known as Twitter, said that it would study it.",
    names: ["Tan-Tan GPE Tan-Tan", "Morocco GPE Morocco", "X ORG X", "Twitter ORG Twitter"]
  },
  {
    title: "provinces in a list, and a dateline with the day before the month",
    text: "GENEVA, 12 March 2025 – Most were in the provinces of Kandahar and Helmand, where teams were barred.",
    names: ["GENEVA GPE Geneva", "Kandahar GPE Kandahar", "Helmand GPE Helmand"]
  },
  {
    title: "plain people are of a town",
    text: "A Manchester man was jailed. A 34-year-old Wellington woman was missing on the outskirts of Zendaro.",
    names: ["Manchester GPE Manchester", "Wellington GPE Wellington", "Zendaro GPE Zendaro"]
  },
  {
    title: "analysts are at a bank",
    text: "Analysts at Bernheim said the savings were larger than expected.",
    names: ["Bernheim ORG Bernheim"]
  },
  {
    title: "a judge's title, where the model has all of it for a body, and ranks without a full stop",
    text: "Justice Marina Fontes, who oversees the case, left. Brig Gen Nabil Osman and Lt Col Ida Berg stayed.",
    names: ["Marina Fontes PERSON Marina Fontes", "Nabil Osman PERSON Nabil Osman", "Ida Berg PERSON Ida Berg"]
  },
  {
    title: "the league's leaders are a team, and so is what a striker plays for at the head of a sentence",
    text: "Arsenal striker Tom Akande scored twice in a 3-1 win over leaders Liverpool. Substitute Leo Marsh missed a penalty.",
    names: ["Tom Akande PERSON Tom Akande", "Liverpool ORG Liverpool", "Leo Marsh PERSON Leo Marsh"]
  },
  {
    title: "a surname before “who”, and the full name that the model took for a building",
    text: "Erlend Haavik headed the side in front after nine minutes. Haavik, who limped off, is a doubt.",
    names: ["Erlend Haavik PERSON Erlend Haavik", "Haavik PERSON Erlend Haavik"]
  },
  {
    title: "commuters are nobody's name",
    text: "Commuters in Nairobi walked to work on Thursday.",
    names: ["Nairobi GPE Nairobi"]
  },
  {
    title: "a name with particles between commas behind a role",
    text: "A spokesperson, Marta del Olmo, said that it had rained.",
    names: ["Marta del Olmo PERSON Marta del Olmo"]
  },
  {
    title: "a party with an article, read as a person",
    text: "Anil Dhillon heads the Samyukta Lok Morcha in Patiala.",
    names: ["Anil Dhillon PERSON Anil Dhillon", "Samyukta Lok Morcha ORG Samyukta Lok Morcha", "Patiala GPE Patiala"]
  },
  {
    title: "an abbreviated state behind a town",
    text: "BRENFORD, Ga. — Police in Georgia closed the school.",
    names: ["BRENFORD GPE BRENFORD", "Ga. GPE Georgia", "Georgia GPE Georgia"]
  },
  {
    title: "a portfolio of two words is part of the title",
    text: "Food and Consumer Affairs Minister Piyali Sethi said so.",
    names: ["Piyali Sethi PERSON Piyali Sethi"]
  },
  {
    title: "a participle that opens the sentence is no first name",
    text: "Citing Amara Denholm, the paper said the pier was safe.",
    names: ["Amara Denholm PERSON Amara Denholm"]
  },
  {
    title: "a role that opens the sentence, read as part of a body's name",
    text: "Substitute Tobi Adeyinka struck twice. Adeyinka is nineteen.",
    names: ["Tobi Adeyinka PERSON Tobi Adeyinka", "Adeyinka PERSON Tobi Adeyinka"]
  },
  {
    title: "letters of honour behind a name",
    text: "The inquiry heard Moira Calder KC on Monday.",
    names: ["Moira Calder PERSON Moira Calder"]
  },
  {
    title: "a river by its article, a region in the office of a person",
    text: "Odisha chief minister Ravi Menon promised new embankments on the Gandak.",
    names: ["Ravi Menon PERSON Ravi Menon", "Gandak LOC Gandak"]
  },
  {
    title: "relatives of a list of first names",
    text: "She is survived by two sons, Kemi and Dapo, and a sister.",
    names: ["Kemi PERSON Kemi", "Dapo PERSON Dapo"]
  },
  {
    title: "a town in a dateline with a full date",
    text: "TARNHOLM, June 19, 2024 — Engineers at the plant have built a sensor that warns growers of frost.",
    names: ["TARNHOLM GPE TARNHOLM"]
  },
  {
    title: "a town in a dateline of its own",
    text: "ELLSBURY — The City Council voted on Tuesday night to keep the library open.",
    names: ["ELLSBURY GPE ELLSBURY", "City Council ORG City Council"]
  },
  {
    title: "Brussels that is asked for something, where the article names the Union",
    text: "The EU opened an inquiry. The chamber urged Brussels to think again.",
    names: ["EU ORG European Union", "Brussels GPE European Union"]
  },
  {
    title: "“Mr” of a surname that is a woman's is her husband",
    text: "Among them was Edith Marlow, 34. Her husband, Peter, sat in front. Mr Marlow said that he would wait.",
    names: ["Edith Marlow PERSON Edith Marlow", "Peter PERSON Marlow", "Marlow PERSON Marlow"]
  },
  {
    title: "a town that its newspaper is named for",
    text: "The Brackford Ledger first reported it. The former treasurer of Brackford told jurors so.",
    names: ["Brackford Ledger ORG Brackford Ledger", "Brackford GPE Brackford"]
  },
  {
    title: "a byname between marks inside a name",
    text: 'A reference to Tobias "Buddy" Harnell, his partner, was struck. Harnell told jurors that he was ill.',
    names: ['Tobias "Buddy" Harnell PERSON Tobias "Buddy" Harnell', 'Harnell PERSON Tobias "Buddy" Harnell']
  },
  {
    title: "a byname between curly marks",
    text: "Its leader, Ramón “El Flaco” Ibarguen, vowed to strike.",
    names: ["Ramón “El Flaco” Ibarguen PERSON Ramón “El Flaco” Ibarguen"]
  },
  {
    title: "a city, beside a newspaper that has its name",
    text: "A jury in Brenford, Ohio, convicted him. The Brenford Evening Herald first reported the case.",
    names: ["Brenford GPE Brenford", "Ohio GPE Ohio", "Brenford Evening Herald ORG Brenford Evening Herald"]
  },
  {
    title: "an acronym with full stops, as what it is short for",
    text: "The Food and Drug Administration approved it. The F.D.A. warns of side effects.",
    names: ["Food and Drug Administration ORG Food and Drug Administration", "F.D.A. ORG Food and Drug Administration"]
  },
  {
    title: "a town in a dateline that no list has",
    text: "SANDERBAY, Philippines — Rescuers dug through mud on Tuesday.",
    names: ["SANDERBAY GPE SANDERBAY", "Philippines GPE Philippines"]
  },
  {
    title: "a plural of an acronym is no name",
    text: "The chair of the committee, Sir Edmund Vail, said MPs would want to know.",
    names: ["Edmund Vail PERSON Edmund Vail"]
  },
  {
    title: "a company in apposition to what it is",
    text: "We obeyed, said Githaro, whose own company, Tana Wimbe, employs 900 people.",
    names: ["Githaro PERSON Githaro", "Tana Wimbe ORG Tana Wimbe"]
  },
  {
    title: "a society of a disease",
    text: "The Parkinson’s Association called for a larger trial.",
    names: ["Parkinson’s Association ORG Parkinson’s Association"]
  },
  {
    title: "a ship after its kind and by its letters",
    text: "The MT Amber Heron was boarded on Friday. Marines from the warship Resolve retook it.",
    names: ["MT Amber Heron OTHER MT Amber Heron", "Resolve OTHER Resolve"]
  },
  {
    title: "who reported and who edited",
    text: "The talks go on. (Reporting by Tunde Akinola; Editing by Mark Rowell)",
    names: ["Tunde Akinola PERSON Tunde Akinola", "Mark Rowell PERSON Mark Rowell"]
  },
  {
    title: "a company named after its founder, and the founder",
    text: "Vorlund Systems Inc. raised its outlook. Vorlund has hired 900 people. Ms. Reyes took over from founder Nils Vorlund. Vorlund’s shares rose.",
    names: [
      "Vorlund Systems Inc. ORG Vorlund Systems Inc.",
      "Vorlund ORG Vorlund Systems Inc.",
      "Reyes PERSON Reyes",
      "Nils Vorlund PERSON Nils Vorlund",
      "Vorlund ORG Vorlund Systems Inc."
    ]
  },
  {
    title: "the platform of one letter, also at the end of a sentence",
    text: "“It is over,” Almeida wrote on X. In a post on X, she thanked them. The school on X Street is shut.",
    names: ["Almeida PERSON Almeida", "X ORG X", "X ORG X", "X Street FAC X Street"]
  },
  {
    title: "a surname that the model leaves out after a first name",
    text: "They have made the Treasury minister Callum Strand the favourite.",
    names: ["Callum Strand PERSON Callum Strand"]
  },
  {
    title: "a common noun that opens the sentence",
    text: "Substitute Tomas Varela scored twice. Rival Oramis Corp. had walked away.",
    names: ["Tomas Varela PERSON Tomas Varela", "Oramis Corp. ORG Oramis Corp."]
  },
  {
    title: "a given name in short, alone",
    text: "Gwendolyn Harne, 53, was known to colleagues as Gwen.",
    names: ["Gwendolyn Harne PERSON Gwendolyn Harne", "Gwen PERSON Gwendolyn Harne"]
  },
  {
    title: "somebody's son, by one name",
    text: "Ms Pugh, whose son Tomos died on the ward, wept. She came to Tomos's memorial.",
    names: ["Pugh PERSON Pugh", "Tomos PERSON Tomos", "Tomos PERSON Tomos"]
  },
  {
    title: "a person whom the model takes for a body, by a title further on",
    text: "In mitigation, Delyth Morgan said that her client was ashamed. “She knows it,” said Miss Morgan.",
    names: ["Delyth Morgan PERSON Delyth Morgan", "Morgan PERSON Delyth Morgan"]
  },
  {
    title: "companies whose shares move",
    text: "D.R. Halden fell 3.2% and Lennar lost 2.8% on Tuesday.",
    names: ["D.R. Halden ORG D.R. Halden", "Lennar ORG Lennar"]
  },
  {
    title: "an oil major is no officer",
    text: "It forced French oil major TotalEnergies to halt work.",
    names: ["French NORP France", "TotalEnergies ORG TotalEnergies"]
  },
  {
    title: "a team by the last word of its name",
    text: "The Minnesota Twins beat the Halden Rovers 4-0. Twins manager Rocco Baldini was glad. Rovers will travel to Oslo.",
    names: [
      "Minnesota Twins ORG Minnesota Twins",
      "Halden Rovers ORG Halden Rovers",
      "Rocco Baldini PERSON Rocco Baldini",
      "Rovers ORG Halden Rovers",
      "Oslo GPE Oslo"
    ]
  },
  {
    title: "the agency of a dateline",
    text: "ATLANTA (Bloomwire) -- The bank said so on Friday.",
    names: ["ATLANTA GPE Atlanta", "Bloomwire ORG Bloomwire"]
  },
  {
    title: "who speaks at the head of a sentence, where the model sees nobody",
    text: "Shares rose on Tuesday, and he posted about the chip on X. Elon Musk replied: “Wow.”",
    names: ["X ORG X", "Elon Musk PERSON Elon Musk"]
  },
  {
    title: "a word in a list of bodies",
    text: "TikTok, Plim and YouTube face lawsuits.",
    names: ["TikTok ORG TikTok", "Plim ORG Plim", "YouTube ORG YouTube"]
  }
]

describe("names as news has them", () => {
  for (const { names, text, title } of CASES)
    it(title, () =>
      assert.deepStrictEqual(
        entitiesIn(text)
          .mentions.filter(({ isNested, kind }) => kind === "name" && !isNested)
          .map((mention) => `${mention.words} ${mention.type} ${mention.names.join()}`),
        names
      )
    )
})

describe("an office of two words", () => {
  it("leaves its body the name", () =>
    assert.deepStrictEqual(
      entitiesIn('"We must talk," UN Special Envoy Lindqvist said.')
        .mentions.filter(({ kind }) => kind === "name")
        .map(({ words }) => words),
      ["UN", "Lindqvist"]
    ))
})

const countriesOf = (text: string): ReadonlyArray<string> =>
  entitiesIn(text)
    .entities.filter(({ type }) => type === "ORG")
    .map(({ countryCode, name }) => `${name} ${countryCode}`)

describe("bodies that many countries have", () => {
  it("are those of the country before them", () =>
    assert.deepStrictEqual(countriesOf("Argentina's Senate voted the bill down. The Senate sat until midnight."), ["Senate ARG"]))
  it("are those of the only country that the article is about", () =>
    assert.deepStrictEqual(countriesOf("Kenya said that Kenyan police had shut Nairobi. The Senate met in Kenya."), ["Senate KEN"]))
  it("are the listed country's where the article has it", () =>
    assert.deepStrictEqual(countriesOf("Kenya and Kenyan police thanked the United States. Kenya said that the Senate had helped."), [
      "US Senate USA"
    ]))
})

describe("pronouns of others", () => {
  const pronounsIn = (text: string): ReadonlyArray<string> =>
    entitiesIn(text)
      .mentions.filter(({ kind }) => kind === "pronoun")
      .map((mention) => `${mention.words}=${mention.names.join("+")}`)

  it("are not those of somebody with a name, where a stranger is the subject", () =>
    assert.deepStrictEqual(
      pronounsIn(
        "Karl Moss confirmed it. A source, speaking because he was not allowed to talk, put it at 10. A woman said she had lost her home."
      ),
      []
    ))
  it("are not people's, where a body or several strangers are the subject", () =>
    assert.deepStrictEqual(
      pronounsIn("Tom Reed met Ann Berg. Halden Rovers will find out their rivals. Residents said they were afraid."),
      []
    ))
  it("stay with the two who were named together", () =>
    assert.deepStrictEqual(pronounsIn("Tom Reed and Ann Berg met on Monday. They said that the talks were good."), [
      "They=Ann Berg+Tom Reed"
    ]))
})

describe("“it” that speaks", () => {
  const itIn = (text: string): ReadonlyArray<string> =>
    entitiesIn(text)
      .mentions.filter(({ kind, words }) => kind === "pronoun" && words === "It")
      .map((mention) => mention.names.join())

  it("is the body that the sentence before is about", () =>
    assert.deepStrictEqual(itIn("The Defence Ministry denied the report. It warned that no talks would be held."), ["Defence Ministry"]))
  it("is nobody where the sentence before is about something else", () =>
    assert.deepStrictEqual(itIn("The report angered the Defence Ministry. It said that troops had been sent. It rained."), []))
})

const nominalsIn = (text: string): ReadonlyArray<string> =>
  entitiesIn(text)
    .mentions.filter(({ kind, type }) => kind === "nominal" && type !== "PERSON")
    .map((mention) => `${mention.words}: ${mention.names.join()}`)

describe("descriptions of bodies and places", () => {
  it("mean the body that was said to be so", () =>
    assert.deepStrictEqual(
      nominalsIn("Lind agreed to buy Tesserel, a small startup. Rival Oramis Corp. had walked away. The startup has doubled its sales."),
      ["The startup: Tesserel"]
    ))
  it("may be a company's of which nothing else is known", () =>
    assert.deepStrictEqual(nominalsIn("Prosecutors sued Quandor on Monday. The company denied it."), ["The company: Quandor"]))
  it("do not take any town for the capital", () => assert.deepStrictEqual(nominalsIn("He was held in Uiwang, south of the capital."), []))
})
