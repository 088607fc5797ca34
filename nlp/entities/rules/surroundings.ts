/** Rules that type names by the words around them: offices, kin, clubs, datelines and newspapers. */
import type { EntityRuleCard } from "./card.ts"

const METHOD = "docs/explanation/entities.md#names"

export const SURROUNDINGS_RULES: ReadonlyArray<EntityRuleCard> = [
  {
    id: "names/articled-place",
    source: METHOD,
    examples: [{ text: "They promised new embankments on the Gandak.", finds: "Gandak", type: "LOC" }],
    counterExamples: ["He relies on Gandak for that."]
  },
  {
    id: "names/relative",
    source: METHOD,
    examples: [{ text: "She is survived by two sons, Kemi and Dapo, and a sister.", finds: "Kemi", type: "PERSON" }],
    counterExamples: ["She owns two firms, Kemi and Dapo, and a shop."]
  },
  {
    id: "names/town-of-newspaper",
    source: METHOD,
    examples: [
      {
        text: "The Brackford Ledger first reported it. The former treasurer of Brackford told jurors so.",
        finds: "Brackford",
        type: "GPE"
      }
    ],
    counterExamples: ["The former treasurer of Brackford told jurors so."]
  },
  {
    id: "names/named-as",
    source: METHOD,
    examples: [{ text: "The boy, named only as Danylo, was found on Monday.", finds: "Danylo", type: "PERSON" }],
    counterExamples: ["The firm was sold to Danylo on Monday."]
  },
  {
    id: "names/seat-of-member",
    source: METHOD,
    examples: [{ text: "Calum Mills, the MP for Bicester, said the town was in shock.", finds: "Bicester", type: "GPE" }],
    counterExamples: ["A spokesman for Bicester said the town was in shock."]
  },
  {
    id: "names/played-for",
    source: METHOD,
    examples: [{ text: "Ollie, who plays for Halverans, said so.", finds: "Halverans", type: "ORG" }],
    counterExamples: ["Ollie, who paid for Halverans, said so."]
  }
]
