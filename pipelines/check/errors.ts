import * as Schema from "effect/Schema"

/** One invariant that does not hold: its name, how many rows break it, and the first of them. */
export const CheckResult = Schema.Struct({
  check: Schema.String,
  claim: Schema.String,
  failures: Schema.Int,
  examples: Schema.Array(Schema.String)
})
export type CheckResult = typeof CheckResult.Type

/** The rows break a promise of the tables: a fault of the program. Nothing was published. */
export class CheckFailed extends Schema.TaggedError<CheckFailed>()("CheckFailed", {
  failed: Schema.Array(CheckResult)
}) {
  override get message() {
    const lines = this.failed.map(
      ({ check, claim, failures, examples }) => `  ${check}: ${failures} rows break “${claim}”, such as ${examples.join(" | ")}`
    )
    return `OR401 the rows break a promise of the tables, nothing was published; please report it with this list\n${lines.join("\n")}`
  }
}

/** A row does not fit its table's declaration. Nothing was published. */
export class RowInvalid extends Schema.TaggedError<RowInvalid>()("RowInvalid", {
  table: Schema.String,
  key: Schema.String,
  reason: Schema.String
}) {
  override get message() {
    return `OR402 row ${this.key} does not fit table ${this.table}, nothing was published; please report it: ${this.reason}`
  }
}
