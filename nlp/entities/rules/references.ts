/** Rules that find descriptions and pronouns and say whom they mean. */
import type { EntityRuleCard } from "./card.ts"

const METHOD = "docs/explanation/entities.md#descriptions-and-pronouns"
const SALIENCE = "Lappin and Leass 1994, An algorithm for pronominal anaphora resolution"

export const REFERENCE_RULES: ReadonlyArray<EntityRuleCard> = [
  {
    id: "nominals/apposition",
    source: "eval/gold/seeds/GUIDELINES.md#entities-mentions",
    examples: [
      {
        text: "Mara Lind, the Norwegian foreign minister, spoke first.",
        finds: "the Norwegian foreign minister",
        type: "PERSON",
        kind: "nominal",
        entities: ["Mara Lind"]
      },
      {
        text: "He was replaced by his predecessor, Mara Lind.",
        finds: "his predecessor",
        type: "PERSON",
        kind: "nominal",
        entities: ["Mara Lind"]
      }
    ],
    counterExamples: ["According to Mara Lind, a detective was sent there."]
  },
  {
    id: "nominals/known-role",
    source: METHOD,
    examples: [
      {
        text: "Foreign Minister Mara Lind met Ben Okoro on Monday. The foreign minister left early.",
        finds: "The foreign minister",
        type: "PERSON",
        kind: "nominal",
        entities: ["Mara Lind"]
      }
    ],
    counterExamples: [
      "Foreign Minister Mara Lind met Ben Okoro on Monday. The finance minister left early.",
      "Mara Lind is the foreign minister."
    ]
  },
  {
    id: "nominals/salient-office",
    source: METHOD,
    examples: [
      {
        text: "Mara Lind flew to Oslo on Monday. The Danish prime minister will stay for two days.",
        finds: "The Danish prime minister",
        type: "PERSON",
        kind: "nominal",
        entities: ["Mara Lind"]
      }
    ],
    counterExamples: ["Mara Lind flew to Oslo to meet the Danish prime minister."]
  },
  {
    id: "nominals/salient-epithet",
    source: METHOD,
    examples: [
      {
        text: "Tobi Adeyinka came on late. The Nigeria striker scored twice.",
        finds: "The Nigeria striker",
        type: "PERSON",
        kind: "nominal",
        entities: ["Tobi Adeyinka"]
      }
    ],
    counterExamples: ["Manager Mara Lind watched it. The striker scored twice.", "Mara Lind watched a striker. The striker scored twice."]
  },
  {
    id: "nominals/tied",
    source: METHOD,
    examples: [
      {
        text: "Carl Voss was charged. Voss's attorney, Paul Nygren, said his client was ill.",
        finds: "his client",
        type: "PERSON",
        kind: "nominal",
        entities: ["Carl Voss"]
      }
    ],
    counterExamples: ["Carl Voss arrived. Paul Nygren said his client was ill."]
  },
  {
    id: "nominals/salient-person",
    source: METHOD,
    examples: [
      {
        text: "Ms. Lind was arrested on Monday. The woman denies the charges.",
        finds: "The woman",
        type: "PERSON",
        kind: "nominal",
        entities: ["Lind"]
      }
    ],
    counterExamples: ["Mr. Lind was arrested on Monday. The woman denies the charges."]
  },
  {
    id: "nominals/pair",
    source: METHOD,
    examples: [
      {
        text: "Mara Lind met Ben Okoro in Oslo. The two leaders talked for an hour.",
        finds: "The two leaders",
        type: "PERSON",
        kind: "nominal",
        entities: ["Ben Okoro", "Mara Lind"]
      }
    ],
    counterExamples: ["Mara Lind arrived in Oslo. The two leaders talked for an hour.", "Mara Lind met Ben Okoro and his two predecessors."]
  },
  {
    id: "nominals/latter",
    source: METHOD,
    examples: [
      {
        text: "Mara Lind was replaced by Ben Okoro. The latter left early.",
        finds: "The latter",
        type: "PERSON",
        kind: "nominal",
        entities: ["Ben Okoro"]
      }
    ],
    counterExamples: ["Mara Lind was replaced on Monday. The latter half was dull."]
  },
  {
    id: "nominals/country-pair",
    source: METHOD,
    examples: [
      {
        text: "Norway and Denmark signed the treaty. The two countries will share the costs.",
        finds: "The two countries",
        type: "GPE",
        kind: "nominal",
        entities: ["Denmark", "Norway"]
      }
    ],
    counterExamples: ["Norway signed the treaty. The two countries will share the costs.", "Norway and Denmark met. The two ships left."]
  },
  {
    id: "nominals/body",
    source: METHOD,
    examples: [
      {
        text: "Norway’s Interior Ministry denied it. The ministry said it had no proof.",
        finds: "The ministry",
        type: "ORG",
        kind: "nominal",
        entities: ["Interior Ministry"]
      },
      {
        text: "Norway held elections on Sunday. The country has five million people.",
        finds: "The country",
        type: "GPE",
        kind: "nominal",
        entities: ["Norway"]
      }
    ],
    counterExamples: ["Norway’s Interior Ministry denied it. The company said it had no proof.", "The ministry said it had no proof."]
  },
  {
    id: "pronouns/he",
    source: SALIENCE,
    examples: [
      {
        text: "Ben Okoro met Mara Lind in Oslo. He left on Monday.",
        finds: "He",
        type: "PERSON",
        kind: "pronoun",
        entities: ["Ben Okoro"]
      },
      {
        text: "Before his departure, Ben Okoro spoke to reporters.",
        finds: "his",
        type: "PERSON",
        kind: "pronoun",
        entities: ["Ben Okoro"]
      },
      { text: "Ben Okoro welcomed Karl Berg and his delegation.", finds: "his", type: "PERSON", kind: "pronoun", entities: ["Karl Berg"] }
    ],
    counterExamples: ["Ms. Lind arrived on Monday. He was late."]
  },
  {
    id: "pronouns/she",
    source: SALIENCE,
    examples: [
      { text: "Mr. Okoro met Ms. Lind in Oslo. She left on Monday.", finds: "She", type: "PERSON", kind: "pronoun", entities: ["Lind"] }
    ],
    counterExamples: ["Mr. Okoro arrived on Monday. She was late."]
  },
  {
    id: "pronouns/they",
    source: METHOD,
    examples: [
      {
        text: "Ben Okoro and Mara Lind met in Oslo. They talked for an hour.",
        finds: "They",
        type: "PERSON",
        kind: "pronoun",
        entities: ["Ben Okoro", "Mara Lind"]
      }
    ],
    counterExamples: ["Prices rose again. They are expected to fall."]
  },
  {
    id: "pronouns/it",
    source: METHOD,
    examples: [
      { text: "NATO said that it would send troops.", finds: "it", type: "ORG", kind: "pronoun", entities: ["NATO"] },
      { text: "Norway recalled its ambassador.", finds: "its", type: "GPE", kind: "pronoun", entities: ["Norway"] }
    ],
    counterExamples: ["NATO said that it was raining.", "It is true that NATO sent troops."]
  },
  {
    id: "pronouns/i-in-quotation",
    source: METHOD,
    examples: [{ text: "“I will not resign,” said Mara Lind.", finds: "I", type: "PERSON", kind: "pronoun", entities: ["Mara Lind"] }],
    counterExamples: ["I saw Mara Lind in Oslo."]
  },
  {
    id: "pronouns/you-in-quotation",
    source: METHOD,
    examples: [
      { text: "“You must resign,” Mara Lind told Ben Okoro.", finds: "You", type: "PERSON", kind: "pronoun", entities: ["Ben Okoro"] }
    ],
    counterExamples: ["“You must resign,” said Mara Lind."]
  }
]
