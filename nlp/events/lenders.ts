/**
 * Nominals that name nobody, and whose parties are those of another event of the clause: “flew to Rome for *talks*”, “the visit
 * may lead to further *meetings*”, “the ministers discussed areas of *cooperation*”.
 */
import type { Doc } from "../engine/doc.ts"
import type { EventLexicon, NounEntry } from "./lexicon.ts"
import type { NounFrame } from "./noun-frame.ts"
import type { PartyFinder } from "./parties.ts"
import { clauseOf } from "./clause.ts"
import { isVerbal } from "./syntax.ts"

/** Who lends the parties: the event at a token, or the last meeting told of. */
export interface Lender {
  readonly from: number | "meeting"
  /** “bilateral talks”, “areas of cooperation”: their countries rather than the people. */
  readonly isOfStates: boolean
  /** “came for talks”: the talks are what the visit was. */
  readonly isSame: boolean
}

/** “pave the way for talks”: what an event does to another that is to come. */
const OPENINGS = new Set(["way", "path", "door", "stage", "ground", "groundwork", "basis", "foundation"])
const LEADING = new Set(["lead", "restart", "revive", "resume", "trigger", "prompt", "kick", "open", "enable", "facilitate"])
/** “areas of cooperation”: what is spoken about. */
const SCOPES = new Set(["area", "possibility", "opportunity", "avenue", "prospect", "potential", "way", "field"])
const TALKING = new Set(["discuss", "explore", "identify", "review", "seek", "examine", "address", "consider"])

/** A noun that opens the way for the nominal, or the verb itself: “lead to”, “pave the way for”, “restart”. -1 for any other verb. */
const openedBy = (doc: Doc, { top }: NounFrame): number => {
  const host = doc.head(top)
  if (doc.dep(top) === "dobj") return LEADING.has(doc.lemma(host)) ? host : -1
  if (doc.dep(top) !== "pobj") return -1
  const above = doc.head(host)
  if (isVerbal(doc, above)) {
    const opened = doc.child(above, "dobj")
    if (doc.lower(host) === "to" && doc.lemma(above) === "lead") return above
    return doc.lower(host) === "for" && opened >= 0 && OPENINGS.has(doc.lemma(opened)) ? above : -1
  }
  const isWay = (doc.lower(host) === "for" || doc.lower(host) === "to") && OPENINGS.has(doc.lemma(above)) && doc.dep(above) === "dobj"
  return isWay ? doc.head(above) : -1
}

const isScope = (doc: Doc, { noun, top }: NounFrame): boolean => {
  // “areas where cooperation is possible”
  const copula = doc.head(noun)
  if (doc.dep(noun) === "nsubj" && doc.dep(copula) === "relcl" && doc.children(copula).some((child) => doc.lower(child) === "where"))
    return doc.children(copula).some((child) => doc.dep(child) === "acomp" && doc.lower(child) === "possible")
  if (doc.dep(noun) === "pobj" && SCOPES.has(doc.lemma(doc.head(doc.head(noun))))) {
    const scope = doc.head(doc.head(noun))
    return doc.dep(scope) === "dobj" && TALKING.has(doc.lemma(doc.head(scope)))
  }
  return doc.dep(top) === "dobj" && TALKING.has(doc.lemma(doc.head(top)))
}

/** “flew”, “visited”. */
const isOfVisiting = (doc: Doc, token: number, lexicon: EventLexicon): boolean =>
  isVerbal(doc, token) && lexicon.verbs.get(doc.lemma(token))?.some(({ mode }) => mode === "visit") === true

/** Null when nothing lends a nominal its parties. */
export const lenderOf = (doc: Doc, frame: NounFrame, entry: NounEntry, lexicon: EventLexicon): Lender | null => {
  if (!entry.flags.has("recip") || frame.isPossessed) return null
  const { modifierWords, top } = frame
  const isOfStates = modifierWords.includes("bilateral")
  if (entry.type === "COOPERATE") return isScope(doc, frame) ? { from: "meeting", isOfStates: true, isSame: false } : null
  if (entry.type !== "CONSULT" || entry.flags.has("light")) return null
  const preposition = doc.head(top)
  if (doc.dep(top) === "pobj" && doc.lower(preposition) === "for") {
    const host = doc.head(preposition)
    if (isOfVisiting(doc, host, lexicon)) return { from: host, isOfStates, isSame: true }
  }
  const verb = openedBy(doc, frame)
  const subject = verb < 0 ? -1 : clauseOf(doc, verb, lexicon).subject
  return subject >= 0 && lexicon.nouns.get(doc.lemma(subject))?.[0].type === "CONSULT" ? { from: subject, isOfStates, isSame: false } : null
}

/** “since her predecessor made a stop *there*”, “the first to visit Rome since a *trip* by Ms. Lind”: a place named before. */
export const placeBefore = (doc: Doc, frame: NounFrame, parties: PartyFinder, lexicon: EventLexicon): ReadonlyArray<number> => {
  const { first } = doc.sentences[doc.sentenceOf(frame.noun)]
  const isThere = [frame.noun, frame.light].some((at) => at >= 0 && doc.children(at).some((child) => doc.lower(child) === "there"))
  if (isThere) {
    for (let i = frame.noun - 1; i >= first; i--) {
      const mention = parties.mentionAt(i)
      if (mention !== null && mention.kind === "name" && mention.type === "GPE" && doc.dep(i) === "pobj") return [i]
    }
    return []
  }
  if (doc.dep(frame.top) !== "pobj" || doc.lower(doc.head(frame.top)) !== "since") return []
  const host = doc.head(doc.head(frame.top))
  if (!isOfVisiting(doc, host, lexicon)) return []
  const clause = clauseOf(doc, host, lexicon)
  return [clause.object, ...["to", "in", "at"].flatMap((word) => clause.prepositions.get(word) ?? [])].filter(
    (head) => head >= 0 && parties.mentionAt(head)?.type === "GPE"
  )
}
