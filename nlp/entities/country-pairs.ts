/**
 * “the two sides”, “both countries”: the two countries that the text was dealing with. And officials of countries
 * (“Chinese and American officials”), whom a following “they” means.
 */
import type { Doc } from "../engine/doc.ts"
import type { Span } from "../span.ts"
import type { EntityLexicon } from "./lexicon.ts"
import type { NameClusters } from "./local.ts"
import type { NameMention } from "./names.ts"
import type { Nominal } from "./nominals.ts"

/** Several mentioned together, and where. */
export interface Group {
  /** Clusters, ascending. */
  readonly members: ReadonlyArray<number>
  readonly token: number
  readonly sentence: number
}

export interface CountryPair extends Group {
  readonly span: Span
}

/** Every sentence back counts this much less. */
const FADE = 0.8
const WINDOW = 12

const isCountry = (name: NameMention, grouped: NameClusters, k: number): boolean =>
  (name.type === "GPE" || name.type === "NORP") && grouped.clusters[grouped.clusterOf[k]].entry?.key.startsWith("country:") === true

/** Token of the noun of “the two sides” whose number starts at `i`, -1 when it is none. */
const pairNoun = (doc: Doc, i: number, lexicon: EntityLexicon): number => {
  const length = doc.end(i) - doc.start(i)
  if (length !== 3 && length !== 4) return -1
  const letter = doc.text[doc.end(i) - 1]
  if (letter !== "o" && letter !== "O" && letter !== "h" && letter !== "H") return -1
  if (doc.lower(i) !== "two" && doc.lower(i) !== "both") return -1
  for (let at = i + 1; at < Math.min(doc.length, i + 3); at++) {
    if (doc.pos(at) === "NOUN") return lexicon.context.has("pair-noun", doc.lower(at)) ? at : -1
  }
  return -1
}

/** Finds the pairs in reading order. */
export const findCountryPairs = (
  doc: Doc,
  names: ReadonlyArray<NameMention>,
  grouped: NameClusters,
  lexicon: EntityLexicon
): ReadonlyArray<CountryPair> => {
  const found: Array<CountryPair> = []
  const seen: Array<{ readonly cluster: number; readonly sentence: number }> = []
  let k = 0
  for (let i = 0; i < doc.length; i++) {
    for (; k < names.length && names[k].firstToken <= i; k++) {
      if (isCountry(names[k], grouped, k)) seen.push({ cluster: grouped.clusterOf[k], sentence: doc.sentenceOf(i) })
    }
    const noun = pairNoun(doc, i, lexicon)
    if (noun < 0) continue
    const sentence = doc.sentenceOf(i)
    const members = topTwo(seen, sentence)
    if (members === null) continue
    const first = i > 0 && doc.lower(i - 1) === "the" ? i - 1 : i
    found.push({ members, token: noun, sentence, span: doc.spanOf({ first, last: noun + 1 }) })
  }
  return found
}

const topTwo = (
  seen: ReadonlyArray<{ readonly cluster: number; readonly sentence: number }>,
  sentence: number
): ReadonlyArray<number> | null => {
  const scores = new Map<number, number>()
  for (let k = seen.length - 1; k >= 0 && sentence - seen[k].sentence <= WINDOW; k--) {
    const { cluster } = seen[k]
    scores.set(cluster, (scores.get(cluster) ?? 0) + FADE ** (sentence - seen[k].sentence))
  }
  const best = [...scores].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 2)
  return best.length < 2 ? null : best.map(([cluster]) => cluster).sort((a, b) => a - b)
}

/** “American officials”, “Chinese and American officials”: the countries they speak for; null for others. */
export const officialsOf = (doc: Doc, nominal: Nominal, names: ReadonlyArray<NameMention>, grouped: NameClusters): Group | null => {
  if (!nominal.role.isPlural || (nominal.role.kind !== "office" && nominal.role.kind !== "post")) return null
  if (nominal.names.length === 0) return null
  const members = [...new Set(nominal.names.filter((k) => isCountry(names[k], grouped, k)).map((k) => grouped.clusterOf[k]))].sort(
    (a, b) => a - b
  )
  return members.length === 0 ? null : { members, token: nominal.head, sentence: doc.sentenceOf(nominal.head) }
}
