/**
 * What a run costs as its corpus grows: time per article, peak memory, size of the output, where the time goes.
 *
 *   pnpm bench:growth --corpus PATH [--articles 1000,10000] [--jobs 2] [--format parquet …] [--work FOLDER] [--write]
 *
 * PATH: a folder of texts or a JSONL file with a field `text`; its paragraphs are recombined into as many articles as asked
 * (multiplier.ts). Each size is a process of its own with an empty cache, then one with everything but ten articles in it.
 * `--write` puts the result into bench/RESULTS.md.
 */
import { spawnSync } from "node:child_process"
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from "node:fs"
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from "node:os"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { readCorpus } from "../engine/texts.ts"
import { writeSection } from "../results-page.ts"
import { multiply } from "./multiplier.ts"

const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    articles: { type: "string", default: "1000,10000" },
    jobs: { type: "string", default: "2" },
    format: { type: "string", multiple: true, default: [] },
    work: { type: "string" },
    write: { type: "boolean", default: false }
  }
})
if (values.corpus === undefined) throw new Error("give --corpus PATH, a folder of texts or a JSONL file with a field text")
const sizes = values.articles.split(",").map(Number)
const FRESH = 10

const work = values.work ?? mkdtempSync(join(tmpdir(), "onrecord-growth-"))
mkdirSync(work, { recursive: true })
const corpus = readCorpus(values.corpus)
const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** Articles from and to a number as a file of lines. */
const writeArticles = (path: string, from: number, to: number): void => {
  const file = openSync(path, "w")
  let n = 0
  for (const article of multiply(corpus, to)) if (n++ >= from) writeSync(file, `${JSON.stringify(article)}\n`)
  closeSync(file)
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

interface Measured {
  readonly cpu_s: number
  readonly rss_mb: number
  readonly wall_s: number
  readonly timings: Readonly<Record<string, number>>
  readonly analysed: number
  readonly outputMb: number
}

const run = (inputs: ReadonlyArray<string>, cache: string): Measured => {
  const out = join(work, "dataset")
  const measured = join(work, "measured.json")
  const formats = values.format.flatMap((format) => ["--format", format])
  const args = ["run", ...inputs, "--out", out, "--cache", cache, "--jobs", values.jobs, "--quiet", ...formats]
  const started = performance.now()
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL("measured-run.ts", import.meta.url)), ...args], {
    env: { ...process.env, MEASURED: measured },
    stdio: "inherit"
  })
  if (status !== 0) throw new Error(`the run ended with ${status}`)
  const wall_s = (performance.now() - started) / 1000
  const { timings, work: done } = JSON.parse(readFileSync(join(out, "run.json"), "utf8"))
  const cost = JSON.parse(readFileSync(measured, "utf8"))
  const outputMb = bytesIn(out) / 1e6
  rmSync(out, { recursive: true })
  return { ...cost, wall_s, timings, analysed: done.analysed, outputMb }
}

interface Row {
  readonly articles: number
  readonly all: Measured
  readonly again: Measured
}

const rows = sizes.map((articles): Row => {
  const cache = join(work, `cache-${articles}`)
  const input = join(work, `articles-${articles}.jsonl`)
  const more = join(work, "more.jsonl")
  writeArticles(input, 0, articles)
  writeArticles(more, articles, articles + FRESH)
  const all = run([input], cache)
  say(`${articles}: ${JSON.stringify(all)}`)
  const again = run([input, more], cache)
  say(`${articles} + ${FRESH}: ${JSON.stringify(again)}`)
  for (const path of [cache, input, more]) rmSync(path, { recursive: true })
  return { articles, all, again }
})

const ms = (seconds: number, articles: number): string => ((1000 * seconds) / articles).toFixed(1)
const stages = Object.keys(rows[0].all.timings).filter((name) => name.endsWith("_cpu_ms"))
const stageName = (stage: string): string => stage.replace("_cpu_ms", "")

const table = [
  `| articles | CPU an article | wall an article | peak memory | output an article | CPU of ${stages.map(stageName).join(" : ")} | ${FRESH} more: analyse CPU over that of all |`,
  "| --: | --: | --: | --: | --: | --: | --: |",
  ...rows.map(({ again, all, articles }) => {
    const total = stages.reduce((sum, stage) => sum + all.timings[stage], 0)
    const split = stages.map((stage) => `${((100 * all.timings[stage]) / total).toFixed(0)} %`).join(" : ")
    const share = ((100 * again.timings.analyse_cpu_ms) / all.timings.analyse_cpu_ms).toFixed(1)
    return `| ${articles.toLocaleString("en")} | ${ms(all.cpu_s, articles)} ms | ${ms(all.wall_s, articles)} ms | ${all.rss_mb.toFixed(0)} MB | ${((1000 * all.outputMb) / articles).toFixed(1)} kB | ${split} | ${share} % (${again.analysed} analysed) |`
  })
]
const [first, last] = [rows[0], rows[rows.length - 1]]
const lines = [
  `\`pnpm bench:growth --corpus ${basename(values.corpus)} --articles ${values.articles} --jobs ${values.jobs}${values.format.map((each) => ` --format ${each}`).join("")} --write\``,
  "",
  `Articles recombined from the corpus's paragraphs (seeded), ${values.format.length === 0 ? "every format and the report" : values.format.join(" and ")}; one run a size, each a process of its own with an empty cache, then`,
  `one with ${FRESH} articles more and the first run's cache.`,
  "",
  ...table,
  "",
  `CPU an article at ${last.articles.toLocaleString("en")} over that at ${first.articles.toLocaleString("en")}: ${((last.all.cpu_s / last.articles) / (first.all.cpu_s / first.articles)).toFixed(2)}×.`,
  ...(rows.length > 2 ? [`Peak memory at ${last.articles.toLocaleString("en")} over that at ${rows[1].articles.toLocaleString("en")}: ${(last.all.rss_mb / rows[1].all.rss_mb).toFixed(2)}×.`] : []),
  "",
  `${cpus()[0].model.trim()}, ${availableParallelism()} threads, ${(totalmem() / 2 ** 30).toFixed(0)} GB; load average ${loadavg()[0].toFixed(2)} at the end. Node ${process.versions.node}.`
]
console.log(lines.join("\n"))
if (values.write) writeSection("Growth", lines)
if (values.work === undefined) rmSync(work, { recursive: true })
