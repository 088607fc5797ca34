/** What the event stage finds, rule by rule, over the shipped engine: `TYPE | trigger | actors > recipients | modality`. */
import { describe, expect, it } from "vitest"
import { eventsIn } from "./articles.ts"

const CASES: Readonly<Record<string, ReadonlyArray<readonly [text: string, ...events: ReadonlyArray<string>]>>> = {
  "verbs of every type": [
    ["France promised to send aid to Kenya.", "AGREE | promised | France > Kenya | asserted"],
    ["Italy's prime minister met President William Ruto in Nairobi.", "CONSULT | met | Italy > William Ruto | asserted"],
    ["Norway and Chile signed a trade agreement on Monday.", "SUPPORT | signed | Norway, Chile >  | asserted"],
    ["Peru apologised to Chile.", "CONCEDE | apologised | Peru > Chile | asserted"],
    ["Australia gave Fiji two patrol boats and humanitarian aid.", "AID | gave | Australia > Fiji | asserted"],
    ["France withdrew its troops from Mali.", "RETREAT | withdrew | France > Mali | asserted"],
    ["Kenya urged Sudan to end the fighting.", "REQUEST | urged | Kenya > Sudan | asserted"],
    ["Sudan refused to meet the Kenyan envoy.", "REJECT | refused | Sudan > Kenya | asserted"],
    ["Iran threatened to close the Strait of Hormuz.", "THREATEN | threatened | Iran > Strait of Hormuz | asserted"],
    ["Peruvian miners went on strike over pay.", "PROTEST | went | Peru >  | asserted"],
    ["The European Union imposed sanctions on Belarus.", "SANCTION | imposed | European Union > Belarus | asserted"],
    ["Russia deployed troops near the border with Finland.", "MOBILIZE | deployed | Russia > Finland | asserted"],
    ["Turkish police arrested 12 journalists.", "COERCE | arrested | Türkiye > journalists | asserted"],
    ["Israel bombed a village in Lebanon.", "ASSAULT | bombed | Israel > Lebanon | asserted"]
  ],
  "the object decides": [
    ["Peru lifted the curfew in Lima.", "CONCEDE | lifted | Peru > Lima | asserted"],
    ["Canada expelled two Indian diplomats.", "SANCTION | expelled | Canada > India | asserted"],
    ["Police fired tear gas at Kenyan protesters.", "ASSAULT | fired | Police > Kenya | asserted"],
    ["Sudan rejected Kenya's offer of mediation.", "REJECT | rejected | Sudan > Kenya | asserted"]
  ],
  "passives, relative clauses, coordination, control": [
    ["The mayor was asked by Kenya to resign.", "REQUEST | asked | Kenya > mayor | asserted", "RETREAT | resign | mayor >  | hypothetical"],
    ["Two Kenyan soldiers were killed in an ambush by militants from Somalia.", "ASSAULT | killed | Somalia > Kenya | asserted"],
    [
      "The soldiers, who attacked a village in Mali, were arrested.",
      "ASSAULT | attacked | soldiers > Mali | asserted",
      "COERCE | arrested |  > soldiers | asserted"
    ],
    [
      "Biden condemned Russia and thanked Kenya.",
      "ACCUSE | condemned | Biden > Russia | asserted",
      "SUPPORT | thanked | Biden > Kenya | asserted"
    ],
    ["Brazil offered to mediate between Kenya and Sudan.", "AGREE | offered | Brazil > Kenya, Sudan | asserted"]
  ],
  "nominals and light verbs": [
    ["Officials from Chile and Peru held three days of talks in Lima.", "CONSULT | talks | Chile+Peru >  | asserted"],
    ["The talks between Chile and Peru lasted five hours.", "CONSULT | talks | Chile, Peru >  | asserted"],
    ["Talks with Sudan were held by Kenya.", "CONSULT | Talks | Kenya > Sudan | asserted"],
    ["The US-China talks ended.", "CONSULT | talks | China, United States >  | asserted"],
    ["Japan reached a fisheries agreement with Peru.", "AGREE | agreement | Japan > Peru | asserted"],
    ["China and Russia held joint naval exercises.", "COOPERATE | exercises | China, Russia >  | asserted"]
  ],
  "parties that the clause or the story lends": [
    [
      "Chilean President Gabriel Boric flew to Peru for talks.",
      "CONSULT | flew | Gabriel Boric > Peru | asserted",
      "CONSULT | talks | Gabriel Boric, Peru >  | asserted"
    ],
    [
      "Gabriel Boric, the president of Chile, visited Peru in May. His visit may lead to further meetings.",
      "CONSULT | visited | Gabriel Boric > Peru | asserted",
      "CONSULT | visit | Gabriel Boric > Peru | asserted",
      "CONSULT | meetings | Gabriel Boric, Peru >  | possible"
    ],
    ["Chile and Peru held what both sides described as frank and useful talks.", "CONSULT | talks | Chile, Peru >  | asserted"],
    [
      "William Ruto was the first Kenyan leader to visit Norway since a stop in 2018 by his predecessor, Uhuru Kenyatta.",
      "CONSULT | visit | William Ruto > Norway | asserted",
      "CONSULT | stop | Uhuru Kenyatta > Norway | asserted"
    ],
    [
      "President William Ruto arrived in Norway on Monday. During his journey he met King Harald.",
      "CONSULT | arrived | William Ruto > Norway | asserted",
      "CONSULT | journey | William Ruto > Norway | asserted",
      "CONSULT | met | William Ruto > Harald | asserted"
    ],
    [
      "William Ruto met King Harald in Oslo. In May, the two had a short meeting in Nairobi.",
      "CONSULT | met | William Ruto > Harald | asserted",
      "CONSULT | meeting | William Ruto+Harald >  | asserted"
    ],
    [
      "Kenya and Sudan are neighbours. Efforts to restore diplomacy come as relations between the two countries are tense.",
      "SUPPORT | restore | Kenya+Sudan >  | planned"
    ],
    [
      "Kenya and Peru signed a treaty. The two countries welcomed more mutual visits by students.",
      "SUPPORT | signed | Kenya, Peru >  | asserted",
      "SUPPORT | welcomed | Kenya+Peru >  | asserted"
    ],
    ["Kenya and Sudan made progress in rebuilding ties.", "SUPPORT | progress | Kenya, Sudan >  | asserted"],
    ["Restoring ties with Sudan is Kenya's priority.", "SUPPORT | Restoring | Kenya > Sudan | planned"],
    ["The sanctions hit Russia for its attack on Ukraine.", "ASSAULT | attack | Russia > Ukraine | asserted"],
    [
      "Kenya gave aid to Ethiopia for its war in Tigray.",
      "AID | gave | Kenya > Ethiopia | asserted",
      "ASSAULT | war | Ethiopia > Tigray | asserted"
    ],
    ["European countries sought to screen Chinese investments.", "SANCTION | screen | Europe > China | planned"],
    ["China plans to open a naval base in Kenya.", "MOBILIZE | open | China > Kenya | planned"],
    [
      "Kenya has warned Sudan not to arm the rebels.",
      "THREATEN | warned | Kenya > Sudan | asserted",
      "AID | arm | Sudan > rebels | hypothetical"
    ]
  ],
  "what is said of a word, not with it": [
    ["Norway will re-establish ties with Sudan.", "SUPPORT | re-establish | Norway > Sudan | planned"],
    ["The West must de-risk its relations with China.", "SANCTION | de-risk | West > China | hypothetical"],
    ["The visit by William Ruto to Norway may open a new chapter.", "CONSULT | visit | William Ruto > Norway | asserted"],
    ["The objectives of his visit to Norway are clear, William Ruto said.", "CONSULT | visit | William Ruto > Norway | asserted"],
    [
      "William Ruto named two aims: restoring ties with Sudan and signing a treaty with Norway.",
      "SUPPORT | restoring | William Ruto > Sudan | planned",
      "SUPPORT | signing | William Ruto > Norway | planned"
    ],
    [
      "William Ruto hopes to meet King Harald again after their last meeting.",
      "CONSULT | meet | William Ruto > Harald | possible",
      "CONSULT | meeting | William Ruto, Harald >  | asserted"
    ],
    [
      "Kenyan President William Ruto arrived in Norway on Monday for talks. Norway has not announced the talks.",
      "CONSULT | arrived | William Ruto > Norway | asserted",
      "CONSULT | talks | William Ruto, Norway >  | asserted",
      "CONSULT | talks | William Ruto, Norway >  | planned"
    ]
  ],
  "incidents, neighbours, wars championed": [
    [
      "Sudan sent a surveillance balloon over Kenya in May. President William Ruto made light of the balloon incident on Monday.",
      "MOBILIZE | sent | Sudan >  | asserted",
      "MOBILIZE | incident | Sudan >  | asserted"
    ],
    [
      "Kenya's neighbours condemned Sudan. Kenyan partners condemned Sudan.",
      "ACCUSE | condemned | Kenya's neighbours > Sudan | asserted",
      "ACCUSE | condemned | Kenya > Sudan | asserted"
    ],
    ["The minister championed war with Kenya."],
    ["Kenya assured Sudan of its commitment to restoring ties with Norway.", "AGREE | assured | Kenya > Sudan | asserted"],
    ["Kenya sought to avert sanctions on Sudan.", "SANCTION | sanctions |  > Sudan | hypothetical"],
    [
      "Kenya and Sudan are neighbours. William Ruto met King Harald. They spoke of areas where cooperation between the two countries is possible.",
      "CONSULT | met | William Ruto > Harald | asserted",
      "COOPERATE | cooperation | Kenya+Sudan >  | possible"
    ]
  ],
  "speech that is an act": [
    [
      "Kenya said Sudan must withdraw its troops.",
      "REQUEST | said | Kenya > Sudan | asserted",
      "RETREAT | withdraw | Sudan >  | hypothetical"
    ],
    ["Sudan will not accept Kenyan observers.", "REJECT | accept | Sudan > Kenya | asserted"],
    [
      "Iran will leave the treaty unless Europe lifts its sanctions.",
      "THREATEN | leave | Iran >  | asserted",
      "RETREAT | lifts | Europe >  | hypothetical"
    ]
  ],
  "did it happen": [
    ["Kenya is expected to send troops to Haiti.", "MOBILIZE | send | Kenya > Haiti | planned"],
    ["Kenya may send troops to Haiti.", "MOBILIZE | send | Kenya > Haiti | possible"],
    ["Kenya did not send troops to Haiti.", "MOBILIZE | send | Kenya > Haiti | negated"],
    ["Kenya hopes to hold talks with Sudan.", "CONSULT | talks | Kenya > Sudan | possible"],
    ["Will Ruto meet Biden?", "CONSULT | meet | Ruto > Biden | possible"],
    ["Ruto is the first Kenyan president to visit Norway.", "CONSULT | visit | Ruto > Norway | asserted"],
    ["Chile's president will visit Japan in June.", "CONSULT | visit | Chile > Japan | planned"],
    [
      "The president of Chile has cancelled a visit to Japan.",
      "REJECT | cancelled | Chile > Japan | asserted",
      "CONSULT | visit | Chile > Japan | called_off"
    ],
    ["Kenya postponed talks with Sudan.", "REJECT | postponed | Kenya > Sudan | asserted", "CONSULT | talks | Kenya > Sudan | called_off"]
  ],
  "nobody did anything to anybody": [
    ["Doctors attack the problem with a new drug."],
    ["The shares rallied after the bank met expectations."],
    ["The company hit its targets."],
    ["The storm killed 40 people in Kenya."],
    ["Kenya attacked the problem of waste."],
    ["The film meets the needs of children."],
    ["The team beat Chile 3-0 on Sunday."],
    ["He called the plan a mistake."],
    ["The laws of Kenya are executed fully."],
    ["Poor Americans are forced to go without care."],
    ["Kenya delivered on its promise to Sudan."],
    ["Republicans fight to lower costs."],
    ["She attended the society’s annual retreat."],
    ["Kenya announced the mobilization of resources for Sudan."],
    ["They spoke of the Russia probe."],
    ["President William Ruto welcomed Jens Stoltenberg as the new head of the bank."]
  ],
  "who undergoes it, who says so": [
    ["The journalist Mara Lind was angry. Ms. Lind’s arrest shocked Kenya.", "COERCE | arrest |  > Mara Lind | asserted"],
    ["Ms. Lind claims that she was kept in a cellar in Oslo.", "ACCUSE | claims | Lind >  | asserted"],
    ["Ms. Lind claims that she was elected."],
    ["William Ruto was released on bail.", "RETREAT | released |  > William Ruto | asserted"],
    ["The Kenya–Sudan war must end.", "ASSAULT | war | Kenya, Sudan >  | asserted"],
    ["Mara Lind, of Ohio, to be envoy, vice John Roe, resigned.", "RETREAT | resigned | John Roe >  | asserted"],
    ["Kenya discussed Mr. Ruto’s trip to Norway.", "CONSULT | trip | Ruto > Norway | asserted"]
  ],
  "what is said of it": [
    ["Mr. Ruto is proud to work with Kenya.", "COOPERATE | work | Ruto > Kenya | asserted"],
    ["Do you see any signs that China is helping Russia?", "AID | helping | China > Russia | possible"],
    ["I want to thank President William Ruto.", "SUPPORT | thank | I > William Ruto | asserted"],
    ["Congress must enact reforms, including banning exports to China.", "SANCTION | banning | US Congress > China | hypothetical"]
  ]
}

describe.each(Object.entries(CASES))("%s", (_, cases) => {
  it.each(cases)("%s", (text, ...events) => {
    expect(eventsIn(text)).toEqual(events)
  })
})

describe("definite nominals", () => {
  it("take parties from the event before", () => {
    const events = eventsIn("Kenya's foreign minister met his Sudanese counterpart in Nairobi on Monday. The talks lasted two hours.")
    expect(events[1]).toMatch(/^CONSULT \| talks \| Kenya, Sudan > {2}\| asserted$/u)
  })
  it("keep a plan a plan", () => {
    expect(eventsIn("President William Ruto is due in Norway on Sunday. Neither side expects much of the visit.")).toEqual([
      "CONSULT | due | William Ruto > Norway | planned",
      "CONSULT | visit | William Ruto > Norway | planned"
    ])
  })
  it("are left out when nothing before fits", () => {
    expect(eventsIn("The talks were long. The visit was short.")).toEqual([])
  })
})
