import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Result } from "effect"
import { Analyst } from "../../pipelines/Analyst.ts"
import { Lexicons } from "../../pipelines/annotate/Lexicons.ts"
import { Inputs } from "../../pipelines/ingest/Inputs.ts"
import type { Reading } from "../../pipelines/ingest/reader.ts"
import { rejected } from "../../pipelines/ingest/rejected.ts"
import { news } from "../../pipelines/news.ts"
import { type Advance, createTally, Progress } from "../../pipelines/Progress.ts"
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
          Analyst.of({ concurrency: 2, rest: Effect.void, keyOf: () => none(), tablesOf: () => none(), packedOf: () => none() })
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

  it.effect("tells whoever watches what is done, and when all is", () =>
    Effect.gen(function* () {
      const told: Array<string> = []
      const tell = (what: string) => Effect.sync(() => void told.push(what))
      const watcher = {
        begin: (bytes: number) => tell(`begin ${bytes}`),
        advance: ({ articles, rejects, words }: Advance) => tell(`+${articles} articles, ${words} words, ${rejects} rejects`),
        end: tell("end")
      }
      yield* flow(rejects(20)).pipe(Effect.provideService(Progress, watcher))
      assert.deepStrictEqual([told[0], told.at(-1)], ["begin 0", "end"])
      assert.sameMembers(told.slice(1, -1), ["+0 articles, 0 words, 16 rejects", "+0 articles, 0 words, 4 rejects"])
    })
  )
})

describe("the words beside the bar", () => {
  it("are what is done since the start, by the second", () => {
    const tally = createTally(1000)
    tally({ articles: 30, words: 20_000, rejects: 1, bytesRead: 10 }, 2000)
    assert.deepStrictEqual(tally({ articles: 10, words: 5000, rejects: 0, bytesRead: 20 }, 6000), {
      articles: 40,
      rejects: 1,
      articleRate: "8.0",
      wordRate: "5,000"
    })
  })
})
