/** What can go wrong with the folder of analysed articles. */
import * as Schema from "effect/Schema"

/** The file system said no. */
export class StoreUnwritable extends Schema.TaggedError<StoreUnwritable>()("StoreUnwritable", {
  path: Schema.String,
  reason: Schema.String,
  cause: Schema.Defect()
}) {
  override get message() {
    return `OR506 cannot keep analysed articles in ${this.path}: ${this.reason}; free space there, or choose another folder with --cache`
  }
}
