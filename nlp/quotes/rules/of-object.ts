import { byVerb } from "../attribution.ts"
import type { QuoteContext } from "../context.ts"
import { cueVerb, isVerb } from "../context.ts"
import type { TokenRange } from "../../engine/doc.ts"
import { spanOfRange, trimRange } from "../clauses.ts"
import type { CueRule } from "../rule.ts"
import { addresseeOf, speakerOf } from "../speaker.ts"

/** What somebody is assured of: “assured the town of the bridge's safety”. */
export const ofObject: CueRule = {
  id: "quotes/of-object",
  source: "Levin 1993 §37.2, tell verbs with an of-phrase",
  examples: [
    {
      text: "The mayor assured the town of her commitment to a safe bridge.",
      kind: "indirect",
      content: ["her commitment to a safe bridge"],
      speaker: "The mayor",
      cue: "assured"
    }
  ],
  counterExamples: ["The mayor told stories of her youth."],
  find: (context, i) => {
    const { doc } = context
    if (!isVerb(doc, i)) return null
    const cue = cueVerb(context, i)
    if (cue === null || !cue.entry.frames.has("np-of") || doc.child(i, "dobj") === -1) return null
    const range = ofPhrase(context, i)
    if (range === null) return null
    const speaker = speakerOf(context, i)
    if (speaker === null) return null
    const content = spanOfRange(doc, trimRange(context, range))
    if (content === null) return null
    return { ...byVerb(context, ofObject.id, i, cue, speaker, [content]), addressee: addresseeOf(context, i, speaker) }
  }
}

/** The of-phrase's object. “assured Lind of the town's support” is often read as one possessor, “Lind of the town”. */
const ofPhrase = ({ doc }: QuoteContext, verb: number): TokenRange | null => {
  const of = doc.children(verb).find((child) => child > verb && doc.dep(child) === "prep" && doc.lower(child) === "of")
  const object = of === undefined ? -1 : doc.child(of, "pobj")
  if (object !== -1) return doc.subtree(object)
  const misread = doc.child(verb, "dobj")
  const own = doc.children(misread).find((child) => child > misread && doc.dep(child) === "prep" && doc.lower(child) === "of")
  const hung = own === undefined ? -1 : doc.child(own, "pobj")
  // “assured the town of her support”: hung on “the town”, but a possessor shows a thing of the speaker's.
  if (hung !== -1 && doc.child(hung, "poss") !== -1) return doc.subtree(hung)
  const possessor = misread === -1 ? -1 : doc.child(misread, "poss")
  const inside = possessor === -1 ? -1 : doc.child(possessor, "prep")
  return inside > verb && doc.lower(inside) === "of" ? { first: inside + 1, last: doc.rightEdge(misread) + 1 } : null
}
