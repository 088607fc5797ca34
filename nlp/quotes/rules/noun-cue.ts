import type { Attribution, QuoteContext } from "../context.ts"
import { isNegated, isVerb, possessor, subjectOf } from "../context.ts"
import { clauseRange, isFinite, isInfinitive, spanOfRange, trimRange } from "../clauses.ts"
import type { CueRule } from "../rule.ts"
import type { Span } from "../../span.ts"

/** A noun with its clause: “her claim that …”, “expressed hope that …”, “voiced a desire to …”. */
export const nounCue: CueRule = {
  id: "quotes/noun-cue",
  source: "Pareti 2012, noun cues; Quirk et al. 1985 §17.26, appositive clauses",
  examples: [
    {
      text: "Voters laughed at the mayor's claim that the bridge was safe.",
      kind: "indirect",
      content: ["the bridge was safe"],
      speaker: "the mayor",
      cue: "claim"
    },
    {
      text: "The mayor expressed hope that the bridge would open in May.",
      kind: "indirect",
      content: ["the bridge would open in May"],
      speaker: "The mayor",
      cue: "hope"
    },
    {
      text: "The mayor expressed a desire to reopen the bridge.",
      kind: "indirect",
      content: ["to reopen the bridge"],
      speaker: "The mayor",
      cue: "desire"
    }
  ],
  counterExamples: [
    "The delay raised concerns that the bridge could fail.",
    "The fact that the bridge is old is known.",
    "The claim that he bought was worthless."
  ],
  find: (context, i) => {
    const { doc, lexicon } = context
    if (doc.pos(i) !== "NOUN") return null
    const entry = lexicon.nouns.get(doc.lemma(i).toLowerCase())
    if (entry === undefined) return null
    const holder = nounSpeaker(context, i)
    if (holder === null) return null
    const content = reported(context, i, entry.frames)
    if (content === null) return null
    if (content.isInfinitive && !holder.isVoiced) return null
    return {
      ruleId: nounCue.id,
      cueToken: i,
      cue: { start: doc.start(i), end: doc.end(i) },
      entry: holder.isDenied === true ? { ...entry, stance: "denying" } : entry,
      speaker: holder.speaker,
      content: [content.span],
      isNegated: holder.isNegated
    } satisfies Attribution
  }
}

const withKind = (span: Span | null, isInfinitive: boolean) => (span === null ? null : { span, isInfinitive })

const reported = (context: QuoteContext, noun: number, frames: ReadonlySet<string>) => {
  const { doc } = context
  for (const child of doc.children(noun)) {
    if (child < noun) continue
    const dep = doc.dep(child)
    if (frames.has("clause") && (dep === "acl" || dep === "ccomp" || dep === "relcl")) {
      const that = doc.children(child).find((x) => doc.lower(x) === "that" && doc.dep(x) === "mark")
      if (that !== undefined && isFinite(doc, child)) return withKind(spanOfRange(doc, clauseRange(context, child, noun)), false)
    }
    if (frames.has("infinitive") && (dep === "acl" || dep === "xcomp" || dep === "relcl") && isInfinitive(doc, child)) {
      const range = doc.subtree(child)
      return withKind(spanOfRange(doc, trimRange(context, { first: range.first, last: cutParticiple(context, child, range.last) })), true)
    }
    if (frames.has("in") && dep === "prep" && doc.lower(child) === "in") {
      const gerund = doc.child(child, "pcomp")
      if (gerund !== -1) return withKind(spanOfRange(doc, trimRange(context, doc.subtree(gerund))), true)
    }
  }
  return null
}

/** “to meet X again, building on …”: a participle behind a comma is the reporter's, not the speaker's. */
const cutParticiple = ({ doc }: QuoteContext, head: number, last: number): number => {
  for (const child of doc.children(head)) {
    if (child > head && doc.dep(child) === "advcl" && doc.tag(child) === "VBG") {
      const first = doc.leftEdge(child)
      if (first > 0 && doc.textOf(first - 1) === ",") return first
    }
  }
  return last
}

const EXPRESSING = new Set([
  "express",
  "voice",
  "convey",
  "air",
  "repeat",
  "reiterate",
  "make",
  "issue",
  "have",
  "hold",
  "share",
  "reach",
  "state",
  "give",
  "offer",
  "announce",
  "deny",
  "reject",
  "dismiss",
  "dispute",
  "rebut",
  "refute",
  "renew",
  "level",
  "communicate",
  "signal",
  "come",
  "declare",
  "stress",
  "raise"
])

/** Verbs that say a wish out loud: “had no intention to” says nothing. */
const VOICING = new Set([
  "express",
  "voice",
  "convey",
  "air",
  "repeat",
  "reiterate",
  "state",
  "announce",
  "declare",
  "renew",
  "communicate",
  "signal",
  "stress"
])

/** Who makes the claim: its possessor, “the claim of X”, “by X”, or the subject of the verb that expresses it. */
const nounSpeaker = (
  context: QuoteContext,
  noun: number
): { speaker: number; isNegated: boolean; isDenied?: boolean; isVoiced?: boolean } | null => {
  const { doc } = context
  let verb = doc.head(noun)
  if (doc.dep(noun) === "pobj" && doc.dep(verb) === "prep") verb = doc.head(verb)
  const expressing = isVerb(doc, verb) && EXPRESSING.has(doc.lemma(verb)) && (doc.dep(noun) === "dobj" || doc.lemma(verb) === "come")
  const poss = possessor(doc, noun)
  const named = poss !== -1 && !["i", "my", "our", "your"].includes(doc.lower(poss)) ? poss : -1
  if (expressing && doc.lemma(verb) !== "raise") {
    const subject = subjectOf(doc, verb)
    if (subject !== -1 && !["i", "we", "you", "it", "there"].includes(doc.lower(subject))) {
      // “expressed China's concern that” is said by the subject, “denied X's claim that” is X's.
      const others = ["deny", "reject", "dismiss", "dispute", "rebut", "refute"].includes(doc.lemma(verb))
      return {
        speaker: others && named !== -1 ? named : subject,
        isNegated: isNegated(doc, verb),
        isDenied: others && named === -1,
        isVoiced: VOICING.has(doc.lemma(verb))
      }
    }
  }
  if (named !== -1) return { speaker: named, isNegated: false }
  for (const child of doc.children(noun)) {
    if (child > noun && doc.dep(child) === "prep" && ["by", "of", "among"].includes(doc.lower(child))) {
      const object = doc.child(child, "pobj")
      if (object !== -1 && doc.lower(child) !== "of") return { speaker: object, isNegated: false }
    }
  }
  return null
}
