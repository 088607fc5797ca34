import type { Resolution } from "./values.ts"
import type { TimeContext } from "./context.ts"
import type { WordClass } from "./openings.ts"
import type { TimeVocabulary } from "./vocabulary.ts"
import type { Word } from "./words.ts"

/** A sentence as the rules see it. */
export interface Stretch {
  readonly words: ReadonlyArray<Word>
  readonly vocabulary: TimeVocabulary
  /** Penn tag of the token at a word (NNP, MD …). */
  readonly tagAt: (word: number) => string
  /** OntoNotes label of the model's entity at a word, "" outside one. */
  readonly entityAt: (word: number) => string
}

/** Words `[first, last)` that a rule has taken, and what they mean once they are anchored (null: nothing after all). */
export interface RuleMatch {
  readonly first: number
  readonly last: number
  /** Kind of date that a dash may join to another of the same kind (“2000 – 2050”). */
  readonly joins?: "day" | "month" | "year"
  /** The year the words name: dates listed before them share it (“Nov. 20 to Dec. 11, 2015”). */
  readonly explicitYear?: number
  /** Means something only of a clause that looks ahead: otherwise the next best reading is taken. */
  readonly needsFuture?: boolean
  /** What something is compared with (“from a year earlier”): times after it do not go on from it. */
  readonly isCompared?: boolean
  /** “today”: ask whether the statement is a general one. */
  readonly isToday?: boolean
  readonly resolve: (context: TimeContext) => Resolution | null
}

export interface RuleExample {
  readonly text: string
  /** Publication date as `YYYY-MM-DD`; 2023-06-19, a Monday, when left out. */
  readonly on?: string
  readonly words: string
  readonly value: string
}

/** One phenomenon of time expressions. */
export interface TimeRule {
  readonly id: string
  /** Where the rule comes from. */
  readonly source: string
  readonly examples: ReadonlyArray<RuleExample>
  /** Texts in which this rule must find nothing. */
  readonly counterExamples: ReadonlyArray<string>
  /** Classes of word that its expressions begin with: the rule is not tried at others. */
  readonly opens: ReadonlyArray<WordClass>
  /** Tries the rule on the words from `at` on. Looks at a bounded number of words. */
  readonly match: (stretch: Stretch, at: number) => RuleMatch | null
}

/** A reading and the rule that made it. */
export interface Reading extends RuleMatch {
  readonly rule: TimeRule
  /** What to take when this reading needs a future clause and has none. */
  readonly otherwise: Reading | null
}
