import { assert, describe, it } from "@effect/vitest"
import { createEntityFinder } from "../../nlp/entities/index.ts"
import { createQuoteFinder } from "../../nlp/quotes/index.ts"
import { lexicons, parse } from "./articles.ts"

const entityFinder = createEntityFinder(lexicons)
const quoteFinder = createQuoteFinder(lexicons)

/** Who speaks in a text: the speaker's words with the entities that they name, a quotation each. */
const speakersIn = (text: string): ReadonlyArray<string> => {
  const article = parse(text)
  const names = entityFinder.findNames(article)
  const quotes = quoteFinder.findQuotes(article, names)
  const { entities, mentions } = entityFinder.resolveMentions(article, names, quotes)
  return quoteFinder
    .linkSpeakers(article, quotes, mentions, entities)
    .map(
      ({ speaker, speakerEntities }) =>
        `${speaker === null ? "-" : text.slice(speaker.start, speaker.end)}=${speakerEntities.map((k) => entities[k].name).join("+")}`
    )
}

interface Case {
  readonly title: string
  readonly text: string
  readonly speakers: ReadonlyArray<string>
}

const CASES: ReadonlyArray<Case> = [
  {
    title: "one of several by name, who likes to say it, who has an aside before the verb",
    text: "“It's like soup,” one of them, Anke Visser of the Netherlands, said.\n\n“Best arrest I ever made,” Mr. Dolan liked to say.\n\nBoard member Lisa Nygaard, who voted no, called the process “rushed and heartless.”",
    speakers: ["Anke Visser of the Netherlands=Anke Visser", "Mr. Dolan=Dolan", "Board member Lisa Nygaard=Lisa Nygaard"]
  },
  {
    title: "in an interview, each by name before a colon",
    text: "The cellist Ingrid Moe talks to Daniel Hart.\n\nDaniel Hart: Are you nervous?\n\nIngrid Moe: Always. Everybody is.\n\nDaniel Hart: Why is it so?\n\nIngrid Moe: I sleep before a concert.",
    speakers: ["Daniel Hart=Daniel Hart", "Ingrid Moe=Ingrid Moe", "Daniel Hart=Daniel Hart", "Ingrid Moe=Ingrid Moe"]
  },
  {
    title: "nobody where one line has a label",
    text: "The plan is here.\n\nTotal Cost: The bridge costs a lot of money.\n\nOpening Day: The bridge opens in May.",
    speakers: []
  },
  {
    title: "a mother with the honorific, not the son whom the text brings in after her",
    text: "Delia Marchetti, a soprano, has died. Her son, Paul Marchetti, said so. Ms. Marchetti had been ill. “He told me I was difficult,” she said in 1995.",
    speakers: ["she=Delia Marchetti", "He=Paul Marchetti"]
  },
  {
    title: "somebody named in a participle",
    text: "A polite man named Stefan told reporters that the machine was safe.",
    speakers: ["A polite man=Stefan"]
  },
  {
    title: "of an entry of a live page, without its hour",
    text: "11:05 Mayor Ann Reed says the fire is out.",
    speakers: ["Mayor Ann Reed=Ann Reed"]
  },
  {
    title: "the latter of two",
    text: "Vega, a close ally, will be replaced by Alvaro Elizondo. The latter told reporters that he had accepted.",
    speakers: ["The latter=Alvaro Elizondo"]
  },
  {
    title: "an ambassador speaks for who sends, not for whom to",
    text: "The U.S. ambassador to the United Nations told the council that Iran was playing with fire.",
    speakers: ["The U.S. ambassador to the United Nations=United States"]
  },
  {
    title: "a party whose name comes behind its spokesman",
    text: "A spokesman for his party, the SPLM-IO, said the deal was off.",
    speakers: ["A spokesman for his party=SPLM-IO"]
  },
  {
    title: "the leader behind a party's name and letters",
    text: "Republican People's Party (CHP) leader Omar Ozal called the arrest “a coup against our vote”.",
    speakers: ["leader Omar Ozal=Omar Ozal"]
  },
  {
    title: "groups in a country do not speak for it",
    text: "Environmental groups in Guatemala warned that the route crosses a forest. Norwegian farmers said it would rain.",
    speakers: ["Environmental groups in Guatemala=", "Norwegian farmers="]
  },
  {
    title: "a man of whom something is told before “said”",
    text: "“We hid under the beds,” one man, who asked not to be named, said. “Her departure raises questions,” a fund manager who holds the stock said.",
    speakers: ["one man=", "a fund manager="]
  },
  {
    title: "a state does not answer for an inmate",
    text: "A Texas inmate said prosecutors hid evidence.",
    speakers: ["A Texas inmate="]
  },
  {
    title: "a country does not answer for a private person",
    text: "A Norwegian farmer said that the bridge was unsafe.",
    speakers: ["A Norwegian farmer="]
  },
  {
    title: "a boss without a name is “she” between the marks, and nobody else",
    text: "“I left at four,” said Grace Wanjiru. “My boss says she understands.” Transport Minister Davis Otieno said it was over. He warned that it would rain.",
    speakers: ["Grace Wanjiru=Grace Wanjiru", "My boss=", "Transport Minister Davis Otieno=Davis Otieno", "He=Davis Otieno"]
  },
  {
    title: "a player by the position, not the country before it",
    text: "Tobi Adeyinka came on late. “I just swung at it,” said the Nigeria striker.",
    speakers: ["the Nigeria striker=Tobi Adeyinka"]
  },
  {
    title: "the judge before the name",
    text: "The judge called it “a cruel act.”\n\n“You lit the match,” Judge Carol Ostrow told him.",
    speakers: ["The judge=Carol Ostrow", "Judge Carol Ostrow=Carol Ostrow"]
  },
  {
    title: "who once had an office does not speak for the town",
    text: "Anna Reed listened. A former treasurer of Oslo told jurors that the books were wrong.",
    speakers: ["A former treasurer of Oslo="]
  },
  {
    title: "somebody's office",
    text: "Anna Reed was told at noon. Her office said that she would not comment.",
    speakers: ["Her office=Anna Reed"]
  },
  {
    title: "who wrote the article is nobody in it",
    text: "By Tessa Quill, Showbiz Reporter\n\nThe actress Gemma Hollow, 32, came to the gala on Monday. “I am glad,” she said.",
    speakers: ["she=Gemma Hollow"]
  },
  {
    title: "a headline's speaker behind a colon, and its source behind a dash",
    text: "‘I am not resigning’: Minister digs in over floods\n\nThe minister was in the town on Monday, and the mayor was not.",
    speakers: ["Minister="]
  },
  {
    title: "a dateline with a hyphen is not the speaker's",
    text: "LAGOS, Feb 11 (Reuters) - Nigeria's navy said on Sunday it had freed the crew of a tanker.",
    speakers: ["Nigeria's navy=Nigeria"]
  },
  {
    title: "a firm's seat does not speak for it",
    text: "The Oslo-based firm said that sales had fallen. The US-backed rebels said that they had left.",
    speakers: ["The Oslo-based firm=", "The US-backed rebels="]
  },
  {
    title: "a group speaks by the name behind its noun",
    text: "The Oslo-based rights group CELM said that a woman had been struck.",
    speakers: ["The Oslo-based rights group CELM=CELM"]
  },
  {
    title: "a county does not speak for a judge in it",
    text: "A judge in Dell County ruled that the case could go on. Police in Oslo said that they had seized drugs.",
    speakers: ["A judge in Dell County=", "Police in Oslo=Oslo"]
  },
  {
    title: "somebody's age, and somebody's country",
    text: "Marco Varela scored twice. “I dreamed of this,” the 22-year-old said.\n\nRoberto de Brina was left to lament. “We missed,” the Italian said.",
    speakers: ["the 22-year-old=Marco Varela", "the Italian=Roberto de Brina"]
  },
  {
    title: "a company with its kind behind it, in a release",
    text: "SAN FRANCISCO – March 12, 2024 – Nordwind Systems, Inc. (NASDAQ: NWX), a leading provider of software, today announced that it has bought a rival.",
    speakers: ["Nordwind Systems=Nordwind Systems, Inc."]
  },
  {
    title: "somebody's party",
    text: "The defence minister, Bernd Hollmann, was in Oslo. “We will not be rushed,” the Social Democrat said.",
    speakers: ["the Social Democrat=Bernd Hollmann"]
  },
  {
    title: "the former president, where there is a new one",
    text: "President Milo Havar dismissed it. Former president Ida Korchner laughed. “You signed it,” the ex-president wrote.",
    speakers: ["the ex-president=Ida Korchner"]
  },
  {
    title: "a champion, and an office with a hyphen",
    text: "Kenya's Eliud Kipchoge ran well. “I am happy,” the Olympic champion said.\n\nAttorney-General George Brandt said that it was over.",
    speakers: ["the Olympic champion=Eliud Kipchoge", "Attorney-General George Brandt=George Brandt"]
  },
  {
    title: "a country does not answer for a company in it",
    text: "The Chinese company said that it had done nothing. The Anglo-Australian miner said it was open to talks.",
    speakers: ["The Chinese company=", "The Anglo-Australian miner="]
  },
  {
    title: "the body behind its kind, and a spokesman who goes on",
    text: "The bishops' conference, the CEI, said it was saddened.\n\nA spokesman for Corvale Ltd said it was sorry. He said that it would pay.",
    speakers: ["The bishops' conference=CEI", "A spokesman for Corvale Ltd=Corvale Ltd", "He=Corvale Ltd"]
  },
  {
    title: "two councillors in one sentence, and a continent in a journal's name",
    text: "Councilwoman Pam Dearing, who voted no, called the deal “corporate welfare,” while Councilman Joe Sikes said it would help. A study in the European Journal of Cardiology suggests that coffee is good.",
    speakers: ["Councilwoman Pam Dearing=Pam Dearing", "Councilman Joe Sikes=Joe Sikes", "A study in the European Journal of Cardiology="]
  },
  {
    title: "an opponent who speaks of himself, a prefect by name",
    text: "Mayor Luis Ortega stayed. His opponent, Dan Furlong, has said he would go. “Never,” he said.\n\nThe prefect of Finistère, Alain Espinasse, said that it was over.",
    speakers: ["His opponent=Dan Furlong", "he=Dan Furlong", "The prefect of Finistère=Alain Espinasse"]
  }
]

describe("speakers as news has them", () => {
  for (const { speakers, text, title } of CASES) it(title, () => assert.deepStrictEqual(speakersIn(text), speakers))
})
