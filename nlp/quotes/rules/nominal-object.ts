import { byVerb } from "../attribution.ts"
import { cueVerb, isVerb } from "../context.ts"
import { spanOfRange, trimRange } from "../clauses.ts"
import type { CueRule } from "../rule.ts"
import { isSpeakerLike, speakerOf } from "../speaker.ts"

/** A noun phrase that somebody stresses: “emphasised the importance of talks”, “outlined three goals”. */
export const nominalObject: CueRule = {
  id: "quotes/nominal-object",
  source: "onrecord annotation guideline: noun phrases after emphasise, highlight, stress, outline, acknowledge",
  examples: [
    {
      text: "Mayor Ann Reed emphasised the importance of safe bridges.",
      kind: "indirect",
      content: ["the importance of safe bridges"],
      speaker: "Mayor Ann Reed",
      cue: "emphasised"
    }
  ],
  counterExamples: ["The accident highlighted the need for repairs."],
  find: (context, i) => {
    const { doc } = context
    if (!isVerb(doc, i)) return null
    const cue = cueVerb(context, i)
    if (cue === null || !cue.entry.frames.has("np")) return null
    if (doc.children(i).some((child) => doc.dep(child) === "ccomp")) return null
    const object = doc.child(i, "dobj")
    if (object === -1 || object < i) return null
    const speaker = speakerOf(context, i)
    if (speaker === null || !isSpeakerLike(context, speaker)) return null
    let last = doc.rightEdge(object) + 1
    for (const child of doc.children(i)) {
      // “the importance of talks to reduce risks”, “X as the main risk”: said with it.
      const dep = doc.dep(child)
      if (child > object && (dep === "prep" || dep === "advcl" || dep === "acl" || dep === "xcomp")) {
        const lower = doc.lower(child)
        if (
          (dep === "prep" &&
            !(lower === "in" && doc.lower(child + 1) === "order") &&
            ["on", "in", "at", "during", "after", "before", "to", "with"].includes(lower)) ||
          doc.textOf(doc.leftEdge(child) - 1) === ","
        )
          break
        last = Math.max(last, doc.rightEdge(child) + 1)
      }
    }
    const content = spanOfRange(doc, trimRange(context, { first: doc.leftEdge(object), last }))
    if (content === null) return null
    return byVerb(context, nominalObject.id, i, cue, speaker, [content])
  }
}
