/** Starts the program as a user does: a process of its own, through its bin. */
import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

export const ROOT = fileURLToPath(new URL("../../", import.meta.url))

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface Started {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** What is piped into it. */
  readonly input?: string
}

/** Tests leave the user's own cache alone; those of one process share one. */
const CACHE = mkdtempSync(join(tmpdir(), "onrecord-cache-"))
process.on("exit", () => rmSync(CACHE, { recursive: true, force: true }))

/** Runs `onrecord` with arguments until it ends. */
export const onrecord = (args: ReadonlyArray<string>, { cwd = ROOT, env = {}, input = "" }: Started = {}): Ended => {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(ROOT, "bin/onrecord.js"), ...args], {
    cwd,
    input,
    env: { ...withoutScripts(process.env), ONRECORD_CACHE: CACHE, ...env },
    encoding: "utf8",
    maxBuffer: 1 << 28
  })
  return { code: status, stdout, stderr }
}

/** The environment without what a package manager adds while it runs the tests. */
const withoutScripts = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("npm_")))

/** A new folder for `body`, deleted afterwards. */
export const inFolder = <A>(body: (folder: string) => A): A => {
  const folder = mkdtempSync(join(tmpdir(), "onrecord-"))
  try {
    return body(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
