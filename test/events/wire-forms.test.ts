/** Forms that agency news is written in (headlines without a verb, gaps, “the clashes”, “the move”): `TYPE | trigger | actors > recipients | modality`. */
import { describe, expect, it } from "vitest"
import { eventsIn, read } from "./articles.ts"

const CASES: Readonly<Record<string, ReadonlyArray<readonly [text: string, ...events: ReadonlyArray<string>]>>> = {
  headlines: [
    ["Kenyan police arrest opposition leader after rally\n\nNAIROBI", "COERCE | arrest | Kenya > leader | asserted"],
    ["Tunisian police arrest opposition leader in raid on party headquarters\n\nTUNIS", "COERCE | arrest | Tunisia > leader | asserted"],
    ["Kenya, Sudan trade accusations over border\n\nNAIROBI", "ACCUSE | trade | Kenya, Sudan >  | asserted"],
    ["Kenya, Sudan agree to reopen border\n\nNAIROBI", "AGREE | agree | Kenya, Sudan >  | asserted"],
    ["Protesters, police clash in Nairobi\n\nNAIROBI", "ASSAULT | clash | Protesters, police >  | asserted"],
    ["Peru sanctions Russian oil tankers\n\nLIMA", "SANCTION | sanctions | Peru > Russia | asserted"],
    ["Google fined 40 million euros by Norwegian watchdog\n\nOSLO", "SANCTION | fined | Norway > Google | asserted"],
    ["Kenya sanctions relief plan\n\nNAIROBI"],
    ["Police arrest warrants\n\nNAIROBI"]
  ],
  "objects and gaps": [
    ["Norway's watchdog fined Alphabet's Google 40 million euros for the breach.", "SANCTION | fined | Norway > Google | asserted"],
    [
      "Two miners were killed and dozens wounded in clashes between Kenyan police and strikers.",
      "ASSAULT | killed | Kenya, strikers > miners | asserted",
      "ASSAULT | wounded | Kenya, strikers > dozens | asserted",
      "ASSAULT | clashes | Kenya, strikers >  | asserted"
    ],
    ["Norway's Senate voted to approve 10 million dollars in aid for Kenya.", "AGREE | approve | Senate > Kenya | asserted"],
    ["Kenya's foreign minister called for the embargo to be lifted.", "REQUEST | called | Kenya >  | asserted"],
    ["Kenya and Sudan agreed not to use force.", "AGREE | agreed | Kenya, Sudan >  | asserted"],
    ["Sudan, whose troops fought beside the rebels, denied it.", "ASSAULT | fought | Sudan >  | asserted"]
  ],
  "two verbs, one object": [
    [
      "Kenya freed and deported 40 prisoners.",
      "RETREAT | freed | Kenya > prisoners | asserted",
      "COERCE | deported | Kenya > prisoners | asserted"
    ],
    [
      "Rioters stormed and set fire to the Sudanese embassy in Nairobi.",
      "PROTEST | stormed | Rioters > Sudan | asserted",
      "PROTEST | set | Rioters > Sudan | asserted"
    ],
    [
      "Gunmen fired at a bus, killing or wounding nine Kenyans.",
      "ASSAULT | fired | Gunmen >  | asserted",
      "ASSAULT | wounding | Gunmen > Kenya | asserted"
    ]
  ],
  "told of before": [
    [
      "Kenyan police clashed with students on Monday. Three people were killed in the clashes.",
      "ASSAULT | clashed | Kenya > students | asserted",
      "ASSAULT | killed | Kenya, students > people | asserted",
      "ASSAULT | clashes | Kenya, students >  | asserted"
    ],
    [
      "Kenya and the rebels signed an agreement on Monday. Fighters will go home. The agreement was welcomed by Norway.",
      "SUPPORT | signed | Kenya, rebels >  | asserted",
      "SUPPORT | welcomed | Norway > Kenya | asserted"
    ],
    [
      "A Sudanese missile hit a school in Kenya. Norway condemned the strike.",
      "ASSAULT | hit | Sudan > school | asserted",
      "ACCUSE | condemned | Norway > Sudan | asserted",
      "ASSAULT | strike | Sudan > school | asserted"
    ],
    [
      "Kenya and Sudan agreed on Monday to stop fighting. The talks in Oslo lasted a week.",
      "AGREE | agreed | Kenya, Sudan >  | asserted",
      "CONSULT | talks | Kenya, Sudan >  | asserted"
    ]
  ],
  "whose leave it is": [
    ["The dancers were denied visas to enter Norway.", "REJECT | denied | Norway >  | asserted"],
    ["They were refused entry to Britain on Monday.", "REJECT | refused | United Kingdom > They | asserted"],
    ["Tom Okello was granted asylum in Canada last year.", "AID | granted | Canada > Tom Okello | asserted"]
  ],
  "statements and releases": [
    [
      "Secretary Ana Moss spoke today with Foreign Minister Tom Okello. They discussed trade.",
      "CONSULT | spoke | Ana Moss > Tom Okello | asserted",
      "CONSULT | discussed | Ana Moss+Tom Okello >  | asserted"
    ],
    ["The Government of Canada is providing humanitarian assistance to Gaza.", "AID | providing | Canada > Gaza | asserted"],
    ["Norway announced 20 million pounds of military support to Kenya.", "AID | support | Norway > Kenya | planned"],
    ["The Treasury designated three Sudanese firms for supplying drones.", "SANCTION | designated | Treasury > Sudan | asserted"],
    ["Norway welcomes the agreement between Kenya and Sudan to share water.", "SUPPORT | welcomes | Norway > Kenya, Sudan | asserted"],
    ["Apple denied the claims and vowed to defend itself."]
  ],
  "whose deed it is": [
    ["The arrest of journalist Mara Lind by Sudan's security service drew anger.", "COERCE | arrest | Sudan > Mara Lind | asserted"],
    ["The visit by Kenya's president to Sudan came a day later.", "CONSULT | visit | Kenya > Sudan | asserted"],
    [
      "Kenya opened the border after a request from Norway.",
      "RETREAT | opened | Kenya >  | asserted",
      "REQUEST | request | Norway >  | asserted"
    ],
    ["Norway demanded Mara Lind's immediate release.", "REQUEST | demanded | Norway >  | asserted"],
    ["Negotiations brokered by Norway to free the hostages have stalled.", "CONSULT | brokered | Norway >  | asserted"],
    ["Riot police clashed with farmers near Paris.", "ASSAULT | clashed | police > farmers | asserted"],
    [
      "Sudan closed the border last week, a move condemned by Kenya.",
      "COERCE | closed | Sudan >  | asserted",
      "ACCUSE | condemned | Kenya > Sudan | asserted"
    ],
    ["The United States expelled Kenya from a military exercise.", "SANCTION | expelled | United States > Kenya | asserted"],
    ["Sudan said talks with Kenya had begun.", "CONSULT | talks | Sudan > Kenya | asserted"],
    ["Kenya extended a ban on grain imports from Sudan.", "SANCTION | extended | Kenya > Sudan | asserted"],
    ["Kenya opened a criminal case against Mara Lind.", "ACCUSE | opened | Kenya > Mara Lind | asserted"],
    ["A resolution authorising the deployment of a Kenyan force is expected.", "MOBILIZE | deployment | Kenya >  | planned"],
    ["Gunmen fired at Kenyans, police and witnesses said.", "ASSAULT | fired | Gunmen > Kenya | asserted"],
    ["Workers at Samsung in South Korea plan to stage a strike next week.", "PROTEST | stage | Workers at Samsung >  | planned"],
    [
      "The EU demanded an end to the Sudanese offensive.",
      "REQUEST | demanded | European Union > Sudan | asserted",
      "ASSAULT | offensive | Sudan >  | asserted"
    ],
    ["Kenya struck Sudan at dawn. Sudan accused its neighbour of lying.", "ACCUSE | accused | Sudan > Kenya | asserted"],
    ["The ministry had given Kenya a week to accept the offer.", "AGREE | accept | Kenya >  | hypothetical"],
    ["Officials ignored calls from a boat that sank off Kenya, killing hundreds.", "REJECT | ignored | Officials >  | asserted"],
    ["Kenya called in the army to help restore order and suspended mobile internet services.", "COERCE | suspended | Kenya >  | asserted"],
    [
      "Clouds hung low. Rain fell all day. Kenya sent help on Monday. The army rejected an offer by Sudan.",
      "REJECT | rejected | army > Sudan | asserted"
    ],
    ["Kenya responded with air strikes on the town of Kapoeta.", "ASSAULT | strikes | Kenya > Kapoeta | asserted"],
    [
      "Norway accused Sudan of the deportation of Kenyan farmers.",
      "ACCUSE | accused | Norway > Sudan | asserted",
      "COERCE | deportation | Sudan > Kenya | asserted"
    ],
    ["President Ana Moss bowed to pressure from gangs.", "CONCEDE | bowed | Ana Moss > gangs | asserted"],
    [
      "In a phone call on Monday, President Ana Moss urged Prime Minister Tom Okello to reopen the border.",
      "CONSULT | call | Ana Moss, Tom Okello >  | asserted",
      "REQUEST | urged | Ana Moss > Tom Okello | asserted",
      "RETREAT | reopen | Tom Okello >  | hypothetical"
    ],
    [
      "Miners marched through Lima, the capital of Peru, on Monday. Police fired tear gas at the miners.",
      "PROTEST | marched | Miners >  | asserted",
      "ASSAULT | fired | Peru > miners | asserted"
    ],
    [
      "The army of Sudan fought Kenya. The army withdrew.",
      "ASSAULT | fought | Sudan > Kenya | asserted",
      "RETREAT | withdrew | Sudan >  | asserted"
    ],
    [
      "The United Auto Workers union ended its strike against Ford.",
      "PROTEST | strike | United Auto Workers > Ford Motor Company | asserted"
    ]
  ]
}

