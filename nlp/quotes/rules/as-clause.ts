import { byVerb } from "../attribution.ts"
import type { QuoteContext } from "../context.ts"
import type { Doc, TokenRange } from "../../engine/doc.ts"
import type { Span } from "../../span.ts"
import { cueVerb, isVerb, ownSubject } from "../context.ts"
import { spanOfRange, trimRange } from "../clauses.ts"
import type { CueRule } from "../rule.ts"
import { addresseeOf, speakerOf } from "../speaker.ts"

/** “As the mayor told the paper, the bridge is old”; “the bridge is old, as she put it”. */
export const asClause: CueRule = {
  id: "quotes/as-clause",
  source: "Quirk et al. 1985 §15.55, comment clauses with as",
  examples: [
    {
      text: "As the mayor told the council, the bridge has been unsafe for years.",
      kind: "indirect",
      content: ["the bridge has been unsafe for years"],
      speaker: "the mayor",
      cue: "told"
    },
    {
      text: "Asked if he was a liar, as some of his critics have charged, Mr. Hart said he was innocent.",
      kind: "indirect",
      content: ["he was a liar"],
      speaker: "some of his critics",
      cue: "charged"
    }
  ],
  counterExamples: ["As the mayor said nothing, the council went home.", "She smiled as the mayor spoke."],
  find: (context, i) => {
    const { doc } = context
    if (!isVerb(doc, i) || doc.dep(i) !== "advcl" || ownSubject(doc, i) === -1) return null
    const as = doc.child(i, "mark")
    if (as === -1 || as > i || doc.lower(as) !== "as") return null
    const cue = cueVerb(context, i)
    if (cue === null || !(cue.entry.frames.has("that") || cue.entry.lemma === "put") || cue.entry.holder === "belief") return null
    const object = doc.child(i, "dobj")
    // A complement of its own (“as she said nothing”) leaves nothing for the main clause to report, but an addressee does.
    if (doc.child(i, "ccomp") !== -1 || (object !== -1 && addresseeOf(context, i, -1) !== object && doc.lower(object) !== "it")) return null
    const content = mainClause(context, i, { first: doc.leftEdge(i), last: doc.rightEdge(i) + 1 })
    const speaker = speakerOf(context, i)
    if (content.length === 0 || speaker === null) return null
    return { ...byVerb(context, asClause.id, i, cue, speaker, content), addressee: addresseeOf(context, i, speaker) }
  }
}

const mainClause = (context: QuoteContext, i: number, phrase: TokenRange) => {
  const { doc } = context
  const sentence = doc.sentences[doc.sentenceOf(i)]
  const before = trimRange(context, { first: sentence.first, last: phrase.first })
  const after = trimRange(context, { first: phrase.last, last: sentence.last })
  const setOffBefore = phrase.first === sentence.first || doc.textOf(phrase.first - 1) === ","
  const setOffAfter = phrase.last >= sentence.last - 1 || doc.textOf(phrase.last) === ","
  if (!setOffBefore || !setOffAfter) return []
  if (before.last > before.first && after.last > after.first && isBeforeSubject(doc, i, before)) return reportedBefore(context, before)
  return [before, after].flatMap((range) => (range.first < range.last ? (spanOfRange(doc, range) ?? []) : []))
}

/** “Asked if it was safe, as some have charged, she said …”: what stands before is not the clause of the main subject. */
const isBeforeSubject = (doc: Doc, cue: number, before: TokenRange): boolean => ownSubject(doc, doc.head(cue)) >= before.last

/** The clause that the words before report: “it was safe” of “Asked if it was safe”. */
const reportedBefore = (context: QuoteContext, before: TokenRange): ReadonlyArray<Span> => {
  const { doc } = context
  for (let k = before.last - 1; k >= before.first; k--) {
    if (doc.dep(k) !== "ccomp" || doc.rightEdge(k) >= before.last) continue
    const mark = doc.child(k, "mark")
    const first = mark !== -1 && mark === doc.leftEdge(k) ? mark + 1 : doc.leftEdge(k)
    return [spanOfRange(doc, trimRange(context, { first, last: doc.rightEdge(k) + 1 }))].flatMap((span) => span ?? [])
  }
  return []
}
