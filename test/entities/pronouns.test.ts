import { assert, describe, it } from "@effect/vitest"
import { entitiesIn } from "./articles.ts"

/** The pronouns of a text that were resolved, with whose they are: “he=Karl Berg”. */
const pronounsIn = (text: string): ReadonlyArray<string> =>
  entitiesIn(text)
    .mentions.filter(({ kind }) => kind === "pronoun")
    .map(({ names, words }) => `${words.toLowerCase()}=${names.join("+")}`)

interface Case {
  readonly title: string
  readonly text: string
  readonly pronouns: ReadonlyArray<string>
}

const CASES: ReadonlyArray<Case> = [
  {
    title: "in what “who” says are that person's",
    text: "Regina Coleman spoke. Coleman was joined by board president Mark Dietrich, who said he was “relieved and grateful.”",
    pronouns: ["he=Mark Dietrich"]
  },
  {
    title: "of a boy whom nobody names are not the policeman's who is named next",
    text: "A man was arrested after a 15-year-old boy was stabbed. He was taken to hospital, where he died. Det Supt Owen Price said it was awful.",
    pronouns: []
  },
  {
    title: "of somebody of whom something is told and who has no name are nobody's",
    text: "Det Supt Owen Price spoke. A shopkeeper, who did not want to be named, told reporters that he had tried to stop it.",
    pronouns: []
  },
  {
    title: "of nobody in particular are nobody's",
    text: "Karl Berg spoke. We remember every hero who shed his blood.",
    pronouns: []
  },
  {
    title: "are not of the one to whom the ties are",
    text: "Vladimir Pavlov left. Donald Reed bragged about his connections to Vladimir Pavlov.",
    pronouns: ["his=Donald Reed"]
  },
  {
    title: "of a party's members are theirs",
    text: "“This is it,” said Ursula Haas. Jens Brand agreed. The Christian Democrats said they would table a motion.",
    pronouns: []
  },
  {
    title: "are not the reporter's, who is “he” in the next sentence",
    text: "Leyla Demir was detained. Secretary of State Mark Ruiz told reporters that her visa had been revoked. “We gave it to study,” he said.",
    pronouns: ["her=Leyla Demir", "he=Mark Ruiz"]
  },
  {
    title: "in a relative clause are not who it is about",
    text: "Daniel Harcourt died on Sunday. The director Mike Penhall, who cast him in a film, wept.",
    pronouns: ["him=Daniel Harcourt"]
  },
  {
    title: "of those whom the sentence itself names by a plural are nobody's of the one before",
    text: "Mark Lind and Mary Simon met on Monday. Paul Brandt accused the Liberals of waste, saying they hide it.",
    pronouns: []
  },
  {
    title: "of officials who speak without a name are theirs",
    text: "Mark Lind and Mary Simon met on Monday, according to two officials, who spoke on condition of anonymity because they were not allowed to.",
    pronouns: []
  },
  {
    title: "of whom a clause before the subject is about are not that subject",
    text: "Paul Reed was jailed. Sentencing him, Judge Ida Farrow said it was mean.",
    pronouns: ["him=Paul Reed"]
  },
  {
    title: "that a family says something of are its own",
    text: "Kyle Benton was remanded on Monday. In a tribute, Jamal Hadi's family described him as a light.",
    pronouns: ["him=Jamal Hadi"]
  },
  {
    title: "that died are whom somebody is said to have killed",
    text: "Kyle Benton is accused of killing Jamal Hadi, 17, in a park. He died in hospital the following day.",
    pronouns: ["he=Jamal Hadi"]
  },
  {
    title: "that a judge says something of are not the judge",
    text: "Former governor Renato Silva denied it. Justice Marta Fonte, who oversees the case, said prosecutors had presented evidence against him.",
    pronouns: ["him=Renato Silva"]
  },
  {
    title: "between the marks are not the subject before, who speaks as another pronoun",
    text: "Rupert Lang accused Amara Whit of weakness. “She has told every gang,” he wrote.",
    pronouns: ["she=Amara Whit", "he=Rupert Lang"]
  },
  {
    title: "of a prime minister whom nobody has named are nobody else's",
    text: "Norway's prime minister said on Thursday that he was sorry. Fisherman Peter Tamm said the water was cold.",
    pronouns: []
  },
  {
    title: "of a prime minister are whose name comes with the office",
    text: "Norway's prime minister said on Thursday that he was sorry. Prime Minister Jonas Lind, who is 60, left.",
    pronouns: ["he=Jonas Lind"]
  },
  {
    title: "go by the surname of whom the article is about, two paragraphs after a relative's name",
    text: "Darren Pryce has been jailed.\n\nThe victim, Margaret Pryce, trusted everybody.\n\nThe court heard of holidays.\n\nPryce had lost his job.",
    pronouns: ["his=Darren Pryce"]
  },
  {
    title: "are not given to somebody whom the text surely calls by the other pronoun later on",
    text: "Finance Minister Dana Moss told the board that she had not seen the letter. Sen. Tom Reed, a critic, said her answers were vague. Reed, who chairs the board, said he would ask again.",
    pronouns: ["she=Dana Moss", "her=Dana Moss", "he=Tom Reed"]
  },
  {
    title: "leave out who was called by the other pronoun before",
    text: "Karl Berg left in June. He thanked the fans. Luis Prado said the players were to blame. Ida Lind’s first match will be on Monday. She said she was glad.",
    pronouns: ["he=Karl Berg", "she=Ida Lind", "she=Ida Lind"]
  },
  {
    title: "are not the owner’s of who speaks",
    text: "Paul Reed was charged with fraud. He was cleared on Monday. Reed’s lawyer, Joan Kessler, said her client was relieved. “He wants to go home,” she said.",
    pronouns: ["he=Paul Reed", "her=Joan Kessler", "he=Paul Reed", "she=Joan Kessler"]
  },
  {
    title: "are the owner’s where the same pronoun names who speaks",
    text: "Ida Brody was found guilty on Monday. Her lawyer, Paul Stein, argued that she was ill.",
    pronouns: ["her=Ida Brody", "she=Ida Brody"]
  },
  {
    title: "mean the subject of the clause above before who reports it",
    text: "Ann Reed said that Karl Berg left the firm when he was ill.",
    pronouns: ["he=Karl Berg"]
  },
  {
    title: "mean whom a verb’s object is in what it is done about",
    text: "Ann Reed asked for donations in order to help Karl Berg with his defence.",
    pronouns: ["his=Karl Berg"]
  },
  {
    title: "mean who acts in a passive clause",
    text: "Ann Reed spoke first. According to Reed, the boat was returned by Karl Berg shortly after he left the harbour.",
    pronouns: ["he=Karl Berg"]
  },
  {
    title: "mean the subject of the sentence before, before who is named most",
    text: "Jean Pryce saved a pilot. Pryce said it was luck. Jean Pryce was 40. Sarah Berg hugged Pryce. She thanked everybody.",
    pronouns: ["she=Sarah Berg"]
  },
  {
    title: "as objects are none of those who act together",
    text: "Justice Karl Thomas dissented. Justices Sam Alt and Neil Gorse joined him.",
    pronouns: ["him=Karl Thomas"]
  },
  {
    title: "of two people are none whose subject is one of them",
    text: "Ann Reed met Ida Lind outside city hall. Reed told them that it was over.",
    pronouns: []
  }
]

describe("he and she", () => {
  for (const { pronouns, text, title } of CASES) it(title, () => assert.deepStrictEqual(pronounsIn(text), pronouns))
})
