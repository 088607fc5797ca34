/** Definite nominals look back: “the talks”, “his trip” take parties, time and modality from the event they point to. */
import { entitiesOf, FORCE, without } from "./candidate.ts"
import type { Candidate } from "./candidate.ts"
import { meetingKindOf } from "./meeting-kinds.ts"
import type { Resolved } from "./parties.ts"
import { hasParty } from "./enough.ts"

const WINDOW = 40
/** “the meetings” sum up a whole story. */
const LONG_WINDOW = 150

/** What the time expressions and the sentences say of events. */
export interface Story {
  /** True when the times of two events exclude each other. */
  readonly clash: (a: Candidate, b: Candidate) => boolean
  /** True when an event is dated well before the article. */
  readonly isGone: (candidate: Candidate) => boolean
  /** The country that somebody acts for, in the words that name them. */
  readonly asState: (party: Resolved) => Resolved
  /** True for “their meeting”. */
  readonly isTheirs: (candidate: Candidate) => boolean
  /** The verb that “to discuss …” is the aim of, -1 for any other event. */
  readonly aimsAt: (candidate: Candidate) => number
  readonly sentenceOf: (candidate: Candidate) => number
  /** Lemma of the word that stands for a party. */
  readonly wordOf: (party: Resolved) => string
  /** True for what the main clause of its sentence tells. */
  readonly isMain: (candidate: Candidate) => boolean
}

/** “bombed”, “the bombing”; “arrested”, “the arrest”; “abducted”, “the kidnapping”. */
const isAlike = (candidate: Candidate, earlier: Candidate): boolean =>
  candidate.lemma.slice(0, STEM) === earlier.lemma.slice(0, STEM) ||
  (OWN_KINDS.has(candidate.mode ?? "") && candidate.mode === earlier.mode)
const STEM = 4
const OWN_KINDS = new Set(["abduct", "torture", "arrest", "deport", "cyber", "seize", "release", "withdraw"])
/** What goes on for months is not “the attack”. */
const LASTING = new Set(["war", "conflict", "fighting", "hostilities", "violence", "genocide", "fight", "battle", "wage", "die"])

const isFight = ({ isReciprocal }: Candidate, { actors, recipients }: Candidate): boolean =>
  isReciprocal && actors.length > 0 && recipients.length > 0

/** “condemned the attacks *on students*”: on whom force was used before. */
const isOnSame = (candidate: Candidate, earlier: Candidate, wordOf: Story["wordOf"]): boolean =>
  candidate.actors.length === 0 &&
  earlier.actors.length > 0 &&
  candidate.recipients.some((one) => one.party.entities.length === 0 && earlier.recipients.some((other) => wordOf(other) === wordOf(one)))

/** True when the antecedent's actors do not contradict the parties that the nominal itself names. */
const isCompatible = (candidate: Candidate, earlier: Candidate, { wordOf }: Story): boolean => {
  const named = entitiesOf([...candidate.actors, ...candidate.recipients])
  if (named.size === 0 && !FORCE.has(candidate.type)) return true
  if (candidate.isVisit) {
    const travellers = entitiesOf(earlier.actors)
    for (const id of entitiesOf(candidate.actors)) if (!travellers.has(id)) return false
  }
  if (FORCE.has(candidate.type))
    return (
      // “the attacks” are those told of as attacks
      // (“the clashes” are any fight of two sides)
      (!candidate.isMany ||
        candidate.isNear ||
        earlier.lemma === candidate.lemma ||
        isFight(candidate, earlier) ||
        isOnSame(candidate, earlier, wordOf)) &&
      (isAlike(candidate, earlier) ||
        !(OWN_KINDS.has(candidate.mode ?? "") || LASTING.has(earlier.lemma) || LASTING.has(candidate.lemma))) &&
      // (a bomber's attack may be claimed by a group)
      (entitiesOf(candidate.actors).isSubsetOf(entitiesOf(earlier.actors)) || entitiesOf(earlier.actors).size === 0) &&
      entitiesOf(candidate.recipients).isSubsetOf(entitiesOf(earlier.recipients))
    )
  const there = entitiesOf([...earlier.actors, ...earlier.recipients])
  for (const id of named) if (!there.has(id)) return false
  return true
}

/** Parties and the countries they act for. */
const statesOf = (parties: ReadonlyArray<Resolved>, { asState }: Story): ReadonlySet<number> =>
  new Set([...entitiesOf(parties), ...entitiesOf(parties.map(asState))])

