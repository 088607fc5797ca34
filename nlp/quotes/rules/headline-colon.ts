import type { Attribution } from "../context.ts"
import { isVerb } from "../context.ts"
import { spanOfRange, trimRange } from "../clauses.ts"
import type { CueRule } from "../rule.ts"

/** A headline that begins with a name and a colon: “Reed: Bridge is ‘safe’”. */
export const headlineColon: CueRule = {
  id: "quotes/headline-colon",
  source: "onrecord: headlines that put the speaker before a colon",
  examples: [
    {
      text: "Ann Reed: Bridge is ‘safe for now’\n\nThe bridge was opened on Monday by the mayor of the town.",
      kind: "mixed",
      content: ["Bridge is ‘safe for now’"],
      speaker: "Ann Reed"
    }
  ],
  counterExamples: ["Bridge open: What you need to know\n\nThe bridge was opened on Monday by the mayor of the town."],
  find: (context, i) => {
    const { doc, article } = context
    if (doc.textOf(i) !== ":") return null
    const block = article.blocks[0]
    if (block === undefined || block.kind !== "headline" || doc.start(i) >= block.end) return null
    const first = doc.tokenAt(block.start)
    if (i === first || i > first + 4) return null
    for (let k = first; k < i; k++) if (context.labelOf[k] !== "PERSON" && doc.pos(k) !== "PROPN") return null
    if (context.labelOf[i - 1] !== "PERSON") return null
    const last = doc.tokenAt(block.end)
    let hasVerb = false
    for (let k = i + 1; k < last; k++) hasVerb ||= isVerb(doc, k) || doc.pos(k) === "AUX"
    const content = spanOfRange(doc, trimRange(context, { first: i + 1, last }))
    if (content === null || !hasVerb) return null
    return {
      ruleId: headlineColon.id,
      cueToken: i,
      cue: { start: doc.start(i), end: doc.end(i) },
      entry: { lemma: ":", stance: "neutral", holder: "speech", frames: new Set<string>() },
      speaker: i - 1,
      content: [content]
    } satisfies Attribution
  }
}
