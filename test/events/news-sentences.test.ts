/** Sentences as news writes them, unnamed sides and all: `TYPE | trigger | actors > recipients | modality`. */
import { describe, expect, it } from "vitest"
import { eventsIn } from "./articles.ts"

const CASES: Readonly<Record<string, ReadonlyArray<readonly [text: string, ...events: ReadonlyArray<string>]>>> = {
  "sides without a name": [
    ["Rebels accused the army of shelling villages in the north.", "ACCUSE | accused | Rebels > army | asserted"],
    ["The government rejected the rebels' demand for a ceasefire.", "REJECT | rejected | government > rebels | asserted"],
    ["Opposition leaders called on the government to hold elections.", "REQUEST | called | leaders > government | asserted"],
    ["The rebels released three hostages on Friday.", "RETREAT | released | rebels > hostages | asserted"],
    ["Troops withdrew from the border town on Sunday.", "RETREAT | withdrew | Troops >  | asserted"],
    ["Union leaders met the finance minister to discuss pay.", "CONSULT | met | leaders > minister | asserted"],
    ["Talks between the government and the rebels broke down.", "CONSULT | Talks | government, rebels >  | asserted"],
    ["A court sentenced three journalists to seven years in prison.", "SANCTION | sentenced | court > journalists | asserted"],
    ["Prosecutors charged the former minister with corruption.", "ACCUSE | charged | Prosecutors > minister | asserted"],
    ["The rebels and the army agreed to a two-week truce.", "AGREE | agreed | rebels, army >  | asserted"],
    ["The authorities imposed a curfew in the city.", "COERCE | imposed | authorities >  | asserted"],
    ["Hackers attacked the websites of two ministries.", "COERCE | attacked | Hackers > ministries | asserted"],
    ["The government expelled two diplomats.", "SANCTION | expelled | government > diplomats | asserted"],
    ["A rebel commander surrendered to government troops.", "RETREAT | surrendered | commander > troops | asserted"],
    ["The army said it had killed 15 insurgents in an air raid.", "ASSAULT | killed | army > insurgents | asserted"],
    ["The navy rescued 120 migrants from a sinking boat.", "AID | rescued | navy > migrants | asserted"],
    ["Ministers will meet union leaders on Thursday.", "CONSULT | meet | Ministers > leaders | planned"],
    ["A suicide bomber attacked a police station.", "ASSAULT | attacked | bomber > police | asserted"],
    [
      "Human rights groups condemned the killing of a journalist by soldiers.",
      "ACCUSE | condemned | groups > soldiers | asserted",
      "ASSAULT | killing | soldiers > journalist | asserted"
    ]
  ],
  "not enough of a side": [["The agency supports families."], ["Officials helped residents."], ["The band met its fans."]],
  "what did not happen": [
    ["Neither Russia nor Ukraine accepted the proposal.", "AGREE | accepted | Russia, Ukraine >  | negated"],
    [
      "The summit between the two Koreas was called off.",
      "CONSULT | summit | Koreas >  | called_off",
      "REJECT | called |  > Koreas | asserted"
    ],
    ["Hungary has not ratified Sweden's accession.", "SUPPORT | ratified | Hungary > Sweden | negated"],
    ["They held talks on the release of Kenyan hostages.", "RETREAT | release |  > Kenya | possible"]
  ],
  "who does it": [
    ["Norway secured the release of hostages held by rebels in Sudan.", "RETREAT | release | Sudan > hostages | asserted"],
    ["Al-Shabaab claimed responsibility for an attack on a hotel in Mogadishu.", "ASSAULT | attack | Al-Shabaab > Mogadishu | asserted"],
    [
      "France condemned the killing of a journalist by Russian soldiers.",
      "ACCUSE | condemned | France > Russia | asserted",
      "ASSAULT | killing | Russia > journalist | asserted"
    ],
    [
      "France condemned the Russian attack on Kyiv.",
      "ACCUSE | condemned | France > Russia | asserted",
      "ASSAULT | attack | Russia > Kyiv | asserted"
    ],
    ["Ireland, Norway and Spain recognised Palestine on Tuesday.", "SUPPORT | recognised | Ireland, Norway, Spain > Palestine | asserted"],
    [
      "Japan warned that it would shoot down any drone sent by North Korea.",
      "THREATEN | warned | Japan >  | asserted",
      "ASSAULT | shoot | Japan > drone | planned",
      "MOBILIZE | sent | North Korea >  | hypothetical"
    ]
  ],
  "to whom, and with what": [
    ["Hamas fired rockets at Tel Aviv.", "ASSAULT | fired | Hamas > Tel Aviv | asserted"],
    ["Iran strikes Kurdish targets in Iraq.", "ASSAULT | strikes | Iran > Kurdish | asserted"],
    ["Japan will provide Ukraine with $4.5 billion in aid.", "AID | provide | Japan > Ukraine | planned"],
    ["China sent 30 warplanes towards Taiwan.", "MOBILIZE | sent | China > Taiwan | asserted"],
    ["Police fired tear gas at Kenyan protesters.", "ASSAULT | fired | Police > Kenya | asserted"],
    ["Houthi fighters attacked a tanker in the Red Sea.", "ASSAULT | attacked | Houthi >  | asserted"],
    ["The farm in Kenya ordered the killing of its chickens."],
    ["Norway offers its full support to the people of Cuba.", "SUPPORT | offers | Norway > Cuba | asserted"]
  ],
  "fire, blame and pleas": [
    ["The leader of Chad's rebels died in an exchange of fire with the army.", "ASSAULT | exchange | Chad > army | asserted"],
    [
      "Bolivia broke ties with Israel because of its attacks on Gaza.",
      "SANCTION | broke | Bolivia > Israel | asserted",
      "ASSAULT | attacks | Israel > Gaza | asserted"
    ],
    [
      "Washington imposed sanctions on Iran over its support for Hamas.",
      "SANCTION | imposed | United States > Iran | asserted",
      "SUPPORT | support | Iran > Hamas | asserted"
    ],
    [
      "Iran rejected a U.S. accusation that it had plotted to kill a journalist.",
      "REJECT | rejected | Iran > United States | asserted",
      "ASSAULT | kill | Iran > journalist | negated"
    ],
    [
      "Greece has asked the EU for help in patrolling its southern waters.",
      "REQUEST | asked | Greece > European Union | asserted",
      "MOBILIZE | patrolling | Greece >  | hypothetical"
    ],
    ["Minsk is pushing migrants across the frontier."],
    ["Egypt pulled out."]
  ],
  "acts in two words": [
    ["Moscow declared an Australian diplomat persona non grata.", "SANCTION | declared | Russia > Australia | asserted"],
    ["Hackers hit Costa Rica's finance ministry with ransomware.", "COERCE | hit | Hackers > Costa Rica | asserted"],
    [
      "Chad has cut internet access and deployed troops across the capital.",
      "COERCE | cut | Chad >  | asserted",
      "MOBILIZE | deployed | Chad >  | asserted"
    ],
    ["Iran vowed retaliation against Israel.", "THREATEN | vowed | Iran > Israel | asserted"],
    ["Turkish warplanes struck targets in northern Iraq.", "ASSAULT | struck | Türkiye > Iraq | asserted"],
    ["The nurses' union rejected an earlier offer.", "REJECT | rejected | union >  | asserted"]
  ],
  "single acts": [
    [
      "Nicaragua offered to mediate in the dispute between Honduras and El Salvador.",
      "AGREE | offered | Nicaragua > Honduras, El Salvador | asserted"
    ],
    ["Boko Haram freed 21 of the girls.", "RETREAT | freed | Boko Haram >  | asserted"],
    [
      "The European Union warned Georgia that it could lose visa-free travel if it passes the law.",
      "THREATEN | warned | European Union > Georgia | asserted"
    ],
    ["Argentine truckers staged a 24-hour strike against the government.", "PROTEST | staged | Argentina >  | asserted"],
    ["Egypt sent tanks to its border with Gaza.", "MOBILIZE | sent | Egypt > Gaza | asserted"],
    ["Chinese fighter jets crossed the median line.", "MOBILIZE | crossed | China >  | asserted"],
    ["Tunisia dissolved its parliament.", "COERCE | dissolved | Tunisia > its parliament | asserted"],
    ["Kyrgyzstan blocked access to an independent news website.", "COERCE | blocked | Kyrgyzstan >  | asserted"],
    ["Hackers breached the email accounts of US officials.", "COERCE | breached | Hackers > United States | asserted"],
    ["Iranian agents tortured an activist.", "ASSAULT | tortured | Iran > activist | asserted"],
    ["Ghana denied accusing Burkina Faso of hosting Wagner troops.", "ACCUSE | accusing | Ghana > Burkina Faso | negated"],
    ["An armed attack on Norway would be answered by its allies.", "ASSAULT | attack |  > Norway | hypothetical"],
    ["The bank received funds from Kenya."],
    ["He received an honorary doctorate in Kenya."],
    [
      "Norway and Chile expressed their shared commitment to continue supporting Ukraine.",
      "AGREE | commitment | Norway, Chile > Ukraine | asserted"
    ]
  ],
  "not come about": [
    ["Iran has yet to release the sailors.", "RETREAT | release | Iran > sailors | negated"],
    ["Ethiopia came close to attacking Eritrea.", "ASSAULT | attacking |  > Eritrea | possible"],
    ["Had Turkey vetoed the bid, Finland would have joined alone.", "REJECT | vetoed | Türkiye >  | hypothetical"],
    ["The senator wants the US to arm Taiwan.", "AID | arm | United States > Taiwan | hypothetical"],
    ["Police foiled a plot to bomb the embassy of Israel.", "ASSAULT | bomb |  > Israel | negated"],
    ["The accord obliges Serbia to withdraw its police from the north.", "RETREAT | withdraw | Serbia >  | hypothetical"],
    ["The UN warned of a possible attack on Rafah.", "ASSAULT | attack |  > Rafah | possible"]
  ]
}

describe.each(Object.entries(CASES))("%s", (_, cases) => {
  it.each(cases)("%s", (text, ...events) => {
    expect(eventsIn(text)).toEqual(events)
  })
})
