/** Sentences of wire news on courts, crowds, sport, business and help: `TYPE | trigger | actors > recipients | modality`. */
import { describe, expect, it } from "vitest"
import { eventsIn } from "./articles.ts"

const CASES: Readonly<Record<string, ReadonlyArray<readonly [text: string, ...events: ReadonlyArray<string>]>>> = {
  courts: [
    ["A federal judge in Boston blocked the new asylum rule on Monday.", "REJECT | blocked | Boston >  | asserted"],
    [
      "The judge ordered Alex Jones to pay $49 million to the parents of a child killed at Sandy Hook.",
      "SANCTION | ordered | judge > Alex Jones | asserted"
    ],
    ["Judge Rosa Quispe ordered Benavides to repay the money.", "SANCTION | ordered | Rosa Quispe > Benavides | asserted"],
    ["Lind was released on bail and ordered to surrender his passport.", "RETREAT | released |  > Lind | asserted"],
    ["The regulator fined Meta 1.2 billion euros for sending data to the United States.", "SANCTION | fined | regulator > Meta | asserted"],
    [
      "Malta asked Italy to extradite him.",
      "REQUEST | asked | Malta > Italy | asserted",
      "COOPERATE | extradite | Italy > him | hypothetical"
    ],
    [
      "A court in Nairobi had blocked the deployment in January; President Ruto appealed against the decision.",
      "REJECT | blocked | Nairobi >  | asserted"
    ],
    [
      "Tom Okello accused the security forces of torturing detainees.",
      "ACCUSE | accused | Tom Okello > forces | asserted",
      "ASSAULT | torturing | forces > detainees | asserted"
    ],
    [
      "The court stripped Tom Okello of his seat and barred him from politics for a decade.",
      "COERCE | stripped | court > Tom Okello | asserted",
      "COERCE | barred | court > Tom Okello | asserted"
    ],
    [
      "South Korea's antitrust watchdog raided the Seoul offices of Voltera on Tuesday.",
      "COERCE | raided | South Korea > Voltera | asserted"
    ],
    [
      "Tom Okello was jailed for corruption in 2018 and pardoned three years later.",
      "COERCE | jailed |  > Tom Okello | asserted",
      "CONCEDE | pardoned |  > Tom Okello | asserted"
    ],
    ["Dr. Collins was asked to continue to lead the agency by President Lind.", "REQUEST | asked | Lind > Collins | asserted"],
    ["The presidents of Kenya and Sudan have charged their teams with intensifying consultations."]
  ],
  "crowds and strikes": [
    ["The Writers Guild called off its strike after reaching a deal with studios.", "PROTEST | strike | Writers Guild >  | called_off"],
    ["Supporters of the general stormed Brazil's Congress.", "PROTEST | stormed | Supporters > Brazil | asserted"],
    ["The party expelled three members who had supported the government.", "SANCTION | expelled | party > members | asserted"],
    ["Several hundred demonstrators gathered outside the Capitol.", "PROTEST | gathered | demonstrators > Capitol | asserted"],
    ["A gunman went on a shooting rampage at a store in Jacksonville.", "ASSAULT | went | gunman >  | asserted"]
  ],
  "sport and business": [
    ["Ireland will meet New Zealand in the quarter-final in Paris."],
    ["South Africa launched a late attack in the second half."],
    ["Serbia fans clashed with police outside the stadium in Gelsenkirchen.", "ASSAULT | clashed | Serbia > police | asserted"],
    ["Verstappen won the Dutch Grand Prix, holding off a late charge by Norris."],
    ["Vodafone launched a price war in Britain."],
    ["NASA launched a probe to Jupiter's moon Europa on Monday."],
    ["The ship was drifting off Yemen after its engine failed."],
    ["General Motors and Honda ended their partnership on electric cars.", "SANCTION | ended | General Motors, Honda >  | asserted"],
    [
      "Google accused Microsoft of unfair practices in a complaint to the European Commission.",
      "ACCUSE | accused | Google > Microsoft | asserted"
    ],
    ["Brady, who signed a new contract in January, has been linked with a move to Celtic."],
    ["The European Space Agency's probe touched down on the asteroid on Tuesday."],
    [
      "In March the European Commission fined Belmed 90 million euros for blocking cheaper generic drugs.",
      "SANCTION | fined | European Commission > Belmed | asserted"
    ]
  ],
  help: [
    [
      "The Red Cross delivered food and blankets to families in the flooded villages.",
      "AID | delivered | International Committee of the Red Cross > families | asserted"
    ],
    ["Greece dispatched a team of 30 rescuers and two dogs.", "AID | dispatched | Greece >  | asserted"],
    ["Armenia sent a convoy with blankets and medicine.", "AID | sent | Armenia >  | asserted"],
    ["South Africa will donate 300,000 doses.", "AID | donate | South Africa >  | planned"],
    [
      "The World Health Organization flew 80 tonnes of supplies to Malawi last week.",
      "AID | flew | World Health Organization > Malawi | asserted"
    ],
    ["The EU released 3 million euros in emergency aid.", "AID | released | European Union >  | asserted"],
    ["Sweden will send Archer artillery systems to Ukraine.", "AID | send | Sweden > Ukraine | planned"],
    ["Zambia offered to send 50 nurses to Malawi.", "AGREE | offered | Zambia > Malawi | asserted"],
    ["The United Nations has asked donors for $45 million.", "REQUEST | asked | United Nations > donors | asserted"],
    ["Greece asked the European Union for firefighting planes.", "REQUEST | asked | Greece > European Union | asserted"],
    ["Italy and Malta sent aircraft to join the search.", "AID | sent | Italy, Malta >  | asserted"],
    ["Italy sent aircraft to help.", "MOBILIZE | sent | Italy >  | asserted"],
    ["The United States evacuated non-essential staff from its embassy by helicopter."],
    [
      "The International Labour Organization offered to help the two sides reach a settlement.",
      "AGREE | offered | International Labour Organization >  | asserted"
    ],
    ["In Nairobi the agency granted Boeing permission to use drones."],
    [
      "The European Commission said that France and Spain would provide four water-bombing planes.",
      "AID | provide | France, Spain >  | planned"
    ],
    ["The United States gave $1 million through USAID.", "AID | gave | United States >  | asserted"],
    ["Peru will buy 30 armoured vehicles from a Polish firm.", "COOPERATE | buy | Peru > Poland | planned"],
    ["Brazil has lent Bolivia two mobile scanners.", "AID | lent | Brazil > Bolivia | asserted"],
    ["President Lind has requested $26 billion for prevention in his budget request."]
  ],
  "what texts say": [
    [
      "The UN Security Council adopted a resolution demanding an immediate ceasefire in Gaza.",
      "REQUEST | demanding | UN Security Council > Gaza | asserted"
    ],
    [
      "More than 50 senators signed a letter urging President Lind to release the documents.",
      "REQUEST | urging | senators > Lind | asserted"
    ],
    ["The United Nations published a report accusing Sudan of war crimes.", "ACCUSE | accusing | United Nations > Sudan | asserted"]
  ],
  "planned and kept": [
    ["Talks between Kenya and Sudan were to resume in Vienna next month.", "CONSULT | Talks | Kenya, Sudan >  | planned"],
    ["Talks between Kenya and Sudan are expected to resume next month.", "CONSULT | Talks | Kenya, Sudan >  | planned"],
    ["It will be her first visit to Kenya.", "CONSULT | visit | her > Kenya | planned"],
    [
      "Kenya's president will meet Paul Kagame before flying to Kigali on Monday.",
      "CONSULT | meet | Kenya > Paul Kagame | planned",
      "CONSULT | flying | Kenya > Kigali | planned"
    ],
    [
      "Israel and Hamas agreed to a four-day truce brokered by Qatar.",
      "AGREE | agreed | Israel, Hamas >  | asserted",
      "CONSULT | brokered | Qatar >  | asserted"
    ],
    ["The ceasefire between Israel and Hezbollah took effect at 4 a.m.", "RETREAT | ceasefire | Israel, Hezbollah >  | asserted"],
    ["Israel closed the crossing at Kerem Shalom.", "COERCE | closed | Israel >  | asserted"],
    ["China's Coast Guard said it had driven away four Philippine vessels.", "COERCE | driven | Coast Guard > Philippines | asserted"],
    ["Niger's junta suspended uranium exports to France.", "SANCTION | suspended | Niger > France | asserted"],
    [
      "Chad and Libya agreed on Tuesday to reopen their border, four years after fighting between rebels and Chadian troops shut the crossing at Kouri.",
      "AGREE | agreed | Chad, Libya >  | asserted"
    ],
    ["Under the accord, Libya will hand over 40 prisoners.", "RETREAT | hand | Libya > prisoners | planned"],
    [
      "Kenya and Uganda agreed on a visit by President Ruto to Kampala in July.",
      "AGREE | agreed | Kenya, Uganda >  | asserted",
      "CONSULT | visit | Ruto > Uganda | planned"
    ],
    [
      "In 1991 Mara Lind persuaded Kenya to free Tom Okello.",
      "REQUEST | persuaded | Mara Lind > Kenya | asserted",
      "RETREAT | free | Kenya > Tom Okello | asserted"
    ],
    ["Kenya and Sudan signed a ceasefire in Rome.", "AGREE | signed | Kenya, Sudan >  | asserted"],
    [
      "Leaders have tried to take on the firms and allow Kenya to negotiate lower prices and failed.",
      "CONCEDE | allow | Leaders > Kenya | planned"
    ]
  ],
  "whose it is": [
    [
      "Planned Parenthood and the American Civil Liberties Union said they would sue Kansas.",
      "ACCUSE | sue | Planned Parenthood+American Civil Liberties Union > Kansas | planned"
    ],
    [
      "Haiti imposed a curfew. Haiti's main prison was stormed on Saturday. The leader was in Kenya to sign a deal with Kenyan officials. The government declared a state of emergency.",
      "COERCE | imposed | Haiti >  | asserted",
      "ASSAULT | stormed |  > Haiti | asserted",
      "COERCE | declared | Haiti >  | asserted"
    ],
    [
      "Minister Nikos Pappas signed an agreement on joint patrols with Libyan Prime Minister Abdul Hamid Dbeibah.",
      "SUPPORT | signed | Nikos Pappas > Abdul Hamid Dbeibah | asserted"
    ],
    ["Alison Grant met Tom Okello's publisher on Sunday.", "CONSULT | met | Alison Grant > publisher | asserted"],
    [
      "Mara Lind was in Kenya to sign a deal on the deployment of 1,000 Kenyan police officers.",
      "AGREE | deal | Mara Lind >  | planned",
      "MOBILIZE | deployment | Kenya >  | planned"
    ],
    [
      "The pope appealed to Kenya to free two German hostages.",
      "REQUEST | appealed | pope > Kenya | asserted",
      "RETREAT | free | Kenya > Germany | hypothetical"
    ],
    [
      "Mara Lind called on Kenya to reach an agreement with Sudan.",
      "REQUEST | called | Mara Lind > Kenya | asserted",
      "AGREE | agreement | Kenya > Sudan | hypothetical"
    ],
    ["Atlantic States face increasing pressures from changing weather."],
    ["The Foundation is building partnerships with schools."],
    ["In a rare move, Japan recalled its ambassador for consultations.", "SANCTION | recalled | Japan >  | asserted"],
    ["Mara Lind and Tom Okello agreed to set up a working group.", "AGREE | agreed | Mara Lind, Tom Okello >  | asserted"],
    [
      "The campaign was delayed by fighting between the army and the rebel group Boko Haram, which attacked two clinics in March.",
      "ASSAULT | fighting | army, Boko Haram >  | asserted",
      "ASSAULT | attacked | Boko Haram >  | asserted"
    ],
    [
      "Tom Okello is grateful to the Kenyan government for convening the leaders of Sudan and Egypt.",
      "CONSULT | convening | Kenya > Sudan+Egypt | asserted"
    ],
    ["The minister urged all countries to observe the Olympic Truce.", "REQUEST | urged | minister > countries | asserted"]
  ]
}

describe.each(Object.entries(CASES))("%s", (_, cases) => {
  it.each(cases)("%s", (text, ...events) => {
    expect(eventsIn(text)).toEqual(events)
  })
})
