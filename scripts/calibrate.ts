/**
 * Measures how often each rule is right on gold articles and rewrites `eval/confidence.json`, from which every row takes its
 * `confidence`. usage: calibrate.ts [GOLD[=TEXTS] …]; the seeds are always among them.
 */
import * as NodeServices from "@effect/platform-node/NodeServices"
import * as Console from "effect/Console"
import * as Effect from "effect/Effect"
import * as FileSystem from "effect/FileSystem"
import * as Layer from "effect/Layer"
import { fileURLToPath } from "node:url"
import { confidences, judgeRules } from "../eval/rule-precision.ts"
import { Analyst } from "../pipelines/Analyst.ts"
import { EnglishEngine } from "../pipelines/annotate/EnglishEngine.ts"
import { Lexicons } from "../pipelines/annotate/Lexicons.ts"
import { readGold } from "../pipelines/evaluate/GoldSet.ts"
import { Resolver } from "../pipelines/resolve/Resolver.ts"

const inRepository = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url))

/** Articles analysed at a time. */
const BATCH = 32

const calibrate = Effect.gen(function* () {
  const fs = yield* FileSystem.FileSystem
  const analyst = yield* Analyst
  const { resolve } = yield* Resolver
  const counts = []
  for (const argument of [inRepository("eval/gold/seeds"), ...process.argv.slice(2)]) {
    const [folder, texts = inRepository("seeds")] = argument.split("=")
    for (const set of yield* readGold(folder, texts)) {
      if (set.gold._tag !== "Articles") continue
      const tables = []
      for (let i = 0; i < set.articles.length; i += BATCH) tables.push(...(yield* analyst.tablesOf(set.articles.slice(i, i + BATCH))))
      const rules = judgeRules(set.gold.gold, resolve(tables, []))
      counts.push(rules)
      yield* Console.error(`${set.name}: ${set.articles.length} articles, ${rules.size} rules`)
    }
  }
  const measured = confidences(counts)
  yield* fs.writeFileString(inRepository("eval/confidence.json"), `${JSON.stringify(measured, null, 2)}\n`)
  yield* Console.error(
    `eval/confidence.json: ${Object.values(measured).filter(({ n }) => n >= 10).length} of ${Object.keys(measured).length} rules with ten cases or more`
  )
})

const layer = Layer.merge(Analyst.layer, Resolver.layer).pipe(
  Layer.provide(Layer.merge(EnglishEngine.layer, Lexicons.layer)),
  Layer.provideMerge(NodeServices.layer)
)
await Effect.runPromise(calibrate.pipe(Effect.provide(layer)))
