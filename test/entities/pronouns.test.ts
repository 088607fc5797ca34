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