describe.each(Object.entries(CASES))("%s", (_name, cases) => {
  it.each(cases)("%s", (text, ...expected) => {
    expect(eventsIn(text)).toEqual(expected)
  })
})

/** Trigger and first day of each event. */
const datesIn = (text: string): ReadonlyArray<string> =>
  read(text).events.map(
    ({ startDate, trigger }) =>
      `${text.slice(trigger.start, trigger.end)} ${startDate === null ? "-" : `${startDate.month}-${startDate.day}`}`
  )

describe("days", () => {
  it.each([
    ["Kenya expelled two Sudanese envoys on Monday and imposed sanctions on Sudan.", ["expelled 5-6", "imposed 5-6"]],
    ["Tom Okello met the king of Norway on Monday and signed a treaty with Sudan.", ["met 5-6", "signed 5-6"]],
    ["Tom Okello met the king of Norway on Monday and later signed a treaty with Sudan.", ["met 5-6", "signed -"]],
    ["Tom Okello met a delegation led by Mara Lind of Sudan in Oslo on Monday.", ["met 5-6"]],
    [
      "TUNIS, May 7 (Reuters) - Tunisian police detained Mara Lind, the head of the party Soma, on Monday night after searching her home.",
      ["detained 5-6", "searching -"]
    ],
    ["Kenya suspended a 2018 agreement with Sudan.", ["suspended -"]],
    ["Kenya freed and deported nine prisoners on Monday.", ["freed 5-6", "deported 5-6"]],
    ["Speaking in Oslo on Monday, Tom Okello accused Sudan of lying.", ["accused 5-6"]],
    ["An attack by gunmen on a bus in Kenya on Monday killed nine people.", ["attack 5-6", "killed 5-6"]]
  ])("%s", (text, expected) => {
    expect(datesIn(text)).toEqual(expected)
  })
})