/** How well an earlier event fits: its kind first, then that it happened, then nearness. */
const fitOf = (candidate: Candidate, earlier: Candidate, distance: number, isMain: boolean): number => {
  const kind = meetingKindOf(earlier) === meetingKindOf(candidate) ? 2 : 0
  // “have not announced the meeting”: one that is to come
  const [first, second] = candidate.modality === "planned" ? ["planned", "asserted"] : ["asserted", "planned"]
  const happened = earlier.modality === first ? 2 : earlier.modality === second ? 1 : 0
  // More than one sitting is a visit rather than one meeting.
  const series = candidate.isSeries && meetingKindOf(candidate) === "meeting" && meetingKindOf(earlier) === "journey" ? 4 : 0
  const many = candidate.isSeries && earlier.isSeries ? 1 : 0
  const known = !FORCE.has(candidate.type) ? 0 : (entitiesOf(earlier.actors).size > 0 ? 1 : 0) + (isAlike(candidate, earlier) ? 2 : 0)
  return kind + known + happened + series + many + (isMain ? MAIN : 0) - distance * (candidate.isNear ? 0.4 : 0.05)
}

/** What the story is about is told in main clauses. */
const MAIN = 0.2

/** The event before that a definite nominal most likely stands for, null when none fits. */
const antecedentOf = (
  candidate: Candidate,
  before: ReadonlyArray<Candidate>,
  story: Story,
  blamers: ReadonlySet<number>
): Candidate | null => {
  let best: Candidate | null = null
  let fit = 0
  const window = candidate.isMany ? LONG_WINDOW : WINDOW
  for (let k = before.length - 1; k >= 0 && k >= before.length - window; k--) {
    const earlier = before[k]
    if (candidate.isMany && !earlier.isSeries && meetingKindOf(earlier) !== "journey" && !FORCE.has(candidate.type)) continue
    if (
      earlier.type !== candidate.type ||
      earlier.modality === "negated" ||
      earlier.modality === "hypothetical" ||
      earlier.modality === "called_off"
    )
      continue
    // “Ms. Lind condemned the strike”: by others than her own country
    if (blamers.size > 0 && !blamers.isDisjointFrom(statesOf(earlier.actors, story))) continue
    const sides = entitiesOf([...earlier.actors, ...earlier.recipients]).size
    if (
      FORCE.has(candidate.type)
        ? earlier.actors.length + earlier.recipients.length === 0
        : entitiesOf(earlier.actors).size === 0 || sides < 2
    )
      continue
    if (candidate.isVisit && (earlier.recipients.length === 0 || (meetingKindOf(earlier) !== "journey" && candidate.actors.length > 0)))
      continue
    if (meetingKindOf(candidate) === "call" && meetingKindOf(earlier) !== "call") continue
    if (!isCompatible(candidate, earlier, story) || story.clash(candidate, earlier)) continue
    // A plan for a day gone by is not what the story goes on about.
    if (((earlier.modality === "planned" && candidate.modality !== "called_off") || candidate.isNow) && story.isGone(earlier)) continue
    const here = fitOf(candidate, earlier, before.length - 1 - k, story.isMain(earlier))
    if (here > fit) {
      best = earlier
      fit = here
    }
  }
  return best
}

/** Copies the parties that a nominal leaves open from its antecedent. */
const fill = (candidate: Candidate, earlier: Candidate): void => {
  const all = [...earlier.actors, ...earlier.recipients]
  if (entitiesOf([...candidate.actors, ...candidate.recipients]).size === 0) {
    candidate.actors = candidate.isReciprocal ? without(all, []) : earlier.actors
    candidate.recipients = candidate.isReciprocal ? [] : earlier.recipients
  } else if (FORCE.has(candidate.type)) {
    if (candidate.actors.length === 0) candidate.actors = earlier.actors
    if (candidate.recipients.length === 0) candidate.recipients = earlier.recipients
  } else if (candidate.recipients.length === 0) {
    const rest = candidate.isVisit ? earlier.recipients.filter((resolved) => resolved.mention?.type !== "PERSON") : all
    candidate.recipients = without(rest, candidate.actors)
  } else candidate.actors = without(all, candidate.recipients)
  if (candidate.type === "CONSULT" && candidate.modality === "asserted" && !candidate.isBack && earlier.modality === "planned")
    candidate.modality = "planned"
}

/** The two sides of a meeting told of in the same sentence, null when there is none. */
const pairBefore = (candidate: Candidate, before: ReadonlyArray<Candidate>, { sentenceOf }: Story): ReadonlyArray<Resolved> | null => {
  const found = before.findLast((event) => event.type === "CONSULT" && sentenceOf(event) === sentenceOf(candidate))
  const sides = found === undefined ? [] : [...found.actors, ...found.recipients]
  return entitiesOf(sides).size === 2 ? sides : null
}

