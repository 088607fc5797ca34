/** Rules that find and type names. */
import type { EntityRuleCard } from "./card.ts"

const GUIDELINES = "eval/gold/seeds/GUIDELINES.md#entities-mentions"
const METHOD = "docs/explanation/entities.md#names"

export const NAME_RULES: ReadonlyArray<EntityRuleCard> = [
  {
    id: "names/gazetteer-country",
    source: GUIDELINES,
    examples: [{ text: "Envoys from Norway arrived on Monday.", finds: "Norway", type: "GPE", entities: ["Norway"] }],
    counterExamples: ["They ate turkey and drank from fine china.", "The fine came to US$ 20,000 in all."]
  },
  {
    id: "names/gazetteer-demonym",
    source: GUIDELINES,
    examples: [{ text: "A Norwegian trawler sank on Friday.", finds: "Norwegian", type: "NORP", entities: ["Norway"] }],
    counterExamples: ["He began to polish the shoes."]
  },
  {
    id: "names/gazetteer-combining",
    source: GUIDELINES,
    examples: [{ text: "Sino-Norwegian trade grew last year.", finds: "Sino", type: "NORP", entities: ["China"] }],
    counterExamples: ["Franco lives in Oslo."]
  },
  {
    id: "names/gazetteer-capital",
    source: GUIDELINES,
    examples: [{ text: "The talks were held in Oslo.", finds: "Oslo", type: "GPE", entities: ["Oslo"] }],
    counterExamples: ["Mr. Paris closed the meeting."]
  },
  {
    id: "names/gazetteer-seat",
    source: METHOD,
    examples: [
      { text: "The Kremlin denied it.", finds: "Kremlin", type: "ORG", entities: ["Russia"] },
      { text: "A fire broke out near the Kremlin.", finds: "Kremlin", type: "FAC", entities: ["Kremlin"] }
    ],
    counterExamples: ["The palace denied it."]
  },
  {
    id: "names/gazetteer-city",
    source: METHOD,
    examples: [{ text: "The firm has offices in Barcelona.", finds: "Barcelona", type: "GPE", entities: ["Barcelona"] }],
    counterExamples: ["It was a nice evening."]
  },
  {
    id: "names/gazetteer-region",
    source: METHOD,
    examples: [{ text: "Floods hit Queensland on Sunday.", finds: "Queensland", type: "GPE", entities: ["Queensland"] }],
    counterExamples: ["Victoria Oduya spoke first."]
  },
  {
    id: "names/gazetteer-place",
    source: METHOD,
    examples: [{ text: "Ships sailed through the Red Sea.", finds: "Red Sea", type: "LOC" }],
    counterExamples: ["The sea was red at dusk."]
  },
  {
    id: "names/gazetteer-organisation",
    source: METHOD,
    examples: [{ text: "NATO approved the plan.", finds: "NATO", type: "ORG", entities: ["NATO"] }],
    counterExamples: ["She asked who would come.", "The house was sold."]
  },
  {
    id: "names/gazetteer-group",
    source: METHOD,
    examples: [{ text: "European leaders met on Tuesday.", finds: "European", type: "NORP", entities: ["Europe"] }],
    counterExamples: ["He is a liberal and democratic man."]
  },
  {
    id: "names/gazetteer-event",
    source: METHOD,
    examples: [{ text: "Shops close at Christmas.", finds: "Christmas", type: "EVENT" }],
    counterExamples: ["The cold war of words went on."]
  },
  {
    id: "names/language",
    source: METHOD,
    examples: [
      { text: "She speaks Norwegian at home.", finds: "Norwegian", type: "OTHER", entities: ["Norwegian"] },
      { text: "The letter was written in Urdu.", finds: "Urdu", type: "OTHER", entities: ["Urdu"] }
    ],
    counterExamples: ["A trawler sank in Norwegian waters."]
  },
  {
    id: "names/western-bloc",
    source: GUIDELINES,
    examples: [{ text: "He blamed western governments for the crisis.", finds: "western", type: "NORP", entities: ["West"] }],
    counterExamples: ["Rain fell on the western coast."]
  },
  {
    id: "names/telling-last-word",
    source: METHOD,
    examples: [
      { text: "Officials from the Norwegian Interior Ministry declined to comment.", finds: "Norwegian Interior Ministry", type: "ORG" },
      { text: "She sits on the Oslo Refugee Council.", finds: "Oslo Refugee Council", type: "ORG" }
    ],
    counterExamples: ["The ministry declined to comment.", "In the Council they disagreed."]
  },
  {
    id: "names/telling-first-word",
    source: METHOD,
    examples: [{ text: "A study by the University of Northern Vale was published.", finds: "University of Northern Vale", type: "ORG" }],
    counterExamples: ["A university of good repute published it."]
  },
  {
    id: "names/telling-ending",
    source: METHOD,
    examples: [{ text: "The report was confirmed by Nordnews on Monday.", finds: "Nordnews", type: "ORG" }],
    counterExamples: ["The news broke on Monday."]
  },
  {
    id: "names/lower-case-office",
    source: GUIDELINES,
    examples: [{ text: "The Norwegian foreign ministry denied it.", finds: "Norwegian foreign ministry", type: "ORG" }],
    counterExamples: ["The foreign ministry denied it."]
  },
  {
    id: "names/team",
    source: METHOD,
    examples: [
      {
        text: "Brighton beat Leicester 3-1 in the Premier League. The striker scored twice before half-time.",
        finds: "Brighton",
        type: "ORG"
      }
    ],
    counterExamples: ["Voters in Denver beat back a tax by 61-39 on Tuesday. The season of votes is over.", "Brighton lies by the sea."]
  },
  {
    id: "names/administration",
    source: GUIDELINES,
    examples: [{ text: "Critics of the Obama administration disagreed.", finds: "Obama administration", type: "ORG" }],
    counterExamples: ["The administration disagreed."]
  },
  {
    id: "names/after-title",
    source: GUIDELINES,
    examples: [
      { text: "The plan was backed by Senator Quorve.", finds: "Quorve", type: "PERSON" },
      { text: "The plan was backed by Ms. Turk.", finds: "Turk", type: "PERSON" }
    ],
    counterExamples: ["The senator backed the plan."]
  },
  {
    id: "names/before-who",
    source: METHOD,
    examples: [{ text: "They praised Amrock, who led the team to victory.", finds: "Amrock", type: "PERSON" }],
    counterExamples: ["They praised members of the guild, who led the way."]
  },
  {
    id: "names/apposition",
    source: METHOD,
    examples: [{ text: "Zendaro, a lawyer from the north, took the case.", finds: "Zendaro", type: "PERSON" }],
    counterExamples: ["Zendaro, a town in the north, was flooded."]
  },
  {
    id: "names/before-age",
    source: METHOD,
    examples: [{ text: "Police arrested Valmo, 34, on Friday.", finds: "Valmo", type: "PERSON" }],
    counterExamples: ["Police arrested 34 people on Friday."]
  },
  {
    id: "names/after-age",
    source: METHOD,
    examples: [{ text: "Police said the suspect, 24-year-old Tyrone Banks, had fled.", finds: "Tyrone Banks", type: "PERSON" }],
    counterExamples: ["Police said the 24-year-old had fled."]
  },
  {
    id: "names/possessor-of-person-noun",
    source: METHOD,
    examples: [{ text: "Nobody expected Microvan's widow to speak.", finds: "Microvan", type: "PERSON" }],
    counterExamples: ["Nobody expected the widow to speak."]
  },
  {
    id: "names/subject-of-life-verb",
    source: METHOD,
    examples: [{ text: "Ostrova was born in a small village.", finds: "Ostrova", type: "PERSON" }],
    counterExamples: ["The plan was born in a small village."]
  },
  {
    id: "names/after-kind-noun",
    source: METHOD,
    examples: [
      { text: "She works for the newspaper Fylkesblad.", finds: "Fylkesblad", type: "ORG" },
      { text: "Rebels hold the town of Zendaro.", finds: "Zendaro", type: "GPE" }
    ],
    counterExamples: ["She works for a newspaper in the north."]
  },
  {
    id: "names/before-kind-noun",
    source: METHOD,
    examples: [{ text: "The Morvane spacecraft left orbit on Sunday.", finds: "Morvane", type: "OTHER" }],
    counterExamples: ["The spacecraft left orbit on Sunday."]
  },
  {
    id: "names/in-place",
    source: METHOD,
    examples: [{ text: "She was born in Castel Morano and grew up abroad.", finds: "Castel Morano", type: "GPE" }],
    counterExamples: ["They have confidence in Anna Berg."]
  },
  {
    id: "names/town-and-region",
    source: METHOD,
    examples: [{ text: "The pair met in Hollow Pine, Ohio, years ago.", finds: "Hollow Pine", type: "GPE" }],
    counterExamples: ["Anna Berg, Ohio's governor, resigned."]
  },
  {
    id: "names/state-code",
    source: METHOD,
    examples: [{ text: "The company is based in Dayton, OH, and employs 200 people.", finds: "OH", type: "GPE", entities: ["Ohio"] }],
    counterExamples: ["They thanked Anna Berg, OK, but that was all."]
  },
  {
    id: "names/acting-body",
    source: METHOD,
    examples: [{ text: "The Shakti Dal's Anil Deshmane alleged that he was followed.", finds: "Shakti Dal", type: "ORG" }],
    counterExamples: ["The vessel is a Boeing 747 of the sea."]
  },
  {
    id: "names/at-site",
    source: METHOD,
    examples: [{ text: "Manchester United beat Arsenal 2–1 at Old Trafford on Saturday.", finds: "Old Trafford", type: "FAC" }],
    counterExamples: ["The crowd laughed at Luis Ferrer on Saturday."]
  },
  {
    id: "names/employer-in-title",
    source: METHOD,
    examples: [{ text: "On Monday Arsenal manager Luis Ferrer resigned.", finds: "Arsenal", type: "ORG" }],
    counterExamples: ["On Monday the manager Luis Ferrer resigned."]
  },
  {
    id: "names/quoted-work",
    source: METHOD,
    examples: [{ text: "The premiere of “The Last Harbour” was sold out.", finds: "Last Harbour", type: "WORK" }],
    counterExamples: ["The premiere in the old harbour was sold out."]
  },
  {
    id: "names/object-of-person-verb",
    source: METHOD,
    examples: [{ text: "The magazine interviewed Zarbo Quinteros on Monday.", finds: "Zarbo Quinteros", type: "PERSON" }],
    counterExamples: ["The magazine visited Zarbo Quinteros on Monday."]
  },
  {
    id: "names/surname-of-full-name",
    source: METHOD,
    examples: [
      {
        text: "Valeria London, a chemist from the north, was arrested in May. London denies everything.",
        finds: "London",
        type: "PERSON",
        entities: ["Valeria London"]
      }
    ],
    counterExamples: ["The chemist was arrested in London."]
  },
  {
    id: "names/first-name-of-full-name",
    source: METHOD,
    examples: [
      { text: "Ulf Orvesto left in May. The next thing Ulf knows is nothing.", finds: "Ulf", type: "PERSON", entities: ["Ulf Orvesto"] }
    ],
    counterExamples: ["Patience is needed in May."]
  },
  {
    id: "names/same-string",
    source: METHOD,
    examples: [{ text: "Shares of Quent rose. Quent officials said they were glad.", finds: "Quent", type: "ORG", entities: ["Quent"] }],
    counterExamples: ["Shares of the firm rose. Its officials said they were glad."]
  },
  {
    id: "names/introduced-short-form",
    source: METHOD,
    examples: [
      {
        text: "The Northern Vale Water Authority (NVWA) met on Monday. The NVWA set new prices.",
        finds: "NVWA",
        type: "ORG",
        entities: ["Northern Vale Water Authority"]
      }
    ],
    counterExamples: ["The authority (founded in 1990) met on Monday."]
  },
  {
    id: "names/acronym-with-article",
    source: METHOD,
    examples: [{ text: "Few trust the CPA now. Staff of the CPA were sent home.", finds: "CPA", type: "ORG" }],
    counterExamples: ["Growth of the GDP slowed. The GDP fell."]
  },
  {
    id: "names/in-capitals",
    source: METHOD,
    examples: [
      {
        text: "OKORO VISITS NORWAY FOR TALKS\n\nBen Okoro, the prime minister, flew to Norway on Monday.",
        finds: "OKORO",
        type: "PERSON",
        entities: ["Ben Okoro"]
      }
    ],
    counterExamples: ["Okoro visits Norway for talks\n\nBen Okoro flew to Norway on Monday."]
  },
  {
    id: "names/bill-number",
    source: METHOD,
    examples: [
      { text: "The Senate passed S. 4127 on Monday.", finds: "S. 4127", type: "OTHER" },
      { text: "Bill H.R. 8126 was signed into law.", finds: "H.R. 8126", type: "OTHER" }
    ],
    counterExamples: ["The S4 bus leaves from Norway at 5.", "Olga S. turned 81 on Monday."]
  },
  {
    id: "names/list-of-places",
    source: METHOD,
    examples: [
      { text: "It rained in the counties of Orrin, Graham and Ness.", finds: "Graham", type: "GPE" },
      { text: "Talks were held in Oslo, Stockholm, Bergen and Ness.", finds: "Ness", type: "GPE" }
    ],
    counterExamples: ["Lind, Norway and Sweden signed the paper.", "Mara Lind, Karl Berg and Tom Ness spoke."]
  },
  {
    id: "names/et-al",
    source: METHOD,
    examples: [{ text: "The map was drawn by Okoro et al. in May.", finds: "Okoro", type: "PERSON" }],
    counterExamples: ["The map was drawn by Okoro and others."]
  },
  {
    id: "names/list-of-works",
    source: METHOD,
    examples: [
      {
        text: "She likes:\n\nOslo, Mara. The Last Harbour\n\nBerg, Ida and Quist, Tom. Nine Winters\n\nOkoro, Ben. Under the Bridge",
        finds: "Oslo, Mara",
        type: "PERSON"
      }
    ],
    counterExamples: ["Oslo, Norway. The talks went on.\n\nShe read on.\n\nMonday, June. No talks."]
  },
  {
    id: "names/mail-sender",
    source: METHOD,
    examples: [{ text: 'From: "Mara Lind" <mara.lind@example.org> To: all of us', finds: "Mara Lind", type: "PERSON" }],
    counterExamples: ['From: "The Harbour Board" <post@example.org> To: all of us', "Mara Lind <unknown> wrote."]
  },
  {
    id: "names/copula",
    source: METHOD,
    examples: [{ text: "In Norway, Vorley was the first woman to lead a fleet.", finds: "Vorley", type: "PERSON" }],
    counterExamples: ["Norway was the first country to ask them.", "The Harbour is a school for sailors."]
  },
  {
    id: "names/short-company",
    source: METHOD,
    examples: [
      {
        text: "The agency fined Tallow Bank on Monday. It said that Tallow misled customers.",
        finds: "Tallow",
        type: "ORG",
        entities: ["Tallow Bank"]
      },
      { text: "Workers left VentraSoft and joined NetAI.", finds: "NetAI", type: "ORG" }
    ],
    counterExamples: ["Paul McKay joined the firm. McKay left in May.", "Ida Lind founded Lind Group. Lind was 40."]
  },
  {
    id: "names/unknown-acronym",
    source: METHOD,
    examples: [{ text: "It was near GORP, they said.", finds: "GORP", type: "ORG" }],
    counterExamples: ["MS. KIRBY: Thank you all for coming.", "The talks in OSLO went on."]
  }
]
