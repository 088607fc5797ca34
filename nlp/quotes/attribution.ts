import { type Attribution, type CueOfVerb, isNegated, type QuoteContext } from "./context.ts"
import type { Span } from "../span.ts"
import { cueSpan } from "./speaker.ts"

/** What the cue verb at token `verb` gives to its speaker, as far as all rules agree on it. */
export const byVerb = (
  { doc }: QuoteContext,
  ruleId: string,
  verb: number,
  { entry, particle }: CueOfVerb,
  speaker: number,
  content: ReadonlyArray<Span>
): Attribution => ({ ruleId, cueToken: verb, cue: cueSpan(doc, verb, particle), entry, speaker, content, isNegated: isNegated(doc, verb) })
