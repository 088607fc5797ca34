/** Where a user's analysed articles are kept. Without a library: it is asked before the program is loaded. */
import { homedir } from "node:os"
import { join } from "node:path"

/** `ONRECORD_CACHE`, or `onrecord` in the place where this system keeps a user's caches. */
export const userCacheFolder = (env: Readonly<Record<string, string | undefined>> = process.env, home = homedir()): string => {
  const own = env["ONRECORD_CACHE"]
  if (own !== undefined && own !== "") return own
  const caches = env["XDG_CACHE_HOME"] ?? (process.platform === "win32" ? env["LOCALAPPDATA"] : undefined)
  return join(caches === undefined || caches === "" ? join(home, ".cache") : caches, "onrecord")
}

/** The folder of the articles in a cache. */
export const articlesIn = (cache: string): string => join(cache, "articles")
