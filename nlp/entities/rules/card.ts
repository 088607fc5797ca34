/** What every rule of the entity stage carries for people: where it comes from, what it finds and what it leaves alone. */
import type { EntityType, MentionKind } from "../../annotations.ts"

/** A text, and one mention that the rule makes in it. */
export interface EntityExample {
  readonly text: string
  /** The mention's words. */
  readonly finds: string
  readonly type: EntityType
  readonly kind?: MentionKind
  /** Canonical names of the entities that the mention refers to. */
  readonly entities?: ReadonlyArray<string>
}

export interface EntityRuleCard {
  readonly id: string
  readonly source: string
  readonly examples: ReadonlyArray<EntityExample>
  /** Texts in which this rule must make nothing. */
  readonly counterExamples: ReadonlyArray<string>
}
