/** What is wrong with the inputs as a whole. Each stops the run before anything is written. */
import * as Schema from "effect/Schema"

/** A path on the command line that leads nowhere. */
export class InputNotFound extends Schema.TaggedError<InputNotFound>()("InputNotFound", { path: Schema.String }) {
  override get message() {
    return `OR901 no such file or folder: ${this.path}; name an existing file or a folder of articles`
  }
}

/** A `MANIFEST.json` that cannot be used. */
export class ManifestBroken extends Schema.TaggedError<ManifestBroken>()("ManifestBroken", {
  path: Schema.String,
  reason: Schema.String
}) {
  override get message() {
    return `OR902 ${this.path} cannot be used: ${this.reason}; see docs/reference/inputs.md for its fields`
  }
}
