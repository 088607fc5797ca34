/** Definite nominals look back: “the talks”, “his trip” take parties, time and modality from the event they point to. */
import { entitiesOf, without } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"

/** Nouns and verbs of one kind of meeting; a nominal prefers an antecedent of its own kind. */
const JOURNEY = new Set(["visit", "trip", "tour", "journey", "stop", "stopover", "voyage", "arrive", "arrival", "travel", "fly", "go", "head", "come", "depart", "land"])
const CALL = new Set(["call", "phone", "telephone", "phone-call"])

const kindOf = (lemma: string): "journey" | "call" | "meeting" => (JOURNEY.has(lemma) ? "journey" : CALL.has(lemma) ? "call" : "meeting")

const WINDOW = 40

/** True when the antecedent's actors do not contradict the parties that the nominal itself names. */
const isCompatible = (candidate: Candidate, earlier: Candidate): boolean => {
  const named = entitiesOf([...candidate.actors, ...candidate.recipients])
  if (named.size === 0) return true
  const there = entitiesOf([...earlier.actors, ...earlier.recipients])
  for (const id of named) if (!there.has(id)) return false
  return true
}

/** An earlier event of the same type that the nominal may stand for; the nearest of its own kind, else the nearest at all. */
const antecedentOf = (candidate: Candidate, before: ReadonlyArray<Candidate>): Candidate | null => {
  const kind = kindOf(candidate.lemma)
  let fallback: Candidate | null = null
  for (let k = before.length - 1; k >= 0 && k >= before.length - WINDOW; k--) {
    const earlier = before[k]
    if (earlier.type !== candidate.type || earlier === candidate || earlier.modality === "negated" || earlier.modality === "hypothetical") continue
    if (entitiesOf(earlier.actors).size === 0 || entitiesOf([...earlier.actors, ...earlier.recipients]).size < 2) continue
    if (!isCompatible(candidate, earlier)) continue
    if (kindOf(earlier.lemma) === kind) return earlier
    fallback ??= earlier
  }
  return kind === "call" ? null : fallback
}

/** Fills definite nominals from the events before them; those that find nothing and name nobody are left out. */
export const resolveDefinites = (candidates: ReadonlyArray<Candidate>): { events: ReadonlyArray<Candidate>; antecedents: ReadonlyMap<Candidate, Candidate> } => {
  const events: Array<Candidate> = []
  const antecedents = new Map<Candidate, Candidate>()
  for (const candidate of candidates) {
    if (!candidate.isAnaphoric) {
      events.push(candidate)
      continue
    }
    const named = entitiesOf([...candidate.actors, ...candidate.recipients]).size
    if (named >= 2) {
      events.push(candidate)
      continue
    }
    const earlier = antecedentOf(candidate, events)
    if (earlier === null) {
      if (named > 0) events.push(candidate)
      continue
    }
    if (named === 0) {
      candidate.actors = earlier.actors
      candidate.recipients = earlier.recipients
    } else {
      const all = [...earlier.actors, ...earlier.recipients]
      if (candidate.recipients.length === 0) candidate.recipients = without(all, candidate.actors)
      else candidate.actors = without(all, candidate.recipients)
    }
    if (candidate.modality === "asserted" && earlier.modality !== "called_off") candidate.modality = earlier.modality === "possible" ? "possible" : earlier.modality
    antecedents.set(candidate, earlier)
    events.push(candidate)
  }
  return { events, antecedents }
}
