/** Shards → what one run over all of their inputs would have analysed. */
import * as Effect from "effect/Effect"
import { Outcomes } from "../analysed/outcomes.ts"
import type { Analysed } from "../news.ts"
import { ShardsDiffer, ShardsIncomplete } from "./errors.ts"
import type { Description, Shard } from "./shard-folder.ts"

/** What all shards of a dataset have in common, as people call it. */
const COMMON: Readonly<Record<string, (description: Description) => unknown>> = {
  "the number of shards": ({ shard }) => shard.of,
  "the version of engine and rules": ({ rules, schema_version, versions }) => [rules, schema_version, versions],
  "the gazetteer or the corrections": ({ own_names }) => own_names,
  "their inputs": ({ inputs }) => inputs
}

/** **Errors**: ShardsDiffer, ShardsIncomplete. At least one shard. */
export const merge = (shards: ReadonlyArray<Shard>): Effect.Effect<Analysed, ShardsDiffer | ShardsIncomplete> =>
  Effect.gen(function* () {
    const [first, ...others] = shards
    for (const [field, valueOf] of Object.entries(COMMON)) {
      const expected = JSON.stringify(valueOf(first.description))
      const other = others.find(({ description }) => JSON.stringify(valueOf(description)) !== expected)
      if (other !== undefined) return yield* new ShardsDiffer({ path: first.path, other: other.path, field })
    }
    const { of } = first.description.shard
    const given = shards.map(({ description }) => description.shard.index)
    const all = Array.from({ length: of }, (_, i) => i + 1)
    const missing = all.filter((index) => !given.includes(index))
    const twice = all.filter((index) => given.indexOf(index) !== given.lastIndexOf(index))
    if (missing.length > 0 || twice.length > 0) return yield* new ShardsIncomplete({ of, missing, twice })
    const sum = (count: (description: Description) => number): number =>
      shards.reduce((total, { description }) => total + count(description), 0)
    return {
      outcomes: Outcomes.of(shards.flatMap(({ outcomes }) => [...outcomes]).sort((a, b) => a.at - b.at)),
      work: { articles: sum(({ work }) => work.articles), analysed: sum(({ work }) => work.analysed) },
      seen: first.description.inputs
    }
  })
