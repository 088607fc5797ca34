import { byVerb } from "../attribution.ts"
import type { Doc } from "../../engine/doc.ts"
import type { QuoteContext } from "../context.ts"
import { cueVerb, isVerb, ownSubject } from "../context.ts"
import { addContinuation, addCoordinated, cutAddition } from "../content.ts"
import { clauseRange, marksIn, trimRange, isFinite, isInfinitive, isQuestion, spanOfRange } from "../clauses.ts"
import type { CueRule } from "../rule.ts"
import { addresseeOf, isSpeakerLike, speakerOf, TELLING } from "../speaker.ts"

/** A cue verb with a clause: “X said (that) Y”, “Y, X said”, “Y, said X”, “insisting that Y”. */
export const clausalComplement: CueRule = {
  id: "quotes/clausal-complement",
  source: "Pareti 2012, attribution relations with verbal cues; Stanford dependencies, ccomp",
  examples: [
    {
      text: "The mayor said that the bridge would open in May.",
      kind: "indirect",
      content: ["the bridge would open in May"],
      speaker: "The mayor",
      cue: "said"
    },
    {
      text: "Officials insisted the vote had been fair.",
      kind: "indirect",
      content: ["the vote had been fair"],
      speaker: "Officials",
      cue: "insisted"
    },
    {
      text: "The bridge will open in May, the mayor said.",
      kind: "indirect",
      content: ["The bridge will open in May"],
      speaker: "the mayor",
      cue: "said"
    },
    {
      text: "The bridge is unsafe, engineers said on Tuesday, contradicting the mayor.",
      kind: "indirect",
      content: ["The bridge is unsafe"],
      speaker: "engineers",
      cue: "said"
    },
    {
      text: "The mayor has told friends he is tired.",
      kind: "indirect",
      content: ["he is tired"],
      speaker: "The mayor",
      cue: "told"
    },
    {
      text: "The company said the road was unsafe and called on drivers to avoid it.",
      kind: "indirect",
      content: ["the road was unsafe"],
      speaker: "The company",
      cue: "said"
    },
    {
      text: "Officials acknowledged that she had been told of the plan, though they insisted that it made no difference.",
      kind: "indirect",
      content: ["she had been told of the plan"],
      speaker: "Officials",
      cue: "acknowledged"
    },
    {
      text: "The board said last month it had chosen her.",
      kind: "indirect",
      content: ["it had chosen her"],
      speaker: "The board",
      cue: "said"
    },
    {
      text: "“She is kind,” said Emily Grant, who told the crowd that Leyla Demir had been fasting when agents took her.",
      kind: "indirect",
      content: ["Leyla Demir had been fasting when agents took her"],
      speaker: "Emily Grant",
      cue: "told"
    },
    {
      text: "The judge ruled that the hearing would be held in private, saying publicity could harm the case.",
      kind: "indirect",
      content: ["publicity could harm the case"],
      speaker: "The judge",
      cue: "saying"
    },
    {
      text: "The minister had warned that the bridge would cost a fortune and said it would not be built.",
      kind: "indirect",
      content: ["the bridge would cost a fortune"],
      speaker: "The minister",
      cue: "warned"
    },
    {
      text: "The minister had warned that the bridge would cost a fortune and said it would not be built.",
      kind: "indirect",
      content: ["it would not be built"],
      speaker: "The minister",
      cue: "said"
    },
    {
      text: "He told the judge that the order “came from the top,” according to a transcript.",
      kind: "mixed",
      content: ["the order “came from the top,”"],
      speaker: "He",
      cue: "told"
    },
    {
      text: "The court rejected an appeal by the Makers' Guild, which had argued that the ban would cost jobs.",
      kind: "indirect",
      content: ["the ban would cost jobs"],
      speaker: "the Makers' Guild",
      cue: "argued"
    },
    {
      text: "The minister accepted that the bridge was unsafe.",
      kind: "indirect",
      content: ["the bridge was unsafe"],
      speaker: "The minister",
      cue: "accepted"
    },
    {
      text: "The mayor said the plan was “a disaster for the town”.",
      kind: "mixed",
      content: ["the plan was “a disaster for the town”"],
      speaker: "The mayor"
    }
  ],
  counterExamples: [
    "The mayor told the crowd to go home.",
    "It is believed that the bridge will open in May.",
    "The mayor said nothing.",
    "The mayor found herself thinking of the bridge.",
    "It is important to note that the bridge is old."
  ],
  find: (context, i) => {
    const { doc } = context
    if (!isVerb(doc, i)) return null
    const cue = cueVerb(context, i)
    if (cue === null || isHypothetical(context, i)) return null
    const { frames } = cue.entry
    if (!frames.has("that") && !frames.has("wh") && !frames.has("raise")) return null
    const clause = complement(context, i, frames)
    if (clause === -1) return null
    const speaker = speakerOf(context, i)
    if (speaker === null) return null
    if ((frames.has("evidence") || context.markOf[i] !== -1) && !isSpeakerLike(context, speaker)) return null
    if (isFreeRelative(context, i, clause)) return null
    const range = cutAddition(
      context,
      clause,
      i,
      addContinuation(context, clause, i, addCoordinated(context, clause, i, clauseRange(context, clause, i)))
    )
    const whole = trimRange(context, { first: startAfterCue(context, i, clause, range.first), last: range.last })
    const isThat = doc.lower(whole.first) === "that" && (doc.tag(whole.first) === "IN" || isMisreadThatBefore(doc, whole.first, clause))
    const content = spanOfRange(doc, isThat ? { first: whole.first + 1, last: whole.last } : whole)
    if (content === null) return null
    return { ...byVerb(context, clausalComplement.id, i, cue, speaker, [content]), addressee: addresseeOf(context, i, speaker) }
  }
}

