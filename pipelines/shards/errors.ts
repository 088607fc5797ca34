/** Why shards cannot be merged. Nothing was written. */
import * as Schema from "effect/Schema"

/** A folder that is no shard, or not as it was written. */
export class ShardUnusable extends Schema.TaggedError<ShardUnusable>()("ShardUnusable", {
  path: Schema.String,
  reason: Schema.String
}) {
  override get message() {
    return `OR909 ${this.path} is no shard that can be used: ${this.reason}; make it again with onrecord run --shard`
  }
}

/** Not each shard once. */
export class ShardsIncomplete extends Schema.TaggedError<ShardsIncomplete>()("ShardsIncomplete", {
  of: Schema.Int,
  missing: Schema.Array(Schema.Int),
  twice: Schema.Array(Schema.Int)
}) {
  override get message() {
    const list = (numbers: ReadonlyArray<number>): string => numbers.map((n) => `${n}/${this.of}`).join(", ")
    const said = [
      ...(this.missing.length > 0 ? [`missing: ${list(this.missing)}`] : []),
      ...(this.twice.length > 0 ? [`given twice: ${list(this.twice)}`] : [])
    ]
    return `OR910 a dataset needs each of its ${this.of} shards once; ${said.join("; ")}`
  }
}

/** Shards of different runs. */
export class ShardsDiffer extends Schema.TaggedError<ShardsDiffer>()("ShardsDiffer", {
  path: Schema.String,
  other: Schema.String,
  field: Schema.String
}) {
  override get message() {
    return `OR911 ${this.path} and ${this.other} differ in ${this.field}: shards of one dataset are made by one version, with the same inputs and settings`
  }
}
