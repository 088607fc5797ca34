/** How often each rule was right on development gold. The file is written by a calibration command, never by hand. */
import measured from "../../eval/confidence.json" with { type: "json" }

/** What was measured of one rule: `n` gold cases that it decided, and the share of them that it decided right. */
export interface RulePrecision {
  readonly precision: number
  readonly n: number
}

/** Under so many cases a share says nothing. */
const MIN_CASES = 10

const RULES = new Map<string, RulePrecision>(Object.entries(measured))

/** Measured precision of a rule, 0–1; null when it has under ten gold cases. */
export const confidenceOf = (ruleId: string): number | null => {
  const rule = RULES.get(ruleId)
  return rule === undefined || rule.n < MIN_CASES ? null : rule.precision
}
