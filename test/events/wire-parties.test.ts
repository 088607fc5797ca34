/** Who did it to whom, where the sentence puts it far from the verb: `TYPE | trigger | actors > recipients | modality`. */
import { describe, expect, it } from "vitest"
import { eventsIn } from "./articles.ts"

const CASES: Readonly<Record<string, ReadonlyArray<readonly [text: string, ...events: ReadonlyArray<string>]>>> = {
  "two objects and by-phrases": [
    ["On Friday, the court handed journalist Mara Lind a six-year prison sentence.", "SANCTION | handed | court > Mara Lind | asserted"],
    [
      "Former president Luis Ortega was found guilty of corruption by a Lima court on Monday.",
      "SANCTION | found | Lima > Luis Ortega | asserted"
    ],
    [
      "A former Bosnian commander was handed a life sentence for genocide by a UN tribunal.",
      "SANCTION | handed | United Nations > Bosnia and Herzegovina | asserted"
    ],
    ["Nokia was fined 1.2 billion euros by Ireland's privacy watchdog.", "SANCTION | fined | Ireland > Nokia | asserted"],
    [
      "The trial of former Gambian interior minister Ousman Njie opened in Switzerland on Monday.",
      "ACCUSE | trial |  > Ousman Njie | asserted"
    ],
    ["Kenya's former first lady Jane Okello was acquitted of fraud.", "CONCEDE | acquitted |  > Jane Okello | asserted"]
  ],
  "whose plan, deed or delegation it is": [
    ["Israel rejected a ceasefire proposal put forward by Egypt.", "REJECT | rejected | Israel > Egypt | asserted"],
    ["Turkish police prevented a rally staged by Greek students.", "COERCE | prevented | Türkiye > Greece | asserted"],
    [
      "Saudi Arabia's decision to cut oil output drew sharp criticism from Washington.",
      "ACCUSE | criticism | United States > Saudi Arabia | asserted"
    ],
    ["Zambia won a $1.3 billion bailout from the IMF.", "AID | bailout | International Monetary Fund > Zambia | asserted"],
    [
      "A delegation led by Senator Carla Nunez met Taiwan's president Lai Wen on Thursday in Taipei.",
      "CONSULT | met | Carla Nunez > Lai Wen | asserted"
    ],
    [
      "Iran and Saudi Arabia restored diplomatic relations after talks in Beijing.",
      "SUPPORT | restored | Iran, Saudi Arabia >  | asserted",
      "CONSULT | talks | Iran, Saudi Arabia >  | asserted"
    ],
    ["Envoys of Armenia and Azerbaijan sat down for talks in Brussels.", "CONSULT | talks | Armenia+Azerbaijan >  | asserted"]
  ],
  "streets, ports and strikes": [
    ["Striking dockworkers shut down the port of Santos for a third day on Thursday.", "PROTEST | shut | dockworkers > Santos | asserted"],
    ["Protesters stormed the presidential palace in Lima.", "PROTEST | stormed | Protesters >  | asserted"],
    ["Doctors in South Korea have been on strike over plans to admit more students.", "PROTEST | been | South Korea >  | asserted"]
  ],
  force: [
    [
      "Colombia's ELN rebels released a kidnapped policeman.",
      "RETREAT | released | Colombia+ELN > policeman | asserted",
      "ASSAULT | kidnapped |  > policeman | asserted"
    ],
    ["The rebels entered Mogadishu on Monday.", "ASSAULT | entered | rebels > Mogadishu | asserted"],
    [
      "Azerbaijan's forces opened fire on an Armenian border post, killing two soldiers.",
      "ASSAULT | opened | Azerbaijan > Armenia | asserted",
      "ASSAULT | killing | Azerbaijan > soldiers | asserted"
    ],
    ["Armed men snatched 15 pupils from a school in Nigeria.", "ASSAULT | snatched | men > pupils | asserted"],
    ["French peacekeepers came under fire in southern Lebanon.", "ASSAULT | came |  > France | asserted"],
    [
      "The Philippines accused China of ramming its boats.",
      "ACCUSE | accused | Philippines > China | asserted",
      "ASSAULT | ramming | China > Philippines | asserted"
    ],
    ["China's navy shadowed a US destroyer in the Taiwan Strait.", "MOBILIZE | shadowed | China > United States | asserted"],
    ["Russia will deploy tactical nuclear weapons in Belarus.", "MOBILIZE | deploy | Russia > Belarus | planned"]
  ],
  help: [
    ["Rescue teams from Turkey arrived in Morocco to help search for survivors.", "AID | arrived | Türkiye > Morocco | asserted"],
    ["Germany sent 40 armoured vehicles to Ukraine.", "AID | sent | Germany > Ukraine | asserted"]
  ],
  "by what somebody came to harm": [
    [
      "At least 20 people were killed when a Sudanese army warplane bombed a market in the town of Kabkabiya.",
      "ASSAULT | killed | Sudan > people | asserted",
      "ASSAULT | bombed | Sudan > Kabkabiya | asserted"
    ],
    [
      "Five civilians were wounded in Russian shelling of Kharkiv.",
      "ASSAULT | wounded | Russia > civilians | asserted",
      "ASSAULT | shelling | Russia > Kharkiv | asserted"
    ],
    [
      "The attack, claimed by the Islamic State, killed 22 worshippers.",
      "ASSAULT | attack | Islamic State >  | asserted",
      "ASSAULT | killed | Islamic State > worshippers | asserted"
    ],
    [
      "An attack by Boko Haram that killed 30 villagers drew condemnation.",
      "ASSAULT | attack | Boko Haram >  | asserted",
      "ASSAULT | killed | Boko Haram > villagers | asserted"
    ],
    [
      "Two people died when Russian missiles hit an apartment block in Dnipro.",
      "ASSAULT | died | Russia > people | asserted",
      "ASSAULT | hit | Russia > Dnipro | asserted"
    ],
    ["Twelve people were killed in a bus crash in Peru."],
    ["Former minister Tom Okello shot himself on Monday."]
  ],
  "told again": [
    [
      "Kenyan police arrested opposition leader Raila Njoroge on Tuesday. The party said the arrest was unlawful.",
      "COERCE | arrested | Kenya > Raila Njoroge | asserted",
      "COERCE | arrest | Kenya > Raila Njoroge | asserted"
    ],
    [
      "Russian drones bombed a market in Odesa on Monday. Poland condemned the bombing.",
      "ASSAULT | bombed | Russia > Odesa | asserted",
      "ACCUSE | condemned | Poland > Russia | asserted",
      "ASSAULT | bombing | Russia > Odesa | asserted"
    ],
    [
      "The European Union imposed sanctions on Belarus on Monday. Minsk rejected the sanctions.",
      "SANCTION | imposed | European Union > Belarus | asserted",
      "REJECT | rejected | Belarus > European Union | asserted",
      "SANCTION | sanctions | European Union > Belarus | asserted"
    ]
  ],
  "from where, and with whom": [
    [
      "Tom Okello, who was extradited from the United States in 2023, denied the charges.",
      "COOPERATE | extradited | United States > Tom Okello | asserted"
    ],
    ["More than 1,400 political prisoners are being held in Belarus.", "COERCE | held | Belarus > prisoners | asserted"],
    [
      "President Jane Lind met President Tom Okello in Nairobi and signed an agreement on gas.",
      "CONSULT | met | Jane Lind > Tom Okello | asserted",
      "SUPPORT | signed | Jane Lind > Tom Okello | asserted"
    ],
    ["Opposition leader Tom Okello was taken from his home by plainclothes officers.", "COERCE | taken | officers > Tom Okello | asserted"],
    ["The prisoner exchange was brokered by Qatar.", "CONSULT | brokered | Qatar >  | asserted"]
  ],
  "towns, loads and drills": [
    ["President Ramos visited the town of Tacloban.", "CONSULT | visited | Ramos > Tacloban | asserted"],
    [
      "The United States and Japan have sent planes carrying food and tents to the central Philippines.",
      "AID | sent | United States, Japan > Philippines | asserted"
    ],
    ["Philippine soldiers rescued 400 villagers in Leyte.", "AID | rescued | Philippines > villagers | asserted"],
    ["Chinese warships carried out drills around Taiwan.", "MOBILIZE | drills | China > Taiwan | asserted"],
    ["The State Department approved the sale of fighter jets to Poland.", "AGREE | approved | US State Department > Poland | asserted"]
  ],
  "crowds and captors": [
    ["Pilots walked out over pay on Friday.", "PROTEST | walked | Pilots >  | asserted"],
    ["Protesters hurled fireworks at police in Tbilisi.", "PROTEST | hurled | Protesters > Tbilisi | asserted"],
    ["Bandits freed 17 schoolgirls in Nigeria on Monday.", "RETREAT | freed | Bandits > Nigeria | asserted"],
    [
      "Gunmen attacked a church in Nigeria. No group claimed responsibility for the attack.",
      "ASSAULT | attacked | Gunmen > church | asserted",
      "ASSAULT | attack | Gunmen > church | asserted"
    ],
    ["Prime Minister Tom Okello ruled out new elections.", "REJECT | ruled | Tom Okello >  | asserted"]
  ],
  "the move, the deed, they": [
    [
      "Zimbabwe agreed to compensate white farmers on Monday. The IMF praised the move.",
      "AGREE | agreed | Zimbabwe > farmers | asserted",
      "SUPPORT | praised | International Monetary Fund > Zimbabwe | asserted"
    ],
    [
      "Turkey banned the party on Friday. The European Union criticised the decision.",
      "COERCE | banned | Türkiye > party | asserted",
      "ACCUSE | criticised | European Union > Türkiye | asserted"
    ],
    [
      "Niger, Mali and Burkina Faso accused France of meddling. They expelled French troops in May.",
      "ACCUSE | accused | Niger, Mali, Burkina Faso > France | asserted",
      "SANCTION | expelled | Niger+Mali+Burkina Faso > France | asserted"
    ],
    [
      "Gunmen attacked a church in Nigeria. They abducted 40 worshippers.",
      "ASSAULT | attacked | Gunmen > church | asserted",
      "ASSAULT | abducted | Gunmen > worshippers | asserted"
    ],
    [
      "Germany pledged new tanks to Kyiv. Moscow dismissed the pledge as a provocation.",
      "AGREE | pledged | Germany > Ukraine | asserted",
      "REJECT | dismissed | Russia > Germany | asserted"
    ],
    [
      "Tom Okello, on a one-day visit to Ankara, told a news conference that the two neighbours could disagree.",
      "CONSULT | visit | Tom Okello > Ankara | asserted"
    ]
  ],
  "what is no threat and no request to the victim": [
    ["The prime minister promised that the government would not ban pesticides.", "COERCE | ban | government >  | negated"],
    [
      "The African Union called for the release of Niger's ousted president, Mohamed Bah.",
      "REQUEST | called | African Union >  | asserted",
      "RETREAT | release |  > Mohamed Bah | hypothetical",
      "COERCE | ousted |  > Mohamed Bah | asserted"
    ],
    ["The junta has held President Mohamed Bah in his residence since the coup.", "COERCE | held | junta > Mohamed Bah | asserted"],
    ["Mali turned to Russia for help.", "REQUEST | turned | Mali > Russia | asserted"],
    ["Russia's air defences shot down 36 Ukrainian drones.", "ASSAULT | shot | Russia > Ukraine | asserted"],
    ["Israel struck Syrian naval bases.", "ASSAULT | struck | Israel > Syria | asserted"]
  ],
  "everyday and administrative senses": [
    ["President Lind signed a presidential memorandum on prices."],
    ["India went on with its long journey toward independence."],
    ["Senator Okello hurt hundreds of families with his vote."],
    ["A ransomware attack on the Kenyan parliament was blamed on hackers.", "COERCE | attack |  > Kenya | asserted"],
    ["The Kenyan government is committed to helping Sudan.", "AID | helping | Kenya > Sudan | planned"],
    ["The Sudanese government and the rebels reached an agreement in Kenya.", "AGREE | agreement | Sudan, rebels >  | asserted"]
  ],
  "courts, notes and bans": [
    [
      "A Paris appeals court upheld a two-year sentence against former minister Claude Garant.",
      "SANCTION | upheld | Paris > Claude Garant | asserted"
    ],
    ["Russia put Estonian Prime Minister Jana Kask on a wanted list.", "ACCUSE | put | Russia > Jana Kask | asserted"],
    ["Serbia's foreign ministry handed a protest note to the Croatian ambassador.", "ACCUSE | handed | Serbia > Croatia | asserted"],
    ["Tanzania suspended the licence of a newspaper for 30 days.", "COERCE | suspended | Tanzania > newspaper | asserted"],
    ["Venezuela ordered German ambassador Daniel Krone out of the country.", "SANCTION | ordered | Venezuela > Daniel Krone | asserted"],
    ["Eritrea and Ethiopia traded accusations over a border clash.", "ACCUSE | traded | Eritrea, Ethiopia >  | asserted"],
    ["Gabon's former president Ali Mba was allowed to leave the country by the junta.", "CONCEDE | allowed | Gabon > Ali Mba | asserted"],
    ["Opposition lawmakers walked out of parliament in protest at the budget.", "PROTEST | protest | lawmakers >  | asserted"],
    ["Some 5,000 refugees were sent back to Myanmar by Bangladesh.", "COERCE | sent | Bangladesh > refugees | asserted"],
    ["Australia will hand Papua New Guinea $600 million over ten years.", "AID | hand | Australia > Papua New Guinea | planned"],
    ["Amnesty said Eritrean soldiers had raped dozens of women in Tigray.", "ASSAULT | raped | Eritrea > women | asserted"]
  ]
}

describe.each(Object.entries(CASES))("%s", (_, cases) => {
  it.each(cases)("%s", (text, ...events) => expect(eventsIn(text)).toEqual(events))
})
