/** Forms met in articles on courts, borders, aid, treasures and deals: `TYPE | trigger | actors > recipients | modality`, and days. */
import { describe, expect, it } from "vitest"
import { eventsIn, read } from "./articles.ts"

const CASES: Readonly<Record<string, ReadonlyArray<readonly [text: string, ...events: ReadonlyArray<string>]>>> = {
  "what is signed, and with whom": [
    ["Norway signed an agreement to buy gas from Kenya.", "SUPPORT | signed | Norway > Kenya | asserted"],
    ["Kenya refused to sign a deal to provide gas to Norway.", "REJECT | refused | Kenya > Norway | asserted"],
    ["Norway's defence minister signed a deal to supply Kenya with boats.", "SUPPORT | signed | Norway > Kenya | asserted"],
    ["Kenya signed a deal with the World Bank to build ports in Sudan.", "SUPPORT | signed | Kenya > World Bank | asserted"]
  ],
  "held, charged, turned away": [
    [
      "Kenya freed ten soldiers, while Sudan released seven civilians.",
      "RETREAT | freed | Kenya > soldiers | asserted",
      "RETREAT | released | Sudan > civilians | asserted"
    ],
    ["The United States charged three Kenyans over the theft.", "ACCUSE | charged | United States > Kenya | asserted"],
    ["Kenyan guards turned back 240 people over the weekend.", "COERCE | turned | Kenya > people | asserted"],
    ["Germany returned 22 bronzes to Nigeria.", "RETREAT | returned | Germany > Nigeria | asserted"]
  ],
  "whose words they are": [
    [
      "Norway summoned the Kenyan ambassador to demand that the captain be freed.",
      "ACCUSE | summoned | Norway > Kenya | asserted",
      "REQUEST | demand | Norway >  | asserted"
    ],
    [
      "Sudan said it would close its border with Kenya, accusing Kenya of pushing migrants across it.",
      "SANCTION | close | Sudan > Kenya | planned",
      "ACCUSE | accusing | Sudan > Kenya | asserted"
    ],
    ["Sudan filed a complaint with the World Trade Organization.", "ACCUSE | filed | Sudan >  | asserted"],
    ["Kenya declined to comment."],
    ["The Kenyan government refused to say whether Norway was involved."]
  ],
  "two of several": [
    ["The heads of the two agencies, Mara Lind and Omar Kaya, met in Nairobi.", "CONSULT | met | Mara Lind, Omar Kaya >  | asserted"],
    ["Norway and Kenya urged both sides to respect the truce.", "REQUEST | urged | Norway, Kenya > both sides | asserted"]
  ],
  "help that arrives": [
    ["A Norwegian aid convoy reached Sudan on Monday.", "AID | reached | Norway > Sudan | asserted"],
    ["Relief supplies from Norway arrived in Sudan on Monday.", "AID | arrived | Norway > Sudan | asserted"],
    [
      "A United Nations convoy of 34 trucks carrying flour reached the Sudanese town of Kutum.",
      "AID | reached | United Nations > Kutum | asserted"
    ],
    ["Kenya received 20 tonnes of medicine from Norway on Friday.", "AID | received | Norway > Kenya | asserted"],
    ["Mara Lind received money from the company."]
  ],
  "crowds outside": [
    ["Hundreds of farmers gathered outside parliament in Nairobi.", "PROTEST | gathered | farmers > parliament | asserted"]
  ],
  "calls and borders": [
    ["Kenya's president called his Sudanese counterpart to discuss the case.", "CONSULT | called | Kenya > Sudan | asserted"],
    ["The Kenyan king ordered troops to the border with Sudan.", "MOBILIZE | ordered | Kenya > Sudan | asserted"],
    ["Norway freed six Kenyans on Friday.", "RETREAT | freed | Norway > Kenya | asserted"],
    ["Kenya complained to the United Nations.", "ACCUSE | complained | Kenya >  | asserted"]
  ],
  "moves told of before": [
    [
      "Kenya and Sudan signed a declaration in Cairo. Norway's king hosted the talks. Ghana welcomed the accord.",
      "SUPPORT | signed | Kenya, Sudan >  | asserted",
      "CONSULT | hosted | Norway >  | asserted",
      "SUPPORT | welcomed | Ghana > Kenya, Sudan | asserted"
    ],
    [
      "Sudan deported 300 Kenyans. The Norwegian government condemned the expulsions.",
      "COERCE | deported | Sudan > Kenya | asserted",
      "ACCUSE | condemned | Norway > Sudan | asserted"
    ],
    [
      "Sudan closed two border crossings with Kenya. Norway criticised the closure.",
      "SANCTION | closed | Sudan > Kenya | asserted",
      "ACCUSE | criticised | Norway > Sudan | asserted"
    ]
  ]
}

for (const [name, cases] of Object.entries(CASES))
  describe(name, () => {
    it.each(cases)("%s", (text, ...events) => {
      expect(eventsIn(text)).toEqual(events)
    })
  })

/** `trigger: first day` of each event, “-” where there is none. */
const daysIn = (text: string): ReadonlyArray<string> => {
  const article = read(text)
  return article.events.map(({ startDate, trigger }) => {
    const day = startDate === null ? "-" : `${startDate.year}-${startDate.month}-${startDate.day}`
    return `${article.text.slice(trigger.start, trigger.end)}: ${day}`
  })
}

// The articles are of Wednesday, 8 May 2024.
const DAYS: ReadonlyArray<readonly [text: string, ...days: ReadonlyArray<string>]> = [
  ["Norway pledged two million dollars for Kenya at a conference in Oslo on Monday.", "pledged: 2024-5-6"],
  ["Norway sent two planes and a team of divers to help with the rescue on Tuesday.", "sent: 2024-5-7"],
  ["Sudan said on Monday it would close its border with Kenya, accusing Kenya of theft.", "close: -", "accusing: 2024-5-6"],
  ["The Sudanese minister held talks in Nairobi on Tuesday on the first day of his visit to Kenya.", "talks: 2024-5-7", "visit: 2024-5-7"],
  ["The Sudanese minister leaves for Kenya on Thursday.", "leaves: 2024-5-9"]
]

describe("days", () => {
  it.each(DAYS)("%s", (text, ...days) => {
    expect(daysIn(text)).toEqual(days)
  })
})
