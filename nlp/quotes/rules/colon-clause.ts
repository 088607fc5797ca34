import { byVerb } from "../attribution.ts"
import type { QuoteContext } from "../context.ts"
import { cueVerb, isVerb } from "../context.ts"
import { isFinite, markStartingAt, spanOfRange, trimRange } from "../clauses.ts"
import type { CueRule } from "../rule.ts"
import { addresseeOf, isSpeakerLike, speakerOf } from "../speaker.ts"

/** Tokens between the cue and its colon: “responded late on Tuesday in a message to members:”. */
const REACH = 14

/** A cue, a colon, and a clause that no mark opens: “She responded on the radio: The town “should be ashamed.””. */
export const colonClause: CueRule = {
  id: "quotes/colon-clause",
  source: "Quirk et al. 1985 §14.28, direct speech behind a colon",
  examples: [
    {
      text: "The mayor responded on the radio: The council “should spend more time on its budget.”",
      kind: "mixed",
      content: ["The council “should spend more time on its budget.”"],
      speaker: "The mayor",
      cue: "responded"
    }
  ],
  counterExamples: ["The mayor named three guests: a baker, a nurse and a judge.", "The mayor said three words: no, no, never."],
  find: (context, i) => {
    const { doc } = context
    if (!isVerb(doc, i) || context.markOf[i] !== -1) return null
    const cue = cueVerb(context, i)
    if (cue === null || cue.entry.holder !== "speech" || !(cue.entry.frames.has("that") || cue.entry.frames.has("tag"))) return null
    const colon = colonBehind(context, i)
    if (colon === -1 || markStartingAt(context, colon + 1) !== -1) return null
    const range = trimRange(context, { first: colon + 1, last: doc.sentences[doc.sentenceOf(i)].last })
    if (!isClause(context, range.first, range.last)) return null
    const speaker = speakerOf(context, i)
    if (speaker === null || speaker > i || !isSpeakerLike(context, speaker)) return null
    const content = spanOfRange(doc, range)
    if (content === null) return null
    return { ...byVerb(context, colonClause.id, i, cue, speaker, [content]), addressee: addresseeOf(context, i, speaker) }
  }
}

/** The colon after the cue's own phrase; -1 where another verb or an object comes first. */
const colonBehind = ({ doc }: QuoteContext, cue: number): number => {
  const { last } = doc.sentences[doc.sentenceOf(cue)]
  for (let k = cue + 1; k < Math.min(last - 1, cue + REACH); k++) {
    if (doc.textOf(k) === ":") return k
    if (/^(VBD|VBZ|VBP|MD)$/u.test(doc.tag(k)) || (doc.head(k) === cue && ["ccomp", "xcomp", "dobj"].includes(doc.dep(k)))) return -1
  }
  return -1
}

/** True when a finite verb with a subject stands in the range, and nothing is listed before it. */
const isClause = ({ doc }: QuoteContext, first: number, last: number): boolean => {
  for (let k = first; k < Math.min(last, first + 12); k++) {
    if (doc.textOf(k) === ",") return false
    if (doc.dep(k).startsWith("nsubj") && doc.head(k) > k && doc.head(k) < last) return isFinite(doc, doc.head(k))
  }
  return false
}
