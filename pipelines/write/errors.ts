/** What can go wrong while a dataset is written. Each stops the run and leaves the last dataset as it was. */
import * as Schema from "effect/Schema"

/** `--out` is a folder (or file) that is not ours to replace. */
export class OutputRefused extends Schema.TaggedError<OutputRefused>()("OutputRefused", {
  path: Schema.String,
  entry: Schema.String
}) {
  override get message() {
    return `OR501 will not replace ${this.path}: expected an empty folder or an Onrecord dataset, found ${this.entry}; choose another --out`
  }
}

/** Another run, still alive, is writing the same dataset. */
export class OutputBusy extends Schema.TaggedError<OutputBusy>()("OutputBusy", {
  path: Schema.String,
  pid: Schema.Int
}) {
  override get message() {
    return `OR502 ${this.path} is being written by process ${this.pid}: wait for it to end, or choose another --out`
  }
}

/** The file system said no. */
export class OutputUnwritable extends Schema.TaggedError<OutputUnwritable>()("OutputUnwritable", {
  path: Schema.String,
  reason: Schema.String,
  cause: Schema.Defect()
}) {
  override get message() {
    return `OR503 cannot write ${this.path}: ${this.reason}; check that its folder exists, is writable and has space`
  }
}

/** DuckDB refused a statement or a row. */
export class DuckDbFailed extends Schema.TaggedError<DuckDbFailed>()("DuckDbFailed", {
  doing: Schema.String,
  reason: Schema.String,
  cause: Schema.Defect()
}) {
  override get message() {
    const hint = /out of memory/iu.test(this.reason) ? "; give it more with --memory" : ""
    return `OR504 DuckDB could not ${this.doing}: ${this.reason}${hint}`
  }
}

/** What the file system says, as the failure of a folder or file of the output. */
export const unwritable =
  (path: string) =>
  (cause: { readonly message: string }): OutputUnwritable =>
    new OutputUnwritable({ path, reason: cause.message, cause })
