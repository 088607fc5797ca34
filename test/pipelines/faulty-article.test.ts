import * as NodeServices from "@effect/platform-node/NodeServices"
import { assert, describe, it } from "@effect/vitest"
import { Effect, Layer, Result } from "effect"
import { Analyst } from "../../pipelines/Analyst.ts"
import { EnglishEngine } from "../../pipelines/annotate/EnglishEngine.ts"
import { Lexicons } from "../../pipelines/annotate/Lexicons.ts"
import { Inputs } from "../../pipelines/ingest/Inputs.ts"
import { readAll, inputFile } from "../ingest/in-memory.ts"
import { news } from "../../pipelines/news.ts"
import { Resolver } from "../../pipelines/resolve/Resolver.ts"
import { ArticleStore } from "../../pipelines/store/ArticleStore.ts"

/** The analyst, with a fault at some articles. */
const faulty = Layer.effect(
  Analyst,
  Effect.map(Analyst, (analyst) =>
    Analyst.of({
      ...analyst,
      packedOf: (articles) =>
        articles.some(({ text }) => text.includes("fault")) ? Effect.die(new Error("a fault")) : analyst.packedOf(articles)
    })
  )
).pipe(Layer.provide(Analyst.layer))

describe("an article at which the program fails", () => {
  it("becomes a reject, and the articles beside it are done", async () => {
    const articles = await Promise.all(
      ["One said Mara Lind.", "A fault.", "Three, said Mara Lind."].map((text, i) => readAll(inputFile(`${i}.txt`, text)))
    )
    const readings = articles.flatMap(({ articles: read }) => read.map((article) => Result.succeed(article)))
    const layer = Layer.mergeAll(Inputs.layerTest(readings), faulty, Resolver.layer, ArticleStore.layerMemory).pipe(
      Layer.provide(Layer.merge(EnglishEngine.layer, Lexicons.layer)),
      Layer.provide(NodeServices.layer)
    )
    const { dataset } = await Effect.runPromise(Effect.provide(news, layer))
    assert.deepStrictEqual(dataset.sources.map(({ input_path }) => input_path).sort(), ["0.txt", "2.txt"])
    assert.deepStrictEqual(
      dataset.rejects.map(({ error_code, input_path, stage }) => [input_path, stage, error_code]),
      [["1.txt", "annotate", "OR305"]]
    )
  })
})
