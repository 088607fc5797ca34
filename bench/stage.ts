/** What every benchmark of a stage begins with: its options, the engine, the lexicons, the articles, and a clock of CPU time. */
import { readdirSync, readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { createAnalyser } from "../nlp/analyse.ts"
import { loadEngine } from "../nlp/engine/index.ts"
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
export const engine = await loadEngine(async (file) => readFileSync(new URL(`nlp/engine/${file}`, root)))
export const analyser = createAnalyser(lexicons)

/** CPU seconds of this thread. */
export const cpu = (): number => {
  const { system, user } = process.threadCpuUsage()
  return (system + user) / 1e6
}