/** The several who acted as one within the last sentences, null where nobody did. */
const togetherBefore = (candidate: Candidate, before: ReadonlyArray<Candidate>, { sentenceOf }: Story): ReadonlyArray<Resolved> | null => {
  const found = before.findLast(
    ({ actors, modality, type }) => JOINT.has(type) && modality !== "negated" && actors.length > 1 && entitiesOf(actors).size > 1
  )
  const back = found === undefined ? 0 : sentenceOf(candidate) - sentenceOf(found)
  return found !== undefined && back > 0 && back <= TOGETHER_BACK ? found.actors : null
}
const JOINT = new Set(["AGREE"])
const TOGETHER_BACK = 3

/** True when nobody takes part in the first who does not in the second. */
const sidesIn = (candidate: Candidate, occasion: Candidate): boolean =>
  entitiesOf([...candidate.actors, ...candidate.recipients]).isSubsetOf(entitiesOf([...occasion.actors, ...occasion.recipients]))

/** The event that lends its parties: the one at the token, or the last meeting; null when it has fewer than two. */
const lenderOf = ({ lender }: Candidate, before: ReadonlyArray<Candidate>): Candidate | null => {
  const found =
    lender?.from === "meeting"
      ? before.findLast(({ modality, type }) => type === "CONSULT" && modality !== "negated" && modality !== "called_off")
      : before.find(({ trigger }) => trigger === lender?.from)
  return found !== undefined && entitiesOf([...found.actors, ...found.recipients]).size > 1 ? found : null
}

const BLAMING = new Set(["ACCUSE", "REJECT"])
const NOBODY: ReadonlySet<number> = new Set()

/** Fills definite nominals from the events before them; those that find nothing and name nobody are left out. */
export const resolveDefinites = (
  candidates: ReadonlyArray<Candidate>,
  story: Story
): { events: ReadonlyArray<Candidate>; antecedents: ReadonlyMap<Candidate, Candidate> } => {
  const events: Array<Candidate> = []
  const antecedents = new Map<Candidate, Candidate>()
  const blaming = new Map(
    candidates.flatMap((event) => (BLAMING.has(event.type) && event.consumed >= 0 ? [[event.consumed, event] as const] : []))
  )
  for (const candidate of candidates) {
    const named = entitiesOf([...candidate.actors, ...candidate.recipients]).size
    if (candidate.lender !== null) {
      const lender = lenderOf(candidate, events)
      if (lender === null) continue
      const parties = [...lender.actors, ...lender.recipients]
      candidate.actors = without(candidate.lender.isOfStates ? parties.map(story.asState) : parties, [])
      // “flew to Rome for talks” is one visit; what it may lead to is another event.
      if (candidate.lender.isSame) antecedents.set(candidate, lender)
      events.push(candidate)
      continue
    }
    const isFull = named >= 2 || (named === 0 && hasParty(candidate.type, candidate.mode, candidate.actors, candidate.recipients))
    // “hopes to meet the king again after their last meeting”: of the two who meet in the same sentence
    const pair = candidate.isReciprocal && story.isTheirs(candidate) ? pairBefore(candidate, events, story) : null
    if (pair !== null) candidate.actors = pair
    const occasion =
      story.aimsAt(candidate) < 0
        ? undefined
        : events.findLast((event) => event.type === "CONSULT" && event.carrier === story.aimsAt(candidate))
    if (occasion !== undefined && sidesIn(candidate, occasion)) antecedents.set(candidate, occasion)
    if (!candidate.isAnaphoric || isFull) {
      events.push(candidate)
      continue
    }
    const isPostponement = candidate.type === "REJECT"
    const blame = blaming.get(candidate.trigger)
    const earlier = isPostponement
      ? null
      : antecedentOf(candidate, events, story, FORCE.has(candidate.type) && blame !== undefined ? statesOf(blame.actors, story) : NOBODY)
    // “A and B agreed to a truce. The talks …”: of those who did something together
    const together =
      earlier === null && named === 0 && candidate.isReciprocal && candidate.type === "CONSULT"
        ? togetherBefore(candidate, events, story)
        : null
    if (together !== null) {
      candidate.actors = together
      events.push(candidate)
      continue
    }
    if (earlier === null) {
      if (named > 0 || isPostponement) events.push(candidate)
      continue
    }
    fill(candidate, earlier)
    // A charge that goes on against the same is another charge; all else points to the event itself.
    if (candidate.type !== "ACCUSE" || candidate.carrier !== candidate.trigger) antecedents.set(candidate, earlier)
    events.push(candidate)
  }
  const meetings = new Map(events.filter((event) => event.type === "CONSULT").map((event) => [event.trigger, event]))
  for (const event of events) {
    if (event.type !== "REJECT" || event.consumed < 0 || event.recipients.length > 0) continue
    const met = meetings.get(event.consumed)
    if (met === undefined) continue
    if (event.actors.length === 0) event.actors = met.actors
    event.recipients = without([...met.recipients, ...met.actors], event.actors)
  }
  return { events: events.filter((event) => event.actors.length + event.recipients.length > 0), antecedents }
}
