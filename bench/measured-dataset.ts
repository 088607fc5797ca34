/** A run of the program in a process that measures itself (growth/measured-run.ts), into a dataset that is deleted afterwards. */
import { spawnSync } from "node:child_process"
import { readFileSync, rmSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

const program = fileURLToPath(new URL("growth/measured-run.ts", import.meta.url))

/** `cost`: what the process wrote of itself; `run`: the dataset's run.json. `look` sees the dataset before it is deleted. */
export const measuredDataset = <Cost, Looked>(work: string, args: ReadonlyArray<string>, look: (dataset: string) => Looked) => {
  const [out, measured] = [join(work, "dataset"), join(work, "measured.json")]
  const started = performance.now()
  const { status } = spawnSync(process.execPath, [program, "run", ...args, "--out", out, "--quiet"], {
    env: { ...process.env, MEASURED: measured },
    stdio: "inherit"
  })
  if (status !== 0) throw new Error(`the run ended with ${status}`)
  const wall_s = (performance.now() - started) / 1000
  const run = JSON.parse(readFileSync(join(out, "run.json"), "utf8"))
  const cost: Cost = JSON.parse(readFileSync(measured, "utf8"))
  const looked = look(out)
  rmSync(out, { recursive: true })
  return { cost, run, wall_s, looked }
}
