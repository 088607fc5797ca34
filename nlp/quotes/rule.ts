/** The rule type of this annotator. A rule sees one cue token at a time and proves itself on its own sentences. */
import type { QuoteKind } from "../annotations.ts"
import type { Attribution, QuoteContext } from "./context.ts"

/** A sentence a rule finds, and what it finds in it. */
export interface QuoteExample {
  readonly text: string
  readonly kind: QuoteKind
  /** The content's parts, exactly. */
  readonly content: ReadonlyArray<string>
  readonly speaker?: string
  readonly cue?: string
}

/** What every finding's rule carries for people: where it comes from and what it does and does not find. */
export interface RuleCard {
  readonly id: string
  /** Where the rule comes from. */
  readonly source: string
  readonly examples: ReadonlyArray<QuoteExample>
  /** Texts in which this rule must find nothing. */
  readonly counterExamples: ReadonlyArray<string>
}

export interface CueRule extends RuleCard {
  /** The attribution whose cue is this token, or null. */
  readonly find: (context: QuoteContext, token: number) => Attribution | null
}
