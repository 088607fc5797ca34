import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Result } from "effect"
import { Analyst } from "../../pipelines/Analyst.ts"
import { Lexicons } from "../../pipelines/annotate/Lexicons.ts"
import { Inputs } from "../../pipelines/ingest/Inputs.ts"
import type { Reading } from "../../pipelines/ingest/reader.ts"
import { rejected } from "../../pipelines/ingest/rejected.ts"
import { news } from "../../pipelines/news.ts"
import { Progress } from "../../pipelines/Progress.ts"
import { Resolver } from "../../pipelines/resolve/Resolver.ts"
import { ArticleStore } from "../../pipelines/store/ArticleStore.ts"

const rejects = (n: number): ReadonlyArray<Reading> => Array.from({ length: n }, (_, i) => Result.fail(rejected("OR102", `${i}.txt`)))

const none = (): never => assert.fail("no article was given")

/** The flow without an engine: rejects only. */
const flow = (readings: ReadonlyArray<Reading>) =>
  news.pipe(
    Effect.provide(
      Layer.mergeAll(
        Inputs.layerTest(readings),
        Layer.succeed(
          Analyst,
          Analyst.of({ concurrency: 2, keyOf: () => none(), tablesOf: () => none(), packedOf: () => none() })
        ),
        ArticleStore.layerMemory,
        Resolver.layer.pipe(Layer.provide(Lexicons.layer), Layer.provide(NodeServices.layer))
      )
    )
  )

describe("news", () => {
  it.effect("keeps every reject and names every input, in their order", () =>
    Effect.gen(function* () {
      const { dataset, inputs } = yield* flow(rejects(40))
      assert.lengthOf(dataset.rejects, 40)
      assert.deepStrictEqual(
        inputs.map(({ path }) => path),
        Array.from({ length: 40 }, (_, i) => `${i}.txt`)
      )
    })
  )

  it.effect("tells whoever watches how many files there are, how far it is, and when it is done", () =>
    Effect.gen(function* () {
      const told: Array<string> = []
      const tell = (what: string) => Effect.sync(() => void told.push(what))
      const watcher = { begin: (files: number) => tell(`begin ${files}`), advance: (by: number) => tell(`+${by}`), end: tell("end") }
      yield* flow(rejects(20)).pipe(Effect.provideService(Progress, watcher))
      assert.deepStrictEqual([told[0], told.at(-1)], ["begin 20", "end"])
      assert.sameMembers(told.slice(1, -1), ["+16", "+4"])
    })
  )
})
