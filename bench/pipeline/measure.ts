/** What whole processes take. */
import { execFileSync } from "node:child_process"
import { fileURLToPath } from "node:url"

/** Seconds and bytes of a command with all its processes, from start to end. */
export interface Cost {
  readonly wall: number
  readonly cpu: number
  /** Sum over the processes of their own and their share of common memory. */
  readonly peak: number
}

const script = fileURLToPath(new URL("../peers/measure.py", import.meta.url))

/** Runs a command to its end. Throws when it fails. `python` only watches. */
export const measure = (python: string, command: ReadonlyArray<string>, cwd?: string): Cost => {
  const cost = JSON.parse(execFileSync(python, [script, ...command], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], cwd }))
  if (cost.code !== 0) throw new Error(`${command.join(" ")} ended with ${cost.code}`)
  return cost
}
