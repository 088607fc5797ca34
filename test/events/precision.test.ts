/** What sentences of releases and reports must not be read into, and whose deed they tell: `TYPE | trigger | actors > recipients | modality`. */
import { describe, expect, it } from "vitest"
import { eventsIn } from "./articles.ts"

const CASES: Readonly<Record<string, ReadonlyArray<readonly [text: string, ...events: ReadonlyArray<string>]>>> = {
  "titles and their bearers": [
    ["UN Special Envoy for Syria Tom Pedersen met Mara Lind on Monday.", "CONSULT | met | Tom Pedersen > Mara Lind | asserted"],
    [
      "Director for the Middle East Tom Okello and Special Coordinator for Energy Security Amos Lind visited Kenya.",
      "CONSULT | visited | Tom Okello, Amos Lind > Kenya | asserted"
    ],
    [
      "In Rome, Ms. Lind met with Kenyan Leader of the Opposition Tom Okello, Minister of Defense Jane Ruto, and Chief of Staff Peter Njoroge.",
      "CONSULT | met | Lind > Tom Okello, Jane Ruto, Peter Njoroge | asserted"
    ],
    [
      "Today, Minister Tom Okello met with Kenyan Deputy Prime Minister and Minister of Foreign Affairs Mara Lind.",
      "CONSULT | met | Tom Okello > Mara Lind | asserted"
    ],
    [
      "Tom Okello met with Acting President and Prime Minister Han Min-soo of South Korea.",
      "CONSULT | met | Tom Okello > Han Min-soo | asserted"
    ],
    ["The President paid tribute to former Secretary of Defense Mara Lind.", "SUPPORT | paid | President > Mara Lind | asserted"],
    ["Senior Lind Administration Officials hosted a session with Kenyan leaders.", "CONSULT | hosted | Officials > Kenya | asserted"]
  ],
  lists: [
    [
      "Jane Lind, the sister of Paul Lind, and Mary Okello, the wife of Tom Okello, met separately with President Ruto.",
      "CONSULT | met | Jane Lind, Mary Okello > Ruto | asserted"
    ],
    [
      "Members received briefings from the Department of Health, the Department of Justice, the Trade Commission, and the Department of Energy.",
      "CONSULT | briefings | Department of Health, Department of Justice, Trade Commission, Department of Energy > Members | asserted"
    ],
    [
      "Mr. Lind will strengthen the ties between the Republic of Korea, Japan, and the United States.",
      "SUPPORT | strengthen | Lind > South Korea, United States, Japan | planned"
    ],
    [
      "President Lind spoke today with former Prime Minister of Kenya Tom Okello to congratulate him on his party's victory.",
      "CONSULT | spoke | Lind > Tom Okello | asserted"
    ]
  ],
  "whose it is": [
    ["Minister Lind reaffirmed the commitment of Kenya to work with Sudan.", "COOPERATE | work | Kenya > Sudan | planned"],
    ["Poland welcomed efforts to repress Kenya's identity.", "COERCE | repress |  > Kenya | planned"],
    [
      "Mr. Sullivan spoke by phone today with Kenya's National Security Advisor Tom Okello. Mr. Sullivan reaffirmed President Lind's commitment to strong ties. They discussed cooperation.",
      "CONSULT | spoke | Sullivan > Tom Okello | asserted",
      "CONSULT | discussed | Sullivan+Tom Okello >  | asserted"
    ],
    [
      "Lind noted his commitment to ensuring that Iran can never obtain a bomb and briefed the King on the talks.",
      "CONSULT | briefed | Lind > King | asserted"
    ],
    [
      "Lind announced new commitments from the Kenyan government, companies and organizations to support women in Sudan.",
      "AGREE | commitments | Kenya, companies, organizations >  | asserted"
    ],
    [
      "Minister Lind spoke by phone today with President Okello of Kenya to discuss ways to deepen our bilateral relationship.",
      "CONSULT | spoke | Lind > Okello | asserted",
      "SUPPORT | deepen | Lind > Okello | planned"
    ],
    ["President Ruto made emergency assistance available to Sudan on Monday.", "AID | assistance | Ruto > Sudan | asserted"],
    ["President Lind also visited with the Kenyan leaders.", "CONSULT | visited | Lind > Kenya | asserted"],
    [
      "The group was involved in the attack in Kisumu, Kenya, which killed one Sudanese soldier.",
      "ASSAULT | attack |  > Kisumu | asserted",
      "ASSAULT | killed |  > Sudan | asserted"
    ],
    [
      "The Fallujah fighting has killed many Iraqi civilians.",
      "ASSAULT | fighting |  > Fallujah | asserted",
      "ASSAULT | killed |  > Iraq | asserted"
    ],
    ["Our hearts are with the victims of the Tree of Life shooting.", "ASSAULT | shooting |  > Tree of Life | asserted"],
    ["The gallant troops at Verdun fought for our way of life.", "ASSAULT | fought | troops >  | asserted"],
    [
      "Mr. Lind condemned last month's attempted murder of a Kenya Police Service detective in Nairobi.",
      "ACCUSE | condemned | Lind >  | asserted"
    ],
    ["Mr. Lind met with Kenyan American community leaders.", "CONSULT | met | Lind > United States | asserted"],
    [
      "The leaders condemned Kenya's crackdown on Mombasa's courts, independent press, and civil society.",
      "ACCUSE | condemned | leaders > Kenya | asserted",
      "COERCE | crackdown | Kenya > Mombasa, press, society | asserted"
    ],
    ["The president is refusing to enter the Nairobi courtroom.", "REJECT | refusing | president >  | asserted"]
  ],
  "no side": [
    ["There are many things that almost every Kenyan can agree on."],
    ["We reaffirm our support for the Kenya Quality Principles."],
    ["President Lind and President Okello agreed their teams will stay in touch.", "AGREE | agreed | Lind, Okello >  | asserted"],
    ["President Lind is hosting the second Farmers Summit of his Administration.", "CONSULT | hosting | Lind >  | asserted"],
    ["The two leaders agreed that the situation would have benefited from consultations among allies on matters of interest to France."]
  ],
  "did it happen": [
    ["Kenya did not rule out a visit to Sudan.", "CONSULT | visit | Kenya > Sudan | possible"],
    ["President Okello ruled out a visit to Sudan.", "CONSULT | visit | Okello > Sudan | negated"],
    ["The programme offers rewards for information leading to the arrest of Tom Okello.", "COERCE | arrest |  > Tom Okello | hypothetical"],
    ["Kenya is keeping the pressure on Tom Okello, charging that his remarks make him unfit.", "ACCUSE | charging | Kenya >  | asserted"],
    [
      "The longer it drags on, does that raise the risk Kenyan soldiers could be pulled into a war with Sudan?",
      "ASSAULT | war |  > Sudan | possible"
    ],
    [
      "Mr. Okello phoned Jane Ruto today to congratulate her on her election.",
      "CONSULT | phoned | Okello > Jane Ruto | asserted",
      "SUPPORT | congratulate | Okello > Jane Ruto | asserted"
    ],
    ["The Kenyan senators chose to reject the treaty.", "REJECT | reject | Kenya >  | asserted"],
    ["Is the president open to reconsidering his decision on Kenya?"],
    [
      "Desperate to halt the advance, Hitler ordered a massive offensive through the forest, aiming to split the lines, capture a vital port, and force peace talks.",
      "ASSAULT | offensive | Hitler >  | planned",
      "ASSAULT | capture | Hitler >  | planned"
    ],
    ["Kenya announced a suspension of the contract with Sudan.", "SANCTION | suspension | Kenya > Sudan | asserted"]
  ],
  "help at home, promises and everyday words": [
    ["The deal covers contracts funded under the Highway Law, including grants that will be awarded to Boeing and Ford."],
    ["The ministry will provide training and technical assistance to nurses."],
    ["The government of Kenya will provide additional protection to Kenyans."],
    ["Lind led the College of Nairobi, which she helped to establish."],
    ["President Lind pledged to be a president for all Kenyans."],
    ["This week we renew our commitment to protecting the Kenyan consumer and ensuring growth."],
    ["He worked at the ministry, where he assisted with the exchange."],
    ["The contractor supporting the Kenyan military was hurt."],
    ["The agency's planes gather data, supporting the work of the Weather Service."],
    ["Dr. Lind leads research, stimulating business, and building strategic partnerships."],
    ["Mara Lind inspired her audience by telling her story."],
    ["After retaking office, President Lind signed the order."],
    ["The coup is a direct assault on Sudan's transition to democracy."],
    ["President Lind is charging the Ministry of Health with leading an effort to vaccinate children."],
    ["Tom Okello has been charged with carrying out farm programs and making decisions."],
    ["The number of Kenyans filing for unemployment benefits declined by 70 percent."],
    ["We want to welcome Tom Okello to Boeing."],
    ["Do not marry in countries that house militias that attack other countries."],
    ["She spoke to BBC Style about the trip."],
    ["To meet demand, Kenya needs skilled workers."],
    ["This can accelerate Kenya's deployment of renewable energy."],
    ["The Palace Gardens tours are free and open to all."],
    ["It doesn't have to be this way, as our friends in Australia have demonstrated."],
    ["Okello is authorized to identify equipment."],
    ["President Lind declared a national energy emergency."],
    ["Kenyans should heed the warning to not travel to Sudan."],
    [
      "My government is prepared to begin immediately consultations with Sudan.",
      "AGREE | prepared | government > Sudan | asserted",
      "CONSULT | consultations | government > Sudan | possible"
    ],
    ["He has received numerous awards and recognitions for his work in Kenya."]
  ],
  "found in the later rounds": [
    [
      "President Lind looks forward to welcoming Mr. Okello to Rome in July. Mr. Okello's visit will highlight the ties.",
      "CONSULT | welcoming | Lind > Okello | planned",
      "CONSULT | visit | Okello >  | planned"
    ],
    ["They discussed the upcoming visit to Rome by Kenyan Prime Minister Tom Okello.", "CONSULT | visit | Tom Okello > Rome | planned"],
    ["The two delegations agreed to meet again in Nairobi in January."],
    ["All three of the leading producers in Kenya have agreed to reduce their prices."],
    ["The Congress promised the Kenyan people a better future."],
    ["He never hesitated to work with Mr. Okello.", "COOPERATE | work | He > Okello | asserted"],
    ["He is engaged in advocacy with the Red Cross."],
    ["We look forward to welcoming home our Kenyan pilgrims."],
    [
      "NATO Allies and Kenyan officials are engaging in regular discussion about Sudan.",
      "CONSULT | discussion | NATO Allies, Kenya >  | asserted"
    ],
    [
      "Lind and Okello renewed their commitment to the Framework Agreement between Kenya and Sudan.",
      "AGREE | commitment | Lind, Okello >  | asserted"
    ],
    ["Lind offered continued U.S. support to Mr. Okello.", "AGREE | offered | Lind > Okello | asserted"],
    ["Kenya will protect and defend its citizens."],
    ["Kenya and Sudan will reaffirm their strong ties.", "SUPPORT | reaffirm | Kenya, Sudan >  | planned"],
    ["Their meeting builds upon years of bilateral relations between Kenya and Sudan."],
    ["The agency approved a grant to help reimburse costs."]
  ]
}

describe.each(Object.entries(CASES))("%s", (_, cases) => {
  it.each(cases)("%s", (text, ...events) => {
    expect(eventsIn(text)).toEqual(events)
  })
})
