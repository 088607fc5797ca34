/** Whether a thread that analyses is worth starting before the arguments are understood. Changes nothing but speed. */
import { readdirSync } from "node:fs"
import { articlesIn, userCacheFolder } from "./store/user-cache.ts"

const ASKS_FOR_HELP: ReadonlySet<string> = new Set(["--help", "-h", "--version", "--completions"])

/** True where the folder holds nothing that an earlier run kept, or cannot be looked at. */
const isEmpty = (folder: string): boolean => {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return true
  }
}

/**
 * True for a run that will hardly find its articles in a cache: where all are found, a thread would have read the model for nothing.
 * A wrong guess costs the time or the memory of one thread.
 */
export const isNeededAhead = (args: ReadonlyArray<string>, userCache = userCacheFolder()): boolean => {
  if (args[0] !== "run" || args.some((arg) => ASKS_FOR_HELP.has(arg))) return false
  if (args.includes("--no-cache") || args.includes("--clear-cache")) return true
  const isElsewhere = args.some((arg) => arg === "--cache" || arg.startsWith("--cache="))
  return !isElsewhere && isEmpty(articlesIn(userCache))
}
