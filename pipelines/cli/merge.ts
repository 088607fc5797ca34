/** `onrecord merge`: shards → the dataset of all. */
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Lexicons } from "../annotate/Lexicons.ts"
import { Report } from "../report/Report.ts"
import { Resolver } from "../resolve/Resolver.ts"
import { merge } from "../shards/merge.ts"
import { readShard } from "../shards/shard-folder.ts"
import { Timings } from "../stages.ts"
import { prepareForMany } from "../v8-flags.ts"
import { DatasetWriter } from "../write/DatasetWriter.ts"
import { DuckDb } from "../write/DuckDb.ts"
import { SqlFiles } from "../write/SqlFiles.ts"
import { finish, type FinishSettings, readyFolder } from "./finish.ts"

export interface MergeSettings extends FinishSettings {
  readonly shards: ReadonlyArray<string>
}

const writing = Layer.mergeAll(DatasetWriter.layer.pipe(Layer.provide(Layer.mergeAll(DuckDb.layer, SqlFiles.layer()))), Report.layer)

/** Gives the exit code. **Errors**: ShardUnusable, ShardsDiffer, ShardsIncomplete, those of writing. */
export const runMerge = Effect.fn("merge")(
  function* (settings: MergeSettings) {
    yield* Effect.sync(prepareForMany)
    const { out, startedAt } = yield* readyFolder(settings)
    const shards = yield* Effect.forEach(settings.shards, readShard)
    const all = yield* merge(shards)
    const resolver = Resolver.layerWith(shards[0].description.same).pipe(Layer.provide(Lexicons.layer))
    return yield* finish(all, out, startedAt, settings).pipe(Effect.provide(resolver))
  },
  Effect.scoped,
  (effect) => Effect.provideService(effect, Timings, new Map<string, number>()),
  Effect.provide(writing)
)
