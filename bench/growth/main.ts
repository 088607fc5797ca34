/**
 * What a run costs as its corpus grows: time per article, peak memory, size of the output, where the time and the memory go.
 *
 *   pnpm bench:growth --corpus PATH [--articles 1000,10000] [--paragraphs 2] [--jobs 2] [--format parquet …] [--work FOLDER] [--write]
 *
 * PATH: a folder of texts or a JSONL file with a field `text`; its paragraphs are recombined into as many articles as asked
 * (multiplier.ts), or with `--paragraphs` its sentences into short ones of the same shape at every size (short-articles.ts): large
 * sizes in minutes. Each size is a process of its own with an empty cache, then one with everything but ten articles in it.
 * `--write` puts the result into bench/RESULTS.md. `--work FOLDER` must hold the articles, their cache and the dataset: some 10 GB
 * for 100,000 short ones; all of it is deleted.
 */
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from "node:fs"
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from "node:os"
import { basename, join } from "node:path"
import { parseArgs } from "node:util"
import { readCorpus } from "../engine/texts.ts"
import { measuredDataset } from "../measured-dataset.ts"
import { writeSection } from "../results-page.ts"
import { multiply } from "./multiplier.ts"
import { describeGrowth, type Measured, type Row } from "./result-lines.ts"
import { shortArticles } from "./short-articles.ts"

const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    articles: { type: "string", default: "1000,10000" },
    paragraphs: { type: "string" },
    jobs: { type: "string", default: "2" },
    format: { type: "string", multiple: true, default: [] },
    work: { type: "string" },
    write: { type: "boolean", default: false }
  }
})
if (values.corpus === undefined) throw new Error("give --corpus PATH, a folder of texts or a JSONL file with a field text")
const sizes = values.articles.split(",").map(Number)
const largest = Math.max(...sizes)
const FRESH = 10
/** Ways to spell rare names: with these an article of three dozen has four things that no other has, as in news. */
const SPELLINGS = 40

const work = values.work ?? mkdtempSync(join(tmpdir(), "onrecord-growth-"))
mkdirSync(work, { recursive: true })
const corpus = readCorpus(values.corpus)
const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** The articles of a size, and those that come after them. */
const articlesOf = (size: number) =>
  values.paragraphs === undefined
    ? multiply(corpus, size + FRESH)
    : shortArticles(corpus, size + FRESH, { paragraphs: Number(values.paragraphs), share: size / largest, spellings: SPELLINGS })

/** Articles of a size from and to a number as a file of lines. */
const writeArticles = (path: string, size: number, from: number, to: number): void => {
  const file = openSync(path, "w")
  let n = 0
  for (const article of articlesOf(size)) {
    if (n >= from && n < to) writeSync(file, `${JSON.stringify(article)}\n`)
    n++
  }
  closeSync(file)
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0)

const run = (inputs: ReadonlyArray<string>, cache: string): Measured => {
  const formats = values.format.flatMap((format) => ["--format", format])
  // What one size keeps must be there for its second run.
  const args = [...inputs, "--cache", cache, "--cache-size", "1000GB", "--jobs", values.jobs, ...formats]
  const {
    cost,
    looked,
    run: done,
    wall_s
  } = measuredDataset<Pick<Measured, "cpu_s" | "rss_mb" | "whole_ms" | "memory">, number>(work, args, (dataset) => bytesIn(dataset) / 1e6)
  return { ...cost, wall_s, timings: done.timings, analysed: done.work.analysed, outputMb: looked }
}

const rows = sizes.map((articles): Row => {
  const cache = join(work, `cache-${articles}`)
  const input = join(work, `articles-${articles}.jsonl`)
  const more = join(work, "more.jsonl")
  writeArticles(input, articles, 0, articles)
  writeArticles(more, articles, articles, articles + FRESH)
  const all = run([input], cache)
  say(`${articles}: ${JSON.stringify({ ...all, memory: undefined })}`)
  const again = run([input, more], cache)
  say(`${articles} + ${FRESH}: ${JSON.stringify({ ...again, memory: undefined })}`)
  for (const path of [cache, input, more]) rmSync(path, { recursive: true })
  return { articles, all, again }
})

const made =
  values.paragraphs === undefined
    ? "Articles recombined from the corpus's paragraphs (seeded)"
    : `Short articles of ${values.paragraphs} paragraphs, recombined from the corpus's sentences (seeded) in the same shape at every size: each sentence is\nused as often, and new names keep coming`
const formats = values.format.length === 0 ? "every format and the report" : values.format.join(" and ")
const given = [
  ...(values.paragraphs === undefined ? [] : [`--paragraphs ${values.paragraphs}`]),
  `--jobs ${values.jobs}`,
  ...values.format.map((each) => `--format ${each}`)
]
const lines = [
  `\`pnpm bench:growth --corpus ${basename(values.corpus)} --articles ${values.articles} ${given.join(" ")} --write\``,
  "",
  `${made}, ${formats}; one run a size, each a process of its own with an empty cache, then`,
  `one with ${FRESH} articles more and the first run's cache.`,
  "",
  ...describeGrowth(rows, FRESH),
  "",
  `${cpus()[0].model.trim()}, ${availableParallelism()} threads, ${(totalmem() / 2 ** 30).toFixed(0)} GB; load average ${loadavg()[0].toFixed(2)} at the end. Node ${process.versions.node}.`
]
console.log(lines.join("\n"))
if (values.write) writeSection(values.paragraphs === undefined ? "Growth" : "Growth, short articles", lines)
if (values.work === undefined) rmSync(work, { recursive: true })
