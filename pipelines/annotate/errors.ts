/** What can go wrong before the first article is annotated. Each stops the run. */
import * as Schema from "effect/Schema"

/** A file of the language model cannot be read. */
export class ModelUnreadable extends Schema.TaggedError<ModelUnreadable>()("ModelUnreadable", {
  file: Schema.String,
  reason: Schema.String,
  cause: Schema.Defect()
}) {
  override get message() {
    return `OR301 cannot read ${this.file} of the language model: ${this.reason}; the package is not complete, install it again`
  }
}

/** A file of the language model is not the one that belongs to this version. */
export class ModelCorrupt extends Schema.TaggedError<ModelCorrupt>()("ModelCorrupt", {
  file: Schema.String,
  expected: Schema.String,
  found: Schema.String
}) {
  override get message() {
    return `OR302 ${this.file} of the language model is damaged: expected ${this.expected}, found ${this.found}; install the package again`
  }
}

/** The word lists cannot be read. */
export class LexiconsUnreadable extends Schema.TaggedError<LexiconsUnreadable>()("LexiconsUnreadable", {
  file: Schema.String,
  reason: Schema.String,
  cause: Schema.Defect()
}) {
  override get message() {
    return `OR303 cannot read the word list ${this.file}: ${this.reason}; the package is not complete, install it again`
  }
}
