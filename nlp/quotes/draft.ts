/** A quotation under construction. */
import type { QuoteKind } from "../annotations.ts"
import type { Span } from "../span.ts"
import type { Attribution } from "./context.ts"

export interface Draft {
  ruleId: string
  parts: Array<Span>
  quotedParts: Array<Span>
  extent: Span
  attribution: Attribution | null
  kind: QuoteKind
  isClosed: boolean
  /** The outermost mark that holds its cue, -1 outside marks. */
  inside: number
}
