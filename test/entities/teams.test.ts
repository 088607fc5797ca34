import { assert, describe, it } from "@effect/vitest"
import { entitiesIn } from "./articles.ts"

/** The names found, each with its type. */
const namesIn = (text: string): ReadonlyArray<string> =>
  entitiesIn(text)
    .mentions.filter(({ kind }) => kind === "name")
    .map(({ type, words }) => `${words} ${type}`)

interface Case {
  readonly title: string
  readonly text: string
  readonly names: ReadonlyArray<string>
}

const CASES: ReadonlyArray<Case> = [
  {
    title: "play by a score, by whom they face and by their coach",
    text: "Brighton drew 2-2 with Leicester in a league match. “We held on,” Brighton coach Fabian Keller said. Leicester face Southampton next week.",
    names: ["Brighton ORG", "Leicester ORG", "Brighton ORG", "Fabian Keller PERSON", "Leicester ORG", "Southampton ORG"]
  },
  {
    title: "are towns in datelines and where something is held",
    text: "DENVER (AP) — Denver beat Phoenix 118-107 in the playoffs and even the season series. The next match is in Phoenix on Friday.",
    names: ["DENVER GPE", "AP ORG", "Denver ORG", "Phoenix ORG", "Phoenix GPE"]
  },
  {
    title: "are no people, in spite of the model, where a team is the other side",
    text: "Liverpool beat Everton 3-1 in the Premier League. Everton manager Sean Doyle praised the scoring.",
    names: ["Liverpool ORG", "Everton ORG", "Premier League ORG", "Everton ORG", "Sean Doyle PERSON"]
  },
  {
    title: "are whom somebody scores for, and the first words of teams' names",
    text: "The Phoenix Suns beat the Denver Nuggets 117-107 in overtime. Devin Booker added 28 points for Phoenix and Jamal Murray scored 21 for Denver in the playoffs.",
    names: ["Phoenix Suns ORG", "Denver Nuggets ORG", "Devin Booker PERSON", "Phoenix ORG", "Jamal Murray PERSON", "Denver ORG"]
  },
  {
    title: "are no countries",
    text: "France beat Morocco 2-0 in the semi-final. The final match is in Paris.",
    names: ["France GPE", "Morocco GPE", "Paris GPE"]
  },
  {
    title: "are no players of tennis",
    text: "Carlos Alcaraz beat Casper Ruud 6-3, 6-4 in the final. Ruud lost the first match in Beijing.",
    names: ["Carlos Alcaraz PERSON", "Casper Ruud PERSON", "Ruud PERSON", "Beijing GPE"]
  },
  {
    title: "are no towns that vote",
    text: "Voters in Denver beat back a tax 61-39, and Boston met its goal. The league of cities was glad.",
    names: ["Denver GPE", "Boston GPE"]
  }
]

describe("teams that go by their towns", () => {
  for (const { names, text, title } of CASES) it(title, () => assert.deepStrictEqual(namesIn(text), names))
})
