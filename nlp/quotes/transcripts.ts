/** Transcripts without quotation marks: paragraphs that begin with a speaker's name and a colon. */
import type { Span } from "../span.ts"
import { marksIn } from "./clauses.ts"
import type { Attribution, QuoteContext } from "./context.ts"

/** “REED: …”, “SEN. ANN REED (D-OHIO): …”. A letter alone (“Q:”) names nobody. */
const TURN = /^(?<name>\p{Lu}[\p{Lu}.'’\- ]{1,40})(?: ?\([^()]{1,40}\))?: ?(?=\S)/u

/** “Ann Reed: …” */
const NAMED_TURN = /^(?<name>\p{Lu}\p{L}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}): ?(?=\S)/u

const ENTRY = { lemma: ":", stance: "neutral", holder: "speech", frames: new Set<string>() } as const

/**
 * The turns of a transcript, at least two of them by at least two speakers: one such line may be a label (“UPDATE: …”). Of names in small
 * letters each takes two turns or more (“Total Cost: …” takes one).
 */
export const transcriptTurns = (context: QuoteContext): ReadonlyArray<{ readonly content: Span; readonly attribution: Attribution }> => {
  const { article, doc } = context
  const turns = article.blocks.flatMap((block) => {
    // short questions look like headings
    if (block.kind !== "body" && block.kind !== "heading") return []
    const opening = article.text.slice(block.start, Math.min(block.end, block.start + 100))
    const match = opening.includes(":") ? (TURN.exec(opening) ?? NAMED_TURN.exec(opening)) : null
    const name = match?.groups?.["name"].trim() ?? ""
    if (
      match === null ||
      !/\p{Lu}{2}|\p{Ll} \p{Lu}/u.test(name) ||
      marksIn(context, { start: block.start, end: block.start + match[0].length + 1 }).some((mark) => !mark.isSingle)
    )
      return []
    const colon = doc.tokenAt(block.start + match[0].trimEnd().length - 1)
    const speaker = doc.tokenAt(block.start + name.length - 1)
    const content = { start: block.start + match[0].length, end: block.end }
    const attribution: Attribution = {
      ruleId: "quotes/transcript",
      cueToken: colon,
      cue: { start: doc.start(colon), end: doc.end(colon) },
      entry: ENTRY,
      speaker,
      content: [content]
    }
    return content.start < content.end && colon < doc.length ? [{ name, content, attribution }] : []
  })
  const counts = new Map<string, number>()
  for (const { name } of turns) counts.set(name, (counts.get(name) ?? 0) + 1)
  const taken = turns.filter(({ name }) => /\p{Lu}{2}/u.test(name) || counts.get(name)! > 1)
  return new Set(taken.map(({ name }) => name)).size >= 2 ? taken : []
}
