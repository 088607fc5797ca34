/** What can be told of a run before its arguments are understood, or the program is loaded. Changes nothing but speed. */
import { readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { articlesIn, userCacheFolder } from "./store/user-cache.ts"

const ASKS_FOR_HELP: ReadonlySet<string> = new Set(["--help", "-h", "--version", "--completions"])

const isRun = (args: ReadonlyArray<string>): boolean => args[0] === "run" && !args.some((arg) => ASKS_FOR_HELP.has(arg))

/** True where the folder holds nothing that an earlier run kept, or cannot be looked at. */
const isEmpty = (folder: string): boolean => {
  try {
    return readdirSync(folder).length === 0
  } catch {
    return true
  }
}

/**
 * True for a run that will hardly find its articles in a cache: where all are found, a thread started ahead would have read the model
 * for nothing. A wrong guess costs the time or the memory of one thread.
 */
export const isNeededAhead = (args: ReadonlyArray<string>, userCache = userCacheFolder()): boolean => {
  if (!isRun(args)) return false
  if (args.includes("--no-cache") || args.includes("--clear-cache")) return true
  const isElsewhere = args.some((arg) => arg === "--cache" || arg.startsWith("--cache="))
  return !isElsewhere && isEmpty(articlesIn(userCache))
}

/** Inputs up to this size are some tens of articles. */
export const SMALL_BYTES = 256 * 1024

/** Up to this size they are analysed by the time a second thread that does the same would have read model and word lists. */
export const FEW_BYTES = 64 * 1024

/** Where more files or folders are found, they are not looked through. */
const SMALL_FILES = 200

/** Options followed by a folder that is no input. */
const FOLDERS: ReadonlySet<string> = new Set(["--out", "--cache"])

/** Bytes that lie under the paths, no end of them where that is not small; what is not there has none. */
const bytesUnder = (paths: ReadonlyArray<string>): number => {
  const left = [...paths]
  let bytes = 0
  for (let looked = 0; left.length > 0 && bytes <= SMALL_BYTES && looked <= SMALL_FILES; looked++) {
    const path = left.pop()!
    const stats = statSync(path, { throwIfNoEntry: false })
    if (stats?.isDirectory() === true) left.push(...readdirSync(path).map((name) => join(path, name)))
    else bytes += stats?.size ?? 0
  }
  return left.length === 0 ? bytes : Infinity
}

/**
 * Bytes of a run's inputs, where they look small, else no end of them. A wrong guess costs time: V8 begins with compilers that pay off
 * soon, and gets the others when the inputs have been listed and are many; and a first thread of the wrong kind gives way to another.
 */
export const bytesAhead = (args: ReadonlyArray<string>): number => {
  if (!isRun(args) || args.includes("-")) return Infinity
  try {
    return bytesUnder(args.slice(1).filter((_, at) => !FOLDERS.has(args[at])))
  } catch {
    return Infinity
  }
}
