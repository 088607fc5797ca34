/**
 * News of sport says “attacked”, “met” and “fired” of teams that play. Sentences about a match are told by their words; what
 * happens there is an event only where a crowd, the police or somebody in office is one of the sides.
 */
import type { Doc } from "../engine/doc.ts"
import type { Candidate } from "./candidate.ts"
import type { EventLexicon } from "./lexicon.ts"
import type { Resolved } from "./parties.ts"

/** Verbs and nouns that tell of play as well as of conflict and visits. */
const PLAYED = new Set(
  (
    "attack strike hit meet host visit beat fight battle clash launch charge defend challenge threaten block deny reject crush destroy shoot " +
    "fire rally raid assault rescue surrender concede resist withdraw target wound punish welcome face confrontation encounter meeting visit trip " +
    "tour kill pound hammer batter outgun pressure press offensive showdown strip save capture conquer trade hold"
  ).split(" ")
)

/** Sectors of those whose quarrels at a match are real. */
const EARNEST = new Set(["COP", "MIL", "GOV", "LEG", "JUD", "OPP", "REB", "UAF", "CRM", "PTY", "REF"])

/** Captains of teams are no soldiers. */
const isEarnest = ({ agent, mention, party }: Resolved): boolean =>
  agent === null
    ? mention?.type === "PERSON" && party.sector !== "MIL" && EARNEST.has(party.sector ?? "")
    : EARNEST.has(agent.sector) && agent.kind !== "equipment"

const NEEDED = 2

/** How much a sentence speaks of a match: words of nothing else count two, words of other things as well one. */
const weightOf = (doc: Doc, sentence: number, sure: ReadonlySet<string>, likely: ReadonlySet<string>): number => {
  const { first, last } = doc.sentences[sentence]
  const seen = new Set<string>()
  let weight = 0
  for (let i = first; i < last && weight < NEEDED; i++) {
    const word = doc.lemma(i).toLowerCase()
    const pair = i > first ? `${doc.lower(i - 1)} ${word}` : ""
    // “quarter-final”: cut at its hyphen
    const isJoined = i > first + 1 && doc.textOf(i - 1) === "-" && sure.has(`${doc.lower(i - 2)}-${word}`)
    if (sure.has(word) || sure.has(pair) || isJoined) weight += NEEDED
    else if (likely.has(word) && !seen.has(word)) weight++
    seen.add(word)
  }
  return weight
}

/** Leaves out what is only played. */
export const dropPlayed = (doc: Doc, candidates: ReadonlyArray<Candidate>, lexicon: EventLexicon): ReadonlyArray<Candidate> => {
  const sure = lexicon.classes.get("sport")!
  const likely = lexicon.classes.get("sportlike")!
  const known = new Map<number, boolean>()
  const isMatch = (sentence: number): boolean => {
    let found = known.get(sentence)
    if (found === undefined) known.set(sentence, (found = weightOf(doc, sentence, sure, likely) >= NEEDED))
    return found
  }
  return candidates.filter(
    ({ actors, carrier, lemma, recipients, trigger }) =>
      !(PLAYED.has(lemma) || (carrier >= 0 && PLAYED.has(doc.lemma(carrier)))) ||
      [...actors, ...recipients].some(isEarnest) ||
      !isMatch(doc.sentenceOf(trigger))
  )
}
