/** The rules that read a cue, in the order they are asked: order is policy, so it is visible here. */
import type { CueRule } from "../rule.ts"
import { accordingTo } from "./according-to.ts"
import { asClause } from "./as-clause.ts"
import { ofObject } from "./of-object.ts"
import { adjectiveCue } from "./adjective-cue.ts"
import { colonClause } from "./colon-clause.ts"
import { clausalComplement } from "./clausal-complement.ts"
import { headlineColon } from "./headline-colon.ts"
import { headlineTail } from "./headline-tail.ts"
import { nominalObject } from "./nominal-object.ts"
import { nounCue } from "./noun-cue.ts"
import { parenthetical } from "./parenthetical.ts"
import { smallClause } from "./small-clause.ts"

export const CUE_RULES: ReadonlyArray<CueRule> = [
  asClause,
  parenthetical,
  clausalComplement,
  smallClause,
  ofObject,
  nominalObject,
  accordingTo,
  adjectiveCue,
  nounCue,
  headlineColon,
  headlineTail,
  colonClause
]
