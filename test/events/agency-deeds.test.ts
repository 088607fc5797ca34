/** What agencies report every day of what is done, by the type of the first event: `TYPE | trigger | actors > recipients | modality`. */
import { describe, expect, it } from "vitest"
import { eventsIn } from "./articles.ts"

const CASES: Readonly<Record<string, ReadonlyArray<readonly [text: string, ...events: ReadonlyArray<string>]>>> = {
  AID: [
    ["A convoy of 20 aid trucks entered Gaza through the Rafah crossing.", "AID | entered |  > Gaza | asserted"],
    [
      "The World Food Programme resumed food deliveries to northern Ethiopia.",
      "AID | deliveries | World Food Programme > Ethiopia | asserted"
    ],
    ["Turkey sent rescue teams to Morocco after the earthquake.", "AID | sent | Türkiye > Morocco | asserted"],
    ["The United States will supply Ukraine with cluster munitions.", "AID | supply | United States > Ukraine | planned"],
    ["Norway donated F-16 fighter jets to Ukraine.", "AID | donated | Norway > Ukraine | asserted"],
    [
      "The Red Cross delivered medical supplies to Mekelle.",
      "AID | delivered | International Committee of the Red Cross > Mekelle | asserted"
    ],
    ["Germany may send battle tanks to Ukraine.", "AID | send | Germany > Ukraine | possible"],
    ["Canada granted asylum to an Afghan judge.", "AID | granted | Canada > Afghanistan | asserted"],
    ["Spain gave Morocco 30 million euros to curb migration.", "AID | gave | Spain > Morocco | asserted"],
    ["The World Bank lent Kenya $1 billion.", "AID | lent | World Bank > Kenya | asserted"],
    ["Italy's coastguard rescued 85 migrants off Lampedusa.", "AID | rescued | Italy > migrants | asserted"]
  ],
  ASSAULT: [
    ["Russia violated the truce, Ukraine's military said.", "ASSAULT | violated | Russia >  | asserted"],
    ["Police clashed with protesters in Nairobi.", "ASSAULT | clashed | Police > Nairobi | asserted"],
    ["Riot police used water cannon to disperse the crowd in Ankara.", "ASSAULT | used | police > crowd | asserted"],
    ["Indian and Chinese troops clashed along their disputed border.", "ASSAULT | clashed | India+China >  | asserted"],
    ["Tajik and Kyrgyz border guards exchanged fire on Thursday.", "ASSAULT | exchanged | Tajikistan, Kyrgyzstan >  | asserted"],
    ["Pakistan carried out air strikes inside Afghanistan.", "ASSAULT | carried | Pakistan > Afghanistan | asserted"],
    ["Boko Haram fighters kidnapped dozens of schoolchildren in Kaduna.", "ASSAULT | kidnapped | Boko Haram >  | asserted"],
    ["Russian missiles slammed into an apartment block in Dnipro.", "ASSAULT | slammed | Russia > Dnipro | asserted"],
    ["Saudi-led coalition warplanes bombed Sanaa.", "ASSAULT | bombed | Saudi Arabia > Sana'a | asserted"],
    ["A car bomb exploded outside a police station in Kandahar.", "ASSAULT | exploded |  > Kandahar | asserted"],
    ["A suicide bomber blew himself up at a wedding in Kabul.", "ASSAULT | blew | bomber > Kabul | asserted"],
    ["Al-Shabaab militants attacked an African Union base in Somalia.", "ASSAULT | attacked | Al-Shabaab > African Union | asserted"],
    ["Indonesian rebels took a New Zealand pilot hostage.", "ASSAULT | took | Indonesia > New Zealand | asserted"],
    [
      "A senior Hezbollah commander was killed in an Israeli strike on Beirut.",
      "ASSAULT | killed | Israel > Hezbollah | asserted",
      "ASSAULT | strike | Israel > Beirut | asserted"
    ],
    [
      "Russia's invasion of Ukraine has drawn condemnation from the European Union.",
      "ASSAULT | invasion | Russia > Ukraine | asserted",
      "ACCUSE | condemnation | European Union > Russia | asserted"
    ],
    ["Israel is considering a ground offensive in Rafah.", "ASSAULT | offensive | Israel > Rafah | possible"],
    ["If Iran attacks Israel, the United States will respond.", "ASSAULT | attacks | Iran > Israel | hypothetical"],
    ["Greek coast guards fired shots at a Turkish boat.", "ASSAULT | fired | Greece > Türkiye | asserted"],
    ["Kenyan police shot dead three protesters in Kisumu.", "ASSAULT | shot | Kenya > protesters | asserted"],
    [
      "Security forces opened fire on demonstrators in Yangon, killing at least 18 people.",
      "ASSAULT | opened | forces > demonstrators | asserted",
      "ASSAULT | killing | forces > people | asserted"
    ],
    [
      "Suspected jihadists attacked a village in northern Burkina Faso, killing 25 civilians.",
      "ASSAULT | attacked | jihadists > Burkina Faso | asserted",
      "ASSAULT | killing | jihadists > civilians | asserted"
    ],
    ["Ukraine claimed responsibility for the assassination of a Russian general.", "ASSAULT | assassination | Ukraine > Russia | asserted"],
    ["Syrian rebels captured the city of Aleppo.", "ASSAULT | captured | Syria > Aleppo | asserted"],
    ["Ecuadorian police stormed the Mexican embassy in Quito.", "ASSAULT | stormed | Ecuador > Mexico | asserted"],
    ["Colombian guerrillas kidnapped the father of a footballer.", "ASSAULT | kidnapped | Colombia > father | asserted"],
    ["Police in Georgia used tear gas against protesters.", "ASSAULT | used | Georgia > protesters | asserted"],
    ["Angry crowds torched the US consulate in Benghazi.", "ASSAULT | torched | crowds > United States | asserted"],
    ["Armed men abducted the governor's son in the Nigerian state of Zamfara.", "ASSAULT | abducted | men > son | asserted"],
    ["Pakistan and India exchanged heavy artillery fire in Kashmir.", "ASSAULT | exchanged | Pakistan, India >  | asserted"],
    ["Ugandan soldiers crossed into eastern Congo to fight Islamist rebels.", "ASSAULT | crossed | Uganda > Congo | asserted"],
    ["US warplanes struck three Iranian nuclear sites on Saturday night.", "ASSAULT | struck | United States > Iran | asserted"],
    [
      "Hezbollah fired about 200 rockets into northern Israel in response to the killing of a commander.",
      "ASSAULT | fired | Hezbollah > Israel | asserted",
      "ASSAULT | killing |  > commander | asserted"
    ]
  ],
  COERCE: [
    ["Britain froze the assets of two Russian oligarchs.", "COERCE | froze | United Kingdom > Russia | asserted"],
    ["Soldiers seized power in Niger on Wednesday.", "COERCE | seized | Soldiers >  | asserted"],
    ["Mutinous soldiers overthrew Gabon's president, Ali Bongo.", "COERCE | overthrew | soldiers > Ali Bongo | asserted"],
    [
      "The army detained Guinea's president and dissolved his government.",
      "COERCE | detained | army > Guinea | asserted",
      "COERCE | dissolved | army > government | asserted"
    ],
    [
      "Military officers announced on state television that they had ousted the president of Mali.",
      "COERCE | ousted | officers > Mali | asserted"
    ],
    ["Turkish police arrested the mayor of Istanbul on Wednesday.", "COERCE | arrested | Türkiye > Istanbul | asserted"],
    ["Venezuelan authorities rounded up dozens of opposition activists.", "COERCE | rounded | Venezuela > activists | asserted"],
    ["Egypt's security forces raided the offices of an independent newspaper.", "COERCE | raided | Egypt > newspaper | asserted"],
    ["Two journalists were detained in Addis Ababa.", "COERCE | detained |  > journalists | asserted"],
    ["Iran put three activists under house arrest.", "COERCE | put | Iran > activists | asserted"],
    ["Iran seized a Greek oil tanker in the Gulf of Oman.", "COERCE | seized | Iran > Greece | asserted"],
    ["A Moscow court jailed an American reporter for 16 years.", "COERCE | jailed | Moscow > United States | asserted"],
    ["Hackers linked to Russia attacked Estonia's government websites.", "COERCE | attacked | Hackers > Estonia | asserted"],
    ["A cyberattack knocked out Ukraine's largest mobile operator.", "COERCE | knocked |  > Ukraine | asserted"],
    ["Myanmar's army imposed martial law in two townships.", "COERCE | imposed | Myanmar >  | asserted"],
    ["Iran shut down the internet in Kurdish cities.", "COERCE | shut | Iran >  | asserted"],
    ["Uganda banned a gay rights group.", "COERCE | banned | Uganda > group | asserted"],
    ["Tunisia froze the accounts of the main opposition party.", "COERCE | froze | Tunisia > party | asserted"],
    ["Pakistan deported thousands of Afghan refugees.", "COERCE | deported | Pakistan > Afghanistan | asserted"],
    [
      "The arrest of the journalist drew criticism from the United States.",
      "COERCE | arrest |  > journalist | asserted",
      "ACCUSE | criticism | United States >  | asserted"
    ],
    ["Sudanese authorities banned demonstrations in Khartoum.", "COERCE | banned | Sudan >  | asserted"],
    ["Iranian hackers stole data from an Israeli hospital.", "COERCE | stole | Iran > Israel | asserted"],
    ["Brazil's Supreme Court ordered the arrest of Jair Bolsonaro's aides.", "COERCE | arrest | Supreme Court > aides | planned"],
    ["Myanmar's military extended the state of emergency by six months.", "COERCE | extended | Myanmar >  | asserted"],
    [
      "Bangladesh imposed a nationwide curfew on Friday and deployed the army.",
      "COERCE | imposed | Bangladesh >  | asserted",
      "MOBILIZE | deployed | Bangladesh >  | asserted"
    ],
    ["China detained a Japanese businessman on suspicion of spying.", "COERCE | detained | China > Japan | asserted"],
    ["Egypt seized the assets of the Muslim Brotherhood.", "COERCE | seized | Egypt > Muslim Brotherhood | asserted"],
    ["Sri Lanka declared a state of emergency.", "COERCE | declared | Sri Lanka >  | asserted"],
    [
      "The Taliban detained five British nationals in January, according to the foreign office.",
      "COERCE | detained | Taliban > United Kingdom | asserted"
    ],
    [
      "Panama's police deported 28 Colombian migrants on a flight funded by the United States.",
      "COERCE | deported | Panama > Colombia | asserted"
    ],
    ["Tunisian opposition figures were jailed for up to 66 years in a mass trial.", "COERCE | jailed |  > Tunisia | asserted"],
    ["Greece arrested 12 people on suspicion of spying for Turkey.", "COERCE | arrested | Greece > people | asserted"],
    ["Brazil's supreme court banned Jair Bolsonaro from leaving the country.", "COERCE | banned | Brazil > Jair Bolsonaro | asserted"]
  ],
  COOPERATE: [
    ["Spain extradited a drug suspect to the United States.", "COOPERATE | extradited | Spain > United States | asserted"],
    ["Russia and the United States swapped prisoners in Ankara.", "COOPERATE | swapped | Russia, United States >  | asserted"],
    [
      "The Philippines and the United States launched their largest joint military drills.",
      "COOPERATE | drills | Philippines, United States >  | asserted"
    ],
    ["France and Germany will hold joint military exercises next month.", "COOPERATE | exercises | France, Germany >  | planned"],
    ["China and Russia plan to hold naval drills in March.", "COOPERATE | drills | China, Russia >  | planned"],
    ["Egypt and Sudan held joint air exercises.", "COOPERATE | exercises | Egypt, Sudan >  | asserted"],
    ["Cyprus and Israel have begun a week of joint naval drills.", "COOPERATE | drills | Cyprus, Israel >  | asserted"],
    ["Mexico extradited 26 cartel members to the United States on Tuesday.", "COOPERATE | extradited | Mexico > United States | asserted"],
    ["Norway is deepening its defence ties with Kenya.", "COOPERATE | deepening | Norway > Kenya | asserted"]
  ],
  MOBILIZE: [
    ["North Korea fired two ballistic missiles into the Sea of Japan.", "MOBILIZE | fired | North Korea >  | asserted"],
    ["Pyongyang test-fired an intercontinental ballistic missile on Monday.", "MOBILIZE | fired | North Korea >  | asserted"],
    ["China began three days of military exercises around Taiwan.", "MOBILIZE | exercises | China > Taiwan | asserted"],
    ["Poland moved thousands of troops to its border with Belarus.", "MOBILIZE | moved | Poland > Belarus | asserted"],
    ["Russia called up 300,000 reservists.", "MOBILIZE | called | Russia >  | asserted"],
    [
      "Japan scrambled fighter jets after a Russian plane violated its airspace.",
      "MOBILIZE | scrambled | Japan >  | asserted",
      "MOBILIZE | violated | Russia >  | asserted"
    ],
    ["NATO put its rapid reaction force on standby.", "MOBILIZE | put | NATO >  | asserted"],
    ["The U.S. Navy sent a destroyer through the Taiwan Strait.", "MOBILIZE | sent | US Navy >  | asserted"],
    ["Venezuela deployed troops along the border with Guyana.", "MOBILIZE | deployed | Venezuela > Guyana | asserted"],
    ["The Kremlin denied that Russian drones had entered Polish airspace.", "MOBILIZE | entered | Russia > Poland | negated"],
    ["Hundreds of Kenyan police officers landed in Haiti to fight gangs.", "MOBILIZE | landed | Kenya > Haiti | asserted"]
  ],
  PROTEST: [
    ["Farmers blocked highways across France with tractors.", "PROTEST | blocked | Farmers >  | asserted"],
    ["Rail workers in Germany walked off the job on Thursday.", "PROTEST | walked | Germany >  | asserted"],
    ["Lorry drivers began an indefinite strike in Portugal on Monday.", "PROTEST | began | drivers >  | asserted"],
    ["Students occupied the main university in Belgrade.", "PROTEST | occupied | Students > Belgrade | asserted"],
    ["Protesters set fire to the governor's house in Basra.", "PROTEST | set | Protesters > Basra | asserted"],
    ["Opposition supporters gathered outside the presidential palace in Dakar.", "PROTEST | gathered | supporters >  | asserted"],
    ["Hundreds marched through Warsaw in support of abortion rights.", "PROTEST | marched | Hundreds >  | asserted"],
    ["Prisoners in Ecuador went on hunger strike.", "PROTEST | went | Ecuador >  | asserted"],
    ["Indian farmers marched on Delhi to demand higher prices.", "PROTEST | marched | India > Delhi | asserted"],
    ["Teachers in Hungary went on strike over pay.", "PROTEST | went | Hungary >  | asserted"],
    ["Iraqi protesters blocked the road to the port of Umm Qasr.", "PROTEST | blocked | Iraq >  | asserted"],
    ["Thousands of Bolivian miners marched on La Paz to protest against fuel shortages.", "PROTEST | marched | Bolivia > La Paz | asserted"]
  ],
  RETREAT: [
    ["The United States eased sanctions on Venezuela last week.", "RETREAT | eased | United States > Venezuela | asserted"],
    ["Australia lifted its arms embargo on Fiji.", "RETREAT | lifted | Australia > Fiji | asserted"],
    [
      "ECOWAS lifted the sanctions it had imposed on Niger.",
      "RETREAT | lifted | Economic Community of West African States >  | asserted",
      "SANCTION | imposed | Economic Community of West African States > Niger | asserted"
    ],
    ["Hamas freed two American hostages on Friday.", "RETREAT | freed | Hamas > United States | asserted"],
    ["Thailand's prime minister stepped down after mass protests.", "RETREAT | stepped | Thailand >  | asserted"],
    ["Sri Lanka's president fled the country and resigned.", "RETREAT | resigned | Sri Lanka >  | asserted"],
    ["Portugal's prime minister tendered his resignation on Tuesday.", "RETREAT | resignation | Portugal >  | asserted"],
    ["French troops left Mali in August.", "RETREAT | left | France > Mali | asserted"],
    ["Russian forces retreated from Kherson.", "RETREAT | retreated | Russia > Kherson | asserted"],
    ["Wagner fighters handed over their weapons to the Russian army.", "RETREAT | handed | Wagner Group > Russia | asserted"],
    ["The last American soldiers withdrew from Niger on Monday.", "RETREAT | withdrew | United States > Niger | asserted"],
    ["Eritrea and Ethiopia reopened their border after two decades.", "RETREAT | reopened | Eritrea, Ethiopia >  | asserted"],
    ["Iraq's prime minister resigned after weeks of protests.", "RETREAT | resigned | Iraq >  | asserted"],
    ["The Pakistani army released an Indian pilot.", "RETREAT | released | Pakistan > India | asserted"],
    ["Azerbaijan handed over 32 Armenian prisoners.", "RETREAT | handed | Azerbaijan > Armenia | asserted"],
    ["Rebels laid down their arms in northern Mozambique.", "RETREAT | laid | Rebels >  | asserted"],
    ["UN peacekeepers completed their withdrawal from Mali.", "RETREAT | withdrawal | United Nations > Mali | asserted"],
    ["Burundi said its troops would leave eastern Congo by December.", "RETREAT | leave | Burundi > Congo | planned"],
    [
      "Venezuela freed six American detainees after a meeting between Nicolas Maduro and a US envoy.",
      "RETREAT | freed | Venezuela > United States | asserted",
      "CONSULT | meeting | Nicolas Maduro, United States >  | asserted"
    ]
  ],
  SANCTION: [
    ["The European Union slapped new sanctions on Belarus on Monday.", "SANCTION | slapped | European Union > Belarus | asserted"],
    ["Washington blacklisted three Chinese chipmakers.", "SANCTION | blacklisted | United States > China | asserted"],
    ["Canada imposed travel bans on 12 Iranian officials.", "SANCTION | imposed | Canada > Iran | asserted"],
    ["The African Union suspended Gabon after the coup.", "SANCTION | suspended | African Union > Gabon | asserted"],
    ["Germany halted arms exports to Saudi Arabia.", "SANCTION | halted | Germany > Saudi Arabia | asserted"],
    ["Nicaragua severed ties with Taiwan.", "SANCTION | severed | Nicaragua > Taiwan | asserted"],
    ["Colombia broke off diplomatic relations with Israel.", "SANCTION | broke | Colombia > Israel | asserted"],
    ["Moldova ordered 45 Russian diplomats to leave.", "SANCTION | ordered | Moldova > Russia | asserted"],
    ["Czechia kicked out 18 Russian diplomats.", "SANCTION | kicked | Czechia > Russia | asserted"],
    ["Bolivia expelled the Peruvian ambassador.", "SANCTION | expelled | Bolivia > Peru | asserted"],
    ["A court in Dhaka sentenced Muhammad Yunus to six months in jail.", "SANCTION | sentenced | Dhaka > Muhammad Yunus | asserted"],
    ["Colombia suspended peace talks with the ELN rebels.", "SANCTION | suspended | Colombia > ELN | asserted"],
    ["A French court convicted Nicolas Sarkozy of corruption.", "SANCTION | convicted | France > Nicolas Sarkozy | asserted"],
    ["The UN suspended food aid to Ethiopia after thefts.", "SANCTION | suspended | United Nations > Ethiopia | asserted"],
    ["The United States cut military aid to Egypt over its human rights record.", "SANCTION | cut | United States > Egypt | asserted"],
    ["The Netherlands recalled its envoy to Iran.", "SANCTION | recalled | Netherlands > Iran | asserted"],
    ["Australia downgraded its ties with Myanmar.", "SANCTION | downgraded | Australia > Myanmar | asserted"],
    ["Argentina broke off ties with Iran.", "SANCTION | broke | Argentina > Iran | asserted"],
    ["Rwanda closed its border with Burundi.", "SANCTION | closed | Rwanda > Burundi | asserted"],
    ["Poland barred entry to Belarusian lorries.", "SANCTION | barred | Poland > Belarus | asserted"],
    [
      "The United States said on Friday it would impose visa restrictions on Georgian officials involved in the crackdown on protesters.",
      "SANCTION | impose | United States > Georgia | planned"
    ],
    ["The EU extended its sanctions against Syria until June.", "SANCTION | extended | European Union > Syria | asserted"],
    [
      "Iran's parliament voted to suspend cooperation with the UN nuclear watchdog.",
      "SANCTION | suspend | Iran > United Nations | asserted"
    ],
    ["Nicaragua withdrew from the UN refugee agency.", "SANCTION | withdrew | Nicaragua > UNHCR | asserted"],
    ["Georgia suspended accession talks with the European Union.", "SANCTION | suspended | Georgia > European Union | asserted"],
    [
      "The World Food Programme halted deliveries to Yemen after the Houthis seized a warehouse.",
      "SANCTION | halted | World Food Programme > Yemen | asserted"
    ]
  ]
}

describe.each(Object.entries(CASES))("%s", (_, cases) => {
  it.each(cases)("%s", (text, ...events) => {
    expect(eventsIn(text)).toEqual(events)
  })
})
