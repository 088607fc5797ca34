import { assert, describe, it } from "@effect/vitest"
import { entitiesIn } from "./articles.ts"

/** Whom the descriptions of a text mean: “The senator=Tom Reed”. */
const describedIn = (text: string): ReadonlyArray<string> =>
  entitiesIn(text)
    .mentions.filter(({ kind }) => kind === "nominal")
    .map(({ names, words }) => `${words}=${names.join("+")}`)

interface Case {
  readonly title: string
  readonly text: string
  readonly described: ReadonlyArray<string>
}

const CASES: ReadonlyArray<Case> = [
  {
    title: "a guard by the country that he is from, not a guard of whom nothing is said",
    text: "Jamal Okafor had 34 points on Thursday. The Canadian guard hit six. Ida Berg left the prison. The guard wept. The Italian coast guard came.",
    described: ["The Canadian guard=Jamal Okafor"]
  },
  {
    title: "a mother by her age",
    text: "For Sarah Nakato, the school run begins at four. The 34-year-old mother of three wakes early.",
    described: ["The 34-year-old mother=Sarah Nakato"]
  },
  {
    title: "a coach by what is said of him before his name",
    text: "Kayla Brooks won. Her coach, former world number four Pete Hagan, said so.",
    described: ["Her coach=Pete Hagan"]
  },
  {
    title: "a pontiff is the pope",
    text: "Pope Benedict XX waved to the crowd. The 85-year-old pontiff, who looked frail, thanked them.",
    described: ["The 85-year-old pontiff=Benedict XX"]
  },
  {
    title: "a company of which its founder owns a part",
    text: "Australian miner Karratha Iron fell 5%. Rivals BHP and Rio Tinto lost 2%. Karratha Iron's founder, Andrew Forbes, owns a third of the company.",
    described: ["Karratha Iron's founder=Andrew Forbes", "the company=Karratha Iron"]
  },
  {
    title: "the next president is none yet",
    text: "President Tayyip Erdal spoke. The party called it a coup against our next president.",
    described: []
  },
  {
    title: "two presidents, one of them a counterpart",
    text: "El Salvador's president, Luis Bukel, met his Guatemalan counterpart, Bernardo Arval. The two presidents signed it.",
    described: [
      "El Salvador's president=Luis Bukel",
      "his Guatemalan counterpart=Bernardo Arval",
      "The two presidents=Bernardo Arval+Luis Bukel"
    ]
  },
  {
    title: "an airline by its flight, a lender by the bank's name, a company that is not its regulator",
    text: "The Garuda Nusa flight landed at eight. The airline apologized. The World Bank cut its forecast. The lender said so.",
    described: ["The airline=Garuda Nusa", "The lender=World Bank"]
  },
  {
    title: "a company that is not its regulator",
    text: "Severn Valley Water was told by the regulator, Ofwat, that it must pay. The company said it would.",
    described: ["The company=Severn Valley Water"]
  },
  {
    title: "a company that is said to be a maker, not one that somebody worked for; also where something is added",
    text: "The electric vehicle maker Lanhai said on Monday it had a new chief. She worked for Tencent. The company, which employs 90 people, fell 3%.",
    described: ["The company=Lanhai"]
  },
  {
    title: "a group by the last word of its name",
    text: "Steve Malloy of the Refugee Support Network said it was cold. The group says that many left.",
    described: ["The group=Refugee Support Network"]
  },
  {
    title: "a premier is the prime minister",
    text: "Dana Levi wrote to the premier. Prime Minister Ben Netan rejected it.",
    described: ["the premier=Ben Netan"]
  },
  {
    title: "a client who is the only one to have been charged",
    text: "Carl Voss was charged on Monday. In mitigation, Simon Keane said his client was ill.",
    described: ["his client=Carl Voss"]
  },
  {
    title: "a client when two have been charged is nobody that is known",
    text: "Carl Voss was charged on Monday. Ben Reed was arrested. Simon Keane said his client was ill.",
    described: []
  },
  {
    title: "a billionaire who is also a magnate, an army chief by the name behind the rank",
    text: "Mining magnate Clive Ferris lost. The billionaire said so. The army chief, Gen Omar Fadl, left.",
    described: ["The billionaire=Clive Ferris", "The army chief=Omar Fadl"]
  },
  {
    title: "an official without a name is no minister",
    text: "Finance Minister Han Seo met reporters, according to a ministry official. The official said it had rained.",
    described: []
  },
  {
    title: "a player by the country that he plays for",
    text: "Tobi Adeyinka came on late. The England international scored twice.",
    described: ["The England international=Tobi Adeyinka"]
  },
  {
    title: "a husband by whose work the text calls him",
    text: "Joan Harper left. Harper's husband, the playwright Alan Streng, died in 2004.",
    described: ["Harper's husband=Alan Streng"]
  },
  {
    title: "a president who is accused of something, and an ex-minister",
    text: "Former minister Thandi Mokena was charged. President Cyril Ramosa spoke. The party accused the president of protecting the ex-minister.",
    described: ["the president=Cyril Ramosa", "the ex-minister=Thandi Mokena"]
  },
  {
    title: "a diplomat born elsewhere",
    text: "President Ashraf Ghazi of Afghanistan waited. The US special envoy, Zalmay Khalid, left. The Afghan-born diplomat met nobody.",
    described: ["The US special envoy=Zalmay Khalid", "The Afghan-born diplomat=Zalmay Khalid"]
  },
  {
    title: "a mother by whose daughter speaks, a client by whose lawyer",
    text: "Margaret Orlan died in May, her daughter, Funmi Orlan, said. “My mother was not sentimental,” Ms. Orlan said. Carl Voss was charged. Voss's attorney, Paul Nygren, said his client was ill.",
    described: ["her daughter=Funmi Orlan", "My mother=Margaret Orlan", "Voss's attorney=Paul Nygren", "his client=Carl Voss"]
  },
  {
    title: "a boy whom nobody names is not the sheriff who speaks of him",
    text: "Sheriff Jack Smith said the boy had surrendered. The boy went to the school.",
    described: []
  },
  {
    title: "a woman told from others by where she is",
    text: "Mara Lind wrote the play. The woman next to me wept.",
    described: []
  },
  {
    title: "the firm in a relative clause is not whose clause it is",
    text: "Corvale Inc. sells apps. Vorley Corp., which has invested in the firm, said so.",
    described: ["the firm=Corvale Inc."]
  },
  {
    title: "an abbreviated title stands for its noun",
    text: "Sen. Tom Reed met Gov. Ida Marsh on Monday. The senator left early. The Republican governor stayed.",
    described: ["The senator=Tom Reed", "The Republican governor=Ida Marsh"]
  },
  {
    title: "a president of a country is the one whom the text calls that country's",
    text: "Mexico’s Mara Lind spoke first. President Mara Lind said that President Tom Reed called. Reed offered help. The Mexican president refused.",
    described: ["The Mexican president=Mara Lind"]
  },
  {
    title: "the two are those of the last sentence with two people, not who speaks of them",
    text: "Tom Reed, who left in May, will join Ann Berg. The director Mara Lind said that the two would lead the team.",
    described: ["the two=Ann Berg+Tom Reed"]
  },
  {
    title: "both leaders are the ones who have just spoken with each other",
    text: "President Tom Reed condemned it. A spokesman, Karl Moss, said that Moss had no word. The president spoke with his counterpart, Ann Berg. Both leaders left.",
    described: ["A spokesman=Karl Moss", "The president=Tom Reed", "his counterpart=Ann Berg", "Both leaders=Ann Berg+Tom Reed"]
  },
  {
    title: "the pair is two people",
    text: "Tom Reed met Ann Berg on Monday. The pair discussed the bridge.",
    described: ["The pair=Ann Berg+Tom Reed"]
  },
  {
    title: "the son of a winemaker is not the winemaker",
    text: "The son of winemaker Paul Lind is suing the town.",
    described: []
  },
  {
    title: "a prefix with a hyphen belongs to the noun",
    text: "Ida Lind led the team. Her co-author, Tom Reed, was ill.",
    described: ["Her co-author=Tom Reed"]
  },
  {
    title: "the central bank is the bank of the country",
    text: "The Bank of Canada met on Monday. The central bank sees slower growth.",
    described: ["The central bank=Bank of Canada"]
  },
  {
    title: "the central bank is no other bank",
    text: "Tom Reed, who left Goldman Sachs for the Federal Reserve, spoke on Monday. He said that the central bank would wait.",
    described: ["the central bank=Federal Reserve"]
  },
  {
    title: "the leader is one named before, not one to come",
    text: "Congress leader Deepak Verma was held on Thursday. Police said that the leader had shouted. Their leader, Balbir Sondhi, stayed.",
    described: ["the leader=Deepak Verma", "Their leader=Balbir Sondhi"]
  },
  {
    title: "an age alone is the one who did it, not the one it was done to",
    text: "Rafael Delmonte struck out Max Keller. The 27-year-old was glad.",
    described: ["The 27-year-old=Rafael Delmonte"]
  },
  {
    title: "a body is called by a word of its name before another of its kind",
    text: "The U.N. Security Council met on Monday at the United Nations. The United Nations called for calm. The council will vote in May.",
    described: ["The council=UN Security Council"]
  },
  {
    title: "an age alone is who came last, or whom the text gives it",
    text: "Tom Reed headed home before Marco Varela took over. The 22-year-old was glad. Ann Berg, 41, left. Ida Lind stayed. The 41-year-old had to go.",
    described: ["The 22-year-old=Marco Varela", "The 41-year-old=Ann Berg"]
  },
  {
    title: "an age that a stranger was introduced with is nobody's",
    text: "Tom Reed was there. A 19-year-old student was hurt. The 19-year-old is in hospital.",
    described: []
  },
  {
    title: "a priest is the reverend, also by his age",
    text: "The Rev. Jun Macalag opened his church on Monday. The 44-year-old priest wept.",
    described: ["The 44-year-old priest=Jun Macalag"]
  },
  {
    title: "a countryman is who was just named, a people is not",
    text: "Roberto de Brina was left to lament. The Italian blamed nobody. The British blamed him.",
    described: ["The Italian=Roberto de Brina"]
  },
  {
    title: "a company by its seat",
    text: "Quandor Systems Inc. fell on Monday. The Austin, Texas-based company expects more.",
    described: ["The Austin, Texas-based company=Quandor Systems Inc."]
  }
]

describe("descriptions", () => {
  for (const { described, text, title } of CASES) it(title, () => assert.deepStrictEqual(describedIn(text), described))
})
