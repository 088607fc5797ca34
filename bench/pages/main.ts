/**
 * Web pages: what reading one costs, how many a second go through with one thread and with two, and in a second run over the same pages.
 *
 *   pnpm bench:pages --corpus PATH [--pages 300] [--rounds 3] [--write]
 *
 * PATH: a folder of texts or a JSONL file with a field `text`. Its paragraphs are put into the page layouts of test/ingest/pages, with a site's
 * furniture around them (made-pages.ts). Each run is a process of its own, in turning order. `--write` puts the result into bench/RESULTS.md.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os"
import { basename, join } from "node:path"
import { parseArgs } from "node:util"
import { readPage } from "../../pipelines/ingest/html/read-page.ts"
import { median, spread } from "../engine/statistics.ts"
import { readCorpus } from "../engine/texts.ts"
import { measuredDataset } from "../measured-dataset.ts"
import { writeSection } from "../results-page.ts"
import { LAYOUTS, makePages } from "./made-pages.ts"

const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    pages: { type: "string", default: "300" },
    rounds: { type: "string", default: "3" },
    write: { type: "boolean", default: false }
  }
})
if (values.corpus === undefined) throw new Error("give --corpus PATH, a folder of texts or a JSONL file with a field text")
const [count, rounds] = [Number(values.pages), Number(values.rounds)]

const work = mkdtempSync(join(tmpdir(), "onrecord-pages-"))
const input = join(work, "pages")
mkdirSync(input)
const pages = [...makePages(readCorpus(values.corpus), count)]
pages.forEach((page, i) => writeFileSync(join(input, `${String(i).padStart(6, "0")}.html`), page))

interface Cost {
  readonly cpu_s: number
  /** Of the thread that finds the pages, takes what was made of them, and writes the dataset. */
  readonly main_cpu_s: number
  readonly rss_mb: number
  readonly wall_s: number
  /** Seconds of reading and analysing: the part that the number of threads changes. */
  readonly analyse_s: number
  readonly analysed: number
}

/** A run in a process of its own. */
const run = (...options: ReadonlyArray<string>): Cost => {
  const {
    cost,
    run: done,
    wall_s
  } = measuredDataset<Pick<Cost, "cpu_s" | "main_cpu_s" | "rss_mb">, null>(work, [input, "--format", "parquet", ...options], () => null)
  const { cpu_s, main_cpu_s, rss_mb } = cost
  return { cpu_s, main_cpu_s, rss_mb, wall_s, analyse_s: done.timings.analyse_ms / 1000, analysed: done.work.analysed }
}

/** CPU milliseconds of reading each page in this thread; the first pages warm it up. */
const readingMs = (): number => {
  const warm = pages.slice(0, Math.ceil(count / 4))
  for (const page of warm) readPage(page)
  const start = process.threadCpuUsage()
  for (const page of pages) readPage(page)
  const { system, user } = process.threadCpuUsage(start)
  return (system + user) / 1000 / count
}

const reading = readingMs()
const cache = join(work, "cache")
const kinds = [() => run("--no-cache", "--jobs", "1"), () => run("--no-cache", "--jobs", "2"), () => run("--cache", cache, "--jobs", "2")]
run("--cache", cache, "--jobs", "2")
const costs = Array.from({ length: rounds }, (_, round) => {
  const row: Array<Cost> = []
  for (let step = 0; step < kinds.length; step++) row[(round + step) % kinds.length] = kinds[(round + step) % kinds.length]()
  process.stderr.write(`round ${round + 1}: ${JSON.stringify(row)}\n`)
  return row
})
rmSync(work, { recursive: true })

const column = (k: number, of: (cost: Cost) => number): ReadonlyArray<number> => costs.map((row) => of(row[k]))
const names = ["1 thread", "2 threads", "2 threads, a second run"]
const lines = [
  `\`pnpm bench:pages --corpus ${basename(values.corpus)} --pages ${count} --rounds ${rounds} --write\``,
  "",
  `${count} pages in ${LAYOUTS} layouts, ${Math.round(pages.reduce((sum, page) => sum + page.length, 0) / count / 1000)} kB each, most of it menus, lists and scripts. Reading one takes ${reading.toFixed(1)} ms of CPU.`,
  `Whole processes, Parquet only, ${rounds} rounds in turning order; medians. The second run has the first one's cache.`,
  "",
  "| | pages a second, reading and analysing | pages a second, whole run | CPU a page | of it in the main thread | peak memory | analysed |",
  "| --- | --: | --: | --: | --: | --: | --: |",
  ...names.map(
    (name, k) =>
      `| ${name} | ${(count / median(column(k, ({ analyse_s }) => analyse_s))).toFixed(1)} | ${(count / median(column(k, ({ wall_s }) => wall_s))).toFixed(1)} | ${((1000 * median(column(k, ({ cpu_s }) => cpu_s))) / count).toFixed(1)} ms | ${((1000 * median(column(k, ({ main_cpu_s }) => main_cpu_s))) / count).toFixed(1)} ms | ${Math.round(median(column(k, ({ rss_mb }) => rss_mb)))} MB | ${costs[0][k].analysed} |`
  ),
  "",
  `One thread over two in the same round, reading and analysing: **${spread(costs.map((row) => row[0].analyse_s / row[1].analyse_s))}**.`,
  `The first run over the second, whole run, CPU: **${spread(
    costs.map((row) => row[1].cpu_s / row[2].cpu_s),
    1
  )}**.`,
  "",
  `${cpus()[0].model.trim()}, ${availableParallelism()} threads; load average ${loadavg()[0].toFixed(2)} at the end. Node ${process.versions.node}.`
]
process.stdout.write(`${lines.join("\n")}\n`)
if (values.write) writeSection("Web pages", lines)
