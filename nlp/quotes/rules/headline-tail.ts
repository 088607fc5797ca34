import type { Attribution, QuoteContext } from "../context.ts"
import { spanOfRange, trimRange } from "../clauses.ts"
import type { CueRule } from "../rule.ts"
import { isVerb } from "../context.ts"

/** A headline that ends with a dash and its source: “Fire was started on purpose – police”, “Town ‘needs help now’ – Reed”. */
export const headlineTail: CueRule = {
  id: "quotes/headline-tail",
  source: "onrecord: headlines that put the source behind a dash",
  examples: [
    {
      text: "Fire at depot was started on purpose – police\n\nThe depot burnt down on Monday night, the town's mayor said.",
      kind: "indirect",
      content: ["Fire at depot was started on purpose"],
      speaker: "police"
    },
    {
      text: "Town ‘needs help now’ – Ann Reed\n\nThe bridge was opened on Monday by the mayor of the town.",
      kind: "mixed",
      content: ["Town ‘needs help now’"],
      speaker: "Ann Reed"
    }
  ],
  counterExamples: [
    "Bridge was closed on Monday – The Tribune\n\nThe bridge was opened on Monday by the mayor of the town.",
    "Fire at depot – police appeal for help\n\nThe depot burnt down on Monday night, the town's mayor said."
  ],
  find: (context, i) => {
    const { doc, article } = context
    if (!/^(?:–|—|--?)$/u.test(doc.textOf(i)) || i < 3) return null
    const block = article.blocks[0]
    if (block === undefined || block.kind !== "headline" || doc.start(i) >= block.end) return null
    const first = doc.tokenAt(block.start)
    const last = doc.tokenAt(block.end)
    if (last - i > 4 || last === i + 1 || doc.columns.spaceAfter[i - 1] !== 1 || !isSource(context, i + 1, last)) return null
    let hasVerb = false
    for (let k = first; k < i; k++) hasVerb ||= isVerb(doc, k) || doc.pos(k) === "AUX"
    const content = spanOfRange(doc, trimRange(context, { first, last: i }))
    if (content === null || !hasVerb) return null
    return {
      ruleId: headlineTail.id,
      cueToken: i,
      cue: { start: doc.start(i), end: doc.end(i) },
      entry: { lemma: "–", stance: "neutral", holder: "speech", frames: new Set<string>() },
      speaker: last - 1,
      content: [content]
    } satisfies Attribution
  }
}

/** Whether the tokens name a person, or in small letters one who speaks for the news: “police”, “study”. */
const isSource = ({ doc, labelOf, lexicon }: QuoteContext, first: number, last: number): boolean => {
  let isPerson = true
  for (let k = first; k < last; k++) {
    if (isVerb(doc, k) || /^(?:PUNCT|ADP|PRON|DET|ADV|NUM)$/u.test(doc.pos(k))) return false
    isPerson &&= labelOf[k] === "PERSON"
  }
  if (isPerson) return true
  const head = doc.textOf(last - 1)
  // a name that the text below has for a person's
  if (/^\p{Lu}\p{Ll}/u.test(head)) {
    for (let k = last; k < doc.length; k++) if (labelOf[k] === "PERSON" && doc.textOf(k) === head) return true
    return false
  }
  return lexicon.speakerNouns.has(head)
}
