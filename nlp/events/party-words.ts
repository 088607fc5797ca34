/** Words around a name that say it is not a party to what the phrase tells. */

/** Prepositions after which somebody is named beside a thing, not within it. */
export const EXAMPLES: ReadonlySet<string> = new Set([
  "including",
  "like",
  "as",
  "than",
  "along",
  "near",
  "around",
  "across",
  "through",
  "via",
  "within"
])
/** Participles of outside help: whoever helped is not the one who acts. */
export const BACKED: ReadonlySet<string> = new Set([
  "backed",
  "brokered",
  "mediated",
  "hosted",
  "enabled",
  "aligned",
  "supported",
  "funded",
  "sponsored",
  "made",
  "born",
  "based",
  "owned",
  "inspired",
  "armed"
])

/** Whoever stands to a country in one of these ways is another country (“Kenya’s neighbours”, but “Kenyan partners”). */
export const RELATED: ReadonlySet<string> = new Set([
  "ally",
  "rival",
  "partner",
  "neighbour",
  "neighbor",
  "enemy",
  "foe",
  "adversary",
  "opponent",
  "critic",
  "backer"
])

/** Sectors of people who work or study somewhere without acting for it (“workers at Boeing” are not Boeing). */
export const EMPLOYED: ReadonlySet<string> = new Set(["LAB", "EDU", "MED"])

export const LED: ReadonlySet<string> = new Set(["led", "headed"])
export const SOLDIERS: ReadonlySet<string> = new Set(["soldier", "troop", "troops", "marine", "serviceman", "sailor"])
export const PLACES: ReadonlySet<string> = new Set(["GPE", "LOC", "FAC"])

/** What two who meet do together. */
export const TOGETHER: ReadonlySet<string> = new Set(["discuss", "agree", "exchange", "review", "talk", "confer", "consult"])

/** “allies from Kenyan soil”: where something is done, nobody's side. */
export const SOIL: ReadonlySet<string> = new Set(["soil", "territory", "airspace", "ground", "land"])
