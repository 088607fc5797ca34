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
