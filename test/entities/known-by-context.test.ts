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
    title: "a surname that is a noun, after an office",
    text: "He refused an offer from President Trump to send troops. Trump was angry.",
    names: ["Trump PERSON Trump", "Trump PERSON Trump"]
  },
  {
    title: "a surname that is an office, after a first name",
    text: "Aaron Judge hit two homers. Judge has 15.",
    names: ["Aaron Judge PERSON Aaron Judge", "Judge PERSON Aaron Judge"]
  },
  {
    title: "a surname that is a country's name",
    text: "Rep. Jim Jordan said he would run. Jordan’s allies think that he can win.",
    names: ["Jim Jordan PERSON Jim Jordan", "Jordan PERSON Jim Jordan"]
  },
  {
    title: "a country's name that somebody bears, where only a place can stand",
    text: "Jim Jordan flew to Jordan on Monday.",
    names: ["Jim Jordan PERSON Jim Jordan", "Jordan GPE Jordan"]
  },
  {
    title: "a state in a dateline",
    text: "NEW YORK (AP) — Two homes burned on Monday.",
    names: ["NEW YORK GPE New York", "AP ORG Associated Press"]
  },
  {
    title: "a foreign body by the acronym in brackets",
    text: "The Vale Consumer Party (CHQ) met on Monday. The CHQ’s next meeting is in May.",
    names: ["Vale Consumer Party ORG Vale Consumer Party", "CHQ ORG Vale Consumer Party", "CHQ ORG Vale Consumer Party"]
  },
  {
    title: "a body by an acronym without its country",
    text: "The U.S. Energy Review Office said so. The ERO’s next report is due.",
    names: ["U.S. Energy Review Office ORG U.S. Energy Review Office", "ERO ORG U.S. Energy Review Office"]
  },
  {
    title: "a company by its legal name",
    text: "Toyota Motor Corp. fell 4 percent. Toyota shares slid.",
    names: ["Toyota Motor Corp. ORG Toyota", "Toyota ORG Toyota"]
  },
  {
    title: "a listed body by its last word",
    text: "European Commission staff met on Monday. The Commission president left.",
    names: ["European Commission ORG European Commission", "Commission ORG European Commission"]
  }
]

describe("names by what the article shows", () => {
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

describe("a title-case headline", () => {
  const body =
    "Halden Harriers have sacked coach Marcus Teale after a fifth straight defeat. The club said that an assistant would take charge on Monday. " +
    "Teale joined in June and won four of his nine matches. The fans had asked for a change in May, when the team lost at home."
  const namesIn = (headline: string): ReadonlyArray<string> =>
    entitiesIn(`${headline}\n\n${body}`)
      .mentions.filter(({ kind, start }) => kind === "name" && start < headline.length)
      .map(({ words }) => words)

  it("has no names that the text does not repeat and no list knows", () =>
    assert.deepStrictEqual(namesIn("Harriers Sack Coach After Fifth Defeat"), []))
  it("keeps the names that the text repeats or a list knows", () =>
    assert.deepStrictEqual(namesIn("Coach Marcus Teale Leaves Norway After Fifth Defeat"), ["Marcus Teale", "Norway"]))
})
