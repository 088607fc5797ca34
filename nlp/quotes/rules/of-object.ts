import type { Attribution } from "../context.ts"
import { cueVerb, isNegated, isVerb } from "../context.ts"
import { spanOfRange, trimRange } from "../clauses.ts"
import type { CueRule } from "../rule.ts"
import { addresseeOf, cueSpan, speakerOf } from "../speaker.ts"

/** What somebody is assured of: “assured the town of the bridge's safety”. */
export const ofObject: CueRule = {
  id: "quotes/of-object",
  source: "Levin 1993 §37.2, tell verbs with an of-phrase",
  examples: [
    { text: "The mayor assured the town of her commitment to a safe bridge.", kind: "indirect", content: ["her commitment to a safe bridge"], speaker: "The mayor", cue: "assured" }
  ],
  counterExamples: ["The mayor told stories of her youth."],
  find: (context, i) => {
    const { doc } = context
    if (!isVerb(doc, i)) return null
    const cue = cueVerb(context, i)
    if (cue === null || !cue.entry.frames.has("np-of") || doc.child(i, "dobj") === -1) return null
    const of = doc.children(i).find((child) => child > i && doc.dep(child) === "prep" && doc.lower(child) === "of")
    const object = of === undefined ? -1 : doc.child(of, "pobj")
    if (object === -1) return null
    const speaker = speakerOf(context, i)
    if (speaker === null) return null
    const content = spanOfRange(doc, trimRange(context, doc.subtree(object)))
    if (content === null) return null
    return { ruleId: ofObject.id, cueToken: i, cue: cueSpan(doc, i, cue.particle), entry: cue.entry, speaker, content: [content], addressee: addresseeOf(context, i, speaker), isNegated: isNegated(doc, i) } satisfies Attribution
  }
}
