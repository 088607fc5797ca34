/** What every benchmark of a stage begins with: its options, the engine, the lexicons, the articles, and a clock of CPU time. */
import { readdirSync, readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { createAnalyser, segmentsOf } from "../nlp/analyse.ts"
import type { ParsedArticle } from "../nlp/annotations.ts"
import { loadEngine } from "../nlp/engine/index.ts"
import { BATCH } from "../pipelines/news.ts"
import { readCorpus } from "./engine/texts.ts"

const { values } = parseArgs({
  options: { corpus: { type: "string" }, articles: { type: "string", default: "300" }, write: { type: "boolean", default: false } }
})
if (values.corpus === undefined) throw new Error("give --corpus PATH, a folder of texts or a JSONL file with a field text")

/** True when the result goes into bench/RESULTS.md. */
export const isWritten = values.write
export const texts = readCorpus(values.corpus).slice(0, Number(values.articles))

const root = new URL("../", import.meta.url)
export const lexicons = Object.fromEntries(
  readdirSync(new URL("nlp/lexicon/", root))
    .filter((file) => file.endsWith(".tsv"))
    .map((file) => [file.slice(0, -4), readFileSync(new URL(`nlp/lexicon/${file}`, root), "utf8")])
)
const engine = await loadEngine(async (file) => readFileSync(new URL(`nlp/engine/${file}`, root)))
const analyser = createAnalyser(lexicons)

/** CPU seconds of this thread. */
export const cpu = (): number => {
  const { system, user } = process.threadCpuUsage()
  return (system + user) / 1e6
}

/** Some texts are parsed at once, then each is read, as in a run. The first quarter warms the process up: `isMeasured` is false. Gives the engine's CPU seconds. */
export const parseAll = (
  publishedOn: ParsedArticle["publishedOn"],
  read: (article: ParsedArticle, turn: number, isMeasured: boolean) => void
): number => {
  let seconds = 0
  for (let from = 0; from < texts.length; from += BATCH) {
    const some = texts.slice(from, from + BATCH).map((text) => {
      const context = { text, publishedOn, outlet: null, byline: null, title: null }
      return { ...context, ...analyser.layOut(context) }
    })
    const isMeasured = from >= texts.length / 4
    const start = cpu()
    const docs = engine.parse(some.map((article) => ({ text: article.text, segments: [...segmentsOf(article)] })))
    if (isMeasured) seconds += cpu() - start
    docs.forEach((doc, k) => read({ ...some[k], doc }, from + k, isMeasured))
  }
  return seconds
}
