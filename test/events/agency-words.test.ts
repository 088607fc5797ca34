/** What agencies report every day of what is said and met for, by the type of the first event: `TYPE | trigger | actors > recipients | modality`. */
import { describe, expect, it } from "vitest"
import { eventsIn } from "./articles.ts"

const CASES: Readonly<Record<string, ReadonlyArray<readonly [text: string, ...events: ReadonlyArray<string>]>>> = {
  ACCUSE: [
    ["Hong Kong police issued arrest warrants for eight activists abroad.", "ACCUSE | issued | Hong Kong > activists | asserted"],
    [
      "Armenia accused Azerbaijan of opening fire on its positions.",
      "ACCUSE | accused | Armenia > Azerbaijan | asserted",
      "ASSAULT | opening | Azerbaijan > Armenia | asserted"
    ],
    ["India summoned the Canadian high commissioner.", "ACCUSE | summoned | India > Canada | asserted"],
    ["Prosecutors in Peru opened an investigation into President Dina Boluarte.", "ACCUSE | opened | Peru > Dina Boluarte | asserted"],
    ["South Korean lawmakers impeached President Yoon.", "ACCUSE | impeached | South Korea > Yoon | asserted"],
    [
      "The International Criminal Court issued an arrest warrant for Vladimir Putin.",
      "ACCUSE | issued | International Criminal Court > Vladimir Putin | asserted"
    ],
    ["South Africa took Israel to the International Court of Justice.", "ACCUSE | took | South Africa > Israel | asserted"],
    [
      "Albania blamed Iran for a cyberattack on its government systems.",
      "ACCUSE | blamed | Albania > Iran | asserted",
      "COERCE | cyberattack | Iran >  | asserted"
    ],
    [
      "Human Rights Watch accused Rwanda of backing the M23 rebels.",
      "ACCUSE | accused | Human Rights Watch > Rwanda | asserted",
      "SUPPORT | backing | Rwanda > M23 | asserted"
    ],
    ["Beijing denounced the arms sale to Taiwan.", "ACCUSE | denounced | China >  | asserted"],
    ["The opposition leader was charged with treason on Monday.", "ACCUSE | charged |  > leader | asserted"],
    [
      "The European Commission opened infringement proceedings against Poland.",
      "ACCUSE | opened | European Commission > Poland | asserted"
    ],
    ["Nicaragua filed a case against Germany at the International Court of Justice.", "ACCUSE | filed | Nicaragua > Germany | asserted"],
    ["Sweden blamed Russia for the sabotage of a cable.", "ACCUSE | blamed | Sweden > Russia | asserted"],
    ["Mexico's president criticised the United States for its policy on Cuba.", "ACCUSE | criticised | Mexico > United States | asserted"],
    ["Bulgaria launched an investigation into explosions at arms depots.", "ACCUSE | launched | Bulgaria >  | asserted"],
    [
      "China's foreign ministry said it had lodged a stern protest with Japan over the release of treated water from the Fukushima plant.",
      "ACCUSE | lodged | China > Japan | asserted"
    ],
    [
      "Denmark summoned the top US diplomat in Copenhagen over reports of covert influence operations in Greenland.",
      "ACCUSE | summoned | Denmark > United States | asserted"
    ],
    [
      "Spain joined South Africa's genocide case against Israel at the International Court of Justice.",
      "ACCUSE | joined | Spain > Israel | asserted"
    ],
    [
      "Honduras accused the United States of interfering in its election.",
      "ACCUSE | accused | Honduras > United States | asserted",
      "COERCE | interfering | United States > Honduras | asserted"
    ],
    [
      "The Philippines accused China's coast guard of firing water cannon at its boats.",
      "ACCUSE | accused | Philippines > China | asserted",
      "ASSAULT | firing | China > Philippines | asserted"
    ]
  ],
  AGREE: [
    ["Israel and Hezbollah agreed to a 60-day ceasefire on Tuesday.", "AGREE | agreed | Israel, Hezbollah >  | asserted"],
    ["The IMF approved a $3 billion loan for Pakistan.", "AGREE | approved | International Monetary Fund > Pakistan | asserted"],
    ["Japan pledged $100 million in aid to Sri Lanka.", "AGREE | pledged | Japan > Sri Lanka | asserted"],
    [
      "Ethiopia and Sudan have agreed to resume talks on the dam.",
      "AGREE | agreed | Ethiopia, Sudan >  | asserted",
      "CONSULT | talks | Ethiopia, Sudan >  | planned"
    ],
    ["Angola offered to mediate between Rwanda and Congo.", "AGREE | offered | Angola > Rwanda, Congo | asserted"],
    [
      "The US Senate passed a $95 billion aid package for Ukraine, Israel and Taiwan.",
      "AGREE | passed | US Senate > Ukraine, Israel, Taiwan | asserted"
    ],
    [
      "Rwanda and the Democratic Republic of Congo agreed to set up a joint security mechanism.",
      "AGREE | agreed | Rwanda, Democratic Republic of Congo >  | asserted"
    ]
  ],
  CONCEDE: [
    ["Houthi rebels declared a unilateral truce in Yemen.", "CONCEDE | declared | Houthi > Yemen | asserted"],
    ["An Istanbul court acquitted four human rights activists.", "CONCEDE | acquitted | Istanbul > activists | asserted"],
    ["Emmanuel Macron apologised to Algerians for the killings.", "CONCEDE | apologised | Emmanuel Macron > Algeria | asserted"],
    ["Ethiopia lifted a state of emergency.", "CONCEDE | lifted | Ethiopia >  | asserted"],
    ["Nicaragua pardoned 222 political prisoners.", "CONCEDE | pardoned | Nicaragua > prisoners | asserted"],
    ["The president of Senegal pardoned the opposition leader.", "CONCEDE | pardoned | Senegal > leader | asserted"]
  ],
  CONSULT: [
    ["Peace talks between the Afghan government and the Taliban collapsed.", "CONSULT | talks | Afghanistan, Taliban >  | asserted"],
    ["Qatar said it would host a new round of talks between Israel and Hamas.", "CONSULT | host | Qatar > Israel, Hamas | planned"],
    ["The two Koreas held their first high-level talks in two years.", "CONSULT | talks | Koreas >  | asserted"],
    [
      "Turkey's foreign minister flew to Damascus on Friday for talks with Syria's new leaders.",
      "CONSULT | flew | Türkiye > Syria | asserted",
      "CONSULT | talks | Türkiye > Syria | asserted"
    ],
    ["Emmanuel Macron spoke by phone with Vladimir Putin on Sunday.", "CONSULT | spoke | Emmanuel Macron > Vladimir Putin | asserted"],
    ["Olaf Scholz met Xi Jinping in Beijing.", "CONSULT | met | Olaf Scholz > Xi Jinping | asserted"],
    [
      "The foreign ministers of Japan, China and South Korea gathered in Busan.",
      "CONSULT | gathered | Japan+China+South Korea >  | asserted"
    ],
    ["Pope Francis began a three-day visit to Mongolia on Friday.", "CONSULT | visit | Francis > Mongolia | asserted"],
    ["The Polish president arrived in Kyiv by train for a surprise visit.", "CONSULT | arrived | Poland > Kyiv | asserted"],
    [
      "South Korea, Japan and the United States are to hold a summit in August.",
      "CONSULT | summit | South Korea, Japan, United States >  | planned"
    ],
    ["The foreign ministers of Egypt and Turkey are due to meet in Cairo next week.", "CONSULT | meet | Egypt+Türkiye >  | planned"],
    [
      "The president's trip to Berlin has been called off.",
      "CONSULT | trip | president > Berlin | called_off",
      "REJECT | called |  > Berlin | asserted"
    ],
    ["Qatar has been mediating between Israel and Hamas.", "CONSULT | mediating | Qatar > Israel, Hamas | asserted"],
    ["Xi Jinping telephoned Vladimir Putin on Thursday.", "CONSULT | telephoned | Xi Jinping > Vladimir Putin | asserted"],
    ["The king of Jordan received the French foreign minister in Amman.", "CONSULT | received | Jordan > France | asserted"],
    ["EU leaders gathered in Brussels on Thursday for a summit.", "CONSULT | gathered | European Union >  | asserted"],
    ["Emmanuel Macron is on a state visit to China.", "CONSULT | visit | Emmanuel Macron > China | asserted"],
    [
      "Ukraine's president, who visited Ottawa on Thursday, thanked Canada for its military support.",
      "CONSULT | visited | Ukraine > Canada | asserted",
      "SUPPORT | thanked | Ukraine > Canada | asserted"
    ],
    ["Argentine President Javier Milei met Elon Musk in Texas.", "CONSULT | met | Javier Milei > Elon Musk | asserted"]
  ],
  REJECT: [
    ["Britain refused to extradite the hacker.", "REJECT | refused | United Kingdom > hacker | asserted"],
    [
      "Kenya's high court blocked the government's plan to send police to Haiti.",
      "REJECT | blocked | Kenya >  | asserted",
      "MOBILIZE | send | Kenya > Haiti | planned"
    ],
    [
      "Britain's Supreme Court ruled against the government's plan to deport asylum seekers to Rwanda.",
      "REJECT | ruled | Supreme Court > United Kingdom | asserted",
      "COERCE | deport | United Kingdom > Rwanda | planned"
    ],
    ["Vladimir Putin snubbed the summit in South Africa.", "REJECT | snubbed | Vladimir Putin > South Africa | asserted"],
    ["Hungary vetoed a 50-billion-euro aid package for Ukraine.", "REJECT | vetoed | Hungary > Ukraine | asserted"],
    ["Turkey blocked Sweden's bid to join NATO.", "REJECT | blocked | Türkiye > Sweden | asserted"],
    ["Serbia ruled out recognising Kosovo.", "REJECT | ruled | Serbia > Kosovo | asserted"],
    ["Peru refused to recognise Venezuela's new government.", "REJECT | refused | Peru > Venezuela | asserted"],
    [
      "India postponed talks with Pakistan after the attack.",
      "REJECT | postponed | India > Pakistan | asserted",
      "CONSULT | talks | India > Pakistan | called_off"
    ],
    [
      "Japan cancelled a planned meeting with China's defence minister.",
      "REJECT | cancelled | Japan > China | asserted",
      "CONSULT | meeting | Japan > China | called_off"
    ],
    ["Uganda failed to reach an agreement with the IMF.", "REJECT | failed | Uganda > International Monetary Fund | asserted"],
    [
      "Mali's junta rejected a proposal by ECOWAS to hold elections.",
      "REJECT | rejected | Mali > Economic Community of West African States | asserted"
    ]
  ],
  REQUEST: [
    ["Ukraine applied for membership of the European Union.", "REQUEST | applied | Ukraine > European Union | asserted"],
    [
      "Yerevan demanded that Azerbaijan withdraw its troops.",
      "REQUEST | demanded | Armenia > Azerbaijan | asserted",
      "RETREAT | withdraw | Azerbaijan >  | hypothetical"
    ],
    ["The UN Security Council demanded an immediate ceasefire in Sudan.", "REQUEST | demanded | UN Security Council > Sudan | asserted"],
    ["Zelensky appealed to Germany for more air defence systems.", "REQUEST | appealed | Zelensky > Germany | asserted"],
    [
      "Amnesty International called for the release of the Turkish philanthropist.",
      "REQUEST | called | Amnesty International > Türkiye | asserted"
    ],
    ["The Dutch king asked for forgiveness for slavery.", "REQUEST | asked | Netherlands >  | asserted"],
    [
      "Thousands of Israelis demanded the resignation of Benjamin Netanyahu.",
      "REQUEST | demanded | Israel > Benjamin Netanyahu | asserted"
    ],
    ["The United Nations urged both sides to respect the ceasefire.", "REQUEST | urged | United Nations > sides | asserted"],
    [
      "Amnesty urged Saudi Arabia to release the blogger.",
      "REQUEST | urged | Amnesty International > Saudi Arabia | asserted",
      "RETREAT | release | Saudi Arabia > blogger | hypothetical"
    ],
    ["Washington has asked Ankara to reconsider its purchase of Russian missiles.", "REQUEST | asked | United States > Türkiye | asserted"],
    ["The British prime minister urged Israel to let aid into Gaza.", "REQUEST | urged | United Kingdom > Israel | asserted"],
    [
      "Norway stressed the need for Kenya to release the prisoners.",
      "REQUEST | need | Norway > Kenya | asserted",
      "RETREAT | release | Kenya > prisoners | hypothetical"
    ],
    [
      "The two ministers underlined the need for Sudan to withdraw its troops.",
      "REQUEST | need | ministers > Sudan | asserted",
      "RETREAT | withdraw | Sudan >  | hypothetical"
    ],
    ["Kenya said nothing despite repeated attempts by Norway to resume talks.", "REQUEST | attempts | Norway >  | asserted"]
  ],
  SUPPORT: [
    ["Ethiopia and Tigrayan rebels signed a peace deal in Pretoria on Wednesday.", "SUPPORT | signed | Ethiopia+Tigrayan >  | asserted"],
    ["Finland signed a defence cooperation agreement with the United States.", "SUPPORT | signed | Finland > United States | asserted"],
    ["Greece and Egypt signed a maritime treaty in Cairo on Thursday.", "SUPPORT | signed | Greece, Egypt >  | asserted"],
    ["Mexico ratified the trade agreement with Canada.", "SUPPORT | ratified | Mexico > Canada | asserted"],
    ["Kosovo and Serbia normalised relations.", "SUPPORT | normalised | Kosovo, Serbia >  | asserted"],
    ["Saudi Arabia and Iran restored diplomatic ties.", "SUPPORT | restored | Saudi Arabia, Iran >  | asserted"],
    ["Honduras established diplomatic relations with China.", "SUPPORT | established | Honduras > China | asserted"],
    ["Vietnam and the United States upgraded their relations.", "SUPPORT | upgraded | Vietnam, United States >  | asserted"],
    ["Britain recognised Juan Guaido as Venezuela's interim president.", "SUPPORT | recognised | United Kingdom > Juan Guaido | asserted"],
    ["Hungary's parliament ratified Finland's NATO bid.", "SUPPORT | ratified | Hungary > Finland, NATO | asserted"],
    ["Turkey approved Sweden's NATO membership.", "SUPPORT | approved | Türkiye > Sweden, NATO | asserted"],
    ["Kenya and Somalia restored diplomatic relations.", "SUPPORT | restored | Kenya, Somalia >  | asserted"],
    ["The US envoy praised Kosovo for its restraint.", "SUPPORT | praised | United States > Kosovo | asserted"],
    ["Keir Starmer congratulated Donald Trump on his victory.", "SUPPORT | congratulated | Keir Starmer > Donald Trump | asserted"],
    ["Iraq signed an agreement with Turkey on sharing water.", "SUPPORT | signed | Iraq > Türkiye | asserted"],
    [
      "Australia will recognise a Palestinian state in September, Anthony Albanese said.",
      "SUPPORT | recognise | Australia > Palestine | planned"
    ]
  ],
  THREATEN: [
    [
      "Russia threatened to cut off gas supplies to Moldova.",
      "THREATEN | threatened | Russia > Moldova | asserted",
      "SANCTION | cut | Russia > Moldova | hypothetical"
    ],
    [
      "The United States warned China against supplying Russia with weapons.",
      "THREATEN | warned | United States > China | asserted",
      "AID | supplying | China > Russia | hypothetical"
    ],
    [
      "Berlin warned Moscow of serious consequences if it attacked Ukraine.",
      "THREATEN | warned | Germany > Russia | asserted",
      "ASSAULT | attacked | Russia > Ukraine | hypothetical"
    ],
    ["North Korea threatened South Korea with nuclear weapons.", "THREATEN | threatened | North Korea > South Korea | asserted"],
    ["Moscow vowed to respond if Finland closes its border crossings.", "THREATEN | vowed | Russia >  | asserted"]
  ]
}

describe.each(Object.entries(CASES))("%s", (_, cases) => {
  it.each(cases)("%s", (text, ...events) => {
    expect(eventsIn(text)).toEqual(events)
  })
})