/** “if he thinks that …”, “asked whether she believed …”: nobody is said to think it. */
const isHypothetical = ({ doc }: QuoteContext, cue: number): boolean =>
  doc
    .children(cue)
    .some((child) => child < cue && doc.dep(child) === "mark" && (doc.lower(child) === "if" || doc.lower(child) === "whether"))

/** The clause that the verb reports, or -1. */
const complement = (context: QuoteContext, cue: number, frames: ReadonlySet<string>): number => {
  const { doc } = context
  // A clause behind the cue comes before one in front of it.
  const children = doc.children(cue)
  for (const child of [...children.filter((one) => one > cue), ...children.filter((one) => one < cue)]) {
    const dep = doc.dep(child)
    // “wondered aloud if …”: the parser takes the question for an adverbial.
    if (dep !== "ccomp" && !(dep === "advcl" && child > cue && frames.has("wh") && !frames.has("that") && isQuestion(doc, child))) continue
    if (isInfinitive(doc, child)) {
      if (frames.has("raise") && child > cue && ownSubject(doc, child) > cue) return child
      continue
    }
    if (child < cue ? !isTag(context, cue, child) : false) continue
    if (isQuestion(doc, child) && child > cue) {
      // “which X says are necessary” is no question: the word belongs to the relative clause.
      if (doc.leftEdge(child) > cue && !frames.has("wh")) continue
    } else if (!frames.has("that") || !isFinite(doc, child) || isOtherClause(context, cue, child)) continue
    return child
  }
  if (!frames.has("that")) return -1
  const told = clauseOfAddressee(context, cue)
  if (told !== -1) return told
  const distant = distantClause(context, cue)
  return distant !== -1 ? distant : adjacentClause(context, cue)
}

/** “told friends he is tired”: hung on the addressee as a relative clause, though nothing is missing from it. */
const clauseOfAddressee = ({ doc }: QuoteContext, cue: number): number => {
  if (!TELLING.has(doc.lemma(cue))) return -1
  const object = doc.child(cue, "dobj", "dative")
  // “told detectives that he had panicked”: a person has no clause with “that” and a subject of its own
  const content = object === -1 ? -1 : doc.child(object, "acl", "relcl")
  if (content > cue && ownSubject(doc, content) !== -1 && isFinite(doc, content)) {
    const opening = doc.leftEdge(content)
    if (doc.lower(opening) === "that" && doc.dep(opening) === "mark") return content
  }
  const clause = object === -1 ? -1 : doc.child(object, "relcl")
  if (clause < cue || ownSubject(doc, clause) === -1) return -1
  const isWhole = doc.child(clause, "acomp", "attr", "dobj", "auxpass") !== -1
  const first = doc.leftEdge(clause)
  return isWhole && !/^(W|IN)/u.test(doc.tag(first)) && isFinite(doc, clause) ? clause : -1
}

/** “said after the meeting that X”, “told the paper in a statement that X”: “that” opens the clause, wherever the parser hung it. */
const distantClause = ({ doc }: QuoteContext, cue: number): number => {
  const last = Math.min(doc.rightEdge(cue) + 1, cue + 30)
  for (let i = cue + 1; i < last; i++) {
    if (doc.lower(i) !== "that") continue
    const verb = doc.head(i)
    if (doc.dep(i) !== "mark" && !isMisreadThat(doc, i, verb)) continue
    if (!isFinite(doc, verb) || !doc.isUnder(verb, cue)) return -1
    const dep = doc.dep(verb)
    if (dep !== "ccomp" && dep !== "acl" && dep !== "advcl" && dep !== "relcl") return -1
    const holder = doc.head(verb)
    // A noun of its own (“testified to the claim that X”) keeps its clause; “in a statement that X”, “at a debate that X” is the verb's.
    if (dep === "acl" || dep === "relcl")
      return doc.dep(holder) === "pobj" &&
        doc.dep(doc.head(holder)) === "prep" &&
        SETTINGS.has(doc.lower(doc.head(holder))) &&
        doc.isUnder(doc.head(holder), cue)
        ? verb
        : -1
    return doc.dep(holder) === "advcl" &&
      doc.head(holder) === cue &&
      doc.child(holder, "mark") !== -1 &&
      doc.child(holder, "mark") < holder &&
      i > doc.rightEdge(holder) - (doc.rightEdge(verb) - doc.leftEdge(verb)) - 2
      ? verb
      : -1
  }
  return -1
}

