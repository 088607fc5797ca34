/** Runs the program on inputs as a user does, and says what is wrong with how it took them. */
import { spawnSync } from "node:child_process"
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { parse } from "csv-parse/sync"
import { ROOT } from "../cli/process.ts"
import type { FuzzInput } from "./inputs.ts"

/** Rejects that are faults of the program. */
const FAULTS = new Set(["OR119", "OR305"])

/** What is wrong, null when nothing is: the checks of every run (spans, keys, the account of all records) passed. */
const troubleOf = (folder: string, timeoutMs: number): string | null => {
  const out = join(folder, "out")
  const args = [join(ROOT, "bin/onrecord.js"), "run", join(folder, "inputs"), "--out", out, "--no-cache", "--jobs", "1", "--format", "csv"]
  const { signal, status, stderr } = spawnSync(process.execPath, args, {
    encoding: "utf8",
    timeout: timeoutMs,
    killSignal: "SIGKILL",
    maxBuffer: 1 << 28
  })
  if (signal !== null) return "does not end"
  if (status !== 0 && status !== 3) return `ends with ${status}: ${stderr.slice(0, 600)}`
  const rejects = parse(readFileSync(join(out, "csv/rejects.csv")), { columns: true }) as ReadonlyArray<Record<string, string>>
  const fault = rejects.find(({ error_code }) => FAULTS.has(error_code))
  return fault === undefined ? null : `${fault["error_code"]} at ${fault["input_path"]} ${fault["input_member"]}`
}

/** Tries inputs together. */
export const trouble = (inputs: ReadonlyArray<FuzzInput>, timeoutMs = 240_000): string | null => {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-fuzz-"))
  try {
    mkdirSync(join(folder, "inputs"))
    for (const { bytes, name } of inputs) writeFileSync(join(folder, "inputs", name), bytes)
    return troubleOf(folder, timeoutMs)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The inputs of a batch that make trouble by themselves or with others, halved until one is left. */
export const culprit = (inputs: ReadonlyArray<FuzzInput>): ReadonlyArray<FuzzInput> => {
  if (inputs.length === 1) return inputs
  const half = inputs.length >>> 1
  const part = [inputs.slice(0, half), inputs.slice(half)].find((some) => trouble(some) !== null)
  return part === undefined ? inputs : culprit(part)
}