/** “in a letter that he had returned everything”: read as a relative pronoun, though the verb has its object and subject. */
const isMisreadThat = (doc: Doc, that: number, verb: number): boolean =>
  doc.dep(that) === "dobj" && doc.children(verb).some((child) => child > that && doc.dep(child) === "dobj") && ownSubject(doc, verb) > that

const SETTINGS = new Set(["in", "at", "on", "during", "after", "before", "to", "with", "through"])

/** “what they say is a disgrace” names a thing; the clause is not a report of its own unless part of it is marked. */
const isFreeRelative = (context: QuoteContext, cue: number, clause: number): boolean => {
  const { doc } = context
  if (clause < cue) return false
  for (let i = doc.leftEdge(clause) < cue ? doc.leftEdge(clause) : doc.leftEdge(cue); i < cue; i++) {
    if (
      doc.tag(i) === "WP" &&
      doc.lower(i) === "what" &&
      (doc.head(i) === cue || doc.head(i) === clause || doc.isUnder(doc.head(i), clause))
    )
      return marksIn(context, { start: doc.end(cue), end: doc.end(doc.rightEdge(clause)) + 1 }).every((mark) => mark.start < doc.start(cue))
  }
  return false
}

/** “announced an outbreak and Ghana is working to end it”: the cue has its object; a clause behind it without “that” is another. */
const isOtherClause = ({ doc }: QuoteContext, cue: number, clause: number): boolean => {
  const object = doc.child(cue, "dobj")
  if (object < cue || object > clause || TELLING.has(doc.lemma(cue))) return false
  return !doc.children(clause).some((child) => doc.dep(child) === "mark" && doc.lower(child) === "that")
}

/** A clause before the cue is reported only where the cue ends it off: “Y, X said”. */
const isTag = ({ doc }: QuoteContext, cue: number, clause: number): boolean => {
  const edge = doc.rightEdge(clause)
  const subject = ownSubject(doc, cue)
  if (subject === -1) return false
  return edge < cue && (subject > edge || subject > cue) && !/^[;:]$/u.test(doc.textOf(edge + 1))
}

/**
 * The parser sometimes hangs the reported clause elsewhere. Right behind a reporting verb, a subject whose verb follows
 * starts the reported clause whatever it hangs on: “signalling he was seeking”.
 */
const adjacentClause = ({ doc }: QuoteContext, cue: number): number => {
  let at = cue + 1
  const range = doc.sentences[doc.sentenceOf(cue)]
  if (at < range.last && doc.lower(at) === "that") at++
  for (let i = at; i < Math.min(range.last, at + 8); i++) {
    const dep = doc.dep(i)
    if ((dep === "nsubj" || dep === "nsubjpass" || dep === "expl") && doc.leftEdge(i) === at) {
      const verb = doc.head(i)
      return verb > i && verb !== cue && isFinite(doc, verb) ? verb : -1
    }
  }
  return -1
}

/** “said last month it had chosen her”, where the parser gives the time to the clause: behind it; the same token for others. */
const behindTime = ({ doc, labelOf }: QuoteContext, clause: number, first: number): number => {
  const time = doc.children(clause).find((child) => doc.leftEdge(child) === first && doc.dep(child) === "npadvmod")
  if (time === undefined || labelOf[time] !== "DATE") return first
  const next = doc.rightEdge(time) + 1
  const subject = ownSubject(doc, clause)
  return subject >= next && doc.leftEdge(subject) === next ? next : first
}

/** “told the crowd that Reed had been fasting”: read as an object, though a subject follows and the verb needs none. */
const isMisreadThatBefore = (doc: Doc, that: number, clause: number): boolean =>
  doc.tag(that) === "WDT" && doc.head(that) === clause && /^(?:dobj|mark)$/u.test(doc.dep(that)) && ownSubject(doc, clause) > that

/** Where the clause starts: after the cue, its particle, its addressee and “that”, if only an adverbial of the clause stands between. */
const startAfterCue = (context: QuoteContext, cue: number, clause: number, first: number): number => {
  const { doc } = context
  if (clause < cue) return first
  if (first <= cue + 1) return first === cue + 1 ? behindTime(context, clause, first) : first
  const that = doc.children(clause).some((child) => doc.dep(child) === "mark" && doc.lower(child) === "that")
  if (that) return first
  for (let i = cue + 1; i < first; i++) {
    if (doc.head(i) !== cue || doc.leftEdge(i) < cue) continue
    const dep = doc.dep(i)
    if (dep === "advcl" && doc.child(i, "mark") !== -1) return doc.leftEdge(i)
  }
  return first
}
